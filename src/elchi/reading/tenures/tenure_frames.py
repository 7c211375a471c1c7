"""Who takes up, holds and gives up an office by the parts of a clause: a verb or its noun, whose office it is, and the office.

The acts know whole ways of telling; here a sentence that none of them fits is read by the government of its verbs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from elchi.reading.clauses.clauses import person_before, subject_at, subject_of
from elchi.reading.commitments.government import Words
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.tenures.tenure_words import Change, TenureFrame, alone, frames, nouns_of_office, office_words, triggers

_ONE = frozenset({"PERSON", "PRONOUN"})
_ENDS = frozenset({"stop", "semicolon", "colon", "who", "that"})
_APPOSED = frozenset({"comma", "who", "be", "OFFICE"})
_REACH = 9  # words between a verb and the office, or whoever it is done to
_INSERT = 14  # units of an insert between commas behind somebody's name
_WHO = 6  # units from "B, who resigned" to "as"
_OPEN = 5  # words before a verb in which it may be denied


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a line, and the unit behind."""

    who: Actor
    behind: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether a clause tells that somebody took something up, and which office."""

    told: bool
    post: Actor | None = None


def changes_by_parts(line: Line) -> Iterator[Change]:
    """Yield what the verbs and nouns of a line tell of offices, in the order of the text."""
    if triggers().isdisjoint(line.tokens.low) or not (
        "PRONOUN" in line.roles or not office_words("back").isdisjoint(line.tokens.low) or any(map(_held_or_headed, line.kept))
    ):
        return
    clause = Tenancy(line)
    yield from clause.told_apart()
    yield from clause.by_stand_in()
    for n, word in enumerate(clause.words):
        if word in triggers() and not clause.kept[clause.units[n]].parties:
            yield from clause.by_noun(n)
            yield from clause.by_verb(n)


class Tenancy(Words):
    """A line, and what its words tell of offices."""

    def told_apart(self) -> Iterator[Change]:
        """ "The chairperson and B, who is Special Envoy": the last of a row whom a clause tells of."""
        if not self.line.roles >= _APPOSED:
            return
        for comma, who, be, post in zip(self.kept[1:], self.kept[2:], self.kept[3:], self.kept[4:], strict=False):
            row = self.kept[self.kept.index(comma) - 1].parties if "comma" in comma.roles and "who" in who.roles else []
            told = len(row) > 1 and "be" in be.roles and "OFFICE" in post.roles and _is_one(row[-1])
            if told and not post.parties[0].plural:
                yield Change("held", row[-1], post.parties[0])

    def by_verb(self, n: int) -> Iterator[Change]:
        """Yield what a verb that begins at a word tells."""
        found = next(((frame, size) for frame in frames() if (size := frame.verbs.at(self.words, n))), None)
        intended = found is not None and found[0].kind == "appointed" and self._intended(n)
        if found is None or (self._open(n, found[0].kind) and not intended):
            return
        frame, size = replace(found[0], kind="elect") if intended else found[0], found[1]
        if frame.who == "follow":
            yield from self._follow(n, n + size)
        elif frame.who == "head":
            yield from self._head(frame, n, n + size)
        elif frame.who == "object" and not self._passive(n):
            yield from self._object(frame, n, n + size)
        else:
            yield from self._subject(frame, n, n + size)

    def _intended(self, n: int) -> bool:
        """ "Of his intention | to appoint", "intends | to name"."""
        return self.words[n - 1 : n] == ["to"] and not office_words("intended").isdisjoint(self.words[max(0, n - 3) : n - 1])

    def by_noun(self, n: int) -> Iterator[Change]:
        """Yield what a noun tells: "the resignation of A as", "A's election as", "congratulated A on his election as"."""
        for kind, nouns in nouns_of_office().items():
            size = nouns.at(self.words, n)
            after = n + size
            if size and self.word(after) == "of" and (named := self._person(after + 1)) is not None:
                told = list(self._posts(kind, named))
                bare = kind == "ended" and named.who.office and not named.who.former  # "accepted the resignation of Minister A"
                yield from told or ([Change(kind, named.who, None)] if bare else [])
            elif size and self.word(after) in ("as", "to") and (who := self._whose(self.units[n])) is not None:
                post = self._post(after)
                if post is not None:
                    yield Change(kind, who, post)

    def by_stand_in(self) -> Iterator[Change]:
        """ "His duties are performed by A", "his predecessor, B": the post told of before, of whom it was or who stands in."""
        for n, word in enumerate(self.words[:-2]):
            if word not in ("his", "her"):
                continue
            behind = n + 2 + (self.word(n + 2) == ",")
            if self.word(n + 1) == "predecessor" and (named := self._person(behind)) is not None:
                yield Change("ended", named.who, None, same=True)
            elif self.word(n + 1) in ("duties", "functions") and not office_words("by_whom").isdisjoint(self.words[n : n + _REACH]):
                named = self._behind_by(n + 2)
                if named is not None:
                    yield Change("acting", named.who, None, same=True)

    def _whose(self, at: int) -> Actor | None:
        """ "A's | election", "A on his | election": whoever stands before the noun, or whom "his" stands for."""
        before = self.kept[at - 1] if at else self.kept[at]
        if "possessive" in before.roles and at > 1 and self.kept[at - 2].roles & _ONE:
            return self.kept[at - 2].parties[0]
        if "their" in before.roles and self.line.tokens.low[before.first] in ("his", "her"):
            named = person_before(self.kept, at)
            return named[0] if named and named[0].kind == "person" else None
        return None

    def _open(self, n: int, kind: str) -> bool:
        """Whether what a verb tells is denied, asked for or only thought of; "his intent to nominate" names who will be asked for."""
        before = self.words[max(0, n - _OPEN) : n]
        if not office_words("open").isdisjoint(before):
            return True
        return (
            kind != "elect" and before[-1:] == ["to"] and office_words("to_be").isdisjoint(self.words[max(0, n - _REACH) : n - 1])
        )

    def _passive(self, n: int) -> bool:
        own = self.words[self.begin[self.units[n]] : n + 1]
        return any("be" in u.roles for u in self.kept[max(0, self.units[n] - 2) : self.units[n]]) or not office_words(
            "being"
        ).isdisjoint(own)

    def _subject(self, frame: TenureFrame, n: int, after: int) -> Iterator[Change]:
        who = self._doer(n)
        after_agent = self._past_agent(after)
        posts = (self._held(after_agent, led=frame.led) or self._chair_of(after)) if who is not None else []
        if who is not None:
            by = self.kept[self.units[n] + 2].parties if self.word(after) == "by" and self.units[n] + 2 < len(self.kept) else ()
            yield from (Change(frame.kind, who, post, by) for post in posts)
        if who is not None and not posts and (same := self._post_before(n, after)) is not None:
            yield Change(frame.kind, who, None, same=same)

    def _past_agent(self, after: int) -> int:
        """Over who did it: "was elected | by the member states | as"."""
        led = (m for m in range(after, min(after + _REACH, len(self.words))) if self.words[m] == "as")
        return next(led, after) if self.word(after) == "by" else after

    def _post_before(self, n: int, after: int) -> bool | None:
        """Whether a verb tells of the post told of before ("from this post"), or of the doer's own ("resigned"); None of neither."""
        led = self.word(after) in ("from", "of", "to", "as")
        if (
            led
            and self.word(after + 1) in office_words("that_post")
            and not office_words("leading").isdisjoint(self.words[after + 1 : after + 3])
        ):
            return True
        if self.word(after) == "in" and self.word(after + 1) in ("his", "her") and self.word(after + 2) in ("place", "stead"):
            return True
        if led and self.word(after + 1) == "office":
            return False
        if led or not alone().at(self.words, n):
            return None
        return not {"post", "position"}.isdisjoint(self.words[:n])

    def _head(self, frame: TenureFrame, n: int, after: int) -> Iterator[Change]:
        """ "Will head | the Ministry of Trade": the head of what stands behind."""
        at = after + self.words[after : after + 1].count("at")
        verb = self._token(n)
        unit = self.kept[self.units[at]] if at < len(self.words) and self.line.tokens.words[verb].islower() else None
        who = self._doer(n) if unit is not None and "BODY" in unit.roles and len(unit.parties) == 1 else None
        if unit is None or who is None or office_words("headed").isdisjoint((unit.parties[0].of or "").lower().split()):
            return
        yield Change(frame.kind, who, Actor("office", unit.start, unit.end, office="head", of=unit.parties[0].of))

    def _token(self, n: int) -> int:
        """The token of the line that a word is."""
        return self.kept[self.units[n]].first + n - self.begin[self.units[n]]

    def _doer(self, n: int) -> Actor | None:
        """The one person who does a verb: "named | A | to replace B" is A."""
        at = self.units[n]
        named = self.kept[at - 2].parties if at > 2 and "p:to" in self.kept[at - 1].roles else []
        found = named or subject_of(self.line, self.units[n])
        if [a.kind for a in found] == ["office"] and "PRONOUN" in self.kept[subject_at(self.kept, at) or at].roles:
            found = next(
                (u.parties for u in reversed(self.kept[:at]) if "PERSON" in u.roles), []
            )  # "was appointed Minister; he was"
        return found[0] if len(found) == 1 and _is_one(found[0]) else None

    def _object(self, frame: TenureFrame, n: int, after: int) -> Iterator[Change]:
        named = self._person(after)
        by = subject_of(self.line, self.units[n]) if named is not None else []
        while named is not None:
            found = next(self._posts(frame.kind, named, by, led=frame.led), None)
            same = self._post_before(n, self.begin[named.behind]) if found is None and named.behind < len(self.kept) else None
            if found is not None:
                yield found
            elif same is not None and (same or named.who.office):
                yield Change(frame.kind, named.who, None, by, same=same)
            named = self._next(found) if found is not None else None

    def _next(self, found: Change) -> Named | None:
        """ "Named A Minister of Trade | and B Minister of Health": who is told of behind the last office."""
        at = next((n for n, u in enumerate(self.kept) if any(a is found.post for a in u.parties)), len(self.kept))
        if at + 1 >= len(self.kept):
            return None
        if len(self.kept[at].parties) > 1 and _is_one(self.kept[at].parties[1]):
            return Named(self.kept[at].parties[1], at + 1)
        if not self.kept[at + 1].roles & {"and", "comma"}:
            return None
        joined = at + 2 + ("and" in self.kept[at + 2].roles if at + 2 < len(self.kept) else 0)
        return self._person(self.begin[joined]) if joined < len(self.kept) else None

    def _follow(self, n: int, after: int) -> Iterator[Change]:
        """ "A replaced B as Minister", "B was replaced as Minister by A": one takes the office that another had."""
        doer, turned = self._doer(n), self._passive(n)
        other = self._behind_by(after) if turned else self._person(after)
        if doer is None or other is None:
            return
        new, old = (other.who, doer) if turned else (doer, other.who)
        taken = self._taken_before(n)
        post = (self._post(after, led=True) if turned else None) or self._behind(other, led=True) or taken.post
        if taken.told and not turned:  # "assumed the chair, succeeding President B of A": not the office that B is told of with
            yield from [Change("ended", old, post, before=old)] if post is not None else []
        elif post is not None or old.office or old.kind == "pronoun":
            yield Change("appointed", new, post, before=old)
            yield Change("ended", old, post, before=old)

    def _taken_before(self, n: int) -> "Taken":
        """ "Has assumed the chairmanship of X, | succeeding B": what was taken up in the clause that goes on with a participle."""
        before = self.kept[: self.units[n]]
        if not before or "comma" not in before[-1].roles or not self.words[n].endswith("ing"):
            return Taken(told=False)
        took = [u for u in before if "v:become" in u.roles]
        offices = [u.parties[0] for u in before if "OFFICE" in u.roles and not u.parties[0].plural]
        chairs = (self._chair_of(self.begin[m]) for m, u in enumerate(before) if "chairing" in u.roles)
        return Taken(told=bool(took), post=next((c[0] for c in chairs if c), offices[-1] if offices and took else None))

    def _chair_of(self, n: int) -> Sequence[Actor]:
        """ "Assumed | the chairmanship of a body": who chairs it has an office of it."""
        at = self.units[n] if n < len(self.words) else len(self.kept)
        noun, of, body = (*self.kept[at : at + 3], None, None, None)[:3]
        if noun is None or of is None or body is None or "chairing" not in noun.roles or not self.words[n].startswith("chair"):
            return []
        named = "p:of" in of.roles and "BODY" in body.roles and len(body.parties) == 1
        return [Actor("office", noun.start, body.end, office="Chair", of=body.parties[0].of)] if named else []

    def _behind_by(self, after: int) -> Named | None:
        by = next((m for m in range(after, min(after + _REACH, len(self.words))) if self.words[m] == "by"), None)
        return self._person(by + 1) if by is not None else None

    def _person(self, n: int) -> Named | None:
        """The one person who stands at a word: "Georgia's | Ali Veli" too."""
        at = self.units[n] if n < len(self.words) else len(self.kept)
        owned = at + 2 < len(self.kept) and "STATE" in self.kept[at].roles and "possessive" in self.kept[at + 1].roles
        unit = next(iter(self.kept[at + 2 * owned : at + 2 * owned + 1]), None)
        one = unit is not None and bool(unit.roles & _ONE) and len(unit.parties) == 1 and _is_one(unit.parties[0])
        return Named(unit.parties[0], at + 2 * owned + 1) if unit is not None and one else None

    def _past_home(self, at: int) -> int:
        """Over where somebody is from: "appointed Ali Veli | of Georgia | as Special Adviser"."""
        led = at + 1 < len(self.kept) and self.kept[at].roles & {"p:of", "p:from"} and "STATE" in self.kept[at + 1].roles
        return at + 2 if led else at

    def _past_insert(self, at: int) -> int:
        """Over ", a career diplomat," to what follows."""
        if at + 1 >= len(self.kept) or "comma" not in self.kept[at].roles:
            return at
        if "p:as" in self.kept[at + 1].roles:
            return at + 1
        for m in range(at + 1, min(at + _INSERT, len(self.kept))):
            if "comma" in self.kept[m].roles and m + 1 < len(self.kept) and self._led_on(m + 1):
                return m + 1
            if self.kept[m].roles & _ENDS:
                break
        return at

    def _led_on(self, at: int) -> bool:
        """ ", as Minister", ", to the post of Minister"."""
        n = self.begin[at]
        return "p:as" in self.kept[at].roles or (
            self.word(n) in ("to", "for") and not office_words("leading").isdisjoint(self.words[n + 1 : n + 3])
        )

    def _behind(self, named: Named, *, led: bool) -> Actor | None:
        behind = self._past_insert(self._past_home(named.behind))
        if behind + 2 < len(self.kept) and "comma" in self.kept[behind].roles and "who" in self.kept[behind + 1].roles:
            behind = next(
                (m for m in range(behind + 2, min(behind + _WHO, len(self.kept))) if "p:as" in self.kept[m].roles), behind
            )
        return self._post(self.begin[behind], led=led) if behind < len(self.kept) else None

    def _posts(self, kind: str, named: Named, by: Sequence[Actor] = (), *, led: bool = True) -> Iterator[Change]:
        post = self._behind(named, led=led)
        if post is not None:
            yield Change(kind, named.who, post, by)

    def _post(self, n: int, *, led: bool = False) -> Actor | None:
        return next(iter(self._held(n, led=led)), None)

    def _held(self, n: int, *, led: bool = False) -> Sequence[Actor]:
        """The offices that stand at a word, behind "as", "to the post of" and words that only describe it."""
        leading, owner = False, None
        for m in range(n, min(n + _REACH, len(self.words))):
            unit = self.kept[self.units[m]]
            if unit.parties and unit.parties[0].kind == "office":
                posts = list(takewhile(lambda a: a.kind == "office" and a.office and not a.plural, unit.parties))
                for post in posts:  # "as Georgia's | next Ambassador to France"
                    post.of = post.of or owner
                return posts if leading or not led else []
            leading = leading or self.words[m] in office_words("leading")
            owned = "STATE" in unit.roles and "possessive" in self.kept[min(self.units[m] + 1, len(self.kept) - 1)].roles
            owner = unit.parties[0].of if owned and unit.parties else owner
            if not owned and self.words[m] not in office_words("filler") and "possessive" not in unit.roles:
                return []
        return []


def _held_or_headed(unit: Unit) -> bool:
    """Whether a unit names an office, or what somebody can be the head of."""
    return any(
        a.office or (a.kind == "body" and not office_words("headed").isdisjoint((a.of or "").lower().split())) for a in unit.parties
    )


def _is_one(actor: Actor) -> bool:
    return actor.kind in ("person", "pronoun") and not actor.plural and actor.number not in ("they", "we", "i", "it")
