"""Who the people of one document are: first within the document, then among the people already known."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from elchi.model.claim import Mention, MentionKind, Party
from elchi.model.document import Span
from elchi.model.entity import Entity, EntityKind, Judgement, Known, KnownPerson, Post, Verdict
from elchi.model.quick import quick
from elchi.resolving.borne import bare
from elchi.resolving.ledger import Ledger
from elchi.resolving.namekeys import alone, keys, seeking
from elchi.resolving.nearness import in_full
from elchi.resolving.scripts import plain
from elchi.resolving.spelling import person_slug, spell
from elchi.resolving.verdicts import Match
from elchi.resolving.who import MOST, SURE, at_most, contained, found_in_short, may_be, named_alike, same_person

Compare = Callable[[KnownPerson, KnownPerson, frozenset[str]], Match]
Candidate = tuple[KnownPerson, Match]


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in one document: every name there, the fullest first, and the offices beside them."""

    names: tuple[str, ...]
    posts: tuple[Post, ...]
    span: Span

    @property
    def evidence(self) -> KnownPerson:
        """Return the figure as somebody to compare with."""
        return KnownPerson("", self.names, self.posts)


@quick
@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a person is named, with the office there."""

    name: str
    span: Span
    post: Post | None = None


Beside = frozenset[frozenset[str]]
_BETWEEN = len(" and Mrs. ")  # characters at most between two who are told in a row


def beside(parties: Sequence[Party]) -> Iterator[frozenset[str]]:
    """Yield the names of each two who are told in a row, as in "President Orban and Mrs. Anna Orban": these are two people."""
    ordered = sorted((p for p in parties if p.person), key=lambda p: (p.span.start, p.span.end))
    for one, other in pairwise(ordered):
        if one.person != other.person and 0 < other.span.start - one.span.end <= _BETWEEN:
            yield frozenset((one.person or "", other.person or ""))


def figures(
    appearances: Iterable[Appearance], mentions: Iterable[Mention], ledger: Ledger, two: Beside = frozenset()
) -> tuple[Figure, ...]:
    """Gather what is one somebody: by the reader's chains, by equal names, by names that are part of one other.

    `two` are pairs of names that are told in a row.
    """
    by_name: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        by_name.setdefault(appearance.name, []).append(appearance)
    root, mentions = {name: name for name in by_name}, list(mentions)
    two |= _told_apart(root, mentions)
    _join_chains(root, mentions, two)
    _join_parts(root, by_name, ledger, two)
    groups: dict[str, list[str]] = {}
    for name in by_name:
        groups.setdefault(_root(root, name), []).append(name)
    return tuple(_figure(names, by_name) for names in groups.values())


def _root(root: dict[str, str], name: str) -> str:
    while root[name] != name:
        name = root[name]
    return name


def _join_chains(root: dict[str, str], mentions: Iterable[Mention], two: Beside) -> None:
    first: dict[int, str] = {}
    beginning: dict[str, list[tuple[int, str]]] = {}
    for number, name in enumerate(root):
        beginning.setdefault(name.partition(" ")[0], []).append((number, name))
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and mention.chain is not None:
            said = list(_said(mention.words, beginning))
            if any(set(x.split()).isdisjoint(y.split()) for x, y in pairwise(said)):
                continue  # "Foreign Ministers Sergei Petrov and Wang Li": words of two people
            for name in (n for n in said if not any(len(o) > len(n) and frozenset((n, o)) in two for o in said)):
                root[_root(root, name)] = _root(root, first.setdefault(mention.chain, name))


def _told_apart(names: Iterable[str], mentions: Iterable[Mention]) -> Beside:
    """Return each family name that the reader gave another bearer than a fuller name with it."""
    beginning: dict[str, list[tuple[int, str]]] = {}
    for number, name in enumerate(names):
        beginning.setdefault(name.partition(" ")[0], []).append((number, name))
    chains: dict[str, set[int]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and mention.chain is not None:
            for name in sorted(_said(mention.words, beginning), key=len)[-1:]:
                chains.setdefault(name, set()).add(mention.chain)
    bare = [n for n in chains if alone(n)]
    return frozenset(
        frozenset((b, n))
        for b in bare
        for n in chains
        if f" {n} ".endswith(f" {b} ") and n != b and chains[b].isdisjoint(chains[n])
    )


def _said(words: str, beginning: Mapping[str, Sequence[tuple[int, str]]]) -> Iterator[str]:
    """Yield the names that a mention ("Secretary General Baghdad Amreyev") has as its words, the first known first."""
    told = words.split()  # lines may be wrapped within a name
    near = {named for word in told for named in beginning.get(word, ())}
    words = " ".join(told)
    return (name for _, name in sorted(near) if f" {name} " in f" {words} ")


def _join_parts(root: dict[str, str], by_name: Mapping[str, list[Appearance]], ledger: Ledger, two: Beside) -> None:
    """Join a shorter name to the only fuller one that it can be part of; several are a doubt."""
    number = {name: n for n, name in enumerate(by_name)}
    bearers: dict[str, list[str]] = {}
    for name in by_name:
        for key in keys(name):
            bearers.setdefault(key, []).append(name)
    for name in sorted(by_name, key=_fullness, reverse=True):  # "B. Amreyev" is somebody before "Amreyev" asks who
        near = sorted({other for key in seeking(name) for other in bearers.get(key, ())} - {name}, key=number.__getitem__)
        fuller = [o for o in near if _fuller(o, name) and contained(name, o) and frozenset((name, o)) not in two]
        roots = dict.fromkeys(_root(root, other) for other in fuller)
        if len(roots) == 1:
            root[_root(root, name)] = next(iter(roots))
        elif len(roots) > 1 and _root(root, name) not in roots:
            ledger.doubt(by_name[name][0].span, "person", tuple(roots), f'"{name}" can be each of them')


def _fuller(one: str, other: str) -> bool:
    """Order names by how much they say; of two that say the same the one that sorts first is the fuller."""
    return _fullness(one) > _fullness(other) or (_fullness(one) == _fullness(other) and one < other)


def _fullness(name: str) -> tuple[int, int]:
    words = spell(bare(name) or name).words
    return len(words), sum(not w.initial for w in words)


def _figure(names: list[str], by_name: Mapping[str, list[Appearance]]) -> Figure:
    met = [appearance for name in names for appearance in by_name[name]]
    posts = tuple(dict.fromkeys(a.post for a in met if a.post is not None))
    ordered = sorted(names, key=lambda n: (tuple(-x for x in _fullness(n)), -len(n), n))
    return Figure(tuple(ordered), posts, min(a.span for a in met))


def identify(
    figure: Figure, known: Known, ledger: Ledger, named: frozenset[str] = frozenset(), compare: Compare = same_person
) -> str:
    """Return the identifier of a figure: of the one known person it can be, else a new one.

    `named` are the states and bodies of the document, evidence about a figure of whom no office is told.
    """
    wanted = wanted_id(figure)
    sought = frozenset(key for name in figure.names for key in seeking(name))
    candidates = [p for p in known.people(sorted(sought)) if not found_in_short(figure.names, p, sought)]
    judged = _judged(known.judgements([wanted, *(c.id for c in candidates)]))
    possible = [c for c in candidates if judged.get(frozenset((wanted, c.id))) is not Verdict.NOT_SAME or c.id == wanted]
    alike = {c.id for c in possible if judged.get(frozenset((wanted, c.id))) is Verdict.SAME}
    matches = list(_matches(figure, possible, alike, known, named, compare))
    chosen = _choose(figure, matches, judged, ledger, compare)
    if chosen is None:
        pairs = (frozenset((j.left, j.right)) for j in known.judgements([wanted]) if j.verdict is Verdict.SAME)
        given = frozenset(i for pair in pairs if judged.get(pair) is not Verdict.NOT_SAME for i in pair)
        identifier = ledger.free(wanted, frozenset(c.id for c in candidates), given)  # a bare name may be its bearer's
        ledger.meet(Entity(identifier, EntityKind.PERSON, figure.names[0]))
    else:
        identifier = chosen[0].id
        if wanted not in {c.id for c in candidates}:  # else the judgement would speak of that other person
            _judge(figure, wanted, chosen, ledger)
    for name in figure.names:
        ledger.call(identifier, name, keys(name))
    return identifier


def wanted_id(figure: Figure) -> str:
    """Return the identifier that a figure would get if nobody had it."""
    return f"person:{person_slug(figure.names[0])}"


def _matches(
    figure: Figure, people: Sequence[KnownPerson], alike: Container[str], known: Known, named: frozenset[str], compare: Compare
) -> Iterator[tuple[KnownPerson, Match]]:
    """Compare a figure with people, those first who have its name and its offices; `alike` are those whom a person judged the same.

    Where one is the same, those who cannot be are spared; so are other spellings of whom offices say no more, where one has
    the very name in full. Nobody's offices say more than `MOST`: others need not even be asked for theirs then.
    """
    one, names = figure.evidence, set(figure.names)
    bare, listed = all(alone(n) for n in names), compare is not same_person  # which looks at the names of a table itself
    full = {n for n in names if in_full(n, n)}
    found, settled = False, 0.0
    for other in (False, True):
        group = [p for p in people if names.isdisjoint(p.names) is other]
        if other and settled <= -MOST and not any(p.id in alike for p in group):
            return
        if not (bare or found or listed):  # offices say more only where names allow it, which a bare one nearly always does
            group = [p for p in group if p.id in alike or named_alike(one, p)]
        for most, person in _ranked(one, known.in_office(group), alike, named):
            if person.id in alike:
                match = Match(Verdict.SAME, 1.0, ("a person judged so",))
            elif (other and most >= settled) or (found and (-most < SURE or not may_be(one, person))):
                continue
            else:
                match = compare(one, person, named)
            if match.verdict is Verdict.SAME:
                found, settled = True, min(settled, 0.0 if full.isdisjoint(person.names) else most)
            yield person, match


def surely(figure: Figure, person: KnownPerson) -> bool:
    """Tell whether a known person has every name of a figure, one of them in full, and its very office at that time."""
    shared = [n for n in figure.names if n in person.names]
    if not any(in_full(n, n) for n in shared) or not {plain(n) for n in figure.names} <= {plain(n) for n in person.names}:
        return False
    return at_most(figure.evidence, person) >= MOST


def _ranked(
    one: KnownPerson, people: Iterable[KnownPerson], alike: Container[str], named: frozenset[str]
) -> list[tuple[float, KnownPerson]]:
    """People by the most that comparing can come to, below zero, the most first."""
    ranked = [(-(1.0 if p.id in alike else at_most(one, p, named)), p.id, p) for p in people]
    return [(most, person) for most, _, person in sorted(ranked, key=itemgetter(0, 1))]


def _judged(judgements: Iterable[Judgement]) -> dict[frozenset[str], Verdict]:
    """Return the newest verdict of a person about each pair; rules' verdicts are made anew."""
    return {frozenset((j.left, j.right)): j.verdict for j in judgements if j.human}


def _choose(
    figure: Figure,
    matches: list[tuple[KnownPerson, Match]],
    judged: dict[frozenset[str], Verdict],
    ledger: Ledger,
    compare: Compare,
) -> tuple[KnownPerson, Match] | None:
    """Return the one known person that the figure is; several, or only possible ones, leave a doubt."""
    same = [m for m in matches if m[1].verdict is Verdict.SAME]
    best = sorted(same, key=lambda m: (-m[1].score, -len(m[0].posts), m[0].id))
    rivals = [*best[1:], *(m for m in matches if m[1].verdict is Verdict.UNSURE)] if best else []
    if best and all(_settled(best[0], other, judged, compare) for other in rivals):
        return best[0]
    unsure = best or [m for m in matches if m[1].verdict is Verdict.UNSURE]
    again = [m for m in unsure if _nothing_new(figure, m[0])]
    if len(again) == 1:
        return again[0]
    if unsure:
        ranked = sorted(unsure, key=lambda m: (-m[1].score, m[0].id))
        choices = (*(person.id for person, _ in ranked[:5]), "somebody new")
        ledger.doubt(figure.span, "person", choices, f'"{figure.names[0]}": {ranked[0][1].why}')
    return None


def _nothing_new(figure: Figure, person: KnownPerson) -> bool:
    """Tell whether a known person has every name and office of a figure, so that reading twice makes nobody new."""
    offices = {p.office_id for p in figure.posts if p.office_id}
    return set(figure.names) <= set(person.names) and offices <= {p.office_id for p in person.posts}


MARGIN = 0.1  # by which the best candidate must lead the next


def _settled(best: Candidate, other: Candidate, judged: Mapping[frozenset[str], Verdict], compare: Compare) -> bool:
    """Tell whether a rival gives way: to who leads clearly, whom a person judged the same, or of whom it may be no other.

    Who was once told apart only in doubt would else leave everybody of that name in doubt ever after, each somebody new: so
    the one met in office more often stands for both.
    """
    (person, match), (rival, lesser) = best, other
    verdict = judged.get(frozenset((person.id, rival.id)))
    if match.score - lesser.score >= MARGIN or verdict is Verdict.SAME:
        return True
    undivided = verdict is None and len(person.posts) > len(rival.posts)
    return undivided and compare(person, rival, frozenset()).verdict is not Verdict.NOT_SAME


def _judge(figure: Figure, wanted: str, chosen: tuple[KnownPerson, Match], ledger: Ledger) -> None:
    """Note the match where the figure came under another spelling than the known ones."""
    person, match = chosen
    if {plain(n) for n in figure.names} - {plain(n) for n in person.names}:
        ledger.judge(wanted, person.id, "person", match)
