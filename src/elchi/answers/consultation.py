"""What was asked of capitals, and what each said to each paragraph, in its own words; who is still to answer.

A position is quoted from a reply or set by a person; none is inferred, and nothing is counted into a score. A state that has
said nothing in a round is *silent (as of a day)*. What it said in earlier rounds is kept beside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from elchi.answers.alphabet import by_letters
from elchi.answers.cited import Cite, cites
from elchi.answers.commitments import today
from elchi.answers.requests import Request, Round, Wording, requests
from elchi.answers.standing import acted_cites
from elchi.errors import NothingKnown
from elchi.model.claim import Statement
from elchi.model.followup import Act
from elchi.record.asof import Acted, Recorded, View

WHOLE = "the whole text"
SILENT = "silent"
_ENOUGH = 0.5  # share of the words of a matter that a reply has, at least


@dataclass(frozen=True, slots=True)
class Said:
    """One position of one state on one paragraph: quoted from a document, or set by a person with a reason."""

    state: str
    paragraph: str
    position: str
    words: str
    when: date | None
    round: int
    cites: tuple[Cite, ...]
    by: str | None = None
    why: str | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one state says to one paragraph: in this round, and before. Without anything in this round it is silent."""

    state: str
    paragraph: str
    said: tuple[Said, ...]
    before: tuple[Said, ...] = ()

    @property
    def position(self) -> str:
        """The positions in words, as they were said; *silent* where there is none."""
        return "; ".join(dict.fromkeys(s.position for s in self.said)) or SILENT


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation on a day, in one of its rounds: a row of cells for each paragraph, one for each state asked."""

    id: str
    matter: str
    issuer: str | None
    rounds: tuple[Round, ...]
    round: int
    as_of: date | None
    states: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    waiting: tuple[str, ...]
    overdue: bool
    notes: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


def consultations(view: View, wording: Wording) -> list[Consultation]:
    """Return all consultations, the newest first, each in its last round."""
    found = requests(view, "positions", wording)
    told = _replies(view, found)
    return [_consultation(view, q, told.get(q.id, []), None) for q in found]


def consultation(view: View, asked: str, wording: Wording, number: int | None = None) -> Consultation:
    """Return the consultation that an identifier, or words of its matter, mean. Raises NothingKnown for none or several."""
    found = requests(view, "positions", wording)
    wanted, plain = wording.words(asked), asked.removeprefix("commitment:")
    fitting = [q for q in found if f"commitment:{plain}" in q.ids] or [q for q in found if wanted and wanted <= q.words]
    if len(fitting) != 1:
        told = "; ".join(q.matter for q in (fitting or found)[:6]) or "none is on record"
        what = f'"{asked}" may mean several consultations' if fitting else f'The record knows no consultation "{asked}"'
        raise NothingKnown(f"{what} ({told}); elchi consultation without a name lists them.")
    return _consultation(view, fitting[0], _replies(view, found).get(fitting[0].id, []), number)


def _replies(view: View, found: Sequence[Request]) -> dict[str, list[Recorded]]:
    """The statements with positions, by the request whose matter their document speaks of most."""
    begun = min((r.asked for q in found for r in q.rounds[:1] if r.asked), default=None)
    told = (
        [r for r in view.claims("Statement", party="told:position") if begun is None or r.asserted is None or r.asserted >= begun]
        if found
        else []
    )
    matched: dict[str, str | None] = {}
    replies: dict[str, list[Recorded]] = {}
    for recorded in told:
        key = recorded.source.id
        if key not in matched:
            matched[key] = _matter_of(view, recorded, found)
        if (request := matched[key]) is not None:
            replies.setdefault(request, []).append(recorded)
    return replies


def _matter_of(view: View, recorded: Recorded, found: Sequence[Request]) -> str | None:
    """The request that a document speaks of: most of its words, the newest of equals; None where too few."""
    document = view.document(recorded.source.id)
    words = frozenset(re.findall(r"[^\W_]+", document.text.casefold())) if document else frozenset()
    open_ones = [
        q for q in found if q.rounds[0].asked is None or recorded.asserted is None or q.rounds[0].asked <= recorded.asserted
    ]
    scored = [(len(q.words & words) / len(q.words), q) for q in open_ones if q.words]
    best = max((s for s, _ in scored), default=0.0)
    return next((q.id for s, q in scored if s == best), None) if best >= _ENOUGH else None


def _consultation(view: View, request: Request, told: Sequence[Recorded], number: int | None) -> Consultation:
    day = today(view)
    here = [r for r in request.rounds if day is None or r.asked is None or r.asked <= day]
    if number is not None and number not in [r.number for r in here]:
        raise NothingKnown(f"There is no round {number} of this consultation; it has {len(here)}.")
    current = next((r for r in here if r.number == number), here[-1])
    said = [*(s for r in told for s in _quoted(view, r, request)), *_set(view, request)]
    states = tuple(dict.fromkeys([*request.asked, *(s.state for s in said)]))
    paragraphs = sorted({s.paragraph for s in said}, key=_order)
    rows = tuple((p, tuple(_cell(s, p, said, current.number) for s in states)) for p in paragraphs)
    answered = {s.state for s in said if s.round == current.number}
    waiting = tuple(s for s in request.asked if s not in answered)
    late = bool(waiting and day and current.due_last and current.due_last < day)
    notes = () if request.asked else ("The record does not say who was asked; those who replied are shown.",)
    return Consultation(
        request.id,
        request.matter,
        request.issuer,
        tuple(here),
        current.number,
        day,
        *_named(view, states, rows, waiting, day),
        late,
        notes,
        tuple(sorted((view.name_on(s, day) for s in states if request.asked and s not in request.asked), key=by_letters)),
    )


def _named(
    view: View, states: Iterable[str], rows: tuple[tuple[str, tuple[Cell, ...]], ...], waiting: Iterable[str], day: date | None
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Cell, ...]], ...], tuple[str, ...]]:
    """The same under the names of the day, states in order of name."""
    names = {s: view.name_on(s, day) for s in dict.fromkeys([*states, *waiting])}
    named = tuple(
        (p, tuple(sorted((replace(c, state=names[c.state]) for c in cells), key=lambda c: by_letters(c.state))))
        for p, cells in rows
    )
    return (
        tuple(sorted((names[s] for s in states), key=by_letters)),
        named,
        tuple(sorted((names[s] for s in waiting), key=by_letters)),
    )


def _quoted(view: View, recorded: Recorded, request: Request) -> Iterator[Said]:
    """What a statement says, once for each paragraph that it names."""
    claim = recorded.claim
    state = state_of(view, claim) if isinstance(claim, Statement) else None
    if state is None or not isinstance(claim, Statement):
        return
    number = _round_of(request, recorded.asserted)
    for paragraph in claim.paragraphs or (WHOLE,):
        yield Said(state, paragraph, str(claim.position), claim.gist, recorded.asserted, number, cites([recorded]))


def state_of(view: View, claim: Statement) -> str | None:
    """Return the state or body whose statement it is: the speaker, the state of an embassy or ministry, or whose office the speaker holds."""
    speaker = claim.speaker
    if speaker.of_id is not None:
        named = view.entity(speaker.of_id)
        whose = named.of if named is not None and named.of and named.of.startswith("state:") else speaker.of_id
        return view.one(whose)
    owner = (speaker.office_id or "").partition("@")[2]
    return next((view.one(i) for i in (f"state:{owner}", f"body:{owner}") if owner and view.entity(i)), None)


def _round_of(request: Request, day: date | None) -> int:
    later = [*request.rounds[1:], None]
    return next((r.number for r, after in zip(request.rounds, later, strict=True) if r.holds(day, after)), request.rounds[0].number)


def _set(view: View, request: Request) -> Iterator[Said]:
    """What people set, each with a reason or the words that show it."""
    acts = view.acts(request.ids)
    for acted in (a for found in acts.values() for a in found if a.followup.act is Act.POSITION and not a.undone):
        yield _said(acted, request)


def _said(acted: Acted, request: Request) -> Said:
    f = acted.followup
    words = f.words or (f.evidence.quote if f.evidence else "")
    return Said(
        f.actor or "", f.paragraph or WHOLE, str(f.position), " ".join(words.split()), acted.asserted, _round_of(request, acted.asserted), acted_cites(acted),
        f.by.partition(":")[2], f.why or None, acted.id[:10],
    )  # fmt: skip


def _cell(state: str, paragraph: str, said: Sequence[Said], number: int) -> Cell:
    """What holds in a round: what a person set last, else all that the state's latest document says."""
    own = [s for s in said if s.state == state and s.paragraph == paragraph]
    return Cell(state, paragraph, tuple(_holding([s for s in own if s.round == number])), tuple(s for s in own if s.round < number))


def _holding(said: Sequence[Said]) -> list[Said]:
    by_people = [s for s in said if s.by]
    if by_people:
        return by_people[-1:]
    newest = max((str(s.when or "") for s in said), default="")
    return [s for s in said if str(s.when or "") == newest]


def _order(paragraph: str) -> tuple[bool, str, tuple[int, ...], str]:
    name = re.sub(r"[\d.].*", "", paragraph).strip()
    return paragraph != WHOLE, name, tuple(int(n) for n in re.findall(r"\d+", paragraph)), paragraph
