"""Whether a word of meeting is a noun where it stands: "the visit to Baku", but "visit Baku"."""

from elchi.lexica.classes import word_set
from elchi.reading.lines.tokens import Tokens


def stays(t: Tokens, head_at: int) -> bool:
    """Tell whether a mission is people with a task, and no visit: "a verification mission", "the observer mission to Georgia"."""
    if not t.is_word(head_at, "mission", "missions"):
        return False
    if t.has(head_at + 1, "v:visit") is not None or t.has(head_at + 1, "v:arrive") is not None:
        return True  # "the ECOWAS mission visited Mali"
    before = t.hit(head_at - 1) if head_at else None
    return head_at > 0 and before is None and t.words[head_at - 1].isalpha() and t.words[head_at - 1].islower()


def opens_clause(t: Tokens, head_at: int) -> bool:
    """Tell whether "meeting" opens a sentence as its verb, with whom B met right behind it: "Meeting President A in Rome, B said"."""
    if head_at or not t.is_word(0, "meeting") or "," not in t.words or t.words[-1] != ".":
        return False
    return (
        t.has(1, "head") is not None or t.has(1, "honorific") is not None or (t.is_word(1, "the") and t.has(2, "head") is not None)
    )


def visits_there(t: Tokens, head_at: int, at: int) -> bool:
    """Tell whether "visits" is a verb: "the Minister visits Georgia"."""
    if head_at != at or head_at == 0 or t.low[head_at] not in ("visits", "tours"):
        return False
    hit = t.hit(head_at + 1)
    return hit is not None and bool({"state", "place"} & hit.roles.keys())


def used_as_verb(t: Tokens, head_at: int, at: int) -> bool:
    """Tell whether a noun of meeting is a verb where it stands: "to call", "will visit", "they tour"."""
    if not any(r.startswith("v:") for r in (t.hit(head_at).roles if t.hit(head_at) else {})):  # type: ignore[union-attr]
        return False
    if t.words[head_at].lower().endswith("ing") and t.is_word(head_at + 1, "a", "an", "the", "their", "its", "with"):
        return t.words[head_at].lower() != "meeting" or not t.is_word(head_at + 1, "with")
    before = t.words[head_at - 1].lower() if head_at else ""
    if _then_does(t, head_at, before):
        return True
    if at < head_at:
        return False
    if before in word_set("before_verbs"):
        return True
    alone = head_at == at and t.words[head_at].lower() in ("meeting", "visiting")
    return alone and (head_at == 0 or before in word_set("before_gerunds"))


def _then_does(t: Tokens, head_at: int, before: str) -> bool:
    """ "Will first visit Oslo", "will then tour the region": a word of order between a verb and what helps it."""
    return head_at > 1 and before in word_set("first_or_then") and t.low[head_at - 2] in ("will", "would", "to", "shall")
