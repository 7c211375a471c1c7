"""Makes the tables that a reader loads fast from the YAML that people review: `python -m elchi.lexica.compile`.

A test fails when the tables are older than their sources.
"""

import csv
import hashlib
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def compiled() -> dict[str, str]:
    """Return the content of each table by its name in `registers/`."""
    import yaml

    raw = files("elchi.lexica").joinpath("bodies.yaml").read_bytes()
    entries: list[dict[str, Any]] = yaml.load(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    head = {"source": hashlib.sha256(raw).hexdigest(), "bodies": entries}
    return {"bodies.json": json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n", "body_names.csv": _names(entries)}


def _names(entries: list[dict[str, Any]]) -> str:
    """The names that held for a time, as a register of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("body", "name", "acronym", "from", "to", "source"))
    for entry in entries:
        dated = [n for n in entry["names"] if "from" in n or "to" in n]
        for name in reversed(dated):
            body = entry["id"].partition(":")[2]
            writer.writerow(
                (body, name["name"], name.get("acronym", ""), name.get("from", ""), name.get("to", ""), entry["source"])
            )
    return out.getvalue()


def main() -> None:
    """Write the tables."""
    folder = Path(str(files("elchi.lexica").joinpath("registers")))
    for name, content in compiled().items():
        folder.joinpath(name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
