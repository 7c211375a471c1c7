"""A line as people say it, turned into the plainer ways in which the forms of questions have it; and rules in the words of people."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

_QUOTES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"'})
_WHOSE = re.compile(
    r"(?P<ahead>(?:.*?\b(?:is|are|was|were|does|do|did|has|have|of|by|to|the|all|on|about) )?)(?P<whose>[^ ].*?)(?:'s|(?<=s)') (?P<what>.+?)(?P<when> (?:in|on|during|since|by|before) [^ ]*\d.*)?$"
)
_DATED = re.compile(
    r"(?P<day>(?:in|on|during|as of|by|since) [^,]*?\d[^,]*?),? (?P<rest>(?:who|what|which|where|when|was|were|is|did|has|have)\b.+)",
    re.IGNORECASE,
)


def ways(words: str) -> Iterator[str]:
    """Yield the ways in which a line may be tried: as it is, without its turns, its day at the end, "X of Y" for "Y's X"."""
    plain = " ".join(words.split()).rstrip("?!. ")
    turned = without_turns(words)
    dated = _DATED.sub(r"\g<rest> \g<day>", turned)
    yield from dict.fromkeys((plain, turned, dated, _WHOSE.sub(_turned, dated, count=1)))


def rule_words() -> Mapping[str, str]:
    """Return, in plain words, what each rule found by which something came of a plan."""
    from elchi.lexica.tables import strings

    found: Mapping[str, str] = strings("rule_words")
    return found


def _turned(said: re.Match[str]) -> str:
    return f"{said['ahead']}{said['what']} of {said['whose']}{said['when'] or ''}"


def without_turns(words: str) -> str:
    """Return a line without what asks nothing: politeness, "now", short forms written out."""
    line = " ".join(words.translate(_QUOTES).split()).rstrip("?!. ")
    opening, short, closing = _turns()
    while (rest := opening.sub("", line, count=1)) and rest != line:
        line = rest
    line = short.sub(lambda m: _short()[m[0].casefold()], line)
    return closing.sub("", line) or line


@cache
def _turns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = _table()
    return (
        re.compile(rf"^(?:{_any(said['opening'])})[,:]?(?: that | to know | )", re.IGNORECASE),
        re.compile(rf"\b(?:{_any(said['short'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:,? (?:{_any(said['closing'])}))+$", re.IGNORECASE),
    )


def _short() -> Mapping[str, str]:
    found: Mapping[str, str] = _table()["short"]
    return found


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _table() -> Mapping[str, Mapping[str, str]]:
    from elchi.lexica.tables import strings

    found: Mapping[str, Mapping[str, str]] = strings("question_turns")
    return found
