"""Encounters that are only put forward, and what follows upon those that are still to come."""

from elchi.lexica.classes import word_class, word_pattern, word_set
from elchi.reading.lines.line import Line


def next_step(line: Line, at: int) -> bool:
    """ "Would continue his talks in Rome before leaving for Oslo": what follows upon what is still to come."""
    units, text = line.kept, line.tokens.text
    if at < 2 or "p:before" not in units[at - 1].roles or not units[at].of(text).lower().split()[0].endswith("ing"):
        return False
    return any("will" in u.roles or u.of(text).lower().startswith(("would ", "will ")) for u in units[: at - 1])


def merely_proposed(line: Line, at: int) -> bool:
    """ "A letter proposing an early meeting", "aims to deepen dialogue", "his presence at the summit remains a possibility"."""
    units, text = line.kept, line.tokens.text
    event = units[at].event
    if event is None:
        return False
    before = next((u for u in reversed(units[:at]) if u.roles != {"x"}), None)
    if before is not None and before.of(text).lower() in word_set("proposing"):
        return True
    if at > 1 and "p:for" in units[at - 1].roles and _needed(line, at):
        return not event.definite
    if at > 1 and "p:to" in units[at - 2].roles and units[at - 1].of(text).lower() in word_class("going_on"):
        return event.kind == "consultation" and not event.definite
    return any(word_pattern("in_doubt").match(text, u.start) for u in units[at + 1 : at + 3])


def _needed(line: Line, at: int) -> bool:
    """ "Underscored the need for | a joint meeting", "called for a summit"."""
    noun = line.kept[at - 2]
    return noun.of(line.tokens.text).lower() in word_set("needing")
