"""What the words of a sentence tell: topic words by their stems, ordinals, names of institutions, deeds and what lies ahead."""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache

from elchi.lexica.classes import word_set
from elchi.lexica.inflection import inflect
from elchi.lexica.ordinals import ordinals
from elchi.lexica.tables import strings, table
from elchi.model.document import Span
from elchi.resolving.amounts import amounts_in, number_words
from elchi.resolving.content import empty_words
from elchi.resolving.families import general_stems, is_deed
from elchi.resolving.stems import stem

_LONGEST = 600  # characters of a sentence
_BREAK = r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\"“])"
_PERFECT = r"\b(?:was|were|has|have|had|been) (?:[a-z]+ly )?[a-z]{2,15}ed\b"  # "has been paved", "were trained"
_GOES_ON = re.compile(r",? (?:and|who|which) (?=will\b|shall\b|are to\b|is to\b)")  # "landed in Moroni and will work"
# "Opened a plant that will feed ten villages", "a report on how women may vote was published".
_TO_COME = re.compile(
    r"\b(?:(?:that|which|who)|(?:how|where|what|whom|why)(?: [\w-]+){1,4}) (?:will|shall|would|can|may|is to|are to)\b"
)
_BOUND = re.compile(r"\b(?:that|which)(?: [\w-]+){0,5} (?:will|shall|would|is to|are to)\b")
_SPENT = re.compile(
    r"\b(?:dollars|euros|pounds|yen|yuan|francs|crowns|kroner|million|billion) (?:to [a-z]+|for (?:the |an? )?[a-z]+)"
)
_PLAN = re.compile(r"\b[Pp]lans?\b(?! to\b)")  # "its plan for the bears was published"
_AS_PLANNED = re.compile(r"\b(?:as|than|had been|long) (?:planned|expected|hoped)\b")  # "six months later than planned"
_NAME = r"\b[A-ZÀ-Þ][\w’'-]{1,30}(?: (?:(?:of|and|for|on) )?[A-ZÀ-Þ][\w’'-]{1,30}){2,8}"
_ORDINAL = re.compile(
    r"(?:\b(a|its|their|his|her|to|will|would) )?\b(\d{1,3}(?=st\b|nd\b|rd\b|th\b)|[A-Za-z]+(?:-[a-z]+)?)(?=(?:[a-z]{2})?\s+([a-z]+))?"
)
_STOPS = (".", "!", "?", "”", '"')  # a heading has none
_ANOTHER = 2  # "a second" is another


def sentences(text: str) -> Iterator[Span]:
    """Yield where sentences stand, as far as stops and empty lines part them; fields at the head of a file are none."""
    start = 0
    for match in (*re.finditer(_BREAK, text), None):
        end = match.start() if match else len(text)
        if 0 < end - start <= _LONGEST and text[start:end].strip() and not text.startswith("---", start):
            yield Span(start, end)
        start = match.end() if match else end


@lru_cache(1 << 10)  # asked of a sentence for each claim in it, and once more for itself
def tells_a_deed(sentence: str) -> bool:
    """Tell whether a part of a sentence may tell of something done, or of how things are: nothing only ahead, and no mere talk."""
    whole = sentence.rstrip().endswith(_STOPS)
    return any(_tells(part, whole=whole) for part in re.split(r"[:;]\s", sentence))


def _tells(part: str, *, whole: bool) -> bool:
    told = _PLAN.sub(" ", _AS_PLANNED.sub(" ", _TO_COME.sub(" ", _GOES_ON.split(part, maxsplit=1)[0])))
    words = _plain_words(told)
    deed = _done(words) or re.search(_PERFECT, told) is not None or _since().search(told) is not None
    return (deed or (whole and not _talks(words))) and not _ahead(told, words)


def _talks(words: frozenset[str]) -> bool:
    """Tell whether a sentence tells what was said only: "They underlined the importance of trade"."""
    return any(w.endswith("ed") and stem(w) in _talk() | _unsure() for w in words) or not words.isdisjoint(_told("spoke"))


def talks(sentence: str) -> bool:
    """Tell whether a sentence tells what was said, whatever else it tells."""
    return _talks(_plain_words(sentence))


def binds(done: str) -> bool:
    """Tell whether what was done promises something: "signed an agreement under which engineers will come", "approved ten million
    dollars to pave the road"."""
    return _BOUND.search(done) is not None or (_SPENT.search(done) is not None and any(amounts_in(done)))


def goes_on(words: str) -> bool:
    """Tell whether a promise is of what has no end: to continue, to strengthen ties, to cooperate."""
    return any(stem(word) in _soft() for word in _plain_words(words))


def alters(what: str) -> bool:
    """Tell whether a decision changes what was promised before: "extended the deadline", "not to pursue", "instead of the cable"."""
    return not _altering().isdisjoint(_plain_words(what))


@cache
def _altering() -> frozenset[str]:
    return frozenset(form for word in _told("altering") for form in (word, *inflect(word)))


@cache
def _soft() -> frozenset[str]:
    return frozenset(map(stem, _told("soft")))


def _ahead(sentence: str, words: frozenset[str]) -> frozenset[str]:
    """The words of a sentence by which it lies ahead; what can be done since something was done does not."""
    found = words & _told("ahead")
    if found and _UNDONE.search(sentence):
        found -= _DENIED
    if not found or not _since().search(sentence):
        return found
    return found - _ABLE - ({"will"} if _FREED.search(sentence) else set())


_DENIED = frozenset({"not", "never"})
# "Has not been begun", "was never built", "not one of them has": what came of a promise as well.
_UNDONE = re.compile(
    r"\b(?:has|have|had|was|were) (?:still |yet |so far )?(?:not|never)\b|\bnot (?:one|a single|yet)\b.{0,40}\b(?:has|have|had|was|were)\b",
    re.IGNORECASE,
)
_ABLE = frozenset({"can", "could", "may"})  # "can ride to the border since the gap was closed"
_FREED = re.compile(
    r"\bwill (?:be able|be free|be allowed|no longer|not (?:have|need))\b"
)  # "as of 1 January they will be able to enter"


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
    """Tell whether a word tells of a deed: a form of the past, but of saying and of what so many texts tell of."""
    return not words.isdisjoint(_past()) or any(w.endswith("ed") and (stem(w) in _done_by() or not _says_little(w)) for w in words)


def _says_little(word: str) -> bool:
    return word in _hazy() or stem(word) in _general() or stem(word) in _unsure()


@cache
def _talk() -> frozenset[str]:
    return frozenset(stem(inflect(verb)[2]) for verb in _told("talk"))


@cache
def _unsure() -> frozenset[str]:
    return frozenset(stem(inflect(verb)[2]) for verb in _told("unsure") if verb.isalpha())


@cache
def _past() -> frozenset[str]:
    """Forms without -ed by which a sentence tells of a deed: those of what can be undertaken among them."""
    return _told("past") | {
        word for row in strings("words/duties")["deed"]["forms"] for word in row[2:4] if word.isalpha()
    } - word_set("the_same_in_past")


@cache
def _done_by() -> frozenset[str]:
    verbs = (
        verb
        for verb in (*strings("words/duties")["deed"]["regular"], *_told("achieved"))
        if verb.isalpha() and verb not in _told("unsure")
    )
    return frozenset((*general_stems(), *(stem(inflect(verb)[2]) for verb in verbs)))


def _plain_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that are no names: in "Can Tho" and "in May" nothing can or may be."""
    first, *others = re.findall(r"[A-Za-z]+", sentence) or [""]
    return frozenset((first.lower(), *(word for word in others if word.islower())))


@cache
def _told(name: str) -> frozenset[str]:
    return frozenset(table("evidence")[name])


def trace_of_word(word: str, capital: Container[str]) -> str | None:
    """Return the trace of the stem of a word, and whether it is a general one; an empty word has none. `capital` are the words that
    stand in names."""
    return _of_word(word, named=word in capital)


@lru_cache(1 << 14)
def _of_word(word: str, *, named: bool) -> str | None:
    """The trace of a word: its stem, and whether it is a general one; in a name even a hazy word tells something."""
    if word[0].isdigit() or len(word) < 3 or word in empty_words() or word in ordinals() or word in _of_calendar():
        return None
    found = stem(word)
    if found in _general() or is_deed(word) or (word in _hazy() and not named):
        return f"g:{found}"
    return f"w:{found}" if word not in number_words() else None


@cache
def _general() -> frozenset[str]:
    return frozenset(map(stem, _told("general")))


@cache
def _hazy() -> frozenset[str]:
    return frozenset(form for word in table("evidence")["hazy"] for form in (*inflect(word), f"{word}ly"))


def numbers_in(sentence: str) -> Iterator[str]:
    """The ordinals of a sentence: the second World Nomad Games."""
    for led, word, behind in _ORDINAL.findall(sentence):
        number = int(word) if word.isdigit() else ordinals().get(word.lower())
        if number and behind not in _of_time() and not (led and number <= _ANOTHER):
            yield f"n:{number}"  # "the first half of the year", "its first cars", "a second road", "to second" count nothing


def institutions_in(sentence: str) -> Iterator[str]:
    """Names of three words or more that begin or end as those of institutions and programmes do: High-Level Cooperation Council."""
    for name in re.findall(_NAME, sentence):
        words = name.removeprefix("The ").split()
        if not (words[0].lower() in _told("institutions") and words[1] in _OF):
            while words and words[-1].lower() not in _told("institutions"):
                words.pop()
        if len(words) > 2:
            yield " ".join(words)


_OF = ("of", "for", "on")


@cache
def _of_time() -> frozenset[str]:
    return frozenset((*table("calendar")["units"], *table("evidence")["uncounted"]))


@cache
def _of_calendar() -> frozenset[str]:
    return frozenset(word for name in ("months", "weekdays", "units", "seasons") for word in table("calendar")[name])
