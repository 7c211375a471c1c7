"""What a word can be to the parser, as bits: the phrases that can end with it, and those that can go over it.

Events, offices, groups and bodies end with a noun of few. From any other word a parser would look ahead in vain, which took
four fifths of its time. A mark is a necessary condition only: it may say "perhaps" too often, never "no" where a phrase is.
"""

from collections.abc import Iterable

EVENT, OFFICE, GROUP, BODY = 1, 2, 4, 8  # such a phrase can end here
ANY = EVENT | OFFICE | GROUP | BODY
_TITLE = OFFICE | GROUP
OVER = 4  # the same bits, moved up by this, say that such a phrase can go over the word
STARTS, PARTICLE, HONORIFIC, PAIR, PRONOUN, OWNER, COUNTED, PLACED = (1 << n for n in range(8, 16))  # something else can begin here

_ENDS = {"event": EVENT, "head": OFFICE, "heads": OFFICE, "group": GROUP, "lands": GROUP, "institution": BODY}
_BEGINS = {
    "honorific": HONORIFIC, "pair": PAIR, "pronoun": PRONOUN, "particle": PARTICLE, "state": OWNER, "body": OWNER | COUNTED,
    "adjective": OWNER, "people": OWNER, "metonym": OWNER, "ordinal": COUNTED, "event_modifier": COUNTED, "place": PLACED, "venue": PLACED,
    "region": PLACED,
}  # fmt: skip
# Roles over which no phrase goes on in lower case, unless the spelling is one of those below.
_SMALL = frozenset(
    ["preposition", "adverb", "be", "have", "will", "modal", "not", "that", "who", "or", "and", "do", "the", "a", "comma", "quote", "open", "close",
     "semicolon", "colon", "dash", "possessive", "slash", "ahead", "postnominal"]
)  # fmt: skip
_SIDES = frozenset(["side", "team", "government", "leadership", "delegation", "delegations", "authorities"])
_JOINS = {
    **dict.fromkeys(("of", "and", "the", "(", ")", "'", "’", "-", "–", "&", "+", "/", "'s", "’s"), ANY),
    **dict.fromkeys(("for", "on", "in", "to", "against", "de", "du", "des", "la"), _TITLE | BODY),
    **dict.fromkeys(
        ("his", "her", "their", "its", "our", "my", "a", "an", "both", "two", "visiting", "then", ",", "level"), _TITLE
    ),
}

# Roles with which a party, an event or a place can begin; any other small word is taken as it stands, which saves a third
# of the time of a reading.
_STARTERS = frozenset(
    ["the", "a", "this", "their", "pronoun", "pair", "head", "heads", "modifier", "portfolio", "group", "event", "event_modifier", "ordinal",
     "honorific", "state", "body", "adjective", "people", "place", "venue", "region", "metonym", "particle", "institution", "mirrored",
     "visiting"]
)  # fmt: skip


_TIED = ("al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "az-", "es-", "ed-")  # small particles that a hyphen ties to a name


def mark(word: str, roles: Iterable[str] = ()) -> int:
    """Return the marks of a phrase that begins with `word` (as spelled) and can play `roles`."""
    found = ANY << OVER if word[:1].isupper() or word[:1].isdigit() else _JOINS.get(word.lower(), 0) << OVER
    if word.lower() in _SIDES:
        found |= GROUP | ANY << OVER
    if word[:1].isdigit():
        found |= COUNTED
    if word[:1].isupper() or (word[:1].isdigit() and not roles):
        found |= STARTS  # a name, "13th summit"
    if word[3:4].isupper() and word.startswith(_TIED):
        found |= STARTS  # "el-Sisi"
    for role in roles:
        found |= _ENDS.get(role, 0) | _BEGINS.get(role, 0)
        if role in _STARTERS:
            found |= STARTS
        if role not in _SMALL and role[:2] != "v:":
            found |= (ANY if role != "pronoun" else EVENT) << OVER
    return found
