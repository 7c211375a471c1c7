"""Any script in plain Latin letters."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from elchi.lexica.tables import table

MEMORY = 1 << 16  # names and words remembered; a document has some dozens, a record is compared in blocks
_KEEPS_SIGN = "'’ʻʼ‘`´ʹ′ʿʾ\u200c\u200d"


@lru_cache(MEMORY)
def plain(text: str) -> str:
    """Return `text` in lower-case Latin letters without marks; what has no Latin form stays as it is."""
    if text.isascii():
        return text.lower()
    if " " in text:
        return " ".join(map(plain, text.split(" ")))  # of a sentence few words have letters to look up
    letters = _letters()
    composed = _article().sub("al ", unicodedata.normalize("NFC", text).lower())
    return "".join(_plain_letter(c, letters) for c in _merged(composed))


@cache
def _article() -> re.Pattern[str]:
    """Return the Arabic article, which is written in one with its word."""
    return re.compile(r"\bال(?=\w{2})")


def _merged(text: str) -> Iterator[str]:
    """Yield characters, Korean syllables already spelt out."""
    for char in text:
        yield _hangul(ord(char) - 0xAC00) if "가" <= char <= "힣" else char


def _hangul(index: int) -> str:
    """Return a Korean syllable in Latin letters, by its place in Unicode."""
    first, middle, last = _syllables()
    return first[index // 588] + middle[index % 588 // 28] + last[index % 28] + " "


@cache
def _syllables() -> tuple[list[str], list[str], list[str]]:
    rows = next(script["syllables"] for script in table("transliteration") if "syllables" in script)
    first, middle, last = ([p.replace("_", "") for p in rows[k].split()] for k in ("first", "middle", "last"))
    return first, middle, last


def _plain_letter(char: str, letters: dict[str, str]) -> str:
    if char.isascii() or len(char) > 1:
        return char
    if (known := letters.get(char)) is not None:
        return known
    if char in _KEEPS_SIGN:
        return "'"
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return "".join(letters.get(c, c) for c in bare)


@cache
def _letters() -> dict[str, str]:
    return {letter: latin for script in table("transliteration") for letter, latin in script["letters"].items()}


@cache
def unvoiced() -> frozenset[str]:
    """Return the letters of the scripts that leave vowels out."""
    return frozenset(c for script in table("transliteration") if not script["vowels"] for c in script["letters"])
