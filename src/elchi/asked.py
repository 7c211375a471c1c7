"""What the words of a question mean: who or what is asked about, and what is asked for."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from elchi.errors import NothingKnown, QuestionError
from elchi.given import topics
from elchi.model.entity import KnownPerson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from elchi.lexica.register import Register
    from elchi.model.period import Period
    from elchi.record.asof import View
    from elchi.resolving.verdicts import Match as Match
    from elchi.resolving.where import Atlas


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about: an identifier and the words it was asked by."""

    id: str
    asked: str

    @property
    def kind(self) -> str:
        """The kind of thing: person, office, body, state, place, encounter."""
        return self.id.partition(":")[0]


def subject_of(view: "View", words: str) -> Subject:
    """Return what a question means: an identifier, an office, a state, body or place by any name, or a person.

    Raises NothingKnown where the record holds nothing of that name.
    """
    from elchi.answers.holders import whose
    from elchi.lexica.register import load_register
    from elchi.resolving.offices import listed, offices_of, parse_office_question
    from elchi.resolving.spelling import slug
    from elchi.resolving.where import BODIES, PLACES, STATES, atlas_of

    if ":" in words and view.entity(words):
        return Subject(view.one(words), words)
    register = load_register()
    atlas = atlas_of(register)
    for kinds in (STATES | BODIES, PLACES):
        if (found := atlas.find(words, kinds).id or _by_code(words, register)) is not None:
            return Subject(view.one(found), words)
    office = parse_office_question(words, register)
    if office is not None and listed(office, words):  # "foreign minister of Georgia" is nobody's name
        return Subject(view.one(office), words)
    if (named := person_of(view, words) or _encounter(view, words, atlas)) is not None:
        return Subject(named, words)
    if len(several := whose(view, [o.slug for o in offices_of(words)])) > 1:
        raise NothingKnown(f'"{words}" of which state or body? The record tells of that office in {", ".join(several)}.')
    if others := view.find((slug(words),)):  # "Embassy of Kazakhstan" is a body, where the record has one of that name
        return Subject(others[0], words)
    if office is not None and "@" in office:
        return Subject(view.one(office), words)
    if (topic := words.removeprefix("topic:").casefold()) in topics().words:
        return Subject(f"topic:{topic}", words)
    raise NothingKnown(f'The record knows nothing called "{words}"; try another spelling, or search for its words.')


def subjects_of(view: "View", words: "Sequence[str]") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the identifiers of what a question is about, and the words of which the record knows nothing.

    Raises NothingKnown where it knows nothing of any.
    """
    known, unknown = [], []
    for one in words:
        try:
            known.append(subject_of(view, one).id)
        except NothingKnown as error:
            unknown.append((one, error))
    if unknown and not known:
        raise unknown[0][1]
    return tuple(known), tuple(one for one, _ in unknown)


def _by_code(words: str, register: "Register") -> str | None:
    """The state of a code of two or three capitals: "KZ", "KAZ"."""
    if not words.isupper():
        return None
    alone = f"state:{words.lower()}"
    return alone if alone in register.states else next((s.id for s in register.states.values() if s.alpha3 == words), None)


_NUMBERED = re.compile(
    r"(?:the )?(?P<number>\d{1,3})(?:st|nd|rd|th) (?:(?P<before>.{2,80}) )??(?P<kind>[a-z]+)(?: of (?:the )?(?P<behind>.{2,80}))?", re.IGNORECASE
)  # fmt: skip


def _encounter(view: "View", words: str, atlas: "Atlas") -> str | None:
    """The encounter of that name, or of that number of a body ("13th OTS Summit"), or None."""
    from elchi.resolving.spelling import slug
    from elchi.resolving.where import BODIES

    named = [i for i in view.find((slug(words.removeprefix("the ")),)) if i.startswith("encounter:")]
    if named:
        return view.one(named[-1])
    told = _NUMBERED.fullmatch(words.strip())
    body = atlas.find(told["behind"] or told["before"] or "", BODIES).id if told else None
    numbered = f"encounter:{body.partition(':')[2]}-{told['kind'].lower()}-{told['number']}" if told and body else ""
    return view.one(numbered) if numbered and view.entity(numbered) else None


_FEW, _TOLD = 5, 110  # of many commitments that words may mean, so many are told, with so many letters of each


def commitment_of(view: "View", words: str) -> str:
    """Return the commitment that an identifier, or words that only one of them has, means. Raises NothingKnown otherwise."""
    for identifier in (words, f"commitment:{words}"):
        if view.claims("Commitment", subject=identifier):
            return view.one(identifier)
    from elchi.resolving.content import told_words

    asked = set(told_words(words))
    texts = ((r, " ".join(r.citation.quote.split())) for r in view.claims("Commitment"))
    found = {view.one(r.claim.subject or r.id): text for r, text in texts if asked and asked <= set(told_words(text))}
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise NothingKnown(f'The record knows no commitment "{words}"; elchi commitments lists them with their identifiers.')
    told = "".join(
        f"\n  {i.partition(':')[2]}: {text[:_TOLD]}{'…' if text[_TOLD:] else ''}" for i, text in sorted(found.items())[:_FEW]
    )
    more = f"\n  and {len(found) - _FEW} more; elchi commitments lists them." if len(found) > _FEW else ""
    raise NothingKnown(
        f'"{words}" may mean {len(found)} commitments; give the identifier of one, or more of its words:{told}{more}'
    )


def bears_on(view: "View", subject: str, document: str, words: str, start: int) -> bool:
    """Tell whether words of a document can be evidence of a commitment or plan: they share more than one telling word with it,
    or are more than one word of a sentence that does, or that a claim rests on."""  # fmt: skip
    from elchi.resolving.content import told_words
    from elchi.resolving.telling import sentences

    own = {w for r in view.claims(subject=subject) for w in told_words(r.citation.quote)}
    if len(own & set(told_words(words))) > 1 or len(words.split()) < 2:
        return len(words.split()) > 1
    end, source = start + len(words), view.document(document)
    whole = next((s.of(source.text) for s in sentences(source.text) if s.start <= start and end <= s.end), "") if source else ""
    claims = (r.citation.span for r in view.claims(document=document))
    return len(own & set(told_words(whole))) > 1 or any(s.start <= start and end <= s.end for s in claims)


def other_of(view: "View", subject: str, words: str) -> str:
    """Return another commitment that words mean. Raises QuestionError where they mean the same one."""
    other = commitment_of(view, words)
    if other == subject:
        raise QuestionError(f'"{words}" means the same commitment; name the one that it goes into.')
    return other


def text_of(view: "View", words: str) -> str:
    """Return the identifier under which a text of a commitment was read, that of the commitment that words mean otherwise."""
    read = words if words.startswith("commitment:") else f"commitment:{words}"
    return read if view.claims("Commitment", subject=read) else commitment_of(view, words)


def actor_of(view: "View", subject: str, words: str) -> str:
    """Return how one of those who must act is called: as the commitment names them, else as the record does.

    Raises QuestionError where neither knows the words: a slip of the pen would make an actor of its own.
    """
    from elchi.answers.commitments import actors_of

    who = actors_of(view, subject)
    exact = [name for name in who if name.casefold() == words.casefold()]
    named = exact or [name for name in who if words.casefold() in name.casefold()]
    if len(named) == 1:
        return named[0]
    try:
        found = subject_of(view, words).id
    except NothingKnown:
        raise QuestionError(f'"{words}" does not act here; it is for {", ".join(who) or "nobody named"}.') from None
    return next((name for name in who if name in view.forms(found)), view.name_on(found, None))


def term_in(words: str) -> "Period":
    """Return the term that some words give: "2024-06", "June 2024", "end of 2024". Raises QuestionError where they give none."""
    from elchi.model.edtf import from_edtf
    from elchi.reading.dates.dates import find
    from elchi.resolving.when import resolve

    try:
        return from_edtf(words)
    except ValueError as error:
        found = next((p for expression in find(words) if (p := resolve(expression, None))), None)
        if found is None:
            raise QuestionError(str(error)) from error
        return found


def two_of(view: "View", left: str, right: str) -> tuple[str, str]:
    """Return the identifiers of two things that are judged about: identifiers as they are given, names by what they mean.

    Raises NothingKnown where the record has nothing of that name, QuestionError where two names mean one thing.
    """
    one, other = (words if ":" in words else subject_of(view, words).id for words in (left, right))
    if one == other:
        raise QuestionError(f'"{left}" and "{right}" are {one} both; give the identifiers that elchi person {one} lists.')
    return one, other


def compared(view: "View", left: str, right: str) -> "Match":
    """Return how two people of the record compare by their names and offices, with the reasons."""
    from elchi.resolving.who import same_person

    return same_person(_as_known(view, left), _as_known(view, right))


def _as_known(view: "View", person: str) -> KnownPerson:
    """A person under every identifier that stands for them. Raises NothingKnown where the record has no such person."""
    from elchi.record.known import RecordKnown
    from elchi.resolving.namekeys import keys

    asked = [k for name in view.forms(person) for k in keys(name)]
    known = RecordKnown(view.connection)
    found = known.in_office([p for p in known.people(asked) if view.one(p.id) == person])
    if not found:
        raise NothingKnown(f'Only people of the record can be compared; "{person}" is none.')
    names, posts = dict.fromkeys(n for p in found for n in p.names), dict.fromkeys(x for p in found for x in p.posts)
    return KnownPerson(person, tuple(names), tuple(posts))


def person_of(view: "View", words: str) -> str | None:
    """Return the person whose name these words are, by the matcher, None where there is none: who is called just so in full, else who is met most often."""
    from elchi.resolving.compared import compare_names
    from elchi.resolving.namekeys import seeking
    from elchi.resolving.who import contained

    whole, fitting = words.casefold() if " " in words.strip() else None, []
    for identifier in view.find(seeking(words), "person"):
        names = view.times_met(identifier)
        score = max((compare_names(words, n).score for n in names), default=0.0)
        if any(contained(words, n) for n in names) or score >= 0.8:
            so_called = sum(times for n, times in names.items() if n.casefold() == whole)
            fitting.append((-so_called, -sum(names.values()), -score, identifier))
    return min(fitting)[3] if fitting else None


def period_in(words: str, told: date | None = None) -> "Period | None":
    """Return the whole of the date that some words give: "2019" is a year; None where they give none, or say more than it."""
    from elchi.model.edtf import from_edtf
    from elchi.reading.dates.dates import find
    from elchi.resolving.when import resolve

    try:
        return from_edtf(words)
    except ValueError:
        said = [e for line in (words, f"in {words}") for e in find(line) if not _beyond(line, e.words)]
        periods = (resolve(expression, told, "past") for expression in said)
        return next((p for p in periods if p and p.first), None)


def _beyond(words: str, date_: str) -> bool:
    """Tell whether a line says more than a date."""
    from elchi.lexica.tables import strings

    return not set(words.replace(date_, " ").casefold().split()) <= {*strings("question_turns")["around"], "in"}
