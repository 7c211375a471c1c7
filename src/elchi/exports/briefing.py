"""A brief as a paper, and the facts of answers as its items: the one place that words them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from elchi.answers.brief import Brief
from elchi.answers.chairs import Chair, chair_words
from elchi.answers.changes import Changes
from elchi.answers.cited import Line
from elchi.answers.commitments import Undertaking
from elchi.answers.holders import Holder, days_told
from elchi.answers.meetings import Meeting
from elchi.answers.topics import OnTopic
from elchi.answers.whom import Whom
from elchi.exports.paper import Item, Paper, Part

_WHO, _CITES = 8, 3


def paper_of(b: Brief) -> Paper:
    """Return a brief as a paper; parts that hold nothing are left out."""
    us = b.we or "us"
    found = [
        ("Whom we meet", [whom_item(w) for w in b.people]),
        ("Last encounters", [_short(m) for m in b.meetings]),
        ("What they said, newest first", [_on_topic(t) for t in b.statements]),
        (f"What they owe {us}", _owed(b.owed.to_us, b.day)),
        (f"What {us} owes them" if b.we else "What we owe them", _owed(b.owed.by_us, b.day)),
        ("What both sides undertook", _owed(b.owed.both, b.day)),
        ("What else they undertook" if b.we else "What they undertook", _owed(b.owed.other, b.day)),
        ("Ahead", [*(_short(m) for m in b.ahead), *(chair_item(c) for c in b.chairs)]),
        ("Since the last meeting", [line_item(x) for x in b.changes]),
        ("Where sources disagree", [line_item(x) for x in b.disagreements]),
        ("What the record does not know", [Item(words) for words in b.unknown]),
    ]
    found = [(heading, [_fewer(item) for item in items]) for heading, items in found]
    return Paper(f"Brief: {b.title}", _note(b), tuple(Part(heading, tuple(items)) for heading, items in found if items))


def _note(b: Brief) -> str | None:
    said = [f"for {b.on}" if b.on else "", f"made for {b.we}" if b.we else ""]
    if b.last_met is not None:
        where = f", {b.last_met.place}" if b.last_met.place else ""
        said.append(f"last {'met' if b.we else 'encounter on record'} {b.last_met.when}{where}")
    return "; ".join(s for s in said if s) or None


def whom_item(w: Whom) -> Item:
    """Return somebody whom we meet as an item: the term of office, what is new of it, what is not known of it."""
    return holder_item(w.holder, *(words for words in (w.news, w.doubt) if words))


def holder_item(h: Holder, *more: str) -> Item:
    """Return a term of office as an item."""
    office = ", ".join(w for w in (h.office, h.of) if w)
    said = [f"{h.name}: {office}, {_in_office(h)}", *more, *h.disagreements]
    return Item("; ".join(said), h.cites)


def _in_office(h: Holder) -> str:
    """A stated term, or between which days somebody is attested."""
    if h.since or h.until or not h.attested:
        return days_told(h)
    acting = "" if h.basis == "in office" or h.office.casefold().startswith(h.basis) else f"{h.basis}, "
    gone = f", no longer by {h.gone}" if h.gone else ""
    return f"{acting}attested {h.attested[0]}" + (f" to {h.attested[-1]}" if len(h.attested) > 1 else "") + gone


def meeting_item(m: Meeting) -> Item:
    """Return an encounter as an item: when and what, then who, then what differs."""
    what = m.called
    where = f", {m.place}" if m.place else ""
    under = [Item(p) for p in m.participants]
    if len(m.history) > 1:
        under.append(Item("told as: " + " -> ".join(f"{x.when}: {x.text}" for x in m.history)))
    under += [Item(f"sources disagree on the {d}") for d in m.disagreements]
    if m.sources > 1:
        again = f", {m.independent} of them texts of their own" if m.independent < m.sources else ", each in its own words"
        under.append(Item(f"told by {m.sources} documents{again}"))
    return Item(f"{m.when}{where}: {what} ({m.status})", m.cites, tuple(under))


def chair_item(c: Chair) -> Item:
    """Return who chairs what next as an item."""
    return Item(chair_words(c), c.cites)


def _short(m: Meeting) -> Item:
    """An encounter on few lines: who took part on one, what it was about on another."""
    more = f" and {len(m.participants) - _WHO} more" if len(m.participants) > _WHO else ""
    who = [Item("; ".join(m.participants[:_WHO]) + more)] if m.participants else []
    about = [Item(f"on {', '.join(m.topics)}")] if m.topics else []
    whole = meeting_item(m)
    moved = [i for i in whole.under if i.text not in m.participants] if m.status != "held" else []
    return Item(whole.text, m.cites, (*who, *about, *moved))


def _fewer(item: Item) -> Item:
    """An item with no more evidence than a reader looks up: the first, and the newest ones."""
    cites = item.cites if len(item.cites) <= _CITES else (item.cites[0], *item.cites[1 - _CITES :])
    return replace(item, cites=cites, under=tuple(map(_fewer, item.under)))


def undertaking_item(u: Undertaking, on: date | None = None) -> Item:
    """Return an undertaking as an item; with a day, whether it is overdue then."""
    late = "overdue, " if u.overdue(on) else ""
    due = f"; {late}due {u.due}" if u.due else ""
    return Item(f"{u.kind} of {', '.join(u.who) or 'nobody named'} ({u.made or 'undated'}{due}; {u.standing}): {u.what}", u.cites)


def _owed(found: Iterable[Undertaking], on: date | None) -> list[Item]:
    return [undertaking_item(u, on) for u in found]


def line_item(x: Line) -> Item:
    """Return a line as an item, its day before it."""
    return Item(x.text, x.cites, lead=x.when)


def _on_topic(t: OnTopic) -> Item:
    return Item(t.topic, under=tuple(line_item(x) for x in t.lines))


CUT = "More was told since then than is looked through here: this is what changed last."


def changes_paper(found: Changes) -> Paper:
    """Return what changed as a paper."""
    about = f": {found.about}" if found.about else ""
    parts = tuple(Part(heading, tuple(_fewer(line_item(x)) for x in lines)) for heading, lines in found.lines)
    none = None if parts else "Nothing that documents told since then is new."
    return Paper(f"Changes since {found.since}{about}", CUT if found.cut else none, parts)
