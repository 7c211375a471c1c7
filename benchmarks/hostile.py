"""What texts made to be slow cost: `python -m benchmarks.hostile`. Seconds for one length and for ten times that length."""

import time

from elchi.lexica.lexicon import load_lexicon
from elchi.model.document import Document
from elchi.reading.reader import read

PIECES = (
    "Ali ", "A ", "President ", "of ", "and ", "Minister of ", "the Council of ", "Ali, ", '"', "(", ". ", "1 ", "May ", "met ", "Turkey, ", "- ", "'s ", "will ",
    "meeting ", "12 ", "2020-", "First ", "Ministry of Foreign Affairs of ", "a", " ", "\n", "\n\n", "1.\n", "ə", "\u0301", "Foreign Minister Ali Veli and ",
    "The ministers met in Baku and spoke of trade ", "the 8th Summit of the OIC and ", "in early ", "on Monday ",
)  # fmt: skip


def seconds(text: str) -> float:
    """How long reading a text takes."""
    lexicon = load_lexicon()
    begin = time.perf_counter()
    read(Document("x", text, b"", "text/plain", "x"), lexicon)
    return time.perf_counter() - begin


def main() -> None:
    """Print a line for each repeated piece; a ratio far above ten would be more than linear."""
    seconds("warm")
    for piece in PIECES:
        short, long = (seconds(piece * (size // len(piece))) for size in (10_000, 100_000))
        print(f"{piece!r:48}{short:8.3f} s{long:8.3f} s{long / short:8.1f}")


if __name__ == "__main__":
    main()
