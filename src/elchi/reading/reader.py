"""The door of the reading room: a document in, all that one reader version finds in it out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import Lexicon, fold
from elchi.model.claim import Claim, Commitment, Doubt, Encounter, Reading, Statement, Tenure
from elchi.model.document import Document, Span
from elchi.model.expression import DateExpression
from elchi.model.quick import replace
from elchi.reading.at_home import settle_homes
from elchi.reading.attendance import Attendance, attendances, people_of
from elchi.reading.authors import name_authors
from elchi.reading.beforehand import told_ahead_of
from elchi.reading.careers import career_of
from elchi.reading.commitments import Undertakings
from elchi.reading.company import inviters_of, settle_company, tell_described, tell_houses, tell_origins, tell_senders, tell_sides
from elchi.reading.coreference import Cast
from elchi.reading.counted import counts, echoes, without_promises
from elchi.reading.dates import find as find_dates
from elchi.reading.days import settle_days
from elchi.reading.delegations import tell_delegations, tell_representatives
from elchi.reading.doubled import tell_doubled
from elchi.reading.drafts import Draft
from elchi.reading.encounters import claim_of, drafts_of
from elchi.reading.homes import of_dateline
from elchi.reading.joining import gather
from elchi.reading.judgements import own_words, with_judgements
from elchi.reading.lands import land_named
from elchi.reading.line import Line
from elchi.reading.linemaker import LineMaker, surnames
from elchi.reading.masthead import Masthead, masthead_of
from elchi.reading.memberships import memberships_of
from elchi.reading.mending import mend
from elchi.reading.mentions import mentions_of
from elchi.reading.merging import merge
from elchi.reading.minutes import minuted
from elchi.reading.namesakes import tell_apart
from elchi.reading.namings import namings_of
from elchi.reading.plans import settle_plans, settle_there, stands
from elchi.reading.positions import with_positions
from elchi.reading.reckoned import date_by_flow, date_by_place
from elchi.reading.remembered import remember
from elchi.reading.requests import with_requests
from elchi.reading.resumed import refer
from elchi.reading.series import numbered_by_context
from elchi.reading.setting import settle_places
from elchi.reading.statements import Speech, called_out, turn_of
from elchi.reading.tenures import changes_of, tenures_of
from elchi.reading.text import Layout, lay_out
from elchi.reading.units import Actor, tokens_by_segment

READER = "elchi-reader/2"


@dataclass(slots=True)
class Page:
    """A document on its way through the reader."""

    document: Document
    layout: Layout
    dates: list[DateExpression]
    lines: list[Line]
    cast: Cast
    masthead: Masthead
    lists: list[Attendance]
    lexicon: Lexicon


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what the reader finds in a document. The same text and lexicon give the same reading."""
    mended = mend(document.text, lexicon)
    return mended.back(_read(replace(document, text=mended.text), lexicon))


def _read(document: Document, lexicon: Lexicon) -> Reading:
    page = open_page(document, lexicon)
    drafts = _finished(page)
    changes = [c for line in page.lines for c in _changes(line, page)]
    speech = Speech(page.cast, document.text)
    undertakings = Undertakings(page.cast, document.text, document.published or page.masthead.published)
    commitments: list[Commitment] = []
    for line in page.lines:
        page.cast.pair = line.pair
        page.cast.speaking = ()
        speech.hear(line)
        page.cast.speaking = speech.dictator[0] if speech.dictator else ()
        commitments.extend(undertakings.of(line))
        if not speech.quoting:  # whom a quotation names is not who "he" is behind it
            remember(line, page.cast)
    commitments = commitments or undertakings.headed[:1]  # a heading counts where no sentence below it tells of an undertaking
    encounters = [claim_of(d, _quote(page, d)) for d in drafts]
    claims: list[Claim] = [
        *encounters,
        *with_judgements(document.text, page.lines, with_positions(document.text, page.lines, _said(speech, encounters))),
        *with_requests(document.text, page.lines, commitments),
        *tenures_of(page.cast, changes),
        *memberships_of(page.lines),
        *namings_of(page.lines),
    ]
    heading = page.layout.words(page.layout.segments[page.layout.titles[0]]) if page.layout.titles else None
    title = heading.lstrip("# ") if heading else document.title
    return Reading(
        document=document.id, reader=READER, lexicon=lexicon.digest, title=title, published=document.published or page.masthead.published,
        language=document.language, mentions=tuple(mentions_of(page.lines, page.cast, page.document.text)), claims=own_words(claims), doubts=_open_doubts(page),
        publisher=document.publisher or page.masthead.publisher,
    )  # fmt: skip


def _said(speech: Speech, encounters: Sequence[Encounter]) -> list[Statement]:
    """What is said, but that "spoke with" and "called on" tell of a meeting where one is read in the sentence."""
    met = {e.span for e in encounters}
    return [s for s in speech.statements() if s.verb not in word_set("met_rather_than_said") or s.span not in met]


def open_page(document: Document, lexicon: Lexicon) -> Page:
    """Lay a document out as lines of units and introduce its people; the title comes last, when they are known."""
    lists = attendances(document.text, lexicon)
    layout = lay_out(document.text, document.title, _edges(document.text, lists))
    dates = find_dates(document.text)
    tokens = tokens_by_segment(layout, lexicon)
    lower = set(filter(str.islower, set().union(*(t.words for t in tokens))))
    cast, known = Cast(), set[str]()
    for listed in (who.actor for who in people_of(lists) if who.actor is not None and who.actor.person):
        cast.introduce(listed)
        known |= surnames([listed])
    maker = LineMaker(dates, known, lower)
    lines: dict[int, Line] = {}
    learned: dict[str, int] = {}  # surnames, with the line that made them known
    titles = [n for n in layout.titles if len(tokens[n])]  # last, when people are known; a sentence there makes them known too
    order = [n for n in range(len(tokens)) if n not in titles or tokens[n].words[-1] == "."] + titles
    for number in order:
        if not len(tokens[number]) or any(li.start <= layout.segments[number].start < li.end for li in lists):
            continue
        line = lines[number] = maker.line(tokens[number], heading=layout.segments[number].heading)
        _introduce(line, cast)
        told = surnames([a for u in line.named for a in u.parties if a.kind == "person"]) - known
        learned |= dict.fromkeys(told, number)
        known |= told
    for number in [n for n in order if n in lines and _names_later(lines[n], n, learned)]:
        line = lines[number] = maker.line(tokens[number], heading=layout.segments[number].heading)
        _introduce(line, cast)
    ordered = [lines[n] for n in sorted(lines)]
    _carry_subjects(ordered)
    masthead = masthead_of(document, layout, ordered, dates, cast)
    home = masthead.home or (of_dateline(masthead.place, ordered, cast, masthead.published) if masthead.agency else None)
    cast.home, cast.here = home, masthead.place
    name_authors(ordered, cast, masthead.author)
    cast.diarist = masthead.diarist
    cast.inviters = inviters_of(ordered, cast)
    cast.complete(land_named(home, lexicon) if home else None)
    return Page(document, layout, dates, ordered, cast, masthead, lists, lexicon)


def _introduce(line: Line, cast: Cast) -> None:
    """Take the people of a line into the cast."""
    tell_houses(line)
    tell_sides(line)
    tell_delegations(line)
    tell_senders(line)
    tell_described(line)
    tell_doubled(line)
    tell_origins(line)
    tell_representatives(line)
    for unit in line.kept:  # named units are joined to lists there
        if len(unit.parties) > 1:
            cast.told_in_a_row(unit.parties)
    tell_apart(line, cast)
    for actor in (a for u in line.named for a in u.parties if a.kind == "person"):
        cast.introduce(actor)


def _names_later(line: Line, number: int, learned: Mapping[str, int]) -> bool:
    """ "Grossi arrived in Tehran. ... Director General Rafael Grossi said": a surname alone, whose bearer is told of in full below."""
    bare = (line.tokens.words[u.first] for u in line.all if u.roles == _BARE)
    return any(learned.get(fold(word), -1) > number for word in bare if not word.isupper())


_BARE = frozenset({"x", "NAME"})


def _after(text: str, at: int) -> int:
    following = re.compile(r"\s*").match(text, at)
    return following.end() if following else at


def _edges(text: str, lists: Sequence[Attendance]) -> list[int]:
    """Where lists begin, and where what follows them does."""
    return [edge for found in lists for edge in (found.start, _after(text, found.end))]


def _open_doubts(page: Page) -> tuple[Doubt, ...]:
    return tuple(d for d in page.cast.doubts if not called_out(page.document.text, d.span.start))


def _carry_subjects(lines: Sequence[Line]) -> None:
    """ "It was founded in 2009": the body that a line before began with."""
    first: list[Actor] = []
    for line in lines:
        line.subject = first
        opening = [u.parties for u in line.kept[:3] if u.parties]
        first = opening[0] if opening and opening[0][0].kind == "body" else first


def _changes(line: Line, page: Page) -> list[Tenure]:
    """Appointments told of in a line; "he" in it is whoever the line before was about."""
    page.cast.speaking = line.speaking
    found = career_of(line) or changes_of(line, page.cast, None)
    remember(line, page.cast)
    return found


def _finished(page: Page) -> list[Draft]:
    """The document's encounters: drafted line by line, joined, the main ones marked, place and date by the masthead."""
    titles = set(page.layout.titles)
    numbers = {id(line): n for n, line in enumerate(page.lines)}
    starts = {page.layout.segments[n].start for n in titles}
    drafts: list[Draft] = []
    for line in page.lines:
        line.speaking = page.cast.speaking = turn_of(line, page.cast) or (() if line.heading else page.cast.speaking)
        made = drafts_of(line, numbers[id(line)], page.cast)
        for draft in made:
            draft.titled = line.tokens.segment.start in starts
        remember(line, page.cast)
        line.pair = list(page.cast.pair)
        drafts.extend(made)
        refer(line, drafts)
    drafts = gather([d for d in drafts if stands(d, page.lines[d.segment])])
    settle_plans(drafts, page.lines)
    numbered_by_context(page.lines, page.cast, drafts)
    headings = {n for n, line in enumerate(page.lines) if line.heading}
    drafts = merge(sorted(drafts, key=lambda d: d.titled or d.segment in headings))
    _peopled_titles(drafts)
    settle_company(drafts, page.cast)
    drafts = [d for d in without_promises(drafts) if counts(d) and not echoes(d, drafts)]
    _mark_main(page, drafts)
    date_by_flow(drafts, page.lines)
    if page.lists:
        drafts = minuted(page.document.text, page.lists, page.dates, drafts, page.cast, page.lexicon)
    if page.lines:  # a page may be but a list
        settle_days(drafts, page.lines, page.masthead)
        settle_there(drafts, page.lines)
        settle_places(drafts, page.lines, page.masthead.place)
        date_by_place(drafts, page.lines)
        settle_homes(drafts, page.lines, page.cast, page.masthead)
    return sorted(drafts, key=lambda d: (not d.main, d.segment, d.at))


def _peopled_titles(drafts: Sequence[Draft]) -> None:
    """A visit that a title tells of without its people is that of who is told of first below."""
    first = next((d for d in drafts if not d.titled and any(a.person for a in d.actors)), None)
    for draft in drafts:
        if draft.titled and draft.kind == "visit" and not draft.actors and first is not None:
            draft.actors = [a for a in first.actors if a.person][:1]


def _mark_main(page: Page, drafts: Sequence[Draft]) -> None:
    """Main is what the title or the first sentence tells of; failing those, the first encounter near the top."""
    body = [n for n, line in enumerate(page.lines) if not line.heading and any(u.parties or u.event for u in line.kept)]
    aside = {id(d) for d in drafts if not d.actors and not d.titled and told_ahead_of(page.lines[d.segment], d.at)}
    first = [d for d in drafts if d.segment in body[:1] and id(d) not in aside]
    told = [d for d in first if len(d.actors) > 1] or first
    for draft in drafts:
        draft.main = draft.main or draft.titled or (draft in told and not (draft.act == "named-event" and len(told) > 1))
    if not any(d.main for d in drafts):
        early = sorted((d for d in drafts if d.segment in body[:3]), key=lambda d: id(d) in aside)
        for draft in early[:1]:
            draft.main = True


def _quote(page: Page, draft: Draft) -> Span:
    if draft.act == "attendance":
        return Span(draft.start, draft.end)
    segment = page.lines[draft.segment].tokens.segment
    return Span(segment.start, segment.end)


__all__ = ["READER", "Encounter", "fold", "open_page", "read"]
