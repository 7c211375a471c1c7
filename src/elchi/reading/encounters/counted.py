"""Which drafts count as encounters: who is nobody, what is only a promise, what was told before."""

from collections.abc import Sequence

from elchi.reading.clauses.drafts import GATHERED, Draft, same_parties
from elchi.reading.encounters.kinds import REMOTE

_TOLD_ALONE = ("event-took-place", "event-between", "event-began", "attended", "spoke-at", "led-delegation-to-event")


def without_promises(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts but those where, as in "have agreed to hold a meeting in May", who agrees on what is to come does not thereby meet."""
    planned: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.status == "planned":
            planned.setdefault(draft.segment, []).append(draft)
    return [d for d in drafts if not d.implied or not any(same_parties(p.actors, d.actors) for p in planned.get(d.segment, ()))]


def echoes(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether "leaders of A and B also discussed", after a meeting of theirs was told, is a part of that one."""
    if not draft.implied:
        return False
    before = (d for d in drafts if not d.implied and d.segment <= draft.segment and d.status == "held")
    if draft.act == "group-acted" or not all(a.person for a in draft.actors):
        return draft.segment > 4 or any(before)
    return any(same_parties(d.actors, draft.actors) for d in before if d.kind != "visit" or len(d.actors) > 1)


def only_heads(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a headline names talks of nobody: "AEGEAN TALKS STALL" above a text that tells of them, "PREMIER HINTS AT AEGEAN TALKS"."""
    if not draft.titled or draft.kind != "other" or draft.actors or draft.act != "named-event":
        return False
    told = any(not d.titled and d.kind != "visit" and d.segment <= draft.segment + _BELOW for d in drafts)
    return told or draft.date is None


_BELOW = 5  # sentences below a headline in which its news is told


def counts(draft: Draft) -> bool:
    """Tell whether somebody meets: an implied meeting needs two named people; a plain one somebody at all."""
    people = [a for a in draft.actors if a.kind not in ("pronoun", "pair") and (a.person or a.office or a.of)]
    if draft.implied:
        return len(people) > 1 or any(a.kind == "group" and a.of for a in people)
    if draft.act in ("named-event", "council-held-session") or (
        draft.event is not None and draft.event.name and draft.kind not in ("visit", "call")
    ):
        return True
    if _is_set(draft):
        return True
    if draft.act in _OF_UNNAMED:
        return _is_told_well(draft) or (bool(people) and draft.act != "committee-meets")
    if (draft.act in _TOLD_ALONE or draft.adds) and draft.kind in GATHERED and draft.place is not None:
        return True  # "a donor conference was held in Geneva"
    if draft.act == "attended" and draft.event is not None and draft.event.plural and draft.place is not None:
        return any(a.person for a in people)  # "took part in a series of talks in New York"
    if draft.act == "consulting" or draft.act.startswith("body-") or draft.elided:
        return bool(people)
    if draft.kind == "visit":
        return bool(people) and (draft.place is not None or draft.act in _HOSTED)
    told = [a for a in people if a.kind != "group" or a.of]  # "officials" and "the ministers" alone are nobody
    if not told and draft.act == "met-together" and draft.kind in ("ministerial", "summit") and draft.place and draft.date:
        return not any(a.definite for a in people)  # "Foreign ministers met in Oslo on Monday"
    return bool(told) and (len(people) > 1 or people[0].plural or draft.kind == "ceremony")


_OF_UNNAMED = ("event-of-those", "group-met", "committee-met", "committee-meets", "one-began-talks")


def _is_told_well(draft: Draft) -> bool:
    """ "The joint commission will convene in Tbilisi", "the committee meets tomorrow", "coffee producers met in Lima on Monday"."""
    if draft.act in ("committee-meets", "committee-met"):
        return (draft.place if draft.act == "committee-meets" else draft.date) is not None
    return draft.date is not None and draft.place is not None


_HOSTED = ("visited-body", "hosted-on-visit")  # visits of which it is told whose guest somebody was, though not where


_OF_MANY = ("summit", "ministerial", "forum")  # "an Arab ministerial meeting, set for Sunday"


def _is_set(draft: Draft) -> bool:
    """ "The ministers will meet in Geneva in March": a plan that states its time and place, whoever they are; of the next one, either.

    Of one that was moved the day is enough: "the session was put off to 12 May".
    """
    if draft.act == "event-was-moved":
        return draft.date is not None
    following = draft.event is not None and (draft.event.ahead or (draft.kind in _OF_MANY and draft.act == "event-is-set"))
    stated = (draft.date is not None, draft.place is not None or draft.kind in REMOTE)
    return draft.status == "planned" and draft.kind != "visit" and (all(stated) or (following and any(stated)))
