"""All that one version of the reader found in one document, with what it left open."""

from dataclasses import dataclass
from datetime import date

from elchi.model.claim import Claim, Mention
from elchi.model.document import Span

TAKEN_BACK = "taken back"  # the choice of who takes back what was chosen in a doubt: it is open again


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where two readings remain. `question` is its kind, `choices` the readings, `why` one sentence."""

    span: Span
    question: str
    choices: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the reader found in one document; `lexicon` is the digest of the lexica it used."""

    document: str
    reader: str
    lexicon: str
    title: str | None
    published: date | None
    language: str | None
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    publisher: str | None = None
