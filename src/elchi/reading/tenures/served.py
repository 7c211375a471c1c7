"""Posts told in a row: "served as Consul in Basra and as Envoy to Peru", "his assignments include Director of A and Adviser at B"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elchi.model.claim import Party, Tenure
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.coreference.coreference import Cast
from elchi.reading.dates.terms import Term
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL, Actor, Unit
from elchi.reading.names.joint import parted
from elchi.reading.tenures.post_rows import REACH, STOPS, Post, past_fill, posts_at, terms_of_row, words_of
from elchi.reading.tenures.tenure_terms import over, sender
from elchi.reading.tenures.tenure_words import office_words

_AHEAD = frozenset({"will", "modal", "not"})
_TOLD = frozenset({"attested", "former", "acting", "appointed"})
_ENTRY = 4  # units before a verb or noun in which its row is said to be of years ago


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row of posts begins: whose they are, the unit of the first, and where it is told whether they are over."""

    person: str
    first: int
    told: int
    made: Tenure | None = None
    basis: str = "attested"


def with_rows(line: Line, cast: Cast, found: Sequence[Tenure]) -> list[Tenure]:
    """Return what a line tells of offices, and the further posts of each row in it; what was found gains its body and its days."""
    told = list(found)
    if office_words("rowed").isdisjoint(line.tokens.seen):
        return told
    for row in _rows(line, cast, found):
        posts = posts_at(line, row.first)
        for post, term in zip(posts, terms_of_row(line, posts), strict=True):
            offices = (post.office,) if row.made is not None and post.first == row.first else parted(post.office)
            for office in offices:
                of = post.of or _sent_by(cast, row.person, office)
                made = _tenure(line, row, replace(post, office=office, of=of), term)
                _take(told, made, row.made if post.first == row.first else None)
    return told


def _sent_by(cast: Cast, person: str, office: str) -> str | None:
    """The state of an envoy whose state is known from another post: "Georgia's Ambassador to France" was "Ambassador to Peru" before."""
    known = next((a for a in cast.people if a.person == person and a.of), None)
    return sender(Party(Span(known.start, known.end), person, known.office, known.of, "holder"), office) if known else None


def _take(told: list[Tenure], made: Tenure, known: Tenure | None) -> None:
    """Add a post, or what it tells more of the one that is told already."""
    for n, one in enumerate(told):
        if one is known or _again(one, made):
            since, until, basis = _ends(one, made)
            holder = replace(one.holder, office=_fuller(one, made), of=one.holder.of or made.holder.of)
            told[n] = replace(one, holder=holder, since=since, until=until, basis=basis)
            return
    told.append(made)


def _ends(one: Tenure, made: Tenure) -> tuple[DateExpression | None, DateExpression | None, str]:
    """When a post was held: as told already, or as the row tells; the one day behind a post is when it was taken up."""
    alone = made.since is not None and made.since == made.until
    if one.basis == "appointed":
        return (made.since if alone and one.since else one.since), one.until, one.basis
    if one.since or one.until or alone or not (made.since or made.until):
        return one.since, one.until, one.basis
    return made.since, made.until, made.basis


def _fuller(one: Tenure, made: Tenure) -> str:
    """The office in the more words; but an "ambassador to France" is told whole, wherever the residence is."""
    fewer, more = one.holder.office or "", made.holder.office or ""
    whole = (one.holder.of is not None or " to " in fewer) and not more.startswith(f"{fewer} of ")
    return fewer if whole else max(fewer, more, key=len)


def _again(one: Tenure, made: Tenure) -> bool:
    """Whether one post is told twice: in the same words, or in more of them for the same days."""
    fewer, more = one.holder.office or "", made.holder.office or ""
    dated = (one.since or one.until) and (one.since, one.until) == (made.since, made.until)
    return one.holder.person == made.holder.person and (fewer == more or (bool(dated) and more.startswith(f"{fewer} ")))


def _tenure(line: Line, row: _Row, post: Post, term: Term | None) -> Tenure:
    units = line.all
    start, end = units[post.first].start, units[post.last - 1].end
    holder = Party(Span(start, end), row.person, post.office, post.of, "holder")
    since, until = (term.since, term.until) if term else (None, None)
    if row.made is not None and row.basis == "appointed" and term is None:
        since, until = row.made.since, row.made.until
    basis = "attested" if term and row.basis == "former" else row.basis
    acting = basis == "attested" and post.office.lower().startswith("acting")
    basis = "acting" if acting else basis
    return over(
        line, Tenure(span=line.span, act="posts-in-a-row", holder=holder, basis=basis, since=since, until=until), row.told, start
    )


def _rows(line: Line, cast: Cast, found: Sequence[Tenure]) -> Iterator[_Row]:
    """Where rows begin: at an office that is told of, behind verbs and nouns of service, and before "Former Envoy to A, he"."""
    begun: set[int] = set()
    for row in (*_told(line, found), *_by_verb(line, cast), *_by_noun(line, cast), *_ahead(line, cast)):
        if row.first not in begun:
            begun.add(row.first)
            yield row


def _told(line: Line, found: Sequence[Tenure]) -> Iterator[_Row]:
    for made in found:
        if made.basis in _TOLD and made.holder.person and made.act not in ("office-and-term", "of-an-age"):
            named = (
                n
                for n, u in enumerate(line.all)
                if u.parties and u.parties[0].office == made.holder.office and not u.parties[0].person
            )
            first = next(named, None)
            if first is not None:
                yield _Row(made.holder.person, first, made.holder.span.start, made, made.basis)


def _by_verb(line: Line, cast: Cast) -> Iterator[_Row]:
    """ "Served in Rome as", "has held posts including", "was most recently"."""
    serves = not office_words("serving").isdisjoint(line.tokens.seen)
    for at, unit in enumerate(line.kept):
        be = "be" in unit.roles
        if (not be and not (serves and _serves(unit, line))) or (at and line.kept[at - 1].roles & _AHEAD):
            continue
        n = bisect_left(line.all, unit.end, key=lambda u: u.start)
        first = past_fill(line, n) if be else _behind_as(line, n)
        if first is None:
            continue
        who = [one for actor in subject_of(line, at) if actor.kind in ("person", "pronoun") for one in cast.who(actor)]
        if len(who) == 1 and who[0].person:
            ahead = bool(at and "p:to" in line.kept[at - 1].roles)  # "has chosen her | to serve as"
            yield _Row(who[0].person, first, line.all[max(0, n - _ENTRY)].start, basis="elect" if ahead else "attested")


def _serves(unit: Unit, line: Line) -> bool:
    """ "Served", "worked"; "held" only where posts stand behind it."""
    words = line.tokens.low[unit.first : unit.last]
    if unit.parties or office_words("serving").isdisjoint(words):
        return False
    held = not office_words("holding").isdisjoint(words)
    return not held or not office_words("stints").isdisjoint(line.tokens.low[unit.last : unit.last + REACH])


def _behind_as(line: Line, n: int) -> int | None:
    """The unit behind "as" or "including", in reach of a verb of service and before another verb."""
    for m in range(n, min(n + REACH, len(line.all) - 1)):
        unit = line.all[m]
        if "p:as" in unit.roles or "v:comprise" in unit.roles:
            first = past_fill(line, m + 1)
            if first is not None:
                return first
        elif VERBAL[unit.roles] or unit.roles & (STOPS | {"PERSON", "semicolon"}):
            return None
    return None


def _by_noun(line: Line, cast: Cast) -> Iterator[_Row]:
    """ "Previous assignments include", "his career has included"."""
    if office_words("stints").isdisjoint(line.tokens.seen):
        return
    carried = cast.carried.person if cast.carried is not None else None
    person = next((a.person for a in cast.who(Actor("pronoun", 0, 0, number="he"))), None) or carried
    for n, unit in enumerate(line.all):
        if person is None or unit.roles & {"stop", "semicolon"}:
            return
        if "v:comprise" in unit.roles and not office_words("stints").isdisjoint(words_of(line, max(0, n - _ENTRY), n)):
            first = past_fill(line, n + 1)
            if first is not None:
                yield _Row(person, first, unit.start, basis="former")
            return


def _ahead(line: Line, cast: Cast) -> Iterator[_Row]:
    """ "A former Ambassador to Syria and to Algeria, | he was", "As Minister of Trade since 2004, | he has"."""
    first = 1 if line.all and line.all[0].roles & {"a", "p:as"} else 0
    named = line.all[first].parties[:1] if first < len(line.all) else []
    since = first + 1 < len(line.all) and line.all[first + 1].date is not None and "p:as" in line.all[0].roles
    if not named or not (named[0].former or since) or named[0].person or not named[0].office:
        return
    for comma, who in zip(line.all[first:], line.all[first + 1 :], strict=False):
        if "comma" in comma.roles and who.roles & {"PRONOUN", "PERSON"} and len(who.parties) == 1:
            known = cast.who(who.parties[0])
            if len(known) == 1 and known[0].person:
                yield _Row(known[0].person, first, line.span.start, basis="attested" if since else "former")
            return
