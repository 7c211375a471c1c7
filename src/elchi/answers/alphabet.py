"""The order of names in lists: by their letters, whatever signs these bear."""

import unicodedata

# What is a letter of its own comes after the one it is like (dotless i, schwa); a stroke is a sign like any other.
_LIKE = str.maketrans({"ı": "i~", "ə": "e~", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def by_letters(name: str) -> tuple[str, str]:
    """Return a key that puts names in the order of their letters, and those of the same letters in that of their signs: "Çin" stands
    before "Cuba", "Türkiye" before "Tuvalu", "Şuşa" behind "Sumqayıt"."""  # fmt: skip
    folded = name.replace("İ", "i").casefold()
    parted = unicodedata.normalize("NFD", folded.translate(_LIKE))
    return "".join(c for c in parted if not unicodedata.combining(c)), folded
