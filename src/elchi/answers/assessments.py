"""What research centres judge of a topic: side by side, never averaged; what their papers rest on, and what has changed since."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, Line, called, cites
from elchi.answers.commitments import today
from elchi.answers.requests import Request, Wording, requests
from elchi.answers.since import changed_since
from elchi.answers.topics import Topics
from elchi.model.claim import Statement
from elchi.model.document import Span
from elchi.model.saying import Likelihood, Part
from elchi.record.asof import Recorded, Source, View

_LOOKED = 8  # passages looked at for the words of a quotation
_ENOUGH = 0.6  # share of the words of a request that the paper which answers it has


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement in the centre's own words. The likelihood keeps the range of each scale that has its word."""

    words: str
    likelihood: Likelihood | None
    confidence: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A paper on which an assessment rests: which document of the record it is, and what of it has changed since. What rests on
    nothing with a title says so in its own words."""

    title: str
    document: str | None
    changed: tuple[Line, ...]
    cites: tuple[Cite, ...]
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Assessment:
    """One paper of one centre."""

    document: str
    title: str
    centre: str
    centre_id: str | None
    day: date | None
    question: str | None
    topics: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    dissent: tuple[Judgement, ...]
    basis: tuple[Basis, ...]
    request: str | None
    cites: tuple[Cite, ...]

    @property
    def changed(self) -> bool:
        """Tell whether something on which it rests has changed since."""
        return any(b.changed for b in self.basis)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an assessment: to whom, by when, the papers that answer it, and whose is still missing."""

    id: str
    matter: str
    centres: tuple[str, ...]
    day: date | None
    due: str | None
    overdue: bool
    answered: tuple[str, ...]
    missing: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which centres wrote on which topics: papers counted, topics on which nobody or several wrote, and what was asked for."""

    topics: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    gaps: tuple[str, ...]
    several: tuple[tuple[str, tuple[str, ...]], ...]
    asked: tuple[Asked, ...]


def assessments(
    view: View, topics: Topics, wording: Wording, *, on: str | None = None, by: str | None = None, changed: bool = False
) -> list[Assessment]:
    """Return the assessments on a topic (or words of their question), of a centre, or those resting on what has changed; newest first."""
    papers: dict[str, list[Recorded]] = {}
    for recorded in view.claims("Statement", party="told:assessment"):
        papers.setdefault(recorded.source.id, []).append(recorded)
    asked = requests(view, "assessment", wording)
    titles = _titles(view) if papers else {}
    found = [_assessment(view, parts, topics, asked, titles) for parts in papers.values()]
    chosen = [
        a
        for a in found
        if (on is None or _is_on(a, on, wording)) and (by is None or a.centre_id == by) and (not changed or a.changed)
    ]
    return sorted(chosen, key=lambda a: (str(a.day or ""), a.document), reverse=True)


def coverage(view: View, topics: Topics, wording: Wording) -> Coverage:
    """Return which centres wrote on which topics, where nobody or several did, and which requests are open."""
    found = assessments(view, topics, wording)
    table = {t: _counted(a.centre for a in found if t in a.topics) for t in topics.words}
    several = {t: tuple(n for n, _ in counted) for t, counted in table.items() if len(counted) > 1}
    gaps = tuple(t for t, counted in table.items() if not counted)
    return Coverage(
        tuple((t, counted) for t, counted in table.items() if counted), gaps, tuple(several.items()),
        tuple(_asked(view, q, found) for q in requests(view, "assessment", wording)),
    )  # fmt: skip


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_on(a: Assessment, topic: str, wording: Wording) -> bool:
    """Tell whether a paper is on a topic of the lexicon, or its title or question has all the words asked for."""
    wanted = wording.words(topic)
    spoken = [*a.topics, f"{a.title} {a.question or ''}"]
    return topic.casefold() in a.topics or (bool(wanted) and any(wanted <= wording.words(words) for words in spoken))


def _assessment(
    view: View, parts: Sequence[Recorded], topics: Topics, asked: Sequence[Request], titles: dict[str, Source]
) -> Assessment:
    ordered = sorted(parts, key=lambda r: r.citation.span)
    first, source = ordered[0], ordered[0].source
    told = {part: [r for r in ordered if _of(r).part is part] for part in Part}
    centre = _of(first).speaker
    question = next((_of(r).gist for r in told[Part.QUESTION]), None)
    about = " ".join([source.title or "", question or "", *(_of(r).gist for r in told[Part.JUDGEMENT])])
    named = (
        view.name_on(centre.of_id, first.asserted)
        if centre.of_id and view.entity(centre.of_id)
        else centre.of or "a centre not named"
    )
    answers = next((q.id for q in asked if _answers(q, about, centre.of_id, first.asserted)), None)
    return Assessment(
        source.id, called(source.title, source.address), named, view.one(centre.of_id) if centre.of_id else None, first.asserted, question, topics.of(about),
        tuple(map(_judgement, told[Part.JUDGEMENT])), tuple(map(_judgement, told[Part.DISSENT])), tuple(b for r in told[Part.BASIS] for b in _basis(view, r, titles)),
        answers, cites(told[Part.QUESTION] or [first]),
    )  # fmt: skip


def _of(recorded: Recorded) -> Statement:
    if not isinstance(recorded.claim, Statement):
        raise TypeError(f'"{recorded.id}" is no statement')
    return recorded.claim


def _judgement(recorded: Recorded) -> Judgement:
    claim = _of(recorded)
    return Judgement(claim.gist, claim.likelihood, claim.confidence, cites([recorded]))


def _titles(view: View) -> dict[str, Source]:
    """The documents by their titles; of versions of one page the newest."""
    return {_plain(s.title): s for s in reversed(view.documents()) if s.title}


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _basis(view: View, recorded: Recorded, titles: dict[str, Source]) -> Iterator[Basis]:
    """The papers named in quotation marks, with what of them was told differently since the assessment; else what the sentence says."""
    named = _called(_of(recorded).gist)
    if not named:
        yield Basis(_of(recorded).gist, None, (), cites([recorded]), titled=False)
    for title in named:
        source, span = titles.get(_plain(title)), None
        if source is None:
            source, span = _quoted(view, title, recorded.source.id)
        changed = changed_since(view, source, recorded.asserted, span) if source else ()
        yield Basis(title, source.id if source else None, tuple(changed), cites([recorded]))


def _quoted(view: View, words: str, own: str) -> tuple[Source | None, Span | None]:
    """The document in which these words stand, and where: a claim that is quoted."""
    for passage in view.passages(words, _LOOKED):
        if passage.source.id != own and _plain(words) in _plain(passage.citation.quote):
            return passage.source, passage.citation.span
    return None, None


def _called(words: str) -> list[str]:
    return re.findall(r"[\"“«]([^\"”»]{4,200})[\"”»]", words)


def _answers(request: Request, about: str, centre: str | None, day: date | None) -> bool:
    """Tell whether a paper of a centre that was asked has most words of what it was asked about, and came later."""
    said = frozenset(_plain(about).split())
    asked_first = request.rounds[0].asked
    share = len(request.words & said) / len(request.words) if request.words else 0.0
    return share >= _ENOUGH and centre in request.asked and (asked_first is None or day is None or day >= asked_first)


def _asked(view: View, request: Request, found: Sequence[Assessment]) -> Asked:
    last, day = request.rounds[-1], today(view)
    papers = [a for a in found if a.request == request.id]
    missing = tuple(view.name_on(i, day) for i in request.asked if i not in [a.centre_id for a in papers])
    late = bool(missing) and last.due_last is not None and day is not None and last.due_last < day
    return Asked(
        request.id, request.matter, tuple(view.name_on(i, day) for i in request.asked), request.rounds[0].asked, last.due, late,
        tuple(f"{a.centre}, {a.title}" for a in papers), missing, last.cites,
    )  # fmt: skip
