"""The pages about one thing: each asks the answers and says what a page shows beside them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from elchi.answers.brief import brief
from elchi.answers.cited import in_names
from elchi.answers.commitments import commitment as whole_commitment
from elchi.answers.commitments import commitments, today
from elchi.answers.depth import GLANCE
from elchi.answers.encounter import whole_encounter
from elchi.answers.holders import all_terms, held_on
from elchi.answers.meetings import listed
from elchi.answers.members import bodies_of
from elchi.answers.owed import owed_by
from elchi.answers.profile import body as body_profile
from elchi.answers.profile import person as person_profile
from elchi.answers.profile import spellings
from elchi.answers.review import choice_words
from elchi.answers.sources import document as read_document
from elchi.answers.timeline import timeline as time_line
from elchi.errors import NothingKnown
from elchi.faces.web.acting import MAY_LACK, OFFERED
from elchi.faces.web.asking import Ask, Day, Place, Shown, day
from elchi.faces.web.links import called, identifier_of
from elchi.faces.web.marking import runs_of, span_of
from elchi.faces.web.terms import bars_of, member_bars
from elchi.given import topics
from elchi.model.entity import Judgement
from elchi.model.followup import ASSESSED, Standing
from elchi.near import office_asked

_LINES = 60  # of a time line
_LATEST, _ATTESTED, _NAMED = 24, 100, 4  # undertakings and attestations looked through, and sources of a name


def document(ask: Ask, name: str, at: Place = "") -> Shown:
    """The text as it was, with what was read in it; `at` is a place that something cites, such as 120-185."""
    found = read_document(ask.view, name)
    if found is None:
        raise NothingKnown(f'The record holds no document "{name[:60]}" that you may see.')
    beside = {
        "runs": runs_of(found.text, found.said, span_of(at)),
        "doubts": [
            (d, in_names(ask.view, d.doubt.why), [choice_words(ask.view, c) for c in d.doubt.choices]) for d in found.doubts
        ],
        "settled": [(s, choice_words(ask.view, s.choice)) for s in found.settled],
    }
    return Shown(called(found.source), found, beside=beside)


def person(ask: Ask, name: str) -> Shown:
    """A person: offices in time, encounters, undertakings, spellings, judgements."""
    subject = _known(ask, "person", name)
    found = person_profile(ask.view, subject, ask.times.on, _NAMED)
    owed = commitments(ask.view, by=subject, latest=_LATEST)
    beside = {"bars": bars_of(found.offices), "commitments": owed, "judgements": _judged(ask, found.judgements)}
    return Shown(found.name, found, subject, beside)


def _judged(ask: Ask, found: Sequence[Judgement]) -> list[Judgement]:
    """Judgements in words: each side as its identifier spells it, for both may be called the same since."""
    return [replace(j, left=_spelled(j.left), right=_spelled(j.right), why=in_names(ask.view, j.why)) for j in found]


def _spelled(identifier: str) -> str:
    kind, _, rest = identifier.partition(":")
    return rest.replace("-", " ").title() if kind == "person" else rest


def office(ask: Ask, name: str) -> Shown:
    """An office: who held it, as stated and attested."""
    subject = ask.view.one(identifier_of("office", name))
    everyone = all_terms(ask.view, subject)
    found = held_on(ask.view, subject, ask.times.on, everyone)
    if not everyone and ask.view.entity(subject) is None and not office_asked(ask.view, subject):
        raise NothingKnown(found.answer)
    return Shown(found.office[:1].upper() + found.office[1:], found, subject, {"bars": bars_of(everyone, names=True)})


def body(ask: Ask, name: str) -> Shown:
    """A body: its names in time, members and observers, offices, the series of its meetings."""
    subject = _known(ask, "body", name)
    found = body_profile(ask.view, subject, ask.times.on, _ATTESTED)
    beside = {
        "owed": owed_by(ask.view, subject, ask.times.on or today(ask.view), _LATEST),
        "bodies": bodies_of(ask.view, subject, ask.times.on),
        "bars": bars_of(found.offices, names=True),
        "over_time": member_bars(found.members, ask.times.on or today(ask.view)),
        "latest": _ATTESTED,
    }
    return Shown(found.name, found, subject, beside)


def state(ask: Ask, name: str) -> Shown:
    """A state: who is attested in its offices, where it belongs, its encounters, what it said and undertook."""
    subject = _known(ask, "state", name)
    asked = ask.times.on or today(ask.view)
    ours = ask.ours
    found = brief(ask.view, subject, asked, None if ours == subject else ours, topics(), GLANCE)
    beside = {
        "day": asked,
        "few": GLANCE.offices,
        "ours": ours == subject,
        "bodies": bodies_of(ask.view, subject, ask.times.on),
        "spellings": spellings(ask.view, subject, _NAMED),
    }
    return Shown(found.title, found, subject, beside)


def place(ask: Ask, name: str) -> Shown:
    """A place: what was held there."""
    subject = _known(ask, "place", name)
    found = ask.part(listed(ask.view, subject, last=ask.times.on, skip=ask.skip, most=ask.most))
    return Shown(ask.view.name_on(subject, ask.times.on), found, subject, {"spellings": spellings(ask.view, subject, _NAMED)})


def topic(ask: Ask, name: str) -> Shown:
    """A topic: what was said and undertaken on it."""
    if name not in topics().words:
        raise NothingKnown(f'"{name[:60]}" is no topic that is told apart; the search finds any words.')
    found = brief(ask.view, identifier_of("topic", name), ask.times.on, topics=topics())
    return Shown(found.title[:1].upper() + found.title[1:], found, identifier_of("topic", name))


def encounter(ask: Ask, name: str) -> Shown:
    """An encounter: every report of it, what they disagree about, how the plan moved, what was said and decided there."""
    found = whole_encounter(ask.view, ask.view.one(identifier_of("encounter", name)))
    m = found.meeting
    beside = {"standings": (Standing.COMPLETE, Standing.DROPPED), "judgements": _judged(ask, found.judgements)}
    return Shown(m.name or f"{m.called[:1].upper()}{m.called[1:]}, {m.when}", found, m.id, beside)


def commitment(ask: Ask, name: str) -> Shown:
    """A commitment: its texts, term, standing, history and what may be evidence."""
    found = whole_commitment(ask.view, ask.view.one(identifier_of("commitment", name)))
    what = found.undertaking.what.rstrip(".;, ")
    return Shown(
        what[:1].upper() + what[1:], found, found.undertaking.id, {"standings": ASSESSED, "offered": OFFERED, "may_lack": MAY_LACK}
    )


def timeline(ask: Ask, kind: str, name: str, until: Day = "") -> Shown:
    """What the record tells of something, in order of time: the latest (until a day), or what holds on a day."""
    subject, last = _known(ask, kind, name), day(until)
    latest = None if ask.times.on else _LINES
    found = time_line(ask.view, subject, ask.times.on, until=last, latest=latest)
    earlier = found.since - timedelta(1) if found.since else None
    return Shown(f"Time line of {found.subject}", found, subject, {"earlier": earlier, "until": last})


def _known(ask: Ask, kind: str, name: str) -> str:
    """The identifier that stands for something known to this reader. Raises NothingKnown."""
    identifier = identifier_of(kind, name)
    if ask.view.entity(identifier):
        return ask.view.one(identifier)
    raise NothingKnown(f'The record knows no {kind} "{name[:80]}"; try another spelling in the search.')
