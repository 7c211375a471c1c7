"""Who met whom by the parts of a clause: a verb with its frame, who does it, what joins the other side, in any order.

The acts know whole ways of telling; here a sentence that none of them fits is read by the government of its verbs.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from elchi.lexica.classes import word_set
from elchi.reading.clauses.clauses import holds_many, subject_at, subject_of
from elchi.reading.clauses.passive import is_passive
from elchi.reading.encounters.meeting_frames import DIRECT, MeetingFrame, meeting_frames, meeting_words
from elchi.reading.lines.acts import Act, Found
from elchi.reading.lines.grammar import Match, Pattern
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Unit, is_led, possessed

BY_PARTS = "-by-parts"  # ends what an act would be called
_NOTHING = Pattern("x")
_PEOPLE = frozenset({"PERSON", "OFFICE", "PARTIES"})
_ENDS = frozenset({"stop", "semicolon", "colon", "that", "who", "p:while", "have", "will", "be", "modal", "do", "dash"})
_DESCRIBING = frozenset({"x", "NAME", "this", "their", "firm", "deed", "STATE", "BODY", "membernoun", "and", "comma"})
_REACH = 18  # units behind a verb in which the other side stands
_NOUN_REACH = 5  # the same for the noun that says what the verb does


def met_by_parts(line: Line) -> Iterator[Found]:
    """Yield what an act would have found that told so, of each verb of a line that brings people together."""
    known, low = meeting_frames(), line.tokens.low
    if known.keys().isdisjoint(line.tokens.seen) or line.roles.isdisjoint(_PEOPLE):
        return
    begins = _beginnings()
    for at, unit in enumerate(line.kept):
        for frame, size in _frames_at(line, unit) if low[unit.first] in begins else ():
            found = Deed(line, at, frame, size).found()
            if found is not None:
                yield found
                break


@cache
def _beginnings() -> frozenset[str]:
    """The words with which the verb of a frame, or a helping verb before it, begins."""
    return word_set("helping_passives") | {"has", "have", *meeting_frames()}


def by_parts(found: Found) -> bool:
    """Tell whether something was read by the parts of a clause, and by no act."""
    return found.act.pattern is _NOTHING


def _frames_at(line: Line, unit: Unit) -> Iterator[tuple[MeetingFrame, int]]:
    """The frames of the verb that begins in a unit, with the token behind its words; "was given" begins with a helping verb."""
    if unit.parties or unit.event is not None:
        return
    low = line.tokens.low
    for first in range(unit.first, unit.last):
        for words, frame in meeting_frames().get(low[first], ()):
            if tuple(low[first : first + len(words)]) == words:
                yield frame, first + len(words)
        if low[first] not in word_set("helping_passives") and low[first] not in ("has", "have"):
            return


class Deed:
    """A verb with its frame in a line, and what stands around it."""

    def __init__(self, line: Line, at: int, frame: MeetingFrame, end: int) -> None:
        self.line, self.at, self.frame = line, at, frame
        self.kept, self.low = line.kept, line.tokens.low
        self.behind = next((n for n in range(at, len(self.kept)) if self.kept[n].first >= end), len(self.kept))

    def found(self) -> Found | None:
        """Return what the clause tells of, where it holds all of its parts."""
        if self.frame.of_event:
            return self._by_event()
        if is_passive(self.line, self.at):
            return self._done_to() if self.frame.by else None
        if not self._told():
            return None
        if self.at == 0 and (turned := self._inverted()) is not None:
            return turned
        noun = self._noun() if self.frame.noun else self.at
        if noun is None:
            return None
        slots = {"verb": self.at, **({"event": noun} if self.kept[noun].event is not None else {})}
        other = self._whom()
        other = self._other(noun + 1 if noun != self.at else self.behind, self.frame.side) if other is None else other
        if other is not None and not self._appeals(other):
            return self._find({**slots, "b": other}, subject="left")
        if self.frame.several and holds_many(subject_of(self.line, self.at)):
            return self._find(slots, subject="left", plural=True, persons=True)
        return None

    def _by_event(self) -> Found | None:
        """ "Talks were conducted by A with B", "the meeting brought together A and B": what is done is told before the verb."""
        event = self._event_before()
        if event is None:
            return None
        if not self.frame.by:
            other = None if is_passive(self.line, self.at) else self._other(self.behind, self.frame.side)
            return self._find({"event": event, "verb": self.at, "b": other}) if other is not None else None
        doer = self._other(self.behind, _BY) if is_passive(self.line, self.at) else None
        if doer is None:
            other = self._other(self.behind, _WITH) if is_passive(self.line, self.at) else None
            return self._find({"event": event, "verb": self.at, "b": other}, subject="visitor") if other is not None else None
        other = self._other(doer + 1, self.frame.side)
        if other is None and len(self.kept[doer].parties) < 2:
            return None
        return self._find({"event": event, "verb": self.at, "a": doer, **({"b": other} if other is not None else {})})

    def _event_before(self) -> int | None:
        """The event that is the subject of the verb; nobody and no other verb stands between them."""
        for n in range(self.at - 1, max(-1, self.at - 8), -1):
            unit = self.kept[n]
            if unit.event is not None:
                return n if not is_led(self.kept, n) else None
            if unit.roles & _PEOPLE or VERBAL[unit.roles] or unit.roles & {"who", "that", "semicolon"}:
                return None
        return None

    def _done_to(self) -> Found | None:
        """ "Was greeted on arrival at the airport by B", "the port was opened by A and B"."""
        other = self._other(self.behind, _BY)
        if other is None:
            return None
        if self.frame.noun is None:
            return self._find({"verb": self.at, "b": other}, subject="left") if not self._done_to_event() else None
        noun = any(self._is_noun(n) for n in range(max(0, self.at - _NOUN_REACH), self.at))
        return self._find({"verb": self.at, "b": other}, plural=True, persons=True) if noun else None

    def _done_to_event(self) -> bool:
        """ "Looks forward to the summit to be hosted by B": what is hosted is no guest."""
        subject = subject_at(self.kept, self.at) or 0
        return any(u.event is not None or "p:to" in u.roles for u in self.kept[subject + 1 : self.at])

    def _inverted(self) -> Found | None:
        """ "Welcoming A at the airport were B and C"."""
        if self.low[self.kept[0].first] not in meeting_words("inverted"):
            return None
        one = self._other(self.behind, frozenset({DIRECT}))
        be = next(
            (n for n in range((one or 0) + 1, min((one or 0) + _NOUN_REACH + 2, len(self.kept) - 1)) if "be" in self.kept[n].roles),
            None,
        )
        if one is None or be is None or not self._somebody(be + 1):
            return None
        return self._find({"verb": self.at, "a": one, "b": be + 1}, rest=True)

    def _appeals(self, other: int) -> bool:
        """ "Called yesterday on B to resign": nobody is met by that."""
        behind = self.kept[other + 1 : other + 3]
        return "p:on" in self.kept[other - 1].roles and any(u.roles & {"p:to", "p:for", "that"} for u in behind[:1])

    def _whom(self) -> int | None:
        """ "B, whom A met in Rome", "with whom A held talks": the other side stands before."""
        subject = subject_at(self.kept, self.at)
        who = subject - 1 if subject else 0
        if who < 1 or "who" not in self.kept[who].roles or self.low[self.kept[who].first] != "whom":
            return None
        n = who - 1
        while n > 0 and ("comma" in self.kept[n].roles or "p:with" in self.kept[n].roles):
            n -= 1
        return n if self._somebody(n) else None

    def _told(self) -> bool:
        """Whether the verb tells what was done: no infinitive noun, and a gerund only where such words lead to it."""
        word, before = self.low[self.kept[self.at].first], self.kept[self.at - 1] if self.at else None
        if before is not None and not word.endswith(("ed", "ing")) and (before.roles & _BEFORE_NOUNS or before.roles <= _PLAIN):
            return False  # "his Kenyan host", "the call"
        if not word.endswith("ing") or before is None or before.roles & {"be", "comma", "and"}:
            return True
        return self.low[before.first] in meeting_words("gerund")

    def _noun(self) -> int | None:
        """The noun that says what the verb does: "held | a two-hour interview"; nobody stands between."""
        for n in range(self.behind, min(self.behind + _NOUN_REACH, len(self.kept))):
            if self._is_noun(n):
                return n
            if "quote" in self.kept[n].roles and n == self.behind:
                continue  # "had "a general conversation""
            if self.kept[n].parties or LEADING[self.kept[n].roles] or self.kept[n].roles & _ENDS:
                return None
        return None

    def _is_noun(self, n: int) -> bool:
        unit, wanted = self.kept[n], self.frame.noun or ""
        if wanted == "event":
            return unit.event is not None
        if wanted == "talk" and unit.event is not None and unit.event.kind in ("talks", "meeting", "consultation"):
            return True
        last = unit.event.head if unit.event is not None else self.low[unit.last - 1]
        return not unit.parties and last in meeting_words(wanted)

    def _other(self, start: int, side: frozenset[str]) -> int | None:
        """Where the other side stands: the first somebody whom one of these leads to, behind whatever is told beside it."""
        start, led, passed, quoted = self._past_aside(start), DIRECT, False, False
        for n in range(start, min(start + _REACH, len(self.kept))):
            unit = self.kept[n]
            if "quote" in unit.roles:
                quoted = not quoted
            elif quoted:
                continue
            elif self._ends(n):
                return None
            elif LEADING[unit.roles] and unit.event is None:
                led = self._leads(n, side, led)
            elif self._somebody(n):
                if led in side and not passed and not self._new_clause(n):
                    return n
                led = ""
            elif led == DIRECT and "comma" not in unit.roles:
                passed = self._is_object(n)
            elif not unit.roles & _DESCRIBING:
                led = ""
        return None

    def _past_aside(self, start: int) -> int:
        """ "Received, in the presence of C, | B": where the clause goes on behind what two commas hold."""
        if start + 1 >= len(self.kept) or "comma" not in self.kept[start].roles or not LEADING[self.kept[start + 1].roles]:
            return start
        held = range(start + 2, min(start + _NOUN_REACH + 2, len(self.kept)))
        return next((n + 1 for n in held if "comma" in self.kept[n].roles), start)

    def _leads(self, n: int, side: frozenset[str], led: str) -> str:
        """What a preposition leads to: the other side, or what is told beside it; "the party of B" is not B."""
        roles = self.kept[n].roles
        if "p:of" in roles:
            return "" if self._somebody(n + 1) else led
        return next((s for s in sorted(side) if s in roles), "")

    def _is_object(self, n: int) -> bool:
        """ "Met a delegation", "summoned courage": something else is the verb's object, unless it only says who comes next: "an envoy, B"."""
        if self.kept[n].roles <= _BEFORE_NOUN or self.low[self.kept[n].last - 1] in word_set("guests_described"):
            return False
        after = self.kept[n + 1].roles if n + 1 < len(self.kept) else _BEFORE_NOUN
        return not self.kept[n].roles <= _WORDS or not (after <= _WORDS or "comma" in after)

    def _ends(self, n: int) -> bool:
        unit = self.kept[n]
        if unit.roles & _ENDS:
            return True
        if "v:comprise" in unit.roles and n + 1 < len(self.kept):
            return "p:with" not in self.kept[n + 1].roles  # "held meetings, including with A"
        if "and" in unit.roles:
            after = self.kept[n + 1] if n + 1 < len(self.kept) else unit
            return bool(VERBAL[after.roles] or after.roles & _ENDS)
        return VERBAL[unit.roles] and "x" not in unit.roles and unit.event is None

    def _somebody(self, n: int) -> bool:
        """A person by name or a definite office, and nobody's own thing."""
        if not 0 <= n < len(self.kept) or not self.kept[n].roles & _PEOPLE:
            return False
        people = [a for a in self.kept[n].parties if a.person or (a.kind == "office" and (a.of or a.definite))]
        return bool(people) and not possessed(self.kept, n)

    def _new_clause(self, n: int) -> bool:
        """ "Met a delegation, B said": whoever speaks behind a comma is not met."""
        after = self.kept[n + 1].roles if n + 1 < len(self.kept) else frozenset()
        return bool(self.kept[n - 1].roles & {"comma", "and"}) and bool(VERBAL[after] or after & {"will", "have", "be", "modal"})

    def _find(self, slots: dict[str, int], **options: Any) -> Found:
        spans = {slot: (n, n + 1) for slot, n in slots.items()}
        act = Act(self.frame.name + BY_PARTS, _NOTHING, self.frame.kind, options, (), ())
        return Found(act, self.line, Match(min(slots.values()), max(slots.values()) + 1, spans))


_BY, _WITH = frozenset({"p:by"}), frozenset({"p:with"})
_WORDS = frozenset({"x", "NAME", "this", "their", "firm", "deed"})
_PLAIN, _BEFORE_NOUNS = frozenset({"x", "NAME"}), frozenset({"this", "their", "possessive", "p:of", "p:for", "p:as"})
_BEFORE_NOUN = frozenset({"this", "their"})
