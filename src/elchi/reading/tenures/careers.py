"""Lives told in one line: "Doe, Jane R., Ambassador to X from May 1972 until 1975; thereafter Director, Office of Y"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.lexica.lexicon import TOKEN, Lexicon, fold, tokens_of
from elchi.lexica.tables import strings
from elchi.model.claim import Party, Tenure
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.dates.terms import Term, terms
from elchi.reading.lines.line import Line
from elchi.reading.lines.tokens import Tokens
from elchi.reading.lines.units import VERBAL, Unit
from elchi.reading.names.names import NameParser

_YEAR = re.compile(r"[12](?<!\w[12])\d{3}\b")  # begins with its digit, so that letters are passed over at once
_ASIDE = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]")
_SUFFIX = re.compile(r"\s*,?\s*(?:Jr|Sr|II|III|IV)\b\.?")
_ZONE = frozenset({"of", "for", "to", "at", "in", ",", "on", "with", "from", "during", "until"})
_UNDER = re.compile(r"\s+under(?:\s+[A-ZÀ-Þ][\w.'’-]*)+$")  # "Commissioner for External Affairs under Gowon"
_JOINED = re.compile(r",?\s+and,\s*$|,\s+and\s*$")
_BEHIND = re.compile(r"\s*(?:$|[,;.)]|and\b|then\b|thereafter\b|when\b|but\b)")


@dataclass(slots=True)
class _Stint:
    """An office of a life: where its words stand, and its ends."""

    start: int
    end: int
    since: DateExpression | None = None
    until: DateExpression | None = None


@cache
def _posts() -> dict[str, frozenset[str]]:
    return {role: frozenset(fold(w) for w in words) for role, words in strings("posts").items()}


@cache
def _lead() -> re.Pattern[str]:
    """What may stand between two posts of a life: ", and later | Ambassador"."""
    words = f"{word_choice('between_posts')}|friend of [^,;]{{3,40}} and"
    return re.compile(rf"(?:[\s,.;]*(?:(?:{words})\b)?[\s,.;]*){{0,5}}", re.IGNORECASE)


@cache
def _then() -> re.Pattern[str]:
    """ ", and thereafter |": what makes a post follow the one before it."""
    return re.compile(rf"[\s,]*(?:and )?{word_choice('after_a_post')}\b", re.IGNORECASE)


def career_of(line: Line) -> list[Tenure]:
    """Return the dated offices of the life that a line tells; none where it is no such line."""
    t = line.tokens
    start, end = t.segment.start, t.segment.end
    if len(t) < 5 or "," not in t.text[start : start + 90] or not (line.heading or _YEAR.search(t.text, start, end)):
        return []
    if _told(line):
        return []
    text = t.text[:start] + _ASIDE.sub(lambda m: " " * len(m[0]), t.text[start:end])
    named = _person(t.lexicon, text, start, end)
    if named is None:
        return []
    person, at, turned = named
    stints = list(_stints(t.lexicon, text, at, end))
    dated = any(s.since or s.until for s in stints)
    return [_tenure(t, text, person, s) for s in stints] if dated or turned else []


def _told(line: Line) -> bool:
    """A sentence with a finite verb is no line of a life: "Ali Veli, Minister of Trade since 2020, said"."""
    text, segment = line.tokens.text, line.tokens.segment
    year = _YEAR.search(text, segment.start, segment.end)
    early = [u for u in line.kept if u.start < year.end() and u.of(text)[:1].islower()] if year else []
    return any(u.roles & {"be", "have", "will", "modal", "PRONOUN"} or _finite(u, text) for u in early)


def _finite(unit: Unit, text: str) -> bool:
    return VERBAL[unit.roles] and unit.of(text).endswith(("ed", "aid", "et", "old"))


def _person(lexicon: Lexicon, text: str, start: int, end: int) -> tuple[str, int, bool] | None:
    """The name at the head of the line, where it ends, and whether the surname came first: "Doe, Major General Jane R., Jr."."""
    pieces = _pieces(text, start, end)
    first = next(pieces, None)
    if first is None or not _is_name(lexicon, text[slice(*first)]):
        return None
    name, at, turned = " ".join(text[slice(*first)].split()), first[1], False
    second = next(pieces, None)
    if second is not None and not is_post(lexicon, text[slice(*second)]) and _is_name(lexicon, text[slice(*second)]):
        turned = len(name.split()) < 3 and lexicon.look(tokens_of(name), 0) is None
        name, at = f"{' '.join(text[slice(*second)].split())} {name}", second[1]
    suffix = _SUFFIX.match(text, at)
    return name, suffix.end() if suffix else at, turned


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the first commas."""
    for _ in range(3):
        stop = text.find(",", start, min(end, start + 60))
        if stop < 0:
            return
        yield start, stop
        start = stop + 1


def _is_name(lexicon: Lexicon, words: str) -> bool:
    parts = tokens_of(words)
    letters = [w for w in parts if w[0].isalpha()]
    if not letters or len(letters) > 7 or "/" in words or any(w[0].isdigit() for w in parts):
        return False  # "VALLETTA/VIENNA, 30 December"
    small = [w for w in letters if w.islower()]
    return len(small) < len(letters) and all(_particle(lexicon, w) for w in small)


def _particle(lexicon: Lexicon, word: str) -> bool:
    hit = lexicon.look([word], 0)
    return hit is not None and "particle" in hit.roles


def is_post(lexicon: Lexicon, words: str) -> bool:
    """Tell whether words are an office: a noun of a post before the first "of", comma and their like, ranks left aside."""
    parts = tokens_of(words)
    at = 0
    while at < len(parts) and (rank := _rank(lexicon, parts, at)):
        at += rank
    if at == len(parts):
        return False
    for i in range(at, min(at + 12, len(parts))):
        if parts[i].lower() in _ZONE and i > at:
            return parts[i] != "," and _post_ahead(lexicon, parts, i)
        if _names_post(lexicon, parts, i):
            return True
    return False


def _post_ahead(lexicon: Lexicon, parts: Sequence[str], at: int) -> bool:
    """ "Committee on Public Information Commissioner in France": the noun of the post closes the phrase."""
    for i in range(at + 1, min(at + 8, len(parts))):
        if parts[i] in (",", "in", "at", "to"):
            return _names_post(lexicon, parts, i - 1)
    return False


def _names_post(lexicon: Lexicon, parts: Sequence[str], i: int) -> bool:
    word = fold(parts[i])
    if {word, *word.split("-")[:1], *word.split("-")[-1:]} & _posts()["post"]:
        return True
    hit = lexicon.look(parts, i)
    return hit is not None and "head" in hit.roles


def _rank(lexicon: Lexicon, parts: Sequence[str], at: int) -> int:
    """How many tokens a rank, a service or a mark of respect covers; 0 where there is none."""
    if parts[at] in (",", ".") or fold(parts[at]) in _posts()["service"]:
        return 1
    for length in (3, 2, 1):
        hit = lexicon.look(parts[at : at + length], 0) if at + length <= len(parts) else None
        if hit is not None and hit.length == length and hit.roles.get("honorific") == "rank":
            return length if _before_name(lexicon, parts, at + length) or not _names_post(lexicon, parts, at + length - 1) else 0
    return 0


def _past_ranks(lexicon: Lexicon, text: str, begin: int, end: int) -> int:
    """Where the office begins behind "General, USA,"."""
    found = list(TOKEN.finditer(text, begin, min(end, begin + 60)))
    parts, at = [m.group() for m in found], 0
    while at < len(parts) and (rank := _rank(lexicon, parts, at)):
        at += rank
    return found[at].start() if 0 < at < len(found) else begin


def _before_name(lexicon: Lexicon, parts: Sequence[str], at: int) -> bool:
    """Behind a rank stands a service or a name: "Captain, USN", but "Commander, Pacific Fleet" is an office."""
    stopped = at < len(parts) and parts[at] == ","
    while at < len(parts) and parts[at] in (",", "."):
        at += 1
    if at >= len(parts) or fold(parts[at]) in _posts()["service"]:
        return True
    return not stopped and lexicon.look(parts, at) is None


def _stints(lexicon: Lexicon, text: str, at: int, end: int) -> Iterator[_Stint]:
    """Each office with its ends; "thereafter" begins where the one before ended."""
    before: DateExpression | None = None
    for first, last in _chunks(text, at, end):
        at, chain = first, [x for x in terms(text, first, last) if _stands(text, x, first, last)]
        for run in _runs(text, chain):
            if joined := _JOINED.search(text, at, run[0].start):
                yield from _and_later(lexicon, text, Span(at, joined.start()), run[-1], last)
                at = last
                break
            yield from _with_terms(lexicon, text, at, run, before)
            at, before = run[-1].end, run[-1].until or before
        rest = _lead().match(text, at, last)
        begin = _past_ranks(lexicon, text, rest.end() if rest else at, last)
        if begin < last and not (at > first and not _then().match(text, at)) and is_post(lexicon, text[begin:last]):
            then = _then().match(text, at, last)
            yield _Stint(begin, last, since=before if then else None)


def _chunks(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    while at < end:
        stop = text.find(";", at, end)
        stop = end if stop < 0 else stop
        last = stop
        while last > at and text[last - 1] in " .,\n":
            last -= 1
        if last > at:
            yield at, last
        at = stop + 1


def _stands(text: str, term: Term, first: int, last: int) -> bool:
    """A year inside other words is no term: "panelist, 1976 Presidential Debates", "during the 1976 campaign"."""
    if not term.alone and not text.startswith(("to ", "in ", "on "), term.start):
        return True
    behind = _BEHIND.match(text, term.end, last) is not None or term.end >= last
    if not term.alone:
        return behind
    before = text[first : term.start].rstrip()
    return behind and (before.endswith((",", " and", ";")) or text[term.start : term.start + 3].lower() in ("in ", "on "))


def _runs(text: str, chain: Sequence[Term]) -> Iterator[list[Term]]:
    """Terms of one office stand together: "until 1977 and from 1980"."""
    run: list[Term] = []
    for term in chain:
        if run and text[run[-1].end : term.start].strip(" ,") not in ("", "and"):
            yield run
            run = []
        run.append(term)
    if run:
        yield run


def _with_terms(lexicon: Lexicon, text: str, at: int, run: Sequence[Term], before: DateExpression | None) -> Iterator[_Stint]:
    lead = _lead().match(text, at, run[0].start)
    begin = lead.end() if lead else at
    begin = _past_ranks(lexicon, text, begin, run[0].start)
    stop = begin + len(text[begin : run[0].start].rstrip(" ,"))
    if stop <= begin or not is_post(lexicon, text[begin:stop]):
        return
    then = _then().match(text, at, run[0].start)
    for term in run:
        since = term.since or (before if then and term is run[0] else None)
        yield _Stint(begin, stop, since, term.until)


def _and_later(lexicon: Lexicon, text: str, first: Span, term: Term, last: int) -> Iterator[_Stint]:
    """ "Chancellor and, until 1955, Minister of Foreign Affairs": the days are of the second office alone."""
    lead = _lead().match(text, first.start, first.end)
    offices: tuple[tuple[int, int, Term | None], ...] = (
        (lead.end() if lead else first.start, first.end, None),
        (term.end, last, term),
    )
    for begin, end, told in offices:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(" ,"))
        if begin < end and is_post(lexicon, text[begin:end]):
            yield _Stint(begin, end, told.since if told else None, told.until if told else None)


def _tenure(t: Tokens, text: str, person: str, stint: _Stint) -> Tenure:
    office, of = _office(t, _UNDER.sub("", " ".join(text[stint.start : stint.end].split())).strip(" ,"), stint)
    acting = office.lower().startswith("acting")
    holder = Party(Span(stint.start, stint.end), person, office, of, "holder")
    span = Span(t.segment.start, t.segment.end)
    basis = "acting" if acting else "attested"
    return Tenure(span=span, act="life-in-a-line", holder=holder, basis=basis, since=stint.since, until=stint.until)


def _office(t: Tokens, words: str, stint: _Stint) -> tuple[str, str | None]:
    """The office of a stint and whose it is: as a title tells both, or by the adjective at its head ("Hungarian Chargé in")."""
    first = next((n for n, s in enumerate(t.starts) if s == stint.start), None)
    title = NameParser(t, set(), set()).title(first) if first is not None else None
    if title is None or title.plural:
        return words, None
    if t.ends[title.end - 1] >= stint.end - 2 and not title.also:
        return title.office, title.of
    begins = words.find(title.office)
    return (words[begins:], title.of) if title.of and begins > 0 else (words, None)
