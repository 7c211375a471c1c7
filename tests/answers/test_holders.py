"""Who held an office on a day: stated terms, attested days, handovers, gaps, contradictions."""

from datetime import date
from pathlib import Path

import pytest

from conftest import take_dated

from elchi.answers.holders import Standing, held_in, offices_of, who_held
from elchi.asked import subject_of
from elchi.desk import Desk, given
from elchi.errors import NothingKnown
from elchi.model.document import Finding

TABLE = """position,person,personID,start,end
Minister of Foreign Affairs,Ali Veli,Q1,2001-02-03,2004-05-06
Minister of Foreign Affairs,Can Kara,Q2,2004-05-06,2009
Minister of Foreign Affairs,Ali Veli,Q1,2010-03,2012-07-01
Minister of Foreign Affairs,Deniz Ak,Q3,2012-06-01,2015-01-01
Minister of Foreign Affairs,Eda Su,Q4,2016-01-01,
Minister of Justice,Fay Ok,Q9,2018-12-26,2019-09-18
Minister of Justice,Gil Us,Q10,2019-09-08,
Deputy Minister of Foreign Affairs,One Man,Q5,2001-01-01,2009-01-01
Deputy Minister of Foreign Affairs,Two Men,Q6,2002-01-01,2010-01-01
Deputy Minister of Foreign Affairs,Three Men,Q7,2003-01-01,2011-01-01
Ambassador to Kazakhstan,Far Away,Q8,2003-01-01,2005-01-01
"""
FOREIGN = "Foreign Minister of Georgia"


def test_who_is_in_the_offices_of_a_state_and_where_an_envoy_is_sent(georgian: Desk) -> None:
    with georgian.view() as view:
        then = [(h.office, h.name) for h in held_in(view, "state:ge", date(2011, 6, 1))]
        sent = who_held(view, subject_of(view, "Georgian ambassador to Kazakhstan").id, date(2004, 1, 1)).answer
        assert subject_of(view, "foreign minister of Georgia").kind == "office"
    assert then == [("Minister of Foreign Affairs", "Ali Veli")]
    assert sent.startswith("ambassador to Kazakhstan, Georgia, on 2004-01-01: Far Away")


@pytest.fixture
def georgian(scratch: Desk, tmp_path: Path) -> Desk:
    path = tmp_path / "georgia-ministers.csv"
    path.write_text(TABLE)
    assert [type(x).__name__ for x in scratch.take_terms(str(path), given(date(2020, 1, 1), "A list", "public"))] == ["Taken"]
    return scratch


@pytest.mark.parametrize(
    ("on", "names", "standing"),
    [
        ("2003-01-01", ["Ali Veli"], Standing.KNOWN),
        ("2004-05-06", ["Ali Veli", "Can Kara"], Standing.KNOWN),  # the day of the handover belongs to both
        ("2008-12-31", ["Can Kara"], Standing.KNOWN),
        ("2009-06-01", ["Can Kara"], Standing.POSSIBLE),  # "2009" may be any day of it
        ("2010-02-01", ["Can Kara", "Ali Veli"], Standing.UNKNOWN),  # the gap between: who came before and after
        ("2010-03-10", ["Ali Veli"], Standing.POSSIBLE),
        ("2011-01-01", ["Ali Veli"], Standing.KNOWN),
        ("2012-06-15", ["Ali Veli", "Deniz Ak"], Standing.CONTRADICTED),
        ("2015-06-01", ["Deniz Ak", "Eda Su"], Standing.UNKNOWN),
        ("2019-12-31", ["Eda Su"], Standing.KNOWN),  # the list attests its open end as of its own day
        ("2020-01-02", ["Eda Su"], Standing.UNKNOWN),  # and says nothing of the day after: an open end is never "still"
        ("1999-01-01", ["Ali Veli"], Standing.UNKNOWN),
    ],
)
def test_who_held_an_office_on_a_day(georgian: Desk, on: str, names: list[str], standing: Standing) -> None:
    with georgian.view() as view:
        found = who_held(view, subject_of(view, FOREIGN).id, date.fromisoformat(on))
    assert ([h.name for h in found.holders], found.standing) == (names, standing)
    assert all(h.cites for h in found.holders)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2019-09-07", Standing.KNOWN),
        ("2019-09-08", Standing.CONTRADICTED),  # no handover: the other is told to have stayed ten days more
        ("2019-09-12", Standing.CONTRADICTED),  # whenever the one who began ended
        ("2019-09-18", Standing.CONTRADICTED),
    ],
)
def test_who_begins_before_another_ended_is_shown_as_a_contradiction(
    scratch: Desk, tmp_path: Path, on: str, standing: Standing
) -> None:
    path = tmp_path / "georgia-ministers.csv"
    path.write_text(TABLE)
    list(scratch.take_terms(str(path)))  # the table tells no day for which it spoke: its open ends are attested by nothing
    with scratch.view() as view:
        found = who_held(view, subject_of(view, "Minister of Justice of Georgia").id, date.fromisoformat(on))
    assert found.standing is standing
    assert [h.name for h in found.holders] == (["Fay Ok"] if standing is Standing.KNOWN else ["Fay Ok", "Gil Us"])


def test_two_terms_of_one_person_stay_two(georgian: Desk) -> None:
    with georgian.view() as view:
        terms = offices_of(view, subject_of(view, "Ali Veli").id)
    assert [(t.since.iso(), t.until.iso()) for t in terms if t.since and t.until] == [
        ("2001-02-03", "2004-05-06"),
        ("2010-03", "2012-07-01"),
    ]


def test_an_office_of_several_seats_contradicts_nobody(georgian: Desk) -> None:
    with georgian.view() as view:
        found = who_held(view, subject_of(view, "Deputy Foreign Minister of Georgia").id, date(2005, 1, 1))
    assert ([h.name for h in found.holders], found.standing) == (["One Man", "Two Men", "Three Men"], Standing.KNOWN)


def test_importing_twice_changes_nothing_and_the_record_stands(georgian: Desk, tmp_path: Path) -> None:
    again = list(georgian.take_terms(str(tmp_path / "georgia-ministers.csv"), given(date(2020, 1, 1), "A list", "public")))
    assert [str(x.receipt.news) for x in again if not isinstance(x, Finding)] == ["known already"]
    assert georgian.check() == []


def test_reports_attest_and_a_stated_successor_closes(scratch: Desk, tmp_path: Path) -> None:
    """A report attests its day; the term that a later list states closes the earlier one by succession, not on a made-up day."""
    (tmp_path / "a.txt").write_text(
        "Tbilisi, 4 May 2014\n\nForeign Minister Ali Veli of Georgia met with Prime Minister Can Kara of Armenia.\n"
    )
    (tmp_path / "georgia.csv").write_text("position,person,personID,start,end\nMinister of Foreign Affairs,Eda Su,Q4,2016-01-01,\n")
    list(scratch.take(str(tmp_path / "a.txt"), given(date(2014, 5, 4), None, "public")))
    list(scratch.take_terms(str(tmp_path / "georgia.csv"), given(date(2018, 1, 1), None, "public")))
    with scratch.view() as view:
        office = subject_of(view, FOREIGN).id
        found = who_held(view, office)
        between = who_held(view, office, date(2015, 1, 1))
    assert [(h.name, h.rule) for h in found.holders] == [("Ali Veli", "succession"), ("Eda Su", None)]
    assert between.standing is Standing.UNKNOWN


@pytest.mark.parametrize(
    ("row", "met"),
    [
        ("Minister of Justice,Ali Veli,Q1,2001-13-01,", 'row 2: "2001-13-01" is no date'),
        ("Minister of Justice,Ali Veli,Q1,2005,2001", 'row 2: it ends ("2001") before it begins ("2005")'),
        ("Minister of Justice,,Q1,2005,", "row 2: no person in it"),
    ],
)
def test_a_bad_row_is_told_and_the_good_ones_are_kept(scratch: Desk, tmp_path: Path, row: str, met: str) -> None:
    path = tmp_path / "georgia.csv"
    path.write_text(f"position,person,personID,start,end\n{row}\nMinister of Health,Can Kara,Q2,2001,2002\n")
    taken, *findings = scratch.take_terms(str(path))
    assert not isinstance(taken, Finding) and taken.receipt.claims == 1
    assert [met in str(f) for f in findings] == [True]


def test_a_table_of_no_known_shape_is_refused_with_what_would_help(scratch: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    assert [str(f) for f in scratch.take_terms(str(path))] == [
        f'{path}: columns "a, b"; give a table with the columns of a shape in termlists.yaml.'
    ]


@pytest.mark.parametrize(
    "told",
    [
        "President-elect of Georgia Ali Veli met President of Georgia Can Kara.",
        "The nominee for President of Georgia, Ali Veli, met President of Georgia Can Kara.",
        "Ali Veli, nominated as President of Georgia, met President of Georgia Can Kara.",
        "The designated President of Georgia, Ali Veli, met President of Georgia Can Kara.",
    ],
)
def test_who_is_elected_or_named_is_not_yet_in_office(scratch: Desk, tmp_path: Path, told: str) -> None:
    (tmp_path / "a.txt").write_text(f"Tbilisi, 4 May 2014\n\n{told}\n")
    list(scratch.take(str(tmp_path / "a.txt")))
    with scratch.view() as view:
        held = who_held(view, subject_of(view, "President of Georgia").id, date(2014, 5, 4))
        assert [h.name for h in held.holders] == ["Can Kara"]
        assert [h.basis for h in offices_of(view, subject_of(view, "Ali Veli").id)] == ["not yet in office"]


def test_a_name_in_full_means_who_is_called_so(scratch: Desk, tmp_path: Path) -> None:
    """A namesake with an initial is told of more often."""
    told = ["Ali Veli, Minister of Trade of Georgia, met Prime Minister of Georgia Can Kara on 4 May 2014."]
    told += [f"A. Veli, Ambassador of Japan to Peru, met President of Peru Jan Novak on {n} June 2015." for n in (2, 12, 22)]
    for number, text in enumerate(told):
        (tmp_path / f"{number}.txt").write_text(text)
        list(scratch.take(str(tmp_path / f"{number}.txt"), given(date(2015, 7, 1), None, "public")))
    with scratch.view() as view:
        met = {p: view.times_met(p) for p in ("person:ali-veli", "person:a-veli")}
        assert sum(met["person:a-veli"].values()) > sum(met["person:ali-veli"].values())
        assert subject_of(view, "Ali Veli").id == "person:ali-veli"
        assert subject_of(view, "Veli").id == "person:a-veli"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("On 3 May 2001 Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku.", "on 2001-05-03"),
        ("In May 2001 Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku.", "in 2001-05"),
        ("On 3 May 2019 Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku.", "on 2020-01-01"),
        ("On 3 May 2001 Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku. Ali Veli said that it was raining.", "on 2020-01-01"),
    ],
)  # fmt: skip
def test_who_was_met_in_office_long_ago_was_in_office_then(scratch: Desk, tmp_path: Path, told: str, answer: str) -> None:
    take_dated(scratch, tmp_path, {"2020-01-01": told})
    with scratch.view() as view:
        assert who_held(view, subject_of(view, FOREIGN).id).answer.endswith(
            f"attests Ali Veli ({answer}) as minister of foreign affairs, Georgia."
        )


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("In January 2022 Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku.", "in 2022-01"),
        ("Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku on 5 and 6 April 2016.", "between 2016-04-05 and 2016-04-06"),
        ("Foreign Minister Ali Veli of Georgia met President Can Kara of Turkey in Baku.", "by an undated report"),
    ],
)  # fmt: skip
def test_whoever_a_report_without_a_date_tells_of_was_in_office_when_it_tells_of(
    scratch: Desk, tmp_path: Path, told: str, answer: str
) -> None:
    (tmp_path / "report.txt").write_text(f"{told}\n")
    list(scratch.take(str(tmp_path / "report.txt")))
    with scratch.view() as view:
        assert f"attests Ali Veli ({answer})" in who_held(view, subject_of(view, FOREIGN).id).answer


APPOINTED = {
    "2021-03-01": "Ali Veli was appointed Minister of Trade of Georgia.",
    "2022-01-09": "Minister of Trade of Georgia Ali Veli met Can Kara.",
}
ENDED = {
    "2015-01-15": "Ali Veli became Minister of Trade of Georgia on 15 January 2015.",
    "2019-06-03": "Minister of Trade Ali Veli of Georgia left office on 1 June 2019, the Daily said.",
    "2019-06-12": "Ali Veli stepped down as Minister of Trade of Georgia on 10 June 2019, the ministry said.",
}
BEGUN = {
    "2019-06-05": "Ali Veli was appointed Minister of Trade of Georgia on 5 June 2019.",
    "2019-07-01": "Ali Veli took office as Minister of Trade of Georgia on 11 June 2019, the ministry said.",
    "2020-07-01": "Minister of Trade of Georgia Ali Veli met Can Kara.",
}
BEFORE = {"2022-05-02": "Ali Veli was elected President of Georgia on 1 May 2022. He will take office on 1 June 2022, he said."}


@pytest.mark.parametrize(
    ("papers", "office", "on", "answer"),
    [
        (APPOINTED, "Minister of Trade", None, "Ali Veli (appointed by 2021-03-01, on 2022-01-09)"),
        (APPOINTED, "Minister of Trade", "2021-06-01", "on 2021-06-01: Ali Veli"),
        ({**APPOINTED, "2024-04-01": "Ali Veli was dismissed as Minister of Trade of Georgia today."}, "Minister of Trade", "2023-01-01", "on 2023-01-01: Ali Veli (from 2021-03-01 at the latest to 2024-04-01)"),
        ({**APPOINTED, "2024-04-01": "Ali Veli was dismissed as Minister of Trade of Georgia."}, "Minister of Trade", "2023-01-01", "Perhaps Ali Veli (appointed by 2021-03-01, on 2022-01-09, no longer by 2024-04-01)"),
        ({**APPOINTED, "2024-04-01": "Ali Veli was dismissed as Minister of Trade of Georgia."}, "Minister of Trade", "2024-06-01", "Unknown"),
        # somebody else between: what came before is not joined to the end
        ({**APPOINTED, "2023-01-01": "Minister of Trade of Georgia Eda Su met Can Kara.", "2024-04-01": "Ali Veli was dismissed as Minister of Trade of Georgia today."}, "Minister of Trade", "2022-12-01", "Unknown"),
        ({"2022-07-03": "The acting Minister of Trade of Georgia, Ali Veli, met Can Kara.", "2022-08-03": "Ali Veli was relieved of the post of acting Minister of Trade of Georgia today."}, "Minister of Trade", None, "Ali Veli (acting, from a day not stated to 2022-08-03)"),
        (BEFORE, "President", "2022-05-10", "Unknown"),
        ({**BEFORE, "2022-07-03": "President of Georgia Ali Veli met Can Kara."}, "President", "2022-06-10", "on 2022-06-10: Ali Veli (from 2022-06-01"),
        ({"2022-07-03": "The post of Minister of Trade of Georgia remains vacant."}, "Minister of Trade", "2022-07-03", "attests nobody"),
        # a day without a year lies ahead with what will be, behind with what was
        ({"2022-07-03": "Ali Veli, who will take office as President of Georgia on 1 September, met Can Kara."}, "President", None, "Ali Veli (from 2022-09-01"),
        ({"2022-07-03": "Ali Veli, who took office as President of Georgia on 1 September, met Can Kara."}, "President", None, "Ali Veli (from 2021-09-01"),
        ({"2022-07-03": "Eda Su was appointed Minister of Trade of Georgia. She will replace Ali Veli, whose term expires at the end of August."}, "Minister of Trade", None, "Ali Veli (from a day not stated to 2022-08"),
        ({"2022-07-03": "The ex-trade minister of Georgia, Ali Veli, met Can Kara."}, "Minister of Trade", "2022-07-03", "attested Ali Veli no longer by 2022-07-03"),
        # who hands over letters is sent to the state that receives them
        ({"2022-07-03": "Ambassador of Georgia Ali Veli presented his credentials to President of Malta Eda Su."}, "Ambassador to Malta", "2022-07-03", "on 2022-07-03: Ali Veli"),
        ({"2022-07-03": "The President of Malta received the credentials of new envoys.\n\n- Ali Veli, Ambassador of Georgia\n- Eda Su, Ambassador of Oman"}, "Ambassador to Malta", "2022-07-03", "on 2022-07-03: Ali Veli"),
        ({"2022-07-03": "Ambassador of Georgia Ali Veli met President of Malta Eda Su."}, "Ambassador to Malta", "2022-07-03", "attests nobody"),
        # who had it once, and has it again, has it
        ({"2022-07-03": "The new Ambassador of Georgia to Japan, Ali Veli, met Eda Su. Ali Veli was Ambassador to Japan before."}, "Ambassador to Japan", "2022-07-03", "on 2022-07-03: Ali Veli"),
        # an end that sources tell differently is one end, and what lies between is not known
        *((ENDED, "Minister of Trade", on, answer) for on, answer in (
            ("2019-05-30", "on 2019-05-30: Ali Veli (from 2015-01-15 to 2019-06-01)"), ("2019-06-04", "the sources differ on the end: 2019-06-01, 2019-06-10"), ("2019-06-12", "Unknown"))),
        *((BEGUN, "Minister of Trade", on, answer) for on, answer in (
            ("2019-06-07", "the sources differ on the beginning: 2019-06-05, 2019-06-11"), ("2019-06-11", "on 2019-06-11: Ali Veli"))),
        # nobody is told of between, and the post is vacant
        ({**APPOINTED, "2024-04-01": "The post of Minister of Trade of Georgia has been vacant since March 2023."}, "Minister of Trade", "2023-06-01", "Nobody was minister of trade, Georgia on 2023-06-01: vacant, from 2023-03 as of 2024-04-01"),
        # who served then does not serve on the day of the paper
        ({"2022-07-03": "Ali Veli served as Minister of Trade of Georgia."}, "Minister of Trade", "2022-07-03", "attested Ali Veli no longer by 2022-07-03"),
    ],
)  # fmt: skip
def test_what_reports_tell_of_a_term(
    scratch: Desk, tmp_path: Path, papers: dict[str, str], office: str, on: str | None, answer: str
) -> None:
    take_dated(scratch, tmp_path, papers)
    with scratch.view() as view:
        found = who_held(view, subject_of(view, f"{office} of Georgia").id, date.fromisoformat(on) if on else None)
    assert answer in found.answer


@pytest.mark.parametrize(
    ("papers", "office", "on", "beside"),
    [
        (BEFORE, "President", "2022-05-10", ["Ali Veli: elected or named by 2022-05-02, not yet in office"]),
        (BEFORE, "President", "2022-05-01", []),
        ({"2022-07-03": "Minister of Trade and Integration of Georgia Ali Veli met Can Kara."}, "Minister of Trade", "2022-07-03", ["told of there: minister of trade and integration, Georgia"]),
        ({"2022-07-03": "Ambassador of Georgia Ali Veli met President of Malta Eda Su."}, "Ambassador to Malta", "2022-07-03", ["told of there: ambassador, Georgia"]),
        ({**BEFORE, "2022-07-03": "President of Georgia Ali Veli met Can Kara."}, "President", "2022-07-03", []),
        ({"2022-07-03": "The post of Minister of Trade of Georgia remains vacant."}, "Minister of Trade", "2022-07-03", ["vacant, on 2022-07-03"]),
        ({"2022-07-03": "The post of Minister of Trade of Georgia has been vacant since 3 May 2022."}, "Minister of Trade", "2022-06-01", ["vacant, from 2022-05-03 as of 2022-07-03"]),
        ({"2022-07-03": "The post of Minister of Trade of Georgia has been vacant since 3 May 2022."}, "Minister of Trade", "2022-08-01", []),
    ],
)  # fmt: skip
def test_who_is_awaited_in_an_office_and_when_nobody_is_in_it(
    scratch: Desk, tmp_path: Path, papers: dict[str, str], office: str, on: str, beside: list[str]
) -> None:
    take_dated(scratch, tmp_path, papers)
    with scratch.view() as view:
        found = who_held(view, subject_of(view, f"{office} of Georgia").id, date.fromisoformat(on))
    assert [b.told for b in found.beside] == beside
    assert all(b.cites for b in found.beside)


def test_a_chairmanship_is_told_by_the_state_that_has_it(scratch: Desk, tmp_path: Path) -> None:
    take_dated(scratch, tmp_path, {"2018-12-05": "Slovakia will chair the OSCE in 2019. Albania will lead the OSCE in 2020."})
    with scratch.view() as view:
        chair = subject_of(view, "OSCE chairmanship").id
        told = [[b.told for b in who_held(view, chair, date(year, 6, 1)).beside] for year in (2018, 2019, 2020)]
    assert told == [[], ["last known in the chair: Slovakia (in 2019)"], ["last known in the chair: Albania (in 2020)"]]


def test_an_office_that_several_have_is_asked_whose(scratch: Desk, tmp_path: Path) -> None:
    take_dated(scratch, tmp_path, {"2022-07-03": "Secretary General of NATO Ali Veli met Secretary General of the OSCE Eda Su."})
    with scratch.view() as view:
        with pytest.raises(
            NothingKnown, match=r"of which state or body.*North Atlantic Treaty Organization, Organization for Security"
        ):
            subject_of(view, "Secretary General")
        assert subject_of(view, "Secretary General of NATO").kind == "office"
