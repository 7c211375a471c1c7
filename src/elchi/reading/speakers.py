"""Who speaks in a sentence: the subject of its verb of saying, outside what is quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.model.quick import quick
from elchi.reading.clauses import subject_of
from elchi.reading.line import Line
from elchi.reading.quotations import Quoted
from elchi.reading.sayings import (
    is_adjectival,
    is_apart,
    is_governed,
    is_inverted,
    is_noun,
    is_of_another,
    is_participle,
    is_passive,
    is_possessed,
    is_prepositional,
    leads_in,
)
from elchi.reading.units import VERBAL, Actor, Unit
from elchi.reading.unnamed import own_words_of, speaking_thing
from elchi.reading.voice import is_paper, is_source

_BREAKS = frozenset({"comma", "quote", "dash", "semicolon"})
_LONGEST = 9  # words of a speaker who is only described: "a senior official of the foreign ministry"
_TAIL = 9


@quick
@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a sentence gives its words to: the verb (a number in the line), and the actors as parsed."""

    verb: int
    actors: Sequence[Actor]
    unit: Unit | None
    said: str

    @property
    def pronoun(self) -> str | None:
        """Return "he", "they", "we" where the speaker is only a pronoun."""
        first = self.actors[0] if self.actors else None
        return first.number if first is not None and first.kind == "pronoun" else None


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
    whole = _according(line, quoted) or next(_tags(line, outside), None)
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
        end = next((u.start for u in line.kept[number + 1 :] if u.roles & (_BREAKS | {"stop"})), line.tokens.segment.end)
        found = _described(line, unit.end, end, number)
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


def _tags(line: Line, verbs: Sequence[int]) -> Iterator[Attribution]:
    """ "..., a senior official told reporters on Monday": who is named behind the words."""
    for verb in reversed(verbs):
        unit = line.kept[verb]
        if "v:report" not in unit.roles or verb < 1 or not _ends(line, verb) or is_participle(line, verb):
            continue
        if line.kept[verb - 1].roles & {"modal", "will"}:
            continue  # "..., the programme should emphasise the rule of law"
        passive = _by(line, verb)
        if passive is not None:
            yield passive
            continue
        begin = _opening(line.kept, verb)
        if begin is None:
            continue
        if begin == verb:
            behind = _behind(line, verb)
            if behind is not None:
                yield behind
        else:
            found = _within(line, begin, verb)
            if found is not None:
                yield found


def _by(line: Line, verb: int) -> Attribution | None:
    """ "This was reported by the press service": the agent of a passive."""
    units = line.kept
    if "be" not in units[verb - 1].roles or verb + 2 >= len(units) or "p:by" not in units[verb + 1].roles:
        return None
    agent = units[verb + 2]
    if agent.parties:
        return Attribution(verb, agent.parties, agent, units[verb].values.get("v:say", ""))
    end = next((u.start for u in units[verb + 2 :] if u.roles & (_BREAKS | {"stop"})), line.tokens.segment.end)
    return _described(line, units[verb + 1].end, end, verb)


def _ends(line: Line, verb: int) -> bool:
    """Nothing is told behind the verb but to whom, when and where it was said."""
    tail = line.kept[verb + 1 :]
    source = next((n for n, u in enumerate(tail) if u.of(line.tokens.text).lower() in word_set("naming_sources")), len(tail))
    tail = tail[:source]  # ", the Journal reported on Monday, citing people briefed on the plans"
    if is_inverted(line.kept, verb) and len(tail) > 1 and "and" in tail[1].roles:
        return True  # "..., remarked Ali Veli and expressed hope that"
    return len(tail) <= _TAIL + 4 * bool(tail and tail[0].parties) and not any(
        u.roles & {"that", "colon", "will", "semicolon"} or VERBAL[u.roles] for u in tail[:_TAIL]
    )


def _opening(units: Sequence[Unit], verb: int) -> int | None:
    """Where the clause of the verb begins: right behind a comma or a quotation mark not far to its left."""
    for i in range(verb - 1, max(0, verb - _LONGEST - 2), -1):
        if units[i].roles & _BREAKS:
            return i + 1
    return None


def _within(line: Line, begin: int, verb: int) -> Attribution | None:
    """The party between the comma and the verb, or the words themselves: "the press release", "officials"."""
    between = line.kept[begin:verb]
    if any(u.roles & {"who", "that"} or "v:say" in u.roles for u in between):
        return None
    free = [u for n, u in enumerate(between) if u.parties and not is_governed(between, n)]
    whole = free[-1] if free and not is_possessed(between, free[-1]) else None
    if whole is not None:
        return Attribution(verb, whole.parties, whole, line.kept[verb].values.get("v:say", ""))
    return _described(line, line.kept[begin - 1].end, line.kept[verb].start, verb)


def _behind(line: Line, verb: int) -> Attribution | None:
    """ "said Ali Veli", "said the press release": the speaker right behind the verb."""
    units = line.kept
    if verb + 1 >= len(units):
        return None
    if not any("quote" in u.roles for u in units[max(0, verb - 3) : verb]) and not is_inverted(units, verb):
        return None
    after = units[verb + 1]
    if after.parties and verb + 2 < len(units) and "possessive" in units[verb + 2].roles:
        after = next((u for u in units[verb + 3 : verb + 3 + _TAIL] if "PERSON" in u.roles), after)  # "said A's adviser B"
    if "x" in after.roles and verb + 2 < len(units) and units[verb + 2].roles & {"PERSON"}:
        after = units[verb + 2]  # "said alliance Secretary General X"
    if after.parties and after.roles & {"PERSON", "OFFICE", "BODY", "GROUP", "PARTIES", "PRONOUN", "PAIR", "STATE"}:
        return Attribution(verb, after.parties, after, units[verb].values.get("v:say", ""))
    end = next(
        (u.start for u in units[verb + 1 :] if u.roles & (_BREAKS | {"stop"}) or is_prepositional(u)), line.tokens.segment.end
    )
    return _described(line, units[verb].end, end, verb)


def _described(line: Line, start: int, end: int, verb: int) -> Attribution | None:
    """A speaker in plain words, without a name: at most a few, beginning with an article or a noun in the plural."""
    text = line.tokens.text
    words = text[start:end].strip(' ,.“”"«»\n\t').split()
    if words == ["it"]:  # "..., it reads": the paper that was told of
        return Attribution(verb, [Actor("group", start, end, office="text")], None, line.kept[verb].values.get("v:say", ""))
    helpers = {"has", "have", "had", "also", "later", "then", "earlier", "was", "is"}
    while words and words[-1].lower() in helpers:
        words.pop()
    if not 0 < len(words) <= _LONGEST:
        return None
    named = words[0].lower() in {"a", "an", "the", "one", "another"}
    if not named and not (words[-1].endswith("s") and words[-1].islower()) and not is_source(words[-1]) and not is_source(words[0]):
        return None
    words = words[1:] if named else words
    if not words:
        return None
    at = text.find(words[0], start)
    stop = text.find(words[-1], at) + len(words[-1])
    plural = words[-1].endswith("s") and not words[-1].endswith("ss")
    told = " ".join(words)
    organ = not plural and _of_a_state(line, at, stop, words)
    actor = Actor("body", at, stop, of=told) if organ else Actor("group", at, stop, office=told, plural=plural)
    return Attribution(verb, [actor], None, line.kept[verb].values.get("v:say", ""))


def _of_a_state(line: Line, start: int, end: int, words: Sequence[str]) -> bool:
    """Tell whether words in small letters name an organ of one state: "the Turkish presidency", "the press service of the President of Georgia"."""
    if word_set("speak_for_states").isdisjoint(w.lower() for w in words):
        return False
    inside = [u for u in line.all if start <= u.start and u.end <= end]
    told = {u.values["adjective"] for u in inside if u.values.get("adjective")}
    named = {a.of for u in inside for a in u.parties if a.of and a.kind in ("state", "office")}
    return len(told) + len(named) == 1


def _subjects(line: Line, quoted: Quoted, verbs: Sequence[int]) -> Iterator[Attribution]:
    """The subject of the first verb of saying that has one, with the party behind an inverted verb before it."""
    for verb in verbs:
        said = line.kept[verb].values.get("v:say", "")
        if (is_participle(line, verb) and verb < 2) or is_passive(line, verb):
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
    actors = subject_of(line, verb)
    if actors:
        unit = next((u for u in reversed(line.kept[:verb]) if u.parties and u.parties[0] is actors[0]), None)
        another = unit is not None and is_of_another(line, verb, unit)
        return Attribution(verb, actors, unit, said) if not (another or quoted.holds(actors[0].start)) else None
    if (issued := _issued(line, verb)) is not None:
        return Attribution(verb, issued.parties, issued, said)
    if not verb or _first_words_quoted(line, quoted):
        return None
    begin = _opening(line.kept, verb)
    start = line.kept[begin - 1].end if begin else line.tokens.segment.start
    found = _described(line, start, line.kept[verb].start, verb)
    return found if found is not None and _speaks(line, found) else None


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
    return "v:report" in line.kept[found.verb].roles or is_source(words) or is_paper(words)


def _first_words_quoted(line: Line, quoted: Quoted) -> bool:
    return quoted.holds(line.tokens.segment.start)
