"""Bodies that are gatherings: "attended the annual East Asia Summit", "the Russia-Africa Summit will be held"."""

from elchi.lexica.classes import word_class
from elchi.lexica.lexicon import fold
from elchi.lexica.marks import COUNTED
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import Happening
from elchi.reading.names.event_words import ORDINAL

ARTICLES = frozenset({"the", "a", "an"})
EMPTY = frozenset({"the", "of", "a", "next"})
_SERIAL = ("summit", "forum")
_COUNTED = frozenset({"ordinal", "event_modifier"})


def gathering_at(t: Tokens, at: int) -> tuple[Happening, int] | None:
    """ "Attended the annual East Asia Summit": a body that is a gathering is an event for those who are at it."""
    i = at + (t.low[at] in ARTICLES)
    if not t.marks[i] & COUNTED:
        return None
    i, ordinal = _counted(t, i)
    hit = t.hit(i) if i < t.size else None
    if hit is None or "body" not in hit.roles:
        return None
    end = i + hit.length
    kind = _of_leaders(t, i, end) or next((k for w in (t.words[end - 1], t.words[i]) if (k := _event_word(t, w))), None)
    counted = ordinal is not None and kind in _SERIAL  # "the fourth World Nomad Games", wherever it stands
    held = kind in _SERIAL and not t.is_word(at - 1, *word_class("of_a_body")) and _takes_place(t, end)
    if kind is None or not (
        counted or held or (kind == "summit" and _is_attended(t, at)) or (kind == "forum" and _gone_to(t, at, end))
    ):
        return None
    if t.is_word(end, "member", "members", "countries", "secretariat", "'s", "’s"):
        return None
    if t.is_word(end, "(") and t.is_word(end + 2, ")"):
        end += 3
    stem = frozenset(fold(w) for w in t.words[i:end] if w[0].isalpha()) - EMPTY
    series = t.span(i, end)
    name = t.span(i - 1, end) if ordinal is not None else series  # as it is called: "the Fifth Consultative Meeting"
    return Happening(kind, t.starts[at], t.ends[end - 1], name, ordinal, series, definite=True, head=kind, stem=stem), end


def _of_leaders(t: Tokens, at: int, end: int) -> str | None:
    """ "Consultative Meeting of the Heads of State of Central Asia": a series of meetings that has a name is of summits."""
    of = next((n for n in range(at + 1, end) if t.is_word(n, "of")), None)
    met = of is not None and _event_word(t, t.words[of - 1]) is not None
    first = of + 1 + t.is_word(of + 1, "the") if of is not None else end
    return "summit" if met and first < end and t.is_word(first, "heads", "leaders", "presidents") else None


def _counted(t: Tokens, i: int) -> tuple[int, int | None]:
    """ "The annual | fourth | World Nomad Games": where the name begins, and its number."""
    ordinal = None
    while i < t.size:
        hit = t.hits[i]
        number = ORDINAL.match(t.words[i]) if t.words[i][0].isdigit() else None
        if number is None and (hit is None or "body" in hit.roles or _COUNTED.isdisjoint(hit.roles)):
            break
        ordinal = int(number.group(1)) if number else int(hit.roles["ordinal"]) if hit and "ordinal" in hit.roles else ordinal
        i += hit.length if hit else 1
    return i, ordinal


def _event_word(t: Tokens, word: str) -> str | None:
    hit = t.lexicon.look([word], 0)
    return hit.roles.get("event") if hit else None


def _is_attended(t: Tokens, at: int) -> bool:
    """What stands before: "attended", "hosted", "at", "during", "on the margins of"."""
    at -= at > 0 and t.is_word(at - 1, "next", "coming", "upcoming", "forthcoming")
    at -= at > 0 and t.is_word(at - 1, "the")
    for back in range(1, 7):
        hit = t.hit(at - back) if at >= back else None
        if hit is not None and hit.length == back:
            told = hit.roles.get("preposition") in ("at", "during", "after", "before") or t.is_word(at - back, "host")
            return told or bool(hit.roles.keys() & {"v:attend", "v:hold"})
    return at > 1 and t.is_word(at - 1, "in") and "v:attend" in (h.roles if (h := t.hit(at - 2)) else ())


def _gone_to(t: Tokens, at: int, end: int) -> bool:
    """ "Will attend | the Munich Security Conference": a body that meets once a year; a forum may be an organisation as well."""
    if t.is_word(end - 1, "forum"):
        return False
    if end < t.size and (t.caps[end] or t.is_word(end, "leaders", "meeting", "meetings", "session", "summit")):
        return False
    at -= at > 0 and t.is_word(at - 1, "the")
    at -= at > 0 and t.is_word(at - 1, "in", "at")
    before = next((h for back in (1, 2) if at >= back and (h := t.hits[at - back]) is not None and h.length >= back), None)
    return before is not None and "v:attend" in before.roles


def _takes_place(t: Tokens, end: int) -> bool:
    """What stands behind: "the Russia-Africa Summit | will be held", "is scheduled for", "opens"."""
    i = end + 2 if t.is_word(end, ",") and t.is_word(end + 1, "which", "to") else end
    place = t.hits[end + 1] if t.is_word(end, "in", "at") else None
    if place is not None and not t.marks[end + 1] & COUNTED:
        i = end + 1 + place.length  # "the Summit of the Americas in Trinidad, to be held"
        i += t.is_word(i, ",")
        i += t.is_word(i, "to")
    until = min(i + 4, t.size)
    while i < until:
        hit = t.hits[i]
        if t.low[i] in word_class("set_for") or (hit is not None and "v:place" in hit.roles):
            return True
        if hit is None or hit.roles.keys().isdisjoint(("will", "be", "have", "who")):
            return False
        i += hit.length
    return False
