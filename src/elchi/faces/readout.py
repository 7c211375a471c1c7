"""Any answer as JSON for machines, and one reading in words: apart from all that needs a record, so that `elchi reading` starts fast."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any


def to_json(value: object) -> str:
    """Return any answer as JSON text; dates in ISO form."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(v) for v in value]
    return value


def reading_told(found: dict[str, Any]) -> str:
    """Return a reading in the reading format, in words."""
    parts = [f"{found['document']['title'] or 'untitled'}  (published {found['document']['published'] or 'not stated'})"]
    for e in found["encounters"]:
        people = "; ".join(" / ".join(w for w in (p["person"], p["office"], p["of"]) if w) for p in e["participants"])
        mark = "*" if e["main"] else " "
        parts.append(
            f"{mark} {e['status']} {e['kind']}: {e['name'] or ''} {e['date'] or '(no day)'} {e['place'] or '(no place)'}  {people}"
        )
    parts += [f'  {s["speaker"]} {s["verb"]}: "{s["quote"][:90]}"' for s in found["statements"]]
    parts += [f"  {c['kind']} of {c['who'] or '?'}: {c['what'][:90]}" for c in found["commitments"]]
    parts += [f"  {o['person']}: {o['office']}, {o['of'] or '?'}" for o in found["offices"]]
    parts += [f"  {m['member']}: {m['status']} of {m['organisation']}" for m in found["memberships"]]
    parts += [f"  doubt: {d['why']}" for d in found["doubts"]]
    return "\n".join(parts)
