"""How wide the lines of a text are: which a margin broke, and whether blank lines part paragraphs or but the lines of one."""

from collections.abc import Sequence

UNWRAPPED = 200  # a line this long was not wrapped, nor was the one before it
FULL = 0.78  # of that width: a line that reaches so far was wrapped by the margin
_LONG, _SOME, _MOST = 9, 4, 0.6  # a long paragraph: one of so many lines goes on in lower case where it is prose, and most are full
_COLUMN = 3  # lines of a paragraph that show how wide its column is
_NEARLY, _TENTH = 0.9, 10
_SPACED, _PRINTED = 8, 100  # lines from which on a text may be double-spaced, and how long the longest of them is


def closes(line: str) -> bool:
    """Tell whether a line ends in a mark that ends a sentence."""
    return line.rstrip('"”’»)] ')[-1:] in {".", "!", "?", ";", "…"}


def double_spaced(lines: Sequence[str]) -> bool:
    """Tell whether blank lines stand between the lines of paragraphs: nearly everywhere, most lines are full, and some go on in lower case."""
    told = [number for number, line in enumerate(lines) if line]
    widest = max((len(lines[n]) for n in told), default=0)
    if len(told) < _SPACED or widest > _PRINTED:
        return False
    apart = sum(not lines[n + 1] for n in told[:-1])
    going_on = sum(lines[n][0].islower() for n in told[1:])
    full = sum(len(lines[n]) >= widest * _MOST for n in told)
    return apart >= (len(told) - 1) * _NEARLY and going_on * _TENTH >= len(told) and full >= len(told) * _MOST


def margins_of(lines: list[str]) -> list[int]:
    """Return for each line how far its paragraph's lines reach: in a narrow column a short line may still be full."""
    margins: list[int] = []
    begin = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number]:
            margins.extend([_width(lines[begin:number])] * (number - begin) + [0])
            begin = number + 1
    return margins


def _width(paragraph: list[str]) -> int:
    """How wide a paragraph's column is; 0 where it is none: most lines of wrapped prose go on in lower case, of a list few.

    Where many names begin the lines, prose shows by its last line, which alone is short and closes.
    """
    widest = max(map(len, paragraph), default=0)
    if len(paragraph) < _COLUMN or widest > UNWRAPPED:
        return 0
    going_on = sum(line[0].islower() for line in paragraph[1:])
    full = all(len(line) >= widest * FULL for line in paragraph[:-1]) and closes(paragraph[-1]) and going_on > 0
    if full or going_on * 2 >= len(paragraph) - 1:
        return widest
    return _usual(paragraph) if going_on * _SOME >= len(paragraph) > _LONG else 0


def _usual(paragraph: list[str]) -> int:
    """How wide most lines of a long paragraph are, whose names begin many of them; 0 where they are of all lengths."""
    lengths = sorted(map(len, paragraph))
    usual = lengths[len(lengths) * 4 // 5]
    return usual if sum(length >= usual * FULL for length in lengths) >= len(lengths) * _MOST else 0


def widths_of(lines: list[str]) -> list[int]:
    """Return for each line the longest one of its paragraph."""
    widths: list[int] = []
    for number, line in enumerate(lines):
        here = len(line)
        widths.append(here)
        if here and number and widths[number - 1]:
            widths[number] = max(here, widths[number - 1])
    for number in range(len(lines) - 2, -1, -1):
        if widths[number] and widths[number + 1]:
            widths[number] = widths[number + 1]
    return widths
