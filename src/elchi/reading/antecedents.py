"""What "the bloc", "the organisation" and "its members" stand for: the body last spoken of, where that is certain."""

from collections.abc import Sequence
from functools import cache

from elchi.lexica.lexicon import Lexicon, fold, tokens_of
from elchi.lexica.tables import strings
from elchi.model.quick import replace
from elchi.reading.line import Line
from elchi.reading.units import Actor, Unit

_BODY = frozenset({"PARTY", "BODY"})
_NAMING = frozenset({"BODY", "GROUP", "OFFICE", "PARTIES"})
_POINTING = ("the", "this", "that")


@cache
def _memberless() -> frozenset[str]:
    return frozenset(strings("words/belonging")["memberless"])


@cache
def country_nouns() -> frozenset[str]:
    """Return what may stand behind the name of a body for those who belong to it: "NATO countries"."""
    return frozenset(strings("words/belonging")["countrynoun"])


@cache
def _body_words() -> dict[str, str]:
    return {word: kind for kind, words in strings("words/belonging")["bodyword"].items() for word in words}


def bodies_of(unit: Unit) -> list[Actor]:
    """Return the named bodies of a unit: "the Council" alone is whichever was spoken of."""
    return [a for a in unit.parties if a.kind == "body" and a.of and (a.entity or " " in a.of or a.of.isupper())]


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
        return known.kind not in ("centre", "religious") and not (known.parent or "").startswith("state:")
    words = tokens_of(body.of or "")
    national = any((hit := lexicon.words[w].hit) is not None and {"state", "adjective"} & set(hit.roles) for w in words)
    return not national and _memberless().isdisjoint(fold(w) for w in words)


class Spoken:
    """The bodies that the lines read so far spoke of last."""

    def __init__(self) -> None:
        self.last: list[Actor] = []

    def hear(self, line: Line) -> None:
        """Take in the bodies of a line: those that states can belong to."""
        if line.roles.isdisjoint(_NAMING):
            return
        named = {a.entity or a.of: a for u in line.kept if u.parties for a in _spoken_of(line, u)}
        self.last = list(named.values()) or self.last

    def told(self, line: Line) -> Line:
        """Return the line with "the bloc" made the body it stands for; the same line where there is nothing to make."""
        if _body_words().keys().isdisjoint(line.tokens.low):
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

    def owner(self, line: Line, units: Sequence[Unit], at: int) -> Actor | None:
        """Return whose members "its members" at unit `at` are: those of the one body named before."""
        before = [u for u in units[:at] if "BODY" in u.roles]
        if before:
            return next(iter(_orgs(line, before[-1])), None) if len(before[-1].parties) == 1 else None
        return self.last[0] if len(self.last) == 1 else None

    def _meant(self, line: Line, units: Sequence[Unit], at: int) -> Actor | None:
        noun = _head(line, units[at])
        kind = _body_words().get(noun)
        before = [a for u in units[:at] for a in _orgs(line, u)]
        fit = [a for a in before[-1:] or self.last if kind == "any" or _is_called(line, a, noun)]
        return fit[0] if len(fit) == 1 else None


def _described(line: Line, word: Unit, body: Unit) -> bool:
    """The word in "the regional bloc", "the Geneva-based body": it is spoken of before, and this adds nothing."""
    return bool(body.parties) and word.last == body.first and "x" in word.roles and _describes(line, word.first)


def _describes(line: Line, at: int) -> bool:
    return "-" in line.tokens.words[at] or line.tokens.low[at] in _descriptions()


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(strings("words/belonging")["description"])


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
    words = tokens_of(actor.of or "")
    hit = lexicon.look(words, 0) if words else None
    entity = hit.roles.get("body") if hit and hit.length == len(words) else None
    named = len(words) > 1 and any((h := lexicon.look([w], 0)) is not None and "institution" in h.roles for w in words)
    return replace(actor, kind="body", office=None, entity=entity) if entity or named else None


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
    return tokens.is_word(first - 1, *_POINTING) or (
        first > 1 and tokens.is_word(first - 2, *_POINTING) and _describes(line, first - 1)
    )


def _is_called(line: Line, body: Actor, noun: str) -> bool:
    """Whether a body bears the noun in one of its names: NATO is an alliance, the EU a union."""
    known = line.tokens.lexicon.register.bodies.get(body.entity or "")
    names = [body.of or "", *((known.name, *known.also, *(n.name for n in known.names)) if known is not None else ())]
    return any(noun in [fold(w) for w in tokens_of(name)] for name in names)
