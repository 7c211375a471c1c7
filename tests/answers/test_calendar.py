"""What is ahead on a day: dated plans until they are over, undated ones as long as somebody spoke of them not long ago."""

from datetime import date
from pathlib import Path

import pytest

from elchi.answers.calendar import calendar
from elchi.desk import Desk, given

TOLD = "Minister of Foreign Affairs of Georgia Nino Beridze will visit Yerevan. Georgia and Armenia will hold a summit in Tbilisi on 5 May 2022."


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        (date(2022, 4, 1), ["2022-05-05", "day not stated"]),
        (date(2022, 6, 1), ["day not stated"]),
        (date(2024, 6, 1), []),
        (None, ["2022-05-05", "day not stated"]),
    ],
)
def test_what_is_ahead(scratch: Desk, tmp_path: Path, day: date | None, ahead: list[str]) -> None:
    (tmp_path / "plan.txt").write_text(f"{TOLD}\n")
    list(scratch.take(str(tmp_path / "plan.txt"), given(date(2022, 3, 1), None, "public")))
    with scratch.view() as view:
        assert [m.when for m in calendar(view, day)] == ahead
