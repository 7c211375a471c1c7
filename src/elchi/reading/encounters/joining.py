"""Sentences that add people to an encounter told of before: "Also present were", "the talks were led by", "A attended the dinner"."""

from collections.abc import Iterable, Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.drafts import GATHERED, Draft, absorb, plain_kind, same_parties
from elchi.reading.encounters.counterparts import same_actor
from elchi.reading.encounters.meetings import BY_PARTS
from elchi.reading.encounters.otherdays import says_day


def gather(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the encounters with those joined that add to one told before: "the summit was held in Baku. President A hosted B and C; D took part"."""
    kept: list[Draft] = []
    for draft in drafts:
        how = draft.joins or ("near" if _refers(draft) else None)
        if how is None:
            kept.append(draft)
            continue
        only = _only_meeting(kept, draft)
        reach = _FAR if only else 0
        near = [k for k in _just_before(draft, kept, reach) if _takes_in(k, draft, how, reach) and _of_his(k, draft)]
        near = [k for k in near if len(only) > 1 and k is only[-1]] or near
        target = _joined(sorted(near, key=_nearest), draft)
        if target is not None:
            draft.kind = target.kind if _of_courtesy(target, draft) else draft.kind
            absorb(target, draft)
        elif how == "true" or (how == "near" and draft.joins is None):
            kept.append(draft)
    return kept


def joiners_last(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a line so that whoever joins, joins also what the same line told of before by its parts, which are read last."""
    parts = [d.at for d in drafts if d.act.endswith(BY_PARTS)]
    drafts.sort(key=lambda d: d.joins is not None and any(at < d.at for at in parts))
    return drafts


def _just_before(draft: Draft, kept: Sequence[Draft], reach: int) -> Iterable[Draft]:
    """What the sentences before told of, the nearest first; drafts come in the order of the text."""
    return (k for k in reversed(kept[-_EARLIER:]) if draft.segment - k.latest <= max(reach, _reach(k, draft)))


def _only_meeting(kept: Sequence[Draft], draft: Draft) -> Sequence[Draft]:
    """ "A met B. ... C was among those present at the meeting": however far behind, where no other was told of, though that may be told twice."""
    along = draft.act in _ALONG
    if not (along or draft.act in _COMPANY or (draft.event is not None and draft.event.definite and not draft.event.name)):
        return []
    told = [k for k in kept if not k.titled and (k.actors or not along)] or list(kept)
    kinds = _JOURNEYS if along else ("meeting", "consultation")
    if draft.event is not None and not along and not _between(draft):
        told = [k for k in told if k.kind != "visit"]  # "the meeting" is no journey
    one = len(told) == 1 or _told_again(told, draft)
    return told if one and told[0].kind in kinds and not told[0].recalled else []


def _told_again(told: Sequence[Draft], draft: Draft) -> bool:
    """ "A greets B. ... A met B on Monday. ... C was also at the meeting": one meeting told of twice."""
    by_name = draft.event is not None and draft.act not in _ALONG and not _between(draft)
    return by_name and bool(told) and all(same_parties(k.actors, told[-1].actors) for k in told[:-1])


_JOURNEYS = ("meeting", "consultation", "visit")
_COMPANY = ("roll", "entourage-included", "with-him-were", "joining-were", "was-present", "accompanied-to")


def _of_his(kept: Draft, draft: Draft) -> bool:
    """ "A, accompanied by B, said": B was there where A was; "the theme of the meeting between A and B": A was to be at it."""
    if _between(draft):
        return any(same_actor(one, a) for one in draft.actors for a in kept.actors)
    if draft.act == "it-was-signed":
        return kept.act.startswith("signed")
    if draft.act in _WHO_THEY_WERE:
        return any(a.person is None and (a.plural or a.kind == "group") for a in kept.actors)
    if draft.act != "came-with-somebody":
        return True
    return any(same_actor(draft.actors[0], a) for a in kept.actors) if draft.actors else False


_WHO_THEY_WERE = ("they-were", "first-was", "then-came")  # "received five envoys. They were A and B"


def _between(draft: Draft) -> bool:
    """ "The meeting between A, B and C": of which nothing else is told than who is at it."""
    return draft.act == "event-between" and len([a for a in draft.actors if a.person]) > 1


_NEAR = 3  # sentences over which people are added
_JOURNEY = 6  # those over which it is told who comes along
_FAR = 15  # those over which "the summit" is the one told of
_EARLIER = 24  # encounters looked back at, so that no text makes this slow


def _nearest(kept: Draft) -> tuple[int, bool]:
    """ "The council met to finish the papers of the summit. A chaired the meeting": the council's, before what is only named."""
    return -kept.latest, kept.act == "named-event"


def _reach(kept: Draft, draft: Draft) -> int:
    if draft.act == "accompanied" and kept.kind == "visit" and kept.status == "planned":
        return _JOURNEY
    same = kept.event is not None and draft.event is not None and kept.event.head == draft.event.head
    return _FAR if same and kept.kind in GATHERED else _NEAR


def _of_talks(kind: str) -> str:
    """Consultations are later called "the talks", "the discussions"."""
    return "meeting" if kind == "consultation" else kind


def _joined(near: Sequence[Draft], draft: Draft) -> Draft | None:
    """The encounter whose people a sentence adds to: "the banquet" is one that was called so, else the nearest of named people."""
    if draft.event is not None:
        alike = [k for k in near if k.event is not None and k.event.head == draft.event.head]
        if alike := alike or [k for k in near if _one_word(k, draft)]:
            return alike[0]
    if draft.act in _ALONG:
        his = [k for k in near if any(same_actor(one, a) for one in draft.actors for a in k.actors)]
        near = his or [k for k in near if not _of_another(k, draft)]
    if draft.act in _ALONG and (visits := [k for k in near if k.kind == "visit"]):
        return min(
            visits, key=lambda k: k.status != draft.status
        )  # whoever comes along is on the journey, whatever meetings are told of in between
    peopled = [k for k in near if any(a.kind in ("person", "office", "state") for a in k.actors)]
    talks = [k for k in peopled if not _at_table(k)] if draft.event is not None else []
    if draft.act in _AT_TALKS:
        talks = [k for k in peopled if k.kind != "visit"]
    return next(iter([*talks, *peopled, *near]), None)


def _of_another(kept: Draft, draft: Draft) -> bool:
    """ "A leaves today. B was there in May. A is accompanied by C": C is not with B."""
    named = [a for d in (kept, draft) for a in d.actors[:1] if a.person]
    return len(named) > 1 and kept.kind == "visit" and kept.act != draft.act


def _at_table(kept: Draft) -> bool:
    """ "A met B. A gave a luncheon for him. The talks were attended by C": not the luncheon."""
    return kept.event is not None and kept.event.head in word_set("meals")


_ALONG = ("accompanied", "accompanied-on-journey", "came-along-with", "accompanied-by-them", "statesman-accompanied")
_AT_TALKS = ("also-present", "present-for-a-side", "was-present", "on-a-side", "took-part-there")


def _refers(draft: Draft) -> bool:
    """ "The meeting was attended by Y": a plain event with "the", told of before, and one more person."""
    event = draft.event
    if event is None or not event.definite or event.name or event.whose or draft.kind == "visit":
        return False
    if draft.kind == "call" and event.head != _CALL:
        return False
    return (draft.adds and bool(draft.actors)) or _between(draft)


_CALL = "call"


def _of_courtesy(kept: Draft, draft: Draft) -> bool:
    """ "A received B. Also present at the call were C": a courtesy call, since nobody was told to have phoned."""
    return kept.kind == "meeting" and draft.event is not None and draft.event.head == _CALL


def _takes_in(kept: Draft, draft: Draft, how: str, reach: int) -> bool:
    """Whether an encounter told of before is the one that a later sentence adds people to."""
    if (
        not 0 <= draft.segment - kept.latest <= max(reach, _reach(kept, draft))
        or kept.joins is not None
        or _at_another_time(kept, draft)
    ):
        return False
    if how == "near":
        kind = draft.event.kind if draft.event else None
        alike = (
            kept.status == draft.status
            or draft.act in _TOLD_BEFOREHAND
            or _told_next(kept, draft)
            or _on_the_way(kept, draft)
            or _same_word(kept, draft)
        )
        return alike and (
            kind is None
            or plain_kind(kind) in (kept.kind, _of_talks(kept.kind))
            or kept.kind in GATHERED
            or _same_word(kept, draft)
            or _bare_session(kept, draft)
            or _of_courtesy(kept, draft)
        )
    return (kept.kind in GATHERED or bool(kept.event and kept.event.name)) and kept.status == draft.status


_TOLD_BEFOREHAND = (
    "participants-were",
    "entourage-included",
)  # "will attend the summit on Friday. Among the attendees are A and B"


def _same_word(kept: Draft, draft: Draft) -> bool:
    """ "A working session ... Attending the session, B said"; "will attend a meeting ... The theme of the meeting between A and B is"."""
    return _one_word(kept, draft) and (kept.status == draft.status or _between(draft))


def _bare_session(kept: Draft, draft: Draft) -> bool:
    """ "The 5th meeting of the commission was held. The session was chaired by A": the same, where it is of a body."""
    numbered = kept.event is not None and (kept.event.ordinal or kept.event.body)
    return bool(numbered) and draft.event is not None and draft.event.head in word_set("sittings")


def _one_word(kept: Draft, draft: Draft) -> bool:
    """ "Held bilateral meetings ... joined in this meeting by C": the last word of both, whether one or several."""
    words = [d.event.head.rpartition(" ")[2].removesuffix("s") for d in (kept, draft) if d.event is not None and d.event.head]
    return len(words) > 1 and words[0] == words[1]


def _on_the_way(kept: Draft, draft: Draft) -> bool:
    """ "A leads a delegation to Georgia. He will be accompanied by B"; "the forum begins today. Delegates will include C"."""
    if draft.act == "accompanied" and kept.kind == "visit" and kept.status == "planned":  # "A leaves today. He is accompanied by B"
        return any(same_actor(one, a) for one in draft.actors for a in kept.actors)
    return draft.status == "planned" and (kept.kind == "visit" if draft.act in _ALONG else draft.act == "delegates-include")


def _told_next(kept: Draft, draft: Draft) -> bool:
    """ "A delegation will visit Georgia. The delegation includes A": who goes is told of as of today."""
    return draft.act == "roll" and kept.kind == "visit" and kept.status == "planned" and draft.segment > kept.segment


def _at_another_time(kept: Draft, draft: Draft) -> bool:
    """ "She met A today. She hosted B in May": a month of its own, which what was told before is not in."""
    mine, theirs = draft.date, kept.date
    if mine is None or theirs is None or mine.month is None:
        return False
    if theirs.month is None:
        return mine.day is None and says_day(theirs)
    return mine.month != theirs.month or (mine.year or theirs.year) != (theirs.year or mine.year)
