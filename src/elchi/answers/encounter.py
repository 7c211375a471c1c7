"""One encounter whole: what each report tells of it side by side, what was said and decided there, and where it stands in its series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, Line, cites, day_words, parties_words
from elchi.answers.claims import claim_line
from elchi.answers.commitments import Undertaking, undertakings
from elchi.answers.meetings import Meeting, meeting, told_of
from elchi.answers.outcomes import Planned, planned, was_planned
from elchi.answers.standing import Step, step
from elchi.errors import NothingKnown
from elchi.model.claim import Encounter
from elchi.model.entity import Judgement
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Report:
    """What one document tells of an encounter; `reprints` names the document whose text it prints again."""

    told: date | None
    status: str
    when: str
    place: str | None
    who: tuple[str, ...]
    cite: Cite
    reprints: str | None = None


@dataclass(frozen=True, slots=True)
class WholeEncounter:
    """An encounter with its reports, its statements and commitments, its neighbours in a series, and who judged what of it;
    where it was planned, what became of the plan, and what people said of that."""

    meeting: Meeting
    reports: tuple[Report, ...]
    statements: tuple[Line, ...]
    commitments: tuple[Undertaking, ...]
    before: Meeting | None
    after: Meeting | None
    judgements: tuple[Judgement, ...]
    outcome: Planned | None = None
    history: tuple[Step, ...] = ()


def whole_encounter(view: View, identifier: str) -> WholeEncounter:
    """Return one encounter whole. Raises NothingKnown where the record tells of none under the identifier."""
    found = view.claims("Encounter", subject=identifier)
    if not found:
        raise NothingKnown(f'The record tells of no encounter "{identifier}"; elchi meetings --json lists their identifiers.')
    said = view.claims("Statement", party=identifier, role="encounter")
    decided = undertakings(view, view.claims("Commitment", party=identifier, role="encounter"))
    before, after = _neighbours(view, found)
    lines = tuple(dict.fromkeys(claim_line(view, r) for r in said))
    outcome = next(iter(planned(view, only=[identifier])), None) if any(map(was_planned, found)) else None
    acts = [a for acts in view.acts([identifier]).values() for a in acts]
    return WholeEncounter(
        meeting(view, found), tuple(_reports(view, found)), lines, tuple(decided), before, after, tuple(view.judgements(identifier)),
        outcome, tuple(map(step, acts)),
    )  # fmt: skip


def _reports(view: View, found: Sequence[Recorded]) -> list[Report]:
    documents = list(dict.fromkeys(r.citation.document for r in found))
    leaders = view.originals(documents) if len(documents) > 1 else {}
    ordered = sorted(found, key=lambda r: (str(r.asserted or ""), r.id))
    return [_report(view, r, leaders) for r in ordered if isinstance(r.claim, Encounter)]


def _report(view: View, r: Recorded, leaders: dict[str, str]) -> Report:
    claim = r.claim
    assert isinstance(claim, Encounter)
    place = view.name_on(claim.place_id, r.asserted) if claim.place_id else claim.place
    leader = leaders.get(r.citation.document, r.citation.document)
    who = parties_words(view, claim.participants, r.asserted)
    again = leader if leader != r.citation.document else None
    return Report(r.asserted, str(claim.status), day_words(claim.period), place, who, cites([r])[0], again)


def _neighbours(view: View, found: Sequence[Recorded]) -> tuple[Meeting | None, Meeting | None]:
    """The numbered meetings of the same body and series just before and after."""
    one = next((c for c in map(_numbered, found) if c), None)
    if one is None or one.ordinal is None:
        return None, None
    others = [r for r in view.claims("Encounter", party=one.body_id, role="body") if (c := _numbered(r)) and c.kind is one.kind]
    by_number = {c.ordinal: r for r in others if (c := _numbered(r)) and c.series == one.series}
    near = [by_number.get(one.ordinal + step) for step in (-1, 1)]
    told = [next(iter(told_of(view, [r])), None) if r else None for r in near]
    return told[0], told[1]


def _numbered(r: Recorded) -> Encounter | None:
    claim = r.claim
    return claim if isinstance(claim, Encounter) and claim.ordinal and claim.body_id else None
