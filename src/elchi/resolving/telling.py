"""What the words of a sentence tell: topic words by their stems, ordinals, names of institutions, deeds and what lies ahead."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from elchi.lexica.inflection import inflect
from elchi.lexica.ordinals import ordinals
from elchi.lexica.tables import strings, table
from elchi.model.document import Span
from elchi.resolving.amounts import number_words
from elchi.resolving.same import empty_words

_LONGEST = 600  # characters of a sentence
_BREAK = r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])"
_PERFECT = r"\b(?:was|were|has|have|had|been) (?:[a-z]+ly )?[a-z]{2,15}ed\b"  # "has been paved", "were trained"
_GOES_ON = re.compile(r",? (?:and|who|which) (?=will\b|shall\b|are to\b|is to\b)")  # "landed in Moroni and will work"
# "Opened a plant that will feed ten villages", "a report on how women may vote was published".
_TO_COME = re.compile(
    r"\b(?:(?:that|which|who)|(?:how|where|what|whom|why)(?: [\w-]+){1,4}) (?:will|shall|would|can|may|is to|are to)\b"
)
_NAME = r"\b[A-ZÀ-Þ][\w’'-]{1,30}(?: (?:(?:of|and|for|on) )?[A-ZÀ-Þ][\w’'-]{1,30}){2,8}"
_ORDINAL = re.compile(
    r"(?:\b(a|its|their|his|her) )?\b(\d{1,3}(?=st\b|nd\b|rd\b|th\b)|[A-Za-z]+(?:-[a-z]+)?)(?=(?:[a-z]{2})?\s+([a-z]+))?"
)
_ANOTHER = 2  # "a second" is another
_LETTERS = 6
_ENDINGS = ("ing", "ed", "ies", "s")


def sentences(text: str) -> Iterator[Span]:
    """Yield where sentences stand, as far as stops and empty lines part them."""
    start = 0
    for match in (*re.finditer(_BREAK, text), None):
        end = match.start() if match else len(text)
        if 0 < end - start <= _LONGEST and text[start:end].strip():
            yield Span(start, end)
        start = match.end() if match else end


def tells_a_deed(sentence: str) -> bool:
    """Tell whether a sentence tells of something done: a verb in the past, or how things are since, and nothing only ahead."""
    told = _TO_COME.sub(" ", _GOES_ON.split(sentence, maxsplit=1)[0])
    words = _plain_words(told)
    deed = _done(words) or re.search(_PERFECT, told) is not None or _since().search(told) is not None
    return deed and not _ahead(told, words)


def _ahead(sentence: str, words: frozenset[str]) -> frozenset[str]:
    """The words of a sentence by which it lies ahead; what can be done since something was done does not."""
    found = words & _told("ahead")
    return found - _ABLE if found and _since().search(sentence) else found


_ABLE = frozenset({"can", "could", "may"})  # "can ride to the border since the gap was closed"


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(_told('since')))})\b", re.IGNORECASE)


def lies_ahead(sentence: str) -> bool:
    """Tell whether a sentence tells only of what is to come."""
    words = _plain_words(sentence)
    return bool(_ahead(sentence, words)) and not words & _told("perfect")


def awaits(sentence: str) -> bool:
    """Tell whether a sentence tells of what somebody looks forward to, and of nothing that was done."""
    return _awaiting().search(sentence) is not None


@cache
def _awaiting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(_told('awaiting')))})\b", re.IGNORECASE)


def _done(words: frozenset[str]) -> bool:
    return not words.isdisjoint(_past()) or any(w.endswith("ed") and stem(w) in _done_by() for w in words)


@cache
def _past() -> frozenset[str]:
    """Forms without -ed by which a sentence tells of a deed: those of what can be undertaken among them."""
    return _told("past") | {word for row in strings("words/duties")["deed"]["forms"] for word in row[2:4] if word.isalpha()} - {
        "set",
        "put",
        "cut",
        "shut",
        "split",
    }


@cache
def _done_by() -> frozenset[str]:
    verbs = (
        verb
        for verb in (*strings("words/duties")["deed"]["regular"], *_told("achieved"))
        if verb.isalpha() and verb not in _told("unsure")
    )
    return frozenset((*_deeds(), *(stem(inflect(verb)[2]) for verb in verbs)))


def _plain_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that are no names: in "Can Tho" and "in May" nothing can or may be."""
    first, *others = re.findall(r"[A-Za-z]+", sentence) or [""]
    return frozenset((first.lower(), *(word for word in others if word.islower())))


@cache
def _told(name: str) -> frozenset[str]:
    return frozenset(table("evidence")[name])


@lru_cache(1 << 14)
def word_traces(word: str, *, named: bool = False) -> tuple[str, ...]:
    """The trace of a word: its stem, and whether it is a general one; in a name even a hazy word tells something."""
    return tuple(_word_traces(word, named))


def _word_traces(word: str, named: bool) -> Iterator[str]:
    if word[0].isdigit() or len(word) < 3 or word in empty_words() or word in ordinals() or word in _of_calendar():
        return
    found = stem(word)
    if word in _kin():
        yield f"w:{_kin()[word]}"
    elif found in _general() or (word in _hazy() and not named):
        yield f"g:{_deeds().get(found, found)}"
    elif word not in number_words():
        yield f"w:{_kin().get(found, found)}"


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """Return a word without its ending, at most six letters of it: "opening" and "opened" are "open"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:_LETTERS]


@cache
def _general() -> frozenset[str]:
    told = table("evidence")
    return frozenset(stem(word) for row in (told["general"], *told["deeds"]) for word in row)


@cache
def _hazy() -> frozenset[str]:
    return frozenset(form for word in table("evidence")["hazy"] for form in (*inflect(word), f"{word}ly"))


@cache
def _deeds() -> dict[str, str]:
    return {stem(word): row[0] for row in table("evidence")["deeds"] for word in row}


@cache
def _kin() -> dict[str, str]:
    """The first word of the group that a word belongs to: a port is told of as a harbour."""
    rows = table("evidence")["kin"]
    return {form: row[0] for row in reversed(rows) for word in row for form in inflect(word)}


def numbers_in(sentence: str) -> Iterator[str]:
    """The ordinals of a sentence: the second World Nomad Games."""
    for led, word, behind in _ORDINAL.findall(sentence):
        number = int(word) if word.isdigit() else ordinals().get(word.lower())
        if number and behind not in _of_time() and not (led and number <= _ANOTHER):
            yield f"n:{number}"  # "the first half of the year", "its first cars", "a second road" count nothing


def institutions_in(sentence: str) -> Iterator[str]:
    """Names of three words or more that end as those of institutions and programmes do: High-Level Cooperation Council."""
    for name in re.findall(_NAME, sentence):
        words = name.split()
        while words and words[-1].lower() not in _told("institutions"):
            words.pop()
        if len(words) > 2:
            yield " ".join(words).removeprefix("The ")


@cache
def _of_time() -> frozenset[str]:
    return frozenset((*table("calendar")["units"], *table("evidence")["uncounted"]))


@cache
def _of_calendar() -> frozenset[str]:
    return frozenset(word for name in ("months", "weekdays", "units", "seasons") for word in table("calendar")[name])
