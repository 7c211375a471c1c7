"""A clause read by its parts as a find of an act, so that modals, denials and dates are read from it as from any other."""

from functools import cache

from elchi.lexica.classes import word_set
from elchi.reading.lines.acts import Act, Found
from elchi.reading.lines.grammar import Match, Pattern
from elchi.reading.lines.line import Line
from elchi.reading.memberships.belonging import Told
from elchi.reading.memberships.prospects import REACHED, after_all, turned_down

_AHEAD = frozenset({"will", "modal", "p:to"})
_OF_THE_WHOLE = ("suspend", "lift", "setaside")  # what an organ decides so is of the whole


def found_of(line: Line, told: Told) -> Found:
    """Return what an act would have found that told of it so."""
    kind = told.frame.status if told.frame.status != "noun" else told.kind
    slots = {"verb": told.verb, "member": told.holder, {"list": "noun"}.get(told.kind, told.kind): told.target}
    spans = {slot: (at, at + 1) for slot, at in slots.items()}
    around = slots.values() if told.verb != told.target else (told.target,)
    return Found(_act(told.frame.name, kind), line, Match(min(around), max(around) + 1, spans))


@cache
def _act(name: str, kind: str) -> Act:
    return Act(
        f"{name}-by-parts",
        Pattern("x"),
        "noun" if kind == "list" else kind,
        {"to": "plain", "whole": name in _OF_THE_WHOLE},
        (),
        (),
    )


def status_told(found: Found, told: Told, status: str | None, between: tuple[set[str], list[str]]) -> str | None:
    """Return the status of what is told by parts: who is to leave is in, who is to be granted something waits, a lifted ban is none."""
    roles, _ = between
    if told.frame.name == "replace" and roles & _AHEAD:
        return "member"  # "will replace": those are in it yet
    if status is None:
        return "member" if told.frame.name == "lose" and roles & _AHEAD and "not" not in roles else None
    if told.frame.status == "candidate" and told.frame.name != "way" and status == "member":
        return "candidate"  # "have applied for membership"
    low, kept = found.line.tokens.low, found.line.kept
    if told.frame.name == "setaside":
        return "member" if not word_set("lifting").isdisjoint(low[: found.line.tokens.size]) else status
    if told.verb == told.target and not word_set("turning_down").isdisjoint(
        low[max(0, kept[told.target].first - 3) : kept[told.target].first]
    ):
        return None  # "withdrew its application"
    if status in REACHED and told.kind != "body":
        status = _described(found, told) or status
    if status in REACHED and low[kept[told.target].first - 1] == "for" and told.frame.name == "take":
        return "candidate"  # "a candidate for membership", "in the running for a seat"
    if status in REACHED and _in_the_making(found, told.verb):
        return "candidate"
    if status in REACHED and _to_be(found, told.verb):
        return "candidate" if not turned_down(found) and not after_all(found) else status
    return status


def _described(found: Found, told: Told) -> str | None:
    """ "Prospective members": what a word before the noun makes of it."""
    before = found.line.kept[max(0, told.target - 2) : told.target + 1]
    return next((s for u in before if (s := u.values.get("standing_word", "other")) != "other"), None)


def _in_the_making(found: Found, verb: int) -> bool:
    """ "The procedure of granting the status": what is being done."""
    kept, low = found.line.kept, found.line.tokens.low
    led = verb > 0 and bool(kept[verb - 1].roles & {"p:of", "p:for", "p:toward", "p:on"})
    led = led or low[kept[verb - 1].first] in ("toward", "towards")
    return led and low[kept[verb].last - 1].endswith("ing")


def _to_be(found: Found, verb: int) -> bool:
    """ "To be granted the status": a passive still to come."""
    kept, n = found.line.kept, verb - 1
    while n > 0 and kept[n].roles & {"be", "x"} and not kept[n].parties:
        n -= 1
    return 0 <= n < verb - 1 and "p:to" in kept[n].roles and "be" in kept[n + 1].roles
