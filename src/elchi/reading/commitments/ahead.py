"""What a clause looks ahead to: what states, bodies and those who act for them "will" do, by the verb behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from elchi.lexica.classes import word_set
from elchi.reading.clauses.clauses import attributed, subject_of
from elchi.reading.clauses.duty_frames import BASE, DONE, deeds, duty_set, duty_words
from elchi.reading.commitments.government import Words
from elchi.reading.lines.units import LEADING, VERBAL, Actor
from elchi.reading.states.capitals import capital_before
from elchi.reading.states.state_organs import arm_before, doer_of, it_before, organ_before

_STATES = frozenset({"STATE", "BODY", "PAIR", "GROUP", "PARTIES"})
_BINDING = ("state", "body", "pair", "group")
_TELLING = frozenset({"v:say", "v:plan", "v:agree"})
_DUE = ("by ", "before ", "within ", "no later ", "not later ")  # what a day begins with by which something is due
_SAYING = frozenset({"v:say", "v:report"})
# Units between a verb of saying and what is said; words of a headline before its verb; of an insert.
# Words from "under" to the paper; from a participle to who did it.
_SAID_REACH, _TITLE, _INSERT, _PAPER, _BY_REACH = 20, 14, 12, 6, 7


@dataclass(frozen=True, slots=True)
class Duty:
    """What a clause lays on whom: the unit of its verb, who is bound, and what the checks of an act ask for."""

    name: str
    kind: str
    verb: int
    who: Sequence[Actor]
    will: int | None = None
    options: dict[str, Any] = field(default_factory=dict)


def _acts_for(actor: Actor) -> bool:
    return actor.kind == "office" and (actor.office or "").lower() in word_set("acting_for")


class Ahead(Words):
    """A line, and what will be done by it."""

    def ahead(self) -> Iterator[Duty]:
        """Yield what states, bodies and governments will do."""
        for n, unit in enumerate(self.kept):
            if "will" in unit.roles and (duty := self.will(n)) is not None:
                yield duty

    def obliged(self) -> Iterator[Duty]:
        """Yield what somebody "must" or "has to" do by what is laid down: under a paper, by a ruling, by a day."""
        if not self._laid_down():
            return
        for n, word in enumerate(self.words):
            if word not in duty_set("must") or (word != "must" and self.word(n + 1) != "to"):
                continue
            done = self.past_adverbs(self._past_insert(n + 1 + (word != "must")))
            at = self.units[n]
            at -= at > 0 and "will" in self.kept[at - 1].roles  # "will have to"
            who = self._binding_subject(at) if done < len(self.words) and self._any_verb(done) else ()
            if who and not self.hazy(done + 1):
                yield Duty("must-by-parts", "agreement", self.units[done], who, None, {"firm": True, "whole": True})

    def going(self) -> Iterator[Duty]:
        """Yield what a state "is sending" or, as it is told to have said, "was reopening": as good as done, and not yet."""
        for n, word in enumerate(self.words):
            if word not in duty_set("going") or n == 0 or "be" not in self.kept[self.units[n - 1]].roles:
                continue
            at = self.units[n - 1]
            told = self.words[n - 1] in ("is", "are") or (self.words[n - 1] in ("was", "were") and self._said_it(at))
            who = self._binding_subject(at) if told else ()
            if who and n + 1 < len(self.words) and self._begins_object(n + 1) and not self.hazy(n + 1):
                yield Duty("going-by-parts", "plan", self.units[n], who, None, {"firm": True, "whole": True})

    def _said_it(self, at: int) -> bool:
        """ "Said | it | was reopening"."""
        own = at > 1 and self.line.tokens.is_word(self.kept[at - 1].first, "it", "they")
        return own and bool(self.kept[at - 2].roles & (_TELLING | {"that"}))

    def _laid_down(self) -> bool:
        ruled = self.ruled()
        under = any(word in duty_set("under") and self._paper_behind(n) for n, word in enumerate(self.words))
        told = not self.line.roles.isdisjoint(_SAYING) or '"' in self.words
        return ruled or under or bool(self.line.dates and not told)

    def ruled(self) -> bool:
        """Whether a ruling is told of: "the Court ruled that", "found that"."""
        return any(duty_words("ruled").at(self.words, n) for n in range(len(self.words)))

    def _paper_behind(self, n: int) -> bool:
        return any(duty_words("paper").at(self.words, m) for m in range(n + 1, n + _PAPER))

    def will(self, at: int) -> Duty | None:
        """Return what will be done by whoever stands before "will"."""
        n = self.behind(self.begin[at])
        if self._planned_by_noun(at) or self._was_going_to(at) or (at > 0 and "not" in self.kept[at - 1].roles):
            return None  # "has no plans to", "does not intend to"
        n = self._past_leading_on(self.past_adverbs(self._past_insert(n)))
        if self.word(n) == "be" and (agent := self._agent(n + 1)):
            return Duty("will-by-parts", "plan", self.units[n + 1], agent, at, {"firm": True})
        if self.word(n) == "be" and self._firmly(at) and self._done_by_nobody(n + 1):
            return Duty("will-by-parts", "plan", self.units[n + 1], arm_before(self.line, at) or self.sayer(at), at, {"firm": True})
        going_on = self.word(n) == "be" or self.words[n - 1] == "on"  # "will be sending", "plans on sending"
        done = n + (self.word(n) == "be")
        size = self.deed_going_on(done) if going_on else self.deed(n) or self._laid_on(at, n)
        if not size or self.hazy(done + size):
            return None
        who = self._binding_subject(at)
        options = {"firm": True, "whole": not self._is_cleft(at)}
        return Duty("will-by-parts", "plan", self.units[done], who, at, options) if who else None

    def _laid_on(self, at: int, n: int) -> int:
        """ "Is to | answer the note | by May", "shall | answer": what somebody is told to do by a day may be anything he does to something."""
        due = any(d.words.lower().startswith(_DUE) for d in self.line.dates)
        told = self.words[self.begin[at]] == "shall" or (due and self.words[self.begin[at]] in duty_set("told_so"))
        free = (
            n + 1 < len(self.words)
            and self.words[n] not in duty_set("no_duty")
            and self._any_verb(n)
            and self._begins_object(n + 1)
        )
        return int(told and free)

    def _past_leading_on(self, n: int) -> int:
        """Over what only leads to the deed: "will | go ahead and | build", "will | be the first to | sign"."""
        return self.past_adverbs(n + duty_words("leading_on").at(self.words, n))

    def _was_going_to(self, at: int) -> bool:
        """ "Was going to open it": given up, unless somebody is told to have said so."""
        past = self.words[self.begin[at]] in ("was", "were")
        return past and not any(u.roles & _TELLING for u in self.kept[max(0, at - _SAID_REACH) : at])

    def _firmly(self, at: int) -> bool:
        """ "Will be repaired", "would be repaired" in what a state is told to have said."""
        if self.words[self.begin[at]] in duty_set("firmly"):
            return True
        said = next((n for n in range(at - 1, max(-1, at - _SAID_REACH), -1) if self.kept[n].roles & _TELLING), at)
        told = said < at and not any("and" in u.roles for u in self.kept[said:at])
        return told or bool(self.sayer(at))

    def sayer(self, at: int) -> Sequence[Actor]:
        """Return the state or organ that says what will be done by nobody named: "Georgia confirmed that the men would be set free"."""
        said = next((n for n in range(at - 1, max(-1, at - _SAID_REACH), -1) if self.kept[n].roles & _TELLING), None)
        if said is None:
            return self._sayer_behind(at)
        if any(u.parties for u in self.kept[said + 1 : at]):
            return []
        return [a for a in doer_of(self.line, said) if a.kind in ("state", "body")]

    def _sayer_behind(self, at: int) -> Sequence[Actor]:
        """ "The men will be set free, | Georgia announced": the state or body that says so at the end."""
        last = [u for u in self.kept[at:] if "stop" not in u.roles][-3:]
        if len(last) < 3 or not last[0].roles & {"comma", "quote"}:
            return []
        who, said = (last[1], last[2]) if last[1].parties else (last[2], last[1])
        return [a for a in who.parties if a.kind in ("state", "body")] if said.roles & _TELLING and not said.parties else []

    def _done_by_nobody(self, n: int) -> bool:
        """ "The strip will be vacated by May", "will be in operation": what is to be done, without who does it."""
        size = deeds(DONE).at(self.words, n) or duty_words("finished").at(self.words, n)
        supposed = self.line.heading or not word_set("supposing").isdisjoint(self.words)
        return bool(size) and self.word(n + size) != "by" and not supposed

    def _past_insert(self, n: int) -> int:
        """Over who says so, or when: "Ghana will, | the minister told his guest, | lift the ban"."""
        closing = next((m for m in range(n + 1, min(n + _INSERT, len(self.words) - 1)) if self.words[m] == ","), None)
        if self.word(n) != "," or closing is None:
            return n
        inside = self.kept[self.units[n] + 1 : self.units[closing]]
        told = not inside or LEADING[inside[0].roles] or any(unit.roles & _TELLING for unit in inside)
        return closing + 1 if told else n

    def _is_cleft(self, at: int) -> bool:
        """ "It is Chile that will pay": no clause on Chile."""
        before = self.kept[max(0, at - 4) : at]
        return (
            len(before) > 3
            and "be" in before[1].roles
            and self.line.tokens.is_word(before[0].first, "it")
            and bool(before[2].parties)
        )

    def _planned_by_noun(self, at: int) -> bool:
        """ "Has no plans to", "its plan to": told of as something that is there, and not by who does it."""
        first = self.kept[at].first
        led = at > 0 and (self.kept[at - 1].parties or self.kept[at - 1].roles & {"comma", "and", "who", "have", "v:plan"})
        return self.line.tokens.low[first] in ("plan", "plans") and not led

    def _agent(self, n: int) -> Sequence[Actor]:
        """ "Will be carried out by Ghana and Togo": who stands behind "by"."""
        size = deeds(DONE).at(self.words, n)
        reach = range(n + size, min(n + size + _BY_REACH, len(self.words) - 1)) if size else ()
        by = next((m for m in reach if self.words[m] == "by" or self.words[m] in duty_set("clause")), None)
        return self.kept[self.units[by + 1]].parties if by is not None and self.words[by] == "by" else []

    def headline(self) -> Duty | None:
        """Return what a headline says will be done: "Japan to build new port"."""
        for n in range(1, min(_TITLE, len(self.words) - 1)):
            size = deeds(BASE).at(self.words, n + 1) if self.words[n] == "to" else 0
            before = self.kept[self.units[n - 1]]
            if size and before.roles & _STATES and not self.hazy(n + 1 + size) and not self._verb_before(n):
                return Duty("headline-by-parts", "plan", self.units[n + 1], before.parties, None, {"firm": True})
        return None

    def _verb_before(self, n: int) -> bool:
        return any(
            VERBAL[u.roles] or u.roles & {"firm", "be", "have", "decision", "commitment"}
            for u in self.kept[: self.units[n]]
            if not u.parties
        )

    def _own(self, at: int) -> bool:
        """ "Said that its navy would": what belongs to whoever says so, and does what it is told."""
        first = next((n for n in range(at - 1, max(-1, at - 4), -1) if "their" in self.kept[n].roles), None)
        return first is not None and any(duty_words("arm").at(self.words, self.begin[n]) for n in range(first + 1, at))

    def before_insert(self, at: int) -> int:
        """Return where the subject ends that an insert parts from its verb: "Ghana|, the minister announced, will"."""
        if at < 3 or "comma" not in self.kept[at - 1].roles:
            return at
        opening = next((n for n in range(at - 2, max(0, at - _INSERT), -1) if "comma" in self.kept[n].roles), 0)
        told = any(u.roles & _TELLING for u in self.kept[opening:at])
        return opening if opening and told and self.kept[opening - 1].parties else at

    def _binding_subject(self, at: int) -> Sequence[Actor]:
        """Who will do it: a state, a body, or whoever "it" and "they" of the same sentence stand for."""
        at = self.before_insert(at)
        before = self.kept[at - 1] if at else self.kept[at]
        word = self.line.tokens.low[before.last - 1]
        if word == "we" and (speaker := attributed(self.line, at)):
            return speaker
        if it := it_before(self.line, at):
            return it
        if arm := arm_before(self.line, at):
            return arm
        owned = bool(before.parties) and before.parties[0].of is not None  # "the Indian government"
        if (word in duty_set("meant") and not owned) or self._own(at):
            if "p:per" in self.kept[0].roles and self.kept[1].parties:
                return self.kept[1].parties  # "According to Ali Veli, his country intends to"
            said = next((m for m in range(at - 1, max(-1, at - _SAID_REACH), -1) if self.kept[m].roles & _TELLING), None)
            return doer_of(self.line, said) if said is not None else []
        if self._is_cleft(at):
            return self.kept[at - 2].parties
        if named := organ_before(self.line, at) or capital_before(self.line, at):
            return named
        if "x" in before.roles and not before.parties and not word.endswith("ly"):
            return []  # "the partnership will": whatever that is, it binds nobody
        return [a for a in subject_of(self.line, at) if a.kind in _BINDING or _acts_for(a)]
