"""Phrases of the acts that are read by words: `a|b` alternatives, `(a)` what may be left out, `a_b` words in one, `{NAME}` a slot of
free words, `<name>` a phrase that many of them have."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import takewhile
from operator import or_
from types import MappingProxyType

_PIECE = re.compile(r"\([^)]*\)|\{\w+\}|\S+")
_SLOTS = {
    "WHO": r"(?P<who>[^.;:\n]{2,140}?)",
    "ANY": r"[^.;:\n]{0,120}?",
    "ON": r"(?P<on>[^;:\n]{3,240})",
    "TEXT": r"(?P<on>\b(?:the|this|its|an?)\s[^;:\n,]{3,160}?)",
}
_ALONE: Mapping[str, str] = MappingProxyType({})


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for phrases, longer ones first."""
    made = sorted((_phrase(p, r"\s+", _ALONE) for p in phrases), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(made)})\b", re.IGNORECASE)


def single(phrase: str, parts: Mapping[str, str] = _ALONE) -> re.Pattern[str]:
    """Return the pattern of one phrase with its slots; `parts` are the phrases that it names."""
    return re.compile(rf"\b{_phrase(phrase, _GAP, parts)}", re.IGNORECASE)


class Fitting:
    """Which of many phrases some words may hold: those of whose every piece that cannot be left out a word begins there."""

    # Most sentences that are searched at all hold none of forty phrases, whose patterns are long: this look took the search for
    # requests from a thirteenth of a reading to a hundredth.
    def __init__(self, phrases: Sequence[str], parts: Mapping[str, str] = _ALONE) -> None:
        needed = [[frozenset(words) for words in _needed(phrase, parts)] for phrase in phrases]
        self._bit = {words: 1 << n for n, words in enumerate(dict.fromkeys(words for one in needed for words in one))}
        self._needs = [reduce(or_, (self._bit[words] for words in one), 0) for one in needed]
        self._begun: dict[str, int] = {}
        for words, bit in self._bit.items():
            for word in words:
                self._begun[word] = self._begun.get(word, 0) | bit

    def among(self, words: str) -> Iterator[int]:
        """Yield the numbers of the phrases that these words may hold."""
        begun, present = self._begun, 0
        for word in {*_WORD.findall(words.lower())}:
            for end in range(1, len(word) + 1):
                present |= begun.get(word[:end], 0)
        return (n for n, needs in enumerate(self._needs) if needs & present == needs)


def telling(phrases: Iterable[str], parts: Mapping[str, str] = _ALONE) -> frozenset[str]:
    """Return words, one of which begins in whatever holds one of the phrases: to ask for before a long pattern is tried at every letter."""
    return frozenset(word for phrase in phrases for word in min(_needed(phrase, parts), key=len))


def _needed(phrase: str, parts: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """For each piece that may not be left out, a word of each of its alternatives."""
    for piece in _PIECE.findall(phrase):
        if piece[0] not in "{(":
            told = [_telling(one, parts) for one in piece.split("|")]
            if all(told):
                yield [word for words in told for word in words]


def _telling(alternative: str, parts: Mapping[str, str]) -> Sequence[str]:
    """The words, one of which begins in whatever holds an alternative; none where it may be of any words."""
    if alternative.startswith("<"):
        return min(_needed(parts[alternative[1:-1]], parts), key=len, default=())
    return [max(_WORD.findall(alternative.lower().replace("_", " ")), key=len)]


_WORD = re.compile(r"\w+")
_GAP = r",?\s+"


def _phrase(phrase: str, gap: str, parts: Mapping[str, str]) -> str:
    """The pieces with the space between them; what may be left out brings the space that parts it from what may not. A slot at the end
    takes all that it can."""  # fmt: skip
    pieces = [_piece(piece, gap, parts) for piece in _PIECE.findall(phrase)]
    leading = [made for made, _ in takewhile(lambda piece: piece[1], pieces)]
    first, *rest = pieces[len(leading) :] or [("", False)]
    before = "".join(f"(?:{made}{gap})?" for made in leading)
    if rest and rest[-1][0] in _SLOTS.values():
        rest[-1] = (rest[-1][0].replace("}?)", "})"), rest[-1][1])
    return before + first[0] + "".join(f"(?:{gap}{made})?" if spare else f"{gap}{made}" for made, spare in rest)


def _piece(piece: str, gap: str, parts: Mapping[str, str]) -> tuple[str, bool]:
    """One piece, and whether it may be left out."""
    if piece.startswith("{"):
        return _SLOTS[piece[1:-1]], False
    spare = piece.startswith("(")
    return f"(?:{_either(piece[1:-1] if spare else piece, gap, parts)})", spare


def _either(words: str, gap: str, parts: Mapping[str, str]) -> str:
    return "|".join(r"\s+".join(_word(w, gap, parts) for w in one.split()) for one in words.split("|"))


def _word(word: str, gap: str, parts: Mapping[str, str]) -> str:
    if word.startswith("<"):
        return f"(?:{_phrase(parts[word[1:-1]], gap, parts)})"
    plain = r"\s+".join(map(re.escape, word.rstrip("*").split("_")))
    return plain + r"\w*" if word.endswith("*") else plain
