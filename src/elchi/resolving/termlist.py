"""The people, offices and days of a table of terms of office.

A source that gives its people identifiers tells namesakes apart itself; where it gives none, one name is one person as
long as the terms fit into one life. Two names in one table are two people: a table is edited as a whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from elchi.model.claim import Party, Tenure
from elchi.model.document import Document
from elchi.model.entity import Entity, EntityKind, Known, KnownPerson, Post, Resolution, Verdict
from elchi.model.period import Period
from elchi.model.quick import replace
from elchi.model.reading import Reading
from elchi.resolving import when
from elchi.resolving.gathered import Gathered
from elchi.resolving.held import in_office
from elchi.resolving.ledger import Ledger
from elchi.resolving.namekeys import keys
from elchi.resolving.nearness import apart, clash
from elchi.resolving.offices import offices_in
from elchi.resolving.owners import Owners
from elchi.resolving.people import Figure, identify
from elchi.resolving.scripts import plain
from elchi.resolving.verdicts import Match
from elchi.resolving.where import OWNERS, atlas_of
from elchi.resolving.who import same_person

if TYPE_CHECKING:
    from elchi.lexica.register import Register

_CAREFUL = 0.8  # how alike words must be that a careful spelling gives in two ways
_LIFE = 70  # years from a first to a last term in office that one life can hold


def resolve_terms(reading: Reading, document: Document, known: Known, register: "Register") -> Resolution:
    """Return the tenures of a table with the identifiers of people and offices, and their periods."""
    return _Table(reading, document, known, register).resolution()


class _Table:
    """One table being resolved."""

    def __init__(self, reading: Reading, document: Document, known: Known, register: "Register") -> None:
        self.reading, self.known = reading, known
        self.published = document.published or reading.published
        self.ledger = Ledger()
        self.register = register
        self.atlas = atlas_of(register)
        self.owners = Owners(self.atlas, frozenset(), self.ledger)
        self.marks = {m.span: m.entity for m in reading.mentions if m.entity}
        self.offices: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}

    def resolution(self) -> Resolution:
        """Resolve offices and days first: they are evidence of who is who."""
        tenures = [self._tenure(c) for c in self.reading.claims if isinstance(c, Tenure)]
        people = self._people(tenures)
        claims = tuple(self._held(c, people[n]) for n, c in enumerate(tenures))
        found = self.ledger
        return Resolution(
            self.reading, claims, tuple(found.entities.values()), tuple(found.names.values()),
            tuple(found.judgements.values()), tuple(found.doubts.values()),
        )  # fmt: skip

    def _tenure(self, claim: Tenure) -> Tenure:
        began, ended = (when.resolve(e, self.published, "past") if e else None for e in (claim.since, claim.until))
        return in_office(claim, began, ended)

    def _held(self, claim: Tenure, person: str) -> Tenure:
        office, owner = self._office(claim.holder)
        return replace(claim, subject=office, holder=replace(claim.holder, person_id=person, office_id=office, of_id=owner))

    def _office(self, party: Party) -> tuple[str | None, str | None]:
        """The identifiers of an office and its owner, each wording asked once: "Secretary-General of the UN" tells its own."""
        asked = (party.office, party.of)
        if asked not in self.offices:
            owned = self._owned(party)
            self.offices[asked] = self.owners.office(owned, former=True), self.owners.owner(owned)
        return self.offices[asked]

    def _owned(self, party: Party) -> Party:
        """The office without its owner in its own words, where they name the owner that is given, or where none is."""
        words = party.office or ""
        inside, given = offices_in(words, self.atlas), self.owners.of(party.of)
        if inside is None or given not in (None, inside[1]):
            return replace(party, person=None)
        own = self.atlas.without(words, inside[1], OWNERS)
        return replace(party, person=None, office=own or words, of=party.of or self.register.name_on(inside[1], None))

    def _people(self, tenures: Sequence[Tenure]) -> dict[int, str]:
        """The identifier of each tenure's holder, by the tenure's number."""
        groups = list(self._groups(tenures))
        figures = [self._figure([tenures[n] for n in group]) for group in groups]
        gathered = Gathered(self.known, figures, [self._mark(tenures[g[0]]) for g in groups])
        found: dict[int, str] = {}
        for group, figure in zip(groups, figures, strict=True):
            mark = self._mark(tenures[group[0]])
            identifier = self._identified(figure, mark, gathered)
            found.update(dict.fromkeys(group, identifier))
        return found

    def _mark(self, claim: Tenure) -> str | None:
        return self.marks.get(claim.span)

    def _identified(self, figure: Figure, mark: str | None, gathered: Gathered) -> str:
        """Whom the source's own identifier names; failing that, who it is by name and office."""
        same = gathered.marked.get(mark or "")
        if same is None:
            identifier = identify(figure, gathered.without(mark), self.ledger, compare=compare_listed)
        else:
            identifier = same
            self.ledger.meet(Entity(identifier, EntityKind.PERSON, figure.names[0]))
        for name in figure.names:
            self.ledger.names.pop((identifier, name), None)
            self.ledger.call(identifier, name, (*keys(name), *([mark] if mark else ())))
        return identifier

    def _groups(self, tenures: Sequence[Tenure]) -> Iterator[list[int]]:
        """The tenures of one person each, by the source's identifier, else by name within one life."""
        by_key: dict[str, list[int]] = {}
        for number, claim in enumerate(tenures):
            by_key.setdefault(self._mark(claim) or plain(claim.holder.person or ""), []).append(number)
        for key, group in by_key.items():
            yield from [group] if ":" in key else _lives(group, tenures)

    def _figure(self, terms: Sequence[Tenure]) -> Figure:
        names = tuple(dict.fromkeys(t.holder.person or "" for t in terms))
        posts = tuple(dict.fromkeys(self._post(t) for t in terms))
        return Figure(names, posts, terms[0].span)

    def _post(self, claim: Tenure) -> Post:
        office, owner = self._office(claim.holder)
        return Post(claim.holder.office or "", owner, office, claim.period)


def _lives(group: list[int], tenures: Sequence[Tenure]) -> Iterator[list[int]]:
    ordered = sorted(group, key=lambda n: (_year(tenures[n].period) or 0, n))
    life: list[int] = []
    for number in ordered:
        year = _year(tenures[number].period)
        first = _year(tenures[life[0]].period) if life else None
        if year and first and year - first > _LIFE:
            yield life
            life = []
        life.append(number)
    yield life


def compare_listed(one: KnownPerson, other: KnownPerson, named: frozenset[str] = frozenset()) -> Match:
    """Compare somebody of a table with a known person: terms lie within one life, and a table's names are spelt with care."""
    if _lives_apart(one, other):
        return Match(Verdict.NOT_SAME, 0.0, ("terms further apart than one life",))
    if all(apart(x, y, _CAREFUL) or clash(x, y) for x in one.names for y in other.names):
        return Match(Verdict.NOT_SAME, 0.0, ("other names",))
    return same_person(one, other, named)


def _lives_apart(one: KnownPerson, other: KnownPerson) -> bool:
    mine, theirs = _years(one.posts), _years(other.posts)
    return bool(mine and theirs) and max(*mine, *theirs) - min(*mine, *theirs) > _LIFE


def _years(posts: Iterable[Post]) -> list[int]:
    return [year for post in posts if (year := _year(post.period))]


def _year(period: Period | None) -> int | None:
    moment = (period.start or period.end) if period else None
    return moment.year if moment else None
