"""Offices as attested in passing and as changed hands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import load_lexicon
from elchi.model.claim import Tenure
from elchi.model.document import Span
from elchi.model.expression import DateExpression
from elchi.model.quick import replace
from elchi.reading.clauses.clauses import subject_of
from elchi.reading.coreference.coreference import Cast, Post, Tenured
from elchi.reading.coreference.likeness import same_office
from elchi.reading.encounters.encounters import party_of
from elchi.reading.lines.acts import Found, find, load_acts
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Unit
from elchi.reading.names.joint import parted
from elchi.reading.tenures.followed import each_with_own_days, following, succession
from elchi.reading.tenures.served import with_rows
from elchi.reading.tenures.tenure_frames import changes_by_parts
from elchi.reading.tenures.tenure_terms import dated, earlier, kind_of, later, over, sender, settled, term_of, with_terms
from elchi.reading.tenures.tenure_words import Change
from elchi.reading.tenures.vacancies import vacancies_in


def tenures_of(cast: Cast, changes: Sequence[Tenure] = ()) -> list[Tenure]:
    """Return what is told of changes in office, and every other office in which a person of the cast is attested."""
    lives = sorted(c.span for c in changes if c.act == "life-in-a-line")  # they tell all that their lines hold
    people = [p for p in cast.people if not _within(lives, p.start)]
    named: dict[str | None, list[Tenure]] = {}
    for change in changes:
        named.setdefault(change.holder.person, []).append(change)
    attested = [t for person in people for t in _offices(person) if not any(_tells(c, t) for c in named.get(t.holder.person, ()))]
    return [t for t in (*(part for c in changes for part in _parted(c)), *attested) if not _mirrored(t.holder.office)]


def _parted(change: Tenure) -> Iterator[Tenure]:
    """ "Left his position of Deputy Prime Minister and Minister of Trade": each of the offices that one had together."""
    whole = change.holder.office is None or change.act == "life-in-a-line"
    for office in (change.holder.office,) if whole else parted(change.holder.office or ""):
        yield replace(change, holder=replace(change.holder, office=office))


def _within(lives: Sequence[Span], at: int) -> bool:
    before = bisect_right(lives, at, key=lambda span: span.start) - 1
    return before >= 0 and at < lives[before].end


def _mirrored(office: str | None) -> bool:
    """ "Counterpart" is no office: it stands for one that the text does not name here."""
    hit = load_lexicon().look(office.split()[-1:], 0) if office else None
    return hit is not None and "mirrored" in hit.roles


def _tells(told: Tenure, attested: Tenure) -> bool:
    """Whether a change tells what a name with its office does; that somebody was ambassador once says nothing of "the new ambassador, A"."""
    one, other = attested.holder.of, told.holder.of
    elsewhere = one and other and one not in other and other not in one  # President of Peru, and pro tempore President of MERCOSUR
    return _same(attested, told) and not elsewhere and not (told.basis == "former" and attested.basis == "attested")


def _same(attested: Tenure, told: Tenure) -> bool:
    return same_office(attested.holder.office or "", told.holder.office or "")


def _offices(person: Actor) -> Iterator[Tenure]:
    offices = [(person.office, person.of), *person.also] if person.office else list(person.also)
    for office, of in ((part, of) for words, of in offices for part in (parted(words) if words else (words,))):
        holder = party_of(Actor("person", person.start, person.end, person.person, office, of), "holder")
        basis = "former" if person.former else "acting" if office and "acting" in office.lower() else "attested"
        yield Tenure(span=Span(person.start, person.end), act="office-and-name", holder=holder, basis=basis)


def changes_of(line: Line, cast: Cast, anchor: DateExpression | None) -> list[Tenure]:
    """Return what a line tells of taking up, holding and leaving an office, and of offices with their terms behind them."""
    vacant = list(vacancies_in(line, cast))
    if line.roles.isdisjoint(("PERSON", "PRONOUN")) and "respectively" not in line.tokens.low:
        cast.newly = None
        return [*with_rows(line, cast, ()), *vacant]  # "Her postings include"
    before, newly = cast.carried, cast.newly
    goes_on = _of_one(line.kept[0])
    if goes_on and newly is not None:
        cast.carried = newly
    found = _told_in(line, cast, anchor)
    cast.newly = newly if goes_on else None if "PRONOUN" in line.roles and any(map(_of_one, line.kept)) else _put_there(found, cast)
    if not found:
        cast.carried = before
    return [*found, *vacant]


def _of_one(unit: Unit) -> bool:
    return "PRONOUN" in unit.roles and unit.parties[0].number in ("he", "she")


def _put_there(found: Sequence[Tenure], cast: Cast) -> Actor | None:
    """ "The President appointed A. He served before as": the one whom a line tells of as put in office."""
    names = {made.holder.person for made in found if made.basis in ("appointed", "acting", "elect")}
    return next((one for one in cast.people if one.person in names), None) if len(names) == 1 else None


def _told_in(line: Line, cast: Cast, anchor: DateExpression | None) -> list[Tenure]:
    found: list[Tenure] = []
    for act in find(load_acts("tenures"), line):
        for made in _TOLD.get(act.act.kind, _appointments)(act, cast, anchor):
            if not any(_again(made, f) for f in found):
                found.extend((made, *_further(act, made)))
        _remember_posts(found, cast)
    acts = tuple(found)
    for made in _by_parts(line, cast, anchor):
        if not (any(_again(made, f) for f in acts) or any(_same(made, f) and made.holder.person == f.holder.person for f in found)):
            found.append(made)
    found = found if "respectively" in line.tokens.low else with_rows(line, cast, found)  # each has one of the row
    _remember_posts(found, cast)
    found = each_with_own_days(line, found)
    told = {f.holder.office for f in found}
    return [*_of_one_body(found), *(t for t in with_terms(line) if t.holder.office not in told)]


def _remember_posts(found: Sequence[Tenure], cast: Cast) -> None:
    """Note the post told of last, and in which one each was put: "this post", "she succeeds B"."""
    for made in found:
        if made.holder.office and made.holder.person:
            cast.post = Post(made.holder.office, made.holder.of)
            if made.basis in ("appointed", "acting", "elect") or made.act.startswith("again"):
                cast.put[made.holder.person] = cast.post


def _of_one_body(found: Sequence[Tenure]) -> list[Tenure]:
    """ "Elected A as Chairperson and B as Deputy Chairperson of the SADC": both of the SADC."""
    made = list(found)
    for n, (one, after) in enumerate(pairwise(found)):
        posts = [(t.holder.office or "").lower().split()[-1:] for t in (one, after)]
        if posts[0] != posts[1] or one.holder.person == after.holder.person:
            continue
        if one.holder.of is None and after.holder.of:
            made[n] = replace(one, holder=replace(one.holder, of=after.holder.of))
        elif made[n].holder.of and after.holder.of is None and after.act == "replacing":
            made[n + 1] = replace(after, holder=replace(after.holder, of=made[n].holder.of))
    chaired = {t.holder.of for t in made if t.holder.of and _chairs(t)}
    if len(chaired) != 1:
        return made
    return [replace(t, holder=replace(t.holder, of=min(chaired))) if t.holder.of is None and _chairs(t) else t for t in made]


def _chairs(made: Tenure) -> bool:
    """ "Elected A chairperson, replacing B, who had been the chairman": the same chair."""
    return (made.holder.office or "").lower() in word_set("chairs_alone")


def _by_parts(line: Line, cast: Cast, anchor: DateExpression | None) -> Iterator[Tenure]:
    """What no act tells of, read by the parts of its clauses."""
    for change in changes_by_parts(line):
        told = _held(change, cast)
        if told is None or (change.kind == "ended" and told == cast.left):
            continue
        kind = settled(change.kind, told.office)
        if change.kind == "ended":
            cast.left = told
        holder = party_of(Actor("person", change.who.start, change.who.end, told.who.person, told.office, told.of), "holder")
        term = term_of(line, change.post.end) if change.post is not None else None
        at = change.post.start if change.post is not None else line.span.end
        made = dated(line, f"{change.kind}-by-parts", kind, holder, term, anchor, at)
        made = over(line, made, change.who.start, at) if kind in ("held", "acting") else made
        if told.who.office is None:
            told.who.office, told.who.of, told.who.former = told.office, told.of, made.basis in ("ended", "former")
        yield from _of_both(made, change.post)
        yield from earlier(line, made)
        if change.post is not None:
            behind = next((n + 1 for n, u in enumerate(line.kept) if u.start <= change.post.start < u.end), len(line.kept))
            yield from later(line, made, behind)


def _held(change: Change, cast: Cast) -> Tenured | None:
    """Whom of the cast a clause tells of, and which office: the one named, else that of whoever had it before."""
    before = _predecessor(change.before, cast) if change.before is not None else None
    known = [before.who] if before is not None and change.before is change.who else cast.who(change.who)
    if not known or known[0].person is None:
        return None
    if change.post is not None and change.post.office:
        same = same_office(known[0].office or "", change.post.office)
        own = known[0].of if same else None  # "the ambassador of Japan was named ambassador to Fiji"
        return Tenured(known[0], change.post.office, change.post.of or _giver(change.by, cast) or own)
    if before is not None:
        return replace(before, who=known[0])
    post = _post_told(change, known[0], cast)
    return Tenured(known[0], post.office, post.of) if post is not None else None


def _post_told(change: Change, who: Actor, cast: Cast) -> Post | None:
    """The post that a clause tells of without naming it: the one told of last, else the one that is known to be somebody's."""
    if change.before is not None:
        return None
    if change.same:
        told = cast.post or (Post(cast.carried.office, cast.carried.of) if cast.carried and cast.carried.office else None)
        return replace(told, office=told.office.removeprefix("acting ")) if told is not None else None
    if change.kind != "ended" and who.person in cast.put:
        return cast.put[who.person]
    office, of = (change.who.office, change.who.of) if change.who.office else (who.office, who.of)
    return Post(office, of or who.of) if office and not (who.former or change.who.former) else None


def _own(who: Actor, office: str | None) -> str | None:
    """ "The ambassador of Japan was named ambassador to Fiji": of the state whose office of that kind is known already."""
    return who.of if same_office(who.office or "", office or "") else None


def _predecessor(actor: Actor, cast: Cast) -> Tenured | None:
    """Whom somebody followed; "he" is who was told last to have left an office."""
    if actor.kind == "pronoun" and cast.left is not None:
        return cast.left
    known = next(iter(cast.who(actor)), None)
    return Tenured(known, known.office, known.of) if known is not None and known.person and known.office else None


def _giver(by: Sequence[Actor], cast: Cast) -> str | None:
    """ "Georgia named A its ambassador", "the President of Georgia dismissed A": whose office it is where that is not said."""
    return next((one.of for actor in by for one in cast.who(actor)), None)


def _again(made: Tenure, earlier: Tenure) -> bool:
    same = made.holder.person == earlier.holder.person
    alike = made.basis == earlier.basis != "attested" and _same(made, earlier)
    return same and (alike or made.holder.office == earlier.holder.office)


def _appointments(found: Found, cast: Cast, anchor: DateExpression | None) -> Iterator[Tenure]:
    """What an act of taking up, holding or leaving tells: each office named in it is the one person's."""
    unit, office = found.unit("a"), found.unit("office")
    known = cast.who(unit.parties[0]) if unit is not None and office is not None and _noun_fits(found) else []
    if unit is None or office is None or not known or known[0].person is None:
        return
    if found.act.kind == "held" and _of_another(found, unit):
        return
    posts, who = list(takewhile(lambda p: p.kind == "office", office.parties)), known[0]  # "as Chairperson, and President B as"
    if not posts or any(p.plural for p in posts):
        return
    if _takes_up(found) and who.office is None:
        who.office, who.of = posts[0].office, posts[0].of
    made, holder = found.unit("verb") is not None and found.at("verb") < found.at("a"), None
    for post in posts:
        of = post.of or (_giver(subject_of(found.line, found.at("verb")), cast) if made else _own(who, post.office))
        of = of or (sender(holder, post.office) if holder is not None else None)
        holder = party_of(Actor("person", unit.start, unit.end, who.person, post.office, of), "holder")
        kind = settled(kind_of(found), post.office)
        told = dated(found.line, found.act.name, kind, holder, term_of(found.line, post.end), anchor, post.start)
        told = over(found.line, told, unit.start, post.start) if found.act.kind == "held" else told
        yield from _of_both(told, post)


def _of_both(made: Tenure, post: Actor | None) -> Iterator[Tenure]:
    """A claim, and the same of what is told in one breath with its office: "Deputy Prime Minister and Minister of Trade"."""
    yield made
    for office, of in post.also if post is not None else ():
        yield replace(made, holder=replace(made.holder, office=office, of=of or made.holder.of))


def _of_another(found: Found, named: Unit) -> bool:
    """ "Ali Veli, who replaces Can Kara, | is Minister": the verb is not his who stands before it."""
    at, who = found.at("verb"), named.parties[0]
    before = found.line.kept[at - 1] if at else named
    done = subject_of(found.line, at) if found.unit("verb") is not None and "comma" in before.roles else []
    return len(done) == 1 and done[0].kind == "person" and done[0] is not who


def _takes_up(found: Found) -> bool:
    """ "Was appointed", "is", "has been", "serves": the office is the person's own now."""
    verb = found.unit("verb")
    words = verb.of(found.line.tokens.text).lower() if verb else ""
    return found.act.kind == "appointed" or words in ("is", "been", "serves", "works")


def _noun_fits(found: Found) -> bool:
    wanted = found.act.options.get("noun_in")
    noun = found.unit("noun")
    if found.act.options.get("age") and (noun is None or not noun.of(found.line.tokens.text).isdigit()):
        return False
    if found.act.options.get("alone") and found.match.first:
        return False
    if found.act.options.get("whole") and len(found.line.kept) != found.match.last - found.match.first:
        return False
    units = found.line.kept[found.match.first : found.match.last]
    return wanted is None or any(u.of(found.line.tokens.text).lower() in wanted for u in units)


def _further(found: Found, made: Tenure) -> Iterator[Tenure]:
    yield from earlier(found.line, made)
    yield from later(found.line, made, found.match.last)


_TOLD = {"succeeded": succession, "follows": following}
