"""Verbs by what becomes of somebody's standing: who joins, is admitted, seeks, loses, chairs (words/belonging.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from elchi.lexica.classes import belonging_words
from elchi.lexica.inflection import inflect
from elchi.lexica.tables import strings
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Unit
from elchi.reading.memberships.standing_nouns import NOUNS


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb tells of a standing: whose it is, what it becomes ("noun": as the noun says), how a body is joined to the verb."""

    name: str
    subject: bool
    status: str
    nouns: bool
    bodies: frozenset[str] = frozenset()


SOMEBODY = frozenset({"STATE", "PARTIES", "PRONOUN"})  # units in which a member can be named
_MEANT = frozenset({*NOUNS, "v:join", "leaving", "setaside"})
_MEMBERS = frozenset({"members", "member"})  # which the parser may take for a group of people
_DIRECT = "direct"
_IN = frozenset({"p:to", "p:into", "p:in", "p:on"})
_FRAMES = (
    Frame("enter", True, "member", False, _IN | {_DIRECT}),
    Frame("admit", False, "member", False, _IN),
    Frame("lose", True, "former", True, frozenset({_DIRECT, "p:from"})),
    Frame("oust", False, "former", True, frozenset({"p:from", "p:of"})),
    Frame("suspend", False, "suspended", True, frozenset({"p:from"})),
    Frame("lift", False, "member", True),
    Frame("elect", False, "member", False),
    Frame("replace", False, "former", False),
    Frame("chair", True, "chair", False, frozenset({_DIRECT, "p:over"})),
    Frame("give", False, "noun", True),
    Frame("seek", True, "candidate", True),
    Frame("invite", False, "candidate", True),
    Frame("refuse", False, "refused", True),
    Frame("take", True, "noun", True),
)


@cache
def frame_words() -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of each verb form."""
    found: dict[str, tuple[Frame, ...]] = {}
    words = strings("words/belonging")["frame"]
    for frame in _FRAMES:
        given = words[frame.name]
        forms = [*given.get("forms", ()), *(form for lemma in given.get("regular", ()) for form in inflect(lemma))]
        for form in dict.fromkeys(forms):
            found[form] = (*found.get(form, ()), frame)
    return found


@cache
def _last_words() -> frozenset[str]:
    """Return the words with which a verb of a frame can end."""
    return frozenset(form.split()[-1] for form in frame_words())


@cache
def _triggers() -> frozenset[str]:
    """Return the words by which a sentence with a body and no noun of standing may tell of belonging."""
    direct = {form.split()[0] for form, frames in frame_words().items() if any(frame.bodies for frame in frames)}
    return (frozenset(direct) | belonging_words("way") | belonging_words("hint")) - _COMMON


@cache
def _lone() -> frozenset[str]:
    """Return the words by which a sentence without a body may tell of belonging to the one spoken of."""
    elected = (form for form, frames in frame_words().items() if any(frame.name in ("elect", "replace") for frame in frames))
    return frozenset(elected) | belonging_words("admitting") | _MEMBERS


def framed(line: Line) -> bool:
    """Tell whether a line with a body and no noun of standing may tell who belongs to it."""
    return not line.roles.isdisjoint(SOMEBODY) and not _triggers().isdisjoint(line.tokens.seen)


def alone(line: Line) -> bool:
    """Tell whether a line without a body may tell of the one spoken of: "has observer status", "was elected"."""
    if line.roles.isdisjoint(SOMEBODY):
        return False
    return not line.roles.isdisjoint(_MEANT) or not _lone().isdisjoint(line.tokens.seen)


def frames_of(line: Line, unit: Unit) -> tuple[Frame, ...]:
    """Return the frames of a verb; none for what is no verb."""
    low = line.tokens.low
    if unit.parties or low[unit.last - 1] not in _last_words():  # most units
        return ()
    if unit.event is not None or not (VERBAL[unit.roles] or not unit.roles.isdisjoint(_VERBS)):
        return ()
    words = frame_words()
    noun = unit.first > 0 and low[unit.first - 1] in _DETERMINED and not low[unit.last - 1].endswith("ing")
    if noun and not unit.roles & {"be", "have"}:
        return ()  # "the request of Georgia"
    whole = " ".join(low[unit.first : unit.last])
    return words.get(whole) or (words.get(low[unit.last - 1], ()) if unit.last - unit.first > 1 else ())


_VERBS = frozenset({"p:with", "x", "firm", "deed", "be", "have"})
_DETERMINED = ("the", "a", "an", "its", "their", "his", "her", "'s", "’s", "this", "of")
_COMMON = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "having"})
