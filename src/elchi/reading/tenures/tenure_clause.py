"""Who and which office stands where in a clause that tells of offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from elchi.reading.clauses.clauses import person_before, subject_at, subject_of
from elchi.reading.commitments.government import Words
from elchi.reading.lines.units import Actor
from elchi.reading.tenures.tenure_words import Change, alone, office_words

_ONE = frozenset({"PERSON", "PRONOUN"})
_ENDS = frozenset({"stop", "semicolon", "colon", "who", "that"})
REACH = 9  # words between a verb and the office, or whoever it is done to
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


class TenureClause(Words):
    """The people and the offices that stand about the words of one line."""

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
        return kind != "elect" and before[-1:] == ["to"] and office_words("to_be").isdisjoint(self.words[max(0, n - REACH) : n - 1])

    def _passive(self, n: int) -> bool:
        own = self.words[self.begin[self.units[n]] : n + 1]
        return any("be" in u.roles for u in self.kept[max(0, self.units[n] - 2) : self.units[n]]) or not office_words(
            "being"
        ).isdisjoint(own)

    def _past_agent(self, after: int) -> int:
        """Over who did it: "was elected | by the member states | as"."""
        led = (m for m in range(after, min(after + REACH, len(self.words))) if self.words[m] == "as")
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
        return found[0] if len(found) == 1 and is_one(found[0]) else None

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
        by = next((m for m in range(after, min(after + REACH, len(self.words))) if self.words[m] == "by"), None)
        return self._person(by + 1) if by is not None else None

    def _person(self, n: int) -> Named | None:
        """The one person who stands at a word: "Georgia's | Ali Veli" too."""
        at = self.units[n] if n < len(self.words) else len(self.kept)
        owned = at + 2 < len(self.kept) and "STATE" in self.kept[at].roles and "possessive" in self.kept[at + 1].roles
        unit = next(iter(self.kept[at + 2 * owned : at + 2 * owned + 1]), None)
        one = unit is not None and bool(unit.roles & _ONE) and len(unit.parties) == 1 and is_one(unit.parties[0])
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
        for m in range(n, min(n + REACH, len(self.words))):
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


def is_one(actor: Actor) -> bool:
    """Tell whether an actor is one person: a name, "he" or "she"."""
    return actor.kind in ("person", "pronoun") and not actor.plural and actor.number not in ("they", "we", "i", "it")
