"""Who decided, agreed, pledged or instructed what, and by when."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import attributed, several_before, subject_of
from elchi.reading.commitments.ahead import Ahead
from elchi.reading.commitments.bindable import bindable
from elchi.reading.commitments.binding import binds
from elchi.reading.commitments.bound import agents_behind, charged_by, told_at, told_to_act, unnamed_doers, whose_commitment
from elchi.reading.commitments.deadlines import due_of, quote_end
from elchi.reading.commitments.duties import duties_of, elided_of, found_of, framed_of, joined_verbs, joint_before, others_of
from elchi.reading.commitments.known_already import background, more_of, relative
from elchi.reading.commitments.listed import Listed, item_of, list_begins, speaks_itself
from elchi.reading.commitments.operative import Operative, organ_of
from elchi.reading.commitments.sums import given_behind, unlinked
from elchi.reading.commitments.worded import after_to, begin_of, end_of, nothing_behind, relative_what
from elchi.reading.coreference.coreference import Cast
from elchi.reading.encounters.counterparts import same_actor
from elchi.reading.encounters.encounters import parties_of
from elchi.reading.lines.acts import Found, find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit
from elchi.reading.states.capitals import standing_for
from elchi.reading.states.state_organs import doer_of

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BARE_YEAR = re.compile(r"(?:(?:in|since|during|back in) )?(?:19|20)\d\d", re.IGNORECASE)
_HEADED = frozenset({"done", "doing-now"})  # what a heading tells of so has happened, or is going on
_FREE = ("any", "left?", "agent")
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
        line = bindable(line)
        for act in find(load_acts("commitments"), line):
            if (
                not binds(act)
                or (line.heading and not _prose(line) and not _HEADED.isdisjoint(act.act.options))
                or background(act)
                or self._told_before(act)
                or (act.act.options.get("done") and self._long_past(line))
                or self._of_a_year(act)
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
        line, at = first.line, first.at("verb")
        duty = next((d for d in chain(others_of(line, at), framed_of(line, at))), None)
        if duty is None and (who := elided_of(line, at)):
            whose = [one for actor in who for one in self.cast.who(actor)]
            text = " ".join(line.tokens.text[who[-1].end : line.tokens.segment.end].split())
            return [replace(_commitment(first, whose), what=text.removeprefix("to "), due=None)]
        found = found_of(first.line, duty) if duty is not None else None
        if duty is None or found is None or not binds(found):
            return []
        return [_commitment(found, [one for actor in duty.who for one in self.cast.who(actor)])]

    def _by_parts(self, line: Line) -> list[Commitment]:
        """What no act tells of, read by the parts of its clauses."""
        for duty in duties_of(line):
            found = found_of(line, duty)
            if _stands(found) and not self._of_a_year(found) and not (duty.options.get("whole") and relative(found)):
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

    def _of_a_year(self, found: Found) -> bool:
        """ "In 1998 Georgia promised to pay": history, where nothing but a year before it says when."""
        start = found.line.kept[found.at("verb")].start
        years = [_YEAR.findall(d.words) for d in found.line.dates if d.span.start < start and _BARE_YEAR.fullmatch(d.words)]
        past = [int(y[0]) for y in years if y and (self.published is None or int(y[0]) < self.published.year)]
        return bool(past) and "will" not in found.match.slots and found.act.kind != "plan"

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
    if others := _of_whom_it_is_told(found) or told_to_act(found):
        return [one for actor in others for one in cast.who(actor)]
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
    elif way in ("any", "agent") and not actors:
        actors = _around(found)
    found_out = [one for actor in actors for one in cast.who(actor)]
    if not found_out and any(a.number in ("we", "i") for a in actors):
        return attributed(found.line, found.at("verb"))  # "We shall send a choir," said the minister
    return [one for n, one in enumerate(found_out) if not any(same_actor(one, before) for before in found_out[:n])]


def _of_whom_it_is_told(found: Found) -> Sequence[Actor]:
    """ "France will return the thrones, its president promised": the state or body of which it is said that it will."""
    behind = found.act.options.get("behind") and nothing_behind(found)
    will = next((n for n in range(found.at("verb")) if "will" in found.line.kept[n].roles), None) if behind else None
    return [a for a in subject_of(found.line, will) if a.kind in ("state", "body", "pair")] if will else []


def _around(found: Found) -> Sequence[Actor]:
    """Who does what is told in the passive: whoever stands behind "by", who is named at all, or who says what will be done."""
    if found.act.options["subject"] == "any":
        return agents_behind(found) or [a for u in found.line.kept for a in u.parties]
    return Ahead(found.line).sayer(found.at("will")) if found.unit("will") is not None else ()


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
    told = found.act.options.get("behind") and nothing_behind(found)  # "It will be ready by May, he promised"
    first = segment.start if told else begin_of(found)
    what = relative_what(found) or " ".join(line.tokens.text[first : end_of(found, ends)].split())
    done = found.act.options.get("done")
    kind = "plan" if found.act.kind == "agreement" and _ahead(found) else found.act.kind
    return Commitment(
        span=line.span, act=found.act.name, kind=CommitmentKind(kind), who=parties_of(who), what=what,
        verb=verb.of(line.tokens.text),
        due=None if done and kind != "plan" else due_of(line, first if told else after_to(found), end_of(found, ends), kind),
    )  # fmt: skip
