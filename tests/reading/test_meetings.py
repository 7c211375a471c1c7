"""The constructions in which reports tell of encounters, each with sister sentences: `meetings.txt` holds reports and readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from conftest import resolved

from elchi.model.claim import Encounter, Party

DAY = date(2022, 6, 15)
WANT = re.compile(
    r"(?P<kind>\w+) (?P<status>\w+)(?: \^(?P<day>[\d/-]+))?(?: @(?P<place>[\w ,']+?))?(?P<main> main)?(?::(?P<who>.*))?$"
)


@dataclass(frozen=True)
class Wanted:
    kind: str
    status: str
    day: str | None
    place: str | None
    main: bool
    who: frozenset[str]

    def fits(self, told: Encounter, *, loosely: bool) -> bool:
        if (str(told.kind), str(told.status)) != (self.kind, self.status):
            return False
        placed = self.place is None or told.place == self.place
        placed = placed and (self.day is None or (told.period.iso() if told.period is not None else "-") == self.day)
        return loosely or (placed and told.main >= self.main and self.who == {_named(p) for p in told.participants})


def _named(party: Party) -> str:
    if party.person or not party.office:
        return party.person or f"of:{party.of}"
    return f"office:{party.office}" + (f" of {party.of}" if party.of else "")


def _wanted(line: str) -> Wanted:
    found = WANT.match(line[2:].strip())
    assert found, line
    who = frozenset(w.strip() for w in (found["who"] or "").split(" + ") if w.strip())
    return Wanted(found["kind"], found["status"], found["day"], found["place"], bool(found["main"]), who)


_ENDS = re.compile(
    r"^([=~] .*\n)(?=[^=~\n])", re.MULTILINE
)  # behind its readings a report ends, whether an empty line stands there or not


def cases() -> Iterator[tuple[str, list[Wanted], list[Wanted]]]:
    written = (Path(__file__).parent / "meetings.txt").read_text("utf-8")
    for block in re.split(r"\n\s*\n", _ENDS.sub(r"\1\n", written)):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        text = " ".join(line for line in lines if line[:2] not in ("= ", "~ "))
        if text:
            firm = [_wanted(line) for line in lines if line[:2] == "= " and line != "= none"]
            yield text.replace(" // ", "\n\n"), firm, [_wanted(line) for line in lines if line[:2] == "~ "]


CASES = list(cases())


def test_the_table_is_whole() -> None:
    assert len(CASES) > 140
    assert all("\n= " not in text for text, _, _ in CASES)


@pytest.mark.parametrize(("text", "firm", "besides"), CASES, ids=[c[0][:70] for c in CASES])
def test_encounters_told(text: str, firm: list[Wanted], besides: list[Wanted]) -> None:
    told = [c for c in resolved(text, DAY).claims if isinstance(c, Encounter)]
    for want in firm:
        hit = next((t for t in told if want.fits(t, loosely=False)), None)
        assert hit is not None, (want, told)
        told.remove(hit)
    for want in besides:
        told = [t for t in told if not want.fits(t, loosely=True)]
    assert told == []
