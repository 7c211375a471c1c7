"""Events that a sentence only speaks of: what is wanted of them, discussed about them, or marked by them."""

from collections.abc import Mapping
from typing import Any

from elchi.reading.lines.acts import Found

_WORD = frozenset({"x", "firm"})


def only_spoken_of(found: Found, options: Mapping[str, Any]) -> bool:
    """What is wanted, discussed or marked, by acts that ask for no verb."""
    if options.get("subject") == "owner":
        return _to_be_done(found) or _only_discussed(found)
    return (options.get("subject") == "theirs" or bool(options.get("named"))) and _marked(found)


def _to_be_done(found: Found) -> bool:
    """ "Sent a delegation to restore dialogue with Georgia": what is wanted of the dialogue, which nobody holds thereby."""
    units, at = found.line.kept, found.at("event")
    wanted = at > 1 and units[at - 1].roles <= _WORD and "p:to" in units[at - 2].roles
    return wanted and units[at - 1].of(found.line.tokens.text).islower()


def _only_discussed(found: Found) -> bool:
    """ "The ministers discussed Iceland's accession negotiations with the Union": a matter of theirs, and nobody's meeting."""
    units, at = found.line.kept, found.at("event") - 1
    while at > 1 and units[at].roles & {"x", "accession"}:
        at -= 1
    owned = at > 1 and "possessive" in units[at].roles and "STATE" in units[at - 1].roles
    return owned and "v:discuss" in units[at - 2].roles


def _marked(found: Found) -> bool:
    """ "Will begin a visit for talks with B, marking their first meeting since": what was told of before it, and no other."""
    line, at = found.line, found.at("event")
    return at > 0 and "marking" in line.tokens.low[line.kept[max(0, at - 3)].first : line.kept[at].first]
