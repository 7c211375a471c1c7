"""Who is in the chair of a body, and who chairs next: told by a text, or by a rotation that a text states; else nobody says.

States and bodies hold a chairmanship. What no text tells stays unknown: the order of the members is followed only where a
text says that the chair goes round by it (rule `rotation`), and only from a chair of whom something was told of late.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from elchi.answers.alphabet import by_letters
from elchi.answers.cited import Cite, cites
from elchi.answers.commitments import today
from elchi.answers.members import members_of
from elchi.answers.outcomes import FORGOTTEN
from elchi.model.claim import Membership
from elchi.record.asof import Recorded, View

_CHAIRS = ("chair", "co-chair", "next chair", "next co-chair")
_ROTATION, _ALPHABET = "rotation", "alphabetical"
_OTHER = ("reverse", "russian", "french", "arabic", "cyrillic", "spanish")  # orders that English names do not show
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Chair:
    """A state or body that chairs, or is to chair, a body: from when as told (`words`), and told when. `rule` names the rule by
    which it follows where no text names it."""  # fmt: skip

    body: str
    body_name: str
    member: str
    name: str
    begins: date | None
    words: str | None
    told: date | None
    cites: tuple[Cite, ...]
    rule: str | None = None
    exact: bool = False  # whether a day is told, not only a year or month

    @property
    def when(self) -> str:
        """From when, in words."""
        if self.begins and (self.exact or not self.words):
            return f"from {self.begins}"
        return self.words or "day not stated"


@dataclass(frozen=True, slots=True)
class Chairing:
    """Who is known to have chaired last on a day, who chairs next, and in one sentence what the record can say."""

    body: str
    name: str
    on: date | None
    last: tuple[Chair, ...]
    next: tuple[Chair, ...]
    answer: str


def chairing(view: View, body: str, on: date | None = None) -> Chairing:
    """Return who chairs a body and who chairs it next, as of a day (that of the newest document without one)."""
    day = on or today(view)
    found = [r for r in view.claims("Membership", subject=body) if isinstance(r.claim, Membership)]
    told = [c for r in found if (c := _chair(view, body, r, day)) is not None]
    last = _last(told, _left(found), day)
    coming = _each([c for c, ahead in told if ahead and _stands(c, told)])
    following = coming or _by_rotation(view, body, last, found, day)
    name = view.name_on(body, day)
    return Chairing(body, name, day, last, following, _answer(name, day, last, following))


def chairs_ahead(view: View, party: str, on: date | None = None) -> tuple[Chair, ...]:
    """Return who chairs a body next; of a state, which bodies it is to chair."""
    if party.startswith("body:") and (own := chairing(view, party, on).next):
        return own
    claims = (r.claim for r in view.claims("Membership", party=party, role="member"))
    bodies = dict.fromkeys(
        c.organisation_id for c in claims if isinstance(c, Membership) and c.status in _CHAIRS and c.organisation_id
    )
    return tuple(c for body in bodies for c in chairing(view, body, on).next if c.member == party)


def _chair(view: View, body: str, r: Recorded, day: date | None) -> tuple[Chair, bool] | None:
    """Somebody told of in the chair, and whether that is ahead on a day; None where nothing can be told of the day."""
    claim = r.claim
    if not isinstance(claim, Membership) or claim.status not in _CHAIRS or not claim.member_id:
        return None
    begins = claim.period.start.date() if claim.period and claim.period.start else None
    if day and r.asserted and r.asserted > day and (begins is None or begins > day):
        return None  # nobody had said so yet, and who comes between is not known
    member = view.one(claim.member_id)
    words, exact = (claim.since.words, claim.since.day is not None) if claim.since else (None, False)
    names = view.name_on(body, day), view.name_on(member, day)
    chair = Chair(body, names[0], member, names[1], begins, words, r.asserted, cites([r]), exact=exact)
    return chair, _is_ahead(chair, claim.status.startswith("next "), day)


def _is_ahead(chair: Chair, coming: bool, day: date | None) -> bool:
    """Told to begin after the day; without a day of its own, told to come in the year and a half before."""
    if chair.begins is not None and day is not None:
        return chair.begins > day
    return coming and (day is None or chair.told is None or day - chair.told <= FORGOTTEN)


def _left(found: Iterable[Recorded]) -> list[tuple[str, date]]:
    """Who handed the chair over, and the day by which."""
    claims = ((r, r.claim) for r in found)
    return [
        (c.member_id, day)
        for r, c in claims
        if isinstance(c, Membership) and c.status == "former chair" and c.member_id
        if (day := c.period.start.date() if c.period and c.period.start else r.asserted)
    ]


def _last(told: Iterable[tuple[Chair, bool]], left: Sequence[tuple[str, date]], day: date | None) -> tuple[Chair, ...]:
    """Who is known in the chair by the newest evidence up to a day, unless they are told to have left it."""
    sat = [(c, seen) for c, ahead in told if not ahead and (seen := c.begins or c.told) and (day is None or seen <= day)]
    newest = max((seen for _, seen in sat), default=None)
    now = _each([c for c, seen in sat if seen == newest])
    gone = {who for who, when in left if newest and when >= newest and (day is None or when <= day)}
    return tuple(c for c in now if c.member not in gone)


def _stands(chair: Chair, told: Sequence[tuple[Chair, bool]]) -> bool:
    """Tell whether what is told without a day is not overtaken: by then that it took the chair, or that another was to."""
    if chair.begins is not None or chair.told is None:
        return True
    return not any(c.told and c.told > chair.told and (c.member == chair.member or not ahead) for c, ahead in told)


def _each(found: Sequence[Chair]) -> tuple[Chair, ...]:
    """Each chairmanship once, with all who tell of it, the soonest first; one without a day joins the one that has it."""
    groups: dict[tuple[str, date | None], list[Chair]] = {}
    for chair in sorted(found, key=lambda c: (c.begins is None, c.begins or date.max, str(c.told), c.name)):
        dated = next((k for k in groups if k[0] == chair.member), None) if chair.begins is None else None
        groups.setdefault(dated or (chair.member, chair.begins), []).append(chair)
    return tuple(_joined(group) for group in groups.values())


def _joined(group: Sequence[Chair]) -> Chair:
    c, told = group[0], max((g.told for g in group if g.told), default=None)
    all_cites = tuple(dict.fromkeys(x for g in group for x in g.cites))
    return replace(c, told=told, cites=all_cites)


def _by_rotation(view: View, body: str, last: Sequence[Chair], found: Iterable[Recorded], day: date | None) -> tuple[Chair, ...]:
    """The member that follows the one in the chair by English names, where a text states that order."""
    orders = [r for r in found if isinstance(r.claim, Membership) and r.claim.status == _ROTATION and _alphabetical(r.claim)]
    if not orders or len(last) != 1 or day is None or (last[0].begins is None and _old(last[0], day)):
        return ()
    held = [(m.name, m.member) for m in members_of(view, body, day).members if m.status == "member"]
    order = sorted(held, key=lambda one: by_letters(one[0]))
    places = [n for n, (_, member) in enumerate(order) if member == last[0].member]
    if not places or len(order) < 2:
        return ()
    name, member = order[(places[0] + 1) % len(order)]
    behind = (*cites(orders[-1:]), *last[0].cites)
    return (Chair(body, last[0].body_name, member, name, None, f"after {last[0].name}", orders[-1].asserted, behind, _ROTATION),)


def _alphabetical(claim: Membership) -> bool:
    words = claim.member.lower()
    return _ALPHABET in words and not any(w in words for w in _OTHER)


def _old(chair: Chair, day: date) -> bool:
    return chair.told is None or not _NONE <= day - chair.told <= FORGOTTEN


def _answer(name: str, day: date | None, last: Sequence[Chair], following: Sequence[Chair]) -> str:
    now = f"{', '.join(map(chair_since, last))} in the chair of {name}" if last else f"Nobody is on record in the chair of {name}"
    nxt = "; ".join(map(chair_words, following)) or "nobody says who chairs next"
    return f"{now}{f' by {day}' if day else ''}; {nxt}."


def chair_since(chair: Chair) -> str:
    """Return in words who is in the chair, and since when or as of which day."""
    return f"{chair.name} ({chair.when if chair.begins else f'as of {chair.told}'})"


def chair_words(chair: Chair) -> str:
    """Return in words who chairs what next, and by which rule where no text names them."""
    by = "; by the rotation that a text states, nobody names it" if chair.rule else ""
    return f"{chair.name} chairs {chair.body_name} next ({chair.when}{by})"


def chair_lines(found: Chairing) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Yield what is known of the chair as lines with their evidence: who sat there last, then who is next."""
    for chair in found.last:
        yield f"in the chair: {chair_since(chair)}", chair.cites
    for chair in found.next:
        yield chair_words(chair), chair.cites
    if not found.next:
        yield "nobody says who chairs next", ()
