"""Phrases of the acts that are read by words: `a|b` alternatives, `(a)` what may be left out, `{NAME}` a slot of free words."""

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\([^)]*\)|\{\w+\}|\S+")
_SLOTS = {"WHO": r"(?P<who>[^.;:\n]{2,140}?)", "ON": r"(?P<on>[^;:\n]{3,240})"}


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for phrases, longer ones first."""
    made = sorted((_phrase(p) for p in phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(made)})\b", re.IGNORECASE)


def single(phrase: str) -> re.Pattern[str]:
    """Return the pattern of one phrase with its slots."""
    return re.compile(rf"\b{_phrase(phrase)}", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """The pieces, each with the space behind it but the last."""
    pieces = _PIECE.findall(phrase)
    made = []
    for number, piece in enumerate(pieces):
        gap = r"\s+" if number + 1 < len(pieces) else ""
        if piece.startswith("("):
            made.append(f"(?:(?:{_either(piece[1:-1])}){gap})?")
        elif piece.startswith("{"):
            made.append(_SLOTS[piece[1:-1]] + gap if gap else _SLOTS[piece[1:-1]].replace("}?)", "})"))
        else:
            made.append(f"(?:{_either(piece)}){gap}")
    return "".join(made)


def _either(words: str) -> str:
    return "|".join(r"\s+".join(_word(w) for w in one.split()) for one in words.split("|"))


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
