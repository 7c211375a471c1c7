"""What "the bloc", "the organisation" and "its members" stand for: the body last spoken of, where that is certain."""

from collections.abc import Sequence
from functools import cache, lru_cache

from elchi.lexica.classes import belonging_words
from elchi.lexica.lexicon import Lexicon, fold, tokens_of
from elchi.lexica.tables import strings
from elchi.model.quick import replace
from elchi.reading.coreference.called import is_called, told_in_full
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit

_BODY = frozenset({"PARTY", "BODY"})
_POINTED = frozenset({"the", "these", "all", "both"})
_LAND = frozenset({"PARTY", "STATE"})
_MANY = frozenset({"PARTY", "PARTIES", "STATE"})
_NAMING = frozenset({"BODY", "GROUP", "OFFICE", "PARTIES"})
_PEOPLE_OF = ("Member of ", "Members of ", "Member States of ")
_POINTING = ("the", "this", "that")


@cache
def _body_words() -> dict[str, str]:
    return {word: kind for kind, words in strings("words/belonging")["bodyword"].items() for word in words}


def bodies_of(unit: Unit) -> list[Actor]:
    """Return the named bodies of a unit: "the Council" alone is whichever was spoken of."""
    if not unit.parties:
        return []
    return [
        a
        for a in unit.parties
        if a.kind == "body" and a.of and (a.entity or " " in a.of or a.of.isupper()) and not a.of.startswith(_PEOPLE_OF)
    ]


def whole_of(lexicon: Lexicon, body: Actor) -> Actor:
    """Return the body that an organ without a name of its own is of: "the Permanent Council of the OAS"."""
    words = tokens_of(body.of or "") if body.entity is None else []
    for at in range(1, len(words)):
        hit = lexicon.look(words, at)
        if hit is not None and hit.length > 1 - words[at].isupper() and "body" in hit.roles:
            return replace(body, of=" ".join(words[at : at + hit.length]), entity=hit.roles["body"])
    return body


def joinable(lexicon: Lexicon, body: Actor) -> bool:
    """Tell whether states can belong to a body: not to a ministry, a parliament, or what bears the name of one state."""
    known = lexicon.register.bodies.get(body.entity or "")
    if known is not None:
        if known.parent is not None and known.kind == "organ" and known.name.endswith("Commission"):
            return False  # the European Commission has commissioners; the Commission on Narcotic Drugs has members
        return known.kind not in ("centre", "religious") and not (known.parent or "").startswith("state:")
    words = tokens_of(body.of or "")
    national = any((hit := lexicon.words[w].hit) is not None and {"state", "adjective"} & set(hit.roles) for w in words)
    return not national and belonging_words("memberless").isdisjoint(fold(w) for w in words)


def _is_organ(lexicon: Lexicon, body: Actor) -> bool:
    known = lexicon.register.bodies.get(body.entity or "")
    return known is not None and known.kind == "organ"


@cache
def _numbers() -> dict[str, int]:
    return {word: int(number) for word, number in strings("words/belonging")["number"].items()}


def _is_land(line: Line, unit: Unit) -> bool:
    """ "The country", "the island nation": a state named before, and no office of one."""
    if unit.parties or unit.last - unit.first > 1 or line.tokens.low[unit.first] not in belonging_words("land"):
        return False
    tokens, first = line.tokens, unit.first
    pointed = tokens.is_word(first - 1, "the", "this") or (first > 1 and tokens.is_word(first - 2, "the"))
    return bool(first) and pointed and not tokens.is_word(unit.last, "of", "to", "that", "which", "with")


class Spoken:
    """The bodies that the lines read so far spoke of last."""

    def __init__(self) -> None:
        self.last: list[Actor] = []
        self.about: str | None = None  # the body of the last membership told
        self.heard: dict[str, Actor] = {}  # the known bodies, those spoken of last at the end
        self.many: list[Actor] = []  # the states listed last
        self.state: list[Actor] = []  # the one state that the line before spoke of
        self.fully: set[str] = set()  # the bodies that were named in more than a word
        self.meeting: list[Actor] = []  # the one body whose meeting was spoken of last

    def hear(self, line: Line) -> None:
        """Take in the bodies of a line: those that states can belong to."""
        if "STATE" in line.roles:
            states = {a.entity or a.of: a for u in line.kept if "STATE" in u.roles for a in u.parties if a.kind == "state"}
            led = "STATE" in line.kept[0].roles and len(line.kept[0].parties) == 1
            self.state = list(states.values()) if len(states) == 1 else line.kept[0].parties if led else []
            listed = next(
                (u.parties for u in reversed(line.kept) if "PARTIES" in u.roles and all(a.kind == "state" for a in u.parties)), None
            )
            self.many = listed if listed is not None else self.many
        self._sits(line)
        if line.roles.isdisjoint(_NAMING):
            return
        aside = {"p:by", "p:at"} if self.last else {"p:by"}  # "was created at the Conference" speaks of what was spoken of
        units = [u for n, u in enumerate(line.kept) if u.parties and not (n and line.kept[n - 1].roles & aside)]
        named = {a.entity or a.of: a for u in units for a in _spoken_of(line, u)}  # "elected by the Assembly" speaks of no Assembly
        self.last = list(named.values()) or self.last
        for actor in named.values():
            if actor.entity is not None and " " in (actor.of or ""):
                self.fully.add(actor.entity)
            if actor.entity is not None:
                self.heard.pop(actor.entity, None)
                self.heard[actor.entity] = actor

    def told(self, line: Line) -> Line:
        """Return the line with "the bloc" made the body it stands for; the same line where there is nothing to make."""
        line = told_in_full(self._lands(line), self.heard, self.fully)
        self._sits(line)
        if _body_words().keys().isdisjoint(line.tokens.seen):
            return line
        at = [n for n, u in enumerate(line.kept) if _points(line, u)]
        if not at:
            return line
        units = list(line.kept)
        for n in at:
            body = self._meant(line, units, n)
            if body is not None:
                units[n] = replace_unit(units[n], [body])
        return line.seen_as([u for n, u in enumerate(units) if not (n + 1 in at and _described(line, u, units[n + 1]))])

    def _sits(self, line: Line) -> None:
        """Take in the body whose meeting a line tells of: where no other is named, it is what states join at "the ASEAN summit"."""
        if "EVENT" in line.roles:
            lexicon = line.tokens.lexicon
            near = [b for u in line.kept if u.event is not None for b in bodies_near(lexicon, u) if joinable(lexicon, b)]
            sitting = {b.entity: b for b in near if not _is_organ(lexicon, b)}
            self.meeting = list(sitting.values()) if len(sitting) == 1 else [] if sitting else self.meeting

    def _lands(self, line: Line) -> Line:
        """Return the line with "the country" made the one state that the sentence, or else the line before, spoke of."""
        seen = line.tokens.seen
        if self.many and ("all" in seen or not belonging_words("counted").isdisjoint(seen)):
            counted = [self._counted(line, u) for u in line.kept]
            line = line.seen_as(counted) if any(a is not b for a, b in zip(counted, line.kept, strict=True)) else line
        if belonging_words("land").isdisjoint(seen):
            return line
        if not any(_is_land(line, u) for u in line.kept):
            return line
        units = list(line.kept)
        for n, unit in enumerate(units):
            if _is_land(line, unit):
                named = {a.entity or a.of: a for u in units[:n] if "STATE" in u.roles for a in u.parties if a.kind == "state"}
                meant = [*named.values()] or self.state
                units[n] = Unit(_LAND, unit.start, unit.end, unit.first, unit.last, parties=meant) if len(meant) == 1 else unit
        return line.seen_as(units)

    def _counted(self, line: Line, unit: Unit) -> Unit:
        """ "The three countries", "all three": as many states as were listed last."""
        low, before = line.tokens.low, line.tokens.low[max(0, unit.first - 2) : unit.first]
        word = low[unit.last - 1]
        if unit.parties and "PAIR" not in unit.roles:
            return unit
        counted = word in belonging_words("counted") or (
            word in _numbers() and "all" in before and not line.tokens.is_word(unit.last, "of")
        )
        if not counted:
            return unit
        words = [*before, *low[unit.first : unit.last]]
        count = next((c for w in words if (c := _numbers().get(w)) is not None), None)
        if count != len(self.many) or _POINTED.isdisjoint(line.tokens.low[max(0, unit.first - 3) : unit.last]):
            return unit
        return Unit(_MANY, unit.start, unit.end, unit.first, unit.last, parties=self.many)

    def owner(self, line: Line, units: Sequence[Unit], at: int, noun: Unit) -> Actor | None:
        """Return whose members "its members" at unit `at` are: those of the one body named before, or that alone has such ones."""
        if (own := self.heard.get(_only_one_with(line, noun) or "")) is not None:
            return own
        before = [u for u in units[:at] if "BODY" in u.roles]
        if before:
            return next(iter(_orgs(line, before[-1])), None) if len(before[-1].parties) == 1 else None
        return next(iter(self.only()), None)

    def _meant(self, line: Line, units: Sequence[Unit], at: int) -> Actor | None:
        noun = _head(line, units[at])
        kind = _body_words().get(noun)
        before = next((found[-1:] for u in reversed(units[:at]) if u.parties and (found := _spoken_of(line, u))), [])
        behind = [] if before or self.last else [a for u in units[at + 1 :] for a in _orgs(line, u)]
        fit = [a for a in before or self.last or behind if kind == "any" or is_called(line, a, noun)]
        if not fit and not before:
            fit = [a for a in reversed(self.heard.values()) if is_called(line, a, noun)][:1]
        return fit[0] if len(fit) == 1 else self._of_those(fit)

    def _of_those(self, fit: Sequence[Actor]) -> Actor | None:
        """Of several bodies that fit, the one whose members were spoken of."""
        return next((a for a in fit if self.about is not None and a.entity == self.about), None)

    def meant(self) -> Actor | None:
        """Return the body whose members the lines before told of, while they still speak of it."""
        return self._of_those(self.last)

    def only(self) -> list[Actor]:
        """Return the one body that the lines before spoke of, or whose members they told of, or else whose meeting they did."""
        if len(self.last) < 2:
            return self.last or self.meeting
        meant = self._of_those(self.last)
        return [meant] if meant is not None else []


def _only_one_with(line: Line, noun: Unit) -> str | None:
    """The one body that has members of a kind: "non-permanent members"."""
    words = line.tokens.low[max(0, noun.first - 1) : noun.last]
    return next((entity for entity, own in _own_nouns().items() if not own.isdisjoint(words)), None)


@cache
def _own_nouns() -> dict[str, frozenset[str]]:
    return {entity: frozenset(words) for entity, words in strings("words/belonging")["members_of_one"].items()}


def _described(line: Line, word: Unit, body: Unit) -> bool:
    """The word in "the regional bloc", "the Geneva-based body": it is spoken of before, and this adds nothing."""
    return bool(body.parties) and word.last == body.first and "x" in word.roles and _describes(line, word.first)


def _describes(line: Line, at: int) -> bool:
    return "-" in line.tokens.words[at] or line.tokens.low[at] in belonging_words("description")


def replace_unit(unit: Unit, bodies: list[Actor]) -> Unit:
    """Return a unit of the same words that names these bodies."""
    return Unit(_BODY, unit.start, unit.end, unit.first, unit.last, parties=bodies)


def _orgs(line: Line, unit: Unit) -> list[Actor]:
    return [a for a in bodies_of(unit) if joinable(line.tokens.lexicon, a)] if unit.parties else []


def _spoken_of(line: Line, unit: Unit) -> list[Actor]:
    """The bodies of a unit, and that of "the EAEU ministers"."""
    lexicon = line.tokens.lexicon
    within = [b for a in unit.parties if a.kind in ("group", "office") and (b := body_within(lexicon, a)) is not None]
    return [*_orgs(line, unit), *(b for b in within if joinable(lexicon, b))]


def body_within(lexicon: Lexicon, actor: Actor) -> Actor | None:
    """Return the body of a group or an office, where its name is one: "members of the OIC", but not of "Turkey's team"."""
    entity, named = _body_in(lexicon, actor.of) if actor.of else (None, False)
    return replace(actor, kind="body", office=None, entity=entity) if entity or named else None


@lru_cache(8192)
def _body_in(lexicon: Lexicon, name: str) -> tuple[str | None, bool]:
    """The body that a name is of, and whether it is one by its words."""
    words = tokens_of(name)
    hit = lexicon.look(words, 0) if words else None
    entity = hit.roles.get("body") if hit and hit.length == len(words) else None
    return entity, len(words) > 1 and any((h := lexicon.look([w], 0)) is not None and "institution" in h.roles for w in words)


def bodies_near(lexicon: Lexicon, unit: Unit) -> list[Actor]:
    """Return the bodies that a unit speaks of: named, within a group of people, or of a meeting."""
    if unit.event is not None and unit.event.body:
        words = tokens_of(unit.event.body)
        hit = lexicon.look(words, 0) if words else None
        entity = hit.roles.get("body") if hit is not None and hit.length == len(words) else None
        return [Actor("body", unit.start, unit.end, of=unit.event.body, entity=entity)] if entity else []
    if unit.roles & {"GROUP", "OFFICE"}:
        return [b for a in unit.parties if (b := body_within(lexicon, a)) is not None]
    return bodies_of(unit) if unit.parties else []


def _head(line: Line, unit: Unit) -> str:
    return fold(line.tokens.words[unit.last - 1])


def _points(line: Line, unit: Unit) -> bool:
    """ "The bloc", "the five-member bloc", "this Organisation", without a name of its own."""
    if unit.date is not None or (unit.parties and ("BODY" not in unit.roles or bodies_of(unit))):
        return False
    if _head(line, unit) not in _body_words():
        return False
    tokens, first = line.tokens, unit.first
    if tokens.is_word(unit.last, "of", "for") or tokens.is_word(unit.last, "on"):
        return False
    if unit.last - first > 1:
        return tokens.is_word(first, *_POINTING) and unit.last - first == 2
    if tokens.words[first][:1].isupper() and _noun_behind(line, unit):
        return True  # "Current Forum observers"
    return tokens.is_word(first - 1, *_POINTING) or (
        first > 1 and tokens.is_word(first - 2, *_POINTING) and _describes(line, first - 1)
    )


def _noun_behind(line: Line, unit: Unit) -> bool:
    """ "Current Forum | observers": who belongs to the body of which a word speaks."""
    return unit.last < line.tokens.size and line.tokens.low[unit.last] in belonging_words("standing_head_of_body")
