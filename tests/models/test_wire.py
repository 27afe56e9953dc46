"""Chunks are read as servers phrase them."""

import pytest

from interviewer.models.port import Usage
from interviewer.models.wire import BrokenStreamError, Piece, pieces, plain, read_chunk


async def lines(*given):
    for line in given:
        yield line


async def read(*given):
    return [piece async for piece in pieces(lines(*given))]


async def test_comments_names_and_blank_lines_are_no_pieces():
    assert await read(": keep-alive", "", "event: x", "", "id: 3", "", "data: [DONE]", "") == [Piece(done=True)]


async def test_data_over_several_lines_is_one_piece_and_the_last_needs_no_blank_line():
    assert await read('data: {"choices":', 'data:[{"delta":{"content":"x"}}]}') == [Piece(text="x")]


async def test_what_is_not_json_breaks_the_stream():
    with pytest.raises(BrokenStreamError):
        await read('data: {"choi', "")


def test_a_plain_completion_is_one_piece():
    piece = plain('{"choices":[{"message":{"content":[{"type":"text","text":"x"}]},"finish_reason":"stop"}]}')
    assert piece == Piece(text="x", ending="stop")


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": 0, "completion_tokens": 0}, {"prompt_tokens": None}, 3])
def test_usage_that_says_nothing_is_none(usage):
    assert read_chunk({"usage": usage}).usage is None


def test_cached_tokens_are_found_under_either_name():
    expected = Usage(input_tokens=9, cached_tokens=4, output_tokens=2)
    numbers = {"prompt_tokens": 9, "completion_tokens": 2}
    assert read_chunk({"usage": numbers | {"prompt_tokens_details": {"cached_tokens": 4}}}).usage == expected
    assert read_chunk({"usage": numbers | {"prompt_cache_hit_tokens": 4}}).usage == expected


@pytest.mark.parametrize("chunk", [{"error": {"message": "m"}}, {"object": "error", "message": "m"}, {"error": "m"}])
def test_an_error_is_an_error_however_it_is_put(chunk):
    error = read_chunk(chunk).error
    assert error is not None
    assert error["message"] == "m"
