"""How well reports are read: gold reports of other voices against a reading, by the scorer that lies beside them.

    python -m benchmarks.accuracy [FOLDER]

FOLDER holds `gold/` and `scoring/score.py`; without it, `../shared` beside the project is taken. What is not there is skipped.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format
from elchi.model.document import Document

SHARED = Path(__file__).parents[2] / "shared"


def main(folder: Path = SHARED) -> int:
    """Read every gold report and print the scorer's table and the speed."""
    gold, scorer = folder / "gold", folder / "scoring/score.py"
    if not gold.is_dir() or not scorer.is_file():
        print(f"skipped: no gold reports at {gold}")
        return 0
    with tempfile.TemporaryDirectory() as place:
        words, seconds = read_all(gold, Path(place))
        table = subprocess.run([sys.executable, scorer, gold, place], capture_output=True, text=True, check=True).stdout
    print(table)
    print(f"{words / seconds:,.0f} words a second, reading and resolving, on one core")
    return 0


def read_all(gold: Path, place: Path) -> tuple[int, float]:
    """Write a reading of each report to `place`; return how many words were read in how many seconds."""
    words, seconds = 0, 0.0
    for path in sorted(gold.glob("*.txt")):
        content = path.read_bytes()
        report = Document(
            hashlib.sha256(content).hexdigest(), content.decode("utf-8", "replace"), content, "text/plain", path.name, language="en"
        )
        begin = time.perf_counter()
        found = reading_format(report, resolve_alone(report))
        seconds += time.perf_counter() - begin
        words += len(report.text.split())
        (place / f"{path.stem}.json").write_text(json.dumps(found, ensure_ascii=False, default=str))
    return words, seconds


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) > 1 else main())
