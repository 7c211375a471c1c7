"""What an undertaking is told of as known: promised long ago, signed a sentence before, the standing duty of a body."""

from collections.abc import Callable, Sequence

from elchi.lexica.classes import word_set
from elchi.reading.lines.acts import Found
from elchi.reading.lines.units import LEADING, VERBAL, Unit

_CLAUSE = 5  # units from "which" to the verb of its clause
_FAR = 12  # units from a verb of saying to what was said
_RELATIVE = 3  # units of "order that we" before the verb
_TELLING = frozenset({"v:say", "v:report", "v:plan", "v:agree", "v:decide", "v:pledge", "announcement", "instrument", "decision"})
_SPOKEN = frozenset({"announcement", "speechnoun"})
_MORE = frozenset({"p:on", "p:between", "p:for", "p:of", "p:to", "NAME"})


def background(found: Found) -> bool:
    """Tell whether an undertaking is told of as known, or is of another subject: "as they had promised", "whose agreement was signed"."""
    kept, at, text = found.line.kept, found.at("verb"), found.line.tokens.text
    before = kept[max(0, at - _CLAUSE) : at]
    words = {u.of(text).lower() for u in before}
    if "whose" in words or ("had" in words and any("p:as" in u.roles for u in before)):
        return True
    if before and before[-1].of(text).lower() == "had" and not any("v:say" in u.roles for u in kept[:at]):
        return True  # "Georgia had pledged it when they met": an old promise, told of again
    if any(told(found) for told in _KNOWN):
        return True
    first = found.at("a") if "a" in found.match.slots else 0  # "the accession of Georgia would open": not Georgia would
    return first > 1 and first < at and "p:of" in kept[first - 1].roles and not kept[first - 2].parties


def _said_earlier(found: Found) -> bool:
    """ "Had announced in June that Georgia would apply": an old promise."""
    will = found.match.slots.get("will")
    kept, low = found.line.kept, found.line.tokens.low
    if will is None or low[kept[will[0]].first] != "would":
        return False
    said = next((n for n in range(will[0] - 1, max(0, will[0] - _FAR), -1) if kept[n].roles & {"v:say", "v:plan"}), 0)
    return said > 0 and low[kept[said - 1].last - 1] == "had"


def _standing(found: Found) -> bool:
    """ "It is mandated to steer": what a body is there for, and nobody has just laid on it."""
    kept, low, at = found.line.kept, found.line.tokens.low, found.at("verb")
    if low[kept[at].last - 1] not in word_set("standing_mandates"):
        return False
    return any("be" in u.roles and low[u.first] in ("is", "are") for u in kept[max(0, at - 2) : at])


def _always(found: Found) -> bool:
    """ "The Council, which decides on sanctions": what a body does, and not what it has done."""
    kept, low, at = found.line.kept, found.line.tokens.low, found.at("verb")
    if at < 2 or "who" not in kept[at - 1].roles or not low[kept[at].last - 1].endswith("s"):
        return False
    which = kept[at - 2] if "comma" not in kept[at - 2].roles else kept[at - 3]
    return any(a.kind in ("body", "group", "state") for a in which.parties)


def _restricted(found: Found) -> bool:
    """ "The plan that was endorsed in May": which plan is meant, and nothing new."""
    kept, at = found.line.kept, found.at("verb")
    if at < 3 or not kept[at - 1].roles & {"be"} or "that" not in kept[at - 2].roles:
        return False
    return bool(found.act.options.get("done")) and "comma" not in kept[at - 3].roles


def _whom_it_is_done_to(found: Found) -> bool:
    """ "The order that we resolve to safeguard": a clause that only tells which order is meant."""
    kept, at = found.line.kept, found.at("verb")
    if at < _RELATIVE or not kept[at - 1].parties or "that" not in kept[at - 2].roles or kept[at - 3].parties or kept[at - 3].event:
        return False
    first = kept[at - 3].first
    led = any(found.line.tokens.is_word(n, "the", "a", "an") for n in range(max(0, first - 3), first))
    return led and not any(u.roles & _TELLING for u in kept[: at - 2])


def _participle(found: Found) -> bool:
    """ "The admission, already approved by the members, took effect": told of by the way, and done by those behind "by"."""
    kept, at = found.line.kept, found.at("verb")
    if found.act.options.get("subject") not in ("left", "left?") or at + 2 >= len(kept) or "p:by" not in kept[at + 1].roles:
        return False
    return "comma" in kept[at - 1].roles and any(u.parties for u in kept[at + 2 : at + 4])


def _thanked_for(found: Found) -> bool:
    """ "Thanked the members for entrusting him with the post": done before, and told of in thanks."""
    line, first = found.line, found.line.kept[found.at("verb")].first
    led = first > 0 and line.tokens.low[first - 1] == "for" and line.tokens.low[first].endswith("ing")
    return led and not word_set("thanking").isdisjoint(line.tokens.low[:first])


def _of_a_row(found: Found) -> bool:
    """ "The latest country to cut ties": told of before, by whoever did so first."""
    kept, low, at = found.line.kept, found.line.tokens.low, found.at("verb")
    if not at or "p:to" not in kept[at - 1].roles:
        return False
    to = kept[at - 1].first
    return not word_set("in_a_row").isdisjoint(low[max(0, to - _CLAUSE) : to])


def _describing(found: Found) -> bool:
    """ "The recently imposed sanctions", "a body of agreed rules": a participle that only tells which they are."""
    line, unit = found.line, found.line.kept[found.at("verb")]
    low, before = line.tokens.low, unit.first - 1
    while before > 0 and low[before].endswith("ly") and line.tokens.has(before, "institution") is None:
        before -= 1  # "internationally", and not "the assembly"
    led = before >= 0 and low[before] in word_set("before_described")
    return led and low[unit.last - 1].endswith("ed") and low[unit.last] not in word_set("behind_deeds")


def _of_doing(found: Found) -> bool:
    """ "The role of provinces in approving a deal": what is spoken of, and done by nobody."""
    line, unit = found.line, found.line.kept[found.at("verb")]
    led = unit.first > 1 and line.tokens.low[unit.first - 1] in word_set("before_doing")
    return led and VERBAL[unit.roles] and line.tokens.low[unit.first].endswith("ing")


def _unreal(found: Found) -> bool:
    """ "Would have signed if": nobody did, and nobody will."""
    low, first = found.line.tokens.low, found.line.kept[found.at("verb")].first
    before = [w for w in low[max(0, first - _RELATIVE) : first] if w != "not"]
    return before[-2:] in (["would", "have"], ["could", "have"], ["might", "have"], ["should", "have"])


def _since(found: Found) -> bool:
    """ "The first visit since the two states | established ties": done before, by both."""
    kept, low, at = found.line.kept, found.line.tokens.low, found.at("verb")
    clause = next((u for u in reversed(kept[max(0, at - _CLAUSE) : at]) if low[u.first] == "since" or "comma" in u.roles), None)
    return clause is not None and low[clause.first] == "since" and bool(found.act.options.get("done"))


def relative(found: Found) -> bool:
    """Tell whether the verb is that of a clause on somebody: "partners that share its values and will strengthen"."""
    kept = found.line.kept
    at, text = found.at("verb"), found.line.tokens.text
    closed = at > 1 and any("comma" in u.roles for u in kept[at - 2 : at])
    for i in range(at - 1, 0, -1):
        if kept[i].roles & {"that", "who"}:
            if closed and "comma" in kept[i - 1].roles:
                return False  # "Georgia, which hosts the court, will"
            led = (
                VERBAL[kept[i - 1].roles]
                or "p:under" in kept[i - 1].roles
                or kept[i - 1].of(text).lower() in word_set("ruling")
                or _said_in(kept, i)
            )  # "a plan under which it will train"
            return not (led or _told_to(kept[max(0, i - _CLAUSE) : i]))
    return False


def _said_in(kept: Sequence[Unit], that: int) -> bool:
    """ "Said in a statement | that it would": what was said, and nothing that the statement is."""
    return that > 2 and bool(kept[that - 1].roles & _SPOKEN) and LEADING[kept[that - 2].roles] and VERBAL[kept[that - 3].roles]


def _told_to(before: Sequence[Unit]) -> bool:
    """ "Told the president | that": what somebody was told, and nothing that the president is."""
    told = next((n for n, unit in enumerate(before) if unit.values.get("v:say") in word_set("told_that")), None)
    return told is not None and not any("p:to" in unit.roles for unit in before[told:])


def more_of(found: Found) -> bool:
    """Tell whether more is said of an agreement than that there is one: "signed the agreement on visas"."""
    behind = found.line.kept[found.match.last : found.match.last + 2]
    return any(u.roles & _MORE for u in behind) or any(
        u.roles & {"NAME", "PARTY"} for u in found.line.kept[found.at("verb") + 1 : found.match.last]
    )


_KNOWN: tuple[Callable[[Found], bool], ...] = (
    _said_earlier, _whom_it_is_done_to, _participle, _thanked_for, _standing, _always, _restricted, _of_a_row, _describing, _of_doing,
    _unreal, _since,
)  # fmt: skip
