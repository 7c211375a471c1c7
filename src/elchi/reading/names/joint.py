"""Two offices said in one breath: "Deputy Prime Minister and Minister of Defence"."""

from functools import cache

from elchi.lexica.lexicon import load_lexicon

_BEFORE = frozenset({"modifier", "portfolio", "adjective", "adj", "honorific", "body", "state"})
_LINKS = ("of", "for", "to", "in", "at", "on")


@cache
def parted(office: str) -> tuple[str, ...]:
    """Return the offices that the words name, one by one; the words themselves where they name a single one."""
    words = office.split()
    for at in range(1, len(words) - 1):
        if words[at] in ("and", "&") and _parts(words[:at], words[at + 1 :]):
            return (" ".join(words[:at]).rstrip(","), *parted(" ".join(words[at + 1 :])))
    return (office,)


def _parts(left: list[str], right: list[str]) -> bool:
    if _head(right) is None or _head(left) is None or _goes_on(left, right):
        return False
    # "Adviser to the President and Prime Minister" serves both of them.
    links = [w.lower() for w in right if w.lower() in _LINKS]
    bare = not links
    if links[:1] == ["to"] and not any(w.lower() in _LINKS for w in left):
        return False  # "Spokesperson and Chief Adviser to the President" is one post at one court
    linked = [n for n, w in enumerate(left) if w.lower() in _LINKS]
    return not (bare and linked and _head(left[linked[-1] + 1 :]) is not None)


def _goes_on(left: list[str], right: list[str]) -> bool:
    """ "Minister of Law | and Justice and Water Resources": what is a matter of ministers too goes on with theirs."""
    hit = load_lexicon().look(right, 0)
    matter = hit is not None and "portfolio" in hit.roles and all(w.lower() not in _LINKS for w in right)
    return matter and any(w.lower() in _LINKS for w in left)


def _head(words: list[str]) -> int | None:
    """Where the head of an office stands before its attachments: "Deputy Prime | Minister of"."""
    lexicon, at = load_lexicon(), 0
    while at < len(words) and words[at].lower() not in _LINKS:
        hit = lexicon.look(words, at)
        if hit is not None and "head" in hit.roles and ("modifier" not in hit.roles or at + hit.length == len(words)):
            return at
        if hit is None and not words[at][0].isupper() and words[at] != "the":
            return None
        if hit is not None and hit.roles.keys().isdisjoint(_BEFORE) and "the" not in hit.roles and not words[at][0].isupper():
            return None
        at += hit.length if hit is not None else 1
    return None
