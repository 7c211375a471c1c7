"""What makes the reader fast changes nothing that it reads, and its work grows with the text and no faster."""

import sys
from pathlib import Path

import pytest
from conftest import document

from elchi.lexica import lexicon as lexica
from elchi.lexica import marks
from elchi.lexica.lexicon import Lexicon, load_lexicon
from elchi.model.claim import Reading
from elchi.reading import acts
from elchi.reading.reader import read

REPORTS = sorted((Path(lexica.__file__).parents[1] / "sample/reports").glob("*.txt"))
SOME = [path.read_text("utf-8") for path in REPORTS[::5]]
PERHAPS = (1 << 14) - 1 - marks.STARTS  # which words begin something is a rule, not a shortcut


def readings(lexicon: Lexicon) -> list[Reading]:
    return [read(document(text), lexicon) for text in SOME]


def anew() -> Lexicon:
    shipped = load_lexicon()
    return Lexicon(shipped.phrases, shipped.register, shipped.digest)


def test_marks_only_spare_vain_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = readings(load_lexicon())
    monkeypatch.setattr(lexica, "mark", lambda word, roles=(): marks.mark(word, roles) | PERHAPS)
    assert readings(anew()) == expected


def test_the_marks_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexica, "mark", lambda word, roles=(): 0)
    assert readings(anew()) != readings(load_lexicon())


def test_screening_acts_only_spares_vain_matching(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = readings(load_lexicon())
    monkeypatch.setattr(acts.Family, "fitting", lambda family, chars: list(family))
    assert readings(load_lexicon()) == expected


def calls(text: str) -> int:
    """How many functions reading a text calls: what it costs, whatever else the machine does."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(document(text), load_lexicon())
    finally:
        sys.setprofile(before)
    return counted


REPEATED = (
    "Ali ", "President ", "Minister of ", "the Council of ", "Ali, ", "(", "May ", "3 May, 4 June and ", "“A said ‘", "A, B and C, ", "the 8th Summit of the OIC and ",
    "Foreign Minister Ali Veli and ", "The ministers met in Baku and spoke of trade. ", "Ministry of Foreign Affairs of ", "1.\n", "a",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_work_grows_with_the_text(piece: str) -> None:
    calls(piece * (2_000 // len(piece)))  # what is compiled or remembered once counts for no length
    short, long = (calls(piece * (size // len(piece))) for size in (2_000, 8_000))
    assert long < 6 * short
