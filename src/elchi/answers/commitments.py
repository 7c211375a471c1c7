"""Who must do what, for whom, by when, where it was decided, how it stands: each commitment once, over all its texts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, Part, cites, parties_words, party_words
from elchi.answers.due import Due, due_of
from elchi.answers.meetings import place_and_time
from elchi.answers.outcomes import Planned, planned
from elchi.answers.standing import FollowedUp, followed_up
from elchi.errors import NothingKnown
from elchi.model.claim import Commitment, CommitmentKind, Encounter
from elchi.model.followup import Act, Standing
from elchi.record.asof import Acted, Recorded, Shown, View

_LINKS = (Act.MERGE, Act.SUPERSEDE)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One commitment, with every text that states it. `standing` is in words; `due` as stated, or as extended since."""

    id: str
    kind: str
    who: tuple[str, ...]
    what: str
    due: str | None
    due_last: date | None
    made: date | None
    cites: tuple[Cite, ...]
    standing: str
    verb: str = ""
    strength: str | None = None
    course: str | None = None
    for_whom: str | None = None
    decided: str | None = None
    arithmetic: str | None = None
    assessed: Standing = Standing.NOT_LOOKED_AT
    encounter: str | None = None

    def overdue(self, day: date | None) -> bool:
        """Tell whether its term has passed on a day and it is not closed."""
        return day is not None and self.due_last is not None and self.due_last < day and not self.assessed.closed


@dataclass(frozen=True, slots=True)
class Text:
    """One text that states a commitment, and how it came to be held the same one."""

    id: str
    day: date | None
    what: str
    due: str | None
    cite: Cite
    joined: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Another commitment that this one repeats, replaces or goes with, and why."""

    how: str
    id: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class WholeCommitment:
    """One commitment with its texts, what came of it, the encounter that it is to hold, and what is linked with it."""

    undertaking: Undertaking
    texts: tuple[Text, ...]
    followed: FollowedUp
    outcome: Planned | None
    links: tuple[Link, ...]


def commitments(
    view: View, *, by: str | None = None, to: str | None = None, kind: CommitmentKind | None = None, due: date | None = None,
    overdue: bool = False, standing: Iterable[Standing] = (), latest: int | None = None, on: date | None = None,
) -> list[Undertaking]:  # fmt: skip
    """Return commitments, those with a due day first by that day, then by the day they were made, newest first.

    `by` must act, `to` is whom it is for or with whom it was made; `due` by that day; `overdue` as of the view's day;
    `on` a day: made by then and not due before it.
    """
    found = view.claims("Commitment", party=by, role="actor" if by else None, latest=latest)
    groups, asked = _groups(found, kind), set(standing)
    return _ordered(
        u for u, _ in _undertakings(view, groups)
        if (not asked or u.assessed in asked) and (due is None or (u.due_last is not None and u.due_last <= due))
        and (on is None or ((u.made is None or u.made <= on) and (u.due_last is None or on <= u.due_last)))
        and (not overdue or u.overdue(today(view))) and (to is None or _owed_to(view, groups[u.id], to))
    )  # fmt: skip


def actors_of(view: View, identifier: str) -> tuple[str, ...]:
    """Return those who must act by a commitment, as it is told of each."""
    found = [(r, _of(r)) for r in view.claims("Commitment", subject=identifier)]
    return tuple(dict.fromkeys(party_words(view, p, r.asserted) for r, c in found for p in c.who))


def decided_at(view: View, encounter: str, about: Callable[[str], bool] = lambda _: True) -> list[Undertaking]:
    """Return what was decided or promised at an encounter, of it what is `about` something by its own words."""
    found = view.claims("Commitment", party=encounter, role="encounter")
    return undertakings(view, [r for r in found if about(r.citation.quote)])


def listed(view: View, by: str | None = None, *, skip: int = 0, most: int = 50) -> Part[Undertaking]:
    """Return so many commitments (of somebody who must act) after some, the latest first."""
    role = "actor" if by else None
    found = view.subjects("Commitment", party=by, role=role, skip=skip, most=most + 1)
    texts = view.told_of("Commitment", found[:most])
    told = {u.id: u for u in undertakings(view, [r for held in texts.values() for r in held])}
    return Part(tuple(told[i] for i in texts if i in told), skip, len(found) > most)


def undertakings(view: View, found: Iterable[Recorded]) -> list[Undertaking]:
    """Return the commitments that some claims state, each once, in the order of `commitments`."""
    return _ordered(u for u, _ in _undertakings(view, _groups(found, None)))


def _ordered(found: Iterable[Undertaking]) -> list[Undertaking]:
    told = list(found)
    dated = sorted((u for u in told if u.due_last), key=lambda u: (u.due_last or date.max, u.id))
    return [*dated, *sorted((u for u in told if not u.due_last), key=lambda u: (u.made or date.min, u.id), reverse=True)]


def commitment(view: View, identifier: str) -> WholeCommitment:
    """Return one commitment whole. Raises NothingKnown where the record has none under the identifier."""
    found = view.claims("Commitment", subject=identifier)
    if not found:
        raise NothingKnown(f'The record knows no commitment "{identifier}"; elchi commitments --json lists their identifiers.')
    groups = _groups(found, None)
    (told, followed), acts = _undertakings(view, groups)[0], view.acts()
    texts = groups[told.id]
    held = _held(view, [texts])
    return WholeCommitment(
        told, tuple(_texts(view, told.id, texts)), followed, held.get(told.id), tuple(_links(view, told, texts, acts))
    )


def today(view: View) -> date | None:
    """Return the day from which terms are judged: the one asked about, else that of the newest document."""
    return view.as_of or view.searched(None)[1]


def _groups(found: Iterable[Recorded], kind: CommitmentKind | None) -> dict[str, list[Recorded]]:
    """The texts of each commitment, the oldest first."""
    groups: dict[str, list[Recorded]] = {}
    for recorded in sorted(found, key=lambda r: (str(r.asserted or ""), r.citation.span, r.id)):
        if isinstance(recorded.claim, Commitment) and (kind is None or recorded.claim.kind is kind):
            groups.setdefault(recorded.claim.subject or recorded.id, []).append(recorded)
    return groups


def _undertakings(view: View, groups: dict[str, list[Recorded]]) -> list[tuple[Undertaking, FollowedUp]]:
    acts = view.acts(groups) if len(groups) < 50 else view.acts()
    shown = view.shown_for([r.id for texts in groups.values() for r in texts])
    held, met = _held(view, groups.values()), _met(view, groups.values())
    return [_undertaking(view, key, texts, acts.get(key, []), shown, held.get(key), met) for key, texts in groups.items()]


def _met(view: View, groups: Iterable[Sequence[Recorded]]) -> dict[str, str]:
    """In words, the encounters at which commitments were decided: name, place, day."""
    where = {c.encounter for texts in groups for c in map(_of, texts) if c.encounter}
    return {key: place_and_time(view, found) for key, found in view.told_of("Encounter", sorted(where)).items() if found}


def _held(view: View, groups: Iterable[Sequence[Recorded]]) -> dict[str, Planned]:
    """What became of the encounters that commitments are to hold, by commitment."""
    holds = {
        r.claim.subject or r.id: r.claim.holds
        for texts in groups
        for r in texts
        if isinstance(r.claim, Commitment) and r.claim.holds
    }
    told = {p.id: p for p in planned(view, only=holds.values())} if holds else {}
    return {key: told[held] for key, held in holds.items() if held in told}


def _undertaking(
    view: View, key: str, texts: Sequence[Recorded], acts: Sequence[Acted], shown: dict[str, list[Shown]], held: Planned | None,
    met: dict[str, str],
) -> tuple[Undertaking, FollowedUp]:  # fmt: skip
    first = texts[0]
    claim = _of(first)
    who = parties_words(view, claim.who, first.asserted)
    due = _due(view, texts, acts)
    actors = tuple(dict.fromkeys(party_words(view, p, first.asserted) for p in claim.who))
    followed = followed_up(view, texts, actors, acts, [s for r in texts for s in shown.get(r.id, ())], held)
    scope = next((a.followup.words for a in reversed(acts) if a.followup.act is Act.RESCOPE and not a.undone), None)
    told = Undertaking(
        key, str(claim.kind), who, scope or claim.what, due.words if due else None, due.last if due else None, first.asserted, cites(texts),
        followed.stands.words, claim.verb, str(claim.strength) if claim.strength else None, str(claim.course) if claim.course else None,
        claim.for_whom, met.get(view.one(claim.encounter)) if claim.encounter else None, due.how if due else None, followed.stands.assessed, claim.encounter,
    )  # fmt: skip
    return told, followed


def _of(recorded: Recorded) -> Commitment:
    if not isinstance(recorded.claim, Commitment):
        raise TypeError(f'"{recorded.id}" is no commitment')
    return recorded.claim


def _due(view: View, texts: Sequence[Recorded], acts: Sequence[Acted]) -> Due | None:
    """The term as extended last, else as the first text that has one states it."""
    stated = next((d for r in texts if (d := due_of(view, _of(r), r.asserted))), None)
    extended = next((a for a in reversed(acts) if a.followup.act is Act.EXTEND and a.followup.due and not a.undone), None)
    if extended is None or extended.followup.due is None:
        return stated
    new, body = extended.followup.due, extended.followup.body
    before = f" from {stated.words}" if stated else ""
    return Due(new.iso() or new.words, new.last, f"extended{before} on {extended.asserted}" + (f" by {body}" if body else ""))


def _owed_to(view: View, texts: Sequence[Recorded], party: str) -> bool:
    """Tell whether something is for a party, or was undertaken at an encounter with it by somebody else."""
    names = set(view.forms(party))
    ids = set(view.all_ids(party))
    for claim in map(_of, texts):
        acting = {i for p in claim.who for i in (p.person_id, p.office_id, p.of_id) if i}
        if claim.for_whom and claim.for_whom.removeprefix("the ") in names:
            return True
        if claim.encounter and not ids & acting and ids & _present(view, claim.encounter):
            return True
    return False


def _present(view: View, encounter: str) -> set[str]:
    found = (r.claim for r in view.claims("Encounter", subject=encounter))
    return {i for c in found if isinstance(c, Encounter) for p in c.participants for i in (p.person_id, p.office_id, p.of_id) if i}


def _texts(view: View, key: str, texts: Sequence[Recorded]) -> Iterable[Text]:
    """Each text with the judgement that joined it to the others."""
    newest = {frozenset((j.left, j.right)): j for j in view.judgements(key)}
    joined = {i: j.why for j in newest.values() if j.verdict == "same" for i in (j.left, j.right)}
    for recorded in texts:
        claim, due = _of(recorded), due_of(view, _of(recorded), recorded.asserted)
        under = view.subject_as_read(recorded.id) or key
        yield Text(under, recorded.asserted, claim.what, due.words if due else None, cites([recorded])[0], joined.get(under))


def _links(view: View, told: Undertaking, texts: Sequence[Recorded], acts: dict[str, list[Acted]]) -> Iterable[Link]:
    """Explicit links both ways, then other commitments to hold the same encounter."""
    for key, found in sorted(acts.items()):
        for f in (a.followup for a in found if a.followup.act in _LINKS and not a.undone and a.followup.other):
            other, how = view.one(f.other or ""), "merged" if f.act is Act.MERGE else "superseded"
            if key == told.id:
                yield Link("merged into" if f.act is Act.MERGE else "superseded by", other, _what(view, other), f.why)
            elif other == told.id:
                yield Link(f"{how} into this" if f.act is Act.MERGE else "supersedes", key, _what(view, key), f.why)
    holds = {c.holds for c in map(_of, texts) if c.holds}
    for encounter in sorted(holds):
        for recorded in view.claims("Commitment", party=encounter, role="holds"):
            other_id = recorded.claim.subject or recorded.id
            if other_id != told.id:
                yield Link("tells of the same encounter", other_id, _of(recorded).what, encounter)


def _what(view: View, identifier: str) -> str:
    found = view.claims("Commitment", subject=identifier)
    return _of(found[0]).what if found else ""
