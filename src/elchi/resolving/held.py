"""How an office was held and when, by the words that tell of it."""

import re
from functools import cache

from elchi.lexica.classes import alternatives
from elchi.lexica.tables import strings
from elchi.model.claim import Status, Tenure
from elchi.model.expression import DateExpression
from elchi.model.period import Period
from elchi.model.quick import replace
from elchi.resolving.offices import offices_of
from elchi.resolving.when import open_period

_VERB = 60  # characters before a day in which the verb stands that tells of it


def basis_of(claim: Tenure) -> str:
    """Return how an office is held by its words: who is elected or named for it is not yet in it."""
    said = next((o.basis for o in offices_of(claim.holder.office or "")), None) if claim.basis == "attested" else None
    return said or claim.basis


def told_ahead(text: str, claim: Tenure, day: DateExpression | None) -> Status:
    """Return whether a day of a term lies ahead or behind: "will take office on 1 June", "whose term expires in May"."""
    words = text[max(claim.span.start, day.span.start - _VERB) : day.span.start] if day is not None else ""
    return Status.PLANNED if _to_come().search(words) else Status.HELD


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(strings('words/tenures')['to_come'])})\b", re.IGNORECASE)


def in_office(claim: Tenure, began: Period | None, ended: Period | None) -> Tenure:
    """Return a tenure with the periods in which it began and ended; the stretch between them is its period."""
    if began is None and ended is None:
        return claim
    words = " to ".join(p.words for p in (began, ended) if p)
    return replace(claim, period=open_period(began, ended, words), began=began, ended=ended)
