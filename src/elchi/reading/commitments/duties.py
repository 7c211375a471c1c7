"""Who is bound to do what by the parts of a clause: a verb that binds, whom it binds, and the deed behind it, in any order.

The acts know whole ways of telling; here a sentence that none of them fits is read by the government of its verbs.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from elchi.reading.clauses.duty_frames import DutyFrame, duty_set, duty_words, frames_by_word
from elchi.reading.clauses.passive import is_passive
from elchi.reading.commitments.ahead import Ahead, Duty
from elchi.reading.commitments.drafting import drafted
from elchi.reading.commitments.government import Words
from elchi.reading.commitments.promises import Promises, binding_nouns
from elchi.reading.lines.acts import Act, Found
from elchi.reading.lines.grammar import Match, Pattern
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Unit
from elchi.reading.states.state_organs import arm_before, doer_of

_NOTHING = Pattern("x")
_SEVERAL = frozenset({"PARTIES", "PAIR", "GROUP", "PRONOUN"})
_BEFORE_VERBS = frozenset({"will", "have", "not", "who", "that", "p:to", "modal", "adverb"})
_OTHERS = frozenset({"STATE", "BODY", "PARTIES"})
_JOINING = frozenset({"and", "semicolon", "p:while"})
_WHICH = frozenset({"who", "that"})
_ASKED = frozenset({"BODY", "OFFICE", "membernoun", "observernoun"})
_BELOW = frozenset({"organ", "servant"})
_CLAUSES = frozenset({"comma", "semicolon", "quote"})
_OBJECT_REACH, _CLAUSE_REACH = 9, 20  # words in which whoever is charged stands, and of a clause on him


def found_of(line: Line, duty: Duty) -> Found:
    """Return what an act would have found that told of it so, for denials, hopes and dates to be read from it as from any other."""
    slots = {"verb": (duty.verb, duty.verb + 1)}
    if duty.will is not None:
        slots["will"] = (duty.will, duty.will + 1)
    act = Act(duty.name, _NOTHING, duty.kind, duty.options, (), ())
    return Found(act, line, Match(min(at for at, _ in slots.values()), duty.verb + 1, slots))


def duties_of(line: Line) -> Iterator[Duty]:
    """Yield what the verbs of a line bind to, in the order of the text: by their frames, then what "will" be done."""
    seen = line.tokens.seen
    if not frames_by_word().keys().isdisjoint(seen):
        yield from Clause(line).framed()
    if not binding_nouns().keys().isdisjoint(seen):
        yield from Promises(line).told()
    if "will" in line.roles:
        yield from Ahead(line).ahead()
    if _obliges(line):
        yield from Ahead(line).obliged()
    if not duty_set("going").isdisjoint(seen):
        yield from Ahead(line).going()
    if line.heading and (duty := Ahead(line).headline()) is not None:
        yield duty


def _obliges(line: Line) -> bool:
    """Whether "must" stands in a line, or "has to"."""
    must = duty_set("must") & line.tokens.seen
    return "must" in must or (bool(must) and any(word in must and after == "to" for word, after in pairwise(line.tokens.low)))


def others_of(line: Line, verb: int) -> Iterator[Duty]:
    """Yield what others will do by a clause of their own behind a verb: ", and Slovenia will build a station", "under which"."""
    kept = line.kept
    for n in range(verb + 3, len(kept)):
        joined = kept[n - 2].roles & _JOINING or (kept[n - 2].roles & _WHICH and LEADING[kept[n - 3].roles])
        own = "will" in kept[n].roles and (kept[n - 1].roles & _OTHERS or kept[n - 1].place is not None) and joined
        if own and (duty := Ahead(line).will(n)) is not None:
            yield duty


def framed_of(line: Line, verb: int) -> Iterator[Duty]:
    """Yield what others are bound to by a clause of their own behind a verb: "Peru agreed to pay, while Chile agreed to send ships"."""
    others = any(line.kept[n].parties and line.kept[n - 1].roles & _JOINING for n in range(verb + 3, len(line.kept)))
    for duty in Clause(line).framed() if others else ():
        at = duty.verb - 1 - (duty.verb > 0 and "have" in line.kept[duty.verb - 1].roles)
        joined = at > verb + 1 and line.kept[at].parties and line.kept[at - 1].roles & _JOINING
        if joined and any(u.roles & {"comma", "semicolon"} for u in line.kept[at - 2 : at]) | (
            "p:while" in line.kept[at - 1].roles
        ):
            yield duty


def elided_of(line: Line, verb: int) -> Sequence[Actor]:
    """Return who is bound behind a verb without one: "Peru undertook to pay, | Chile | to send ships"."""
    kept = line.kept
    for n in range(verb + 3, len(kept) - 1):
        follows = kept[n].parties and kept[n - 1].roles & {"comma", "semicolon", "and"} and kept[n + 1].roles & {"p:to", "will"}
        if follows and line.tokens.low[kept[n + 1].first] == "to" and Clause(line).infinitive(Clause(line).begin[n + 1], "open"):
            return kept[n].parties
    return ()


def joined_verbs(line: Line, at: int) -> Iterator[int]:
    """Yield the verbs that go on behind "and" with what the same ones did: "agreed to meet, and instructed"."""
    kept, low = line.kept, line.tokens.low
    for n in range(at + 3, len(kept) - 1):
        if not VERBAL[kept[n].roles] or kept[n].parties or not low[kept[n].last - 1].endswith("ed") or "p:by" in kept[n + 1].roles:
            continue
        joint = _joint(line, n)
        if "and" in kept[joint].roles and not low[kept[joint - 1].last - 1].endswith("ed"):
            yield n


def joint_before(line: Line, verb: int) -> int:
    """Return where in the text the "and" before a joined verb begins."""
    return line.kept[_joint(line, verb)].start


def _joint(line: Line, verb: int) -> int:
    """The unit before a verb and its adverb: "and | also | requested"."""
    before = line.kept[verb - 1].roles
    return verb - 2 if "x" in before and not VERBAL[before] else verb - 1


class Clause(Words):
    """A line, and what its verbs lay on whom."""

    @cached_property
    def heads_item(self) -> int | None:
        """The unit of the verb that begins an item of a paper, "3. Call upon"; None where the line is no such item."""
        opening = drafted(self.line)
        return next((n for n, u in enumerate(self.kept) if u.start == opening.start), None) if opening is not None else None

    def framed(self) -> Iterator[Duty]:
        """Yield what is laid on somebody by a verb with a frame."""
        known = frames_by_word()
        for n, word in enumerate(self.words):
            if word in known and self._is_verb(n):
                for frame in known[word]:
                    size = frame.verbs.at(self.words, n)
                    duty = self._by_frame(frame, n, n + size) if size else None
                    if duty is not None:
                        yield duty
                        break

    def _is_verb(self, n: int) -> bool:
        """Whether a word is no noun: "order", "tasks" and "resolve" are verbs only behind who does them, or a helping verb."""
        unit, word = self.kept[self.units[n]], self.words[n]
        before = self.words[n - 1] if n else ""
        noun = before in duty_set("article") or (self._led_by_article(n) and word in duty_set("either"))
        if unit.parties or unit.event is not None or (noun and not word.endswith("ing")):
            return False
        if word.endswith("ing"):
            within = self.line.tokens.is_word(unit.first - 1, ")", "-", "–")  # "(EV) charging companies"
            return not (within or self._led_by_article(n))
        if word.endswith("ed") or word not in duty_set("either"):
            return True
        led = self.kept[self.units[n - 1]] if n else unit
        if self.heads_item == self.units[n]:
            return True
        doers = led.parties and (word.endswith("s") or led.roles & _SEVERAL or led.parties[0].plural)  # not "U.S. resolve to"
        return bool(doers or led.roles & _BEFORE_VERBS)

    def _by_frame(self, frame: DutyFrame, n: int, after: int) -> Duty | None:
        at = self.units[n]
        if frame.who in ("object", "organ", "servant", "paper", "bound"):
            return self._charged(frame, at, after)
        passive = is_passive(self.line, at) and self.words[n] not in duty_set("being")  # "is determined to", "are under orders to"
        if (passive and frame.who != "subject?") or (frame.name.startswith("offer") and self.words[n - 1] == "having"):
            return None
        if self._restricts(at) or not self.governs(frame, after):
            return None
        who = (doer_of(self.line, at) or arm_before(self.line, at)) if frame.who.startswith("subject") else []
        if (frame.who == "subject" and not who) or (frame.who == "text" and not self._of_paper(at)):
            return None
        if frame.that and frame.kind != "pledge":
            who = [*self.own_subject(after)] or who
        return Duty(f"{frame.name}-by-parts", frame.kind, at, who, None, {"plain": frame.name == "promise"})

    def _restricts(self, at: int) -> bool:
        """ "Countries that opt to use it": which countries are meant, and nothing that they do now."""
        before = [u.roles for u in self.kept[max(0, at - 2) : at]]
        return len(before) > 1 and bool(before[1] & {"that", "who"}) and "comma" not in before[0] and not VERBAL[before[0]]

    def _charged(self, frame: DutyFrame, at: int, after: int) -> Duty | None:
        """Whom a task is given to: the object before "to" or "with", in the passive whoever the sentence is about."""
        if frame.who == "paper" and (is_passive(self.line, at) or not self._of_paper(at)):
            return None
        if frame.who == "bound" and not self._bound_now(at):
            return None
        if is_passive(self.line, at):
            who = doer_of(self.line, at) or self._before(at)
            organ = self._organ_before(frame, at) or self._in_organ(frame, who)
            bound = self.governs(frame, self.past_agent(after)) and (frame.who in ("object", "bound") or organ)
            return Duty(f"{frame.name}-by-parts", frame.kind, at, who, None, {}) if bound and who else None
        end = self._object_end(frame, after)
        if end is None or not self._is_object(after, end):
            return None
        if frame.who in _BELOW and not (self._has_organ(after, end, frame.who) or self._in_draft(at, after, end)):
            return None
        return Duty(f"{frame.name}-by-parts", frame.kind, at, self._object(after, end), None, {})

    def _bound_now(self, at: int) -> bool:
        """ "Members are obliged to", not "was obliged to resign"."""
        helping = self.line.tokens.low[self.kept[at - 1].last - 1] if at else ""
        now = helping in ("is", "are", "be") or (helping in ("was", "were") and Ahead(self.line).ruled())
        return now and is_passive(self.line, at)

    def _in_draft(self, at: int, first: int, end: int) -> bool:
        """ "3. Call upon the Chamber to", "Invite the Member States to": items of a paper ask whatever body or member they name."""
        asked = self.kept[self.units[first] : self.units[end]]
        return self.heads_item == at and any(u.roles & _ASKED for u in asked)

    def _object_end(self, frame: DutyFrame, first: int) -> int | None:
        """Where the words for whoever is charged end, before "to" or "with", or before ", who ...," or ", together with ...," and those."""
        for m in range(first + 1, min(first + _OBJECT_REACH, len(self.words))):
            if self.kept[self.units[m]].parties:
                continue
            if self._leads(frame, m) or (self.words[m] == "," and self._leads(frame, m + 1)):
                return m
            if self.words[m] == "," and self.word(m + 1) in duty_set("insert"):
                closing = next((k for k in range(m + 2, min(m + _CLAUSE_REACH, len(self.words) - 1)) if self.words[k] == ","), None)
                return m if closing is not None and self._leads(frame, closing + 1) else None
        return None

    def _is_object(self, first: int, end: int) -> bool:
        """Whether somebody stands between two words, and nothing else: no clause, no question, no verb."""
        if LEADING[self.kept[self.units[first]].roles] or any(
            self.words[m] in duty_set("no_object") and not self.kept[self.units[m]].parties for m in range(first, end)
        ):
            return False
        units = [self.kept[n] for n in range(self.units[first], self.units[end])]
        named = any(u.parties for u in units) or self._has_organ(first, end) or self._in_draft(self.units[first - 1], first, end)
        return named and not any(VERBAL[u.roles] and not u.parties and u.roles.isdisjoint({"x", "firm"}) for u in units)

    def _leads(self, frame: DutyFrame, n: int) -> bool:
        if frame.through is not None:
            n = self.past_noun(frame.through, n)
        elif frame.to not in (None, "bare") and self.heads_item is not None and self.infinitive(n, "any"):
            return True
        return n > 0 and self.leads(frame, n)

    def _has_organ(self, first: int, end: int, which: str = "organ") -> bool:
        return any(duty_words(which).at(self.words, m) for m in range(first, end))

    def _organ_before(self, frame: DutyFrame, at: int) -> bool:
        return frame.who in _BELOW and self._has_organ(max(0, self.begin[at] - _OBJECT_REACH), self.begin[at], frame.who)

    def _in_organ(self, frame: DutyFrame, who: Sequence[Actor]) -> bool:
        """Whether somebody is in an office that a request binds: "the secretary general of the League, Ali Veli, was asked"."""
        offices = [a.office.casefold().split() for a in who if a.office] if frame.who in _BELOW else []
        return any(duty_words(frame.who).at(words, n) for words in offices for n in range(len(words)))

    def _of_paper(self, at: int) -> bool:
        """Whether a text is what binds: "the treaty obliges"."""
        end = self.begin[at]
        return any(duty_words("paper").at(self.words, m) for m in range(max(0, end - 8), end))

    def _object(self, first: int, end: int) -> Sequence[Actor]:
        """Who stands between two words: those named there, or the group under its own words."""
        named = [a for n in range(self.units[first], self.units[end]) for a in self.kept[n].parties]
        if named:
            return named
        skip = self.words[first] in ("the", "a", "an", "its", "their", "his", "her")
        return self._group(self.kept[self.units[first + skip]], self.kept[self.units[end - 1]])

    def _group(self, first: Unit, last: Unit) -> Sequence[Actor]:
        words = " ".join(self.line.tokens.text[first.start : last.end].split())
        return [Actor("group", first.start, last.end, office=words)]

    def _before(self, at: int) -> Sequence[Actor]:
        """ "A joint committee was asked to": a group that is no name."""
        first = (
            next(
                (n for n in range(at - 1, max(-1, at - _OBJECT_REACH), -1) if self.kept[n].roles & _CLAUSES),
                max(-1, at - _OBJECT_REACH),
            )
            + 1
        )
        last = next((n for n in range(first, at) if self.kept[n].roles & {"be", "have"}), None)
        return self._group(self.kept[first], self.kept[last - 1]) if last is not None and last > first else []
