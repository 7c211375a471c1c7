"""The claims of changes in office: how each is held by the verb, and from when to when."""

from collections.abc import Iterator

from elchi.lexica.tables import strings
from elchi.model.claim import Party, Tenure
from elchi.model.expression import DateExpression
from elchi.model.quick import replace
from elchi.reading.dates.terms import Term, terms
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line


def dated(line: Line, act: str, kind: str, holder: Party, term: Term | None, anchor: DateExpression | None) -> Tenure:
    """The claim of an act: what is taken up begins then, what is given up ends then, what is held has both ends."""
    span = line.span
    acting = (holder.office or "").lower().startswith("acting")
    if kind == "again":
        return Tenure(span=span, act=act, holder=holder)
    if kind == "held":
        ends = (term.since, term.until) if term else (None, None)
        return Tenure(span=span, act=act, holder=holder, basis="acting" if acting else "attested", since=ends[0], until=ends[1])
    when = (term.since or term.until) if term else line.dates[0] if line.dates else anchor
    if kind == "acting":
        return Tenure(
            span=span,
            act=act,
            holder=holder,
            basis="acting",
            since=term.since if term else None,
            until=term.until if term else None,
        )
    if kind == "elect":
        return Tenure(span=span, act=act, holder=holder, basis="elect")  # the day of the naming is not the first in office
    if kind == "ended":
        return Tenure(span=span, act=act, holder=holder, basis="ended", until=when)
    until = term.until if term and not term.alone else None
    return Tenure(span=span, act=act, holder=holder, basis="acting" if acting else "appointed", since=when, until=until)


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
    return "chosen" if any(w.startswith("elect") for w in words) else found.act.kind


def term_of(line: Line, end: int) -> Term | None:
    """The term right behind an office, else the one that stands before the sentence: "From 1990 to 1993 he was"."""
    text, segment = line.tokens.text, line.tokens.segment
    found = list(terms(text, segment.start, segment.end))
    behind = next((x for x in found if _adjoins(text, end, x.start)), None)
    if behind is None and len(found) == 1 and (found[0].start - segment.start < 4 or found[0].alone):
        return found[0]
    return behind


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
                holder = replace(made.holder, office=post.office, of=post.of)
                yield replace(made, holder=holder, basis="attested", since=term.since, until=term.until)


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
        if unit is not None and not (term.alone and text[term.start - 1] != "("):
            actor = unit.parties[0]
            holder = party_of(actor, "holder")
            basis = "former" if actor.former else "attested"
            yield Tenure(span=line.span, act="office-and-term", holder=holder, basis=basis, since=term.since, until=term.until)
