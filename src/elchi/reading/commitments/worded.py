"""The words of an undertaking: where in its sentence they begin and end."""

import re
from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.reading.clauses.passive import is_passive
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit

_ENDS_CLAUSE = frozenset({"that", "who", "comma", "semicolon", "colon", "quote", "v:say", "v:plan", "v:agree", "v:decide"})
_ENDS_THING = frozenset({"that", "who", "semicolon", "colon", "quote"})
_SAYING = frozenset({"v:say", "v:report"})
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_OWN_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|all|\d+)\b")  # "told the forum that it would open | an office"
_CLAUSE = 5  # units from "which" to the verb of its clause


def nothing_behind(found: Found) -> bool:
    """Whether behind the verb stands at most to whom it was promised."""
    return all(u.parties or "stop" in u.roles for u in found.line.kept[found.at("verb") + 1 :])


def begin_of(found: Found) -> int:
    """Where what is undertaken begins: with its verb, in the passive with what will be done: "the ban | would be lifted"."""
    kept, at = found.line.kept, found.at("verb")
    will = next((n for n in range(at - 1, max(-1, at - _CLAUSE), -1) if "will" in kept[n].roles), None)
    if will is None and _told_of_thing(found):
        first = next((n + 1 for n in range(at - 1, -1, -1) if kept[n].roles & _ENDS_THING), 0)
        return found.line.tokens.segment.start if not first else kept[first].start
    if will is None or found.act.kind != "plan" or not any("be" in u.roles for u in kept[will:at]):
        return kept[at - 1 if at and "not" in kept[at - 1].roles else at].start  # "will | not renew the lease"
    before = next((n for n in range(will - 1, -1, -1) if kept[n].roles & _ENDS_CLAUSE), None)
    first = before + 1 if before is not None else 0
    if first == will:
        return kept[at].start
    article = _ARTICLE.search(found.line.tokens.text, max(0, kept[first].start - 4), kept[first].start)
    return article.start() if article else kept[first].start


def _told_of_thing(found: Found) -> bool:
    """ "The proposal was approved by the Cabinet": what was done stands before the verb, and behind it who did it, or nothing more."""
    kept, at = found.line.kept, found.at("verb")
    alone = at + 1 < len(kept) and bool(kept[at + 1].roles & {"stop", "comma", "semicolon", "p:by", "p:between"})
    return alone and is_passive(found.line, at)


def end_of(found: Found, end: int) -> int:
    """Where what is undertaken ends: "host the games in May, and suggested that ..." goes on with another deed of the speaker."""
    units = found.line.all
    behind = range(next((n for n, u in enumerate(units) if u.start > found.line.kept[found.at("verb")].start), 0), len(units) - 2)
    commas = [n for n in behind if "comma" in units[n].roles]
    told = (n for n in commas if ("and" in units[n + 1].roles and _goes_on(units, n + 2)) or _told_by(found.line, units[n + 1 :]))
    return min(next((units[n].start for n in told), end), end)


def _told_by(line: Line, behind: Sequence[Unit]) -> bool:
    """ "Will open the border, | said the minister", "will host the games, | the agency reports": who tells so is no part of it."""
    verb = next((n for n, u in enumerate(behind[:_TAIL]) if u.roles & _SAYING), None)
    led = behind[: verb or 0]
    named = all(u.parties or u.roles & _NAMED for u in led) and any(u.parties or "NAME" in u.roles for u in led)
    told = verb is not None and line.tokens.low[behind[verb].last - 1] in word_set("tells_of_it")
    return told and (not led or named)


_LEADING_ON, _WHERE_AND_WHEN = frozenset({"p:to", "that"}), frozenset({"p:in", "p:on", "p:at", "adverb"})
_TAIL = 6  # units behind a comma in which somebody is named who tells, and the verb of telling
_NAMED = frozenset({"NAME", "possessive", "x", "p:of", "adverb"})


def _goes_on(units: Sequence[Unit], n: int) -> bool:
    """Whether another deed is told of from here on: another verb of saying, or what somebody else will do."""
    another = n + 1 < len(units) and units[n].roles & {"STATE", "BODY"} and "will" in units[n + 1].roles
    return bool(another or units[n].roles & _SAYING)


def relative_what(found: Found) -> str | None:
    """ "The 9th Summit, which Georgia will host this year, is prepared": host the 9th Summit this year."""
    kept, text = found.line.kept, found.line.tokens.text
    at = found.at("verb")
    which = next((i for i in range(at - 1, max(0, at - _CLAUSE), -1) if kept[i].roles & {"that", "who"}), None)
    event = next((u for u in reversed(kept[max(0, (which or 0) - 3) : which or 0]) if u.event is not None), None)
    closed = any("comma" in u.roles for u in kept[(which or 0) + 1 : at])  # "the summit, which closed on Monday, tasked"
    if event is None or closed or any(u.event is not None for u in kept[at : at + 2]) or _OWN_OBJECT.match(text, kept[at].end):
        return None
    named = re.sub(r"^(?:(?:another|its|their|his|her|our)\s)?(?=[a-z])(?!the\b|an?\b)", "a ", event.of(text))
    ends = (u.start for u in found.line.all if u.start > kept[at].end and "comma" in u.roles)
    rest = text[kept[at].end : next(ends, found.line.tokens.segment.end)]
    return " ".join(f"{kept[at].of(text)} {named} {rest}".split())


def after_to(found: Found) -> int:
    """Where what is undertaken begins: in "agreed on Monday to open", "decided in Baku on 3 May that" the day is that of agreeing."""
    verb, *behind = found.line.kept[found.at("verb") :]
    for unit in behind:
        if unit.roles & _LEADING_ON:
            return unit.end
        if not (unit.roles & _WHERE_AND_WHEN or unit.place is not None):
            break
    return verb.end
