"""Quotation marks: which stretches of a text are somebody's own words, from sentence to sentence of a paragraph."""

import re
from dataclasses import dataclass

from elchi.model.quick import quick
from elchi.reading.lines.text import Segment

# The sign comes first and what must stand around it behind, so that the engine looks at nothing else: a seventh of the time.
_MARK = re.compile(r"[\"“”«»„'’`‘](?:(?<=[\"“”«»„])|(?<=')'|(?<=’)’|(?<=`)`|(?<![^\s(]‘)(?<=‘)(?=\w)|(?<=’)(?!\w))")
_PAIRS = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "``": "''"}
_ENDS = ('"', "”", "»", "''", "’’", "``")
_FAR = 1_500  # how far a quotation may go on over paragraphs that do not repeat its mark


@quick
@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted stretches of one segment. `carried` where it begins inside a quotation, `whole` where nothing else is said."""

    spans: tuple[tuple[int, int], ...] = ()
    carried: bool = False
    whole: bool = False

    def holds(self, at: int) -> bool:
        """Tell whether a place of the text is quoted."""
        return any(a <= at < b for a, b in self.spans)


_NONE = Quoted()


class Quotations:
    """Follows the quotation marks of a text, segment by segment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marked = _MARK.search(text) is not None
        self.block = -1
        self.closer: str | None = None

    def of(self, segment: Segment) -> Quoted:
        """Return what is quoted in the next segment. A paragraph ends what it quotes, unless only the closing mark follows."""
        if not self.marked:
            return _NONE
        if segment.block != self.block:
            self.closer = self.closer if self.closer and self._goes_on(segment.start) else None
            self.block = segment.block
        carried = self.closer is not None
        start = segment.start if carried else None
        spans: list[tuple[int, int]] = []
        for mark in _MARK.finditer(self.text, segment.start, segment.end):
            sign, at = mark.group(), mark.start()
            if self._closes(sign, at, segment):
                if start is None and not spans and sign in _ENDS:  # opened in a paragraph before
                    start, carried = segment.start, True
                if start is not None:
                    spans.append((start, mark.end()))
                start = self.closer = None
            elif start is None and sign in _PAIRS:
                start, self.closer = at, _PAIRS[sign]
        if start is not None:
            spans.append((start, segment.end))
        if not spans and not carried:
            return _NONE
        return Quoted(tuple(spans), carried, self._whole(segment, spans))

    def _closes(self, sign: str, at: int, segment: Segment) -> bool:
        if self.closer is not None and (sign == self.closer or (sign in _ENDS and self.closer != "’")):
            return sign not in ('"', "``") or at + 1 >= segment.end or not self.text[at + 1].isalnum()
        return self.closer is None and sign in _ENDS and self._behind_words(at, at + len(sign))

    def _behind_words(self, start: int, end: int) -> bool:
        """A mark right behind a word or full stop, and not right before one, closes."""
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return bool(before) and not before.isspace() and before not in "([" and not after.isalnum()

    def _goes_on(self, start: int) -> bool:
        """Tell whether the next mark closes, although this paragraph did not open with one."""
        mark = _MARK.search(self.text, start, start + _FAR)
        return mark is not None and mark.group() in _ENDS and self._behind_words(mark.start(), mark.end())

    def _whole(self, segment: Segment, spans: list[tuple[int, int]]) -> bool:
        """Tell whether no word stands outside the quotation."""
        if not spans:
            return False
        at, outside = segment.start, []
        for start, end in spans:
            outside.append(self.text[at:start])
            at = end
        outside.append(self.text[at : segment.end])
        return not any(c.isalpha() for piece in outside for c in piece)
