"""The stems of words, by which forms of one word are found together."""

from functools import lru_cache

_LETTERS = 6
_ENDINGS = ("ing", "ed", "ies", "s")


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """Return a word without its ending, at most six letters of it: "opening" and "opened" are "open"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:_LETTERS]
