"""What texts made to be slow cost: `python -m benchmarks.hostile`. Seconds for one length and for ten times that length."""

import random
import time
from collections.abc import Iterator

from elchi.lexica.lexicon import load_lexicon
from elchi.model.document import Document
from elchi.reading.reader import read

PIECES = (
    "Ali ", "A ", "President ", "of ", "and ", "Minister of ", "the Council of ", "Ali, ", '"', "(", ". ", "1 ", "May ", "met ", "Turkey, ", "- ", "'s ", "will ",
    "meeting ", "12 ", "2020-", "First ", "Ministry of Foreign Affairs of ", "a", " ", "\n", "\n\n", "1.\n", "ə", "\u0301", "Foreign Minister Ali Veli and ",
    "The ministers met in Baku and spoke of trade ", "the 8th Summit of the OIC and ", "in early ", "on Monday ", "((", "A, B and C, ", "3 May, 4 June and ", "“A said ‘", "the Minister, the ", "President Ali Veli met the Minister. ",
)  # fmt: skip


def searched(seed: int, tries: int = 40) -> Iterator[str]:
    """Yield pieces made at random of the lexicon's phrases, brackets, dates and quotes: the same ones for a seed."""
    chance = random.Random(seed)
    phrases = sorted(load_lexicon().phrases)
    signs = ["(", ")", ",", "“", "”", "and", "of", "the", "3 May 2021", "-", "'s", "\n", ".", "Ali Veli", "A.", "1."]
    for _ in range(tries):
        words = [
            chance.choice(signs) if chance.random() < 0.5 else chance.choice(phrases).title() for _ in range(chance.randint(1, 6))
        ]
        yield " ".join(words) + " "


def seconds(text: str) -> float:
    """How long reading a text takes."""
    lexicon = load_lexicon()
    begin = time.perf_counter()
    read(Document("x", text, b"", "text/plain", "x"), lexicon)
    return time.perf_counter() - begin


def main() -> None:
    """Print a line for each repeated piece; a ratio far above ten would be more than linear."""
    seconds("warm")
    for piece in (*PIECES, *searched(seed=1)):
        short, long = (seconds(piece * (size // len(piece))) for size in (10_000, 100_000))
        print(f"{piece!r:48}{short:8.3f} s{long:8.3f} s{long / short:8.1f}")


if __name__ == "__main__":
    main()
