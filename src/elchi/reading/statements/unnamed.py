"""Speakers that are no party of a line: bodies in capitals, capitals of states, gatherings, and "in his words"."""

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.states.capitals import standing_for


def speaking_thing(line: Line, verb: int) -> Actor | None:
    """Return what speaks by a verb without being anybody: "USAID noted", "Tbilisi said", "the Meeting encouraged"."""
    return _capitals(line, verb) or _capital(line, verb) or _gathering(line, verb)


def _capitals(line: Line, verb: int) -> Actor | None:
    """ "USAID noted": a body known only by its capitals, right before the verb."""
    unit = line.kept[verb - 1] if verb else None
    words = unit.of(line.tokens.text) if unit is not None and "NAME" in unit.roles else ""
    if unit is None or len(words) < 3 or not words.isupper() or line.heading:
        return None
    return Actor("body", unit.start, unit.end, of=words)


def _gathering(line: Line, verb: int) -> Actor | None:
    """ "The Meeting encouraged", "the Conference calls on": a gathering speaks."""
    for i in range(verb - 1, -1, -1):
        unit = line.kept[i]
        if unit.parties or unit.roles & {"semicolon"}:
            return None
        if unit.event is not None:
            words = unit.of(line.tokens.text)
            if i or not unit.event.definite or unit.event.kind in ("visit", "call", "ceremony"):
                return None
            return Actor("group", unit.start, unit.end, office=words.removeprefix("The ").removeprefix("the "))
    return None


def _capital(line: Line, verb: int) -> Actor | None:
    """ "Tbilisi said that", "Tbilisi has condemned": a capital speaks for its government."""
    at = verb - 1 - (verb > 1 and "have" in line.kept[verb - 1].roles)
    opens = at == 0 or (at > 0 and bool(line.kept[at - 1].roles & {"comma", "that", "semicolon", "and"}))
    return next(iter(standing_for(line, line.kept[at])), None) if opens and not line.heading else None


def own_words_of(line: Line) -> Unit | None:
    """Return whose words a sentence gives, a pronoun for "his": "In his words, trade will grow", "In Veli's own view"."""
    t, units = line.tokens, line.all
    if len(units) < _FEWEST or not t.is_word(0, "in"):
        return None
    end = next((i for i in range(2, min(_OWN_WORDS, t.size)) if t.low[i] in word_set("own_views")), None)
    if end is None or not t.is_word(end + 1, ","):
        return None
    if t.is_word(1, "his", "her"):
        he = Actor("pronoun", t.starts[1], t.ends[1], number="he" if t.is_word(1, "his") else "she")
        return Unit(frozenset({"PARTY", "PRONOUN"}), he.start, he.end, 1, 2, parties=[he])
    return units[1] if units[1].parties and "PERSON" in units[1].roles else None


_FEWEST = 4  # units of such a sentence
_OWN_WORDS = 12  # words at the beginning of a sentence in which "in X's own words" stands
