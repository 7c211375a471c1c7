"""Who belongs to what by the frame of a clause: verb, whom it is about, the standing or the body that it is about, in any order.

The acts know whole ways of telling; here a sentence is read by its parts, so that one told in another way is not passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from elchi.lexica.classes import belonging_words, word_set
from elchi.reading.clauses.passive import is_passive
from elchi.reading.coreference.antecedents import Spoken, bodies_near, bodies_of, joinable
from elchi.reading.coreference.called import is_called
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit
from elchi.reading.memberships.doers import REACH, STANDING, STATES, Doer, Holder, goes_on, states_in
from elchi.reading.memberships.frames import Frame, frames_of
from elchi.reading.memberships.standing_nouns import noun_of

_ENDS = frozenset({"stop", "semicolon", "colon", "quote", "who", "dash", "comma", "p:while"})
_APART = frozenset({"p:with", "p:from", "p:between", "p:against", "p:by", "p:among"})
_HELD = frozenset({"status", "membership", "seat", "seats", "observership", "candidacy", "partnership"})
_CLOSED = frozenset({"stop", "comma", "semicolon", "and", "dash"})
_WELCOMED = frozenset({"commitment", "instrument", "deed", "speechnoun", "announcement"})
_NEAR = 6  # units behind "elected" to the verb before those who were
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """One standing that a clause tells of: units by number, who it is about, the bodies."""

    frame: Frame
    verb: int
    target: int
    kind: str  # "standing", "noun", "body" or "list": what the unit at `target` is
    holder: int
    members: Sequence[Actor]
    bodies: Sequence[Actor]


def told_by_frames(line: Line, spoken: Spoken) -> Iterator[Told]:
    """Yield the standings that the verbs of a line tell of, each read by its frame."""
    for at, unit in enumerate(line.kept):
        for frame in frames_of(line, unit):
            told = Clause(line, at, frame, spoken).told()
            if told is not None:
                yield told
                break


class Clause(Doer):
    """A verb with its frame, and what stands around it."""

    def __init__(self, line: Line, at: int, frame: Frame, spoken: Spoken) -> None:
        super().__init__(line, at, frame, spoken)
        self.object: int | None = None
        self.inside: int | None = None  # a body on the way: "takes part in | the OSCE | as an observer"

    def told(self) -> Told | None:
        """Return what the clause tells of, where it holds all of its parts."""
        if self.frame.name == "enter" and (by := self._joined_by()) is not None:
            return by
        if self.frame.name == "elect":
            return self._elected()
        if self.frame.name == "replace":
            return self._replaced()
        found = self._target()
        holder = self._holder(found[0]) if found is not None else None
        if found is None or holder is None:
            return self._bare() if found is None else None
        (target, kind), (at, doers) = found, holder
        bodies = [b for b in self._bodies(target, kind) if joinable(self.line.tokens.lexicon, b)]
        if kind == "noun" and "allynoun" in self.kept[target].roles:
            bodies = [b for b in bodies if is_called(self.line, b, "alliance")]  # "Russia and other allies" of OPEC
        members = [*doers, *(self.company(target) if self.frame.subject else ())]
        members = [m for m in members if m.of and all(m.of != b.of for b in bodies)]
        if not members or not bodies or (kind == "noun" and not self._held(target, members)):
            return None
        return Told(self.frame, self.at, target, kind, at, members, bodies)

    def _elected(self) -> Told | None:
        """ "Iraq was elected with 175 votes", where the sentences before tell what to."""
        body = self.spoken.meant()
        if body is None or any("BODY" in u.roles or noun_of(u) for u in self.kept):
            return None
        holder = self._elected_behind() or (
            self.doer() if is_passive(self.line, self.at) or "be" in self.kept[self.at - 1].roles else None
        )
        return (
            Told(self.frame, self.at, self.at, "list", holder[0], [*holder[1], *self.company(self.at)], [body]) if holder else None
        )

    def _elected_behind(self) -> Holder | None:
        """ "The others elected from the region are Pakistan and Malta"."""
        behind = range(self.at + 1, min(self.at + _NEAR, len(self.kept) - 1))
        at = next((n + 1 for n in behind if self.kept[n].roles & {"be", "v:comprise"}), None)
        return (at, states_in(self.kept[at])) if at is not None and "PARTIES" in self.kept[at].roles else None

    def _replaced(self) -> Told | None:
        """ "They will replace Japan and Malta, whose terms end": those whom the new members of the body spoken of follow."""
        at = self.at + 1
        body = self.spoken.meant() or next(iter(self.spoken.only()), None)
        if body is None or at >= len(self.kept) or self.kept[at].roles.isdisjoint(STATES) or not self._closed(at + 1):
            return None
        if any("BODY" in u.roles for u in self.kept) or body.entity != self.spoken.about:
            return None
        return Told(self.frame, self.at, self.at, "list", at, states_in(self.kept[at]), [body])

    def _joined_by(self) -> Told | None:
        """ "The bloc was joined by Brunei": the body before, who joined it behind."""
        by = self.at if "p:with" in self.kept[self.at].roles else self.at + 1
        at = by + 1
        if at >= len(self.kept) or not self.at or "be" not in self.kept[self.at - 1].roles:
            return None
        if not self.kept[by].roles & {"p:by", "p:with"} or not self.kept[at].roles & STATES:
            return None
        body = next((u for u in reversed(self.kept[: self.at]) if bodies_of(u)), None)
        bodies = bodies_of(body) if body is not None else self.spoken.only() if self.of_states() else []
        return Told(self.frame, self.at, at, "body", at, [*states_in(self.kept[at]), *self.company(at)], bodies) if bodies else None

    def _bare(self) -> Told | None:
        """ "The bloc grew, admitting Egypt and Iran", "has been invited to join": the body is the one spoken of."""
        found = self._admitted() if self.frame.name == "admit" else self._joining() if self.frame.name == "enter" else None
        if found is None:
            return None
        (at, members), near = found
        bodies = [b for b in near if joinable(self.line.tokens.lexicon, b)]
        return Told(self.frame, self.at, self.at, "list", at, members, bodies) if bodies and members else None

    def _admitted(self) -> tuple[Holder, Sequence[Actor]] | None:
        at = self.at + 1
        admits = self.line.tokens.low[self.kept[self.at].first] in belonging_words("admitting")
        if not admits or at >= len(self.kept) or self.kept[at].roles.isdisjoint(STATES) or not self._closed(at + 1):
            return None
        before = [b for u in reversed(self.kept[: self.at]) for b in bodies_of(u)]
        return (at, states_in(self.kept[at])), before[:1] or self.spoken.only()

    def _joining(self) -> tuple[Holder, Sequence[Actor]] | None:
        """ "Was invited to join", "SICA's first nations to join were Panama and Belize"."""
        be = self.kept[self.at + 1].roles if self.at + 1 < len(self.kept) else _NOTHING
        owners = [u for u, after in pairwise(self.kept[: self.at]) if bodies_of(u) and "possessive" in after.roles]
        closed = self._closed(self.at + 1) or (owners and "be" in be)
        if "v:join" not in self.kept[self.at].roles or not closed or any("BODY" in u.roles for u in self.kept if u not in owners):
            return None
        doer = self.doer()
        return (doer, bodies_of(owners[0]) if owners else self.spoken.only()) if doer is not None else None

    def _closed(self, n: int) -> bool:
        return (
            n >= len(self.kept)
            or bool(self.kept[n].roles & _CLOSED)
            or self.line.tokens.low[self.kept[n].first] in belonging_words("closing")
        )

    def _about_membership(self, event: Unit) -> bool:
        words = self.line.tokens.low[event.first : min(event.last + 2, self.line.tokens.size)]
        return not {"accession", "membership"}.isdisjoint(words)

    def _target(self) -> tuple[int, str] | None:
        """What the verb is about, and which kind of thing that is; on the way to it, whom it is done to."""
        for j in range(self.at + 1, min(self.at + REACH, len(self.kept))):
            unit = self.kept[j]
            if unit.event is not None and self.frame.name == "invite" and self.object is not None:
                return (j, "noun") if self._about_membership(unit) else None
            if unit.roles & _ENDS or unit.event is not None:
                return None
            if not unit.roles.isdisjoint(STANDING) or noun_of(unit) is not None:
                return self._as_noun(j) if self.frame.nouns else None
            if self._joined_to(j):
                return j, "body"
            if not self._passed(j):
                return None
        return None

    def _passed(self, j: int) -> bool:
        """Whether the search for what a verb is about goes on over a unit: not over another verb, or a second party."""
        unit = self.kept[j]
        if "leaving" in unit.roles:
            return False  # "approved the withdrawal of Niger as a member"
        if bodies_of(unit):
            self.inside = j
            return True
        if not unit.roles.isdisjoint(STATES):
            if self.object is not None or self.frame.subject or self._describes(j):
                return False
            self.object = j
            return True
        return not unit.parties and self._filler(j)

    def _describes(self, j: int) -> bool:
        """ "Welcomed Georgia's | commitment to NATO", "the U.S. | commitment": it is the commitment that is welcomed."""
        behind = self.kept[j + 1] if j + 1 < len(self.kept) else None
        return behind is not None and behind.first == self.kept[j].last and not behind.roles.isdisjoint(_WELCOMED)

    def _filler(self, j: int) -> bool:
        roles = self.kept[j].roles
        if "and" in roles and j + 1 < len(self.kept):
            after = self.kept[j + 1].roles
            return not (VERBAL[after] or after & {"be", "have", "will"})
        led = self.kept[j - 1].roles & {"this", "their", "possessive", "p:for", "p:of"}
        if self.frame.name == "invite" and "p:to" in self.kept[j - 1].roles and "v:join" not in roles:
            return True  # "invited Chile to | open accession talks"
        if not led and frames_of(self.line, self.kept[j]):
            return False  # another frame's verb, which is read by itself
        return not VERBAL[roles] or "x" in roles or bool(led)

    def _as_noun(self, j: int) -> tuple[int, str] | None:
        behind, inner = (self.kept[n].roles if n < len(self.kept) else _NOTHING for n in (j + 1, j + 2))
        before = self.kept[j - 1].roles
        if "possessive" in behind and "BODY" not in inner:
            return None
        if "p:to" in before and "firm" in self.kept[j].roles:
            return None  # "called on Georgia to return to talks"
        if before & _APART and self.line.tokens.low[self.kept[j].last - 1] != "status":
            return None
        if not self._singled(j) or ("p:of" in before and not self._heads(j - 2) and self.object != j - 2):
            return None
        return j, "noun" if noun_of(self.kept[j]) is not None else "standing"

    def _singled(self, j: int) -> bool:
        """ "Became members", "lost its seat", but not "left the members in doubt", "withdrew its application"."""
        unit, low, name = self.kept[j], self.line.tokens.low, self.frame.name
        if unit.roles & {"A", "accession"}:
            return name != "lose" or word_set("asking_in").isdisjoint(low[unit.first : unit.last])
        being = bool(self.kept[self.at].roles & {"be", "v:become"}) or name in ("give", "take", "invite")
        plain = not low[unit.last - 1].endswith("s") or low[unit.last - 1] == "status"
        return not _HELD.isdisjoint(low[unit.first : unit.last]) or ((being or plain) and name != "lose")

    def _heads(self, j: int) -> bool:
        """ "One of the members", "the status of an observer", but not "the support of the members"."""
        if self.frame.name == "oust" or j == self.at:
            return True  # "stripped of its seat"
        unit = self.kept[j]
        return j > self.at and not belonging_words("standing_head").isdisjoint(self.line.tokens.low[unit.first : unit.last])

    def _joined_to(self, j: int) -> bool:
        """Whether a body is what the verb is about: "joined | NATO", "admitted Georgia | to the WTO", and no word goes on behind it."""
        unit, bodies = self.kept[j], self.frame.bodies
        if not bodies_of(unit) or not ("BODY" in unit.roles or unit.parties[0].kind == "body"):
            return False
        led = (
            bool(self.kept[j - 1].roles & bodies)
            if j > self.at + 1
            else "direct" in bodies or bool(self.kept[self.at].roles & bodies)
        )
        return led and not goes_on(self.line, j)

    def _held(self, target: int, members: Sequence[Actor]) -> bool:
        """Whether a noun without its body is a standing of somebody's: "has observer status", and not "has observers"."""
        unit, verb = self.kept[target], self.kept[self.at].roles
        last, behind = self.line.tokens.low[unit.last - 1], self.kept[target + 1 : target + 3]
        if behind and "p:of" in behind[0].roles and not (len(behind) > 1 and "BODY" in behind[1].roles):
            return False  # "a member of a working group"
        if noun_of(unit) == "chairing":
            return False
        if noun_of(unit) == "accession":
            return last in _HELD or self.frame.name != "take" or not verb & {"be", "have"}
        if self.frame.name != "take" or last in _HELD:
            return True
        being = verb & {"be", "v:become"} or "p:as" in self.kept[target - 1].roles
        return bool(being) and (len(members) > 1 or not last.endswith("s"))

    def _holder(self, target: int) -> Holder | None:
        if self.frame.subject or is_passive(self.line, self.at):
            return self.doer()
        if self.object is None:
            behind = range(target + 1, min(target + 3, len(self.kept)))
            self.object = next(
                (j for j in behind if self.kept[j].roles & STATES and self.kept[j - 1].roles & {"p:to", "p:for"}), None
            )
        return (self.object, states_in(self.kept[self.object])) if self.object is not None else None

    def _bodies(self, target: int, kind: str) -> Sequence[Actor]:
        owned = target + 2 < len(self.kept) and "possessive" in self.kept[target + 1].roles
        if owned and kind != "noun":
            return bodies_of(self.kept[target + 2])[:2]  # "the Council of Europe's Group of States"
        if kind == "standing":
            return self.kept[target].parties[:3]
        if kind == "body":
            return bodies_of(self.kept[target])[:2]
        inside = [self.inside] if self.inside is not None else []
        behind = [
            n
            for n in range(target + 1, min(target + 4, len(self.kept)))
            if self.kept[n - 1].roles & {"p:by", "p:in", "p:of", "p:at", "p:during"}
        ]
        near = (bodies_near(self.line.tokens.lexicon, self.kept[n]) for n in (*inside, *behind, *range(self.at - 1, -1, -1)))
        return next((b for b in near if b and b[0].entity), self.spoken.only())[:1]
