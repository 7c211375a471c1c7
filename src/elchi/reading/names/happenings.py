"""Event phrases: "the 8th Istanbul Summit", "a phone call", "the 46th session of the OIC CFM"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from elchi.lexica.classes import word_pairs
from elchi.lexica.lexicon import fold
from elchi.lexica.marks import COUNTED, EVENT
from elchi.reading.lines.tokens import Tokens, common_words, title_case
from elchi.reading.lines.units import Happening
from elchi.reading.names.bodies import body_at, of_at
from elchi.reading.names.event_words import ORDINAL, describe
from elchi.reading.names.gatherings import ARTICLES, EMPTY, gathering_at
from elchi.reading.names.noun_or_verb import opens_clause, stays, used_as_verb, visits_there

if TYPE_CHECKING:
    from elchi.reading.names.names import NameParser

_MAX = 12
_MARKS = ("-", "–", "'", "’", "&", "+", "/")
_DESCRIBING = frozenset({"state", "adjective", "body", "place", "venue", "region", "portfolio", "modifier", "institution", "group"})
_LONG = 4  # words of a body from which the event noun behind it is looked for past the whole
_DEFINITE = frozenset({"the", "this", "their", "his", "her"})
_SEVERAL = ("talks", "meeting", "visit", "call")  # of which there can be several in one word
_DETERMINERS = ARTICLES | _DEFINITE | {"its", "our", "my"}


def event_at(t: Tokens, at: int, names: "NameParser") -> tuple[Happening, int] | None:
    """Return the event named from token `at` and the token after it, or None."""
    gathering = gathering_at(t, at) if t.marks[at] & COUNTED or t.low[at] in ARTICLES else None
    if gathering is not None:
        return gathering
    start, at = at, at + (t.low[at] in _DETERMINERS)
    head = _head(t, at) if t.reach[at] & EVENT else None
    if head is None or _is_no_event(t, head[0], at):
        return None
    end = _before_people(t, head[0], head[0] + head[1], names)
    return _named(t, start, at, head, end) if t.has(end, "aftermath") is None else None


def _is_no_event(t: Tokens, head_at: int, at: int) -> bool:
    """Tell whether a noun of meeting is a verb where it stands, or people with a task: "a visit to the OSCE Mission"."""
    verb = (t.words[head_at].islower() or opens_clause(t, head_at)) and used_as_verb(t, head_at, at)
    house = t.is_word(head_at, "mission") and t.caps[head_at] and t.has(head_at - 1, "body") is not None
    return verb or visits_there(t, head_at, at) or stays(t, head_at) or house


def _named(t: Tokens, start: int, at: int, head: tuple[int, int, str, bool], end: int) -> tuple[Happening, int]:
    """The event of a noun, with what the words before it and behind it tell; it begins with its determiner."""
    head_at, length, kind, weak = head
    definite = t.low[start] in _DEFINITE
    event = Happening(kind, t.starts[start], t.ends[end - 1], definite=definite, weak=weak, head=t.span(head_at, end).casefold())
    if at > start and t.has(start, "their"):
        event.whose = t.words[start].lower()
    event.plural = t.words[end - 1].lower().endswith("s") and kind in _SEVERAL
    describe(t, event, at, head_at, end)
    end = _tail(t, event, end)
    event.end = t.ends[end - 1]
    event.stem = frozenset(fold(w) for n, w in enumerate(t.words[at:end], at) if w[0].isalpha() and not t.counted(n)) - EMPTY
    if event.name is not None or event.ordinal is not None:
        event.name = t.span(at, end) if event.name is None or end > head_at + length else event.name
    return event, end


def _before_people(t: Tokens, head_at: int, end: int, names: "NameParser") -> int:
    """ "The meeting | of the Ministers of X, A, and Y, B": those who met are named, and no part of what it is called."""
    of = next((n for n in range(head_at + 1, end - 1) if t.is_word(n, "of")), None)
    found = names.party(of + 1) if of is not None else None
    return of if of is not None and found is not None and sum(a.kind == "person" for a in found[0]) > 1 else end


def _head(t: Tokens, at: int) -> tuple[int, int, str, bool] | None:
    """The event noun reached over adjectives, ordinals, names of bodies and capitals; the last one of a run wins."""
    i = at
    best: tuple[int, int, str, bool] | None = None
    while i < t.size and i - at < _MAX:
        hit = t.hit(i)
        roles = hit.roles if hit else {}
        if hit and "event" in roles:
            best = (i, hit.length, roles["event"], "event" in hit.weak)
            i += hit.length
            continue
        if best is not None and not (t.words[i][0].isupper() and _event_soon(t, i)):
            break
        if (after := _past_body(t, i, roles)) is not None:
            i = after
            continue
        if not _may_precede(t, i, at, roles):
            break
        i += hit.length if hit else 1
    return best


def _past_body(t: Tokens, i: int, roles: Mapping[str, str]) -> int | None:
    """The event noun right behind a body of many words; its acronym may stand in brackets between them, and before "Ministers' Meeting"."""
    hit = t.hit(i)
    if hit is None or "body" not in roles:
        return None
    end = i + hit.length
    if t.is_word(end, "(") and end + 2 < t.size and t.words[end + 2] == ")":
        end += 3
        if _near_event(t, end - 1):
            return end
    return None if hit.length < _LONG else end if "event" in (after.roles if (after := t.hit(end)) else {}) else None


def _event_soon(t: Tokens, i: int) -> bool:
    return any((h := t.hit(j)) is not None and "event" in h.roles and t.words[j][0].isupper() for j in range(i, min(i + 3, t.size)))


def _may_precede(t: Tokens, i: int, at: int, roles: Mapping[str, str]) -> bool:
    """Tell whether a word can stand in an event phrase that began at `at`, before its noun."""
    keys, word = roles.keys(), t.words[i]
    if ORDINAL.match(word) or not keys.isdisjoint({"ordinal", "event_modifier"}):
        return True
    if keys & {"preposition", "their"} and not keys & {"place", "particle"}:
        return t.is_word(i, "of") and _joins_capitals(t, i, at)
    if word in _MARKS or word.isdigit():
        return i > at and _near_event(t, i)
    if keys & {"head", "heads", "pronoun", "honorific"} and not keys & {"modifier", "portfolio"}:
        return not keys.isdisjoint({"heads", "head"}) and _near_event(t, i) and _is_of_heads(t, i, at)
    if not keys.isdisjoint(_DESCRIBING):
        return _near_event(t, i)
    if t.is_word(i, "and", "of") and word.islower():
        return _joins_capitals(t, i, at)
    if i == 0 and keys & {"preposition", "and", "not", "that"}:
        return False
    if fold(word) in common_words() and title_case(t):
        return False  # "Building Trust Through Seven Summits"
    return word[0].isupper() and not any(k.startswith("v:") for k in keys) and _near_event(t, i)


def _joins_capitals(t: Tokens, i: int, at: int) -> bool:
    """ "Council | of | Ministers Meeting": a small word between capitals, and not the first of the phrase."""
    inside = i > at and t.words[i].islower() and _near_event(t, i)
    return inside and t.words[i - 1][0].isupper() and t.words[i + 1][:1].isupper()


def _is_of_heads(t: Tokens, i: int, at: int) -> bool:
    """ "The | Foreign Ministers | ' Retreat", "the Defence Ministers Meeting": those who meet are part of what it is called."""
    if _heads_meet(t, i, at):
        return True
    return t.words[i][0].isupper() and t.words[_behind(t, i)] in ("'", "’", "Meeting", "meeting", "Meetings")


def _behind(t: Tokens, i: int) -> int:
    """The token behind the phrase at `i`: "the Foreign Ministers | ' Retreat"."""
    hit = t.hit(i)
    return min(i + (hit.length if hit else 1), t.size - 1)


def _heads_meet(t: Tokens, i: int, at: int) -> bool:
    """ "The EAC | Heads of State summit", "in the NATO | foreign ministers meeting": those who meet, before what they meet at."""
    hit = t.hit(i)
    if hit is None or hit.length < 2 or "heads" not in hit.roles or t.has(i + hit.length, "event") is None:
        return False
    led = at > 1 and t.low[at - 1] in ARTICLES and t.has(at - 2, "preposition") is not None
    return t.caps[i + hit.length] or led or t.low[i + hit.length] != "meeting"  # "ministers meeting in Riga agreed" is a verb


def _near_event(t: Tokens, i: int) -> bool:
    """An event noun stands within reach, with nothing but words of its name between."""
    for j in range(i + 1, min(i + 9, t.size)):
        hit = t.hit(j)
        if hit is not None and "event" in hit.roles:
            return True
        if not (
            t.words[j][0].isupper()
            or t.words[j].isdigit()
            or t.words[j] in ("-", "'", "’", "+", "&", "of", "and", "the", "(", ")")
            or (hit and {"event_modifier", "portfolio", "ordinal", "modifier", "group", "institution", "heads"} & hit.roles.keys())
        ):
            return False
    return False


def _inner_event(t: Tokens, at: int) -> int | None:
    """ "The 45th Meeting | of the Conference of Heads of Government": a body that is called after its gatherings."""
    first = at + 1 + t.is_word(at + 1, "the")
    if not t.is_word(at, "of") or not t.caps[first] or (head := _head(t, first)) is None or not t.caps[head[0]]:
        return None
    end = head[0] + head[1]
    if (body := of_at(t, first)) is not None and body.end > end:
        return None  # "of the Committee of Senior Officials"
    if t.is_word(end, "of") and t.caps[end + 1] and t.has(end + 1, "heads"):
        end += 1 + (t.hits[end + 1].length if t.hits[end + 1] else 1)  # type: ignore[union-attr]
    return end


def _tail(t: Tokens, event: Happening, end: int) -> int:
    """Follow "of the OIC CFM", "of the CCTS Heads of States", "on Climate Change", "(SARFMM)"."""
    for _ in range(3):
        step = _owned(t, event, end)
        if step is None:
            break
        end = step
    level = end + 1 if t.is_word(end, "at") else t.size
    level += t.is_word(level, "the")
    if t.is_word(level, "level") and t.is_word(level + 1, "of") and (t.has(level + 2, "heads") or t.has(level + 2, "group")):
        event.kind, end = "ministerial", level + 3
    if event.name == "":
        event.name = None if event.kind in ("visit", "call") else " "
    if t.is_word(end, "(") and t.is_word(end + 2, ")") and t.words[end + 1].isupper():
        end += 3
    return end


def _ministers_of(t: Tokens, at: int) -> bool:
    """ "A meeting of EU | foreign ministers": those who meet, and not the body that they are of."""
    while at < t.size and t.words[at].islower() and t.has(at, "portfolio") and not t.has(at, "heads"):
        at += t.hits[at].length  # type: ignore[union-attr]
    return at < t.size and t.words[at].islower() and t.has(at, "heads") is not None


def _commission(t: Tokens, event: Happening, at: int) -> int | None:
    """ "The next session | of the Georgian-Japanese intergovernmental commission": who sits, written small."""
    first = at + 1 + t.is_word(at + 1, "the", "their")
    head = _head(t, first) if t.is_word(at, "of") and event.kind in ("meeting", "committee") else None
    if head is None or head[2] != "committee" or t.caps[head[0]] or head[3]:
        return None
    event.kind = "committee"
    if event.ordinal is not None or t.caps[first]:
        event.name = event.name or ""
    return head[0] + head[1]


def _owned(t: Tokens, event: Happening, end: int) -> int | None:
    """Where "of the OIC CFM" or "on Climate Change" behind an event ends: whose it is, or what it is about."""
    if not t.is_word(end, "of", "for", "on") or (t.is_word(end, "on") and event.head.endswith((" call", " visit"))):
        return None  # "a courtesy call on the Party's chairman"
    if (inner := _inner_event(t, end)) is not None:
        event.name = event.name or ""
        return inner
    if (seat := _commission(t, event, end)) is not None:
        return seat
    owner = of_at(t, end + 1) or body_at(t, end + 1)
    if owner is None or owner.kind == "state" or (t.is_word(end, "on", "for") and not t.words[end + 1][:1].isupper()):
        return None
    if event.kind == "visit" or (owner.kind == "body" and (t.has(owner.end, "head") or _ministers_of(t, owner.end))):
        return None
    event.body = event.body or owner.name
    if event.kind in ("meeting", "committee", "talks"):
        event.kind = next((kind for word, kind in word_pairs("kind_by_body") if word in fold(owner.name)), event.kind)
    end = owner.end
    while end < t.size and t.words[end][0].isupper() and (t.has(end, "heads") or t.is_word(end, "cfm", "council", "summit")):
        end += t.hit(end).length if t.hit(end) else 1  # type: ignore[union-attr]
    if event.kind == "meeting" and end > owner.end:
        event.kind = next((kind for word, kind in word_pairs("kind_by_heads") if word in fold(t.span(owner.end, end))), event.kind)
    if event.ordinal is not None or t.words[end - 1][0].isupper() or owner.kind == "institution":
        event.name = event.name or ""
    return end
