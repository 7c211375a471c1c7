"""Who must do what, for whom, by when, where it was decided, how it stands: each commitment once, over all its texts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from elchi.answers.cited import Cite, Part, cites, in_names, parties_words, party_words
from elchi.answers.due import due_of
from elchi.answers.glimpsed import Glimpse, glimpses
from elchi.answers.meetings import place_and_time
from elchi.answers.outcomes import Planned
from elchi.answers.standing import FollowedUp
from elchi.answers.terms_moved import recurs
from elchi.answers.weighed import Weighed, held_ones, of, weighed
from elchi.errors import NothingKnown
from elchi.model.claim import CommitmentKind, Course, Party
from elchi.model.followup import Act, Standing
from elchi.record.asof import Acted, Recorded, Stated, View

_LONG = 240  # characters of a sentence
_LINKS = (Act.MERGE, Act.SUPERSEDE)
_TO = ("who", "for_whom", "encounter")  # by which it is told whom something is owed to


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
    """One text that states a commitment, and how it came to be held the same one; `says` are the words by which it says so itself."""

    id: str
    day: date | None
    what: str
    due: str | None
    cite: Cite
    joined: str | None = None
    says: str | None = None


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
    chosen = choose(view, by=by, to=to, kind=kind, due=due, overdue=overdue, standing=standing, latest=latest, on=on)
    return told(view, chosen)


def choose(
    view: View, *, by: str | None = None, to: str | None = None, kind: CommitmentKind | None = None, due: date | None = None,
    overdue: bool = False, standing: Iterable[Standing] = (), latest: int | None = None, on: date | None = None,
) -> list[Glimpse]:  # fmt: skip
    """Return the commitments of `commitments` at a glance: of many, few are shown."""
    found, asked = glimpses(view, _stating(view, by, to, latest), _TO if to else ()), set(standing)
    owed = _owed_to(view, to) if to else None
    return [
        u for u in found
        if (not asked or u.assessed in asked) and (due is None or (u.due_last is not None and u.due_last <= due))
        and (on is None or ((u.made is None or u.made <= on) and (u.due_last is None or on <= u.due_last)))
        and (not overdue or u.overdue(today(view))) and (owed is None or any(map(owed, u.texts)))
        and (kind is None or u.texts[0].fields["kind"] is kind)
    ]  # fmt: skip


def actors_of(view: View, identifier: str) -> tuple[str, ...]:
    """Return those who must act by a commitment, as it is told of each."""
    found = [(r, of(r)) for r in view.claims("Commitment", subject=identifier)]
    return tuple(dict.fromkeys(party_words(view, p, r.asserted) for r, c in found for p in c.who))


def decided_at(view: View, encounter: str, about: Callable[[str], bool] = lambda _: True) -> list[Undertaking]:
    """Return what was decided or promised at an encounter, of it what is `about` something by its own words."""
    found = view.claims("Commitment", party=encounter, role="encounter")
    return undertakings(view, [r for r in found if about(r.citation.quote)])


def _stating(view: View, by: str | None, to: str | None, latest: int | None) -> Iterable[str]:
    """The claims among which is chosen. Of so many of the latest of all, also those made at the latest encounters with `to`."""
    if by is not None:
        return view.latest_naming(by, "Commitment", "actor", latest)
    met = view.latest_naming(to, "Encounter", "participant", latest).values() if to is not None and latest else ()
    return {*view.latest_told("Commitment", latest), *view.decided_at(met)}


def told(view: View, chosen: Sequence[Glimpse]) -> list[Undertaking]:
    """Return commitments that were chosen at a glance in words, in the order in which they are given."""
    found = {u.id: u for u in weighed(view, view.with_ids([t.claim for u in chosen for t in u.texts]))}
    return in_words(view, [found[u.id] for u in chosen])


def listed(view: View, by: str | None = None, *, skip: int = 0, most: int = 50) -> Part[Undertaking]:
    """Return so many commitments (of somebody who must act) after some, the latest first."""
    role = "actor" if by else None
    found = view.subjects("Commitment", party=by, role=role, skip=skip, most=most + 1)
    texts = view.told_of("Commitment", found[:most])
    told = {u.id: u for u in undertakings(view, [r for held in texts.values() for r in held])}
    return Part(tuple(told[i] for i in texts if i in told), skip, len(found) > most)


def undertakings(view: View, found: Iterable[Recorded]) -> list[Undertaking]:
    """Return the commitments that some claims state, each once, in the order of `commitments`."""
    return in_words(view, weighed(view, found))


def in_words(view: View, chosen: Sequence[Weighed]) -> list[Undertaking]:
    """Return commitments in words, in the order in which they are given."""
    met = _met(view, [u.texts for u in chosen])
    return [_undertaking(view, u, met) for u in chosen]


def commitment(view: View, identifier: str) -> WholeCommitment:
    """Return one commitment whole. Raises NothingKnown where the record has none under the identifier."""
    found = view.claims("Commitment", subject=identifier)
    if not found:
        raise NothingKnown(f'The record knows no commitment "{identifier}"; elchi commitments --json lists their identifiers.')
    one, acts = weighed(view, found)[0], view.acts()
    told, held = in_words(view, [one])[0], held_ones(view, [one.texts])
    texts, links = _texts(view, one.id, one.texts), _links(view, told, one.texts, acts)
    named = tuple(replace(p, why=in_names(view, p.why)) for p in one.followed.proposals)
    return WholeCommitment(told, tuple(texts), replace(one.followed, proposals=named), held.get(one.id), tuple(links))


def today(view: View) -> date | None:
    """Return the day from which terms are judged: the one asked about, else that of the newest document."""
    return view.as_of or view.searched(None)[1]


def _met(view: View, groups: Iterable[Sequence[Recorded]]) -> dict[str, str]:
    """In words, the encounters at which commitments were decided: name, place, day."""
    where = {c.encounter for texts in groups for c in map(of, texts) if c.encounter}
    return {key: place_and_time(view, found) for key, found in view.told_of("Encounter", sorted(where)).items() if found}


def _undertaking(view: View, u: Weighed, met: dict[str, str]) -> Undertaking:
    claim, due = of(u.texts[0]), u.due
    who = parties_words(view, _acting(u.texts), u.made)
    scope = next((a.followup.words for a in reversed(u.acts) if a.followup.act is Act.RESCOPE and not a.undone), None)
    return Undertaking(
        u.id, str(claim.kind), who, scope or _told(u.texts[0]), due.words if due else None, u.due_last, u.made, cites(u.texts),
        u.followed.stands.words, claim.verb, str(claim.strength) if claim.strength else None, _course(u.texts),
        claim.for_whom, met.get(view.one(claim.encounter)) if claim.encounter else None, due.how if due else None, u.assessed, claim.encounter,
    )  # fmt: skip


def _course(texts: Sequence[Recorded]) -> str | None:
    """How often it is done; what each session asks for anew is done again and again."""
    course = Course.RECURRING if recurs(texts) else of(texts[0]).course
    return str(course) if course else None


def _told(text: Recorded) -> str:
    """What is undertaken in words; the sentence where it is about something that is to be done ("be held in Baku")."""
    what, quote = of(text).what, " ".join(text.citation.quote.split())
    return quote if what.startswith("be ") and len(quote) < _LONG else what


def _acting(texts: Sequence[Recorded]) -> list[Party]:
    """Those who must act by the first text, and whom the others name besides; "they" and "the ministers" are those of the first."""
    first = list(of(texts[0]).who)
    named = {i for p in first for i in _ids(p)}
    more = {ids[0]: p for r in texts[1:] for p in of(r).who if (ids := _ids(p)) and not named & set(ids)}
    return [*(first if named or not more else [p for p in first if _ids(p)]), *more.values()]


def _ids(party: Party) -> tuple[str, ...]:
    return tuple(i for i in (party.person_id, party.office_id, party.of_id) if i)


def _owed_to(view: View, party: str) -> Callable[[Stated], bool]:
    """What tells whether something is for a party, or was undertaken at an encounter with it by somebody else."""
    names, ids = set(view.forms(party)), set(view.all_ids(party))
    met = set(view.latest_naming(party, "Encounter", "participant", None).values())

    def owed(text: Stated) -> bool:
        for_whom, encounter = text.fields.get("for_whom"), text.fields.get("encounter")
        acting = {i for p in text.fields["who"] for i in (p.person_id, p.office_id, p.of_id)}
        return bool(
            (for_whom and for_whom.removeprefix("the ") in names) or (encounter and view.one(encounter) in met and not ids & acting)
        )

    return owed


def _texts(view: View, key: str, texts: Sequence[Recorded]) -> Iterable[Text]:
    """Each text with the judgement that joined it to the others."""
    newest = {frozenset((j.left, j.right)): j for j in view.judgements(key)}
    joined = {i: j.why for j in newest.values() if j.verdict == "same" for i in (j.left, j.right)}
    for number, recorded in enumerate(texts):
        claim, due = of(recorded), due_of(view, of(recorded), recorded.asserted)
        under = view.subject_as_read(recorded.id) or key
        why = in_names(view, joined[under]) if number and under in joined else None
        says = claim.moved or claim.instead or claim.again
        yield Text(under, recorded.asserted, claim.what, due.words if due else None, cites([recorded])[0], why, says)


def _links(view: View, told: Undertaking, texts: Sequence[Recorded], acts: dict[str, list[Acted]]) -> Iterable[Link]:
    """Explicit links both ways, then other commitments to hold the same encounter."""
    for key, found in sorted(acts.items()):
        for f in (a.followup for a in found if a.followup.act in _LINKS and not a.undone and a.followup.other):
            other, how = view.one(f.other or ""), "merged" if f.act is Act.MERGE else "superseded"
            if key == told.id:
                yield Link("merged into" if f.act is Act.MERGE else "superseded by", other, _what(view, other), f.why)
            elif other == told.id:
                yield Link(f"{how} into this" if f.act is Act.MERGE else "supersedes", key, _what(view, key), f.why)
    holds = {c.holds for c in map(of, texts) if c.holds}
    for encounter in sorted(holds):
        for recorded in view.claims("Commitment", party=encounter, role="holds"):
            other_id = recorded.claim.subject or recorded.id
            if other_id != told.id:
                yield Link("tells of the same encounter", other_id, of(recorded).what, encounter)


def _what(view: View, identifier: str) -> str:
    found = view.claims("Commitment", subject=identifier)
    return of(found[0]).what if found else ""
