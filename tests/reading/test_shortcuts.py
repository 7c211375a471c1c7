"""What makes the reader fast changes nothing that it reads, and its work grows with the text and no faster."""

import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import document

from elchi.desk import resolve_alone
from elchi.lexica import lexicon as lexica
from elchi.lexica import marks
from elchi.lexica.classes import finds, telling, word_class, word_pattern
from elchi.lexica.lexicon import Lexicon, load_lexicon, tokens_of
from elchi.lexica.tables import strings
from elchi.model.reading import Reading
from elchi.reading.lines import acts
from elchi.reading.consultations.phrases import Fitting, single
from elchi.reading.dates import terms
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
    monkeypatch.setattr(acts.Family, "fitting", lambda family, line: list(family))
    assert readings(load_lexicon()) == expected


@pytest.mark.parametrize("act", strings("acts/requests"), ids=lambda act: act["name"])
def test_screening_phrases_only_spares_vain_matching(act: dict[str, Any]) -> None:
    parts = strings("consultations")["phrases"]
    screen, pattern = Fitting([act["pattern"]], parts), single(act["pattern"], parts)
    for words in (text for text, _ in act["examples"]):
        assert not pattern.search(words) or list(screen.among(words)) == [0]
    assert list(screen.among("The ministers met in Baku.")) == []


ASKED = ("earlier_name", "later_name", "looking_back")


@pytest.mark.parametrize(
    "phrase",
    [*(p for name in ASKED for p in word_class(name)), *(p for names in strings("words/agencies").values() for p in names)],
)
def test_a_phrase_is_asked_for_by_a_word_of_its_own(phrase: str) -> None:
    assert not telling([phrase]).isdisjoint(word.lower() for word in tokens_of(phrase))


@pytest.mark.parametrize("words", [*word_class("programme_titles"), "WEEK AHEAD", "a reprogramming", "the meeting"])
def test_a_class_is_found_as_its_pattern_finds_it(words: str) -> None:
    assert finds("programme_titles", words) == (word_pattern("programme_titles").search(words) is not None)


@pytest.mark.parametrize(
    "term",
    [
        "from May 1972 until 1975",
        "between the beginning of September 12 and the end of October 15, 1990",
        "1995-97",
        "June–September 1958",
    ],
)
def test_a_term_is_found_by_its_year_wherever_it_stands(term: str) -> None:
    text = "It was held in May, and in June by nobody else. " * 9 + term + ", and in July too" * 9
    everywhere = map(terms._term, terms._pattern().finditer(text))
    assert list(terms.terms(text, 0, len(text))) == [found for found in everywhere if found is not None] != []


def calls(text: str) -> int:
    """How many functions reading and resolving a text calls: what it costs, whatever else the machine does."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        resolve_alone(document(text))
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


SYLLABLES = ("ka", "ber", "pra", "nov", "se", "lin", "mo", "ta", "sil", "ru")


def word(number: int) -> str:
    """A word of its own for each number."""
    return "".join(SYLLABLES[int(digit)] for digit in str(100 + number)).title()


def meetings(count: int) -> str:
    """So many meetings of others each time, on days of some years."""
    told = []
    for n in range(count):
        day = f"{n % 28 + 1} {('March', 'May', 'July')[n % 3]} {1990 + n % 30}"
        guest, host = (f"{word(i * 7 % 900)} {word(i)}" for i in (2 * n, 2 * n + 1))
        told.append(f"Foreign Minister {guest} met with President {host} in Vienna on {day}. He said that trade had grown.")
        told.append(f"{host} pledged to open a {word(n)} school in {word(5 * n)}.")
    return "\n".join(told)


def test_work_grows_with_what_a_text_tells() -> None:
    calls(meetings(5))
    short, long = calls(meetings(20)), calls(meetings(160))
    assert long < 10 * short
