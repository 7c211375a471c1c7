"""Plans and the reports of what was held: pairs that a rule alone settles, each with a report beside it that settles nothing."""

from datetime import date
from pathlib import Path

import pytest

from elchi.answers.outcomes import Outcome, planned
from elchi.desk import desk

# told on, the plan; told on, the report that settles it; the rule; told on, a report that does not
CASES = {
    "number, no term": (
        "2019-01-20", "The customs chiefs of the African Union met in Accra on 18 January 2019 for their tenth meeting. It remained open where the eleventh meeting would be held.",
        "2019-09-12", "The customs chiefs of the African Union held their eleventh meeting in Lagos on 10 September 2019.", "same-number",
        "2019-09-12", "The fishery chiefs of the Pacific held their eleventh meeting in Suva on 10 September 2019."),
    "state and year": (
        "2013-11-23", "Education ministers of the African Union met in Accra on 22 November 2013 to found a university. The third meeting will be held in Kenya in 2014.",
        "2014-11-28", "The ministers of education of the African Union met in Nairobi on Friday.", "same-place-and-time",
        "2014-11-28", "The ministers of defence of Kenya and Fiji met in Nairobi on Friday."),
    "summit in a state": (
        "2024-11-07", "Leaders of the African Union met in Accra on Wednesday. They decided to hold an informal summit in Kenya in 2025.",
        "2025-05-22", "The informal summit of the African Union was held in Nairobi on 21 May 2025.", "same-place-and-time",
        "2025-05-22", "The informal summit of the African Union was held in Lagos on 21 May 2025."),
    "spring": (
        "2024-01-19", "The secretariat of the African Union in Accra reported on the commission on rivers. The commission on rivers will meet in Nairobi in spring.",
        "2024-05-13", "A commission on rivers has ended its second meeting in Nairobi without settling a list.", "same-place-and-time",
        "2024-05-13", "A commission on rivers has ended its second meeting in Lagos without settling a list."),
    "there": (
        "2017-12-05", "The Council of Ministers of the Southern African Development Community met in Accra on Monday to close the year of culture. The ministers will hold their next meeting there at the end of 2018.",
        "2018-12-18", "The Council of Ministers of the Southern African Development Community met in Accra on Monday to open a year of culture.", "same-place-and-time",
        "2018-12-18", "The Council of Ministers of the Southern African Development Community met in Lagos on Monday to open a year of culture."),
    "next, no term": (
        "2016-12-02", "The ministers of culture of the African Union met in Accra on Thursday. The ministers will hold their next meeting in Nairobi.",
        "2017-12-05", "The ministers of culture of the African Union met in Nairobi on Monday.", "next-there",
        "2017-12-05", "The ministers of culture of the African Union met in Lagos on Monday."),
    "at hand": (
        "2015-09-06", "Ministers of education of the African Union gathered in Accra on Saturday, a few days before the summit of the heads of state in the same city.",
        "2015-09-11", "The fifth summit of the African Union was held in Accra on Friday.", "at-hand",
        "2016-09-11", "The sixth summit of the Pacific Islands Forum was held in Suva on Friday."),
    "name, soon": (
        "2019-03-14", "The Secretary General of the African Union, Ali Veli, visited Accra on Thursday. A meeting of the Committee of Senior Officials will be held soon.",
        "2019-08-03", "Senior officials of the African Union meet in Lagos\n\nThe Committee of Senior Officials of the African Union held a session in Lagos on 2 August 2019.", "same-name",
        "2019-08-03", "The Committee of Bankers of the African Union held a session in Lagos on 2 August 2019."),
    "name, whose": (
        "2019-03-14", "President Ali Veli of Georgia and President Can Kara of Japan met in Riga on Wednesday. The next Strategic Dialogue between Georgia and Japan will be held later this year.",
        "2019-08-03", "The Strategic Dialogue between Georgia and Japan was held in Tokyo on 2 August 2019.", "same-name",
        "2019-08-03", "The Strategic Dialogue between Georgia and Egypt was held in Cairo on 2 August 2019."),
}  # fmt: skip


def outcome(place: Path, plan: tuple[str, str], report: tuple[str, str]) -> tuple[Outcome, str]:
    """What the last plan of one text came to by another."""
    folder = place / "told"
    folder.mkdir()
    for name, (day, words) in (("a.txt", plan), ("b.txt", report)):
        (folder / name).write_text(f"{day}\n\n{words}\n", encoding="utf-8")
    with desk(place / "plans.elchi", create=True) as opened:
        list(opened.take(str(folder)))
        with opened.view() as view:
            found = [p for p in planned(view) if p.announced == date.fromisoformat(plan[0])]
    assert len(found) == 1, [p.name for p in found]
    return found[0].outcome, found[0].rule


ONLY_NEAR = {  # a plan, and on its day something of its kind that is another
    "the guests of another day": ("2021-06-22", "President Ali Veli of Georgia will meet governors in Tbilisi next week.", "2021-06-28", "President Ali Veli of Georgia met President Can Kara of Fiji in Tbilisi on 28 June 2021."),
    "another visitor": ("2021-12-01", "President Can Kara of Fiji will visit Tbilisi on 8 December 2021.", "2021-12-09", "Prime Minister Eda Demir of Armenia visited Tbilisi on 8 December 2021."),
    "a larger table": ("2021-09-22", "President Ali Veli of Georgia will meet Prime Minister Can Kara of Fiji in Tbilisi on 24 September 2021.", "2021-09-24", "The leaders of Armenia, Fiji, Georgia and Kenya met in Tbilisi on 24 September 2021."),
}  # fmt: skip


@pytest.mark.parametrize("name", ONLY_NEAR)
def test_what_is_only_near_settles_nothing(name: str, tmp_path: Path) -> None:
    told, plan, later, other = ONLY_NEAR[name]
    assert outcome(tmp_path, (told, plan), (later, other))[0] is not Outcome.HELD


@pytest.mark.parametrize("name", CASES)
def test_a_report_settles_the_plan(name: str, tmp_path: Path) -> None:
    told, plan, later, report, rule, _, _ = CASES[name]
    assert outcome(tmp_path, (told, plan), (later, report)) == (Outcome.HELD, rule)


@pytest.mark.parametrize("name", CASES)
def test_a_report_of_another_settles_nothing(name: str, tmp_path: Path) -> None:
    told, plan, _, _, _, later, other = CASES[name]
    assert outcome(tmp_path, (told, plan), (later, other))[0] is not Outcome.HELD


def test_a_plan_without_a_day_passes_in_silence_when_long_untold(tmp_path: Path) -> None:
    plan = (
        "2019-03-14",
        "The foreign ministers of Georgia and Fiji met in Suva. They spoke about preparations for a business forum in Tbilisi.",
    )
    later = "The museum of carpets was opened in Accra on Sunday."
    assert outcome(tmp_path, plan, ("2021-03-14", later)) == (Outcome.SILENT, "long-untold")


def test_it_is_ahead_while_it_is_spoken_of(tmp_path: Path) -> None:
    plan = (
        "2019-03-14",
        "The foreign ministers of Georgia and Fiji met in Suva. They spoke about preparations for a business forum in Tbilisi.",
    )
    later = "The museum of carpets was opened in Accra on Sunday."
    assert outcome(tmp_path, plan, ("2020-03-14", later)) == (Outcome.AHEAD, "no-term-stated")
