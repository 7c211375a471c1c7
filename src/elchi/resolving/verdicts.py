"""Answers to the question whether two things are one."""

from dataclasses import dataclass

from elchi.model.entity import Verdict


@dataclass(frozen=True, slots=True)
class Match:
    """An answer with its score (0 to 1) and its reasons, strongest first; `replaces` where the one may take the place of the other."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    replaces: bool = False

    @property
    def why(self) -> str:
        """Return the reasons as one line."""
        return "; ".join(self.reasons)


def answer(score: float, reasons: tuple[str, ...], certain: float, possible: float) -> Match:
    """Return SAME from `certain` on, UNSURE from `possible` on, NOT_SAME below."""
    score = round(min(1.0, max(0.0, score)), 4)
    verdict = Verdict.SAME if score >= certain else Verdict.UNSURE if score >= possible else Verdict.NOT_SAME
    return Match(verdict, score, reasons)
