"""How often words and fields of life stand in diplomatic prose, by which `elchi.record.rarity` tells seldom ones from others.

    python -m benchmarks.rarities FOLDER... > src/elchi/record/rarities.txt

The folders hold texts that all may use: releases, memoranda, resolutions. The head of the file is kept by hand.
"""

import sys
from collections import Counter
from pathlib import Path

from elchi.lexica.lexicon import load_lexicon
from elchi.resolving.telling import sentences
from elchi.resolving.where import atlas_of
from elchi.resolving.worded import Worded

LEAST, LONGEST = 10, 400_000


def counted(files: list[Path]) -> Counter[str]:
    """Return in how many sentences of some texts each trace stands, and under `all` how many there are."""
    atlas, found = atlas_of(load_lexicon().register), Counter[str]()
    for file in files:
        text, worded = file.read_text("utf-8", "ignore")[:LONGEST], Worded(atlas, frozenset())
        for span in sentences(text):
            words = span.of(text)
            found.update({"all", *worded.traces(words, told=True), *worded.fields_of(words)})
    return found


if __name__ == "__main__":
    counts = counted([file for folder in sys.argv[1:] for file in sorted(Path(folder).iterdir()) if file.is_file()])
    for trace, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if trace == "all" or trace[0] == "f" or (trace[0] == "w" and count >= LEAST):
            print(trace, count)
