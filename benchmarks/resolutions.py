"""Who must do what by when in resolutions of the Security Council: 200 labelled paragraphs against the reading.

    python -m benchmarks.resolutions [FOLDER] [even] [odd] [--misses]

FOLDER holds `corpora/resolutions`, the resolutions as text; without it this is skipped. The labels lie in
`labels/resolutions.json`: file, paragraph and, for each act, who must act, its kind, and the day where one is named. They
were drawn by a fixed seed, some from every year, and labelled before the reader was run on them. Those with an even place
in the list were developed on, those with an odd one only measured.

- A paragraph is named by its printed number ("3", or "2:3" where the numbers begin anew), or "b7": the seventh block.
- *decision*: the organ decides, approves, extends, authorises; where it decides that somebody shall act, that one must.
  *instruction*: it requests, calls upon, urges, demands, invites, recommends to; *pledge* and *plan* as in the reading format.
- Findings, reminders, reaffirmations, praise and hopes are no act, nor is anything before the first operative paragraph.
- **A match: the same paragraph, the same actor (half of the words at least), the same kind.** Each act counts once.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure
from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format
from elchi.model.document import Document

SHARED = Path(__file__).parents[2] / "shared"
PLACE = "corpora/resolutions"
LABELS = Path(__file__).with_name("labels") / "resolutions.json"
_OPENING = re.compile(r"The Security Council\s*,?")
_NUMBER = re.compile(r"^[ \t]*(\d{1,2})[.,)][ \t]+(?=[A-Z])", re.MULTILINE)
_NOTES = re.compile(
    r"^(?:[ \t]*Adopted (?:at|unanimously|by)|[ \t]*\d{1,3}[ \t]+(?:Ibid|See|Official|fbid|Jbid|Document|Idem))", re.MULTILINE
)
_BLANK = re.compile(r"\n[ \t]*\n")
_SMALL = frozenset({"the", "of", "and", "all", "government", "governments", "concerned", "on", "in", "to"})


class Item(NamedTuple):
    """One act of a paragraph: who must act, and how it binds; `due` where a day is named."""

    who: str | None
    kind: str
    due: str | None


def paragraphs(text: str) -> dict[str, tuple[int, int]]:
    """Return where each numbered paragraph and each block of a resolution lies, by its name."""
    return dict(_numbered(text)) | dict(_blocks(text))


def _numbered(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    opening = _OPENING.search(text)
    marks: list[tuple[str, int]] = []
    series, last = 1, 0
    for mark in _NUMBER.finditer(text, opening.end() if opening else 0):
        number = int(mark[1])
        if number != last + 1 and not (number == 1 and last > 1):
            continue
        series += number == 1 and last > 1
        last = number
        marks.append((mark[1] if series == 1 else f"{series}:{number}", mark.start()))
    ends = [start for _, start in [*marks[1:], ("", len(text))]]
    for (name, start), end in zip(marks, ends, strict=False):
        notes = _NOTES.search(text, start, end)
        yield name, (start, notes.start() if notes else end)


def _blocks(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    start, number = 0, 0
    for end, after in [*((m.start(), m.end()) for m in _BLANK.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip():
            number += 1
            yield f"b{number}", (start, end)
        start = after


def preamble(text: str) -> tuple[int, int]:
    """Return where the preamble of a numbered resolution lies; an empty stretch where there is none."""
    opening, first = _OPENING.search(text), next(_numbered(text), None)
    return (opening.end(), first[1][0]) if opening and first else (0, 0)


def acts_of(text: str) -> list[tuple[int, Item]]:
    """Return what the reader finds in a resolution, each act with the place where its words begin."""
    content = text.encode()
    document = Document(hashlib.sha256(content).hexdigest(), text, content, "text/plain", "resolution", language="en")
    found = reading_format(document, resolve_alone(document))["commitments"]
    return [(c["start"], Item(c["who"], c["kind"], c["due"])) for c in found]


def _words(name: str | None) -> frozenset[str]:
    return frozenset(w.rstrip("s") for w in re.findall(r"\w+", (name or "").lower()) if w not in _SMALL)


def same_actor(a: str | None, b: str | None) -> bool:
    """Two ways of naming who must act share half of their words at least, or neither names anybody."""
    x, y = _words(a), _words(b)
    if not a or not b:
        return not a and not b
    return x == y or (2 * len(x & y) >= max(1, min(len(x), len(y))) and bool(x & y))


def matched(wanted: list[Item], said: list[Item]) -> list[tuple[Item, Item]]:
    """Return the pairs of labelled and read acts that are the same, each used once."""
    pairs, left = [], list(said)
    for item in wanted:
        other = next((s for s in left if s.kind == item.kind and same_actor(item.who, s.who)), None)
        if other is not None:
            pairs.append((item, other))
            left.remove(other)
    return pairs


def measure(folder: Path, half: str | None, *, misses: bool = False) -> dict[str, float]:
    """Return right, said and wanted acts, dues, and the acts wrongly found in preambles, over the labelled paragraphs."""
    count = dict.fromkeys(("right", "said", "wanted", "dues", "due", "preambles", "preambular"), 0)
    seen: dict[str, list[tuple[int, Item]]] = {}
    for number, label in enumerate(json.loads(LABELS.read_text("utf-8"))):
        if half and number % 2 != (half == "odd"):
            continue
        text = (folder / label["file"]).read_text("utf-8", "replace")
        if label["file"] not in seen:
            seen[label["file"]] = acts_of(text)
            start, end = preamble(text)
            count["preambles"] += end > start
            count["preambular"] += sum(start <= at < end for at, _ in seen[label["file"]])
        start, end = paragraphs(text)[label["paragraph"]]
        said = [item for at, item in seen[label["file"]] if start <= at < end]
        wanted = [Item(**act) for act in label["acts"]]
        pairs = matched(wanted, said)
        for key, value in (("right", len(pairs)), ("said", len(said)), ("wanted", len(wanted))):
            count[key] += value
        count["dues"] += sum(a.due is not None for a, _ in pairs)
        count["due"] += sum(a.due is not None and a.due in (b.due or "") for a, b in pairs)
        if misses and not len(pairs) == len(said) == len(wanted):
            print(f"{number} {label['file']} {label['paragraph']}\n   wanted {wanted}\n   said   {said}")
    return {**count, **_shares(count)}


def _shares(count: dict[str, int]) -> dict[str, float]:
    precision, recall = count["right"] / max(1, count["said"]), count["right"] / max(1, count["wanted"])
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def missing(folder: Path) -> str | None:
    """Return why this cannot be measured, or None."""
    return None if (folder / PLACE).is_dir() else f"no resolutions at {folder / PLACE}"


def figures(folder: Path, _peer: str | None = None) -> Iterator[Figure]:
    """Yield the rows of the table: the half only measured, the half developed on, preambles."""
    for half, floor in (("odd", 0.85), ("even", None)):
        m = measure(folder / PLACE, half)
        name = "only measured" if half == "odd" else "developed on"
        yield Figure(f"resolutions, {name}, F1", m["f1"], floor=floor, counts=f"{m['right']} / {m['said']} / {m['wanted']}")


def main(arguments: list[str]) -> int:
    """Print the figures of both halves."""
    chosen = [a for a in arguments if not a.startswith("--") and a not in ("odd", "even")]
    folder = Path(chosen[0]) if chosen else SHARED
    if reason := missing(folder):
        print(f"skipped: {reason}")
        return 0
    halves = [h for h in ("even", "odd") if h in arguments] or ["even", "odd"]
    print(f"{'half':6}{'precision':>10}{'recall':>8}{'f1':>7}   right/said/wanted   due   in preambles")
    for half in halves:
        m = measure(folder / PLACE, half, misses="--misses" in arguments)
        print(
            f"{half:6}{m['precision']:10.3f}{m['recall']:8.3f}{m['f1']:7.3f}   {m['right']}/{m['said']}/{m['wanted']}"
            f"   {m['due']}/{m['dues']}   {m['preambular']} in {m['preambles']}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
