"""What waits for a person, each with both sides laid open: a doubt and its choices, a promise and what may show its outcome."""

from dataclasses import dataclass
from datetime import datetime

from elchi.answers.cited import Cite, in_names
from elchi.answers.entries import entries
from elchi.answers.evidence import Question, questions
from elchi.answers.sources import Excerpt, Source, excerpt
from elchi.answers.standing import step
from elchi.model.document import Citation
from elchi.model.followup import REPLACES, Act
from elchi.record.asof import Acted, Recorded, RecordedDoubt, Settlement, View

_KNOWN_BY, _LOOKED = 3, 6  # texts of a choice; doubts looked through for each document that is told


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a doubt: the choice as kept, in words, and where the record already tells of it."""

    choice: str
    words: str
    subject: str | None
    known: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt in its document, and its choices; `beside` is the text that tells of the first of them, to be held against it."""

    doubt: RecordedDoubt
    where: Excerpt | None
    choices: tuple[Choice, ...]
    why: str
    beside: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class OpenEvidence:
    """A proposal: where the promise stands, and where the words stand that may show its outcome."""

    question: Question
    stated: Excerpt | None
    shows: Excerpt | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, in the order in which it is asked; `doubts` and `evidence` tell how much of each was looked up."""

    items: tuple[OpenDoubt | OpenEvidence, ...]
    doubts: int
    evidence: int


@dataclass(frozen=True, slots=True)
class InDoubt:
    """A document in which something waits for a decision: the first doubt, its reason in names, and how many more there are."""

    first: RecordedDoubt
    why: str
    more: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided: about what, in which words, when and why; `act` takes it back, None where that was done already."""

    when: datetime
    what: str
    about: str | None
    decision: str
    by: str
    why: str
    act: str | None
    place: Citation | None = None


def decided(view: View) -> list[Decided]:
    """Return what people decided about doubts, promises and plans, the latest first."""
    now = {(s.act, s.recorded) for s in view.settled() if s.stands}
    made = [_chosen(view, s, (s.act, s.recorded) in now) for s in view.settled(every=True)]
    for subject, acts in view.acts().items():
        told = view.claims(subject=subject, latest=1)  # none of what this reader may not see
        made += [_acted(told[0], subject, a) for a in acts if told and a.followup.act is not Act.UNDO]
    return sorted(made, key=lambda d: (d.when, d.what), reverse=True)


def _chosen(view: View, s: Settlement, stands: bool) -> Decided:
    why = "" if s.why == s.choice else s.why
    return Decided(
        s.recorded, s.citation.quote, None, choice_words(view, s.choice), s.by, why, s.act if stands else None, s.citation
    )


def _acted(told: Recorded, subject: str, acted: Acted) -> Decided:
    done = step(acted)
    return Decided(acted.recorded, told.citation.quote, subject, done.words, done.by, done.why, None if acted.undone else acted.id)


def choice_words(view: View, choice: str) -> str:
    """Return a choice in a doubt in words: what an identifier stands for, by name."""
    if choice.startswith(REPLACES):
        return f"takes the place of: {_words_of(view, choice.removeprefix(REPLACES))}"
    return _words_of(view, choice) if ":" in choice and view.entity(choice) else choice


def in_documents(view: View, most: int) -> tuple[InDoubt, ...]:
    """Return the documents in which something is in doubt, the first ones."""
    within: dict[str, list[RecordedDoubt]] = {}
    for one in view.doubts(limit=_LOOKED * most):
        within.setdefault(one.citation.document, []).append(one)
    return tuple(InDoubt(d[0], in_names(view, d[0].doubt.why), len(d) - 1) for d in [*within.values()][:most])


def queue(view: View, only: str = "", limit: int = 20, skipped: int = 0) -> Queue:
    """Return what waits for a person after so many skipped ones: doubts first, or only `doubts` or `evidence`."""
    most = limit + skipped
    doubts = view.doubts(limit=most) if only != "evidence" else []
    asked = questions(view, most) if only != "doubts" and len(doubts) < most else []
    items: list[OpenDoubt | OpenEvidence] = [laid_open(view, x) for x in doubts[skipped:]]
    items += [_evidence(view, x) for x in asked[max(0, skipped - len(doubts)) :]]
    return Queue(tuple(items[:limit]), len(doubts), len(asked))


def laid_open(view: View, one: RecordedDoubt) -> OpenDoubt:
    """Return a doubt with its sentence in the document, and each choice with where the record tells of it."""
    span = one.citation.span
    where = excerpt(view, one.source, span.start, span.end)
    choices = tuple(_choice(view, c) for c in one.doubt.choices)
    known = next((k for c in choices if c.subject for k in c.known), None)
    beside = excerpt(view, known.source, known.start, known.start + len(known.words)) if known else None
    return OpenDoubt(one, where, choices, in_names(view, one.doubt.why), beside)


def _choice(view: View, choice: str) -> Choice:
    """A choice that is an identifier is told by the name and the first words under which the record has it."""
    if choice.startswith(REPLACES):
        return Choice(choice, choice_words(view, choice), None)
    if ":" not in choice or view.entity(choice) is None:
        return Choice(choice, choice, None)
    kind = choice.partition(":")[0]
    if kind == "encounter":
        told = view.claims("Encounter", subject=choice, latest=_KNOWN_BY)  # not what was said there
    else:
        told = (
            view.claims(subject=choice, latest=_KNOWN_BY) if kind == "commitment" else view.claims(party=choice, latest=_KNOWN_BY)
        )
    known = [excerpt(view, r.source, r.citation.span.start, r.citation.span.end, 0) for r in told]
    return Choice(choice, _words_of(view, choice), choice, tuple(k for k in known if k))


def _words_of(view: View, choice: str) -> str:
    """An encounter without a name is told by who met and when: its kind alone would not tell it from others."""
    met = next(iter(entries(view, [choice])), None) if choice.startswith("encounter:") else None
    return f"{met.called}, {met.when}" if met else view.name_on(choice, None)


def _evidence(view: View, q: Question) -> OpenEvidence:
    return OpenEvidence(q, _around(view, q.stated), _around(view, q.proposal.cite))


def _around(view: View, c: Cite) -> Excerpt | None:
    return excerpt(view, Source(c.document, c.address, c.title, c.publisher, c.published), c.start, c.end)
