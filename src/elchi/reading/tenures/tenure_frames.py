"""Who takes up, holds and gives up an office by the parts of a clause: a verb or its noun, whose office it is, and the office.

The acts know whole ways of telling; here a sentence that none of them fits is read by the government of its verbs.
"""

from collections.abc import Iterator
from dataclasses import replace

from elchi.reading.clauses.clauses import subject_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.tenures.tenure_clause import REACH, Named, TenureClause, is_one
from elchi.reading.tenures.tenure_words import Change, TenureFrame, frames, nouns_of_office, office_words, triggers

_TURNED = 4  # words from a verb at the head of a sentence to "were"
_ROW = 8  # units in which the offices of a row stand
_APPOSED = frozenset({"comma", "who", "be", "OFFICE"})


def changes_by_parts(line: Line) -> Iterator[Change]:
    """Yield what the verbs and nouns of a line tell of offices, in the order of the text."""
    if triggers().isdisjoint(line.tokens.seen) or not (
        "PRONOUN" in line.roles or not office_words("back").isdisjoint(line.tokens.seen) or any(map(_held_or_headed, line.kept))
    ):
        return
    clause = Tenancy(line)
    yield from clause.told_apart()
    yield from clause.by_stand_in()
    yield from clause.by_capacity()
    yield from clause.by_turns()
    for n, word in enumerate(clause.words):
        if word in triggers() and not clause.kept[clause.units[n]].parties:
            yield from clause.by_noun(n)
            yield from clause.by_verb(n)


class Tenancy(TenureClause):
    """A line, and what its words tell of offices."""

    def told_apart(self) -> Iterator[Change]:
        """ "The chairperson and B, who is Special Envoy": the last of a row whom a clause tells of."""
        if not self.line.roles >= _APPOSED:
            return
        for comma, who, be, post in zip(self.kept[1:], self.kept[2:], self.kept[3:], self.kept[4:], strict=False):
            row = self.kept[self.kept.index(comma) - 1].parties if "comma" in comma.roles and "who" in who.roles else []
            told = len(row) > 1 and "be" in be.roles and "OFFICE" in post.roles and is_one(row[-1])
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
        elif frame.who == "object" and (turned := self._turned(n, n + size)) is not None:
            yield from self._rowed(frame, turned)
        elif frame.who == "object" and (who := self._apposed(n)) is not None:
            yield from (Change(frame.kind, who, post) for post in self._held(n + size))
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
                over = kind == "held" and not office_words("over").isdisjoint(self.words[after:])
                told = list(self._posts("ended" if over else kind, named))
                bare = kind == "ended" and named.who.office and not named.who.former  # "accepted the resignation of Minister A"
                yield from told or ([Change(kind, named.who, None)] if bare else [])
            elif size and self.word(after) in ("as", "to") and (who := self._whose(self.units[n])) is not None:
                post = self._post(after)
                if post is not None:
                    yield Change(kind, who, post)

    def by_turns(self) -> Iterator[Change]:
        """ "Elected A and B as Chairperson and Deputy Chairperson of SADC respectively": to each the office in his place."""
        if "respectively" not in self.line.tokens.low:
            return
        kind = next((frame.kind for n in range(len(self.words)) for frame in frames() if frame.verbs.at(self.words, n)), "held")
        for n, unit in enumerate(self.kept):
            people = [a for a in unit.parties if is_one(a)]
            posts = self._row_of_posts(n + 1) if len(people) > 1 and len(people) == len(unit.parties) else []
            if len(posts) == len(people):
                yield from (Change(kind, who, post) for who, post in zip(people, posts, strict=True))

    def _row_of_posts(self, n: int) -> list[Actor]:
        """The offices told one after the other from a unit on, each of the body that the last is of where it has none."""
        named = [(u, a) for u in self.kept[n : n + _ROW] for a in u.parties if a.kind == "office" and a.office]
        told = [
            (u, office, of) for u, a in named for words, of in ((a.office or "", a.of), *a.also) for office in words.split(" and ")
        ]
        last = told[-1][2] if told else None
        return [Actor("office", u.start, u.end, office=office, of=of or last) for u, office, of in told]

    def by_capacity(self) -> Iterator[Change]:
        """ "A, in his capacity as Chair, spoke", "In his capacity as Chair, A spoke": an office that somebody acts by."""
        for n, word in enumerate(self.words[:-2]):
            if word not in office_words("capacity") or self.word(n + 1) not in ("as", "of") or not self._in_that(n):
                continue
            before = [u.parties[-1] for u in reversed(self.kept[: self.units[n]]) if u.parties and is_one(u.parties[-1])]
            post = self._post(n + 1, led=True)
            at = next((m for m, u in enumerate(self.kept) if post is not None and any(a is post for a in u.parties)), None)
            behind = self._person(self.begin[at + 2]) if at is not None and at + 2 < len(self.kept) else None
            who = (
                before[0]
                if before
                else behind.who
                if behind is not None and "comma" in self.kept[behind.behind - 2].roles
                else None
            )
            if post is not None and who is not None:
                yield Change("held", who, post)

    def _in_that(self, n: int) -> bool:
        """ "In his | capacity", "acting in her current | role"."""
        led = self.words[max(0, n - 3) : n]
        return "in" in led and not {"his", "her", "the"}.isdisjoint(led)

    def by_stand_in(self) -> Iterator[Change]:
        """ "His duties are performed by A", "his predecessor, B": the post told of before, of whom it was or who stands in."""
        for n, word in enumerate(self.words[:-2]):
            if word not in ("his", "her"):
                continue
            behind = n + 2 + (self.word(n + 2) == ",")
            if self.word(n + 1) == "predecessor" and (named := self._person(behind)) is not None:
                yield Change("ended", named.who, None, same=True)
            elif self.word(n + 1) in ("duties", "functions") and not office_words("by_whom").isdisjoint(self.words[n : n + REACH]):
                named = self._behind_by(n + 2)
                if named is not None:
                    yield Change("acting", named.who, None, same=True)

    def _subject(self, frame: TenureFrame, n: int, after: int) -> Iterator[Change]:
        who = self._doer(n)
        after_agent = self._past_agent(after)
        posts = (self._held(after_agent, led=frame.led) or self._chair_of(after)) if who is not None else []
        if who is not None:
            by = self.kept[self.units[n] + 2].parties if self.word(after) == "by" and self.units[n] + 2 < len(self.kept) else ()
            yield from (Change(frame.kind, who, post, by) for post in posts)
        if who is not None and not posts and (same := self._post_before(n, after)) is not None:
            yield Change(frame.kind, who, None, same=same)

    def _head(self, frame: TenureFrame, n: int, after: int) -> Iterator[Change]:
        """ "Will head | the Ministry of Trade": the head of what stands behind."""
        at = after + self.words[after : after + 1].count("at")
        verb = self._token(n)
        unit = self.kept[self.units[at]] if at < len(self.words) and self.line.tokens.words[verb].islower() else None
        who = self._doer(n) if unit is not None and "BODY" in unit.roles and len(unit.parties) == 1 else None
        if unit is None or who is None or office_words("headed").isdisjoint((unit.parties[0].of or "").lower().split()):
            return
        yield Change(frame.kind, who, Actor("office", unit.start, unit.end, office="head", of=unit.parties[0].of))

    def _turned(self, n: int, after: int) -> Named | None:
        """ "Elected by acclamation | were A, of Georgia, as Chair": whom a verb at the head of a sentence tells of behind "were"."""
        be = next((m for m in range(after, min(after + _TURNED, len(self.words))) if self.words[m] in ("was", "were")), None)
        return self._person(be + 1) if be is not None and (not n or self.words[n - 1] == ":") else None

    def _rowed(self, frame: TenureFrame, named: Named | None) -> Iterator[Change]:
        """What is told of each of a row: "A as Chair; B as Rapporteur"."""
        while named is not None:
            found = next(self._posts(frame.kind, named), None)
            if found is not None:
                yield found
            named = self._next(found) if found is not None else None

    def _apposed(self, n: int) -> Actor | None:
        """ "A, | elected Chair in 1995, spoke": whom a participle behind a comma tells of."""
        at = self.units[n]
        before = self.kept[at - 2] if at > 1 and "comma" in self.kept[at - 1].roles else None
        one = before is not None and "PERSON" in before.roles and is_one(before.parties[-1])
        return before.parties[-1] if before is not None and one and self._person(n + 1) is None else None

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
        if len(self.kept[at].parties) > 1 and is_one(self.kept[at].parties[1]):
            return Named(self.kept[at].parties[1], at + 1)
        if not self.kept[at + 1].roles & {"and", "comma", "semicolon"}:
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


def _held_or_headed(unit: Unit) -> bool:
    """Whether a unit names an office, or what somebody can be the head of."""
    return any(
        a.office or (a.kind == "body" and not office_words("headed").isdisjoint((a.of or "").lower().split())) for a in unit.parties
    )
