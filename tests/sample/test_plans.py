"""What became of every plan of the archive, as a table; and that no summit or session that was held is missed."""

import csv
from collections.abc import Iterator

import pytest
from conftest import sample

from elchi.answers.calendar import calendar
from elchi.answers.outcomes import Outcome, Planned, planned
from elchi.desk import Desk


def table() -> list[dict[str, str]]:
    with sample("plans.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(archive: Desk) -> Iterator[dict[str, Planned]]:
    with archive.view() as view:
        yield {p.id: p for p in planned(view)}


def told(plan: Planned | None) -> tuple[str, str, str] | None:
    """An outcome, its rule, and the report whose sentence shows it."""
    if plan is None:
        return None
    report = plan.shown[0].address.rpartition("/")[2] if plan.shown else ""
    return str(plan.outcome), plan.rule, report


def test_every_plan_came_to_what_the_table_says(found: dict[str, Planned]) -> None:
    assert {i: told(p) for i, p in found.items()} == {r["plan"]: (r["outcome"], r["rule"], r["report"]) for r in table()}


def test_what_was_held_shows_the_sentence(found: dict[str, Planned]) -> None:
    assert all(p.cites and p.shown for p in found.values() if p.outcome is Outcome.HELD)


def test_the_calendar_tells_only_of_what_the_table_holds_ahead(archive: Desk) -> None:
    with archive.view() as view:
        day = view.searched(None)[1]
        ahead = {m.id for m in calendar(view, day)}
    assert ahead == {r["plan"] for r in table() if r["outcome"] == "still ahead"}
