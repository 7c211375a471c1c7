"""People, bodies, comparisons and the queue of doubts, on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import sample

from elchi.faces.cli import main


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("profiles") / "record.elchi"
    assert run(found, "read", str(sample("reports"))).exit_code == 0
    return found


def run(record: Path, *words: str, keys: str | None = None) -> Result:
    return CliRunner().invoke(main, ["--record", str(record), *words], input=keys)


def test_a_person_has_every_spelling_with_where_it_stands(place: Path) -> None:
    found = json.loads(run(place, "person", "Amreyev", "--json").output)
    assert {s["name"] for s in found["spellings"]} >= {"Bagdad Amreyev", "Baghdad Amreyev"}
    assert all(s["sources"] for s in found["spellings"])
    (served,) = (o for o in found["offices"] if o["office"].casefold() == "secretary general")
    assert (served["named"], served["gone"]) == ("2018-09-03", "2022-11-11")  # as told of when appointed, and as former


def test_a_body_has_its_names_in_time(place: Path) -> None:
    found = json.loads(run(place, "body", "OTS", "--on", "2019-10-15", "--json").output)
    assert found["name"] == "Cooperation Council of Turkic Speaking States"
    assert ["2021-11-12 to ?", "Organization of Turkic States"] in [[n["when"], n["text"]] for n in found["namings"]]
    assert {m["status"] for m in found["members"]} == {"member", "observer"}


@pytest.mark.parametrize(("command", "name"), [("body", "Baku"), ("person", "OTS"), ("person", "President of Turkey")])
def test_what_is_of_another_kind_is_not_told_as_empty(place: Path, command: str, name: str) -> None:
    told = run(place, command, name)
    assert told.exit_code != 0 and f"not as {command}" in told.output


def test_two_people_are_compared_with_reasons(place: Path) -> None:
    found = json.loads(run(place, "same", "Bagdad Amreyev", "Erlan Karin", "--why", "--json").output)
    assert found["match"]["verdict"] == "not same" and found["match"]["reasons"]
    assert run(place, "same", "Bagdad Amreyev", "Baghdad Amreyev").output.startswith("Both are person:")


def test_a_doubt_that_is_settled_leaves_the_queue(place: Path) -> None:
    before = json.loads(run(place, "review", "--by", "A. Reader", "--json").output)["doubts"]
    assert before
    told = run(place, "review", "--by", "A. Reader", keys="1\nread both\nq\n")
    assert "Kept: " in told.output and told.exit_code == 0
    after = json.loads(run(place, "review", "--by", "A. Reader", "--json").output)["doubts"]
    assert [d["id"] for d in after] == [d["id"] for d in before[1:]]


def test_a_choice_in_review_is_explained_and_taken_back(place: Path) -> None:
    done = run(place, "review", "--by", "A. Reader", "--only", "doubts", keys="z\nw\nu\nnot yet\nz\n1\nread again\nq\n")
    assert done.exit_code == 0 and "Nothing was kept yet." in done.output and ">>" in done.output
    assert done.output.count("[1 of ") == 3 and done.output.index("Kept: unsure.") < done.output.rindex("Kept: ")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("OTS", "Türkiye: 13th Summit of the Organization of Turkic States (planned)"),
        ("TURKPA", "the record does not say when and where it meets next"),
    ],
)
def test_a_body_tells_who_hosts_next_or_that_nobody_says(place: Path, body: str, told: str) -> None:
    [_, after] = run(place, "body", body).output.split("\nNEXT\n")
    assert told in after.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("OTS", "Türkiye chairs Organization of Turkic States next (in 2026) ["),
        ("TURKPA", "nobody says who chairs next"),
    ],
)
def test_a_body_tells_who_chairs_next_or_that_nobody_says(place: Path, body: str, told: str) -> None:
    [_, after] = run(place, "body", body).output.split("\nNEXT\n")
    assert told in after.partition("\n\n")[0]
    ahead = run(place, "calendar", "--with", body)
    assert (told in ahead.output) == (body == "OTS")


def test_a_calendar_without_a_day_tells_what_is_ahead_of_the_newest_document(place: Path) -> None:
    found = json.loads(run(place, "calendar", "--json").output)
    assert found and all(m["period"] is None or m["period"]["end"][:10] > "2025-11-04" for m in found)
