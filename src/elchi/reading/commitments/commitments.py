"""Who decided, agreed, pledged or instructed what, and by when."""

import re
from collections.abc import Sequence
from datetime import date

from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import attributed, several_before
from elchi.reading.clauses.passive import is_passive
from elchi.reading.commitments.binding import binds
from elchi.reading.commitments.bound import agents_behind, charged_by, told_at, told_to_act, unnamed_doers, whose_commitment
from elchi.reading.commitments.deadlines import due_of, quote_end
from elchi.reading.commitments.duties import duties_of, found_of, joined_verbs, joint_before, others_of
from elchi.reading.commitments.known_already import background, more_of, relative
from elchi.reading.commitments.listed import Listed, item_of, list_begins, speaks_itself
from elchi.reading.commitments.operative import Operative, organ_of
from elchi.reading.commitments.sums import given_behind, unlinked
from elchi.reading.coreference.coreference import Cast
from elchi.reading.encounters.counterparts import same_actor
from elchi.reading.encounters.encounters import parties_of
from elchi.reading.lines.acts import Found, find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit
from elchi.reading.states.capitals import standing_for
from elchi.reading.states.state_organs import doer_of

_ENDS_CLAUSE = frozenset({"that", "who", "comma", "semicolon", "colon", "quote", "v:say", "v:plan", "v:agree", "v:decide"})
_ENDS_THING = frozenset({"that", "who", "semicolon", "colon", "quote"})
_SAYING = frozenset({"v:say", "v:report"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_OWN_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|all|\d+)\b")  # "told the forum that it would open | an office"
_HEADED = frozenset({"done", "doing-now"})  # what a heading tells of so has happened, or is going on
_FREE = ("any", "left?", "agent")
_CLAUSE = 5  # units from "which" to the verb of its clause
_PROSE = 14  # words: a line so long is no heading, though nothing closes it


def _prose(line: Line) -> bool:
    segment = line.tokens.segment
    return line.tokens.text.endswith(":", segment.start, segment.end) or (len(line.tokens) > _PROSE and segment.item is not None)


class Undertakings:
    """Follows what is undertaken in a document, line by line; an organ's own text by its operative paragraphs."""

    def __init__(self, cast: Cast, text: str, published: date | None) -> None:
        organ = organ_of(text)
        self.cast, self.published = cast, published
        self.operative = Operative(organ, text) if organ is not None else None
        self.signed = False
        self.headed: list[Commitment] = []
        self.listed: Listed | None = None

    def of(self, line: Line) -> list[Commitment]:
        """Return the undertakings of a line: of a sentence one, and what goes on behind "and"; of operative paragraphs one a clause."""
        if self.operative is not None:
            return self.operative.commitments(line)
        if self.listed is not None:
            item = item_of(line, self.listed, self.cast)
            if item is not None or speaks_itself(line, self.listed):
                self.listed = replace(self.listed, marked=line.tokens.segment.item is not None)
                return [item] if item is not None else self._told(line)
        self.listed = list_begins(line, self.cast)
        if self.listed is not None and not self.listed.sums:
            return []
        if line.heading and not _prose(line):
            self.headed += self._told(line)[:1]
            return []
        return self._told(line)

    def _told(self, line: Line) -> list[Commitment]:
        for act in find(load_acts("commitments"), line):
            if (
                not binds(act)
                or (line.heading and not _prose(line) and not _HEADED.isdisjoint(act.act.options))
                or background(act)
                or self._told_before(act)
                or (act.act.options.get("done") and self._long_past(line))
            ):
                continue
            who = _who(act, self.cast) or self._above(act)
            if act.act.options.get("whole") and (relative(act) or any(a.kind == "group" for a in who)):
                continue
            if who or _unknown(act) or act.act.options.get("subject") in _FREE:
                self.signed = self.signed or act.act.kind == "agreement"
                return _given_too(act, [*self._with_joined(act, who), *self._besides(act)], self.cast)
        return self._by_parts(line)

    def _with_joined(self, first: Found, who: Sequence[Actor]) -> list[Commitment]:
        """An undertaking, and what the same ones do before and behind "and": "signed a pact and agreed to meet"."""
        line, at = first.line, first.at("verb")
        before = [n for n in range(1, at - 2) if VERBAL[line.kept[n].roles] and at in joined_verbs(line, n)]
        row = [(first, who)]
        head = next((told for n in before if (told := self._at(line, n)) is not None), None)
        if head is not None:
            row.insert(0, head)
        row += [told for n in joined_verbs(line, at) if (told := self._at(line, n)) is not None]
        ends = [joint_before(line, found.at("verb")) for found, _ in row[1:]]
        return [_commitment(found, whose, end) for (found, whose), end in zip(row, [*ends, None], strict=True)]

    def _at(self, line: Line, at: int) -> tuple[Found, Sequence[Actor]] | None:
        """What the verb at a unit binds to, by an act or by its parts."""
        found = next((f for f in find(load_acts("commitments"), line) if f.at("verb") == at and _stands(f)), None)
        if found is not None:
            return (found, _who(found, self.cast)) if not self._told_before(found) else None
        duty = next((d for d in duties_of(line) if d.verb == at), None)
        parts = found_of(line, duty) if duty is not None else None
        if duty is None or parts is None or not _stands(parts):
            return None
        return parts, [one for actor in duty.who for one in self.cast.who(actor)]

    def _besides(self, first: Found) -> list[Commitment]:
        """What another state will do: "Algeria will deliver gas, and Slovenia will build a station"."""
        duty = next((d for d in others_of(first.line, first.at("verb"))), None)
        found = found_of(first.line, duty) if duty is not None else None
        if duty is None or found is None or not binds(found):
            return []
        return [_commitment(found, [one for actor in duty.who for one in self.cast.who(actor)])]

    def _by_parts(self, line: Line) -> list[Commitment]:
        """What no act tells of, read by the parts of its clauses."""
        for duty in duties_of(line):
            found = found_of(line, duty)
            if _stands(found) and not (duty.options.get("whole") and relative(found)):
                whose = [one for actor in duty.who for one in self.cast.who(actor)]
                if not whose and any(actor.number == "it" for actor in duty.who):
                    continue  # "it" of a sentence that is about no state
                return _given_too(found, self._with_joined(found, whose), self.cast)
        return []

    def _told_before(self, found: Found) -> bool:
        """ "The agreement was signed on the second day": that which a sentence before told of."""
        if not found.act.options.get("fresh") or not self.signed:
            return False
        tokens, verb = found.line.tokens, found.line.kept[found.at("verb")]
        if found.act.options["fresh"] == "object":
            return tokens.is_word(verb.last, "the", "this", "these") and not more_of(found)
        first = verb.first
        return first > 0 and tokens.is_word(first - 1, "the", "this") and not tokens.is_word(first + 1, "on", "between", "for")

    def _above(self, found: Found) -> list[Actor]:
        """ "We, the Ministers: 1. Decide to open an office": who is named above the numbered deeds."""
        units = found.line.kept[: found.at("verb") + 1]
        first = next((u for u in units if not (u.of(found.line.tokens.text).isdigit() or u.roles & {"stop", "dash"})), None)
        return list(self.cast.authors) if first is not None and not first.parties and VERBAL[first.roles] else []

    def _long_past(self, line: Line) -> bool:
        """A treaty signed years ago is told of as background."""
        years = [int(y) for d in line.dates for y in _YEAR.findall(d.words)]
        return self.published is not None and bool(years) and max(years) < self.published.year


def _given_too(first: Found, told: list[Commitment], cast: Cast) -> list[Commitment]:
    """An undertaking with those of others who give by the same verb: "Japan pledged $5 million, Norway $3 million"."""
    given = given_behind(first.line, first.at("verb")) if first.act.kind in ("pledge", "plan") else []
    if not given:
        return told
    text, end = first.line.tokens.text, first.line.tokens.segment.end
    own = told[0].what.removesuffix(" ".join(text[given[0].start : end].split()))
    head = replace(told[0], what=unlinked(own))
    others = [replace(head, act="given-too", who=parties_of(cast.who(one.who)), what=one.what, due=None) for one in given]
    return [head, *told[1:], *(one for one in others if all(one.who != t.who for t in told))]


def _stands(found: Found) -> bool:
    return binds(found) and not background(found)


def _who(found: Found, cast: Cast) -> list[Actor]:
    way = found.act.options.get("subject")
    if way == "charged" and (charged := charged_by(found, cast)):
        return charged
    if bidden := told_to_act(found):
        return [one for actor in bidden for one in cast.who(actor)]
    named = [*found.units("a"), *found.units("b")]
    actors: Sequence[Actor] = [a for u in named for a in u.parties or standing_for(found.line, u) or _acronym(found, u)]
    if [a.number for a in actors] == ["they"]:
        actors = several_before(found.line.kept, found.at("a")) or actors
    if way in ("left", "left?") and (unnamed := unnamed_doers(found.line, found.at("verb"))):
        return unnamed
    if way == "left" and (whose := whose_commitment(found)):
        return [one for actor in whose for one in cast.who(actor)]
    if way in ("left", "left?", "charged"):
        actors = doer_of(found.line, told_at(found))
    elif way == "event":
        event = found.unit("event")
        body = event.event.body if event and event.event else None
        return [Actor("body", event.start, event.end, of=body)] if event and body else []
    elif way == "any":
        actors = agents_behind(found) or [a for u in found.line.kept for a in u.parties]
    found_out = [one for actor in actors for one in cast.who(actor)]
    if not found_out and any(a.number in ("we", "i") for a in actors):
        return attributed(found.line, found.at("verb"))  # "We shall send a choir," said the minister
    return [one for n, one in enumerate(found_out) if not any(same_actor(one, before) for before in found_out[:n])]


def _unknown(found: Found) -> bool:
    """ "They will provide": somebody undertakes it, though the text does not make certain who."""
    who = found.unit("a")
    return found.act.kind == "pledge" and who is not None and "PRONOUN" in who.roles and who.parties[0].number in ("they", "we")


def _ahead(found: Found) -> bool:
    """ "Three agreements were to be signed": not yet an agreement."""
    return any("will" in u.roles for u in found.line.kept[max(0, found.at("verb") - 2) : found.match.last])


def _acronym(found: Found, unit: Unit) -> list[Actor]:
    """ "USAID will convene": a body known only by its capitals."""
    words = unit.of(found.line.tokens.text)
    return [Actor("body", unit.start, unit.end, of=words)] if len(words) > 2 and words.isupper() else []


def _commitment(found: Found, who: Sequence[Actor], end: int | None = None) -> Commitment:
    line = found.line
    verb = line.kept[found.at("verb")]
    segment = line.tokens.segment
    closing = segment.end if end is None else end
    ends = min(closing, quote_end(line, verb.start))
    told = found.act.options.get("behind") and _nothing_behind(found)  # "It will be ready by May, he promised"
    first = segment.start if told else _begin_of(found)
    what = _relative_what(found) or " ".join(line.tokens.text[first : _end_of(found, closing)].split())
    done = found.act.options.get("done")
    kind = "plan" if found.act.kind == "agreement" and _ahead(found) else found.act.kind
    return Commitment(
        span=line.span, act=found.act.name, kind=CommitmentKind(kind), who=parties_of(who), what=what,
        verb=verb.of(line.tokens.text),
        due=None if done and kind != "plan" else due_of(line, first if told else _after_to(found), ends, kind),
    )  # fmt: skip


def _nothing_behind(found: Found) -> bool:
    """Whether behind the verb stands at most to whom it was promised."""
    return all(u.parties or "stop" in u.roles for u in found.line.kept[found.at("verb") + 1 :])


def _begin_of(found: Found) -> int:
    """Where what is undertaken begins: with its verb, in the passive with what will be done: "the ban | would be lifted"."""
    kept, at = found.line.kept, found.at("verb")
    will = next((n for n in range(at - 1, max(-1, at - _CLAUSE), -1) if "will" in kept[n].roles), None)
    if will is None and _told_of_thing(found):
        first = next((n + 1 for n in range(at - 1, -1, -1) if kept[n].roles & _ENDS_THING), 0)
        return found.line.tokens.segment.start if not first else kept[first].start
    if will is None or found.act.kind != "plan" or not any("be" in u.roles for u in kept[will:at]):
        return kept[at - 1 if at and "not" in kept[at - 1].roles else at].start  # "will | not renew the lease"
    before = next((n for n in range(will - 1, -1, -1) if kept[n].roles & _ENDS_CLAUSE), None)
    first = before + 1 if before is not None else 0
    if first == will:
        return kept[at].start
    article = _ARTICLE.search(found.line.tokens.text, max(0, kept[first].start - 4), kept[first].start)
    return article.start() if article else kept[first].start


def _told_of_thing(found: Found) -> bool:
    """ "The proposal was approved by the Cabinet": what was done stands before the verb, and behind it who did it, or nothing more."""
    kept, at = found.line.kept, found.at("verb")
    alone = at + 1 < len(kept) and bool(kept[at + 1].roles & {"stop", "comma", "semicolon", "p:by", "p:between"})
    return alone and is_passive(found.line, at)


def _end_of(found: Found, end: int) -> int:
    """Where what is undertaken ends: "host the games in May, and suggested that ..." goes on with another deed of the speaker."""
    units = found.line.all
    behind = range(next((n for n, u in enumerate(units) if u.start > found.line.kept[found.at("verb")].start), 0), len(units) - 2)
    told = (n for n in behind if "comma" in units[n].roles and "and" in units[n + 1].roles and _goes_on(units, n + 2))
    return next((units[n].start for n in told), end)


def _goes_on(units: Sequence[Unit], n: int) -> bool:
    """Whether another deed is told of from here on: another verb of saying, or what somebody else will do."""
    another = n + 1 < len(units) and units[n].roles & {"STATE", "BODY"} and "will" in units[n + 1].roles
    return bool(another or units[n].roles & _SAYING)


def _relative_what(found: Found) -> str | None:
    """ "The 9th Summit, which Georgia will host this year, is prepared": host the 9th Summit this year."""
    kept, text = found.line.kept, found.line.tokens.text
    at = found.at("verb")
    which = next((i for i in range(at - 1, max(0, at - _CLAUSE), -1) if kept[i].roles & {"that", "who"}), None)
    event = next((u for u in reversed(kept[max(0, (which or 0) - 3) : which or 0]) if u.event is not None), None)
    closed = any("comma" in u.roles for u in kept[(which or 0) + 1 : at])  # "the summit, which closed on Monday, tasked"
    if event is None or closed or any(u.event is not None for u in kept[at : at + 2]) or _OWN_OBJECT.match(text, kept[at].end):
        return None
    named = re.sub(r"^(?:(?:another|its|their|his|her|our)\s)?(?=[a-z])(?!the\b|an?\b)", "a ", event.of(text))
    ends = (u.start for u in found.line.all if u.start > kept[at].end and "comma" in u.roles)
    rest = text[kept[at].end : next(ends, found.line.tokens.segment.end)]
    return " ".join(f"{kept[at].of(text)} {named} {rest}".split())


def _after_to(found: Found) -> int:
    """Where what is undertaken begins: in "agreed on Monday to open" the day is that of agreeing."""
    verb, *behind = found.line.kept[found.at("verb") :]
    return behind[0].end if behind and "p:to" in behind[0].roles else verb.end
