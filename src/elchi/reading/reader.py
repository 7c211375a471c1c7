"""The door of the reading room: a document in, all that one reader version finds in it out."""

from collections.abc import Sequence

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import Lexicon
from elchi.model.claim import Claim, Commitment, Encounter, Statement, Tenure
from elchi.model.document import Document, Span
from elchi.model.quick import replace
from elchi.model.reading import Doubt, Reading
from elchi.reading.clauses.beforehand import told_ahead_of
from elchi.reading.clauses.coming import settle_coming
from elchi.reading.clauses.drafts import Draft
from elchi.reading.commitments.commitments import Undertakings
from elchi.reading.consultations.judgements import own_words, with_judgements
from elchi.reading.consultations.positions import with_positions
from elchi.reading.consultations.requests import with_requests
from elchi.reading.coreference.mentions import mentions_of
from elchi.reading.coreference.remembered import remember, two_states_of
from elchi.reading.encounters.company import settle_company
from elchi.reading.encounters.counted import counts, echoes, only_heads, without_promises
from elchi.reading.encounters.days import settle_days
from elchi.reading.encounters.encounters import claim_of, drafts_of
from elchi.reading.encounters.joining import gather
from elchi.reading.encounters.merging import merge
from elchi.reading.encounters.minutes import minuted
from elchi.reading.encounters.partners import told_beneath
from elchi.reading.encounters.plans import settle_plans, settle_there, stands
from elchi.reading.encounters.reckoned import date_by_flow, date_by_place
from elchi.reading.encounters.resumed import refer
from elchi.reading.encounters.series import numbered_by_context
from elchi.reading.encounters.staying import settle_places
from elchi.reading.layout.headlines import headline
from elchi.reading.layout.loud import quieted
from elchi.reading.layout.mending import mend
from elchi.reading.layout.programmes import settle_programme
from elchi.reading.layout.scheduled import scheduled
from elchi.reading.layout.turns import called_out, turn_of
from elchi.reading.lines.line import Line
from elchi.reading.memberships.memberships import memberships_of
from elchi.reading.memberships.namings import namings_of
from elchi.reading.page import Page, open_page
from elchi.reading.statements.statements import Speech
from elchi.reading.states.at_home import settle_homes
from elchi.reading.states.state_organs import SpokenOf
from elchi.reading.tenures.careers import career_of
from elchi.reading.tenures.personnel import of_home
from elchi.reading.tenures.tenures import changes_of, tenures_of

READER = "elchi-reader/2"


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Return what the reader finds in a document. The same text and lexicon give the same reading."""
    mended = mend(quieted(document.text, lexicon), lexicon)
    return mended.back(_read(replace(document, text=mended.text), lexicon))


def _read(document: Document, lexicon: Lexicon) -> Reading:
    page = open_page(document, lexicon)
    drafts = _finished(page)
    changes = of_home([c for line in page.lines for c in _changes(line, page)], page.lines, page.cast, page.masthead)
    speech = Speech(page.cast, document.text)
    undertakings = Undertakings(page.cast, document.text, document.published or page.masthead.published)
    commitments = _heard(page, speech, undertakings)
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
    title = headline(page.lines, heading.lstrip("# ") if heading else document.title)
    return Reading(
        document=document.id, reader=READER, lexicon=lexicon.digest, title=title, published=document.published or page.masthead.published,
        language=document.language, mentions=tuple(mentions_of(page.lines, page.cast, page.document.text)), claims=own_words(claims), doubts=_open_doubts(page),
        publisher=document.publisher or page.masthead.publisher,
    )  # fmt: skip


def _heard(page: Page, speech: Speech, undertakings: Undertakings) -> list[Commitment]:
    """Let what is said be heard line by line, and return what is undertaken; in a heading only where no sentence tells of any."""
    commitments: list[Commitment] = []
    page.cast.thing = spoken_of = SpokenOf()
    for line in page.lines:
        page.cast.pair, page.cast.states = line.pair, two_states_of(line) or page.cast.states
        page.cast.speaking = ()
        speech.hear(line)
        page.cast.speaking = speech.dictator[0] if speech.dictator else ()
        commitments.extend(undertakings.of(line))
        spoken_of.hear(line)
        if not speech.quoting:  # whom a quotation names is not who "he" is behind it
            remember(line, page.cast)
    return commitments or undertakings.headed[:1]


def _said(speech: Speech, encounters: Sequence[Encounter]) -> list[Statement]:
    """What is said, but that "spoke with" and "called on" tell of a meeting where one is read in the sentence."""
    met = {e.span for e in encounters}
    return [s for s in speech.statements() if s.verb not in word_set("met_rather_than_said") or s.span not in met]


def _open_doubts(page: Page) -> tuple[Doubt, ...]:
    return tuple(d for d in page.cast.doubts if not called_out(page.document.text, d.span.start))


def _changes(line: Line, page: Page) -> list[Tenure]:
    """Appointments told of in a line; "he" in it is whoever the line before was about."""
    page.cast.speaking = line.speaking
    found = career_of(line) or changes_of(line, page.cast, None)
    remember(line, page.cast)
    return found


def _finished(page: Page) -> list[Draft]:
    """The document's encounters: drafted line by line, joined, the main ones marked, place and date by the masthead."""
    drafts = gather([d for d in _drafted(page) if stands(d, page.lines[d.segment])])
    drafts += scheduled(page.lines, page.cast)
    settle_plans(drafts, page.lines)
    numbered_by_context(page.lines, page.cast, drafts)
    headings = {n for n, line in enumerate(page.lines) if line.heading}
    drafts = merge(sorted(drafts, key=lambda d: d.titled or d.segment in headings))
    _peopled_titles(drafts, page.lines)
    settle_company(drafts, page.cast)
    drafts = [d for d in without_promises(drafts) if counts(d) and not echoes(d, drafts)]
    drafts = [d for d in drafts if not only_heads(d, drafts)]
    _mark_main(page, drafts)
    settle_programme(drafts, page.lines)
    date_by_flow(drafts, page.lines)
    settle_coming(drafts, page.lines, page.document.published or page.masthead.published)
    if page.lists:
        drafts = minuted(page.document.text, page.lists, page.dates, drafts, page.cast, page.lexicon)
    if page.lines:  # a page may be but a list
        settle_days(drafts, page.lines, page.masthead)
        settle_there(drafts, page.lines)
        settle_places(drafts, page.lines, page.masthead.place)
        date_by_place(drafts, page.lines)
        settle_homes(drafts, page.lines, page.cast, page.masthead)
    return sorted(drafts, key=lambda d: (not d.main, d.segment, d.at))


def _drafted(page: Page) -> list[Draft]:
    """What each line tells of; who spoke and who met last is kept beside the line for the claims that are read later."""
    starts = {page.layout.segments[n].start for n in page.layout.titles}
    drafts: list[Draft] = []
    for number, line in enumerate(page.lines):
        line.speaking = page.cast.speaking = turn_of(line, page.cast) or (() if line.heading else page.cast.speaking)
        made = drafts_of(line, number, page.cast)
        for draft in made:
            draft.titled = line.tokens.segment.start in starts
        remember(line, page.cast)
        line.pair = list(page.cast.pair)
        drafts.extend(made)
        refer(line, drafts)
    return drafts


def _peopled_titles(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """A visit that a title tells of without its people is that of who is told of first below; "Remarks With B" are those of who is named beneath."""
    first = next((d for d in drafts if not d.titled and any(a.person for a in d.actors)), None)
    for draft in drafts:
        if draft.titled and draft.kind == "visit" and not draft.actors and first is not None:
            draft.actors = [a for a in first.actors if a.person][:1]
        if draft.act in ("remarks-before", "remarks-after"):
            told_beneath(draft, lines)


def _mark_main(page: Page, drafts: Sequence[Draft]) -> None:
    """Main is what the title or the first sentence tells of; failing those, the first encounter near the top."""
    prose = (
        n for n, line in enumerate(page.lines) if not line.heading or line.words.endswith(",")
    )  # "The Heads of State, gathered in A,"
    body = [n for n in prose if any(u.parties or u.event for u in page.lines[n].kept)]
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
    return page.lines[draft.segment].span


__all__ = ["READER", "read"]
