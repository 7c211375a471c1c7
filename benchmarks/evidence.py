"""Who is who by name, office, state and date: pairs drawn from tables of office-holders and from memoranda.

    python -m benchmarks.evidence [--wrong]

How the tables' pairs are drawn (no chance in it: every choice goes by a hash of the row):

- A *meeting* is one term of one person of the tables, seen as a report would: the name in another form, the office, its
  state, and one day within the term. The form is one that the name admits, of: another romanisation, Cyrillic letters
  (states that write them), initials, the family name first in capitals, the family name alone, the title of the
  person's article where it differs from the table's name.
- A pair holds a meeting against one person of the tables with all terms. Positive: the person of the term. Negative,
  all that there are: who held the same office just before and just after; everybody of the same state with the same
  family name (fathers, sons, brothers, namesakes; at most `MOST`); two people with that family name in other states.
- The table's identifiers say who is who; two identifiers with one name in one office from one year on are left out. The family name is the last word, the first one in `SURNAME_FIRST` states.

The pairs of the memoranda are drawn in `benchmarks/present.py`.

A pair is *said to be one* where `same_person` is sure; abstaining ("unsure", a doubt in the record) says nothing.
Half of the people, by a hash, were developed on (`--wrong` shows them alone); the other half was only measured.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from benchmarks import present
from benchmarks.figures import Figure
from benchmarks.measured import LABELS, SHARED, Tally, missing_in, row, run, words_of
from benchmarks.pairs import Pair, by_hash, judged
from elchi.documents.intake import take_in
from elchi.lexica.lexicon import fold
from elchi.lexica.register import load_register
from elchi.model.claim import Tenure
from elchi.model.document import Document
from elchi.model.entity import KnownPerson, NothingYet, Post
from elchi.model.period import Period
from elchi.reading.layout.termlist import read_terms
from elchi.registering import owner_in
from elchi.resolving.termlist import resolve_terms

TABLES = "corpora/tenures"
SPELLINGS = LABELS / "spellings.json"
SURNAME_FIRST = frozenset({"state:cn", "state:kr"})
NO_SURNAME = frozenset({"state:vn", "state:ae", "state:id", "state:mm"})  # one is called by another word than the last
MOST, SHARE = 6, 4  # namesakes against one meeting; one term of so many is drawn
LAST = date(2022, 6, 30)  # the day for which the tables speak


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a table: who, in which office of which state, when; `also` is another spelling that the row gives."""

    mark: str
    name: str
    also: str
    post: Post
    sure: tuple[date, date] | None  # the days that surely lie within, where both ends are told


@cache
def terms(folder: Path) -> tuple[Term, ...]:
    """Every row of the tables whose office is known with its state, through the import's own reading and resolving."""
    return tuple(t for path in sorted(folder.glob("*holders21.csv")) for t in terms_in(path))


def terms_in(path: Path) -> Iterator[Term]:
    """Yield the rows of one table whose office is known with its state."""
    document = next(d for d in take_in(path) if isinstance(d, Document))
    reading, _ = read_terms(document, owner_in(document.address))
    marks = {m.span: m.entity or "" for m in reading.mentions}
    with path.open(encoding="utf-8", newline="") as file:
        also = {(r["person"], r["personID"]): r.get("enwiki") or "" for r in csv.DictReader(file)}
    for claim in resolve_terms(reading, document, NothingYet(), load_register()).claims:
        if isinstance(claim, Tenure) and claim.holder.office_id and claim.period and claim.period.start and claim.span in marks:
            post = Post(claim.holder.office or "", claim.holder.of_id, claim.holder.office_id, claim.period)
            mark, name = marks[claim.span], claim.holder.person or ""
            title = re.sub(r"\s*\(.*\)", "", also.get((name, mark.partition(":")[2]), ""))
            yield Term(mark, name, title, post, surely(claim))


def surely(claim: Tenure) -> tuple[date, date] | None:
    """Return the first and last day that lie in a term however roughly its ends are told."""
    first, last = claim.began and claim.began.last, claim.ended and claim.ended.first
    return (first, last) if first and last and first <= last else None


def table_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of the tables."""
    found = terms(folder)
    people, twins = _people(found), _twins(found)
    by_surname, in_office = _by_surname(found), _in_office(found)
    for term in found:
        if by_hash(f"{term.mark} {term.post.office_id} {term.post.period}") % SHARE == 0 and (forms := _forms(term)):
            kind = sorted(forms)[by_hash(term.mark + term.name) % len(forms)]
            met = KnownPerson(term.mark, (forms[kind],), (_seen(term),))
            yield Pair(kind, met, people[term.mark], True)
            for how, other in _others(term, by_surname, in_office):
                if frozenset((term.mark, other)) in twins:
                    continue
                yield Pair(f"{how}, {kind}", met, people[other], False)


def _people(found: Sequence[Term]) -> dict[str, KnownPerson]:
    gathered: dict[str, list[Term]] = defaultdict(list)
    for term in found:
        gathered[term.mark].append(term)
    return {m: KnownPerson(m, tuple(dict.fromkeys(t.name for t in ts)), tuple(t.post for t in ts)) for m, ts in gathered.items()}


def _twins(found: Sequence[Term]) -> frozenset[frozenset[str]]:
    """Two identifiers for one person, as the source has them: names that can be one's, one office, one first year."""
    by_term: dict[tuple[str | None, str], set[tuple[str, str]]] = defaultdict(set)
    for t in found:
        by_term[t.post.office_id, str(t.post.period and t.post.period.first)[:4]].add((t.mark, t.name))
    pairs = (p for held in by_term.values() for p in combinations(sorted(held), 2))
    return frozenset(frozenset((a[0], b[0])) for a, b in pairs if _one_bears(a[1], b[1]))


def _one_bears(one: str, other: str) -> bool:
    """One name within the other, or one first initial and family name."""
    a, b = words_of(one), words_of(other)
    return a <= b or b <= a or (one[0], fold(one.split()[-1])) == (other[0], fold(other.split()[-1]))


def _seen(term: Term) -> Post:
    """The office as a report of one day within the term tells of it."""
    period = term.post.period
    assert period is not None
    assert period.first is not None
    last = min(period.last or LAST, LAST)
    days = max(0, (last - period.first).days)
    day = period.first + timedelta(days=by_hash(term.name + str(period.first)) % (days + 1))
    return Post(term.post.office, term.post.of_id, term.post.office_id, Period.day(day))


def _by_surname(found: Sequence[Term]) -> dict[str, list[Term]]:
    kept: dict[str, list[Term]] = defaultdict(list)
    for term in found:
        if surname := _surname(term):
            kept[fold(surname)].append(term)
    return kept


def _in_office(found: Sequence[Term]) -> dict[str, list[Term]]:
    kept: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(found, key=lambda t: (t.post.period.key, t.mark) if t.post.period else ()):
        kept[term.post.office_id or ""].append(term)
    return kept


def _others(term: Term, by_surname: Mapping[str, list[Term]], in_office: Mapping[str, list[Term]]) -> Iterator[tuple[str, str]]:
    """Who is most easily taken for the holder of a term: by office, by family name."""
    row = in_office[term.post.office_id or ""]
    place = row.index(term)
    beside = [next((t.mark for t in run if t.mark != term.mark), None) for run in (row[:place][::-1], row[place + 1 :])]
    yield from (("same office", mark) for mark in dict.fromkeys(m for m in beside if m))
    alike = [t for t in by_surname.get(fold(_surname(term) or ""), ()) if t.mark != term.mark]
    near = dict.fromkeys(t.mark for t in alike if t.post.of_id == term.post.of_id)
    yield from (("same family name", mark) for mark in list(near)[:MOST])
    far = dict.fromkeys(t.mark for t in alike if t.mark not in near)
    yield from (("family name in another state", mark) for mark in list(far)[:2])


def _surname(term: Term) -> str | None:
    words = re.sub(r",? (Jr|Sr|[IVX]+)\.?$", "", term.name).split()
    if len(words) < 2 or term.post.of_id in NO_SURNAME or "of" in words:
        return None
    return words[0] if term.post.of_id in SURNAME_FIRST else words[-1]


def _forms(term: Term) -> dict[str, str]:
    """The other forms in which a name may be met."""
    surname, rules = _surname(term), json.loads(SPELLINGS.read_text("utf-8"))
    found = {}
    if term.also and fold(term.also) != fold(term.name):
        found["article's title"] = term.also
    if (other := _respelt(term.name, rules["romanised"])) != term.name:
        found["another romanisation"] = other
    if term.post.of_id in rules["writes_cyrillic"] and term.name.isascii():
        found["Cyrillic"] = _respelt(term.name, rules["cyrillic"])
    if surname:
        given = [w for w in term.name.split() if w != surname]
        initials = " ".join("-".join(f"{p[0]}." for p in w.split("-") if p) for w in given[:2])
        found |= {
            "initials": f"{initials} {surname}",
            "family name first": f"{surname.upper()} {' '.join(given)}",
            "family name": surname,
        }
    return found


def _respelt(name: str, rules: Mapping[str, str]) -> str:
    """Every word with the longest rules that fit, from the left; "^" begins a word and "$" ends it."""
    return " ".join(_word(w, rules) for w in name.split())


def _word(word: str, rules: Mapping[str, str]) -> str:
    rest, out = f"^{word.casefold()}$", ""
    while rest:
        fitting = max((r for r in rules if rest.startswith(r)), key=len, default=None)
        out += rules[fitting] if fitting else rest[0]
        rest = rest[len(fitting) if fitting else 1 :]
    return out.strip("^$").title()


def tallies(shared: Path) -> list[Tally]:
    """Judge every pair."""
    return [*judged("tables", table_pairs(shared / TABLES)), *judged("memoranda", present.pairs(shared / "corpora"))]


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    for tally in measured:
        yield row(tally, "precision", 0.995, 0.995)
        yield row(tally, "recall", 0.95, 0.95)


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, TABLES, present.MEMORANDA, present.LIVES)


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer does not compare people."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.evidence", sys.argv[1:]))
