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

    @property
    def told(self) -> str:
        """Return the range in words: "40-50 % as stated", "60-90 % by nato"."""
        span = f"{self.low}-{self.high}" if self.low != self.high else f"{self.low}"
        return f"{span} % {'as stated' if self.scale == 'stated' else f'by {self.scale}'}"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of likelihood with its range: by the scale that the text names or the range it states; else by each scale that has
    the word, side by side."""

    words: str
    ranges: tuple[Range, ...]

    @property
    def told(self) -> str:
        """Return the word with its ranges; of a word that no published scale has, that."""
        return f"{self.words}: {', '.join(r.told for r in self.ranges) or 'no scale has it'}"
