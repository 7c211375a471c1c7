"""What an undertaking says beyond who and what: how far it binds, how often it is done, and at which encounter it is due."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.lexica.tables import table
from elchi.model.claim import Commitment, Course, Encounter, EncounterKind, Mention, MentionKind, Occasion, Status, Strength
from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.lying import Lying
from elchi.model.period import Period
from elchi.model.quick import replace
from elchi.resolving.offices import bare
from elchi.resolving.pledged import says
from elchi.resolving.spelling import slug

_HEAD = 4_000  # characters in which the organ of a resolution stands
_FIRST = 5  # among so many words from the verb on stands what tells that something is done all the time
_NAMED = (MentionKind.STATE, MentionKind.BODY, MentionKind.PERSON, MentionKind.OFFICE)


def undertaken(
    claim: Commitment, text: str, at: Encounter | None, told: Lying[Encounter], mentions: Lying[Mention], title: str | None = None
) -> Commitment:
    """Return a commitment with its strength, course, occasion, the encounter it is to hold, and for whom it is.

    `at` is the encounter where it was decided, `told` are the encounters that the document tells of, `title` is its own.
    """
    here = [e for e in told.meeting(claim.span) if e.status in (Status.PLANNED, Status.POSTPONED)]
    verb = text.find(claim.verb, claim.span.start, claim.span.end)
    occasion = _occasion(claim, text, at, here)
    finished = claim.verb.lower() in table("commitments")["done"] and not _promises(claim)
    if occasion and (finished or occasion.span.end <= verb):  # "preparations for the 9th Summit, which they will host"
        occasion = None
    held = next((e.subject for e in here if e.subject and not (occasion and occasion.subject == e.subject)), None)
    return replace(
        claim, strength=strength_of(claim), course=course_of(claim.what), occasion=occasion,
        holds=held if held and _pattern("holding").search(claim.what) else None, done=finished and not held,
        for_whom=claim.for_whom or _for_whom(claim, text, mentions),
        due=_from_an_event(claim, text) or claim.due,
        due_period=None if _from_an_event(claim, text) else claim.due_period or _term(claim, text, at, occasion),
        **_beside_others(claim, text, title),
    )  # fmt: skip


def _beside_others(claim: Commitment, text: str, title: str | None) -> dict[str, str | None]:
    """By which words the text says that it was undertaken before, is due at another time now, or takes the place of something."""
    words = claim.span.of(text)
    said = {kind: says(kind, words) for kind in ("again", "moved", "instead")}
    return said | {"paper": title if title and says("present", claim.what) else None}


def _from_an_event(claim: Commitment, text: str) -> DateExpression | None:
    """A term that is counted from what is still to happen: "within six months of its entry into force" names no day."""
    due = claim.due
    if due is None or due.kind is not ExpressionKind.WITHIN:
        return None
    behind = _counted_from().match(text, due.span.end)
    if behind is None or behind.end() > claim.span.end or _of_itself().search(behind.group()):
        return None
    span = Span(due.span.start, behind.end())
    return replace(due, span=span, words=" ".join(span.of(text).split()))


def _promises(claim: Commitment) -> bool:
    """ "Approved a loan": what is granted is still to be given."""
    granted = " ".join(claim.what.split()[1 : _FIRST + 1])
    return claim.verb.lower() in table("commitments")["granting"] and _pattern("to_come").search(granted) is not None


def strength_of(claim: Commitment) -> Strength:
    """Return how far an undertaking binds, by its verb."""
    verb = " ".join(claim.verb.lower().split())
    for strength in (Strength.MUST, Strength.SHOULD):
        if verb.startswith(tuple(table("commitments")["strength"][strength.value])):
            return strength
    return Strength.WILL


def course_of(what: str) -> Course:
    """Return whether what is undertaken is done once, again and again, or all the time."""
    if _pattern("recurring").search(what):
        return Course.RECURRING
    ongoing = _pattern("ongoing").search(" ".join(what.split()[:_FIRST]))
    return Course.ONGOING if ongoing else Course.ONE_OFF


def occasions_in(what: str) -> list[str]:
    """Return the kinds of the encounters that an undertaking is to hold, by the noun behind the verb: "host a summit"."""
    verb = _pattern("holding").search(what)
    noun = _pattern("occasions").search(what, verb.end()) if verb else None
    return [kind.value for kind in _kinds(noun.group())] if noun else []


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any of the words of a list, as whole words."""
    return re.compile(rf"\b(?:{_any(table('commitments')[name])})\b", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _counted_from() -> re.Pattern[str]:
    """ "Of its entry into force", "after the treaty is signed": what days are counted from where it is no date."""
    led = f"the|its|their|his|her|that|both|all|each|any|{word_choice('days_are_counted_from')}"
    return re.compile(rf"\s+(?:of|from|after|following)\s+(?=(?:{led})\b)[^,;.\d]{{3,80}}")


@cache
def _of_itself() -> re.Pattern[str]:
    """ "The date of this paper", "adoption": the paper itself."""
    return re.compile(rf"\b{word_choice('the_paper_itself')}\b")


@cache
def _occasions() -> re.Pattern[str]:
    words, calendar = table("commitments"), table("calendar")
    tens, ones = _any(calendar["tens"]), _any(calendar["ordinals"])
    number = rf"{_any(words['nearest'])}|(?:{tens})-(?:{ones})|{ones}|\d{{1,3}}(?:st|nd|rd|th)"
    return re.compile(
        rf"\b(?:(?:{_any(words['before'])})\s+(?:its|the|their|our|his|her)\s+(?P<number>{number})|(?:{_any(words['until'])})\s+the)\s+"
        rf"(?:(?:{_any(words['between'])})\s+)?(?P<noun>{_any(words['occasions'])})\b",
        re.IGNORECASE,
    )


def _occasion(claim: Commitment, text: str, at: Encounter | None, here: Sequence[Encounter]) -> Occasion | None:
    """The encounter by which something is due: the one that the sentence names, else the one counted from where it was decided."""
    found = _occasions().search(text, claim.span.start, claim.span.end)
    if found is None:
        return None
    number, kinds = _ordinal(found["number"] or ""), _kinds(found["noun"])
    span, following = Span(*found.span()), found["number"] is not None and number is None
    named = next((e for e in here if e.ordinal == number and e.kind in kinds and not following), None)
    counted = at if at is not None and at.kind in kinds and found["number"] else None
    ordinal = number or (counted.ordinal + 1 if counted and counted.ordinal else None)
    body = (named.body_id if named else None) or (at.body_id if at else None) or _organ(claim)
    kind = named.kind if named else counted.kind if counted else kinds[0]
    own = named.subject if named and (named.body_id or not counted) else None
    subject = own or (_numbered(body, kind, ordinal) if counted else None)
    return Occasion(span, " ".join(found.group().split()), ordinal, kind, body, counted.subject if counted else None, subject)


def _kinds(noun: str) -> list[EncounterKind]:
    return [EncounterKind(k) for k in table("commitments")["occasions"][noun.lower()]]


def _organ(claim: Commitment) -> str | None:
    """The body that undertakes something: its own next session is meant."""
    return next((p.of_id for p in claim.who if p.of_id and p.of_id.startswith("body:")), None)


def _numbered(body: str | None, kind: EncounterKind, ordinal: int | None) -> str | None:
    return f"encounter:{slug(bare(body))}-{kind.value}-{ordinal}" if body and ordinal else None


def _ordinal(words: str) -> int | None:
    """The number that an ordinal says; None for "next"."""
    calendar, plain = table("calendar"), words.lower()
    if plain[:1].isdigit():
        return int(re.sub(r"\D", "", plain))
    ten, _, one = plain.partition("-")
    number = calendar["tens"].get(ten, 0) + calendar["ordinals"].get(one, 0) if one else calendar["ordinals"].get(plain)
    return int(number) if number else None


def _term(claim: Commitment, text: str, at: Encounter | None, occasion: Occasion | None) -> Period | None:
    """The month in which a session numbered by year opens: the eightieth session of the General Assembly, September 2025."""
    due = claim.due if claim.due and claim.due.kind is ExpressionKind.SESSION else None
    number, words = (due.ordinal, due.words) if due else (occasion.ordinal, occasion.words) if occasion else (None, "")
    if number is None:
        return None
    bodies = {p.of_id for p in claim.who} | {at.body_id if at else None}
    for term in table("commitments")["terms"]:
        if term["body"] in bodies or _speaks(term["words"], text, claim.what):
            return replace(Period.month(number + term["plus"], term["month"]), words=words)
    return None


def _speaks(organ: str, text: str, what: str) -> bool:
    """Tell whether an organ is named in what is undertaken, or stands alone above the paragraphs."""
    return organ in what.lower() or re.search(rf"^\s*(?:the )?{organ},?\s*$", text[:_HEAD].lower(), re.MULTILINE) is not None


def _for_whom(claim: Commitment, text: str, mentions: Lying[Mention]) -> str | None:
    """Whom something is for: a state, body, office or person behind "to" or "for", who does not act."""
    acting = {w for p in claim.who for w in (p.person, p.of, p.office) if w}
    for mention in mentions.meeting(claim.span):
        if mention.kind in _NAMED and claim.span.holds(mention.span) and mention.words not in acting:
            before = text[max(claim.span.start, mention.span.start - 12) : mention.span.start]
            if re.search(r"\b(?:to|for)\s+(?:the\s+)?$", before):
                return " ".join(mention.words.split())
    return None
