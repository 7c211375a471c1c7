"""Who the actors of an encounter are: nobody twice, nobody met by himself, and a counterpart in the office of the other."""

from collections.abc import Iterable

from elchi.lexica.lexicon import Lexicon, fold
from elchi.lexica.tables import strings
from elchi.reading.coreference.coreference import Cast
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor

_TWO = 2


def who_met(actors: Iterable[Actor], cast: Cast) -> list[Actor]:
    """Return the people and offices that actors stand for, each once."""
    found: list[Actor] = []
    by_office: dict[int, Actor] = {}  # whom an office stood for, by the place in the list
    for actor in actors:
        for one in cast.delegations.of(actor) or _other_two(actor, found, cast) or cast.who(actor):
            met = next((n for n, other in enumerate(found) if same_actor(one, other)), None)
            if met is None:
                if actor.kind == "office" and not actor.of:
                    by_office[len(found)] = actor
                found.append(one)
            elif actor.kind == "office" and actor.of:
                found.append(actor)  # nobody meets himself: "President A spoke with the President of Georgia"
            elif actor.kind == "person" and met in by_office and by_office[met].start < actor.start:
                found[met] = by_office.pop(met)  # nor does "the Head of State" who received "the President of Georgia, B"
                found.append(one)
    return found


def _other_two(actor: Actor, found: list[Actor], cast: Cast) -> list[Actor]:
    """ "Praised President B and Minister C, as he said when he met the two leaders": the two of a row, none of whom is he."""
    if actor.kind != "pair" or (not any(one is a for one in found for a in cast.pair if a.person) and cast.pair):
        return []
    others = [cast.introduce(a) for a in cast.row] if len(cast.row) == _TWO and found else []
    return others if not any(one is a for one in others for a in found) else []


def mirrored(actors: list[Actor], line: Line, cast: Cast) -> list[Actor]:
    """ "His Turkish counterpart" holds the office that the other one holds; who that is may be told elsewhere.

    "His counterpart" is the only other one of the text who holds it.
    """
    lexicon = line.tokens.lexicon
    for number, actor in enumerate(actors):
        if not _is_mirrored(actor, lexicon):
            continue
        other = next((a for a in actors if a is not actor and a.office and a.office != actor.office), None)
        actor.office = _unowned(other.each or other.office or "", lexicon) if other else actor.office
        if other is None or actor.kind != "office" or actor.plural:
            continue
        named = cast.who(actor)[0] if actor.of else cast.only_other(actor, other) or actor
        actors[number] = named if not any(named is a for a in actors) else actor
    return actors


def _is_mirrored(actor: Actor, lexicon: Lexicon) -> bool:
    """ "Counterpart", "counterparts": whose office is that of another."""
    last = actor.office.split()[-1:] if actor.office and actor.kind != "group" else []
    hit = lexicon.look(last, 0) if last else None
    one = lexicon.look([hit.roles["heads"]], 0) if hit is not None and "heads" in hit.roles else hit
    return one is not None and "mirrored" in one.roles


def _unowned(office: str, lexicon: Lexicon) -> str:
    """ "Speaker of the Iranian parliament", "Speaker of Iran's parliament": the office without whose it is, and who acts in it."""
    words = [w for w in office.split() if not _names_state(w, lexicon)]
    words = words[words[:1] != [] and words[0].lower() in strings("words/tenures")["standing_in"] :]
    return " ".join(words) if len(words) > 1 else office


def _names_state(word: str, lexicon: Lexicon) -> bool:
    hit = lexicon.look([word.removesuffix("'s").removesuffix("’s")], 0) if word[0].isupper() else None
    return hit is not None and not hit.roles.keys().isdisjoint(("state", "adjective"))


def same_actor(a: Actor, b: Actor) -> bool:
    """Tell whether two actors of one document are one: the same person of the cast, or the same words."""
    if a.chain is not None or b.chain is not None:
        return a.chain == b.chain
    return (fold(a.office or ""), fold(a.of or ""), a.number) == (fold(b.office or ""), fold(b.of or ""), b.number)
