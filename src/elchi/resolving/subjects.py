"""The identity of encounters and commitments: identifiers made of what they are, held against those already known."""

from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime, time, timedelta

from elchi.model.claim import Commitment, Encounter, EncounterKind, Party, Status
from elchi.model.document import Document, Span
from elchi.model.entity import Entity, EntityKind, Known, KnownCommitment, KnownEncounter, Verdict
from elchi.model.followup import REPLACES
from elchi.model.period import Period, Precision
from elchi.model.quick import replace
from elchi.resolving.content import told_words
from elchi.resolving.ledger import Ledger
from elchi.resolving.offices import bare
from elchi.resolving.restated import are_those_who_met, same_commitment
from elchi.resolving.same import only_mentioned, same_encounter, summit_of_the_day
from elchi.resolving.shelves import Commitments, Encounters
from elchi.resolving.spelling import slug, words_of_kind
from elchi.resolving.tellings import apart, weighed
from elchi.resolving.verdicts import Match

LOOKS_BACK = 3  # days before its publication in which an undated main encounter of a report lies


def ids_of(parties: Iterable[Party]) -> frozenset[str]:
    """Return every identifier of some parties: people, their offices, their states and bodies."""
    return frozenset(i for p in parties for i in (p.person_id, p.office_id, p.of_id) if i)


class Subjects:
    """Gives encounters and commitments their identifiers, one for what is one."""

    def __init__(self, document: Document, published: date | None, known: Known, ledger: Ledger) -> None:
        self.document, self.published, self.known, self.ledger = document, published, known, ledger
        self._encounters, self._commitments = Encounters(), Commitments()

    def parts(self, claim: Encounter) -> list[tuple[str | None, tuple[Party, ...]]]:
        """Return the known encounters of which a claim tells together, each with who was there; nothing where it tells of one."""
        if claim.period is None or claim.kind is not EncounterKind.MEETING:
            return []
        told = _told(claim, self.published)
        return apart(claim, told, self._known_by(told))

    def _placed(self, claim: Encounter, told: KnownEncounter) -> KnownEncounter:
        return told if told.period or not claim.main else replace(told, period=_about(claim.status, self.published))

    def _known_by(self, told: KnownEncounter) -> list[KnownEncounter]:
        there = {told.place_id} if told.place_id and (summit_of_the_day(told) or told.ordinal) else set()
        return list(self.known.encounters(told.period, sorted(told.parties | there), told.body_id))

    def encounter(self, claim: Encounter, of: str | None = None) -> str:
        """Return the identifier of an encounter whose parties, place and period are resolved; `of`, the only known one it can be."""
        told = _told(claim, self.published)
        placed = self._placed(claim, told)
        known = [k for k in self._known_by(placed) if of in (None, k.id)]
        minted = _series(told) or _dated(claim, self.document.id)
        judged = self._judged(minted, [k.id for k in known])
        found = [(k.id, _told_twice(told, k) or same_encounter(placed, k)) for k in self._encounters.like(placed) if of is None]
        found += [(i, judged.get(i) or match) for i, match in weighed(placed, known)]
        recorded = {k.id for k in known}
        identifier = self._settle(claim.span, minted, found, "encounter", recorded)
        if summit_of_the_day(told):
            self._join(identifier, found, known)
        if identifier not in recorded:
            self.ledger.meet(Entity(identifier, EntityKind.ENCOUNTER, claim.name or claim.kind.value, told.body_id))
        if claim.name:
            self.ledger.call(identifier, claim.name)
        self._encounters.add(replace(told, id=identifier))
        return identifier

    def _join(self, identifier: str, found: list[tuple[str, Match]], known: Sequence[KnownEncounter]) -> None:
        """What was only mentioned before, as the summit of that day there, is the one that this report tells of in full."""
        told_of = {k.id for k in known if not (only_mentioned(k) and summit_of_the_day(k))}
        mentioned = {k.id for k in known} - told_of
        for other, match in found:
            if other != identifier and other in mentioned and match.verdict is Verdict.SAME:
                self.ledger.judge(other, identifier, "encounter", match)

    def commitment(self, claim: Commitment) -> str:
        """Return the identifier of a commitment whose actors and due period are resolved."""
        at = self._encounters.known.get(claim.encounter or "")
        told = KnownCommitment.of("", claim, self.published)
        told = replace(told, who=at.sides) if at and not told.who and are_those_who_met(claim) else told
        day = self.published.isoformat() if self.published else (at and _stamp(at.period)) or self._undated()
        minted = f"commitment:{day}-{slug(' '.join(told_words(claim.what)[:5]))}"
        known = list(self.known.commitments(sorted(told.who), claim.encounter, minted))
        earlier = [*self._commitments.like(told), *known]
        judged = self._judged(minted, [k.id for k in earlier])
        found = [(k.id, judged.get(k.id) or same_commitment(told, k)) for k in earlier]
        recorded = {k.id for k in known}
        identifier = self._settle(self._told_at(claim), minted, found, "commitment", recorded)
        if identifier not in recorded and identifier not in self._commitments.known:
            self.ledger.meet(Entity(identifier, EntityKind.COMMITMENT, claim.what))
        self._commitments.add(replace(told, id=identifier))
        return identifier

    def _told_at(self, claim: Commitment) -> Span:
        """Where an undertaking stands, from its verb on: a sentence may tell of two, and each asks for itself."""
        verb = self.document.text.find(claim.verb, claim.span.start, claim.span.end) if claim.verb else -1
        return Span(verb, claim.span.end) if verb > 0 else claim.span

    def _undated(self) -> str:
        return f"undated-{self.document.id[:8]}"

    def _judged(self, minted: str, others: list[str]) -> dict[str, Match]:
        """Return what people have judged of a new identifier against others; it outranks every rule."""
        found: dict[str, Match] = {}
        for j in self.known.judgements([minted, *others]):
            if j.human and minted in (j.left, j.right):
                found[j.right if j.left == minted else j.left] = Match(j.verdict, 1.0, ("a person judged so",))
        return found

    def _settle(self, span: Span, minted: str, found: list[tuple[str, Match]], kind: str, recorded: Set[str]) -> str:
        """Return the one identifier that matches, or the minted one; a possible match leaves a doubt."""
        best: dict[str, Match] = {}  # one thing may be known by several claims: the likest one speaks for it
        for identifier, match in sorted(found, key=lambda item: item[1].score):
            best[identifier] = match
        ranked = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
        same = [i for i in ranked if i[1].verdict is Verdict.SAME or (i[1].verdict is Verdict.UNSURE and i[0] == minted)]
        taken = (recorded, self._encounters.known, self._commitments.known)
        if same:
            chosen, match = same[0]
            here = chosen in self._encounters.known or chosen in self._commitments.known
            if not here and not any(minted in ids for ids in taken) and minted not in self.ledger.entities:
                self.ledger.judge(minted, chosen, kind, match)
                return minted if kind == "commitment" else chosen  # joined by judgement alone, so that a person can part them
            return chosen
        unsure = [item for item in ranked if item[1].verdict is Verdict.UNSURE]
        if unsure:
            replaced = (f"{REPLACES}{identifier}" for identifier, match in unsure[:1] if match.replaces)
            choices = (*replaced, *(identifier for identifier, _ in unsure[:5]), "another one")
            self.ledger.doubt(span, kind, choices, unsure[0][1].why)
        return self.ledger.free(minted, *taken)


def _told(claim: Encounter, published: date | None) -> KnownEncounter:
    return KnownEncounter(
        id="",
        kind=claim.kind,
        status=claim.status,
        name=claim.name,
        period=claim.period,
        place_id=claim.place_id,
        body_id=claim.body_id,
        ordinal=claim.ordinal,
        parties=ids_of(claim.participants),
        sides=frozenset(p.of_id for p in claim.participants if p.of_id),
        told=published,
    )


def _told_twice(one: KnownEncounter, other: KnownEncounter) -> Match | None:
    """Hold an undated encounter to be the one with the same parties that the same report dates (a title, a summary)."""
    alike = one.kind == other.kind and one.status == other.status and one.parties == other.parties and one.parties
    if not alike or one.period or one.ordinal or (one.place_id and other.place_id and one.place_id != other.place_id):
        return None
    return Match(Verdict.SAME, 1.0, ("the same parties in one report",))


def _about(status: Status, published: date | None) -> Period | None:
    """Return when an undated main encounter lies, going by the report's date; only for finding it again."""
    if published is None:
        return None
    start = datetime.combine(published, time())
    if status is Status.HELD:
        return Period(start - timedelta(days=LOOKS_BACK), start + timedelta(days=1), Precision.PART)
    return Period(start, None, Precision.OPEN)


def _series(told: KnownEncounter) -> str | None:
    """Return the identifier of a numbered event of a body: `encounter:ots-summit-7`."""
    if not (told.body_id and told.ordinal):
        return None
    return f"encounter:{slug(bare(told.body_id))}-{told.kind.value}-{told.ordinal}"


def _dated(claim: Encounter, document: str) -> str:
    """Return the identifier of any other encounter: `encounter:2022-01-31-amreyev-karin`."""
    stamp = _stamp(claim.period) or f"undated-{document[:8]}"
    people = [_family(p.person_id) for p in claim.participants if p.person_id]
    others = [slug(bare(i)) for p in claim.participants if (i := p.of_id or p.office_id)]
    named = people if len(people) > 1 else [*people, *others] if not claim.name else [slug(claim.name)]
    return "encounter:" + "-".join([stamp, *(list(dict.fromkeys(named))[:3] or [claim.kind.value])])[:80]


def _family(person: str) -> str:
    """Return the family name in a person's identifier, without what tells generations or namesakes apart."""
    words = bare(person).split("-")
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in words_of_kind("generation")):
        words.pop()
    return words[-1]


def _stamp(period: Period | None) -> str | None:
    """Return a period's beginning no more exactly than it is known."""
    if period is None or period.first is None:
        return None
    length = {Precision.MONTH: 7, Precision.PART: 7, Precision.SEASON: 7, Precision.QUARTER: 7}.get(period.precision, 10)
    coarse = period.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.OPEN)
    return period.first.isoformat()[: 4 if coarse else length]
