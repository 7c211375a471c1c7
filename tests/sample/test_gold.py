"""A floor under the reader: the sample reports with hand-made gold. A change that reads them worse fails here."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import sample

from elchi.alone import documents_in
from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format

Found = dict[str, Any]
FLOORS = {
    "main encounters": 1.0, "people in them": 0.96, "their offices": 1.0, "days": 1.0, "places": 1.0, "status": 1.0, "all encounters": 1.0,
    "statements": 1.0, "commitments": 1.0, "offices": 1.0, "memberships": 1.0,
}  # fmt: skip
GOLD = sorted(sample("gold").glob("*.json"))


def read(path: Path) -> tuple[str, Found, Found]:
    document = next(iter(documents_in(str(next(sample("reports").glob(f"{path.stem}.*"))))))
    return document.text, json.loads(path.read_text()), reading_format(document, resolve_alone(document))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, Found, Found]]:
    return [read(path) for path in GOLD]


def test_there_is_gold_and_every_quote_of_it_stands(pairs: list[tuple[str, Found, Found]]) -> None:
    assert len(pairs) >= 15
    for text, gold, _ in pairs:
        assert all(item["quote"] in text for key in ("encounters", "statements", "commitments") for item in gold[key])


def test_every_quote_of_a_reading_is_exact(pairs: list[tuple[str, Found, Found]]) -> None:
    for text, _, said in pairs:
        assert all(
            text[e["start"] : e["end"]] == e["quote"]
            for key in ("encounters", "statements", "commitments", "offices")
            for e in said[key]
        )


def test_where_nothing_is_told_nothing_is_read(pairs: list[tuple[str, Found, Found]]) -> None:
    silent = [said for _, gold, said in pairs if gold.get("hard_negative")]
    assert len(silent) >= 2
    assert [(s["encounters"], s["commitments"]) for s in silent] == [([], [])] * len(silent)


@pytest.mark.parametrize("what", FLOORS)
def test_floor(pairs: list[tuple[str, Found, Found]], what: str) -> None:
    hits = [hit for _, gold, said in pairs for name, hit in compare(gold, said) if name == what]
    assert hits
    assert sum(hits) / len(hits) >= FLOORS[what]


def compare(gold: Found, said: Found) -> Iterator[tuple[str, bool]]:
    """What of the gold is found, item by item."""
    for want in gold["encounters"]:
        if want.get("optional"):
            continue
        have = best(want, said["encounters"])
        yield "all encounters", have is not None
        if want["main"]:
            yield "main encounters", have is not None
            yield from told(want, have or {"participants": []})
    for key in ("statements", "commitments"):
        for want in gold[key]:
            yield (
                key,
                any(
                    overlap(want["quote"], s["quote"]) > 0.6 and (key == "commitments" or want["speaker"] in s["speaker"])
                    for s in said[key]
                ),
            )
    for want in gold["offices"]:
        yield (
            "offices",
            any((want["person"], want["office"]) == (o["person"], o["office"].removeprefix("acting ")) for o in said["offices"]),
        )
    for want in gold["memberships"]:
        yield "memberships", any((want["member"], want["status"]) == (m["member"], m["status"]) for m in said["memberships"])


def told(want: Found, have: Found) -> Iterator[tuple[str, bool]]:
    people = {p["person"]: p for p in have["participants"]}
    for person in (p for p in want["participants"] if p["person"]):
        yield "people in them", person["person"] in people
        if person["person"] in people:
            yield "their offices", people[person["person"]]["office"] == person["office"]
    if want["date"]:
        yield "days", have.get("date") == want["date"]
    if want["place"]:
        yield "places", have.get("place") == want["place"]
    yield "status", have.get("status") == want["status"]


def best(want: Found, found: list[Found]) -> Found | None:
    """The encounter read that is most like the wanted one; None where none shares its words and something more."""
    scored = [(likeness(want, f), n) for n, f in enumerate(found)]
    top = max(scored, default=(0.0, 0))
    return found[top[1]] if top[0] >= 2 else None


def likeness(want: Found, have: Found) -> float:
    names, seen = ({p["person"] for p in e["participants"] if p["person"]} for e in (want, have))
    same_people = len(names & seen) / len(names | seen) if names else 0.0
    agreeing = sum(bool(want[k]) and want[k] == have[k] for k in ("kind", "date", "place", "status"))
    return agreeing + same_people + overlap(want["quote"], have["quote"]) - (want["kind"] != have["kind"])


def overlap(a: str, b: str) -> float:
    x, y = set(a.split()), set(b.split())
    return len(x & y) / min(len(x), len(y))
