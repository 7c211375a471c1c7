"""Who held an office on a day: asked by one source, answered from another.

    python -m benchmarks.questions [--wrong]

A record holds one table, of US chiefs of mission and principal officers by the Office of the Historian. 500 questions
are drawn from two other sources: the table of American office-holders from Wikidata, and the dated lives at the front of
FRUS volumes as the reader reads them. Each term there whose office the record's table has too, with both its ends told,
gives two questions, for a day of its first and of its second half; lives of other nations' people are left out, and those
that do not name the family first. The 500 first in the order of a hash of office, person and day are asked, so that
neither place nor time decides. The answer is *right* where the holder of the term is named (by the family name, in one
spelling or with a slip; of several on the day of a handover one is), *honest* where the record says unknown or that its
sources contradict each other, else *wrong*: the two sources disagree, or we are at fault; `--wrong` lists all of them.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.evidence import surely, terms_in
from benchmarks.figures import Figure
from benchmarks.measured import SHARED, Tally, missing_in, row, run
from benchmarks.pairs import by_hash
from benchmarks.present import LIVES, resolved, surname_of
from elchi.answers.holders import Holding, Standing, who_held
from elchi.desk import Taken, desk
from elchi.lexica.lexicon import load_lexicon, tokens_of
from elchi.model.claim import Tenure
from elchi.record.asof import View

ANSWERS, ASKED = "corpora/tenures/us_chiefs_and_principals.csv", "corpora/tenures/us-cabinet.holders21.csv"
MANY, ALIKE = 500, 0.8  # questions; the share of letters in common of one family name in two spellings


@dataclass(frozen=True, slots=True)
class Question:
    """An office and a day, and who held it by the source that asks."""

    source: str
    office: str
    on: date
    holder: str

    @property
    def place(self) -> str:
        """A key to order by that depends on nothing but the question."""
        return hashlib.sha256(f"{self.office} {self.on} {self.holder}".encode()).hexdigest()


def questions(shared: Path) -> Iterator[Question]:
    """Yield what the asking sources tell of offices of the United States."""
    for term in terms_in(shared / ASKED):
        if term.post.office_id and term.sure:
            yield from _asked("Wikidata", term.post.office_id, *term.sure, term.name)
    for life in (
        one for one in json.loads((shared / LIVES).read_text("utf-8")) if "," in one["name"] and not _foreign(one["entry"])
    ):
        for claim in resolved(life["entry"], life["pid"]).claims:
            if isinstance(claim, Tenure):
                yield from _of_life(claim, life["name"].partition(",")[0])


def _of_life(claim: Tenure, holder: str) -> Iterator[Question]:
    """The questions from a life, where it tells which office: "Director" alone is no office of one seat."""
    days = surely(claim)
    if days and claim.basis != "former" and claim.holder.of_id in (None, "state:us"):
        office = claim.holder.office_id or american(claim.holder.office or "")
        if office and office.count("-") >= _TOLD:
            yield from _asked("lives", office, *days, holder)


_TOLD = 2  # hyphens in the identifier of an office that says more than a rank


def _foreign(entry: str) -> bool:
    """Tell whether a life speaks of a nation's own: those volumes leave unsaid only that somebody is American."""
    lexicon, tokens = load_lexicon(), tokens_of(entry)
    hits = (lexicon.look(tokens, i) for i in range(len(tokens)))
    adjectives = any(hit and hit.roles.get("adjective", "state:us") != "state:us" for hit in hits)
    return adjectives or bool(
        re.search(r"\b(?:Foreign Affairs|Foreign Minister|President|Prime Minister) of (?:the )?[A-Z]", entry)
    )


def _asked(source: str, office: str, first: date, last: date, holder: str) -> Iterator[Question]:
    """Two days of a term: one of its first and one of its second half."""
    half = (last - first).days // 2
    for begun in (0, half):
        day = first + timedelta(days=begun + by_hash(f"{office} {holder} {first} {begun}") % (half + 1))
        yield Question(source, office, day, holder)


def american(words: str) -> str | None:
    """Return the office that words name in the United States."""
    from elchi.lexica.register import load_register
    from elchi.resolving.offices import office_id, offices_of
    from elchi.resolving.where import atlas_of

    found = offices_of(atlas_of(load_register()).coded(words), "us")
    return office_id(found[0].slug, "state:us") if found else None


@contextmanager
def answering(shared: Path) -> Iterator[View]:
    """Give a record that holds the answering table alone."""
    with TemporaryDirectory() as folder, desk(Path(folder) / "record.elchi", create=True) as opened:
        taken = [t for t in opened.take_terms(str(shared / ANSWERS)) if isinstance(t, Taken)]
        assert taken, "the table could not be read"
        with opened.view() as view:
            yield view


def drawn(view: View, found: Sequence[Question]) -> list[Question]:
    """Return the questions that are asked: of offices of which the record holds a term."""
    offices = {q.office for q in found}
    spoken = {o for o in sorted(offices) if view.claims("Tenure", subject=o)}
    return sorted(dict.fromkeys(q for q in found if q.office in spoken), key=lambda q: q.place)[:MANY]


def verdict(holding: Holding, question: Question) -> str:
    """Judge one answer: right, honest or wrong."""
    named = [surname_of(n) for h in holding.holders for n in (h.name, *h.names)]
    if holding.standing in (Standing.UNKNOWN, Standing.NOBODY, Standing.CONTRADICTED):
        return "honest"
    return "right" if any(_spelt_alike(surname_of(question.holder), n) for n in named) else "wrong"


def _spelt_alike(one: str, other: str) -> bool:
    """One family name, or one within a double one, or a slip of the pen."""
    if one in other.split("-") or other in one.split("-"):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def tallies(shared: Path) -> list[Tally]:
    """Ask every question."""
    fine, wrong, right = (
        Tally(f"offices on a day, asked by another source: {n}") for n in ("right or honest", "not wrong", "right")
    )
    found = list(questions(shared))
    with answering(shared) as view:
        for question in drawn(view, found):
            holding = who_held(view, question.office, question.on)
            said = verdict(holding, question)
            fine.add(said != "wrong", 1, 1)
            wrong.add(said != "wrong", 1, 1)
            right.add(said == "right", said != "honest", 1)
            if said == "wrong":
                wrong.failures.append(f"{question.source}: {question.holder}, {question.office} on {question.on}; {holding.answer}")
            if said == "honest":
                right.failures.append(f"{question.source}: {question.holder}, {question.office} on {question.on}; {holding.answer}")
    return [fine, wrong, right]


def rows(measured: list[Tally]) -> Iterator[Figure]:
    """Yield the rows of the table."""
    fine, wrong, right = measured
    yield row(fine, "recall", 0.98, 0.98)
    yield row(wrong, "recall", 0.995, 0.995)
    yield row(right, "recall")


def missing(folder: Path) -> str | None:
    """Return why nothing can be measured in a folder, or None."""
    return missing_in(folder, ANSWERS, ASKED, LIVES)


def figures(folder: Path = SHARED, peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows; the peer keeps no terms."""
    yield from rows(tallies(folder))


if __name__ == "__main__":
    sys.exit(run("benchmarks.questions", sys.argv[1:]))
