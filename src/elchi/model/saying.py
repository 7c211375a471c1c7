"""What a statement may be beyond its words: a position on a text, or part of an assessment with its likelihood."""

from dataclasses import dataclass
from enum import StrEnum


class Position(StrEnum):
    """What somebody says to a paragraph or text on which positions were asked; *silent* is the absence of one."""

    SUPPORTS = "supports"
    CONDITIONS = "with conditions"
    OPPOSES = "opposes"
    ASKS = "asks"
    RESERVES = "reserves"
    NOTHING = "no comment"


class Part(StrEnum):
    """What a sentence of an assessment is."""

    QUESTION = "question"
    JUDGEMENT = "judgement"
    DISSENT = "dissent"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Range:
    """A range in per cent, and the scale that gives it: its name, or `stated` where the text itself does."""

    scale: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of likelihood with its range: by the scale that the text names or the range it states; else by each scale that has
    the word, side by side."""

    words: str
    ranges: tuple[Range, ...]
