"""The verbs and nouns that tell of an office (words/tenures.yaml), and what a clause tells by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from elchi.lexica.tables import strings
from elchi.reading.clauses.duty_frames import Phrases
from elchi.reading.lines.units import Actor


@dataclass(frozen=True, slots=True)
class TenureFrame:
    """Verbs that tell of an office, and whose it is; `led`: the office stands behind "as" or a word for a post."""

    kind: str
    who: str
    verbs: Phrases
    led: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a clause tells of an office: the kind of act, who holds it, the office or whose it was before, and who put them there.

    `same` where it is the post told of before: "was recalled from this post", "his duties are performed by".
    """

    kind: str
    who: Actor
    post: Actor | None
    by: Sequence[Actor] = ()
    before: Actor | None = None
    same: bool = False


@cache
def frames() -> tuple[TenureFrame, ...]:
    """Return the verbs that tell of an office, by what becomes of it."""
    rows = strings("words/tenures")["frame"].values()
    return tuple(TenureFrame(row["kind"], row["who"], Phrases(row["forms"]), "led" in row) for row in rows)


@cache
def triggers() -> frozenset[str]:
    """Return the words with which what tells of an office begins."""
    apart = frozenset({"predecessor", "duties", "functions"}) | office_words("capacity")
    return apart.union(*(frame.verbs.first for frame in frames()), *(p.first for p in nouns_of_office().values()))


@cache
def alone() -> Phrases:
    """Return the verbs that tell of somebody's own office, where none stands behind."""
    return Phrases(strings("words/tenures")["alone"])


@cache
def nouns_of_office() -> dict[str, Phrases]:
    """Return the nouns that tell of an office, by what becomes of it."""
    return {kind: Phrases(words) for kind, words in strings("words/tenures")["noun"].items()}


@cache
def office_words(name: str) -> frozenset[str]:
    """Return the words of one part of words/tenures.yaml."""
    return frozenset(strings("words/tenures")[name])
