"""All the record holds of one person or one body: its names and where each stands, offices, members, encounters, judgements."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from elchi.answers.calendar import is_ahead
from elchi.answers.chairs import Chairing, chairing
from elchi.answers.cited import Line, cites
from elchi.answers.commitments import today
from elchi.answers.holders import Holder, offices_of
from elchi.answers.meetings import Meeting, meetings
from elchi.answers.members import Member, members_of
from elchi.answers.terms import terms_of
from elchi.model.claim import Naming
from elchi.model.entity import Judgement
from elchi.model.expression import DateExpression
from elchi.record.asof import Source, View

_MEETINGS, _SHOWN = 10, 4
_ALL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as written, in how many documents it stands, and some of them."""

    name: str
    sources: tuple[Source, ...]
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """A person: offices, the latest encounters, every spelling, and who judged what about identity."""

    id: str
    name: str
    offices: tuple[Holder, ...]
    meetings: tuple[Meeting, ...]
    spellings: tuple[Spelling, ...]
    judgements: tuple[Judgement, ...]
    otherwise: tuple[Holder, ...] = ()  # the offices of other days, where none is known of the day asked for


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its names in time, members, offices with the terms in each, its numbered meetings, and those of them that are
    ahead: who hosts next, as far as it is told; and who chairs it, and chairs next."""

    id: str
    name: str
    namings: tuple[Line, ...]
    members: tuple[Member, ...]
    offices: tuple[Holder, ...]
    series: tuple[Meeting, ...]
    spellings: tuple[Spelling, ...]
    ahead: tuple[Meeting, ...] = ()
    chair: Chairing | None = None


def person(view: View, identifier: str, on: date | None = None, latest: int | None = None) -> Person:
    """Return what the record holds of a person; with a day, the offices that may have been held then, and encounters up to it."""
    told = offices_of(view, identifier)
    held = tuple(h for h in told if on is None or h.sure(on) or h.possible(on))
    return Person(
        identifier, view.name_on(identifier, None), held, tuple(meetings(view, identifier, last=on, latest=latest and _MEETINGS)[:_MEETINGS]),
        spellings(view, identifier, _SHOWN if latest else _ALL), tuple(view.judgements(identifier)),
        () if held else tuple(told),
    )  # fmt: skip


def body(view: View, identifier: str, on: date | None = None, latest: int | None = None) -> Body:
    """Return what the record holds of a body; with a day, its members then; `latest` is from how many of the latest claims."""
    told = [r for r in view.claims("Naming", subject=identifier) if isinstance(r.claim, Naming)]
    namings = [Line(_naming(r.claim), cites([r]), _when(r.claim)) for r in told if isinstance(r.claim, Naming)]
    held = terms_of(view, view.claims("Tenure", party=identifier, role="holder", latest=latest))
    series = [m for m in meetings(view, identifier, role="body", latest=latest) if m.body == identifier]
    return Body(
        identifier, view.name_on(identifier, on), tuple(dict.fromkeys(namings)), members_of(view, identifier, on).members, tuple(held),
        tuple(series), spellings(view, identifier, _SHOWN if latest else _ALL), tuple(m for m in series if is_ahead(m, on or today(view))),
        chairing(view, identifier, on),
    )  # fmt: skip


def _naming(claim: Naming) -> str:
    if claim.how == "renamed":
        return f"{claim.other} (renamed, {claim.name} before)"
    return claim.other if claim.how == "official" else f"{claim.other} ({claim.how})"


def _when(claim: Naming) -> str | None:
    """When a name held: of a beginning that a text states as much as it states."""
    if claim.period is None:
        return None
    if claim.since is not None:
        told = _stated(claim.since)
        return told if claim.how == "founded" else f"{told} to ?"
    return f"{claim.period.first or '?'} to {claim.period.end.date() if claim.period.end else '?'}"


def _stated(told: DateExpression) -> str:
    if told.year is None:
        return told.words
    return "-".join(f"{part:02}" for part in takewhile(lambda part: part is not None, (told.year, told.month, told.day)))


def spellings(view: View, identifier: str, most: int = _ALL) -> tuple[Spelling, ...]:
    """Return every name of something with the documents where it stands: of many documents so many."""
    return tuple(Spelling(name, tuple(sources), many) for name, many, sources in view.spelled(identifier, most))


__all__ = ["Body", "Person", "Spelling", "body", "person", "spellings"]
