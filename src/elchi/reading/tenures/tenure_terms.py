"""The claims of changes in office: how each is held by the verb, and from when to when."""

import re
from collections.abc import Iterator
from functools import cache

from elchi.lexica.classes import alternatives, word_class, word_set
from elchi.lexica.tables import strings
from elchi.model.claim import Party, Tenure
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.dates.terms import Term, terms
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.tenures.tenure_words import office_words


def dated(
    line: Line, act: str, kind: str, holder: Party, term: Term | None, anchor: DateExpression | None, post: int = -1
) -> Tenure:
    """The claim of an act whose office stands at `post`: what is taken up begins then, what is given up ends then, what is held has both ends."""
    span = line.span
    acting = (holder.office or "").lower().startswith("acting")
    if kind == "again":
        return Tenure(span=span, act=act, holder=holder)
    if kind == "held":
        ends = (term.since, term.until) if term else (None, None)
        basis = "acting" if acting else "attested"
        return Tenure(span=span, act=act, holder=holder, basis=basis, since=ends[0], until=ends[1])
    when = _when(term, line, kind) if term else _own_date(line, kind, post=post) or anchor
    if kind == "acting":
        return Tenure(
            span=span,
            act=act,
            holder=holder,
            basis="acting",
            since=term.since if term else None,
            until=term.until if term else None,
        )
    if kind == "elect" and not (when is not None and when.words.lower().startswith(word_class("takes_effect"))):
        return Tenure(span=span, act=act, holder=holder, basis="elect")  # the day of the naming is not the first in office
    if kind == "ended":
        return Tenure(span=span, act=act, holder=holder, basis="ended", until=_on_the_day(when))
    until, basis = term.until if term and not term.alone else None, "acting" if acting else "appointed"
    if when is not None and when.kind is ExpressionKind.RANGE and until is None:  # "for a term from March 2026 to March 2027"
        when, until = replace(when, kind=ExpressionKind.DATE, last=None), when.last
    return Tenure(span=span, act=act, holder=holder, basis=basis, since=_on_the_day(when), until=until)


def _on_the_day(date: DateExpression | None) -> DateExpression | None:
    """ "For a term from 25 April": what begins or ends then does so on the day."""
    return replace(date, modifier=None) if date is not None and date.modifier == "since" else date


def _when(term: Term, line: Line, kind: str) -> DateExpression | None:
    """When a term begins or, of what ended, ends; "appointed until 2012" tells of no beginning."""
    if kind == "ended" or term.alone:
        return term.since or term.until
    return term.since or _own_date(line, kind, term.start)


def _own_date(line: Line, kind: str, until: int | None = None, post: int = -1) -> DateExpression | None:
    """The first date that is of the change itself: not of another's term ("A, whose term expires in May") and not of what it came
    before or after ("ahead of an election next year")."""
    dates = (d for d in line.dates if until is None or d.span.end <= until)
    own = [d for d in dates if not (_of_another(line, d.span.start, kind) or _since_who(line, d))]
    near = (d for d in own if d.span.end <= post and len(line.tokens.text[d.span.end : post].split()) <= _VERB)
    return next(near, next(iter(own), None))  # "and | in 1995 | became Minister"


def _since_who(line: Line, date: DateExpression) -> bool:
    """ "Replacing B, who held the post | since 7 June": the day since which somebody else had it."""
    told = any("who" in u.roles and 0 <= date.span.start - u.end < _WHO for u in line.kept)
    return told and date.modifier == "since" and date.words.lower().startswith("since")


_WHO = 80  # characters before a day in which the clause stands that tells whose it is


def _of_another(line: Line, at: int, kind: str) -> bool:
    return _earlier_term(line, at) or (kind != "ended" and _whose(line, at)) or _before_what(line, at)


def _whose(line: Line, at: int) -> bool:
    """ "A, whose term expires | in May"."""
    return any("who" in u.roles and u.end <= at and u.of(line.tokens.text).lower() == "whose" for u in line.kept)


def expiry(line: Line) -> DateExpression | None:
    """Return when the term of a predecessor ends: "He will replace A, whose term expires in May"."""
    return next((d for d in line.dates if _whose(line, d.span.start)), None)


def _before_what(line: Line, at: int) -> bool:
    """ "Was named Minister ahead of an election | in May"."""
    before = [u for u in line.kept if u.end <= at]
    near = next((n for n, u in enumerate(before[-_NEAR:], max(0, len(before) - _NEAR)) if u.roles & _AROUND), len(before))
    behind = {role for u in before[near + 1 :] for role in u.roles}
    return bool(behind) and not behind & _CLAUSE and any(u.roles & _ONE for u in before[:near])


def _earlier_term(line: Line, at: int) -> bool:
    """Whether what begins at a place is an earlier term: "for a second term, having previously served | from 2007 to 2012"."""
    words = line.tokens.text[line.tokens.segment.start : at].lower().split()[-3:]
    return words[-1:] == ["served"] and not word_set("served_before").isdisjoint(words)


def earlier(line: Line, made: Tenure) -> Iterator[Tenure]:
    """Yield the term in which somebody who takes up an office had it before: "having previously served from 2007 to 2012"."""
    if "served" not in line.tokens.seen or made.basis not in ("appointed", "elect", "attested"):
        return
    for term in terms(line.tokens.text, line.tokens.segment.start, line.tokens.segment.end):
        if not term.alone and _earlier_term(line, term.start):
            yield replace(made, basis="attested", since=term.since, until=term.until)


_HAS = frozenset({"has", "have", "'s", "’s"})
_VERB = 3  # words from a day to the office: "was appointed the"
_LED = 40  # characters of "since his election" before a date
_NEAR = 5  # units before a date in which what it is of begins
_AROUND = frozenset({"p:before", "p:after"})
_ONE = frozenset({"OFFICE", "PERSON"})
_CLAUSE = frozenset({"comma", "PERSON", "PRONOUN", "OFFICE"})


def over(line: Line, made: Tenure, start: int, end: int) -> Tenure:
    """Return what is told as held between two places of the text, as over where it is told in the past, and no day."""
    if made.since or made.until or made.basis not in ("attested", "acting"):
        return made
    told = [w for w, at in zip(line.tokens.low, line.tokens.starts, strict=False) if start <= at < end]
    past = not office_words("past").isdisjoint(told) and office_words("still").isdisjoint(told)
    lasts = not _HAS.isdisjoint(told) and "had" not in told and office_words("once").isdisjoint(told)  # "has served as Minister"
    return replace(made, basis="former") if past and not lasts else made


def settled(kind: str, office: str | None) -> str:
    """Return what a choice makes of somebody: who is elected President is not yet in office, who is elected Speaker is."""
    if kind != "chosen":
        return kind
    return "elect" if (office or "").lower().removeprefix("new ") in strings("words/tenures")["ahead"] else "appointed"


def kind_of(found: Found) -> str:
    """The kind of an act of appointment, by its verb: "was elected", "was re-elected"."""
    verb = found.unit("verb")
    words = verb.of(found.line.tokens.text).lower().split() if verb is not None and found.act.kind == "appointed" else []
    if any(w.startswith(("re-elect", "reelect", "reappoint", "re-appoint")) for w in words):
        return "again"
    if any(w.startswith("elect") for w in words):
        return "chosen"
    return found.act.kind


def term_of(line: Line, end: int) -> Term | None:
    """The term right behind an office, else the one that stands before the sentence: "From 1990 to 1993 he was"."""
    text, segment = line.tokens.text, line.tokens.segment
    told = (_since_then(text, x) for x in terms(text, segment.start, segment.end))
    found = [x for x in told if not _before_what(line, x.start)]
    behind = next(
        (x for x in found if _adjoins(text, end, x.start) or (x.start > end and _of_it().fullmatch(text, end, x.start))), None
    )
    if behind is None and len(found) == 1 and (found[0].start - segment.start < 4 or found[0].alone):
        return found[0]
    return behind


def _since_then(text: str, term: Term) -> Term:
    """ "Minister since his election | in 2014": from then on."""
    led = _since_what().search(text, max(0, term.start - _LED), term.start) if term.alone else None
    return Term(led.start(), term.end, term.since, None) if led else term


@cache
def _since_what() -> re.Pattern[str]:
    nouns = strings("words/tenures")["noun"]
    taken = alternatives([n for kind in ("chosen", "appointed") for n in nouns[kind]])
    return re.compile(rf"\bsince (?:his|her) (?:{taken}) $", re.IGNORECASE)


@cache
def _of_it() -> re.Pattern[str]:
    """What leads from an office to its term: ", a post he held | until 2013", ", whose term will run | from 1 June"."""
    said = strings("words/tenures")
    posts, terms_, run, held = (alternatives(said[k]) for k in ("post", "term", "run", "occupied"))
    own = rf",? (?:a|an|both|the|which were|which was) ?(?:{posts}) (?:(?:that|which) )?(?:he|she) (?:had |has )?(?:{held}) "
    whose = rf",? (?:whose|and his|and her|with his|with her) (?:[\w-]+ )?(?:{terms_}) (?:{run}) "
    return re.compile(f"{own}|{whose}", re.IGNORECASE)


def later(line: Line, made: Tenure, behind: int) -> Iterator[Tenure]:
    """ "Then as Ambassador to Spain until 2008": later offices of the same life, each with its own term."""
    text = line.tokens.text
    stretch = list(terms(text, line.kept[behind - 1].end, line.tokens.segment.end))
    for number, unit in enumerate(line.kept[behind:], behind):
        before = line.kept[number - 1].roles
        if "OFFICE" in unit.roles and before & {"and", "comma", "p:as"} and not unit.parties[0].plural:
            term = next((x for x in stretch if _adjoins(text, unit.end, x.start)), None)
            if term is not None:
                post = unit.parties[0]
                holder = replace(made.holder, office=post.office, of=post.of or sender(made.holder, post.office))
                yield replace(made, holder=holder, basis="attested", since=term.since, until=term.until)


def sender(holder: Party, office: str | None) -> str | None:
    """Return the state that sent somebody before, where an office is such a post too: "Georgia's ambassador to France, then permanent
    representative to the UN"."""
    sent = word_set("sent_or_of_bodies")
    return (
        holder.of
        if all(not sent.isdisjoint(o.lower().split()) and " to " in f" {o} " for o in (holder.office or "", office or ""))
        else None
    )


def _adjoins(text: str, end: int, start: int) -> bool:
    return (0 <= start - end < 40 and not text[end:start].strip(" ,(\n")) or (
        0 < start - end < 40 and text[end:start].split()[:1] in (["in"], ["of"]) and "," not in text[end:start]
    )


def with_terms(line: Line) -> Iterator[Tenure]:
    """ "Ali Veli, Foreign Minister of Georgia since March 2010": a named office-holder with the term behind."""
    if "PERSON" not in line.roles:
        return
    text, segment = line.tokens.text, line.tokens.segment
    held = [u for u in line.kept if "PERSON" in u.roles and u.parties[0].office and len(u.parties) == 1]
    for term in terms(text, segment.start, segment.end) if held else ():
        unit = next((u for u in held if 0 <= term.start - u.end < 3 and not text[u.end : term.start].strip(" ,(\n")), None)
        met = text.startswith(("after ", "before "), term.start)  # of what somebody did, not of an office
        if unit is not None and not met and not (term.alone and text[term.start - 1] != "("):
            actor = unit.parties[0]
            holder = party_of(actor, "holder")
            basis = "former" if actor.former else "attested"
            yield Tenure(span=line.span, act="office-and-term", holder=holder, basis=basis, since=term.since, until=term.until)
