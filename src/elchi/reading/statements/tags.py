"""Who is named behind what is said: "..., a senior official told reporters on Monday", "..., said the ministry"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.model.quick import quick
from elchi.reading.coreference.voice import is_source
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit, is_led
from elchi.reading.statements.sayings import is_inverted, is_participle, is_possessed, is_prepositional

BREAKS = frozenset({"comma", "quote", "dash", "semicolon"})
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


def tags_of(line: Line, verbs: Sequence[int]) -> Iterator[Attribution]:
    """Yield who is named behind what is said, from the last verb on: "..., a senior official told reporters on Monday"."""
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
        begin = opening_of(line.kept, verb)
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
    end = next((u.start for u in units[verb + 2 :] if u.roles & (BREAKS | {"stop"})), line.tokens.segment.end)
    return described(line, units[verb + 1].end, end, verb)


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


def opening_of(units: Sequence[Unit], verb: int) -> int | None:
    """Return where the clause of the verb begins: right behind a comma or a quotation mark not far to its left."""
    for i in range(verb - 1, max(0, verb - _LONGEST - 2), -1):
        if units[i].roles & BREAKS:
            return i + 1
    return None


def _within(line: Line, begin: int, verb: int) -> Attribution | None:
    """The party between the comma and the verb, or the words themselves: "the press release", "officials"."""
    between = line.kept[begin:verb]
    if any(u.roles & {"who", "that"} or "v:say" in u.roles for u in between):
        return None
    free = [u for n, u in enumerate(between) if u.parties and not is_led(between, n)]
    whole = free[-1] if free and not is_possessed(between, free[-1]) else None
    if whole is not None:
        return Attribution(verb, whole.parties, whole, line.kept[verb].values.get("v:say", ""))
    return described(line, line.kept[begin - 1].end, line.kept[verb].start, verb)


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
        (u.start for u in units[verb + 1 :] if u.roles & (BREAKS | {"stop"}) or is_prepositional(u)), line.tokens.segment.end
    )
    return described(line, units[verb].end, end, verb)


def described(line: Line, start: int, end: int, verb: int) -> Attribution | None:
    """Return a speaker in plain words, without a name: at most a few, beginning with an article or a noun in the plural."""
    text = line.tokens.text
    words = text[start:end].strip(' ,.“”"«»\n\t').split()
    if words == ["it"]:  # "..., it reads": the paper that was told of
        return Attribution(verb, [Actor("group", start, end, office="text")], None, line.kept[verb].values.get("v:say", ""))
    while words and words[-1].lower() in word_set("before_saying"):
        words.pop()
    while words and words[0].lower() in word_set("opening_sentences"):  # "But | officials"
        del words[0]
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
