"""Makes the tables that a reader loads fast from the YAML that people review: `python -m elchi.lexica.compile`.

A test fails when the tables in `registers/` are older than their sources. `tables.json` and `phrases.json` are made when
the package is installed; what is older in them than its sources is passed over.
"""

import csv
import hashlib
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from elchi.lexica.lexicon import phrases_of
from elchi.lexica.register import load_register
from elchi.lexica.tables import PHRASES, READY, from_yaml, made_of, named_sources


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


def ready_tables() -> str:
    """Return every table as JSON, by its name, with the digest of its source; what JSON cannot hold is left out."""
    found: dict[str, dict[str, Any]] = {}
    others = ((f"documents/{f.name}", f) for f in sorted(files("elchi.documents").iterdir(), key=lambda f: f.name))
    for path, file in (*named_sources().items(), *others):
        name, _, ending = path.rpartition(".")
        if ending != "yaml" or name == "bodies":  # they have a file of their own
            continue
        source = file.read_bytes()
        read = {loader: from_yaml(name, source, loader) for loader in ("SafeLoader", "BaseLoader")}
        found[name] = {"source": hashlib.sha256(source).hexdigest(), **{k: v for k, v in read.items() if _holds(v)}}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def phrases() -> str:
    """Return the phrases of the lexicon as JSON, with the digest of what they are made of."""
    made = {"source": made_of(), "phrases": phrases_of(load_register())}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _holds(content: Any) -> bool:
    return bool(json.loads(json.dumps(content, default=str)) == content)


def make_ready(folder: Path) -> None:
    """Write what a process loads fast beside the sources: tables and phrases."""
    folder.joinpath(READY).write_text(ready_tables(), "utf-8")
    folder.joinpath(PHRASES).write_text(phrases(), "utf-8")


def main() -> None:
    """Write the tables."""
    folder = Path(str(files("elchi.lexica")))
    for name, content in compiled().items():
        folder.joinpath("registers", name).write_text(content, "utf-8")
    make_ready(folder)


if __name__ == "__main__":
    main()
