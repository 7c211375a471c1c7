"""What a line of words asks: a form of question (lexica/questions.yaml) with what its words mean, and which answer tells it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from elchi.asked import Subject, period_in, subject_of
from elchi.errors import NothingKnown
from elchi.given import topics
from elchi.model.claim import Tenure
from elchi.spoken import ways, without_turns

if TYPE_CHECKING:
    from elchi.answers.meetings import Meeting
    from elchi.record.asof import View

_NEAR, _BESIDE = 3, 6  # forms that are offered; words among which two names are looked for
_MEETINGS = 400  # the latest encounters of a place or body among which one is looked for by its words
_LATELY = timedelta(30)  # what is new is asked for without a day
_WHOSE = frozenset({"whom", "other", "body", "person", "office", "place"})
_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "body": ("body", "state"),
    "person": ("person",),
    "office": ("office",),
    "place": ("place",),
}
_ACTING = frozenset({"commitments", "overdue_of"})  # asked of those who act: a topic does not
_STANDS_FOR = {"person": "whom", "office": "whom", "place": "other"}  # slots that take only one kind
_MEETING = frozenset({"state", "body", "person"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked in one line: its kind, whom its words mean, for which day, and what else it says by the name of its slot."""

    page: str
    meant: Mapping[str, Subject] = field(default_factory=dict)
    on: date | None = None
    until: date | None = None  # the last day of what was asked for by its month or year
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> Subject | None:
        """Whom it is about."""
        return next((self.meant[slot] for slot in ("whom", "body", "event") if slot in self.meant), None)


def speaks_of_us(line: str) -> bool:
    """Tell whether a line asks of what is between us and others."""
    return re.search(r"\b(?:we|us|our)\b", line, re.IGNORECASE) is not None


def question_of(view: "View", words: str) -> Question | None:
    """Return what a line of words asks: a form of question, else whom its words name; None for neither."""
    line = without_turns(words)
    subject = None if is_question(words) else _known(view, line)
    alone = Question("", {"whom": subject}) if subject else None
    # a person is found among other words ("last met Amreyev"), an office is asked for on a day
    if alone and subject and not (subject.kind == "person" or (subject.kind == "office" and re.search(r"\d{4}", line))):
        return alone
    return next((found for way in ways(words) if (found := _by_form(view, way))), None) or alone or _side_by_side(view, line)


def _by_form(view: "View", line: str) -> Question | None:
    for page, pattern in _forms():
        fits = pattern.fullmatch(line)
        if fits and (found := _asked(view, page, fits.groupdict())) and (page != "pair" or _two(view, line, found)):
            return found if page != "pair" else replace(found, page="together")
    return None


def _side_by_side(view: "View", line: str) -> Question | None:
    """What is between two names that stand beside each other: "Turkey Hungary", "Turkey - Hungary"."""
    words = re.sub(r"[-–—/,]+", " ", line).split()
    for cut in range(1, len(words) if len(words) <= _BESIDE else 0):
        one, other = (" ".join(w) for w in (words[:cut], words[cut:]))
        meant = {"whom": _known(view, one), "other": _known(view, other)} if one and other else {}
        told = {slot: s for slot, s in meant.items() if s is not None and s.kind in _MEETING}
        if len(told) > 1 and len({s.id for s in told.values()}) > 1:
            return Question("together", told)
    return None


def near_forms(words: str) -> tuple[str, ...]:
    """Return questions that would be understood, those that share most words with some words first."""
    asked = set(_words_of(words))
    told = [(len(asked & set(_words_of(example))), example) for example in examples().values()]
    ranked = sorted((t for t in told if t[0]), key=lambda t: (-t[0], t[1]))
    return tuple(example for _, example in (ranked or sorted(told)))[:_NEAR]


def examples() -> Mapping[str, str]:
    """Return one line for each kind of question that is understood."""
    from elchi.lexica.tables import table

    return {str(page): str(line) for page, line in table("question_examples")["lines"].items()}


def is_question(words: str) -> bool:
    """Tell whether some words ask, rather than name or search."""
    from elchi.lexica.tables import table

    first = next(iter(_words_of(words)), "")
    return words.rstrip().endswith("?") or first in table("question_examples")["opening"]


def telling(words: str) -> str:
    """Return the words of a line without those with which it asks: what is looked for in texts."""
    from elchi.lexica.tables import strings

    asking = {*strings("question_turns")["asking"]}
    return " ".join(w for w in re.findall(r"[^\W_][\w'’-]*", without_turns(words)) if w.casefold() not in asking)


def _words_of(words: str) -> Iterator[str]:
    return (w.casefold() for w in re.findall(r"[^\W_]+", words))


def _asked(view: "View", page: str, told: dict[str, str]) -> Question | None:
    """A question whose words all mean something; None where one of them does not, and another form may fit."""
    slots = {name: value for name, value in told.items() if value}
    period = period_in(slots["day"], view.as_of or view.searched(None)[1]) if "day" in slots else None
    newest = view.searched(None)[1]
    day = period.first if period else newest - _LATELY if newest and page in ("news", "news_of") else None
    if "day" in slots and day is None:
        return None
    meant: dict[str, Subject] = {}
    for slot in slots.keys() & (_WHOSE | {"event"}):
        found = _event(view, slots[slot]) if slot == "event" else _known(view, slots[slot])
        if found is None or found.kind not in _OF_KIND.get(slot, (found.kind,)) or (found.kind == "topic" and page in _ACTING):
            return None
        meant["whom" if page == "members" else _STANDS_FOR.get(slot, slot)] = found
    if page in ("before", "before_any") and (office := _last_office(view, meant["whom"].id)):
        meant["office"] = Subject(office, office)
    said: dict[str, str] = {name: slots[name] for name in ("topic", "matter") if name in slots}
    if "topic" in said:
        spoken = topics().of(said["topic"])
        if not spoken:
            return None
        said["topic"] = said["topic"] if said["topic"] in topics().words else spoken[0]
    return Question(page, meant, day, period.last if period else None, said)


def _two(view: "View", line: str, found: Question) -> bool:
    """Tell whether "A and B" names two who meet, not one whose name has "and" in it, nor an office with its portfolios."""
    whole = _known(view, line)
    return all(s.kind in _MEETING for s in found.meant.values()) and (whole is None or whole.kind == "office")


def _last_office(view: "View", person: str) -> str | None:
    """The office in which somebody is told of last, of those in which somebody else is told of too: who held it before is asked."""
    told = sorted(view.claims("Tenure", party=person, role="holder"), key=lambda r: (str(r.asserted or ""), r.id), reverse=True)
    held = list(dict.fromkeys(view.one(r.claim.subject) for r in told if r.claim.subject and "@" in r.claim.subject))
    return next((office for office in held if _others_in(view, office, person)), held[0] if held else None)


def _others_in(view: "View", office: str, person: str) -> bool:
    holders = (r.claim.holder.person_id for r in view.claims("Tenure", subject=office) if isinstance(r.claim, Tenure))
    return any(one is not None and view.one(one) != person for one in holders)


def _known(view: "View", words: str) -> Subject | None:
    """What some words name. Any words before a state or body may be an office of it: one that the lexica list or the record tells of."""
    from elchi.resolving.offices import listed

    try:
        found = subject_of(view, words)
    except NothingKnown:
        return None
    known = found.kind != "office" or listed(found.id, f" of {words}") or view.entity(found.id) or view.claims(subject=found.id)
    return found if known else None


def briefed_on(view: "View", words: str, on: date | None = None) -> Subject:
    """Return what a brief is asked for: what the words name, an encounter that is to come or was held, else a matter by its words.

    Raises NothingKnown where no claim of the record has them.
    """
    from elchi.answers.brief import by_then

    matter = words.removeprefix("topic:").strip()
    try:
        found = None if matter != words.strip() else subject_of(view, words)
    except NothingKnown:
        found = None
    if found is not None and not (found.kind == "office" and _untold(view, found.id)):
        return found
    if matter == words.strip() and (event := _event(by_then(view, on), words, on, ahead=True)) is not None:
        return event
    if found is None and (known := matter.casefold() in topics().words or view.passages(matter, 1)):
        return Subject(f"topic:{matter.casefold() if known is True else matter}", words)
    return found or subject_of(view, words)


def _untold(view: "View", office: str) -> bool:
    """Tell whether nobody is told of in an office: "summit, of X" may be none."""
    return view.entity(office) is None and not view.claims("Tenure", subject=office)


def _event(view: "View", words: str, on: date | None = None, *, ahead: bool = False) -> Subject | None:
    """The latest encounter that was held of those that some words tell by kind, number, place or body: "the 9th summit of OTS"; with
    `ahead`, rather the next one that was planned on a day."""  # fmt: skip
    from elchi.answers.calendar import calendar
    from elchi.answers.meetings import meetings

    fits = _event_form().fullmatch(words.removeprefix("the ").removeprefix("The "))
    if fits is None:
        return None
    told = [(w, found) for w in (fits["before"], fits["after"]) if w and (found := _known(view, w))]
    if not told and (fits["before"] or fits["after"] or fits["number"]) and not (ahead and fits["number"]):
        alone = _known(view, words)
        return alone if alone and alone.kind == "encounter" else None
    year = int(fits["year"] or fits["early"] or 0)
    first, last = (date(year, 1, 1), date(year, 12, 31)) if year else (None, view.as_of)
    met = meetings(view, told[0][1].id if told else None, first=first, last=last, latest=_MEETINGS)
    manner = (
        fits["before"] if fits["before"] and fits["before"] not in [w for w, _ in told] else ""
    )  # "informal summit in Budapest"
    coming = calendar(view, on or view.searched(None)[1], told[0][1].id if told else None) if ahead else ()
    every = (*coming, *(m for m in met if m.status == "held"))
    meant = (m.id for m in every if _so_called(m, fits["kind"], fits["number"] or "", manner))
    return next((Subject(one, words) for one in meant), None)


def _so_called(met: "Meeting", kind: str, number: str, manner: str) -> bool:
    """Tell whether an encounter is of a kind, has a number, and has in its name how it was held."""
    said = (met.name or met.kind).lower()
    return kind.lower() in said and manner.lower() in said and (not number or f" {number.lower()} " in f" {said}")


@cache
def _event_form() -> re.Pattern[str]:
    from elchi.lexica.tables import table

    kinds = "|".join(sorted((re.escape(str(w)) for w in table("commitments")["occasions"]), key=len, reverse=True))
    number = r"(?:(?P<number>\d{1,3}(?:st|nd|rd|th))\s+)?"
    return re.compile(
        rf"(?:(?P<early>[12]\d{{3}})\s+)?{number}(?:(?P<before>.{{2,80}}?)\s+)?(?P<kind>{kinds})(?:\s+(?:of|in|at)\s+(?:the\s+)?(?P<after>.{{2,80}}?))?(?:,?\s+(?:in\s+|of\s+)?(?P<year>[12]\d{{3}}))?",
        re.IGNORECASE,
    )


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    from elchi.lexica.tables import strings

    found, dated = [], "|".join(strings("question_turns")["dated"])
    for page, forms in strings("questions").items():
        for form in forms:
            form = form.replace("{date}", rf"(?P<day>(?:{dated}).{{1,40}}?)")
            for slot, most in (
                ("whom", 200),
                ("other", 200),
                ("body", 120),
                ("person", 120),
                ("office", 120),
                ("place", 120),
                ("event", 160),
                ("day", 60),
                ("topic", 60),
                ("matter", 200),
            ):
                form = form.replace(f"{{{slot}}}", f"(?P<{slot}>.{{2,{most}}}?)", 1).replace(f"{{{slot}}}", f"(?P={slot})")
            found.append((page, re.compile(form, re.IGNORECASE)))
    return tuple(found)
