"""Whether a verb is done to its subject: "was admitted", "has been | formally | granted"."""

from elchi.lexica.classes import word_set
from elchi.reading.lines.line import Line

_BETWEEN = frozenset({"x", "not", "adverb", "have"})  # between a helping verb and its verb


def is_passive(line: Line, at: int) -> bool:
    """Tell whether the verb of unit `at` is passive, with its helping verb in the same unit or before it."""
    verb, kept, low = line.kept[at], line.kept, line.tokens.low
    if low[verb.first] in word_set("helping_passives"):
        return verb.last - verb.first > 1
    n = at - 1
    while n > 0 and kept[n].roles <= _BETWEEN and not kept[n].parties:
        n -= 1
    return n >= 0 and "be" in kept[n].roles and not low[verb.first].endswith("ing")
