"""Place phrases: registered places, capitals of states, venues by their noun, towns that only "in" tells of."""

from collections.abc import Mapping
from functools import cache

from elchi.lexica.lexicon import fold
from elchi.lexica.marks import OWNER, PLACED
from elchi.lexica.tables import strings
from elchi.reading.lines.tokens import Tokens, common_words
from elchi.reading.lines.units import Place
from elchi.reading.names.bodies import of_at

_PLACES = ("place", "venue", "region")
_LINKS = frozenset({"of", "de", "du", "des", "d", "l", "la", "le", "al", "el", "the", "'", "’", "-"})
_WHERE = ("at", "in")
_LONGEST = 8


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {group: frozenset(words) for group, words in strings("words/settings").items()}


def place_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """Return the place named at token `at`, with "the Spanish capital" and "Skopje, North Macedonia"."""
    start = at
    if t.low[at] == "the":
        at += 1
    hit = t.hits[at]
    if hit is None or not t.marks[at] & (PLACED | OWNER):
        return None
    for kind in _PLACES:
        if kind in hit.roles:
            end = at + hit.length
            if kind == "region" and (
                t.low[end] in _words()["of_regions"] or (t.is_word(end, "island") and t.low[end + 1] in _words()["of_regions"])
            ):
                return None
            return Place(t.span(at, end), t.starts[start], t.ends[end - 1], hit.roles[kind]), end
    return _capital_at(t, start, at)


def _capital_at(t: Tokens, start: int, at: int) -> tuple[Place, int] | None:
    owner = of_at(t, at, loose=False) if t.marks[at] & OWNER else None
    if owner is None or owner.kind != "state":
        return None
    end = owner.end + 1 if t.words[owner.end : owner.end + 1] in (["'s"], ["’s"]) else owner.end
    if not t.is_word(end, "capital"):
        return None
    capital = t.lexicon.register.capital_on(owner.entity, None) if owner.entity else None
    name = t.lexicon.register.name_on(capital, None) if capital else t.span(at, end + 1)
    town = end + 1 + t.is_word(end + 1, ",", "of")
    if capital is None or t.has(town, "place") != capital:
        return Place(name, t.starts[start], t.ends[end], capital), end + 1
    last = town + t.hits[town].length  # type: ignore[union-attr]
    return Place(name, t.starts[start], t.ends[last - 1], capital), last + (t.is_word(end + 1, ",") and t.is_word(last, ","))


def setting_at(t: Tokens, at: int, known: set[str]) -> tuple[Place, int] | None:
    """Return the venue or town that begins at token `at` because "at" or "in" stands before it."""
    before = at - 2 if at > 1 and t.low[at - 1] == "the" else at - 1
    if before >= 0 and t.low[before] == "on" and before == at - 2:
        return _settlement_at(t, at - 1) if _on_island(t, at) else None
    if before > 0 and t.low[before] in ("in", "to") and (province := _province_at(t, at)) is not None:
        gone = t.low[before] == "in" or t.has(before - 1, "v:arrive") or t.is_word(before - 1, "visit", "trip", "tour")
        if gone:
            return province
    if before < 0 or t.low[before] not in _WHERE:
        return _town_of_state(t, at, known) if before > 0 and t.low[before] == "to" and before == at - 1 else None
    if t.is_word(at, "the", "a"):
        return _settlement_at(t, at) or _venue_at(t, at + 1) or _seat_at(t, at + 1) or _owned_at(t, at + 1)
    venue = (_capital_at(t, at, at) if t.is_word(before, "in") and t.hits[at] else None) or _venue_at(t, at)
    if venue is not None or before != at - 1:
        return venue
    if t.low[before] == "at":
        return _town_before_state(t, at, known)
    if t.has(at, "adjective") and not t.has(at, "state") and t.caps[at] and t.hits[at].length == 1:  # type: ignore[union-attr]
        return _town_at(t, at + 1, known) if at + 1 < t.size else None  # "in Lithuanian Palanga"
    return _town_at(t, at, known)


def _province_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """ "In the Western Province", "in Sichuan province": a part of a state by its noun."""
    end = at
    while end < t.size and end - at < 3 and t.caps[end] and t.low[end] not in _words()["provinces"]:
        end += 1
    if end == at or end >= t.size or t.low[end] not in _words()["provinces"] or (end + 1 < t.size and t.caps[end + 1]):
        return None
    return _placed(t, at, end + 1)


def _on_island(t: Tokens, at: int) -> bool:
    """ "On the Indonesian island of Bali": an island is stood on."""
    return any(t.is_word(i, *_words()["islands"]) and t.is_word(i + 1, "of") for i in range(at, min(at + 3, t.size - 1)))


def _town_of_state(t: Tokens, at: int, known: set[str]) -> tuple[Place, int] | None:
    """ "Will travel to Gros Islet, Saint Lucia": a town that the state behind its comma tells of."""
    if t.has(at - 2, "v:arrive") is None and not t.is_word(at - 2, "visit", "trip", "tour"):
        return None
    return _town_before_state(t, at, known)


def _town_before_state(t: Tokens, at: int, known: set[str]) -> tuple[Place, int] | None:
    """ "Held at Gros Islet, Saint Lucia": the town, whatever register knows it."""
    town = _town_at(t, at, known)
    if town is None or not t.is_word(town[1], ",") or not t.caps[town[1] + 1]:
        return None
    found = of_at(t, town[1] + 1, loose=False)
    return town if found is not None and found.kind == "state" else None


def _settlement_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """ "The Black Sea resort of Sochi", "the border town of San Cristobal": what the settlement is called."""
    for i in range(at + 1, min(at + 6, t.size)):
        word = t.words[i]
        if word.lower() in _words()["settlements"] and t.low[i + 1] not in _words()["settlements"]:
            if (town := _named_before(t, at + 1, i)) is not None:
                return town
            apart = t.is_word(i + 1, ",") and t.has(i + 2, "place") is not None  # "in the capital, Tbilisi,"
            name = i + 1 + (apart or t.is_word(i + 1, "of"))
            name = end = name + (word == "capital" and t.is_word(name, "the"))  # "the capital of the Kingdom of Saudi Arabia"
            while end < t.size and end - name < 4 and any(c.isupper() for c in t.words[end]):
                end += 1
            found = (_capital_of(t, name, end) or _placed(t, name, end)) if end > name else None
            return (found[0], found[1] + (apart and t.is_word(found[1], ","))) if found is not None else None
        if not word[0].isalpha() or t.is_word(i, "of", "and", "in", "at", "with"):
            break
    return None


def _named_before(t: Tokens, first: int, noun: int) -> tuple[Place, int] | None:
    """ "The Ganja city of Azerbaijan": the settlement is called by what stands before its noun, where a state stands behind."""
    town = place_at(t, first) if t.caps[first] and t.is_word(noun + 1, "of") else None
    if town is None or town[1] != noun:
        return None
    owner = of_at(t, noun + 2, loose=False)
    return (town[0], noun + 1) if owner is not None and owner.kind == "state" else None


def _capital_of(t: Tokens, name: int, end: int) -> tuple[Place, int] | None:
    """ "In the capital of Georgia": the town, not the state."""
    of = name - 1 - t.is_word(name - 1, "the")
    if not t.is_word(of, "of") or not (t.is_word(of - 1, "capital") or t.is_word(of - 2, "capital")):
        return None
    owner = of_at(t, name, loose=False)
    capital = t.lexicon.register.capital_on(owner.entity, None) if owner and owner.kind == "state" and owner.entity else None
    if owner is None or capital is None:
        return None
    return Place(t.lexicon.register.name_on(capital, None), t.starts[name], t.ends[owner.end - 1], capital), owner.end


def _seat_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """ "At the headquarters of the Arab League": a house by its owner, whose name is a run of capitals."""
    if at + 1 >= t.size or t.words[at].lower() not in _words()["seats"] or not t.is_word(at + 1, "of"):
        return None
    name = end = at + 2 + t.is_word(at + 2, "the")
    while end < t.size and end - name < _LONGEST and (t.words[end][0].isupper() or t.words[end].lower() in _LINKS):
        end += 1
    end = _reach(t, name, end)
    return _placed(t, at, end) if end > name else None


def _owned_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """ "At the President's Office", "at the Prime Minister's residence": a house by the office of who sits in it."""
    i = at
    while i < at + 3 and (hit := t.hit(i)) is not None and not hit.roles.keys().isdisjoint(("head", "modifier", "portfolio")):
        i += hit.length
    owned = i > at and t.is_word(i, "'s", "’s") and t.low[i + 1] in _words()["owned"]
    return _placed(t, at, i + 2) if owned and t.is_word(at - 2, "at") else None


def _venue_at(t: Tokens, at: int) -> tuple[Place, int] | None:
    """ "Baabda Palace", "the Palais du Luxembourg", "the presidential palace": names with the noun of a venue in them."""
    end = noun = at
    if at >= t.size:
        return None
    while end < t.size and end - at < _LONGEST and (t.words[end][0].isupper() or t.words[end].lower() in _LINKS):
        if fold(t.words[end]) in _words()["venues"] and t.words[end][0].isupper():
            noun = end + 1
        end += 1
    if noun > at and noun == end < t.size and t.low[end] in _words()["palaces"]:
        return _placed(t, at, end + 1)  # "at the Serena hotel"
    if noun > at and noun < end and t.is_word(noun + 1, "'s", "’s") and noun + 1 == _reach(t, noun, end):
        return _placed(t, at, noun)  # "at Bayan Palace Qatar's minister"
    linked = noun < t.size and t.words[noun].lower() in _LINKS
    if noun > at and t.words[at][0].isupper() and (noun == end or linked or noun == _reach(t, noun, end)):
        return _placed(t, at, _reach(t, noun, end) if t.is_word(noun, "of", "du", "de", "des", "d") else noun)
    if (
        noun == at < end - 1
        and t.words[at][0].isupper()
        and t.is_word(at - 2, "at")
        and fold(t.words[end - 1]) in _words()["houses"]
    ):
        return _placed(t, at, end)  # "at the State Department"
    if end - at > 0 and end < t.size and noun == at and t.low[end] in _words()["palaces"] and t.is_word(at - 1, "at", "the"):
        return _placed(t, at, end + 1)  # "at Gelora palace"
    if t.words[at].lower() in _words()["kinds"] and at + 1 < t.size and fold(t.words[at + 1]) in _words()["venues"]:
        return _placed(t, at, at + 2)
    return None


def _reach(t: Tokens, noun: int, end: int) -> int:
    """Where "Hall of the People" ends: the last capital of the run."""
    while end > noun and not t.words[end - 1][0].isupper():
        end -= 1
    return end


def _town_at(t: Tokens, at: int, known: set[str]) -> tuple[Place, int] | None:
    """ "In Phuket": a name that nothing else is known of."""
    end = at
    while end < t.size and end - at < 4 and _may_be_town(t, end, known):
        end += 1
    if end + 1 < t.size and t.is_word(end, "of") and end > at and t.hit(end + 1) is not None and t.words[end + 1][0].isupper():
        return None
    if end == at or (end < t.size and (t.words[end][0].isupper() or _is_noun(t, end))):
        return None
    return _placed(t, at, end)


def _is_noun(t: Tokens, i: int) -> bool:
    """ "In Earth observation": the capital only describes the word behind it."""
    return t.words[i][0].islower() and t.hit(i) is None and len(t.words[i]) > 3


def _may_be_town(t: Tokens, i: int, known: set[str]) -> bool:
    word = t.words[i]
    if not word[0].isupper() or len(word) < 3 or t.hit(i) is not None or (not word[1:].islower() and "-" not in word):
        return False
    folded = fold(word)
    return folded not in known and folded not in common_words() and folded not in _words()["not_towns"]


def _placed(t: Tokens, at: int, end: int) -> tuple[Place, int]:
    hit = t.hit(at)
    entity = next((hit.roles[k] for k in _PLACES if k in hit.roles), None) if hit and hit.length == end - at else None
    return Place(t.span(at, end), t.starts[at], t.ends[end - 1], entity), end


def is_house(t: Tokens, first: int, last: int) -> bool:
    """Tell whether a body's name is that of a house too: "at the Ministry of Foreign Affairs"."""
    return any(fold(w) in _words()["houses"] for w in t.words[first:last])


def house_in(place: Place, town: Place) -> Place:
    """Return a house that many towns have with the town of the report: "the Foreign Ministry", told from Beijing."""
    if place.entity is not None or "," in place.name or fold(place.name.split()[-1]) not in _words()["houses"]:
        return place
    return joined_to(place, town)


def joined_to(place: Place, town: Place) -> Place:
    """Return a venue with the town that it is told to be in; one of the register, or a town, stands alone."""
    if place.entity is not None or "," in place.name:
        return place
    return Place(f"{place.name}, {town.name}", place.start, place.end, town.entity)


def is_matter(t: Tokens, at: int) -> bool:
    """Tell whether the word at `at` is something that is spoken of: what lies in a place behind it is told, not met there; "in progress in Oslo" is."""
    return (
        at >= 0 and not t.is_word(at - 1, "in") and t.words[at] in _words()["matters"]
    )  # with a capital it is part of a name: "the Commission for Cooperation"
