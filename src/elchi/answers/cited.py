"""Lines with their evidence: the one shape in which every answer gives its facts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from elchi.model.claim import Encounter, Party
from elchi.model.period import Period
from elchi.model.quick import quick
from elchi.record.asof import REGISTER, Recorded, Shown, View

T = TypeVar("T")
_IDENTIFIER = re.compile(r"\b(?:state|body|person|place|office):[a-z0-9.@-]+")


@quick
@dataclass(frozen=True, slots=True)
class Cite:
    """Where a line stands: the quote, its document and offsets, and who published it when."""

    quote: str
    document: str
    start: int
    end: int
    title: str | None
    publisher: str | None
    published: date | None
    address: str

    def __hash__(self) -> int:
        return hash((self.document, self.start, self.end))  # whatever else it says, it says of this place

    @property
    def of_register(self) -> bool:
        """Tell whether it is of a register that comes with Elchi: its words are a row of a table, which says little by itself."""
        return self.publisher == REGISTER


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Part of a long list: how many stand before it, and whether more follow. How many there are in all is not counted."""

    items: tuple[T, ...]
    before: int
    more: bool


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """One fact of an answer in words, with the evidence behind it; `about` is the identifier of what it tells of."""

    text: str
    cites: tuple[Cite, ...]
    when: str | None = None
    about: str | None = None


def called(title: str | None, address: str) -> str:
    """Return what a document is called where it is cited: its title, else its web address, else the name of its file."""
    return title or (address if "://" in address else address.rstrip("/").rpartition("/")[2] or address)


def cite(recorded: Recorded | Shown) -> Cite:
    """Return the citation of a recorded claim, or of words that show an outcome."""
    c, s = recorded.citation, recorded.source
    return Cite(c.quote, c.document, c.span.start, c.span.end, s.title, s.publisher, s.published, s.address)


def cites(found: Iterable[Recorded]) -> tuple[Cite, ...]:
    """Return the citations of claims, each place once."""
    told: dict[tuple[str, int, int], Cite] = {}
    for r in found:
        span = r.citation.span
        place = r.citation.document, span.start, span.end
        if place not in told:
            told[place] = cite(r)
    return tuple(told.values())


def in_names(view: View, why: str) -> str:
    """Return a reason in words, with names in the place of identifiers."""
    return _IDENTIFIER.sub(lambda found: view.name_on(found[0], None), why)


def day_words(period: Period | None) -> str:
    """Return a period in words: the day, month or span, or the source's own words where it is vaguer."""
    if period is None:
        return "day not stated"
    stated = period.iso()
    if stated is None:
        return period.words or "day not stated"
    return stated if "/" not in stated else stated.replace("/", " to ")


def party_words(view: View, party: Party, day: date | None) -> str:
    """Return a party in words: name, office, and whose office, by the names of the day."""
    whose = view.name_on(party.of_id, day) if party.of_id and view.entity(party.of_id) else party.of
    person = view.name_on(party.person_id, None) if party.person_id else party.person
    office = ", ".join(w for w in (party.office, whose) if w)
    if person:
        return f"{person} ({office})" if office else person
    return office or "somebody not named"


def parties_words(view: View, parties: Iterable[Party], day: date | None) -> tuple[str, ...]:
    """Return parties in words, each once; those of one office without a name together: "Presidents of Georgia and Armenia"."""
    groups: dict[str, list[Party]] = {}
    for party in parties:
        unnamed = party.office if party.office and not party.person and party.of else None
        groups.setdefault(unnamed or party_words(view, party, day), []).append(party)
    return tuple(
        _office_of(view, words, found, day) if len(found) > 1 and not found[0].person else party_words(view, found[0], day)
        for words, found in groups.items()
    )


def _office_of(view: View, office: str, found: list[Party], day: date | None) -> str:
    owners = dict.fromkeys(view.name_on(p.of_id, day) if p.of_id and view.entity(p.of_id) else p.of or "" for p in found)
    *first, last = owners
    return f"{office} of {', '.join(first)} and {last}" if first else f"{office} of {last}" if last else office


def day_of(claim: Encounter, source_day: date | None) -> date | None:
    """Return the day by whose names an encounter is told: its own, else the report's."""
    return claim.period.first if claim.period and claim.period.first else source_day
