"""The rules by which one report alone settles a plan: that what it tells of is surely what was planned.

Each rule looks at two claims and their traces only, so that the order of reading does not matter. Where none fits, what
two claims share is left to a person as a proposal.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from elchi.model.claim import Claim, Commitment, Encounter, EncounterKind, Party, Status
from elchi.model.period import Period

SOON = 800  # days in which what has no stated term is looked for
_EVE, _AT_ONCE = 45, 400  # days after its telling: a gathering that is at hand; one that is to be held "soon"
_SLACK, _DAYS, _FRESH = 2, 10, 30
_LETTERS = 6  # of a stem
_GATHERED = (EncounterKind.SUMMIT, EncounterKind.MINISTERIAL, EncounterKind.FORUM, EncounterKind.COMMITTEE)
_CITY = "place:"
_STATE = "state:"
_FEW = 4  # many things are a first or a third; an eleventh meeting on one topic is soon found
_NEXT = frozenset({"g:next", "g:upcomi", "g:forthc"})
_MONTH = re.compile(r"-\d{4}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A track with its claim where it is one, its traces with their weights, its document, its day, and the claim's words."""

    id: str
    claim: Claim | None
    document: str
    asserted: date
    weights: Mapping[str, int]
    quote: str = ""

    @property
    def features(self) -> Set[str]:
        """The traces, without their weights."""
        return self.weights.keys()

    def of(self, kind: str) -> frozenset[str]:
        """Return the traces of some kinds, a letter each."""
        return frozenset(f for f in self.features if f[0] in kind)

    def shared(self, other: "Found", kind: str) -> frozenset[str]:
        """Return the traces of some kinds that another has too."""
        return self.of(kind) & other.features


def term_of(claim: Claim | None) -> Period | None:
    """Return when something is due, or is or was held."""
    return claim.due_period if isinstance(claim, Commitment) else claim.period if isinstance(claim, Encounter) else None


def settled(promise: Found, shows: Found) -> str | None:
    """Return the rule by which a planned encounter is surely the one that was held or put off, or None."""
    one, other = promise.claim, shows.claim
    if not isinstance(one, Encounter) or not isinstance(other, Encounter):
        return None
    planned = one.status is Status.PLANNED and other.status is not Status.PLANNED
    if planned and one.subject and one.subject == other.subject:  # one encounter: put off, it is held outside of its first time
        return "same-encounter"
    if not planned or not promise.shared(shows, "k") or _apart(one, shows, other) or _other_body(one, other):
        return None
    if _named_otherwise(promise, one, shows, other) or _before_it(promise, one, other):
        return None
    return next((name for name, rule in _RULES if rule(promise, one, shows, other)), None)


def _apart(one: Encounter, shows: Found, other: Encounter) -> bool:
    """Tell whether one was held outside of the time for which the other was planned, or told of before; a postponed one may
    be later."""
    if other.status is not Status.HELD or one.period is None:
        return False
    if other.period is None:
        return one.period.first is not None and shows.asserted < one.period.first - timedelta(days=_SLACK)
    return not one.period.widened(_SLACK).overlaps(other.period)


def _other_body(one: Encounter, other: Encounter) -> bool:
    return bool(one.body_id and other.body_id and one.body_id != other.body_id)


def _before_it(promise: Found, one: Encounter, other: Encounter) -> bool:
    """The next one is not one that was held before it was spoken of."""
    held = other.period.last if other.period else None
    ahead = one.period is None and held is not None and held < promise.asserted - timedelta(days=_SLACK)
    return ahead and not _NEXT.isdisjoint(promise.features)


def _named_otherwise(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Its name tells what it is, and nothing of that is told here: a summit on cancer is none on vaccines."""
    own = _telling(promise, one)
    if one.ordinal and (one.kind, one.ordinal) == (other.kind, other.ordinal) and promise.shared(shows, "pd"):
        return False
    return bool(own) and not own & shows.features and not promise.shared(shows, "bm")


def _telling(found: Found, told: Encounter) -> frozenset[str]:
    """The telling words of the name of an encounter."""
    return _named(found.of("w"), _words(told.name))


def _half_named(promise: Found, one: Encounter, shows: Found) -> bool:
    """Half of what its name tells is told, or its body or institution is named."""
    return bool(promise.shared(shows, "bm")) or _half_told(promise, one, shows)


def _half_told(promise: Found, one: Encounter, shows: Found) -> bool:
    own = _telling(promise, one)
    return bool(own) and len(own & shows.features) * 2 >= len(own)


def _only_mentioned(told: Encounter) -> bool:
    """It is spoken of, and nobody says when it was or who was there: it may be ahead still."""
    return not (told.main or told.period or told.participants)


def _one_company(one: Encounter, shows: Found, other: Encounter) -> bool:
    """The people of a meeting or call met, and hardly anybody else; who was to visit visited, and there."""
    expected = [p for p in one.participants if p.person_id or p.office_id or p.of_id]
    came = [p for p in expected if any(_may_be(p, q) for q in other.participants)]
    if one.kind is EncounterKind.VISIT:
        kind, _, place = (one.place_id or "").partition(":")
        return bool(came) and came == expected and f"{kind[:1]}:{place}" in shows.features
    return len(came) > 1 and came == expected and len(other.participants) <= len(one.participants) + 1


def _may_be(one: Party, other: Party) -> bool:
    """One person; or, where one of them is not named, one office, or somebody of one state or body."""
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    return bool((one.office_id and one.office_id == other.office_id) or (one.of_id and one.of_id == other.of_id))


def _elsewhere(one: Encounter, other: Encounter) -> bool:
    """Tell whether two cities are named. A numbered encounter may be moved; one without a number is another then."""
    return len({p for p in (one.place_id, other.place_id) if p and p.startswith(_CITY)}) > 1


def _of_others(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Each names two states or more, and one that the other does not: a dialogue with Egypt is none with Japan."""
    here, there = ({p.of_id for p in e.participants if p.of_id and p.of_id.startswith(_STATE)} for e in (one, other))
    named, said = (f.of("s") for f in (promise, shows))
    return _differ(here, there) or (one.body_id is None and _differ(named, said))


def _differ(here: Set[str], there: Set[str]) -> bool:
    return len(here) > 1 and len(there) > 1 and not (here <= there or there <= here)


def _after(promise: Found, shows: Found, days: int) -> bool:
    """Tell whether one was told of within so many days after the other."""
    return 0 <= (shows.asserted - promise.asserted).days <= days


def _same_number(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """The number and the kind are the same, the time fits, and the body, the place, the state or a word agrees."""
    words = promise.shared(shows, "w")
    counted = other.ordinal is None and other.main and bool(words) and f"n:{one.ordinal}" in shows.features
    if one.ordinal is None or not (one.ordinal == other.ordinal or counted):
        return False
    return (
        _number_fits(promise, one, shows, other)
        and bool(words or promise.shared(shows, "tbps"))
        and (one.kind is other.kind or _half_told(promise, one, shows))
    )


def _number_fits(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Both are dated, or are of one body, or one was told of when the other was due; without a term, it came soon, of one topic."""
    if (one.period and other.period) or promise.shared(shows, "b") or _told_then(one, shows):
        return True
    words = promise.shared(shows, "w")
    topic = len(words) > 1 or bool(promise.shared(shows, "tm")) or (bool(words) and (one.ordinal or 0) > _FEW)
    return one.period is None and _after(promise, shows, SOON) and topic


def _told_then(one: Encounter, shows: Found) -> bool:
    """Tell whether something was told in the time for which it was planned, or soon after: a report of the day states no day."""
    first, last = (one.period.first, one.period.last) if one.period else (None, None)
    return first is not None and last is not None and first <= shows.asserted <= last + timedelta(days=_FRESH)


def _same_day(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Planned for a few days, and one of that kind was held on one of them: a gathering of that body or name, or in that city; a
    meeting, call or visit of those people."""  # fmt: skip
    if one.period is None or other.period is None or one.kind is not other.kind or _elsewhere(one, other):
        return False
    days = (one.period.end - one.period.start).days if one.period.start and one.period.end else 999
    named = bool(promise.shared(shows, "t")) or _half_named(promise, one, shows)
    if days > _DAYS or (one.body_id and not named):
        return False
    if one.kind not in _GATHERED:
        unnamed = one.kind is EncounterKind.VIDEOCONFERENCE and not any(p.person_id or p.of_id for p in one.participants)
        return _one_company(one, shows, other) or (unnamed and bool(promise.shared(shows, "w")))
    return named or (one.kind is EncounterKind.SUMMIT and _one_summit(promise, one, shows, other))


def _one_summit(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """In one city; or, where its name tells nothing, on one matter within a month."""
    month = other.period is not None and other.period.start is not None and other.period.end is not None
    near = month and (other.period.end - other.period.start).days <= _FRESH + 1  # type: ignore[union-attr, operator]
    return bool(promise.shared(shows, "p")) or (near and not _telling(promise, one) and bool(promise.shared(shows, "w")))


def _same_place(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Planned in a city or state for a stated time, and one of that kind was held there then: a summit, or on the same topic."""
    if one.period is None or not (other.period or (other.main and _told_then(one, shows))):
        return False
    summits = one.kind is other.kind is EncounterKind.SUMMIT
    if _in_city(promise, one, shows, other):
        met = one.kind in _GATHERED or not (one.participants and other.participants) or _one_company(one, shows, other)
        return summits or (met and bool(promise.shared(shows, "wtm")))
    own = bool(promise.shared(shows, "tbm"))
    if summits:  # in one state and month there is hardly more than one
        return _in_state(one, shows) and (own or any(_MONTH.search(f) for f in promise.shared(shows, "d")))
    return _in_state(one, shows) and own and other.main and bool(promise.shared(shows, "w"))


def _in_city(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Tell whether the city is the same; one that no register has may be found as a word only."""
    kind, _, city = (one.place_id or "").partition(":")
    told = other.place_id is None and other.main and f"w:{city[:_LETTERS]}" in promise.shared(shows, "w")
    return kind == "place" and (one.place_id == other.place_id or told)


def _in_state(one: Encounter, shows: Found) -> bool:
    """Tell whether something was held in the state for which one was planned: its traces tell the state with its time."""
    kind, _, state = (one.place_id or "").partition(":")
    return kind == "state" and any(f"-{state}-" in f for f in shows.of("d"))


def _next_there(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """The next one was to be somewhere, on no stated day, and one of the same body, topic or people was held there since."""
    if one.period is not None or one.ordinal is not None or "g:next" not in promise.features or not other.main:
        return False
    there = _in_city(promise, one, shows, other) or _in_state(one, shows)
    own = bool(promise.shared(shows, "tbm")) or len(promise.shared(shows, "w")) > 1 or len(promise.shared(shows, "e")) > 1
    return there and own and _after(promise, shows, SOON)


def _at_hand(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Told of as near, on no stated day ("on the eve of the summit"), and one of that kind was held at once in a city named;
    "the summit in Rome" is the next of some body there."""
    if one.period is not None or one.kind is not other.kind or not other.main or _elsewhere(one, other):
        return False
    summit = one.kind is EncounterKind.SUMMIT and one.place_id == other.place_id and other.body_id is not None
    told = _half_named(promise, one, shows) if _telling(promise, one) else bool(promise.shared(shows, "w"))
    known = (bool(promise.shared(shows, "tb")) or told) and _after(promise, shows, _EVE)
    return bool(promise.shared(shows, "p")) and (known or (summit and _after(promise, shows, _AT_ONCE)))


def _same_name(promise: Found, one: Encounter, shows: Found, other: Encounter) -> bool:
    """Planned without a number under the name of a body, or two telling words, and one of that name and kind was held."""
    if (
        one.ordinal is not None
        or one.name is None
        or _only_mentioned(other)
        or _elsewhere(one, other)
        or _of_others(promise, one, shows, other)
    ):
        return False
    words = _words(one.name)
    alike = other.name is not None and words == _words(other.name) and one.body_id == other.body_id
    if alike and one.body_id and (one.period is not None or _after(promise, shows, _AT_ONCE)):
        return True  # "the informal summit of the Union": nothing else of its name tells more
    if any(words.issuperset(f[2:].split("-")) for f in promise.shared(shows, "m")):
        return True
    soon = one.period is None and other.main and _after(promise, shows, _AT_ONCE)  # told of as a meeting of any kind
    own = _named(promise.of("w"), words)
    found = _named(own & shows.features, _words(other.name)) if other.name or not other.main else own & shows.features
    return (one.kind is other.kind or soon) and len(found) > 1 and len(found) * 4 >= len(own) * 3


def _words(name: str | None) -> frozenset[str]:
    return frozenset(w.strip("()’'.,").lower() for w in (name or "").replace("-", " ").split())


def _named(stems: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """Those of some stems that stand in a name."""
    return frozenset(s for s in stems if any(w.startswith(s[2:]) for w in words))


_RULES = (
    ("same-number", _same_number), ("same-days", _same_day), ("same-place-and-time", _same_place),
    ("next-there", _next_there), ("at-hand", _at_hand), ("same-name", _same_name),
)  # fmt: skip
