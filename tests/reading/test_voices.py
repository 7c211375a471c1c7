"""Ways of telling that ministries, secretariats and agencies of many countries have: who was there, when and where."""

from collections.abc import Sequence

import pytest
from conftest import reading_of, resolved

from elchi.model.claim import Encounter, Statement


def told(text: str) -> list[Encounter]:
    """The encounters of a text."""
    return [c for c in resolved(text).claims if isinstance(c, Encounter)]


def who(encounter: Encounter) -> list[tuple[str | None, str | None, str | None]]:
    """Those who took part, each with office and state."""
    return [(p.person, p.office, p.of) for p in encounter.participants]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ali Veli had telephone conversations with Foreign Minister Can Kara of Japan and Foreign Minister Jan Novak of Chile.",
        "Foreign Minister Ali Veli made phone calls to Japan's Foreign Minister Can Kara and Chile's Foreign Minister Jan Novak.",
        "Foreign Minister Ali Veli held meetings with Foreign Minister Can Kara of Japan and Foreign Minister Jan Novak of Chile.",
        "Foreign Minister Ali Veli held separate meetings with the foreign ministers of Japan Can Kara and Chile Jan Novak.",
        "Foreign Minister Ali Veli held separate meetings with the Foreign Ministers of Japan - Can Kara and the Republic of Chile - Jan Novak.",
    ],
)
def test_meetings_and_calls_with_several_are_several(text: str) -> None:
    others = [sorted(str(p.person) for p in e.participants) for e in told(text)]
    assert sorted(others) == [["Ali Veli", "Can Kara"], ["Ali Veli", "Jan Novak"]]


@pytest.mark.parametrize("event", ["talks", "a meeting", "consultations"])
def test_talks_with_several_may_be_one(event: str) -> None:
    (one,) = told(
        f"Foreign Minister Ali Veli held {event} with Foreign Minister Can Kara of Japan and Foreign Minister Jan Novak of Chile."
    )
    assert len(one.participants) == 3


@pytest.mark.parametrize(
    ("opening", "person"),
    [
        ("HH Prince Ali bin Veli Al Saud, Minister of Foreign Affairs of Georgia,", ("Ali bin Veli Al Saud", "Minister of Foreign Affairs", "Georgia")),
        ("Mr Ali Emre Veli, Q. C., Prime Minister of Georgia,", ("Ali Emre Veli", "Prime Minister", "Georgia")),
        ("Mr Ali Emre Veli, Q.C., M.P., Prime Minister of Georgia,", ("Ali Emre Veli", "Prime Minister", "Georgia")),
        ("The Rt. Hon. George Price, Prime Minister of Belize,", ("George Price", "Prime Minister", "Belize")),
        ("Pakistani Foreign Minister Shah Mahmood Qureshi", ("Shah Mahmood Qureshi", "Foreign Minister", "Pakistan")),
        ("Davit Veli, Executive Director of the African Union Commission (AUC) also", ("Davit Veli", "Executive Director", "African Union Commission")),
    ],
)  # fmt: skip
def test_names_are_whole_and_keep_their_office(opening: str, person: Sequence[str]) -> None:
    (one,) = told(f"{opening} met President Can Kara of Japan in Tokyo.")
    assert who(one)[0] == tuple(person)


def test_a_name_behind_an_office_needs_no_comma_after_it() -> None:
    (one,) = told(
        "Ambassador Ali Veli presented his credentials to the United Nations Secretary-General, Mr Can Kara as the envoy of Georgia."
    )
    assert ("Can Kara", "Secretary-General", "United Nations") in who(one)


def test_an_office_in_a_body_lends_that_body_to_no_other() -> None:
    (one,) = told("Foreign Minister and incumbent OSCE Chairman-in-Office, Bujar Veli, met President Can Kara of Japan.")
    assert who(one)[0] == ("Bujar Veli", "Foreign Minister", None)


@pytest.mark.parametrize("how", ["held talks", "have had cordial and valuable talks", "held frank, cordial and useful discussions"])
def test_talks_are_told_with_any_row_of_adjectives(how: str) -> None:
    (one,) = told(f"The Prime Ministers of Japan and Georgia {how} in Canberra.")
    assert (one.place, len(one.participants)) == ("Canberra", 2)


def test_a_meeting_during_a_visit_has_its_day_and_place() -> None:
    found = told(
        "Foreign Minister Ali Veli of Georgia met his counterparts from Austria and Japan during his one-day visit to Chile on 4 May 2022."
    )
    meeting = next(e for e in found if e.kind == "meeting")
    visit = next(e for e in found if e.kind == "visit")
    assert meeting.when and meeting.when.words == "4 May 2022"
    assert meeting.place == "Chile"
    assert [p.person for p in visit.participants] == ["Ali Veli"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The 17th Summit of the African Union will be hosted by the Government of Kenya in 2031.", "Kenya"),
        ("The Government of Kenya is to host the 3rd Energy Forum in 2031.", "Kenya"),
        ("Kenya hosted the 3rd Energy Forum in 2021.", "Kenya"),
        ("The 3rd Energy Forum, hosted by Kenya, opened on 3 May 2021.", "Kenya"),
        ("President Ali Veli met Prime Minister Can Kara in the capital of Azerbaijan on 3 May 2021.", "Baku"),
        ("President Ali Veli discussed views on South Asia with Prime Minister Can Kara.", None),
    ],
)  # fmt: skip
def test_where_it_is(text: str, place: str | None) -> None:
    (one,) = told(text)
    assert one.place == place


def test_who_hosts_and_who_attends_is_there() -> None:
    (one,) = told("Prime Minister Ali Veli hosted the 5th Energy Forum, which was attended by the Presidents of Georgia and Japan.")
    assert [p.person or p.of for p in one.participants] == ["Ali Veli", "Georgia", "Japan"]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ali Veli handed over the rotating presidency of the African Union to Foreign Minister Can Kara.",
        "Foreign Minister Can Kara received the presidency of the bloc from Foreign Minister Ali Veli.",
        "Foreign Minister Ali Veli passed the gavel to Foreign Minister Can Kara.",
    ],
)
def test_handing_over_a_chair_is_a_ceremony(text: str) -> None:
    (one,) = told(text)
    assert (str(one.kind), {p.person for p in one.participants}) == ("ceremony", {"Ali Veli", "Can Kara"})


def test_who_chairs_a_council_sits_in_it() -> None:
    (one,) = told("High Representative Ali Veli chaired the Foreign Affairs Council in Brussels on 3 May 2021.")
    assert (one.place, [p.person or p.of for p in one.participants]) == ("Brussels", ["Ali Veli", "Foreign Affairs Council"])


@pytest.mark.parametrize("whom", ["President Can Kara", "the Government of Japan", "the parties"])
def test_to_call_on_somebody_to_do_something_is_no_visit(whom: str) -> None:
    assert not told(f"Prime Minister Ali Veli called on {whom} to resume talks.")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Thursday, 7 April 2022", "2022-04-07"),
        ("Thursday, the Sixth of Ramadan 1443 AH corresponding to 7 April 2022", "2022-04-07"),
        ("Sunday, 22nd of Dhul Qi'dah 1444H (June 11, 2023)", "2023-06-11"),
    ],
)
@pytest.mark.parametrize(
    "body", ["Ministerial Council of the Gulf Cooperation Council", "Joint Commission", "Council of Ministers"]
)
def test_a_council_and_the_session_that_it_held_are_one(when: str, day: str, body: str) -> None:
    (one,) = told(f"The {body} held its 151st session on {when}, in Riyadh.")
    assert (one.place, str(one.period.start)[:10] if one.period else None) == ("Riyadh", day)


LISTED = """The Council of Ministers held its 12th session on 7 April 2022 in Riyadh. {opening}


HE Can Kara Demir
Minister of State of Georgia

HE Dr Ali Emre Veli
Secretary General of the African Union

The meeting adopted a statement.
"""


@pytest.mark.parametrize(
    "opening", ["Present in the meeting were", "Those who attended were:", "It sat with the participation of Their Excellencies:"]
)
def test_a_list_gives_names_and_the_offices_beneath_them(opening: str) -> None:
    main = next(e for e in told(LISTED.format(opening=opening)) if e.main)
    assert {("Can Kara Demir", "Minister of State", "Georgia"), ("Ali Emre Veli", "Secretary General", "African Union")} <= set(
        who(main)
    )


def test_a_page_that_is_only_a_list_is_read() -> None:
    (one,) = told("Participants:\nMr. Can Kara Demir\nMinister of Trade, Georgia\nMs. Eda Veli\nDeputy Minister of Trade, Japan\n")
    assert {p.person for p in one.participants} == {"Can Kara Demir", "Eda Veli"}


def test_a_wrapped_line_goes_on_behind_a_word_that_cannot_close() -> None:
    text = "At the invitation of Can Kara, Prime\nMinister of India, Mr Ali Emre Veli,\nPrime Minister of Georgia, visited India from 3 to 6 June,\n1973.\n"
    (one,) = told(text)
    assert who(one) == [("Ali Emre Veli", "Prime Minister", "Georgia")]


def test_a_weekday_is_no_part_of_the_next_sentence() -> None:
    text = "9 December 2024\n\nForeign Minister Ali Veli met President Can Kara on Monday. First Deputy Minister Jan Novak met Minister Ion Rusu."
    first = next(e for e in told(text) if "Ali Veli" in {p.person for p in e.participants})
    assert first.when and first.when.words == "Monday"


@pytest.mark.parametrize(
    ("source", "state"),
    [("Georgia's Foreign Ministry said", "Georgia"), ("the Georgian Ministry of Foreign Affairs said", "Georgia"),
     ("the Ministry of Foreign Affairs of Georgia said", "Georgia"), ("the ministry said", None)],
)  # fmt: skip
def test_the_ministry_that_a_report_relies_on_is_the_ministers(source: str, state: str | None) -> None:
    (one,) = told(f"Foreign Minister Ali Veli met Japanese Ambassador Jun Ito in Oslo, {source}.")
    assert who(one)[0] == ("Ali Veli", "Foreign Minister", state)


def test_a_dateline_needs_no_comma_before_its_day() -> None:
    (one,) = told("Oslo May 21, 2018 — Ambassador Can Kara met Foreign Minister Ali Veli.")
    assert one.place == "Oslo"


def test_an_office_before_a_name_is_somebody_else() -> None:
    found = told("Mr Ali Veli, leader of Georgia, spoke.\n\nThe President met Ali Veli in Oslo.")
    assert len(found[0].participants) == 2


@pytest.mark.parametrize(
    ("words", "number"), [("Forty Third", 43), ("Forty-Third", 43), ("twenty-first", 21), ("Third", 3), ("ninetieth", 90)]
)
def test_a_session_is_counted_in_words(words: str, number: int) -> None:
    (one,) = told(f"The {words} Regular Session of the African Union was held in Accra on 3 May 2022.")
    assert one.ordinal == number


def test_the_head_of_a_paper_is_no_session() -> None:
    assert (
        told("Seventy-ninth session\n\nAgenda item 10\n\nThe General Assembly,\n\n1. Requests the Secretary-General to report.")
        == []
    )


@pytest.mark.parametrize(
    ("lead", "then"),
    [
        ("The presidents of Georgia and Turkey have held a phone conversation.", '"We agree," Georgian President Ali Veli told his Turkish counterpart Can Kara.'),
        ("The Georgian and Turkish presidents met in Oslo.", "Turkish President Can Kara thanked President of Georgia Ali Veli."),
    ],
)  # fmt: skip
def test_the_holders_of_two_offices_are_those_whom_the_text_names(lead: str, then: str) -> None:
    one = told(f"{lead}\n\n{then}")[0]
    assert sorted((p.person, p.office) for p in one.participants) == [("Ali Veli", "President"), ("Can Kara", "President")]


def test_one_of_several_is_nobody_of_another_state() -> None:
    (one,) = told(
        "The foreign ministers of Georgia and Japan met in Oslo on 3 May 2022.\n\nForeign Minister Ali Veli of Chile was not there."
    )
    assert [p.person for p in one.participants] == [None, None]


def test_who_presides_over_the_proceedings_is_there() -> None:
    (one,) = told(
        "The 5th Meeting of the African Union was held in Accra on 3 May 2022. The President of Chad, Ali Veli, presided over the proceedings."
    )
    assert who(one) == [("Ali Veli", "President", "Chad")]


def test_a_state_that_owns_what_follows_is_no_land_of_the_town_before_it() -> None:
    (one,) = told(
        "Speaker Ali Veli attended the 16th conference of the African Union in Istanbul, Iran's official agency reported."
    )
    assert one.place == "Istanbul"


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("Minister Ali Veli met President Can Kara on the second day of his visit to Ireland.", "Ali Veli"),
        ("Minister Ali Veli has met with President Can Kara during his visit to Ireland.", "Ali Veli"),
        ("President Can Kara received Minister Ali Veli during his visit to Ireland.", "Ali Veli"),
        ("Minister Ali Veli was received by President Can Kara at the end of his visit to Ireland.", "Ali Veli"),
    ],
)
def test_who_meets_somebody_on_his_visit_is_the_visitor(text: str, visitor: str) -> None:
    (visit,) = (e for e in told(text) if e.kind == "visit")
    assert [p.person for p in visit.participants] == [visitor]


@pytest.mark.parametrize("whose", ["his", "her", "their"])
def test_what_is_hers_is_told_as_what_is_his(whose: str) -> None:
    (one,) = told(f"Ambassador Eda Demir presented {whose} letters of credence to President Ali Veli on 3 May 2020.")
    assert [p.person for p in one.participants] == ["Eda Demir", "Ali Veli"]


def test_a_day_whose_words_run_together_is_a_day() -> None:
    (one,) = told("Minister Ali Veli met Minister Can Kara in Oslo on Wednesday3rdOctober2012.")
    assert one.when is not None and one.when.words == "Wednesday3rdOctober2012"


def test_visits_to_two_states_are_two() -> None:
    found = told("Minister Ali Veli paid official visits to Georgia and Japan from 1 to 6 June 2022.")
    assert [(e.place, [p.person for p in e.participants]) for e in found] == [("Georgia", ["Ali Veli"]), ("Japan", ["Ali Veli"])]


def test_a_commission_that_was_founded_did_not_meet() -> None:
    assert told("The Georgia-Japan Joint Commission was established in 1987 and provides a platform.") == []


def test_who_calls_on_somebody_does_what_comes_next() -> None:
    _, session = told(
        "Minister Ali Veli called on President Can Kara of Chad and also co-chaired the 7th session of the Joint Commission with Minister Eda Demir."
    )
    assert [p.person for p in session.participants] == ["Ali Veli", "Eda Demir"]


def test_a_day_told_without_its_year_is_the_one_told_with_it() -> None:
    (one,) = told(
        "The 52nd ASEAN Foreign Ministers' Meeting issued a communiqué in Bangkok on July 31.\n\n"
        "We, the Foreign Ministers of ASEAN, met on 31 July 2019 at the 52nd ASEAN Foreign Ministers' Meeting (AMM) in Bangkok."
    )
    assert one.when is not None and one.when.words == "31 July 2019"


@pytest.mark.parametrize("title", ["Kara to meet Veli in Oslo after talks.", "Kara to meet Veli in Oslo after talks"])
def test_a_headline_is_read_when_people_are_known(title: str) -> None:
    (one,) = told(f"{title}\n\nOSLO, 3 May 2022\n\nPresident Can Kara will meet Prime Minister Ali Veli in Oslo on Friday.")
    assert sorted(str(p.person) for p in one.participants) == ["Ali Veli", "Can Kara"]


def test_a_first_sentence_makes_people_known() -> None:
    found = resolved(
        "President Can Kara met Prime Minister Ali Veli in Oslo on 3 May 2022.\n\nVeli thanked Kara for his help."
    ).claims
    assert [c.speaker.person for c in found if isinstance(c, Statement)] == ["Ali Veli"]


def test_who_chairs_the_meeting_sat_in_the_one_held_and_not_in_the_one_named() -> None:
    told = reading_of(
        "The Council of Foreign Ministers of the African Union convened in Accra on 5 May 2024 to finish the papers of the 9th Summit. "
        "Foreign Minister Ali Veli of Ghana chaired the meeting. It was attended by Foreign Minister Can Kara of Kenya."
    ).claims
    there = {e.ordinal: {p.person for p in e.participants if p.person} for e in told if isinstance(e, Encounter)}
    assert there[None] == {"Ali Veli", "Can Kara"} and not there.get(9)
