"""Regular English inflection, for lexica that list lemmas."""

import re

_VOWELS = "aeiou"
# The last consonant is doubled behind one short, stressed vowel: all words of one syllable, and these ends of longer ones ("submit",
# not "limit"; "refer", not "offer"). Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.7.
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")
_STRESSED_END = re.compile(r"(?:[^i]mit|[^f]fer|pel|cur|gret|quip|rol|bel|llot|stal)$")


def plural(noun: str) -> str:
    """Return the regular plural of the last word of a noun phrase."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def inflect(lemma: str) -> tuple[str, ...]:
    """Return lemma, third person, past and -ing form of a regular verb; what follows its first word is kept."""
    verb, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    return tuple(form + tail for form in (verb, _third(verb), _past(verb), _ing(verb)))


def _third(verb: str) -> str:
    return verb + "es" if verb.endswith(("s", "x", "ch", "sh", "o")) else plural(verb)


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] * _doubles(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + verb[-1] * _doubles(verb) + "ing"


def _doubles(verb: str) -> bool:
    word = verb.rpartition("-")[2]  # "re-admit"
    return bool(_ONE_SYLLABLE.fullmatch(word) or _STRESSED_END.search(word))
