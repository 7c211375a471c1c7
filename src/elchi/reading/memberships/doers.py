"""Who does a verb that tells of a standing: its subject, whom "to join" looks back to, whom "it" stands for, and who does so too."""

from collections.abc import Sequence

from elchi.lexica.classes import belonging_words, word_set
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.coreference.antecedents import Spoken
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit
from elchi.reading.memberships.frames import Frame

STANDING = frozenset({"S", "A", "CHAIRING"})
STATES = frozenset({"STATE", "PARTIES"})
REACH = 12  # units behind a verb in which what it is about stands
_LEFT = 20  # units before one in which whoever does it stands
_ASIDE = frozenset({"p:in", "p:at", "p:on", "p:from", "p:by", "p:under", "p:during", "p:against"})
_SOMEBODY = frozenset({"PAIR", "PERSON", "GROUP", "OFFICE"})
_HELPING = frozenset({"x", "not", "be", "have"})
Holder = tuple[int, Sequence[Actor]]


def states_in(unit: Unit) -> list[Actor]:
    """Return who of a unit can belong to a body: states, and the bodies listed with them."""
    return [a for a in unit.parties if a.kind == "state" or (a.kind == "body" and "PARTIES" in unit.roles)]


class Doer:
    """A verb with its frame in a line."""

    def __init__(self, line: Line, at: int, frame: Frame, spoken: Spoken) -> None:
        self.line, self.at, self.frame, self.spoken = line, at, frame, spoken
        self.kept = line.kept

    def doer(self) -> Holder | None:
        """Return who does the verb, and where that stands: states and bodies; for "to join" the one named last before."""
        before = next((n for n in range(self.at - 1, -1, -1) if not self.kept[n].roles <= _HELPING), None)
        if self._loose() or (before is not None and "p:to" in self.kept[before].roles):
            return self._controller(-1 if before is None else before) or self._behind()
        if any("who" in u.roles and n and "and" in self.kept[n - 1].roles for n, u in enumerate(self.kept[: self.at])):
            return None  # "the republics that were founded and which seek"
        plain = [u if "PARTY" in u.roles or not u.parties else replace(u, parties=[]) for u in self.kept]
        found = subject_of(self.line.seen_as(plain), self.at)
        if len(found) == 1 and found[0].kind == "pronoun":
            found = self._meant(found[0])
        states = [a for a in found if a.kind in ("state", "body")]
        at = next((n for n in range(self.at - 1, -1, -1) if self.kept[n].parties and self.kept[n].parties[0] in states), self.at)
        return (at, states) if states else None

    def company(self, target: int) -> list[Actor]:
        """Return who did so too: "Croatia, together with Albania, joined", "joined, followed by Sweden"."""
        listed = self.kept[target].parties
        own = [a for a in listed if a.kind == "state"] if listed and listed[0].kind == "body" else []
        for n in (*range(max(0, self.at - 4), self.at), *self._behind_company(target)):
            if self._beside(n) and self.kept[n + 1].roles & STATES:
                own.extend(states_in(self.kept[n + 1]))
        return own

    def _behind_company(self, target: int) -> range:
        end = next(
            (n for n in range(target + 1, len(self.kept)) if self.kept[n].roles & {"semicolon", "stop", "who", "and"}),
            len(self.kept) - 1,
        )
        return range(target + 1, min(end, target + REACH, len(self.kept) - 1))

    def _beside(self, n: int) -> bool:
        first = self.kept[n - 1] if "p:by" in self.kept[n].roles and n else self.kept[n]
        return " ".join(self.line.tokens.low[first.first : self.kept[n].last]) in belonging_words("company")

    def _loose(self) -> bool:
        """Whether the verb is a participle: "joining", "having joined"."""
        verb, low = self.kept[self.at], self.line.tokens.low
        led = self.kept[self.at - 1] if self.at else verb
        return (low[verb.first].endswith("ing") and "be" not in led.roles) or low[led.first] == "having"

    def _controller(self, before: int) -> Holder | None:
        """Whose joining "to join" or "joining" is: that of the state named last before, where nobody else is."""
        counted = before > 0 and not self.kept[before - 1].parties and self._last(before - 1) in belonging_words("countrynoun")
        if counted and self._last(before - 1).endswith("s"):
            return None  # "allowed four other nations | to join"
        for n in range(before, max(-1, before - _LEFT), -1):
            unit = self.kept[n]
            if "offered" in unit.roles:
                return self._offered()
            if "semicolon" in unit.roles or unit.roles & _SOMEBODY or self._last(n) in belonging_words("addressed"):
                return None  # "Japan would like you | to join"
            if unit.roles & STATES and (states := states_in(unit)) and not (n and self.kept[n - 1].roles & _ASIDE):
                return n, states
        return None

    def _last(self, n: int) -> str:
        return self.line.tokens.low[self.kept[n].last - 1]

    def of_states(self) -> bool:
        """ "These countries | were later joined by": those that the lines before told of."""
        before = self.kept[: self.at]
        return not any(u.parties for u in before) and any(
            self._last(n) in belonging_words("countrynoun") for n in range(len(before))
        )

    def _behind(self) -> Holder | None:
        """ "Having joined the Union, Morocco": whom the sentence is about; "the latest country to join is Ghana"."""
        for n in range(self.at + 1, min(self.at + REACH, len(self.kept) - 1)):
            unit = self.kept[n]
            led = ("comma" in unit.roles and self.at <= 1) or ("be" in unit.roles and "x" not in self.kept[n - 1].roles)
            at = n + 1 + ("colon" in self.kept[n + 1].roles)
            if led and at < len(self.kept) and self.kept[at].roles & STATES:
                return at, states_in(self.kept[at])
        return None

    def _offered(self) -> Holder | None:
        """ "Invitations to join were sent to Argentina"."""
        behind = range(self.at + 1, min(self.at + REACH, len(self.kept) - 1))
        at = next((n + 1 for n in behind if "p:to" in self.kept[n].roles and self.kept[n + 1].roles & STATES), None)
        return (at, states_in(self.kept[at])) if at is not None else None

    def _meant(self, pronoun: Actor) -> list[Actor]:
        """Whom "it" stands for: the one state of the sentence so far, else of the sentence before."""
        named = {a.entity or a.of: a for u in self.kept[: self.at] if u.roles & STATES for a in u.parties if a.kind == "state"}
        if pronoun.number == "they":
            lists = [u.parties for u in self.kept[: self.at] if "PARTIES" in u.roles and all(a.kind == "state" for a in u.parties)]
            return lists[0] if len(lists) == 1 else []  # "The entrants are A and B; they joined in 2004"
        if pronoun.number not in ("it", None):
            return []
        return list(named.values()) if len(named) == 1 else self.spoken.state if not named else []


def goes_on(line: Line, j: int) -> bool:
    """Tell whether more is said than the body: "joined EU | sanctions", "joined the EU | in condemning"."""
    after: Sequence[Unit] = line.kept[j + 1 : j + 3]
    if not after:
        return False
    roles, low = after[0].roles, line.tokens.low
    if after[0].event is not None or "instrument" in roles:
        return True
    if "possessive" in roles:
        return not (len(after) > 1 and "BODY" in after[1].roles)
    if "p:in" in roles and len(after) > 1:
        return low[after[1].first].endswith("ing")
    word = low[after[0].first]
    plain = "x" in roles and not VERBAL[roles] and after[0].first == line.kept[j].last
    told = word.endswith("ed") or word in belonging_words("company") | belonging_words("closing") | word_set("now_in")
    return plain and not told
