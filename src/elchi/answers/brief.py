"""What we know of a party before a meeting: whom we meet, when last, what they said, what is owed, what is ahead."""

from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Line, cites, party_words
from elchi.answers.commitments import Undertaking, commitments
from elchi.answers.holders import Holder, offices_of, who_held
from elchi.answers.meetings import Meeting, meetings
from elchi.answers.timeline import calendar
from elchi.model.claim import Statement
from elchi.record.asof import View

_MEETINGS, _STATEMENTS = 8, 12


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief. Each part is a list of cited facts; `unknown` names in words what the record cannot say."""

    subject: str
    title: str
    on: date | None
    holders: tuple[Holder, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Line, ...]
    commitments: tuple[Undertaking, ...]
    ahead: tuple[Meeting, ...]
    disagreements: tuple[str, ...]
    unknown: tuple[str, ...]


def brief(view: View, subject: str, on: date | None = None) -> Brief:
    """Return the brief about a person, office, state, body or place, as of the view's day."""
    kind = subject.partition(":")[0]
    holding = who_held(view, subject, on) if kind == "office" else None
    people = [h.person for h in holding.holders] if holding else []
    parties = [subject, *people]
    met = list({m.id: m for p in parties for m in meetings(view, p)}.values())
    past = [m for m in met if m.status == "held" and _before(m, on)]
    ahead = list({m.id: m for p in parties for m in calendar(view, on, p)}.values())
    owners = [o for o in (_owner(view, subject),) if o] if holding else []
    owed = list({u.id: u for p in [*parties, *owners] for u in commitments(view, by=p)}.values())
    holders = holding.holders if holding else tuple(offices_of(view, subject)) if kind == "person" else ()
    said = _statements(view, parties)
    return Brief(
        subject, holding.office if holding else view.name_on(subject, on), on, tuple(holders), tuple(past[:_MEETINGS]), tuple(said[:_STATEMENTS]),
        tuple(owed), tuple(ahead), tuple(d for m in past for d in m.disagreements), tuple(_unknown(kind, holding.answer if holding else None, past, said, owed)),
    )  # fmt: skip


def _owner(view: View, office: str) -> str | None:
    """The state or body whose office it is: what it owes concerns its office-holder."""
    owner = office.partition("@")[2]
    return next((f"{kind}:{owner}" for kind in ("state", "body") if view.entity(f"{kind}:{owner}")), None)


def _before(m: Meeting, on: date | None) -> bool:
    return on is None or m.period is None or m.period.first is None or m.period.first <= on


def _statements(view: View, parties: list[str]) -> list[Line]:
    """What they said, newest first."""
    found = {r.id: r for p in parties for r in view.claims("Statement", party=p, role="speaker")}
    ordered = sorted(found.values(), key=lambda r: (str(r.asserted or ""), -r.citation.span.start), reverse=True)
    return [
        Line(
            f"{party_words(view, r.claim.speaker, r.asserted)}: {r.claim.gist}", cites([r]), str(r.asserted) if r.asserted else None
        )
        for r in ordered
        if isinstance(r.claim, Statement)
    ]


def _unknown(kind: str, holding: str | None, past: list[Meeting], said: list[Line], owed: list[Undertaking]) -> list[str]:
    gaps = []
    if holding is not None and holding.startswith(("Unknown", "The record attests nobody")):
        gaps.append(holding)
    undated = sum(m.period is None for m in past)
    gaps += [f"The day of {undated} of these encounters is not stated."] if undated else []
    gaps += ["No encounter is on record."] if not past else []
    gaps += ["No statement is on record."] if not said else []
    gaps += ["No undertaking is on record; none was looked for outside the documents read."] if not owed else []
    return gaps
