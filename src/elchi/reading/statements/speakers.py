"""Who speaks in a sentence: the subject of its verb of saying, outside what is quoted."""

from collections.abc import Iterator, Sequence

from elchi.reading.clauses.clauses import subject_of
from elchi.reading.coreference.voice import is_paper, is_source
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Unit
from elchi.reading.statements.quotations import Quoted
from elchi.reading.statements.sayings import (
    is_adjectival,
    is_apart,
    is_inverted,
    is_noun,
    is_of_another,
    is_participle,
    leads_in,
    was_told,
)
from elchi.reading.statements.tags import BREAKS, Attribution, described, opening_of, tags_of
from elchi.reading.statements.unnamed import own_words_of, speaking_thing
from elchi.reading.states.state_organs import organ_before


def attributions_of(line: Line, quoted: Quoted) -> list[Attribution]:
    """Return who says what the sentence holds.

    "According to X" and a tag at the end ("..., X said") speak for all of it; within what they report, another may be told
    to have spoken. Without them it is the subject of the first verb of saying.
    """
    says = "v:say" in line.roles
    saying = [n for n, u in enumerate(line.kept) if "v:say" in u.roles and _says(line, n)] if says else []
    if not saying and "p:per" not in line.roles and "p:in" not in line.roles:
        return _signed(line, quoted)
    outside = [n for n in saying if not quoted.holds(line.kept[n].start)]
    whole = _according(line, quoted) or next(tags_of(line, outside), None)
    if whole is None:
        return _in_turn(line, quoted, list(_subjects(line, quoted, outside))) or _signed(line, quoted)
    relayed = bool(whole.actors) and (is_source(whole.actors[0].office or "") or is_paper(whole.actors[0].office or ""))
    within = [n for n in saying if n < whole.verb and (relayed or "v:report" in line.kept[n].roles)]
    told = (a for a in _subjects(line, _UNQUOTED, within) if _third_person(a) and a.actors != whole.actors)
    return [whole, *list(told)[:1]]


def _says(line: Line, verb: int) -> bool:
    return not is_adjectival(line, verb) and not is_noun(line, verb)


_UNQUOTED = Quoted()


def _third_person(found: Attribution) -> bool:
    first = found.actors[0]
    return found.unit is not None and (first.kind in ("person", "office", "pair") or first.number in ("he", "she", "they"))


def _in_turn(line: Line, quoted: Quoted, found: Sequence[Attribution]) -> list[Attribution]:
    """The first who speaks; "A said that ..., while B said: ...": who leads in to a quotation, and the other of the two."""
    led = next((a for a in found if leads_in(line, a.verb, quoted)), None)
    first = [led] if led is not None else list(found[:1])
    others = (a for a in found if a.unit is not None and a.unit is not first[0].unit and _third_person(a))
    return [*first, *[a for a in others if is_apart(line, first[0].verb, a.verb)][:1]]


def _according(line: Line, quoted: Quoted) -> Attribution | None:
    if (own := own_words_of(line)) is not None and not quoted.holds(own.start):
        return Attribution(0, own.parties, own, "according to")
    for number, unit in enumerate(line.kept[:-1]) if "p:per" in line.roles else ():
        if "p:per" not in unit.roles or quoted.holds(unit.start):
            continue
        source = _issuer(line.kept, number + 1)
        if source.parties and source.parties[0].kind not in ("pronoun", "pair"):
            return Attribution(number, source.parties, source, "according to")
        end = next((u.start for u in line.kept[number + 1 :] if u.roles & (BREAKS | {"stop"})), line.tokens.segment.end)
        found = described(line, unit.end, end, number)
        if found is not None and is_source(found.actors[0].office or ""):
            return Attribution(number, found.actors, None, "according to")
    return None


def _signed(line: Line, quoted: Quoted) -> list[Attribution]:
    """ "..." - Prime Minister Ali Veli.": who is named behind a quotation and a dash said it, verb or none."""
    units = line.kept
    if not quoted.spans or len(units) < _SIGNED or "dash" not in line.roles:
        return []
    at = len(units) - 1 - ("stop" in units[-1].roles)
    named = units[at].roles & {"PERSON", "OFFICE"} and "dash" in units[at - 1].roles
    return [Attribution(at - 1, units[at].parties, units[at], "said")] if named and not quoted.holds(units[at].start) else []


_SIGNED = 3  # units of a quotation with its dash and who said it


def _issuer(units: Sequence[Unit], at: int) -> Unit:
    """ "According to a statement by the Ministry": whoever issued it."""
    for i in range(at, min(at + 5, len(units) - 1)):
        if units[i].parties:
            return units[i]
        if units[i].roles & {"p:by", "p:of", "p:from"} and units[i + 1].parties:
            return units[i + 1]
    return units[at]


def _subjects(line: Line, quoted: Quoted, verbs: Sequence[int]) -> Iterator[Attribution]:
    """The subject of the first verb of saying that has one, with the party behind an inverted verb before it."""
    for verb in verbs:
        said = line.kept[verb].values.get("v:say", "")
        if (is_participle(line, verb) and verb < 2) or was_told(line, verb):
            continue
        if is_inverted(line.kept, verb) and not is_participle(line, verb):
            yield Attribution(verb, line.kept[verb + 1].parties, line.kept[verb + 1], said)
            continue
        thing = speaking_thing(line, verb)
        found = Attribution(verb, [thing], None, said) if thing is not None else _subject(line, quoted, verb, said)
        if found is not None:
            yield found


def _subject(line: Line, quoted: Quoted, verb: int, said: str) -> Attribution | None:
    """Who says by a verb: its subject, else whoever a preposition before it tells of, else words that describe somebody."""
    if organ := organ_before(line, verb):
        return Attribution(verb, organ, None, said) if not quoted.holds(organ[0].start) else None
    actors = subject_of(line, verb)
    if actors:
        unit = next((u for u in reversed(line.kept[:verb]) if u.parties and u.parties[0] is actors[0]), None)
        if unit is not None and (serving := _serving(line, unit, verb)) is not None:
            return serving if not quoted.holds(unit.start) else None
        another = unit is not None and is_of_another(line, verb, unit)
        return Attribution(verb, actors, unit, said) if not (another or quoted.holds(actors[0].start)) else None
    if (issued := _issued(line, verb)) is not None:
        return Attribution(verb, issued.parties, issued, said)
    if not verb or _first_words_quoted(line, quoted):
        return None
    begin = opening_of(line.kept, verb)
    start = line.kept[begin - 1].end if begin else line.tokens.segment.start
    found = described(line, start, line.kept[verb].start, verb)
    return found if found is not None and _speaks(line, found) else None


def _serving(line: Line, unit: Unit, verb: int) -> Attribution | None:
    """ "A Georgian government | official said": somebody of whoever is named."""
    behind = line.tokens.text[unit.end : line.kept[verb].start].strip()
    if not behind or not behind.islower() or not is_source(behind) or unit.parties[0].kind not in ("state", "body", "group"):
        return None
    at = line.kept.index(unit)
    return described(line, line.kept[at - 1].end if at else line.tokens.segment.start, line.kept[verb].start, verb)


def _issued(line: Line, verb: int) -> Unit | None:
    """ "A press release from the Ministry states that", "as Ali Veli noted": a party behind a preposition that speaks."""
    if verb < 2 or not line.kept[verb - 1].parties:
        return None
    roles = line.kept[verb - 2].roles
    if "p:as" in roles:
        return line.kept[verb - 1]
    paper = roles & {"p:from", "p:by", "p:of"} and is_paper(
        line.tokens.text[line.tokens.segment.start : line.kept[verb - 2].start].strip()
    )
    return line.kept[verb - 1] if paper else None


def _speaks(line: Line, found: Attribution) -> bool:
    """Words that are no party speak only with a plain verb of reporting, or where they are known to be speakers."""
    words = found.actors[0].office or ""
    if found.actors[0].kind == "body":
        return True  # "the Turkish presidency condemned"
    several = is_source(words.split(" of ")[0])  # "members of the Council"
    return "v:report" in line.kept[found.verb].roles or several or is_source(words) or is_paper(words)


def _first_words_quoted(line: Line, quoted: Quoted) -> bool:
    return quoted.holds(line.tokens.segment.start)
