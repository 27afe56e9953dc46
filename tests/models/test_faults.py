"""Every exception of the client becomes one of ours, with a sentence that helps and no key in it."""

import httpx2
import openai
import pytest

from interviewer.errors import ContextOverflow, ModelError, ModelGarbled, ModelRefused, ModelUnreachable
from interviewer.models.faults import Edge, FaultError, fault_of, retry_after, streamed_fault
from interviewer.models.wire import BrokenStreamError

EDGE = Edge("http://models.example/v1", "gpt-6.1-terra", 120, ("topsecretkey",))
REQUEST = httpx2.Request("POST", "http://models.example/v1/chat/completions")


def status(cls, number, message="no", **error):
    response = httpx2.Response(number, request=REQUEST, headers={"authorization": "topsecretkey"})
    return cls(f"Error code: {number}", response=response, body={"message": f"{message} topsecretkey", **error})


MADE = {
    openai.OpenAIError: (lambda c: c("missing topsecretkey"), ModelRefused),
    openai.APIError: (lambda c: c("odd", REQUEST, body=None), ModelUnreachable),
    openai.APIStatusError: (lambda c: status(c, 418), ModelRefused),
    openai.BadRequestError: (lambda c: status(c, 400), ModelRefused),
    openai.AuthenticationError: (lambda c: status(c, 401), ModelRefused),
    openai.PermissionDeniedError: (lambda c: status(c, 403), ModelRefused),
    openai.NotFoundError: (lambda c: status(c, 404), ModelRefused),
    openai.ConflictError: (lambda c: status(c, 409), ModelUnreachable),
    openai.UnprocessableEntityError: (lambda c: status(c, 422), ModelRefused),
    openai.RateLimitError: (lambda c: status(c, 429), ModelUnreachable),
    openai.InternalServerError: (lambda c: status(c, 502), ModelUnreachable),
    openai.APIConnectionError: (lambda c: c(request=REQUEST), ModelUnreachable),
    openai.APITimeoutError: (lambda c: c(REQUEST), ModelUnreachable),
    openai.APIResponseValidationError: (
        lambda c: c(httpx2.Response(200, request=REQUEST), None),
        ModelGarbled,
    ),
    openai.LengthFinishReasonError: (lambda c: made_bare(c, "length"), ModelGarbled),
    openai.ContentFilterFinishReasonError: (lambda c: made_bare(c, "filter"), ModelRefused),
    openai.InvalidWebhookSignatureError: (lambda c: c("bad"), ModelGarbled),
}
"""Each exception class of the client: how one is made, and what it becomes."""

CHILDREN = {
    "OAuthError",
    "SubjectTokenProviderError",
    "WebSocketConnectionClosedError",
    "WebSocketQueueFullError",
}
"""Of newer clients, raised by features not used here: they become what their parent becomes."""


def made_bare(cls, message):
    error = cls.__new__(cls)
    Exception.__init__(error, message)
    return error


def exceptions_of_the_client():
    found = {value for value in list(vars(openai).values()) if isinstance(value, type) and issubclass(value, Exception)}
    todo = [openai.OpenAIError]
    while todo:
        cls = todo.pop()
        found.add(cls)
        todo += [child for child in cls.__subclasses__() if child.__module__.startswith("openai")]
    return found


def test_no_exception_of_the_client_is_missed():
    general = {c for c in exceptions_of_the_client() if c.__module__ in ("openai", "openai._exceptions")}
    public = {cls for cls in general if not cls.__name__.startswith("_")}
    unknown = {cls for cls in public if cls not in MADE and cls.__name__ not in CHILDREN}
    assert unknown == set(), "decide in faults.ROWS what these become, then add them here"


@pytest.mark.parametrize("cls", sorted(exceptions_of_the_client(), key=lambda c: c.__name__))
def test_every_exception_becomes_ours_and_says_where(cls):
    make, expected = MADE.get(cls, (lambda c: made_bare(c, "x"), ModelError))
    error = make(cls) if cls in MADE else parent_like(cls)
    fault = fault_of(error, EDGE, wall=0)
    assert isinstance(fault.error, expected)
    assert "models.example" in str(fault.error)
    assert "topsecretkey" not in f"{fault.error} {fault.brief}"


def parent_like(cls):
    error = cls.__new__(cls)
    Exception.__init__(error, "x")
    if isinstance(error, openai.APIStatusError):
        response = httpx2.Response(401, request=REQUEST)
        error.response, error.status_code, error.body = response, 401, None
    return error


@pytest.mark.parametrize(
    ("number", "message", "more", "expected"),
    [
        (400, "This model's maximum context length is 8192 tokens", {}, ContextOverflow),
        (413, "large", {}, ContextOverflow),
        (429, "Request too large for gpt on tokens per min", {}, ContextOverflow),
        (429, "You exceeded your current quota", {}, ModelRefused),
        (402, "pay", {}, ModelRefused),
        (400, "flagged", {"code": "content_filter"}, ModelRefused),
        (404, "model 'qwen3' not found, try pulling it first", {}, ModelRefused),
    ],
)
def test_the_servers_words_decide_what_its_number_leaves_open(number, message, more, expected):
    fault = fault_of(status(openai.APIStatusError, number, message, **more), EDGE, wall=0)
    assert isinstance(fault.error, expected)
    assert fault.kind == "final"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx2.ReadTimeout("t"), "timeout"),
        (httpx2.ConnectTimeout("t"), "transient"),
        (httpx2.ReadError("r"), "transient"),
        (httpx2.RemoteProtocolError("r"), "transient"),
        (httpx2.ConnectError("certificate verify failed"), "final"),
        (httpx2.UnsupportedProtocol("u"), "final"),
        (httpx2.InvalidURL("u"), "final"),
        (httpx2.DecodingError("d"), "final"),
        (BrokenStreamError("b"), "transient"),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "r"), "transient"),
    ],
)
def test_errors_below_the_client_are_sorted_too(error, kind):
    assert fault_of(error, EDGE, wall=0).kind == kind


def test_a_mistake_of_our_own_is_not_taken_for_a_fault():
    with pytest.raises(KeyError):
        fault_of(KeyError("ours"), EDGE, wall=0)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "server had an error", "type": "server_error"}, "transient"),
        ({"message": "slow", "code": "rate_limit_exceeded"}, "transient"),
        ({"message": "m", "code": 502}, "transient"),
        ({"message": "m", "code": 400}, "final"),
        ({"message": "m", "code": "context_length_exceeded"}, "final"),
    ],
)
def test_an_error_inside_a_stream_is_sorted_by_its_code(error, kind):
    assert streamed_fault(error, EDGE).kind == kind


def test_a_page_instead_of_an_error_is_told_by_its_title():
    error = status(openai.APIStatusError, 502)
    error.body = "<html><title>Bad gateway</title><p>long</p></html>"
    assert "502: Bad gateway" in str(fault_of(error, EDGE, wall=0).error)


@pytest.mark.parametrize("value", ["soon", "nan", "inf", ""])
def test_a_wish_that_cannot_be_read_is_none(value):
    assert retry_after({"Retry-After": value}, 0) is None


def test_a_time_already_past_means_now():
    assert retry_after({"Retry-After": "Thu, 01 Jan 1970 00:00:20 GMT"}, 100) == 0
    assert retry_after({"retry-after": "-3"}, 0) == 0


def test_an_exception_that_carries_a_fault_tells_it_briefly():
    fault = streamed_fault({"message": "busy"}, EDGE)
    assert str(FaultError(fault)) == "busy"
