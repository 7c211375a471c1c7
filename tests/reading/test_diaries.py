"""Telegrams and diaries leave out who met: the traveller stands above, in the title."""

from datetime import date

import pytest
from conftest import resolved

from elchi.model.claim import Encounter

TITLE = "Foreign Minister Ali Veli in Ankara, Turkey\n\n"
DAY = date(2022, 6, 15)


def met(text: str) -> list[tuple[str, str | None, str | None, set[tuple[str | None, str | None]]]]:
    found = [c for c in resolved(text, DAY).claims if isinstance(c, Encounter)]
    return [
        (str(c.kind), c.period.iso() if c.period else None, c.place, {(p.person, p.office) for p in c.participants}) for c in found
    ]


TRAVELLER = ("Ali Veli", "Foreign Minister")


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Met with President Can Kara.", "meeting", {("Can Kara", "President")}),
        ("Met with President Kara, Prime Minister Demir, and political and civil leaders.", "meeting",
         {("Kara", "President"), ("Demir", "Prime Minister")}),
        ("Met with President Kara and with Georgian Prime Minister Demir; visited a school.", "meeting",
         {("Kara", "President"), ("Demir", "Prime Minister")}),
        ("Also met with President Can Kara, Prime Minister Eda Demir, National Security Adviser Lale Ok.", "meeting",
         {("Can Kara", "President"), ("Eda Demir", "Prime Minister"), ("Lale Ok", "National Security Adviser")}),
        ("Opened a fair and met with Foreign Minister de la Vega.", "meeting", {("de la Vega", "Foreign Minister")}),
        # a surname that is a place, or a common word
        ("Met with President Victoria and Foreign Minister Ban.", "meeting", {("Victoria", "President"), ("Ban", "Foreign Minister")}),
        ("Met with Prime Minister-designate Can Kara.", "meeting", {("Can Kara", "Prime Minister-designate")}),
        ("Discussed trade and energy with Prime Minister Can Kara.", "meeting", {("Can Kara", "Prime Minister")}),
    ],
)  # fmt: skip
def test_the_traveller_met_them_there_on_that_day(text: str, kind: str, people: set[tuple[str, str]]) -> None:
    found = next(f for f in met(TITLE + text) if f[0] == kind)
    assert found[:3] == (kind, "2022-06-15", "Ankara")
    assert people | {TRAVELLER} <= found[3]


def test_without_a_title_only_those_met_are_known() -> None:
    assert met("Met with President Can Kara of Georgia.")[0][3] == {("Can Kara", "President")}


@pytest.mark.parametrize(
    "text",
    [
        "Meet President Can Kara at the gate.",  # an imperative
        "Requests the President to meet with Foreign Minister Can Kara.",
        "Foreign Minister Tuesday, a newspaper, was sold.",
    ],
)
def test_what_is_no_diary(text: str) -> None:
    assert met(TITLE + text) == []


def test_two_names_after_an_invitation_are_not_listed() -> None:
    text = "At the invitation of President Can Kara, Prime Minister Ali Veli paid a visit to Georgia on 3 May 2022."
    (visit,) = met(text)
    assert visit[3] == {("Ali Veli", "Prime Minister")}
