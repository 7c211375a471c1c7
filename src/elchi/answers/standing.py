"""How a commitment stands: what was assessed, kept apart from what was published; each change with its evidence or reason.

A person's assessment comes before any rule's. Where nobody assessed, a rule may: what is complete as soon as it is told,
what was to be held and was. Else the search for evidence answers: nothing found in so many later documents, or something
that waits for a person, and then it is *not yet looked at*. Nobody is ranked, nothing is counted into a score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, cite, cites
from elchi.answers.outcomes import Outcome, Planned, acted_cite
from elchi.model.claim import Commitment
from elchi.model.followup import Act, Decision, FollowUp, Standing
from elchi.record.asof import Acted, Recorded, Shown, View

_SHOWN = 3
FAR = 17  # points below the surest of a promise, where something shows nothing beside it
_BY_ACT = {Act.DROP: Standing.DROPPED, Act.SUPERSEDE: Standing.OVERTAKEN, Act.MERGE: Standing.OVERTAKEN}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may show what became of a commitment, why the rule thinks so, and what people said of it."""

    subject: str
    cite: Cite
    why: str
    rule: str
    score: int
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the history of a commitment, in words; `undone` where a later one took it back."""

    id: str
    when: date
    words: str
    by: str
    why: str
    cites: tuple[Cite, ...] = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """A standing in somebody's own public words."""

    words: str
    approved_by: str
    on: date


@dataclass(frozen=True, slots=True)
class Stands:
    """How a commitment, or one of its actors, stands: the assessment, since when, by whom and why."""

    assessed: Standing
    on: date | None
    by: str
    why: str
    cites: tuple[Cite, ...] = ()
    actor: str | None = None

    @property
    def words(self) -> str:
        """The standing in words: what was found until when, or who assessed it."""
        if self.assessed is Standing.NOT_LOOKED_AT:
            return f"{self.assessed}; {self.why}" if self.why else str(self.assessed)
        if self.assessed is Standing.NO_EVIDENCE:
            return (
                f"{self.assessed}, searched {self.why} on {self.on}"
                if self.by == "rule:search"
                else f"{self.assessed}, searched on {self.on}"
            )
        return f"{self.assessed}, by {self.by.partition(':')[2] if self.by.startswith('person:') else self.by}"


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """All that is known of what came of a commitment."""

    stands: Stands
    published: Published | None
    actors: tuple[Stands, ...]
    history: tuple[Step, ...]
    proposals: tuple[Proposal, ...]


def followed_up(
    view: View,
    texts: Sequence[Recorded],
    who: Sequence[str],
    acts: Sequence[Acted],
    since: date | None,
    shown: Sequence[Shown],
    outcome: Planned | None,
) -> FollowedUp:
    """Return how a commitment stands, from its texts, the acts on it, what may show its outcome, and what became of the
    encounter that it is to hold. Of what is asked for again and again only what was said since its newest text counts."""
    standing = [a for a in acts if not a.undone]
    proposals = tuple(_proposals(texts, shown, standing))
    own = [a for a in standing if a.followup.actor is None and (since is None or a.asserted >= since)]
    stands = _assessed(own) or _by_rule(texts, outcome) or _searched(view, texts, proposals)
    last = next((a for a in reversed(standing) if a.followup.act is Act.PUBLISH), None)
    said = Published(last.followup.words or "", last.followup.approved_by or "", last.asserted) if last else None
    return FollowedUp(stands, said, tuple(_of_actors(who, standing)), tuple(step(a) for a in acts), proposals)


def _assessed(acts: Sequence[Acted]) -> Stands | None:
    """What a person said last."""
    for acted in reversed(acts):
        f = acted.followup
        found = f.standing if f.decision in (None, Decision.ACCEPTED) else None
        if found := _BY_ACT.get(f.act, found):
            return Stands(found, acted.asserted, f.by, f.why, acted_cites(acted), f.actor)
    return None


def _by_rule(texts: Sequence[Recorded], outcome: Planned | None) -> Stands | None:
    done = [r for r in texts if isinstance(r.claim, Commitment) and r.claim.done]
    if done:
        return Stands(Standing.COMPLETE, done[0].asserted, "rule:done-when-told", "the text tells of it as done", cites(done))
    if outcome is None or outcome.outcome not in (Outcome.HELD, Outcome.CANCELLED):
        return None
    standing = Standing.COMPLETE if outcome.outcome is Outcome.HELD else Standing.DROPPED
    day = min((c.published for c in outcome.shown if c.published), default=None)
    return Stands(standing, day, f"rule:{outcome.rule}", f"{outcome.name} was {outcome.outcome}", outcome.shown)


def _searched(view: View, texts: Sequence[Recorded], proposals: Sequence[Proposal]) -> Stands:
    """What the search says: nothing in so many later documents, or what waits for a person."""
    waiting = sum(p.decision is None for p in proposals)
    made = min((r.asserted for r in texts if r.asserted), default=None)
    number, last = view.searched(made)
    others = number - len({r.source.id for r in texts if made is None or (r.asserted or made) >= made})
    if waiting:
        return Stands(
            Standing.NOT_LOOKED_AT, last, "rule:search", f"{waiting} proposals wait" if waiting > 1 else "1 proposal waits"
        )
    if any(p.decision is Decision.UNSURE for p in proposals):
        return Stands(Standing.NOT_LOOKED_AT, last, "rule:search", "a person was unsure of the evidence")
    if others <= 0 or made is None:
        return Stands(Standing.NOT_LOOKED_AT, None, "rule:search", "")
    return Stands(Standing.NO_EVIDENCE, last, "rule:search", f"in {others} document{'s' * (others != 1)}")


def _of_actors(who: Sequence[str], acts: Sequence[Acted]) -> list[Stands]:
    """The standing of each of several actors, and of any that was assessed, or reported, by name."""
    told: dict[str, list[Acted]] = {}
    for acted in acts:
        if acted.followup.actor:
            told.setdefault(acted.followup.actor, []).append(acted)
    names = dict.fromkeys([*(who if len(who) > 1 else ()), *told])
    return [_of_actor(name, told.get(name, ())) for name in (names if told else ())]


def _of_actor(name: str, acts: Sequence[Acted]) -> Stands:
    """What was assessed last of one actor; what it reported itself is no assessment, and stands beside it where there is none."""
    assessed = next((a for a in reversed(acts) if a.followup.standing), None)
    last = assessed or (acts[-1] if acts else None)
    if last is None:
        return Stands(Standing.NOT_LOOKED_AT, None, "", "", actor=name)
    f = last.followup
    why = f'reports "{f.words}"' if f.act is Act.REPORT and f.words else f.why
    return Stands(f.standing or Standing.NOT_LOOKED_AT, last.asserted, f.by, why, acted_cites(last), name)


def _proposals(texts: Sequence[Recorded], shown: Sequence[Shown], acts: Sequence[Acted]) -> list[Proposal]:
    """What waits for a person or was judged by one, each place once, the best first; what is settled by rule is left out."""
    said = {(c.document, c.span): a.followup.decision for a in acts if (c := a.followup.evidence) and a.followup.decision}
    own = {r.citation.document for r in texts}
    found: dict[tuple[str, object], Proposal] = {}
    ranked = sorted(shown, key=lambda s: (-s.score, str(s.asserted or ""), s.citation.document, s.citation.span))
    for s in ranked:
        place = s.citation.document, s.citation.span
        if not s.settled and s.citation.document not in own and place not in found:
            found[place] = Proposal(s.subject or "", cite(s), s.why, s.rule, s.score, said.get(place))
    judged = [p for p in found.values() if p.decision is not None]
    waiting = [p for p in found.values() if p.decision is None]
    return [*judged, *[p for p in waiting if p.score >= waiting[0].score - FAR][:_SHOWN]]


def step(acted: Acted) -> Step:
    """Return an act in words."""
    f = acted.followup
    return Step(acted.id[:10], acted.asserted, _words(f), f.by.partition(":")[2], f.why, acted_cites(acted), acted.undone)


def _words(f: FollowUp) -> str:
    by, whose = f", decided by {f.body}" if f.body else "", f" for {f.actor}" if f.actor else ""
    stands = f": {f.standing}" if f.standing else ""
    due = (f.due.iso() or f.due.words) if f.due else ""
    part = f"paragraph {f.paragraph}" if f.paragraph else "the whole text"
    told = {
        Act.POSITION: f"{f.actor} {f.position}, on {part}" + (f': "{f.words}"' if f.words else ""),
        Act.ASSESS: f"assessed {f.standing}{whose}{by}", Act.PUBLISH: f'published as "{f.words}", approved by {f.approved_by}',
        Act.EVIDENCE: f"evidence {f.decision}{stands}", Act.REPORT: f'{f"{f.actor} " if f.actor else ""}reported: "{f.words or f.why}"{stands}',
        Act.EXTEND: f"extended to {due}{by}", Act.RESCOPE: f're-scoped to "{f.words}"{by}', Act.MERGE: f"merged into {f.other}{by}",
        Act.SUPERSEDE: f"superseded by {f.other}{by}", Act.DROP: f"dropped{by}", Act.UNDO: f"took back {(f.undoes or '')[:10]}",
    }  # fmt: skip
    return told[f.act]


def acted_cites(acted: Acted) -> tuple[Cite, ...]:
    """Return the citation of an act's evidence, where it has one."""
    found = acted_cite(acted)
    return (found,) if found else ()
