"""Who said what: reported speech, quotations and whom they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.model.claim import Statement
from elchi.model.quick import replace
from elchi.reading.commitments.drafting import Opening, opening_of
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.voice import is_paper, may_name_paper, names_somebody
from elchi.reading.encounters.encounters import party_of
from elchi.reading.layout.turns import turn_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor
from elchi.reading.statements.quotations import Quotations, Quoted
from elchi.reading.statements.speakers import attributions_of
from elchi.reading.statements.tags import Attribution

_OWN = ("i", "we")
_ONE = ("person", "office")
_TOP, _PROSE = 3, 22  # below the title, a line of so many words is prose, though nothing closes it
_LONG_AGO = 8  # lines after which "he" is not the last speaker any more
_CLOSED = ("”", '"', "''", "»")
_SHORT_TAG = 9  # units of a sentence that only tells who spoke
_HELPERS = 2  # words between who speaks and the verb: "has", "also"
_MARK = 4  # units of an item in which its verb stands, behind its number
_WRITTEN = "="  # marks a label that names its people itself, where the text does: "King A and Crown Prince B"


@dataclass(slots=True)
class _Heard:
    """One sentence on its way to a statement: who says it, as far as is known yet."""

    line: Line
    quoted: Quoted
    actors: Sequence[Actor] = ()
    label: str | None = None
    verb: str = "said"
    direct: bool = False
    fallback: Sequence[Actor] = ()
    tagged: bool = False


class Speech:
    """Follows the speakers of a document from line to line."""

    def __init__(self, cast: Cast, text: str) -> None:
        self.cast, self.text = cast, text
        self.quotes = Quotations(text)
        self.heard: list[_Heard] = []
        self.speakers: Sequence[Actor] = ()
        self.label: str | None = None
        self.issuer: Sequence[Actor] = ()
        self.dictator: tuple[Sequence[Actor], str | None] | None = None
        self.quoting = False
        self.named = -1  # the last line that named somebody outside a quotation
        self.turn = -1
        self.last = -2
        self.number = -1

    def hear(self, line: Line) -> None:
        """Take in the next line; what it says is settled by `statements`, when all is heard."""
        self.number += 1
        quoted = self.quotes.of(line.tokens.segment)
        self.quoting = quoted.whole
        if line.heading and not self._announces(line):
            self.dictator = None
            return
        named = self.number if not quoted.whole and names_somebody(line) else self.named
        turn = self._labelled(line, quoted) or self._turn(line, quoted)
        heard = [turn] if turn else self._told(line, quoted)
        self.heard.extend(heard)
        self.named = named

    def _told(self, line: Line, quoted: Quoted) -> list[_Heard]:
        if self.cast.authors and line.tokens.segment.item is not None and (opening := opening_of(line)) is not None:
            return self._drafted(line, quoted, opening)
        return [*self._deed(line, quoted)] or [*self._attributed(line, quoted)] or [*self._carried(line, quoted)]

    def _drafted(self, line: Line, quoted: Quoted, opening: Opening) -> list[_Heard]:
        """ "3. Welcome the report of the fund": what the authors of a paper say, item by item; nobody else speaks in one."""
        self._speaks(self.cast.authors, None)
        return [_Heard(line, quoted, self.cast.authors, None, opening.verb)] if opening.kind == "tell" else []

    def statements(self) -> list[Statement]:
        """Return the statements of all lines heard: at most one a sentence."""
        for number, heard in enumerate(self.heard):
            if not heard.actors:
                ahead = self._ahead(number)
                heard.actors, heard.label = (ahead.actors, ahead.label) if ahead else (heard.fallback, heard.label)
        return [self._statement(h) for h in self.heard if h.actors and not self._only_tags(h)]

    def _ahead(self, number: int) -> _Heard | None:
        """A quotation whose speaker is named behind it, in the same paragraph: "... . ...," X said."""
        block = self.heard[number].line.tokens.segment.block
        for later in self.heard[number + 1 : number + 7]:
            if self._only_tags(later):
                return later
            if (later.line.tokens.segment.block != block and self.heard[number].fallback) or not (
                later.quoted.spans or later.tagged
            ):
                return None
            if later.actors:
                begins = later.line.tokens.segment.start
                return later if later.tagged and (later.quoted.carried or later.quoted.holds(begins)) else None
        return None

    def _only_tags(self, heard: _Heard) -> bool:
        """ "“It is done!” | Veli tweeted on his way home.": a sentence that says but who said what was quoted before it."""
        units, segment = heard.line.kept, heard.line.tokens.segment
        if (
            heard.quoted.spans
            or not 1 < len(units) <= _SHORT_TAG
            or not self.text[max(0, segment.start - 4) : segment.start].rstrip().endswith(_CLOSED)
        ):
            return False
        told = "v:report" in units[1].roles and bool(units[0].parties)
        return told and not any(u.roles & {"that", "colon"} or VERBAL[u.roles] for u in units[2:])

    def _turn(self, line: Line, quoted: Quoted) -> _Heard | None:
        """ "President of Russia Vladimir Putin: Thank you": a speaker's name and a colon."""
        units = line.kept[:3]
        if len(units) < 2 or not units[0].parties or not units[0].roles & {"PERSON", "OFFICE"} or "colon" not in units[1].roles:
            return None
        actors = self.cast.who(units[0].parties[0])
        if not actors:
            return None
        self._speaks(actors, None)
        self.turn = line.tokens.segment.block
        return _Heard(line, quoted, actors, direct=True)

    def _labelled(self, line: Line, quoted: Quoted) -> _Heard | None:
        """ "SECRETARY VELI: Good morning": a turn in a transcript, which goes on over paragraphs."""
        actors = turn_of(line, self.cast)
        if not actors:
            return None
        self._speaks(actors, None)
        self.dictator = (actors, None)
        return _Heard(line, quoted, actors, direct=True)

    def _attributed(self, line: Line, quoted: Quoted) -> Iterator[_Heard]:
        told = [(found, *self._resolved(line, found)) for found in attributions_of(line, quoted)]
        lead = 1 if len(told) > 1 and told[1][1] and _relays(told[0][0], told[1][0]) else 0
        for number, (found, actors, label) in enumerate(told):
            if not actors:
                continue
            if number == lead:
                self._follow(line, found, actors, label)
            direct = bool(quoted.spans) and not number
            yield _Heard(line, quoted, actors, label, found.said, direct, tagged=direct)

    def _deed(self, line: Line, quoted: Quoted) -> Iterator[_Heard]:
        """ "2. Underscored the importance of the fund": an item that goes on with what its authors, named above the list, did."""
        said = next((u for u in line.kept[:_MARK] if VERBAL[u.roles] or u.parties), None)
        if not self.cast.authors or line.tokens.segment.item is None or said is None or said.parties or "v:say" not in said.roles:
            return
        word, numbered = line.tokens.low[said.last - 1], line.kept[0].of(self.text).isdigit()
        if word.endswith("ed") or (numbered and word.endswith("s")):
            self._speaks(self.cast.authors, None)
            yield _Heard(line, quoted, self.cast.authors, None, said.of(self.text).lower())

    def _follow(self, line: Line, found: Attribution, actors: Sequence[Actor], label: str | None) -> None:
        """Remember who spoke, for the sentences that go on."""
        if found.said != "according to":
            self._speaks(actors, label)
            self.cast.last = list(actors)
        if self._reported(line, found) or self._names_paper(line):
            self.issuer = actors
        self.turn = self.turn if found.pronoun in _OWN else -1
        if self._opens(line, found):
            self.dictator = (actors, label)

    def _names_paper(self, line: Line) -> bool:
        segment = line.tokens.segment
        if not may_name_paper(self.text[segment.start : segment.end]):
            return False
        return any(is_paper(u.of(self.text)) for u in line.all if not u.parties)

    @staticmethod
    def _reported(line: Line, found: Attribution) -> bool:
        """ "This was reported by the press service": what follows is its message."""
        return found.verb > 0 and "be" in line.kept[found.verb - 1].roles

    @staticmethod
    def _opens(line: Line, found: Attribution) -> bool:
        """ "Following the meeting the Minister said:" gives what follows, paragraph by paragraph, to him."""
        last = [u for u in line.kept if "x" not in u.roles or u.parties][-1:]
        return bool(last) and "colon" in last[0].roles and "v:report" in line.kept[found.verb].roles

    def _speaks(self, actors: Sequence[Actor], label: str | None) -> None:
        self.speakers, self.label, self.last = actors, label, self.number

    def _resolved(self, line: Line, found: Attribution) -> tuple[list[Actor], str | None]:
        """Who the parsed speakers are in this document, and by what words a pair or group of them goes."""
        if (before := self._who_spoke(line, found)) is not None:
            return before
        actors = [one for actor in found.actors for one in self.cast.who(actor)]
        if not actors and found.pronoun in ("he", "she") and self._alone and self.number - self.last <= _LONG_AGO:
            return list(self.speakers), None
        if len(actors) < 2 or found.unit is None:
            return actors, None
        if not found.unit.roles & {"PAIR", "PRONOUN"}:
            written = any(a.person for a in found.unit.parties)
            words = _WRITTEN + _names(actors) if written else " ".join(found.unit.of(self.text).split())
            return actors, words if all(a.kind == "person" for a in actors) else None
        if found.pronoun and self.label and [id(a) for a in actors] == [id(a) for a in self.speakers]:
            return actors, self.label
        return actors, found.unit.of(self.text)

    @property
    def _alone(self) -> bool:
        """Whether one person spoke last."""
        return len(self.speakers) == 1 and not self.speakers[0].plural and self.speakers[0].kind in _ONE

    def _who_spoke(self, line: Line, found: Attribution) -> tuple[list[Actor], str | None] | None:
        """Who "he", "they", "we" and "the letter" are by who spoke last, whose turn it is and whose paper."""
        recent = self.number - self.last <= 1 or (self.number - self.last < _LONG_AGO and self.named <= self.last)
        near = found.verb <= 4 or (found.unit is not None and line.kept[found.verb - 2].roles & {"quote", "comma"})
        if found.pronoun in ("he", "she") and near and recent and self._alone:
            return list(self.speakers), None
        if found.pronoun == "they" and found.verb <= 4 and recent and self.speakers and not self._alone:
            return list(self.speakers), self.label
        if found.pronoun == "we" and self.speakers and self.speakers[0].kind in ("state", "body") and recent:
            return list(self.speakers), None
        if found.actors and self._told_again(line, found):
            told = self.cast.who(Actor("pronoun", found.actors[0].start, found.actors[0].end, number="he"))
            return (told, None) if len(told) == 1 else None
        if found.pronoun in _OWN and self.dictator:
            return list(self.dictator[0]), self.dictator[1]
        return (list(self.issuer), None) if self.issuer and _is_paper(found.actors) else None

    def _told_again(self, line: Line, found: Attribution) -> bool:
        """ "President Ali Veli met the envoy. The official recalled": by a word that anybody could be told of by."""
        actor = found.actors[0]
        again = actor.kind in ("group", "office") and (actor.office or "").lower() in word_set("told_again")
        between = self.text[actor.end : line.kept[found.verb].start].split()
        return again and actor.of is None and not actor.plural and line.tokens.is_word(0, "the") and len(between) < _HELPERS

    def _carried(self, line: Line, quoted: Quoted) -> Iterator[_Heard]:
        """A quotation without a speaker of its own goes on with the last one's; so do a turn, a dictation and an author."""
        if self.dictator and self._about(line, self.dictator[0]):
            self.dictator = None
        if len(line.kept) < 3:
            return
        if quoted.whole or (quoted.carried and quoted.spans):
            yield _Heard(line, quoted, (), self.label, direct=True, fallback=self.speakers)
        elif self.dictator:
            yield _Heard(line, quoted, self.dictator[0], self.dictator[1], direct=True)
        elif self.speakers and self.turn == line.tokens.segment.block:
            yield _Heard(line, quoted, self.speakers, self.label, direct=True)
        elif self.cast.author is not None and not quoted.spans and not self.cast.keeps_note:
            yield _Heard(line, quoted, [self.cast.author], direct=True)

    def _announces(self, line: Line) -> bool:
        """ "Following the meeting the Minister said:" stands alone, but is no heading; nor is a sentence that is cut off."""
        segment = line.tokens.segment
        long = self.number > _TOP and len(line.tokens) > _PROSE
        return long or self.text[segment.start : segment.end].rstrip().endswith(":")

    def _about(self, line: Line, speakers: Sequence[Actor]) -> bool:
        """Tell whether a sentence names a speaker: it is not in his words any more."""
        named = [one for u in line.kept if u.roles & {"PERSON", "OFFICE"} for a in u.parties for one in self.cast.who(a)]
        return any(one is speaker for one in named for speaker in speakers)

    def _statement(self, heard: _Heard) -> Statement:
        segment = heard.line.tokens.segment
        actors = heard.actors
        speaker = party_of(actors[0], "speaker")
        if len(actors) > 1 and heard.label and heard.label.startswith(_WRITTEN):
            speaker = replace(speaker, person=heard.label.removeprefix(_WRITTEN), office=None, of=None)
        elif len(actors) > 1 and heard.label:
            speaker = replace(speaker, person=_names(actors), office=heard.label, of=None)
        elif len(actors) > 1:
            speaker = party_of(Actor("group", actors[0].start, actors[-1].end, _names(actors)), "speaker")
        return Statement(
            span=heard.line.span, act=f"said:{heard.verb}", speaker=speaker, verb=heard.verb,
            gist=" ".join(self.text[segment.start : segment.end].split()), direct=heard.direct,
            speakers=tuple(party_of(a, "speaker") for a in actors) if len(actors) > 1 else (),
        )  # fmt: skip


def _relays(whole: Attribution, told: Attribution) -> bool:
    """ "He stressed the need for peace, the agency reports": what goes on is in his words."""
    return told.verb < whole.verb and bool(whole.actors) and whole.actors[0].kind in ("body", "group")


def _is_paper(actors: Sequence[Actor]) -> bool:
    """ "The letter reads": a paper speaks."""
    return len(actors) == 1 and actors[0].kind == "group" and actors[0].of is None and is_paper(actors[0].office or "")


def _names(actors: Sequence[Actor]) -> str:
    return " and ".join(a.person or a.of or a.office or "" for a in actors)
