"""References to parts of a text: "paragraphs 1 to 3", "Article 7 (b)", "OP4", "the preamble"; each by a key."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from elchi.lexica.classes import word_choice
from elchi.reading.consultations.correspondence import words_of

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?\([a-z0-9]{1,3}\)|\s?(?:bis|ter|quater)\b){0,2}"
_ROMAN = r"(?-i:[IVX]{1,6}\b)"
_PART = r"(?P<part>operative paragraph|preambular paragraph|sub-paragraph|subparagraph|paragraph|para\.?|article|art\.|section|chapter|clause|point|item|annex|OP|PP)s?"
_ONE = rf"(?:{_NUMBER}|{_ROMAN})"
_INNER = r"para(?:graph|\.)?\s(?P<{}>\d{{1,2}})\b"
_NUMBERED = re.compile(
    rf"\b(?:{_INNER.format('inner')}\s(?:of|in)\s(?=art))?{_PART}\s{{0,2}}"
    rf"(?P<all>{_ONE}(?:(?:\s?,\s?(?:and\s)?|\s(?:and|or|to|through)\s|\s?[-–]\s?){_ONE}){{0,12}})(?:,?\s{_INNER.format('behind')})?", re.IGNORECASE
)  # fmt: skip
_NAMED = re.compile(r"\b(?:the|its)\s(?P<named>preamble|title|annex|definitions?|final provisions)\b", re.IGNORECASE)
_MOST = 60
_PLAIN = ("paragraph", "para", "para.")
WHOLE = ""


def may_refer(words: Iterable[str]) -> bool:
    """Tell whether the words of a sentence, in small letters, may refer to a text or a part of one: faster to ask than to look for one."""
    return not words_of("referring").isdisjoint(words)


def parts_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the references between two places of a text: begin, end, and the keys of the parts."""
    for found in _NUMBERED.finditer(text, start, end):
        yield found.start(), found.end(), tuple(_keys(found))
    for named in _NAMED.finditer(text, start, end):
        yield named.start(), named.end(), (named["named"].lower(),)


def wholes_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where the whole text is referred to, with no key."""
    for found in _whole().finditer(text, start, end):
        yield found.start(), found.end(), ()


@cache
def _whole() -> re.Pattern[str]:
    """ "The revised draft", "this text": a text as a whole, and no part of it."""
    which, text = word_choice("which_draft"), word_choice("called_a_draft")
    return re.compile(
        rf"\b(?:the|this|its)\s(?:{which}\s){{0,3}}{text}\b(?!\s(?:paragraph|article)s?\b)|\bthere(?:on|to|with)\b", re.IGNORECASE
    )


def _keys(found: re.Match[str]) -> Iterator[str]:
    """A paragraph by its number alone, another part with its name, "paragraph 2 of Article 6" as "Article 6 (2)"; a range as each of
    its numbers."""  # fmt: skip
    part = found["part"].lower().rstrip(".")
    name = "" if part in _PLAIN else part.upper() if part in ("op", "pp") else f"{part.capitalize()} "
    inner = found["inner"] or found["behind"]
    numbers = re.findall(rf"{_ONE}|\bto\b|\bthrough\b|[-–]", found["all"], re.IGNORECASE)
    for number, word in enumerate(numbers):
        if word.lower() in ("to", "through", "-", "–"):
            yield from (f"{name}{n}" for n in _between(numbers, number))
        else:
            yield name + " ".join(word.split()) + (f" ({inner})" if inner else "")


def _between(numbers: list[str], at: int) -> range:
    before, after = numbers[at - 1], numbers[at + 1] if at + 1 < len(numbers) else ""
    if not (before.isdigit() and after.isdigit()) or int(after) - int(before) > _MOST:
        return range(0)
    return range(int(before) + 1, int(after))
