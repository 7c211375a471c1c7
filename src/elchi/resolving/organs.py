"""Organs whose names do not tell whose they are: "the Council" of one document is not that of another."""

import re
from functools import cache

from elchi.lexica.tables import strings, table
from elchi.model.entity import OWN
from elchi.resolving.offices import bare, ministry
from elchi.resolving.spelling import slug
from elchi.resolving.where import BODIES, OWNERS, STATES, Atlas, words_of

_MET = re.compile(r"(?:The )?(?P<who>[^,;:]{5,200}?) (?:met|meets|convened|gathered|assembled|held|opened|concluded)\b")
_HEAD = 3  # words in which those who meet are named


def ownerless(words: str) -> bool:
    """Tell whether a name is made of words that any state or body may call an organ by."""
    parts = slug(words).split("-")
    return not _nouns().isdisjoint(parts) and all(part in _nouns() or part in _beside() or part.isdigit() for part in parts)


def organ(words: str, home: str | None, document: str, atlas: Atlas) -> tuple[str, str | None]:
    """Return the identifier of an organ and whose it is: of the state or body that speaks where it can have such an organ,
    else the document's own."""
    if home is None or home.startswith("state:") != _of_states(words):
        return f"body:{slug(words)}{OWN}{document[:8]}" if document else f"body:{slug(words)}", None
    return known_organ(words, home, atlas) or f"body:{ministry(words) or slug(words)}.{bare(home)}", home


def known_organ(words: str, owner: str, atlas: Atlas) -> str | None:
    """Return the organ of a state or body that the register has under these words: "the Secretariat" of a union."""
    known = atlas.register.bodies.get(owner)
    whose = (atlas.register.name_on(owner, None), *([known.acronym] if known and known.acronym else []))
    asked = (name for one in whose for name in (f"{words} of the {one}", f"{words} of {one}", f"{one} {words}"))
    return next(filter(None, (atlas.find(name, OWNERS).id for name in asked)), None)


def is_organ(words: str) -> bool:
    """Tell whether words name an organ, and not those who belong to a body: "Executive Committee", not "Member States"."""
    parts = slug(words).split("-")
    return ownerless(words) and not _nouns().difference(table("organs")["gathered"]).isdisjoint(parts)


def body_that_met(words: str, atlas: Atlas) -> str | None:
    """Return the body as which those met of whom a sentence tells: "The Ministers of Foreign Affairs of the Union met in Kyiv"."""
    found = _MET.match(words)
    head = slug(found["who"]).split("-") if found else []
    if not found or not any(part in _nouns() or part in table("organs")["meeting"] for part in head[:_HEAD]):
        return None
    inside = [i for i in atlas.within(found["who"], BODIES)]
    tail = [i for i in inside if i.id == inside[-1].id] if inside else []
    return tail[0].id if tail and tail[0].after_of and tail[-1].last == len(words_of(found["who"])) else None


def _of_states(words: str) -> bool:
    return not frozenset(table("organs")["of_states"]).isdisjoint(slug(words).split("-"))


def speaking(publisher: str | None, atlas: Atlas) -> str | None:
    """Return the state or body that a document speaks for, by the name of who published it."""
    if not publisher:
        return None
    return atlas.find(publisher, OWNERS).id or next((inside.id for inside in atlas.within(publisher, STATES)), None)


def sole(words: str) -> bool:
    """Tell whether an organ is one of which a body has one: its secretariat, its bureau."""
    return not frozenset(table("organs")["sole"]).isdisjoint(slug(words).split("-"))


@cache
def heads() -> frozenset[str]:
    """Return the offices of those who head a body's own staff: whoever speaks of one without an owner means his own."""
    return frozenset(map(slug, table("organs")["heads"]))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(table("organs")["nouns"])


@cache
def _beside() -> frozenset[str]:
    portfolios = (slug(words).split("-") for words in strings("words/offices")["portfolio"])
    words = table("organs")
    return (frozenset(words["others"]) | {part for parts in portfolios for part in parts}) - frozenset(words["proper"])
