"""Who acts for a state and is no party of a line: "Kenya's cabinet approved", "the Kazakh transport ministry will", "Oslo pledged"."""

from elchi.lexica.classes import word_set
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.clauses.duty_frames import duty_set
from elchi.reading.clauses.passive import is_passive
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit, is_led
from elchi.reading.states.capitals import capital_before

_HELPING = frozenset({"will", "have", "be", "not", "adverb", "do"})
_BESIDE = frozenset({"x", "will", "have", "not", "adverb", "do"})
_REACH = 5  # units from the noun of an organ back to whose it is


def doer_of(line: Line, verb: int) -> list[Actor]:
    """Return who does a verb: the organ or the capital of a state right before it, else its subject; nobody where none is found."""
    return organ_before(line, verb) or capital_before(line, verb) or it_before(line, verb) or subject_of(line, verb)


def it_before(line: Line, verb: int) -> list[Actor]:
    """Return "it" as the subject of a sentence: "It | also approved"; nobody where "it" stands for nothing, as in "it was decided"."""
    first = line.kept[0]
    if verb < 1 or not line.tokens.is_word(first.first, "it") or is_passive(line, verb):
        return []
    between = line.kept[1:verb]
    return (
        [Actor("pronoun", first.start, first.end, number="it")] if all(u.roles & _BESIDE and not u.parties for u in between) else []
    )


class SpokenOf:
    """Whom "it" stands for: the state, body or organ that the sentences heard last are about. Few ask, so it is found when they do."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._found: list[Actor] = []

    def hear(self, line: Line) -> None:
        """Take in the next sentence."""
        self._lines.append(line)

    def __call__(self) -> list[Actor]:
        """Return whom "it" stands for behind the sentence heard last."""
        self._found = next((told for line in reversed(self._lines) if (told := it_of(line)) is not None), self._found)
        self._lines.clear()
        return self._found


def it_of(line: Line) -> list[Actor] | None:
    """Return the state, body or organ that a sentence is about, whom "it" stands for in the next; None where it goes on with "it"."""
    verb = next((n for n, u in enumerate(line.kept) if n and VERBAL[u.roles] and not u.parties and u.event is None), None)
    if verb is None or line.tokens.is_word(line.kept[0].first, "it"):
        return None
    return [a for a in doer_of(line, verb) if a.kind in ("state", "body") or (a.kind == "group" and not a.plural)][:1] or _sitting(
        line
    )


def _sitting(line: Line) -> list[Actor]:
    """ "The Ministerial Council met": a gathering that a sentence begins with."""
    first = line.kept[0]
    words = first.of(line.tokens.text) if first.event is not None and first.event.definite else ""
    sits = not word_set("sitting_bodies").isdisjoint(words.lower().split())
    return [Actor("group", first.start, first.end, office=words.removeprefix("The "))] if sits else []


def organ_before(line: Line, verb: int) -> list[Actor]:
    """Return the organ of one state that stands right before a verb and its helping verbs; nobody where none does."""
    n = verb - 1
    while n >= 0 and line.kept[n].roles & _HELPING and not line.kept[n].parties:
        n -= 1
    begin = _begin_of(line, n) if n >= 0 else None
    if begin is None or is_led(line.kept, begin):
        return []
    start, end = line.kept[begin].start, line.kept[n].end
    return [Actor("body", start, end, of=" ".join(line.tokens.text[start:end].split()))]


def arm_before(line: Line, verb: int) -> list[Actor]:
    """Return the state whose ships, firms or hospitals stand right before a verb, told of by its adjective: "Jordanian hospitals will"."""
    at = verb - 1
    if (
        at < 1
        or line.kept[at].parties
        or not line.kept[at].roles <= _WORDS
        or line.kept[at].of(line.tokens.text).lower() not in duty_set("arm")
    ):
        return []
    first = next(
        (
            n
            for n in range(at - 1, max(-1, at - _REACH), -1)
            if not line.kept[n].roles <= _WORDS or "adjective" in line.kept[n].values
        ),
        None,
    )
    if first is not None and "possessive" in line.kept[first].roles and first and "STATE" in line.kept[first - 1].roles:
        return [] if is_led(line.kept, first - 1) else line.kept[first - 1].parties  # "Canada's navy will"
    return state_told(line, line.kept[first]) if first is not None and not is_led(line.kept, first) else []


def state_told(line: Line, unit: Unit) -> list[Actor]:
    """Return the state that an adjective tells of: "a | Georgian | promise"; nobody for any other unit."""
    state = unit.values.get("adjective")
    if state is None or unit.parties:
        return []
    return [Actor("state", unit.start, unit.end, of=line.tokens.lexicon.register.name_on(state, None), entity=state)]


def _begin_of(line: Line, last: int) -> int | None:
    """Where the words of an organ begin that end with a unit: "Kenya's cabinet", "cabinet of Kenya", "Kazakh transport ministry"."""
    kept = line.kept
    if last > 1 and "STATE" in kept[last].roles and "p:of" in kept[last - 1].roles:
        return last - 2 if _names_organ(line, kept[last - 2]) else None
    if not _names_organ(line, kept[last]):
        return None
    for n in range(last - 1, max(-1, last - _REACH), -1):
        if "adjective" in kept[n].values:
            return n
        if "possessive" in kept[n].roles:
            return n - 1 if n and "STATE" in kept[n - 1].roles else None
        if kept[n].parties or not kept[n].roles <= _WORDS:
            return n if "STATE" in kept[n].roles else None  # "Myanmar authorities"
    return None


_WORDS = frozenset({"x", "deed", "firm", "NAME"})


def _names_organ(line: Line, unit: Unit) -> bool:
    word = line.tokens.low[unit.last - 1]
    return not unit.parties and (word in word_set("speak_for_states") or word in word_set("acting_for"))
