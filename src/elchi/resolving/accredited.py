"""To which state envoys are sent who hand over their letters there: "The Ambassador of Malta presented his credentials to the King"."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from elchi.lexica.classes import alternatives
from elchi.lexica.tables import table
from elchi.model.claim import Claim, Encounter, Party
from elchi.resolving.offices import offices_of


def received_in(claims: Iterable[Claim], text: str, owner: Callable[[Party], str | None]) -> str | None:
    """Return the one state whose officials receive letters of credence in a document, None where none or several do."""
    told = (c for c in claims if isinstance(c, Encounter) and _letters().search(c.span.of(text)))
    hosts = {of for c in told for p in c.participants if p.office and _receives(p.office) and (of := owner(p))}
    states = {of for of in hosts if of.startswith("state:")}
    return states.pop() if len(states) == 1 else None


def is_sent(office: str) -> bool:
    """Tell whether an office is that of the head of a mission, and not yet told where: "Ambassador", "High Commissioner"."""
    return any(o.slug in table("office_synonyms")["sent"] for o in offices_of(office))


def _receives(office: str) -> bool:
    """Tell whether an office is one that no head of a mission has, and not the word for several: "Ambassadors"."""
    return bool(offices_of(office)) and not is_sent(office)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('office_synonyms')['letters'])})\b", re.IGNORECASE)
