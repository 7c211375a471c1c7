"""Those present at a conversation against the lives at the front of the volume: pairs for `benchmarks.evidence`.

A participant of one of the memoranda that `benchmarks.memoranda` samples, as the reader has them from the list in the
head, is held against the lives of the volume that bear the same family name. The editors linked the names in the text
to those lives: the participant is the one whose life the link with that family name leads to. Participants whose family
name is linked to several lives in one memorandum, or to none, are left out, and so are those whose given name has no
initial in common with the life's (the link leads to somebody else who is spoken of); so is, as a positive, a bare family name
without any office, given name or initial: a memorandum's "Mr. Smith" tells nothing to go by.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.memoranda import printed, sample
from benchmarks.pairs import Pair
from elchi.documents.plain import read as read_plain
from elchi.lexica.lexicon import fold, load_lexicon
from elchi.model.claim import Encounter, Party, Tenure
from elchi.model.document import Document
from elchi.model.entity import KnownPerson, NothingYet, Post, Resolution
from elchi.model.period import Period
from elchi.reading.reader import read
from elchi.resolving.resolve import resolve
from elchi.resolving.spelling import spell

MEMORANDA, LIVES = "corpora/memoranda/memoranda.jsonl", "corpora/tenures/dated_offices_in_prose.json"
_AFTER = 300  # characters of a memorandum that are read beyond its list


def pairs(corpora: Path) -> Iterator[Pair]:
    """Yield each participant against everybody of the family name in the volume."""
    lives = _lives(corpora.parent / LIVES)
    for memorandum in sample(corpora.parent / MEMORANDA):
        for party in _present(memorandum):
            surname = surname_of(party.person or "")
            truth = _linked(memorandum, surname)
            alike = lives.get((memorandum["vol"], surname), [])
            meant = next((life for life in alike if life["pid"] == truth), None)
            if meant is None or _other_given_name(party.person or "", meant["name"]):
                continue
            met = _met(memorandum, party)
            for life in alike:
                same = life["pid"] == truth
                if not same or _tells(met):
                    yield Pair("present", met, _known(life), same)


def _lives(path: Path) -> Mapping[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for life in json.loads(path.read_text("utf-8")):
        found[life["vol"], surname_of(life["name"].partition(",")[0])].append(life)
    return found


def surname_of(name: str) -> str:
    """Return the family name of somebody, folded: the last word but for generations."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", name) if w not in ("Jr", "Sr", "II", "III", "IV")]
    return fold(words[-1]) if words else ""


def _linked(memorandum: Mapping[str, Any], surname: str) -> str | None:
    """The life to which the memorandum's links lead from a family name, where they lead to one."""
    links = (link.partition("|") for link in memorandum["persNames"])
    found = {life.lstrip("#") for life, _, words in links if life and surname_of(words) == surname}
    return found.pop() if len(found) == 1 else None


def _other_given_name(person: str, life: str) -> bool:
    """ "Nels C. Johnson" is not the "Johnson, U. Alexis" to whom a link in the text leads."""
    given, theirs = (
        {fold(w[0]) for w in re.findall(r"[^\W\d_]+", part)} for part in (person.rpartition(" ")[0], life.partition(",")[2])
    )
    return bool(given and theirs) and given.isdisjoint(theirs)


def _present(memorandum: Mapping[str, Any]) -> Iterator[Party]:
    text = printed(memorandum)
    last = memorandum["participants"][-1] if memorandum["participants"] else ""
    resolution = resolved(text[: text.index(last) + len(last) + _AFTER], memorandum["id"])
    main = next((c for c in resolution.claims if isinstance(c, Encounter) and c.main), None)
    yield from (p for p in (main.participants if main else ()) if p.person)


def resolved(text: str, address: str) -> Resolution:
    """Return a text read and resolved by itself."""
    document = next(d for d in read_plain(text.encode(), "text/plain", address) if isinstance(d, Document))
    lexicon = load_lexicon()
    return resolve(read(document, lexicon), document, NothingYet(), lexicon.register)


def _met(memorandum: Mapping[str, Any], party: Party) -> KnownPerson:
    day = Period.day(date.fromisoformat(memorandum["date"][:10]))
    posts = (Post(party.office or "", party.of_id, party.office_id, day),) if party.office or party.of_id else ()
    return KnownPerson(f"{memorandum['vol']} {party.person}", (party.person or "",), posts)


def _tells(met: KnownPerson) -> bool:
    return bool(met.posts and met.posts[0].office) or len(spell(met.names[0]).words) > 1


def _known(life: Mapping[str, Any]) -> KnownPerson:
    """Somebody with the offices that the life tells of, as the record would have them from it."""
    found = [c for c in resolved(life["entry"], life["pid"]).claims if isinstance(c, Tenure)]
    posts = tuple(Post(c.holder.office or "", c.holder.of_id, c.holder.office_id, c.period) for c in found)
    family, _, given = re.sub(r",? (Jr|Sr|I{2,3})\.?(?=,|$)", "", life["name"]).partition(", ")
    return KnownPerson(life["pid"], (f"{given} {family}".strip(),), posts)
