"""Years that a text without a day of its own tells once: "On 1 September 1959 ... they met again on 15 October"."""

from collections.abc import Sequence

from elchi.model.expression import DateExpression, ExpressionKind
from elchi.model.quick import replace
from elchi.reading.lines.line import Line


def carry_years(lines: Sequence[Line]) -> None:
    """Give days without a year that of the last day told in full before them, where they lie behind it in that year."""
    last: DateExpression | None = None
    for line in lines:
        for number, date in enumerate(line.dates):
            if date.year and date.month:
                last = date
            elif last is not None and _follows(date, last):
                full = replace(date, year=last.year, last=replace(date.last, year=last.year) if date.last else None)
                line.dates[number] = full
                for unit in line.all:
                    unit.date = full if unit.date is date else unit.date


def _follows(date: DateExpression, last: DateExpression) -> bool:
    if date.kind not in (ExpressionKind.DATE, ExpressionKind.RANGE) or date.unit or not (date.month and date.day):
        return False
    return (date.month, date.day) >= (last.month or 0, last.day or 0)
