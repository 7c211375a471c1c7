"""What bodies and states are called throughout a text: one name each, as the text mostly has it."""

import re
from collections.abc import Sequence

from elchi.model.claim import Membership
from elchi.model.quick import replace
from elchi.reading.lines.line import Line

_SHORT_NAME = 2  # words of a name that its acronym does not make much longer


def as_called(found: Sequence[Membership], lines: Sequence[Line]) -> list[Membership]:
    """Return memberships with one name for each body, and states named by their adjective as the text names them."""
    if not found:
        return []
    text = lines[0].tokens.text
    strange = {member for member in {m.member for m in found} if member not in text}
    named = [a for line in lines if strange for u in line.named for a in u.parties if a.kind == "state"]
    there = {words for words in {a.of for a in named} if words and words in text}
    written = {a.entity: a.of for a in named if a.of in there and not is_short(a.of)}
    found = [replace(m, member=written.get(m.member_id) or m.member) if m.member in strange else m for m in found]
    called = _names(found, lines, text)
    return [replace(m, organisation=called.get(m.organisation_id or "", m.organisation)) for m in found]


def _names(found: Sequence[Membership], lines: Sequence[Line], text: str) -> dict[str, str]:
    """What each body is called: by its acronym where the text mostly does so, by both where the name is short."""
    used = {(m.organisation_id, m.organisation) for m in found if m.organisation_id}
    meant = {entity for entity, _ in used}
    for line in lines:
        used.update((a.entity, a.of) for u in line.named if "BODY" in u.roles for a in u.parties if a.entity in meant and a.of)
    names = {entity: sorted({name for whose, name in used if whose == entity and name}, key=len) for entity in meant if entity}
    return {entity: _name_of(written, text) for entity, written in names.items() if len(written) > 1 or f"{written[0]} (" in text}


def _name_of(written: Sequence[str], text: str) -> str:
    full = next((w for w in reversed(written) if " " in w), written[-1])
    bracketed = re.search(rf"{re.escape(full)} \(([A-Za-z][\w+-]*)\)", text)
    acronym = bracketed.group(1) if bracketed else next((w for w in written if " " not in w), None)
    if acronym is None or acronym == full:
        return full
    if bracketed and len([w for w in full.split() if w[0].isupper()]) <= _SHORT_NAME:
        return f"{full} ({acronym})"
    return acronym if _prefers(text, acronym, full) else full


def _prefers(text: str, acronym: str, full: str) -> bool:
    word = re.escape(acronym)  # the letters are looked for first: a bound before them would be tried at every place of a long text
    return len(acronym) > 2 and len(re.findall(rf"{word}(?<=\b{word})\b", text)) > 2 * text.count(full)


def is_short(name: str) -> bool:
    """Tell whether a name is an abbreviation: "UAE", "U.S."."""
    return len(name) < 7 and (name.isupper() or "." in name)
