"""Answers that were made are found by their mark alone, by every process of a server, and no more of them than there is room for."""

from pathlib import Path

from elchi.faces.web import shelf
from elchi.faces.web.shelf import Shelf


def test_what_one_process_made_another_finds(tmp_path: Path) -> None:
    one, other = Shelf(tmp_path), Shelf(tmp_path)
    one.put('"mark"', b"made")
    assert other.get('"mark"') == one.get('"mark"') == b"made"
    assert other.get('"another"') is None


def test_without_a_folder_nobody_else_finds_it() -> None:
    one = Shelf()
    one.put('"mark"', b"made")
    assert (one.get('"mark"'), Shelf().get('"mark"')) == (b"made", None)


def test_the_longest_unused_goes_first() -> None:
    one = Shelf(most=2)
    for mark in ("a", "b"):
        one.put(mark, b"made")
    one.get("a")
    one.put("c", b"made")
    assert [one.get(mark) for mark in "abc"] == [b"made", None, b"made"]


def test_a_folder_holds_no_more_than_it_should(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(shelf, "_IN_FOLDER", 3)
    monkeypatch.setattr(shelf, "_EACH", 5)
    one = Shelf(tmp_path)
    for n in range(10):
        one.put(f"mark{n}", b"made")
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_is_gone_is_done_without(tmp_path: Path) -> None:
    one = Shelf(tmp_path / "gone")
    one.put("mark", b"made")
    assert one.get("mark") == b"made"


def test_a_large_answer_is_not_kept(tmp_path: Path) -> None:
    one = Shelf(tmp_path)
    one.put("large", b"." * (shelf._LARGE + 1))
    assert (one.get("large"), list(tmp_path.iterdir())) == (None, [])
