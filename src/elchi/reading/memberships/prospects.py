"""Whether a standing is reached, only looked for, or denied: by what governs the verb or noun that tells of it."""

from collections.abc import Sequence

from elchi.lexica.classes import word_class, word_set
from elchi.reading.lines.acts import Found
from elchi.reading.lines.units import Unit

REACHED = frozenset({"member", "observer", "dialogue partner", "partner", "associate"})
_STEPS = frozenset({"v:join", "v:become", "v:decide", "v:leave"})
_ENDS = frozenset({"comma", "semicolon", "colon", "dash", "quote", "stop"})
_OPEN = _ENDS | {"and", "be"}
_WINDOW = 8  # tokens before a noun in which what governs it stands
_BEHIND = 6
_OWN = 4
_NEW = ([",", "and"], [",", "but"])  # what opens another clause
_WAY_TO = frozenset({"p:of", "p:to", "p:in", "p:into", "p:as", "and", "membernoun"})


def as_governed(found: Found, status: str | None) -> str | None:
    """Return the status that the clause leaves: candidate where it is only looked for, None where it is denied or supposed."""
    way = next((u for u in found.line.kept[found.match.first : found.match.last] if u.roles & {"A", "accession"}), None)
    if way is not None and status in ("member", "candidate"):
        return _of_noun(found, way, status)
    at = _verb(found)
    if at is None and status in REACHED and _wished_to_see(found):
        return "candidate"
    if at is None or (status not in REACHED and status not in ("former", "candidate")):
        return status
    if status == "candidate":
        return None if _between_denied(found, at) else status
    clause = _clause_of(found, at)
    if not word_set("supposing").isdisjoint(clause) or (clause and clause[0] in ("should", "were")):
        return None  # "if Ukraine becomes a member"
    if status == "former":
        return status
    word = found.line.tokens.low[found.line.kept[at].last - 1]
    ahead = not word_set("looking_on").isdisjoint(clause) and _present(word)
    talked = word.endswith("ing") and not word_set("only_talked_of").isdisjoint(clause)  # "the importance of welcoming Georgia"
    ahead = ahead or talked
    return "candidate" if ahead else _of_verb(found, at, status)  # "once Georgia joins"


def _wished_to_see(found: Found) -> bool:
    """ "Hopes to see Georgia as its member"."""
    first = found.line.kept[found.match.slots["member"][0]].first if "member" in found.match.slots else 0
    before = found.line.tokens.low[max(0, first - 2) : first]
    return len(before) == 2 and before[0] == "to" and before[1] in word_set("seen_as")


def _verb(found: Found) -> int | None:
    """Where the verb of the match stands: that of its slot, else the first step into a standing, else "be"."""
    if found.unit("verb") is not None:
        return found.at("verb")
    units = range(found.match.first, found.match.last)
    steps = [n for n in units if found.line.kept[n].roles & _STEPS]
    return next(iter(steps or [n for n in units if "be" in found.line.kept[n].roles]), None)


def _clause_of(found: Found, at: int) -> Sequence[str]:
    """The words before the verb at `at`, back to the last mark."""
    low, kept, n = found.line.tokens.low, found.line.kept, at
    while n and not kept[n - 1].roles & _ENDS:
        n -= 1
    return low[kept[n - 1].last if n else 0 : kept[at].first]


def _present(word: str) -> bool:
    return word in word_set("bare_joining") or word.endswith("s")


def _of_verb(found: Found, at: int, status: str | None) -> str | None:
    kept = found.line.kept
    word = found.line.tokens.span(kept[at].first, kept[at].last).lower()
    before = next((n for n in range(at - 1, -1, -1) if not kept[n].roles & {"x", "not"} or kept[n].roles & _OPEN), None)
    if word.endswith("ing") and kept[at].roles & {"v:join", "v:become"}:
        return _of_gerund(found, before, status)
    if word not in word_set("bare_joining"):
        return status
    if before is None or kept[before].roles & {"will", "modal", "do", "have"}:
        return status  # read from the helping verb itself; "have become" is done
    if "p:to" in kept[before].roles:
        return None if _denied(found, before) else status if after_all(found) else "candidate"
    headline = found.line.heading or _list_alone(kept, before)
    return status if headline else "candidate"


def _list_alone(units: Sequence[Unit], at: int) -> bool:
    """ "Egypt and Iran join BRICS": several states that nothing governs."""
    return len(units[at].parties) > 1 and (at == 0 or bool(units[at - 1].roles & _ENDS))


def _of_gerund(found: Found, before: int | None, status: str | None) -> str | None:
    kept = found.line.kept
    if before is not None and "STATE" in kept[before].roles:
        before = before - 1 if before else None  # "with Georgia joining": what governs the state
    if before is None or kept[before].roles & _OPEN:
        return status
    word = found.line.tokens.span(kept[before].first, kept[before].last).lower()
    if _denied(found, before + 1):
        return None
    if not word_set("merely_thought").isdisjoint(_clause(found, kept[before].first, _WINDOW)):
        return None
    if word in word_set("reached_by") or (word in ("on", "for", "of") and _said_before(found, before, "reached_with")):
        return status
    return "candidate"


def _denied(found: Found, at: int) -> bool:
    """ "Declined to join", "has no intention of joining", "ruled out joining"."""
    first = found.line.kept[at].first
    return not word_set("turning_down").isdisjoint(_clause(found, first, 5))


def _between_denied(found: Found, at: int) -> bool:
    """ "Has no intention of joining": what stands between who would join and the verb."""
    kept, low = found.line.kept, found.line.tokens.low
    member = found.match.slots.get("member", (at, at))[1]
    return member <= at and not word_set("turning_down").isdisjoint(low[kept[member - 1].last : kept[at].first])


def turned_down(found: Found) -> bool:
    """Tell whether "to join" is what somebody declined: "turned down an invitation to join"."""
    at = _verb(found)
    return at is not None and at > 0 and "p:to" in found.line.kept[at - 1].roles and _denied(found, at)


def after_all(found: Found) -> bool:
    """Tell whether "to join" is what somebody has done: "the last country to join", "the first to be admitted"."""
    at = _verb(found)
    kept = found.line.kept
    at = at - 1 if at and "have" in kept[at - 1].roles else at  # "the latest to have joined"
    if not at or "p:to" not in kept[at - 1].roles:
        return False
    before = _clause(found, kept[at - 1].first, 4)
    return not word_set("in_a_row").isdisjoint(before) or any(w[0].isdigit() and w[-1].isalpha() for w in before if w)


def _said_before(found: Found, at: int, words: str) -> bool:
    return not word_set(words).isdisjoint(_clause(found, found.line.kept[at].first, _WINDOW))


def _clause(found: Found, first: int, reach: int) -> Sequence[str]:
    """The words before token `first`, as far as `reach` and no further than its clause."""
    low = found.line.tokens.low
    start = max(0, first - reach)
    words = found.line.tokens.words
    stop = max((n + 1 for n in range(start, first) if low[n] in (";", ".", ":") or low[n : n + 2] in _NEW), default=start)
    return [word for word, written in zip(low[stop:first], words[stop:first], strict=True) if written != "May"]  # the month


def _of_noun(found: Found, way: Unit, status: str) -> str | None:
    """ "Finland's accession to NATO": reached after "since" or before "was completed", looked for in a bid or talks."""
    low = found.line.tokens.low
    words = low[way.first : way.last]
    if not word_set("asking_in").isdisjoint((*low[max(0, way.first - _OWN) : way.first], *words)) and _taken_back(low, way):
        return "former candidate"  # "withdrew its application", "its application was withdrawn"
    if not word_set("asking_in").isdisjoint(words):
        return "candidate"
    first = min(way.first, found.line.kept[found.match.first].first)
    before = _clause(found, first, _WINDOW)
    behind = _behind(found, way)
    if not word_set("turning_down").isdisjoint(before[-3:]):
        return None
    told = _verb_told(behind[:4]) or _its_own(low[max(0, way.first - _OWN) : way.first]) or _by_another(found, way)
    if told is not None:
        return told
    if not word_set("not_yet_in").isdisjoint([*before, *words, *behind]):
        return "candidate"
    if (
        _opening(found, way)
        or not word_set("reached_with").isdisjoint([*before[-5:], *low[first : way.first]])
        or not word_set("now_in").isdisjoint(behind)
    ):
        return "member"
    return status


def _opening(found: Found, way: Unit) -> bool:
    """ "With the accession of Fiji, the Forum had ten members": a clause that opens with what has come about."""
    kept = found.line.kept
    at = next(n for n, u in enumerate(kept) if u is way) - 1
    opens = at >= 0 and "p:with" in kept[at].roles and (not at or bool(kept[at - 1].roles & (_OPEN | {"that"})))
    return (
        opens
        and found.line.roles.isdisjoint({"will", "modal"})
        and word_set("not_yet_in").isdisjoint(found.line.tokens.low[way.last :])
    )


def _behind(found: Found, way: Unit) -> Sequence[str]:
    """The words behind a way in, whose it is and what it leads to: "the accession | of Fiji to the Forum in 1995 | brought"."""
    kept, low = found.line.kept, found.line.tokens.low
    at = next(n for n, u in enumerate(kept) if u is way) + 1
    while at < len(kept) and (kept[at].parties or kept[at].roles & _WAY_TO):
        at += 1
    return low[kept[at].first : kept[at].first + _BEHIND] if at < len(kept) else ()


def _verb_told(behind: Sequence[str]) -> str | None:
    """ "Its membership | lapsed", "was suspended": what the verb behind a membership makes of it."""
    return (
        "suspended"
        if not word_set("set_aside").isdisjoint(behind)
        else "former"
        if not word_set("lapsing").isdisjoint(behind)
        else None
    )


def _by_another(found: Found, way: Unit) -> str | None:
    """ "The Forum suspended | the membership of Fiji", "restored Fiji's | membership": what a body did with another's standing."""
    kept, low = found.line.kept, found.line.tokens.low
    at = next(n for n, u in enumerate(kept) if u is way) - 1
    if at > 1 and "possessive" in kept[at].roles and kept[at - 1].parties:
        at -= 2
    if at < 1 or kept[at].parties or low[way.last - 1] not in word_set("held_by_states"):
        return None
    words = set(low[kept[at].first : kept[at].last])
    told = (("suspended_own", "suspended"), ("resumed_own", "member"), ("ended_own", "former"))
    return next((status for name, status in told if not word_set(name).isdisjoint(words)), None)


def _taken_back(low: Sequence[str], way: Unit) -> bool:
    around = (*low[max(0, way.first - _WINDOW) : way.first], *low[way.last : way.last + _BEHIND + 2])
    return not word_set("taken_back").isdisjoint(around)


def _its_own(before: Sequence[str]) -> str | None:
    """ "Gabon terminated its | membership": what somebody did with his own standing."""
    if word_set("of_its_own").isdisjoint(before[-1:]):
        return None
    told = f" {' '.join(before)} "
    if any(f" {verb} " in told for verb in word_class("ended_own")):
        return "former"  # "gave up its membership"
    if not word_set("suspended_own").isdisjoint(before):
        return "suspended"
    return "member" if not word_set("resumed_own").isdisjoint(before) else None


__all__ = ["REACHED", "after_all", "as_governed", "turned_down"]
