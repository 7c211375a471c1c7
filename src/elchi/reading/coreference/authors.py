"""Who "we" are in a paper of several: "Joint Statement by A and B", "G7 Leaders' Statement", "We, the Ministers of A and B"."""

from collections.abc import Sequence

from elchi.lexica.classes import word_pattern
from elchi.model.quick import replace
from elchi.reading.coreference.coreference import Cast
from elchi.reading.coreference.voice import author_of
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import LEADING, VERBAL, Actor, Unit, is_led

_MARK = 4  # units of an item in which its verb stands, behind its number
_TOP, _LOOKED = 8, 60  # lines in which a paper is named, and in which its authors may name themselves
_PAPER = frozenset({"instrument", "announcement"})
_LINKS = frozenset({"p:of", "p:by", "p:from", "p:between"})
_GLUE = frozenset({"dash", "possessive", "comma", "and"})


def name_authors(lines: Sequence[Line], cast: Cast, author: Actor | None) -> None:
    """Tell a cast who "I" and "we" are: the author that is known, else whom the title names."""
    named = author_of(lines) if author is None else None
    cast.authors = [one for actor in authors_of(lines) for one in cast.who(actor)]
    alone = next(iter(cast.who(named)), None) if named is not None else author
    cast.author = None if len(cast.authors) > 1 else alone


def authors_of(lines: Sequence[Line]) -> list[Actor]:
    """Return those who speak as "we" in a paper that its title, or its first sentence, gives to several; none elsewhere."""
    if not any(_says_we(line) for line in lines):
        return _led_in(lines[:_LOOKED])
    titles = [(line, at) for line in lines[:_TOP] if (at := _paper_at(line)) is not None]
    named = next((found for line, at in titles if (found := _behind(line, at) or _before(line, at))), None)
    joint = any(word_pattern("joint_paper").search(line.words) for line, _ in titles)
    found = named or _presented(lines[:_LOOKED]) or (_met([line for line, _ in titles], lines) if joint else [])
    return found if len(found) > 1 or any(a.plural or a.kind == "body" for a in found) else []


def _says_we(line: Line) -> bool:
    return any(u.parties and u.parties[0].number == "we" for u in line.named)


def _paper_at(line: Line) -> int | None:
    """Where a heading names a paper; one that tells of a deed names none of its own."""
    if not line.heading or any(VERBAL[u.roles] for u in line.all if not u.roles & _PAPER):
        return None
    return next((n for n, u in enumerate(line.all) if u.roles & _PAPER), None)


def _behind(line: Line, at: int) -> list[Actor]:
    """ "Statement by A and B", "Declaration on friendship between A and B"."""
    units = line.all[at + 1 :]
    direct = bool(units) and not units[0].roles.isdisjoint(_LINKS)
    led = 0 if direct else next((n for n, u in enumerate(units) if "p:between" in u.roles), None)
    if led is None:
        return []
    told: list[Unit] = []
    for unit in units[led + 1 :]:
        if unit.event is not None and unit.event.body and not told:
            return [Actor("body", unit.start, unit.end, of=unit.event.body)]  # "of the Third Summit of the Nordic Council"
        if unit.event is not None or (LEADING[unit.roles] and told):
            break
        told.append(unit)
    return _parties(told)


def _before(line: Line, at: int) -> list[Actor]:
    """ "Georgia-Japan Joint Declaration", "G7 Leaders' Statement": nothing but parties before the paper."""
    units = line.all[:at]
    plain = all(u.parties or u.roles & _GLUE or _text_of(line, u) == "joint" for u in units)
    found = _parties(units) if plain else []
    glued = len(found) > 1 and found[0].kind == "state"
    return [replace(a, kind="state", office=None, plural=False) if glued and a.of else _bare(a) for a in found]


def _bare(actor: Actor) -> Actor:
    """ "Joint Leaders' Statement": that of leaders."""
    return replace(actor, office=word_pattern("joint_paper").sub("", actor.office).strip()) if actor.office else actor


def _text_of(line: Line, unit: Unit) -> str:
    return unit.of(line.tokens.text).lower()


def _parties(units: Sequence[Unit]) -> list[Actor]:
    """The parties of units; beside people, offices in the singular are theirs: "High Representative/Vice-President Ali Veli"."""
    found = [a for u in units for a in u.parties if a.number is None]
    named = any(a.kind == "person" for a in found)
    return [a for a in found if not (named and a.kind == "office" and not a.plural)]


def _presented(lines: Sequence[Line]) -> list[Actor]:
    """ "We, the Leaders of the G7, ...", "we – President A and Prime Minister B – met"."""
    for line in lines:
        for we, mark, named in zip(line.kept, line.kept[1:], line.kept[2:], strict=False):
            if we.parties and we.parties[0].number == "we" and mark.roles & {"comma", "dash"} and named.parties:
                return list(named.parties)
    return []


def _led_in(lines: Sequence[Line]) -> list[Actor]:
    """ "The Ministers:" on a line of its own, "The Presidents of A and B, meeting in C:", above what they do, item by item."""
    for number, line in enumerate(lines[:-1]):
        below = _below(lines[number + 1 :])
        if not _is_item(below) or "PARTY" in below.kept[0].roles:
            continue
        led = [u for u in line.kept if not u.roles & {"colon", "comma", "and"}]
        opens = bool(led) and bool(led[0].parties)
        if opens and len(led) == 1:
            return _named_before(lines[:number], led[0].parties) or list(led[0].parties)
        if opens and (_opens_deeds(line, below) or _opens_paper(line, below)):
            return _presiding(line)
    return []


def _below(lines: Sequence[Line]) -> Line:
    """The line behind a preamble: "Recalling the treaty," and "Have agreed as follows:" stand between authors and their deeds."""
    return next((line for line in lines if not _is_preamble(line)), lines[0])


def _is_preamble(line: Line) -> bool:
    """Tell whether a line that is no item leaves the sentence open: by a comma, or by a colon behind words that name nobody."""
    words = line.words.rstrip()
    open_end = words.endswith((",", ";")) or (words.endswith(":") and not any(u.parties for u in line.kept))
    return open_end and line.tokens.segment.item is None and words[:1].isupper()


def _is_item(line: Line) -> bool:
    """Tell whether a line is of a list: by its number or mark, or because it goes on in small letters."""
    return bool(line.kept) and (line.tokens.segment.item is not None or line.words[:1].islower())


def _named_before(lines: Sequence[Line], led: Sequence[Actor]) -> list[Actor]:
    """Those told of before as whom a list begins with: "The ministers of transport of A and B met. The Ministers: ..."; none otherwise."""
    if len(led) != 1 or led[0].of or not (led[0].plural or led[0].kind == "pair"):
        return []
    noun = (led[0].office or "").lower().removeprefix("the ")
    named = ([a for a in u.parties if a.of] for line in reversed(lines) for u in reversed(line.all))
    fitting = (found for found in named if len(found) > 1 or any(a.plural for a in found))
    return next((f for f in fitting if led[0].kind == "pair" or all(noun in (a.office or "").lower() for a in f)), [])


def _opens_paper(line: Line, below: Line) -> bool:
    """ "The Heads of State of A, gathered in B on 4 July," above "1. Decide": a paper whose authors stand before its first comma."""
    deeds = [u for u in below.kept[:_MARK] if VERBAL[u.roles] and not u.parties]
    named = line.kept[0].parties
    return bool(deeds) and line.words.rstrip().endswith(",") and (len(named) > 1 or any(a.plural for a in named))


def _opens_deeds(line: Line, below: Line) -> bool:
    """Whether a sentence that ends in a colon leaves what was done to the items below: "1. Reaffirmed their support"."""
    deeds = [u for u in below.kept[:_MARK] if VERBAL[u.roles] and not u.parties]
    return "colon" in line.kept[-1].roles and any(below.tokens.low[u.last - 1].endswith(("ed", "s")) for u in deeds)


def _presiding(line: Line) -> list[Actor]:
    """Everybody whom a sentence names before its verb, whoever they stand for left out."""
    verb = next((n for n, u in enumerate(line.kept) if VERBAL[u.roles] and not u.parties), len(line.kept))
    told = [u for n, u in enumerate(line.kept[:verb]) if u.parties and not is_led(line.kept, n)]
    return _parties(told)


def _met(titles: Sequence[Line], lines: Sequence[Line]) -> list[Actor]:
    """ "Joint Statement on the Visit of A to B", "Joint communiqué": of the people whom it names, else of those told first to have met."""
    people = [a for line in titles for u in line.all for a in u.parties if a.kind == "person"]
    told = next((line for line in lines if not line.heading and "v:meet" in line.roles), None)
    if len(people) > 1 or told is None:
        return people
    return list(told.kept[0].parties) if len(told.kept[0].parties) > 1 else []
