"""Undertakings in a list under a colon: "The ministers agreed to:", "The government was instructed to:", "Japan will:"."""

from collections.abc import Sequence
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.clauses.duty_frames import BASE, DOING, deeds, duty_frames
from elchi.reading.commitments.binding import is_base
from elchi.reading.commitments.deadlines import due_of
from elchi.reading.commitments.drafting import opening_of, words
from elchi.reading.commitments.sums import sum_of_item
from elchi.reading.coreference.coreference import Cast
from elchi.reading.encounters.encounters import parties_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit

_KINDS = {
    "v:agree": "agreement", "v:decide": "decision", "v:pledge": "pledge", "commitment": "pledge", "v:plan": "plan",
    "v:instruct": "instruction", "decision": "decision", "will": "plan",
}  # fmt: skip
# What may stand between such a verb and the colon.
_BETWEEN = frozenset({"p:to", "x", "p:on", "p:with", "p:after", "their", "this", "v:take", "be", "p:as"})
_SPOKEN = ("agreement", "decision")  # lists in which a paper's authors may speak on
_REACH, _FEWEST = 5, 3
_BY_PAPER = frozenset({"p:per", "p:under", "p:in"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What opens a list: whom it binds, and to what kind of undertaking."""

    who: Sequence[Actor]
    kind: str
    sentences: bool  # whether its items are sentences of what will be done
    willing: bool = False  # whether its items begin with "will"
    sums: bool = False  # whether they are sums, each behind who gives it
    deeds: bool = False  # whether they go on behind "to": what is to be done
    marked: bool = False  # whether they bear numbers or marks


def list_begins(line: Line, cast: Cast) -> Listed | None:
    """Return what a line that ends in a colon binds to the items that follow; None where it binds nobody."""
    units = [u for u in line.kept if "quote" not in u.roles] if "colon" in line.roles else []
    if not units or "colon" not in units[-1].roles:
        return None
    return _bound(line, units, cast) or _of_paper(line, units, cast) or _tasks(line, units, cast) or _sums(line)


def _tasks(line: Line, units: Sequence[Unit], cast: Cast) -> Listed | None:
    """ "The main objectives of the Academy are:" in a statute: what that body is there for, as it plans."""
    at = next((n for n, word in enumerate(line.tokens.low) if word in word_set("tasks_of_bodies")), None)
    behind = [u for u in units if at is not None and u.first > at]
    owned = len(behind) > 2 and "p:of" in behind[0].roles and "BODY" in behind[1].roles
    if not owned or any(u.parties for u in behind[2:]):
        return None
    return Listed([one for a in behind[1].parties for one in cast.who(a)], "plan", sentences=True)


def _of_paper(line: Line, units: Sequence[Unit], cast: Cast) -> Listed | None:
    """ "According to the document, the parties:" above lines of what they will do."""
    led = (
        len(units) > _FEWEST and units[0].roles & _BY_PAPER and bool(units[-2].parties) and not any(VERBAL[u.roles] for u in units)
    )
    return Listed([one for a in units[-2].parties for one in cast.who(a)], "plan", sentences=True, willing=True) if led else None


def _sums(line: Line) -> Listed | None:
    """ "Here is what donors have pledged:" above lines of who gives how much."""
    return Listed([], "pledge", sentences=False, sums=True) if not word_set("of_sums").isdisjoint(line.tokens.seen) else None


def _bound(line: Line, units: Sequence[Unit], cast: Cast) -> Listed | None:
    """What a verb before the colon binds somebody to."""
    below = not word_set("told_below").isdisjoint(line.tokens.low)
    for n in range(len(units) - 2, max(-1, len(units) - 2 - _REACH * (1 + below)), -1):
        kind = next((k for role, k in _KINDS.items() if role in units[n].roles), None)
        if kind is not None and _opens(line, units, n, kind):
            who = [one for a in _whom(line, units, n, kind) for one in cast.who(a)]
            return Listed(who, kind, n < len(units) - 2, deeds="p:to" in units[-2].roles)
        if kind is not None or not ((below and "comma" not in units[n].roles) or units[n].roles & _BETWEEN or units[n].parties):
            return None
    return None


def _opens(line: Line, units: Sequence[Unit], n: int, kind: str) -> bool:
    """Whether a verb binds those of a list: "will" only right before the colon, a charge and no appeal, a decision that was taken."""
    word = line.tokens.low[units[n].last - 1]
    named = any(u.parties for u in units[n + 1 : -1])
    if kind == "instruction":
        return any(word in frame.verbs.first for frame in duty_frames() if frame.name == "charge")
    if "will" in units[n].roles:
        return n == len(units) - 2 and word in ("will", "shall")
    taken = any("v:take" in u.roles for u in units[n + 1 : -1])
    return not named and ("decision" not in units[n].roles or taken)


def _whom(line: Line, units: Sequence[Unit], n: int, kind: str) -> Sequence[Actor]:
    """Whom the list binds: who is charged, in the passive whoever the sentence is about, else who does the verb."""
    charged = [a for u in units[n + 1 : -1] for a in u.parties] if kind == "instruction" else []
    return charged or subject_of(line, next(m for m, u in enumerate(line.kept) if u is units[n]))


def item_of(line: Line, listed: Listed, cast: Cast) -> Commitment | None:
    """Return the undertaking that an item of such a list holds: it begins with what is to be done, or with who is to do it."""
    first = _first(line)
    if first is None or (listed.marked and line.tokens.segment.item is None) or speaks_itself(line, listed):
        return None
    given = _sum_of(line, first, cast) if listed.kind == "pledge" else None
    if listed.sums or given is not None:
        return given
    who = listed.who
    if listed.willing and "will" not in first.roles:
        return None
    if listed.kind == "instruction" and first.parties and "p:to" in _behind(line, first).roles:
        who = [one for a in first.parties for one in cast.who(a)]
    elif not (first.roles & {"firm", "p:to"} or _is_deed(first, line) or (listed.sentences and "will" in line.roles)):
        return None
    end = line.tokens.segment.end
    what = " ".join(line.tokens.text[first.start : end].split())
    return _item(line, first, who, listed.kind, what, due_of(line, first.end, end, listed.kind))


def speaks_itself(line: Line, listed: Listed) -> bool:
    """Tell whether an item is what its authors say, and no undertaking of the list: "instruct the Secretariat to", "welcome the report"."""
    opening = opening_of(line) if listed.kind in _SPOKEN else None
    if opening is None:
        return False
    return opening.kind == "ask" or opening.verb in words("own") or (opening.kind == "tell" and not listed.deeds)


def _sum_of(line: Line, first: Unit, cast: Cast) -> Commitment | None:
    """ "Georgia: $300 million": what one of a list of donors gives."""
    behind = line.tokens.text[first.end : line.tokens.segment.end]
    given = sum_of_item().match(behind) if first.parties else None
    who = [one for a in first.parties for one in cast.who(a)]
    return _item(line, first, who, "pledge", " ".join(behind[given.start("sum") :].split()), None) if given is not None else None


def _item(line: Line, first: Unit, who: Sequence[Actor], kind: str, what: str, due: DateExpression | None) -> Commitment:
    return Commitment(
        span=Span(first.start, line.tokens.segment.end), act=f"listed-{kind}", kind=CommitmentKind(kind), who=parties_of(who), what=what,
        verb=first.of(line.tokens.text), due=due,
    )  # fmt: skip


def _first(line: Line) -> Unit | None:
    """The first unit of an item behind its mark: "(a)", "b)", "3."."""
    units = [u for u in line.kept if u.of(line.tokens.text)[0].isalpha()]
    marked = len(units) > 1 and units[0].end - units[0].start == 1 and line.tokens.text[units[0].end : units[0].end + 1] in ")."
    return units[marked] if units else None


def _behind(line: Line, unit: Unit) -> Unit:
    at = next(n for n, u in enumerate(line.kept) if u is unit)
    return line.kept[min(at + 1, len(line.kept) - 1)]


def _is_deed(unit: Unit, line: Line) -> bool:
    """Whether an item begins with what is to be done: "translate the epics", "preparing meetings"."""
    words = unit.of(line.tokens.text).lower()
    plain = VERBAL[unit.roles] and not words.endswith(("ed", "ing", "s"))
    return plain or is_base(words) or any(deeds(form).at(line.tokens.low, unit.first) for form in (BASE, DOING))
