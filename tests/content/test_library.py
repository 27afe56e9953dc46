"""Content is found by id: the user's own first, then what is shipped."""

import shutil
import zipfile
from pathlib import Path

import pytest

from interviewer.content.base import Line, Slug, Value
from interviewer.content.library import Library, Shelf, shipped_root
from interviewer.content.scenario import Scenario
from interviewer.errors import ContentError, ExitCode, UsageError


class Book(Value):
    id: Slug
    title: Line


def write(folder: Path, id: str, title: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{id}.toml"
    file.write_text(f'id = "{id}"\ntitle = "{title}"\n', encoding="utf-8")
    return file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    for id in ("walden", "emma", "ulysses"):
        write(tmp_path / "shipped", id, f"shipped {id}")
    return tmp_path / "shipped"


@pytest.fixture
def shelf(own: Path, shipped: Path) -> Shelf[Book]:
    return Shelf("book", Book, (own, shipped))


def test_ids_of_both_folders_are_sorted_and_listed_once(shelf, own):
    write(own, "emma", "own emma")
    write(own, "beloved", "own beloved")
    assert shelf.ids() == ["beloved", "emma", "ulysses", "walden"]


def test_the_users_file_hides_the_shipped_one(shelf, own):
    assert shelf.get("emma").title == "shipped emma"
    write(own, "emma", "own emma")
    assert shelf.get("emma").title == "own emma"
    assert shelf.get("walden").title == "shipped walden"


def test_what_is_the_users_own_is_told_apart(shelf, own, shipped):
    file = write(own, "emma", "own emma")
    assert shelf.is_users_own("emma")
    assert shelf.source("emma") == file
    assert not shelf.is_users_own("walden")
    assert shelf.source("walden") == shipped / "walden.toml"
    assert not shelf.is_users_own("nobody")
    assert shelf.source("nobody") is None


def test_all_are_read_in_the_order_of_ids(shelf, own):
    write(own, "middlemarch", "own")
    assert [book.id for book in shelf.all()] == ["emma", "middlemarch", "ulysses", "walden"]


def test_other_files_in_the_folder_are_no_content(shelf, shipped):
    (shipped / "notes.md").write_text("x", encoding="utf-8")
    (shipped / "toml").write_text("x", encoding="utf-8")
    assert shelf.ids() == ["emma", "ulysses", "walden"]


def test_an_unknown_id_gets_the_nearest(shelf):
    with pytest.raises(UsageError) as error:
        shelf.get("waldem")
    assert error.value.exit_code is ExitCode.USAGE
    assert str(error.value) == (
        "There is no book 'waldem'; did you mean 'walden'? `interviewer books list` shows them."
    )


def test_an_id_like_no_other_is_told_in_whole_sentences(shelf):
    with pytest.raises(UsageError) as error:
        shelf.get("zzz")
    assert str(error.value) == "There is no book 'zzz'. `interviewer books list` shows them."


def test_folders_that_are_not_there_are_empty(tmp_path: Path):
    shelf = Shelf("book", Book, (tmp_path / "a", tmp_path / "b"))
    assert shelf.ids() == shelf.all() == []
    with pytest.raises(UsageError, match=r"There is no book 'emma', nor any other\."):
        shelf.get("emma")


def test_a_broken_file_of_the_users_is_not_passed_over_for_the_shipped_one(shelf, own):
    write(own, "emma", "x").write_text("id = ", encoding="utf-8")
    with pytest.raises(ContentError, match="emma"):
        shelf.get("emma")
    with pytest.raises(ContentError, match="emma"):
        shelf.all()
    assert shelf.get("walden").title == "shipped walden"


def test_a_shelf_may_stand_in_a_zip_file(own, shipped, tmp_path: Path):
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(shipped.iterdir()):
            archive.write(file, f"content/books/{file.name}")
        archive.writestr("content/books/broken.toml", "id = ")
    with zipfile.ZipFile(packed) as archive:
        inside = zipfile.Path(archive) / "content"
        shelf = Shelf("book", Book, (own, inside / "books"))
        write(own, "emma", "own emma")
        assert shelf.ids() == ["broken", "emma", "ulysses", "walden"]
        assert shelf.get("walden") == Book(id="walden", title="shipped walden")
        assert shelf.get("emma").title == "own emma"
        assert shelf.is_users_own("emma")
        assert not shelf.is_users_own("walden")
        with pytest.raises(ContentError, match=r"broken\.toml is not valid TOML"):
            shelf.get("broken")
        with pytest.raises(UsageError, match="did you mean 'walden'"):
            shelf.get("waldn")
        assert Shelf("book", Book, (inside / "elsewhere",)).ids() == []


def test_a_library_needs_no_home(tmp_path: Path):
    library = Library.at(tmp_path / "nothing")
    assert library.scenarios.ids()
    assert library.personas.ids()
    assert library.candidates.ids()
    assert library.rubric().version
    assert not (tmp_path / "nothing").exists()


def test_candidates_are_not_taken_for_personas(library: Library):
    assert not set(library.personas.ids()) & set(library.candidates.ids())


def test_a_scenario_of_the_users_is_found_in_their_home(tmp_path: Path):
    (tmp_path / "scenarios").mkdir()
    text = (shipped_root() / "scenarios" / "shopping-cart.toml").read_text(encoding="utf-8")
    mine = text.replace('id = "shopping-cart"', 'id = "my-cart"', 1)
    (tmp_path / "scenarios" / "my-cart.toml").write_text(mine, encoding="utf-8")
    library = Library.at(tmp_path)
    assert isinstance(library.scenarios.get("my-cart"), Scenario)
    assert library.scenarios.is_users_own("my-cart")
    assert "shopping-cart" in library.scenarios.ids()


def test_the_users_rubric_comes_before_the_shipped_one(tmp_path: Path):
    shipped = Library.at(tmp_path).rubric().version
    (tmp_path / "evals").mkdir()
    text = (shipped_root() / "evals" / "rubric.toml").read_text(encoding="utf-8")
    (tmp_path / "evals" / "rubric.toml").write_text(
        text.replace(f'version = "{shipped}"', 'version = "mine"', 1), encoding="utf-8"
    )
    assert Library.at(tmp_path).rubric().version == "mine"


def test_without_any_rubric_the_remedy_is_told(tmp_path: Path):
    whole = Library.at(tmp_path)
    bare = Library(whole.scenarios, whole.personas, whole.candidates, (tmp_path / "rubric.toml",))
    with pytest.raises(ContentError, match="install the package again"):
        bare.rubric()


def test_what_is_shipped_reads_the_same_from_a_zip_file(tmp_path: Path, library: Library):
    root = shipped_root()
    assert isinstance(root, Path)
    for folder in ("scenarios", "personas", "evals"):
        shutil.copytree(root / folder, tmp_path / "tree" / folder)
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "tree")
    with zipfile.ZipFile(packed) as archive:
        inside = zipfile.Path(archive)
        zipped = Shelf("scenario", Scenario, (tmp_path / "none", inside / "scenarios"))
        assert zipped.all() == library.scenarios.all()
