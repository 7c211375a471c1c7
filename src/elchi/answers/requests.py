"""Requests that belong together: each with its rounds, whom it went to, by when an answer was due."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from elchi.answers.cited import Cite, cites
from elchi.answers.due import Due, due_of
from elchi.answers.members import members_of
from elchi.model.claim import Commitment
from elchi.record.asof import Recorded, View


@dataclass(frozen=True, slots=True)
class Wording:
    """By which words a matter is known, and which tell its version; the lexica say."""

    words: Callable[[str], frozenset[str]]
    version: Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a request: when it was asked, by which words, by when an answer was due."""

    number: int
    asked: date | None
    matter: str
    due: str | None
    due_last: date | None
    cites: tuple[Cite, ...]

    def holds(self, day: date | None, later: "Round | None") -> bool:
        """Tell whether an answer of a day falls into this round."""
        begun = self.asked is None or day is None or day >= self.asked
        return begun and (later is None or later.asked is None or day is None or day < later.asked)


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its rounds. `asked` are the identifiers of those it went to."""

    id: str
    matter: str
    issuer: str | None
    asked: tuple[str, ...]
    rounds: tuple[Round, ...]
    ids: tuple[str, ...]
    words: frozenset[str]


def requests(view: View, asks: str, wording: Wording) -> list[Request]:
    """Return the requests of a kind (`positions`, `assessment`), the newest first; those on one text are rounds of one."""
    groups: list[list[Recorded]] = []
    for recorded in sorted(view.claims("Commitment", party=f"asked:{asks}"), key=lambda r: (str(r.asserted or ""), r.id)):
        group = next((g for g in groups if _one_matter(g[0], recorded, wording)), None)
        if group is None:
            groups.append([recorded])
        else:
            group.append(recorded)
    return sorted((_request(view, g, wording) for g in groups), key=lambda q: (str(q.rounds[-1].asked or ""), q.id), reverse=True)


def _of(recorded: Recorded) -> Commitment:
    if not isinstance(recorded.claim, Commitment):
        raise TypeError(f'"{recorded.id}" is no request')
    return recorded.claim


def _one_matter(one: Recorded, other: Recorded, wording: Wording) -> bool:
    """Tell whether two requests are on one text: one's words are among the other's, and nobody else asks."""
    left, right = (wording.words(_of(r).matter or "") for r in (one, other))
    return bool(left and right) and (left <= right or right <= left) and _same_issuer(one, other)


def _same_issuer(one: Recorded, other: Recorded) -> bool:
    """ "Secretariat" and "Secretariat of the Organization of Turkic States" may be one."""
    a, b = (_of(r).for_whom or "" for r in (one, other))
    return a in b or b in a


def _request(view: View, texts: Sequence[Recorded], wording: Wording) -> Request:
    first = _of(texts[0])
    longest = max((_of(r).matter or "" for r in texts), key=lambda m: (len(wording.words(m)), -len(m)))
    asked = dict.fromkeys(i for r in texts for i in _asked(view, r))
    ids = tuple(dict.fromkeys(_of(r).subject or r.id for r in texts))
    return Request(ids[0], longest, first.for_whom, tuple(asked), tuple(_rounds(view, texts, wording)), ids, wording.words(longest))


def _rounds(view: View, texts: Sequence[Recorded], wording: Wording) -> Iterable[Round]:
    """A request on another version begins a round; one on the same version is a reminder, and may move the term."""
    groups: list[list[Recorded]] = []
    for recorded in texts:
        version = wording.version(_of(recorded).matter or "")
        if groups and (not version or version == wording.version(_of(groups[-1][0]).matter or "")):
            groups[-1].append(recorded)
        else:
            groups.append([recorded])
    for number, group in enumerate(groups, 1):
        due = next((d for r in reversed(group) if (d := due_of(view, _of(r), r.asserted))), None)
        yield Round(
            number,
            group[0].asserted,
            _of(group[0]).matter or "",
            _term(due),
            due.last if due else None,
            cites(group),
        )


def _term(due: Due | None) -> str | None:
    return None if due is None else str(due.last) if due.last else due.words


def _asked(view: View, recorded: Recorded) -> Iterable[str]:
    """Whom a request went to: those named, or the members of the body on that day."""
    for party in _of(recorded).who:
        members = _members(view, party.of_id, recorded.asserted) if party.office and party.of_id else []
        one = party.of_id or party.person_id or party.office_id
        yield from members or ([one] if one else [])


def _members(view: View, body: str, day: date | None) -> list[str]:
    """The members of a body on a day, or of the body whose organ it is."""
    entity = view.entity(body)
    for one in (body, entity.of if entity else None):
        found = [m.member for m in members_of(view, one, day).members if m.status == "member"] if one else []
        if found:
            return found
    return []
