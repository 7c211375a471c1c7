"""What makes the reader fast changes nothing that it reads."""

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
