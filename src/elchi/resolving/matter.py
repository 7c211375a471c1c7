"""What is undertaken, without what a sentence tells beside it: where its news is from, where it was decided, who said so."""

import re
from functools import cache

from elchi.lexica.tables import table
from elchi.model.claim import Commitment

_NEWS_FROM = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?\s*(?:\([^)]{1,40}\)\s*)?[-–—]\s+"
)
_BEGINNING = 12  # characters by which what is undertaken is found
_FEW = 1  # words that a matter has at least


def matter_of(claim: Commitment, sentence: str) -> str:
    """Return the words of the sentence of an undertaking that tell of its matter."""
    told = _NEWS_FROM.sub("", sentence, count=1)
    begin = max(0, told.find(claim.what[:_BEGINNING]))
    if all(p.person_id or p.office_id or p.of_id for p in claim.who):  # who it is needs no words
        told, begin = told[begin:], 0
    told = re.sub(rf"({re.escape(claim.verb)}) (?:in|at|on|during|after) [^,;]{{1,60}}?\b(to|that|on)\b", r"\1 \2", told, count=1)
    said = _said().search(told, begin)
    kept = told[: said.start()] if said else told
    return kept if len(kept.split()) > _FEW else told


@cache
def _said() -> re.Pattern[str]:
    """The end of a sentence by which somebody said it: ", the ministry said after the talks"."""
    return re.compile(
        rf",[”\"]? [^,]{{1,90}}\b(?:{'|'.join(table('evidence')['attributed'])})\b(?! (?:that|to|it|they|he|she)\b)[^,]{{0,120}}$"
    )
