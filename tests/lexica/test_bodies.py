"""The register of bodies and the list of memberships, checked as plain data."""

import csv
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

LEXICA = Path(__file__).parents[2] / "src/elchi/lexica"
BODY_KINDS = {"igo", "organ", "group", "agency", "forum", "centre", "alliance", "court", "bank"}
BODY_KINDS |= {"parliament", "religious"}
SERIES_KINDS = {"summit", "ministerial", "committee", "forum", "other"}
FIELDS = {"id", "kind", "names", "also", "founded", "dissolved", "seat", "parent", "series", "predecessors", "source"}
STATUSES = {"member", "observer", "associate", "candidate", "suspended", "former", "partner", "guest"}
STATUSES |= {"dialogue partner"}
DATE = re.compile(r"(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
BODY_ID = re.compile(r"body:[a-z0-9]+([+-][a-z0-9]+)*")
STATE_ID = re.compile(r"state:([a-z]{2}|nct)")
PLACE_ID = re.compile(r"place:[a-z]+(-[a-z]+)*")


@cache
def head() -> str:
    """Return the comment that opens the register."""
    text = (LEXICA / "bodies.yaml").read_text("utf-8")
    return "".join(line for line in text.split("- id:", 1)[0].splitlines(keepends=True) if line.startswith("#"))


@cache
def bodies() -> dict[str, dict[str, Any]]:
    """Return every body by its identifier."""
    entries = yaml.safe_load((LEXICA / "bodies.yaml").read_text("utf-8"))
    assert len({entry["id"] for entry in entries}) == len(entries)
    return {entry["id"]: entry for entry in entries}


@cache
def memberships() -> list[dict[str, str]]:
    """Return every row of the memberships."""
    with (LEXICA / "memberships.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ends(value: dict[str, Any]) -> tuple[str, str]:
    """Return both ends of a stretch; an open end sorts behind every date."""
    return value.get("from") or "", value.get("to") or "9999"


def holding(body: str, day: str, status: str = "member") -> set[str]:
    """Return who had a status in a body on a day."""
    rows = (r for r in memberships() if (r["body"], r["status"]) == (body, status))
    return {r["member"] for r in rows if ends(r)[0] <= day < ends(r)[1]}


def test_every_body_has_the_fields_the_head_explains() -> None:
    explained = set(re.findall(r"^#   ([a-z]+) ", head(), re.MULTILINE))
    assert explained >= FIELDS
    for body in bodies().values():
        assert set(body) <= FIELDS, body["id"]
        assert BODY_ID.fullmatch(body["id"]), body["id"]
        assert body["kind"] in BODY_KINDS, body["id"]
        assert body["names"], body["id"]
        assert body["source"], body["id"]


def test_no_body_bears_the_code_of_a_state() -> None:
    """An office is of `@au`: the African Union's chairman would be Australia's."""
    with (LEXICA / "registers" / "states.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["id"] for row in csv.DictReader(file)}
    assert codes
    assert not codes & {body.partition(":")[2] for body in bodies()}


def test_every_source_of_a_body_is_an_address_or_an_explained_key() -> None:
    keys = set(re.findall(r"^#                   ([a-z]+) ", head(), re.MULTILINE))
    sources = {body["source"] for body in bodies().values()}
    assert {s for s in sources if not s.startswith("https://")} <= keys
    assert len(keys) == 4


def test_dates_of_bodies_are_dates_in_order() -> None:
    for body in bodies().values():
        dates = [body[key] for key in ("founded", "dissolved") if key in body]
        dates += [name[key] for name in body["names"] for key in ("from", "to") if key in name]
        assert all(isinstance(date, str) and DATE.fullmatch(date) for date in dates), body["id"]
        assert body.get("founded", "") <= body.get("dissolved", "9999"), body["id"]


def test_names_in_time_are_newest_first_and_do_not_overlap() -> None:
    for body in bodies().values():
        dated = [name for name in body["names"] if "from" in name or "to" in name]
        assert all(ends(name)[0] < ends(name)[1] for name in dated), body["id"]
        pairs = [(ends(later)[0], ends(earlier)[1]) for later, earlier in pairwise(dated) if "from" in later]
        assert all(start >= end for start, end in pairs), body["id"]


def test_references_between_bodies_lead_somewhere() -> None:
    for body in bodies().values():
        parent = body.get("parent", "state:xx")
        assert parent in bodies() or STATE_ID.fullmatch(parent), body["id"]
        assert parent != body["id"]
        assert set(body.get("predecessors", ())) <= set(bodies()), body["id"]
        assert PLACE_ID.fullmatch(body.get("seat", "place:none")), body["id"]


def test_series_have_a_name_and_a_known_kind() -> None:
    for body in bodies().values():
        series = body.get("series", [])
        assert all(set(row) == {"name", "kind"} and row["kind"] in SERIES_KINDS for row in series), body["id"]
        assert len({row["name"] for row in series}) == len(series), body["id"]


def test_a_strong_name_belongs_to_one_body() -> None:
    owners: dict[str, set[str]] = {}
    for body in bodies().values():
        strong = [name["name"] for name in body["names"] if not name.get("weak")]
        for name in (*strong, *body.get("also", ())):
            owners.setdefault(name.casefold(), set()).add(body["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_region_and_trade_is_there() -> None:
    assert len(bodies()) >= 200
    kinds = Counter(body["kind"] for body in bodies().values())
    assert set(kinds) == BODY_KINDS


def test_the_turkic_organization_changed_its_name_on_the_day_of_the_eighth_summit() -> None:
    new, old = bodies()["body:ots"]["names"]
    assert (new["acronym"], new["from"]) == ("OTS", "2021-11-12")
    assert (old["acronym"], old["from"], old["to"]) == ("CCTS", "2009-10-03", "2021-11-12")


def test_memberships_name_known_bodies_and_statuses() -> None:
    keys = set(re.findall(r"^#   ([a-z][a-z0-9-]*) ", head().partition("Keys in its")[2], re.MULTILINE))
    for row in memberships():
        assert list(row) == ["body", "member", "status", "from", "to", "source"]
        assert row["body"] in bodies(), row
        assert row["status"] in STATUSES, row
        assert row["source"] in keys, row
        assert row["member"] in bodies() or STATE_ID.fullmatch(row["member"]), row
        assert all(DATE.fullmatch(row[key]) for key in ("from", "to") if row[key]), row
        assert ends(row)[0] < ends(row)[1], row


def test_stretches_of_one_status_do_not_overlap() -> None:
    seen: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in memberships():
        seen.setdefault((row["body"], row["member"], row["status"]), []).append(ends(row))
    for key, stretches in seen.items():
        ordered = sorted(stretches)
        assert all(left[1] <= right[0] for left, right in pairwise(ordered)), key


def test_nobody_is_member_and_former_at_once() -> None:
    stays = [r for r in memberships() if r["status"] in ("member", "former")]
    for row in (r for r in stays if r["status"] == "former"):
        own = [r for r in stays if (r["body"], r["member"], r["status"]) == (row["body"], row["member"], "member")]
        assert own, row
        assert all(ends(m)[1] <= ends(row)[0] or ends(row)[1] <= ends(m)[0] for m in own), row


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("body:un", "1945-12-31", 51),
        ("body:un", "1955-12-31", 76),
        ("body:un", "2025-01-01", 193),
        ("body:eu", "1958-01-01", 6),
        ("body:eu", "2013-07-01", 28),
        ("body:eu", "2020-02-01", 27),
        ("body:nato", "1950-01-01", 12),
        ("body:nato", "2024-03-07", 32),
        ("body:oic", "2025-01-01", 57),
        ("body:osce", "1975-08-01", 35),
        ("body:osce", "2025-01-01", 57),
        ("body:african-union", "2017-02-01", 55),
        ("body:asean", "2025-10-26", 11),
        ("body:arab-league", "2025-01-01", 22),
        ("body:commonwealth", "2025-01-01", 56),
        ("body:oecd", "2025-01-01", 38),
        ("body:wto", "2025-01-01", 166),
        ("body:coe", "2025-01-01", 46),
        ("body:cica", "2025-01-01", 28),
        ("body:gcc", "1981-05-25", 6),
        ("body:g20", "2025-01-01", 21),
        ("body:ots", "2025-01-01", 5),
        ("body:sco", "2025-01-01", 10),
    ],
)
def test_a_body_had_so_many_members_on_a_day(body: str, day: str, count: int) -> None:
    assert len(holding(body, day)) == count


@pytest.mark.parametrize(
    ("body", "member", "before", "after"),
    [
        ("body:un", "su", "1991-12-23", "1991-12-24"),
        ("body:eu", "gb", "2020-01-31", "2020-02-01"),
        ("body:csto", "uz", "2012-12-18", "2012-12-19"),
        ("body:opec", "qa", "2018-12-31", "2019-01-01"),
        ("body:guam", "uz", "2005-04-30", "2005-05-31"),
    ],
)
def test_a_member_left_on_a_day(body: str, member: str, before: str, after: str) -> None:
    assert f"state:{member}" in holding(body, before)
    assert f"state:{member}" not in holding(body, after)


@pytest.mark.parametrize(
    ("body", "status", "day", "members"),
    [
        ("body:un", "observer", "2025-01-01", {"va", "ps"}),
        ("body:ots", "observer", "2025-01-01", {"hu", "tm", "nct", "eco"}),
        ("body:cis", "associate", "2025-01-01", {"tm"}),
        ("body:oic", "suspended", "2020-01-01", {"sy"}),
        ("body:eu", "candidate", "2025-01-01", {"tr", "mk", "me", "rs", "al", "ua", "md", "ba", "ge"}),
    ],
)
def test_others_stood_beside_the_members(body: str, status: str, day: str, members: set[str]) -> None:
    assert {member.partition(":")[2] for member in holding(body, day, status)} == members
