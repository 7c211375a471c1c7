"""Who decided, agreed, pledged or instructed what, and by when."""

from collections.abc import Sequence

from elchi.model.claim import Commitment, CommitmentKind
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.reading.acts import Found, find, load_acts
from elchi.reading.clauses import status_at, subject_of
from elchi.reading.coreference import Cast
from elchi.reading.encounters import parties_of
from elchi.reading.line import Line
from elchi.reading.units import Actor

_VOID = ("importance", "need", "necessity", "value")


def commitments_of(line: Line, cast: Cast, organ: Actor | None) -> list[Commitment]:
    """Return the undertakings of a line, one a verb. `organ` decides in the numbered paragraphs of its own text."""
    if line.heading:
        return []
    found: list[Commitment] = []
    taken: set[int] = set()
    operative = _operative(line, organ)
    if operative is not None:
        return [operative]
    for act in find(load_acts("commitments"), line):
        if act.at("verb") in taken or not _binds(act):
            continue
        who = _who(act, cast)
        if not who and act.act.options.get("subject") != "any":
            continue
        taken.add(act.at("verb"))
        if not found:
            found.append(_commitment(act, who))
    return found


def _binds(found: Found) -> bool:
    """Hopes, denials and agreement on the importance of things bind nobody."""
    line, at = found.line, found.at("verb")
    if found.act.options.get("plain") and at and "be" in line.kept[at - 1].roles:
        return False  # "is committed to deepening" undertakes nothing
    if any(w.lower() in _VOID for w in line.tokens.words[line.kept[at].last : line.kept[at].last + 4]):
        return False
    if found.act.options.get("firm") or found.act.kind == "pledge":
        return True
    return status_at(line, at, None) in ("held", "planned")


def _who(found: Found, cast: Cast) -> list[Actor]:
    way = found.act.options.get("subject")
    actors: Sequence[Actor] = [a for u in (*found.units("a"), *found.units("b")) for a in u.parties]
    if way == "left":
        actors = subject_of(found.line, found.at("verb"))
    elif way == "event":
        event = found.unit("event")
        body = event.event.body if event and event.event else None
        return [Actor("body", event.start, event.end, of=body)] if event and body else []
    elif way == "any":
        actors = [a for u in found.line.kept for a in u.parties]
    return [one for actor in actors for one in cast.who(actor)]


def _commitment(found: Found, who: Sequence[Actor]) -> Commitment:
    line = found.line
    verb = line.kept[found.at("verb")]
    segment = line.tokens.segment
    what = " ".join(line.tokens.text[verb.start : segment.end].split())
    return Commitment(
        span=Span(segment.start, segment.end), act=found.act.name, kind=CommitmentKind(found.act.kind), who=parties_of(who),
        what=what, verb=verb.of(line.tokens.text), due=None if found.act.options.get("done") else _due(line, verb.end),
    )  # fmt: skip


def _due(line: Line, after: int) -> DateExpression | None:
    return next((d for d in line.dates if d.span.start >= after), None)


def _operative(line: Line, organ: Actor | None) -> Commitment | None:
    """A numbered paragraph that begins with a verb: its organ decides, or asks the party behind the verb."""
    if organ is None or not line.kept:
        return None
    kept = [
        u for u in line.kept if not u.of(line.tokens.text).strip("().").isdigit() and u.of(line.tokens.text) not in (".", "(", ")")
    ]
    if not kept or not (kept[0].roles & {"v:decide", "v:instruct", "v:pledge", "v:say", "v:agree"}):
        return None
    verb, asked = kept[0], kept[1].parties if len(kept) > 1 and kept[0].roles & {"v:instruct"} else []
    if not (verb.roles & {"v:decide", "v:agree", "v:pledge"} or asked):
        return None
    segment = line.tokens.segment
    kind = CommitmentKind.INSTRUCTION if asked else CommitmentKind.DECISION
    what = " ".join(line.tokens.text[verb.start : segment.end].split())
    return Commitment(
        span=Span(verb.start, segment.end), act="operative", kind=kind, who=parties_of(asked or [organ]), what=what,
        verb=verb.of(line.tokens.text), due=_due(line, verb.end),
    )  # fmt: skip
