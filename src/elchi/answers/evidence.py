"""What waits for a person: words that may show what became of a commitment or a planned encounter, newest documents first."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, cite, cites, in_names
from elchi.answers.commitments import commitment
from elchi.answers.meetings import place_and_time
from elchi.answers.outcomes import Outcome, planned
from elchi.answers.standing import FAR, Proposal
from elchi.model.claim import Commitment, Encounter, Status
from elchi.model.followup import Act
from elchi.record.asof import Recorded, Shown, View

_AHEAD = 4  # times as many proposals are looked at as are asked for: some are judged, or of what is closed
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a person: does this show what became of that?"""

    subject: str
    what: str
    who: tuple[str, ...]
    made: date | None
    due: str | None
    standing: str
    stated: Cite
    proposal: Proposal


def questions(view: View, limit: int = 20) -> list[Question]:
    """Return the proposals that nobody has judged, of commitments and encounters that are still open."""
    found: list[Question] = []
    seen: set[str] = set()
    step = max(limit * _AHEAD, 50)
    for shown in view.newest_shown(step):
        if shown.subject is None or shown.subject in seen:
            continue
        seen.add(shown.subject)
        asked = _of_commitment(view, shown.subject) if shown.subject.startswith("commitment:") else _of_encounter(view, shown)
        found.extend(asked)
        if len(found) >= limit:
            break
    return found[:limit]


def waiting(view: View, limit: int) -> list[Shown]:
    """Return at a glance what may show the outcome of promises that no rule and no report has settled: the surest of each, newest first."""
    surest: dict[str, Shown] = {}
    for shown in view.newest_shown(limit * _AHEAD):
        surest.setdefault(shown.subject or "", shown)
    kinds = {
        "Encounter": [i for i in surest if i.startswith("encounter:")],
        "Commitment": [i for i in surest if i.startswith("commitment:")],
    }
    texts = {i: reports for kind, ids in kinds.items() for i, reports in view.told_of(kind, ids).items()}
    settled = {p for p, shows in view.shown_for([r.id for t in texts.values() for r in t]).items() if any(s.settled for s in shows)}
    return [s for i, s in surest.items() if not any(_over(r, settled) for r in texts.get(i, ()))][:limit]


def _over(report: Recorded, settled: Container[str]) -> bool:
    return report.id in settled or (isinstance(report.claim, Encounter) and report.claim.status in (Status.HELD, Status.CANCELLED))


def promised(view: View, shown: Iterable[Shown]) -> dict[str, str]:
    """Return in words, by claim, what the promises are that something may show: what is to be done, or which encounter is to be."""
    told = view.with_ids([s.promise for s in shown])
    return {r.id: r.claim.what if isinstance(r.claim, Commitment) else place_and_time(view, [r]) for r in told}


def _of_commitment(view: View, subject: str) -> Iterator[Question]:
    whole = commitment(view, subject)
    told, open_ones = whole.undertaking, [p for p in whole.followed.proposals if p.decision is None]
    if not told.assessed.closed:
        for proposal in open_ones:
            yield Question(told.id, told.what, told.who, told.made, told.due, told.standing, told.cites[0], proposal)


def _of_encounter(view: View, shown: Shown) -> Iterator[Question]:
    """Of a planned encounter, where no rule and no person has told what became of it."""
    plan = next(iter(planned(view, only=[shown.subject or ""])), None)
    if plan is None or plan.outcome not in (Outcome.AHEAD, Outcome.SILENT):
        return
    promises = [r for r in view.claims("Encounter", subject=plan.id)]
    judged = {(a.followup.evidence.document, a.followup.evidence.span) for a in view.acts([plan.id]).get(plan.id, ())
              if not a.undone and a.followup.act is Act.EVIDENCE and a.followup.evidence}  # fmt: skip
    own = {r.citation.document for r in promises}
    found = [s for shows in view.shown_for([r.id for r in promises]).values() for s in shows]
    places: dict[object, Shown] = {}
    for s in sorted(found, key=lambda s: (-s.score, str(s.asserted or ""), s.citation.document, s.citation.span)):
        place = s.citation.document, s.citation.span
        if place not in judged and s.citation.document not in own:
            places.setdefault(place, s)
    best = max((s.score for s in places.values()), default=0)
    for s in [s for s in places.values() if s.score >= best - FAR][:_SHOWN]:
        proposal = Proposal(plan.id, cite(s), in_names(view, s.why), s.rule, s.score)
        yield Question(plan.id, plan.name, (), plan.announced, plan.planned, str(plan.outcome), cites(promises)[0], proposal)
