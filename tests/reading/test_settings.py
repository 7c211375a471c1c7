"""When and where: short reports whose frame, clauses and venues tell it, and those that do not."""

from datetime import date

import pytest
from conftest import document, reading_of, resolved

from elchi.lexica.lexicon import load_lexicon
from elchi.model.claim import Encounter
from elchi.reading.reader import read

MET = "Foreign Minister Ali Veli met Prime Minister Can Kara"

# text, then date and place of the main encounter
STATED = [
    # the frame: datelines and stamps of many kinds
    ("CAIRO, April 2, 1997 (Newswire) - Foreign Minister Ali Veli of Georgia held talks with Prime Minister Can Kara on Tuesday.", "1997-04-01", "Cairo"),
    ("Ali Veli in Cairo\n\nAMMAN, Feb. 12, 2009 (Petra) - " + MET + " today.", "2009-02-12", "Amman"),
    (MET + " in the Ganja city of Azerbaijan on 3 May 2022.", "2022-05-03", "Ganja"),
    ("Jeddah: The Foreign Minister of Oman, Ali Veli, received Prime Minister Can Kara of Georgia on Tuesday, 24 January 2023.", "2023-01-24", "Jeddah"),
    ("date 2019-01-28 Addis Ababa — " + MET + " at length today.", "2019-01-28", "Addis Ababa"),
    ("Vienna - Budapest relations grew, said President Eda Demir of Malta where " + MET + " on 3 May 2022.", "2022-05-03", None),
    ("15 June 2022\n\nPresident Ali Veli arrived in Rome on Monday on his first visit to the country since taking office in May.", "2022-06-13", "Rome"),
    ("date 2019-03-14 " + MET + " on Wednesday in Baku.", "2019-03-13", "Baku"),
    ("Minister meets Prime Minister\n12/03/2021 09:15\n" + MET + " today in Baku.", "2021-03-12", "Baku"),
    ("Prime Minister receives Minister\n\n24 October 2014 11:33 (UTC +04:00)\n\n" + MET + " yesterday in Baku.", "2014-10-23", "Baku"),
    ("Minister meets Prime Minister\n\n" + MET + " on Sunday in Baku.\n\nMEDIA CONTACT: 12 July 1996 EDA DEMIR\n", "1996-07-07", "Baku"),
    ("Minister meets Prime Minister\nUpdated: 5 May 2020\n" + MET + " this afternoon in Baku.", "2020-05-05", "Baku"),
    ("Press release: call with Prime Minister Kara: 11 May 2018\n\nPresident Ali Veli had a phone call with Prime Minister Can Kara this evening.",
     "2018-05-11", None),
    ("JEDDAH (Newswire - 16th December, 2021) " + MET + " today, December 15, 2021, in Baku.", "2021-12-15", "Baku"),
    ("MANILA 25 March 2025 - " + MET + " yesterday in Baku.", "2025-03-24", "Baku"),
    ("TABUBA CITY -- " + MET + " on Tuesday to discuss the trade of their countries.\n\n15 June 2022\n", "2022-06-14", "Tabuba City"),
    ("Editorial note\n\nOn 1 September 1959 the cabinet resigned after long debates over the budget.\n\n" + MET + " in Baku on 15 October.", "1959-10-15", "Baku"),
    ("President presents credentials to two envoys\n\nPolitics of Friday, 10 June 2022\n\nPresident Ali Veli Thursday presented Letters of Credence and"
     " Instruments of Commission to two envoys.\n\nAt a short ceremony at Lilac Palace, President Veli said the pair must work hard.", "2022-06-09", "Lilac Palace"),
    ("Ulaanbaatar /NEWSWIRE/. " + MET + " on Tuesday to discuss the trade of their countries.\n\n15 June 2022\n", "2022-06-14", "Ulaanbaatar"),
    ("Ministers meet in Baku\n15 June 2022\nForeign Minister Ali Veli said in Baku on Sunday that trade grows. Veli, in a meeting with Prime Minister"
     " Can Kara, said it will grow more.", "2022-06-12", "Baku"),
    ("date 2022-06-15 ABUJA - Leaders of the African Union have met in session. A statement on Sunday said the meeting was held in Accra on May 30.",
     "2022-05-30", "Accra"),
    ("date 2022-06-15 The Foreign Ministers' Conference of the African Union will open at 2 p.m. (G.M.T.) tomorrow at Lilac Palace.", "2022-06-16", "Lilac Palace"),
    ("Cairo, April 12, 2021, MENA -- The Foreign Minister, Ali Veli, met today with Prime Minister Can Kara, who is currently on a visit to Egypt.",
     "2021-04-12", "Cairo"),
    ("Communiqué of the Council\n\n25 November 2014\nAddis Ababa, Ethiopia\n\n" + MET + " to discuss the trade of their countries.", "2014-11-25", "Addis Ababa"),
    ("date 2022-06-15 " + MET + " at Lilac Palace on 4th. Veli then left.", "2022-06-04", "Lilac Palace"),
    # clauses: whose day it is
    ("date 2022-06-15 Presidents Ali Veli and Can Kara met in Baku, the ministry said on Monday, on 3 May 2022.", "2022-05-03", "Baku"),
    ("date 2022-06-15 Foreign Minister Ali Veli will meet Prime Minister Can Kara on Friday in Baku, a spokesman said on Monday.", "2022-06-17", "Baku"),
    ("date 2022-06-15 The 5th Business Forum of Georgia will take place in Baku on 11-14 July.", "2022-07-11/2022-07-14", "Baku"),
    ("date 2022-06-15 Foreign Minister Ali Veli visited Georgia on 4 April and Armenia from 5 to 6 April 2021.", "2021-04-04", "Georgia"),
    ("date 2022-06-15 " + MET + " in Ankara. The meeting took place on Monday.", "2022-06-13", "Ankara"),
    ("date 2022-06-15 Ali Veli named envoys to the Inauguration on Monday, 20 June 2022. Ambassador Can Kara will attend the Inauguration in Baku.",
     "2022-06-20", "Baku"),  # the day of the same event, told in another sentence
    ("BAKU, Nov. 16, 2006 (Newswire) - Addressing a joint press conference with Prime Minister Can Kara, Foreign Minister Ali Veli praised the ties.",
     "2006-11-16", "Baku"),
    ("DHAKA, Nov. 13, 2005 - The 13th South Asian Association for Regional Cooperation (SAARC) Summit ended here Sunday.", "2005-11-13", "Dhaka"),
    ("Ali Veli meets Prime Minister in Pelin\n\ndate 2022-06-15 " + MET + " yesterday.", "2022-06-14", "Pelin"),
    # venues and towns
    ("date 2022-06-15 " + MET + " at Lilac Palace in Baku on Monday.", "2022-06-13", "Lilac Palace, Baku"),
    ("date 2022-06-15 " + MET + " at the Palais des Roses on Monday.", "2022-06-13", "Palais des Roses"),
    ("date 2022-06-15 " + MET + " in Pelingrad on Monday.", "2022-06-13", "Pelingrad"),
    ("date 2022-06-15 " + MET + " in the Black Sea resort of Pelingrad on Monday.", "2022-06-13", "Pelingrad"),
    ("date 2022-06-15 " + MET + " in Russia's Kazan on Monday.", "2022-06-13", "Kazan"),
    ("date 2022-06-15 " + MET + " in the Egyptian capital on Monday.", "2022-06-13", "Cairo"),
    ("date 2022-06-15 " + MET + " at the State Department on Monday.", "2022-06-13", "State Department"),
    ("date 2022-06-15 " + MET + " on Monday on the sidelines of the Munich Security Conference.", "2022-06-13", "Munich"),
    ("date 2022-06-15 Foreign Minister Ali Veli of Georgia held talks on Monday with visiting Prime Minister Can Kara of Armenia.", "2022-06-13", "Georgia"),
    ("date 2022-06-15 " + MET + " in Baku on the sidelines of the 5th Business Forum of Georgia on Monday.", "2022-06-13", "Baku"),
    ("date 2022-06-15 " + MET + " at the headquarters of the Arab League on Monday.", "2022-06-13", "headquarters of the Arab League"),
    ("date 2022-06-15 DUBAI: " + MET + " yesterday to discuss the trade of their countries.", "2022-06-14", "Dubai"),
    ("Remarks by President Ali Veli and Prime Minister Can Kara in Joint Press Conference\n\nOak Hill, Vermont\n\n15 June 2022\n\n"
     "PRESIDENT VELI: Thank you. Next Saturday Prime Minister Kara and I will meet the King in Oslo.\n\nPRIME MINISTER KARA: Thank you.",
     "2022-06-15", None),  # the day and the place of what is spoken of are not those of the speaking
    ("Remarks by President Ali Veli and Prime Minister Can Kara in Joint Press Conference\n\nCamp David, Maryland\n\n15 June 2022\n\n"
     "PRESIDENT VELI: Thank you. We met well.\n\nPRIME MINISTER KARA: Thank you.", "2022-06-15", "Camp David"),
    ("date 2022-06-15 President Ali Veli left Ankara for Tokyo on Saturday.", "2022-06-11", "Tokyo"),
    ("date 2022-06-15 President Ali Veli today leaves for Namibia on a two-day visit.", "2022-06-15", "Namibia"),
    # what the flow of a report tells
    ("date 2022-06-15 Leaders of Georgia, Japan and Norway met in Tbilisi for a summit where on Sunday they signed a treaty.", "2022-06-12", "Tbilisi"),
    ("date 2022-06-15 President Ali Veli cancelled a visit to Japan, his office said. He was to have travelled to Tokyo on Wednesday for talks with Prime Minister Can Kara.",
     "2022-06-15", "Japan"),
    ("date 2022-06-15 " + MET + " in Baku, since it was from Georgia that Japan took the chair in 2019.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + " at Government Buildings on Monday.", "2022-06-13", "Government Buildings"),
    ("date 2022-06-15 " + MET + " in Baku and signed a programme of cooperation for 2025-2026.", "2022-06-15", "Baku"),
    ("date 2022-06-15 Foreign Minister Ali Veli arrived in Baku on Monday. He met President Can Kara.", "2022-06-13", "Baku"),
    # whose day it is: of another clause, of the event told again
    ("date 2022-06-15 Foreign Minister Ali Veli, who took office on 1 June, met Prime Minister Can Kara in Baku.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + ", who took office on 1 June, in Baku.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + " in Baku for the first time since talks broke down earlier this month.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + " in Baku and invited him to the coming summit in Oslo, which will be held on 7 September.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + " in Baku. During the meeting on 14 June, they spoke of trade.", "2022-06-14", "Baku"),
    ("date 2022-06-15 " + MET + " in Baku. At the meeting, held on Monday, they spoke of trade.", "2022-06-13", "Baku"),
    ("date 2022-06-15 In Oslo for a conference, Foreign Minister Ali Veli on Monday met Prime Minister Can Kara.", "2022-06-13", "Oslo"),
    (MET + " in Baku on 14 June.\n\nNote on the meeting of 14 June 2021 with Prime Minister Kara.\n", "2021-06-14", "Baku"),
    # stamps in other languages and calendars, with a clock, behind a headline
    ("Ministers meet\n\n5 Mart 2019\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    ("Ministers meet\n\n14 июня 2022, 14:07\n\n" + MET + " yesterday in Baku.", "2022-06-13", "Baku"),
    ("Ministers meet\n\nMartes, 5 de marzo de 2019\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    ("Ministers meet\n\n2019年3月5日\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    ("Ministers meet\n\n28/06/1440 - 05 March 2019\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    ("Ministers meet\n\nPublished Tuesday - March 5, 2019\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    ("Ministers to meet next week 5.3.2019 10:14:09 EET | Press release\n\n" + MET + " yesterday in Baku.", "2019-03-04", "Baku"),
    # where a report was sent from
    ("Ministers meet\n\n08:38 | Bogota (Colombia), Dec. 4.\n\n" + MET + " today.\n\nPublished: 12/4/2021", "2021-12-04", "Bogota"),  # the month is the dateline's
    ("Ministers meet\n\n12 September 2018 09:56 (UTC+04:00)\n\nBaku, Azerbaijan, Sept. 12\n\n" + MET + " today.", "2018-09-12", "Baku"),
    ("ISLAMABAD, (Newswire / Far Point News - 13th Apr, 2022) " + MET + " at length.", "2022-04-13", "Islamabad"),
    # houses, parts of towns, islands, capitals
    ("date 2022-06-15 " + MET + " in the capital city of Fiji on Monday.", "2022-06-13", "Suva"),
    ("date 2022-06-15 " + MET + " in the Fijian capital, Suva, on Monday.", "2022-06-13", "Suva"),
    ("date 2022-06-15 " + MET + " in downtown Tbilisi on Monday.", "2022-06-13", "Tbilisi"),
    ("date 2022-06-15 " + MET + " on the Indonesian island of Bali on Monday.", "2022-06-13", "Bali"),
    ("date 2022-06-15 " + MET + " at Temple Trees on Monday.", "2022-06-13", "Temple Trees"),
    ("date 2022-06-15 " + MET + " at the Embassy of Japan in Tbilisi on Monday.", "2022-06-13", "the Embassy of Japan, Tbilisi"),
    ("date 2022-06-15 " + MET + " in Baku on Monday. The meeting took place at the Presidential Complex.", "2022-06-13",
     "Presidential Complex, Baku"),
    ("date 2022-06-15 " + MET + " in Baku. At the talks, held on 4 March, they spoke of the summit on 9 May.", "2022-03-04", "Baku"),
    ("date 2022-06-15 " + MET + " and Jan Novak, Executive Director, Human Resource at the OPEC Secretariat, on Monday. The meeting, which took "
     "place at State House, was short.", "2022-06-13", "State House"),
    ("date 2022-06-15 " + MET + " in Baku and signed a programme of cooperation for 2021.", "2022-06-15", "Baku"),
    ("date 2022-06-15 " + MET + " in Baku, and President Jan Novak on Sunday in Oslo received Ana Moe.", "2022-06-15", "Baku"),
    ("BEIJING, 3 March 2024 (Newswire) - " + MET + " at the Foreign Ministry on Sunday.", "2024-03-03", "Foreign Ministry, Beijing"),
    # what is told, and what was only ahead
    ("Allies agree\n\n2022-06-28\n\nA deal was reached on the eve of the military alliance's summit in Madrid.\n\nThe alliance said so after a meeting between "
     "Ali Veli and Can Kara in the Spanish capital.", "2022-06-28", "Madrid"),
    ("date 2022-06-15 Statement on the Minister's Trip to Japan\n\nThis week, Minister Ali Veli led a delegation to a conference in Tokyo.",
     "2022-06-13/2022-06-15", "Japan"),
    # capitals, houses told of behind, datelines of other forms
    ("date 2022-06-15 Foreign Minister Ali Veli met Can Kara in Oman's capital, Muscat, on Monday.", "2022-06-13", "Muscat"),
    ("date 2022-06-15 The Secretary-General on Monday, in the capital of the Kingdom of Saudi Arabia, Riyadh, held a meeting with Can Kara.",
     "2022-06-13", "Riyadh"),
    ("date 2022-06-15 Ambassador Ali Veli has presented his credentials to President Can Kara of Ghana. The colourful ceremony took place at the Flagstaff "
     "House, Accra, Ghana, on Friday, June 10.", "2022-06-10", "Flagstaff House, Accra"),
    ("CANADA, March 15 - Today, Prime Minister Ali Veli met with Can Kara of Ireland during his visit to Canada from March 14 to 18, 2024.",
     "2024-03-15", "Canada"),
    ("Representative receives counterpart\n\nJeddah, The Permanent Representative of Oman, Ali Veli, received here today Can Kara.", None, "Jeddah"),
    ("date 2022-06-15 President Ali Veli cancelled a summit with President Can Kara. “We cancelled the meeting,” Veli told reporters at the White House.",
     None, None),
]  # fmt: skip


def first(text: str) -> tuple[str | None, str | None]:
    found = [c for c in resolved(text).claims if isinstance(c, Encounter) and c.main]
    return (found[0].period.iso() if found[0].period else None, found[0].place)


@pytest.mark.parametrize(("text", "day", "place"), STATED, ids=[c[0][:70] for c in STATED])
def test_when_and_where(text: str, day: str | None, place: str | None) -> None:
    assert first(text) == (day, place)


@pytest.mark.parametrize(
    "text",
    [
        MET + " to discuss the situation in Syria.",
        MET + ". They spoke of investments in Baku.",
        MET + ", who told reporters in Baku that trade grows.",
        MET + " and praised the trade in Pakistan-US wheat.",
        MET + " in English.",
        MET + " and praised trade, including in Pelingrad.",
        MET + " to speak of progress in Orbit observation.",
        "President Ali Veli had a phone call with Prime Minister Can Kara, who is in Baku.",
    ],
)
def test_what_lies_somewhere_is_no_place(text: str) -> None:
    assert first(text)[1] is None


@pytest.mark.parametrize(
    "text",
    [
        MET + " to discuss trade over the past three years.",
        MET + " soon after the war.",
        MET + " on the plan of action of 2021-2024.",
        "How to reform the body was the subject of a meeting between Foreign Minister Ali Veli and Prime Minister Can Kara.",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert first("ANKARA (Newswire) - " + text)[0] is None


@pytest.mark.parametrize(("off", "day"), [("called off", "2022-06-17"), ("postponed", "2022-06-17")])
def test_the_day_that_something_was_to_be_lies_ahead(off: str, day: str) -> None:
    text = (
        f"15 June 2022\n\nThe talks between Foreign Minister Ali Veli and Prime Minister Can Kara scheduled for Friday were {off}."
    )
    assert first(text)[0] == day


def test_what_is_spoken_of_as_possible_is_no_meeting() -> None:
    assert all_of(MET.replace(" met ", " spoke of the possibility of a meeting between President Eda Demir and ") + ".") == []


@pytest.mark.parametrize("beside", ["in advance of", "ahead of", "before", "prior to", "after", "following"])
def test_the_day_is_not_that_of_what_lies_before_or_behind(beside: str) -> None:
    told = resolved(f"date 2022-06-15 Today, President Ali Veli visited Georgia {beside} the OTS Summit.").claims
    days = {c.name: c.period for c in told if isinstance(c, Encounter)}
    assert days["OTS Summit"] is None and days[None] is not None


def test_a_bilateral_meeting_is_no_meeting_of_four() -> None:
    text = (
        "date 2022-06-15 President Ali Veli looks forward to his bilateral meeting with Prime Minister Can Kara on Friday. "
        "In the afternoon, President Veli will welcome Prime Minister Kara, Prime Minister Eda Demir and Prime Minister Jan Novak to Baku."
    )
    met = [len(c.participants) for c in resolved(text).claims if isinstance(c, Encounter)]
    assert met == [2, 4]


def test_a_meeting_noun_in_the_news_has_no_day_of_its_own() -> None:
    text = "ANKARA, June 15, 2022 (Newswire) - Trade was the subject of a meeting between Foreign Minister Ali Veli and Prime Minister Can Kara."
    assert first(text)[0] is None
    assert first(text.replace("Trade was the subject of a meeting between", "Talks were held between"))[0] in (None, "2022-06-15")


def test_later_meetings_of_the_same_people_go_on_the_same_day() -> None:
    text = "date 2022-06-15 Minister Ali Veli met Prime Minister Can Kara in Baku on Monday. Minister Veli then met President Eda Demir."
    found = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert {c.period.iso() for c in found if c.period} == {"2022-06-13"}
    assert len(found) == 2


def all_of(text: str) -> list[tuple[str | None, str | None]]:
    found = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    return [(c.period.iso() if c.period else None, c.place) for c in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (MET + " in Baku. Minister Veli also met President Eda Demir.", {"2022-06-15"}),
        (
            MET + " in Baku. Minister Veli also recalled his meeting with President Eda Demir in May 2019.",
            {"2022-06-15", "2019-05"},
        ),
        (MET + " in Baku. President Eda Demir met King Filan.", {"2022-06-15", None}),
        (MET + " in Baku. The ministers remembered their talks in Rome in May 2019.", {"2022-06-15", "2019-05"}),
        (MET + " in Baku. At their previous meeting on 2 May 2019 they had agreed on trade.", {"2022-06-15", "2019-05-02"}),
        (MET + " in Baku. Minister Veli will also meet President Eda Demir.", {"2022-06-15", None}),
    ],
)
def test_who_also_met_others_did_so_on_the_day_of_release(text: str, days: set[str | None]) -> None:
    assert {day for day, _ in all_of("15 June 2022\n\n" + text)} == days


ARRIVED = "15 June 2022\n\nForeign Minister Ali Veli arrived in Baku on 11 June for a five-day visit. "


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("The same day he met President Can Kara.", "2022-06-11"),
        ("The following day he met President Can Kara.", "2022-06-12"),
        ("The next morning, he met President Can Kara.", "2022-06-12"),
        ("Two days later he met President Can Kara.", "2022-06-13"),
        ("On the third day of his visit, he met President Can Kara.", "2022-06-13"),
        ("On the second day of the official visit he met President Can Kara.", "2022-06-12"),
        ("Two days ago he met President Can Kara.", "2022-06-13"),
        ("Yesterday he met President Can Kara.", "2022-06-14"),
    ],
)
def test_days_counted_from_the_day_told_before(second: str, day: str) -> None:
    assert all_of(ARRIVED + second) == [("2022-06-11", "Baku"), (day, "Baku")]


@pytest.mark.parametrize(
    ("second", "place"),
    [
        ("He also met President Eda Demir.", "Oslo"),
        ("Veli later held talks with President Eda Demir.", "Oslo"),
        ("He met President Eda Demir.", None),  # nothing says that it was there
        ("He also spoke by phone with President Eda Demir.", None),
        ("On Friday he also met President Eda Demir.", None),
        ("Kara also met President Eda Demir.", "Oslo"),
        ("He also met President Eda Demir in Rome.", "Rome"),
    ],
)
def test_the_next_of_ones_meetings_is_in_the_same_town(second: str, place: str | None) -> None:
    assert all_of("15 June 2022\n\n" + MET + f" in Oslo on Monday. {second}")[1][1] == place


def test_whom_two_sides_sent_met_where_the_title_says() -> None:
    title = "A meeting of the Foreign Ministers of Georgia and Japan took place in Oslo\n\n15 June 2022\n\n"
    met = "Foreign Minister of Georgia Ali Veli held negotiations with Foreign Minister of {} Can Kara.\n"
    assert {place for _, place in all_of(title + met.format("Japan"))} == {"Oslo"}
    assert {place for _, place in all_of(title + met.format("Malta"))} == {"Oslo", None}


def test_a_meeting_on_the_day_of_the_visit_is_where_the_title_takes_it() -> None:
    text = (
        "Foreign Minister Ali Veli of Georgia arrived in Ankara on Monday to discuss trade.\n\n15 June 2022\n\nMinister Can Kara was present in the "
        "meeting between Veli and President Eda Demir.\n\nVeli said that he was visiting Ankara to discuss trade.\n"
    )
    assert {place for _, place in all_of(text)} == {"Ankara"}


def test_where_they_met_before_is_not_where_they_meet() -> None:
    told = all_of(MET + " on 3 May 2024. He recalled their meeting in Doha in 2022. He thanked him.")
    assert told == [("2024-05-03", None), ("2022", "Doha")]


def test_what_is_looked_back_to_is_not_of_the_day_that_is_told() -> None:
    for looked_back in ("They recalled their meeting in Doha.", "He spoke of his meeting with President Eda Demir in Doha."):
        assert all_of(f"{MET} on 3 May 2024. {looked_back}") == [("2024-05-03", None), (None, "Doha")]


def test_each_item_of_a_digest_has_its_own_day() -> None:
    text = "Latest news\n\nPress release (16.04.2015)\n\nTrade grows in all the regions.\n\nPress release (26.03.2015)\n\nPrime Minister Can Kara pays official visit to Norway\n"
    assert all_of(text) == [("2015-03-26", "Norway")]


def test_the_wire_names_in_its_second_sentence_whom_it_announced() -> None:
    text = "TUNIS, June 15, 2022 (Newswire) - A Georgian foreign minister arrived here Tuesday. Ali Veli, head of the party, held talks with President Can Kara."
    assert all_of(text) == [("2022-06-14", "Tunis"), ("2022-06-14", "Tunis")]


def test_an_envoy_to_the_town_of_the_dateline_met_there() -> None:
    text = "TUNIS (Newswire) - Prime Minister Can Kara received King Filan. Georgian Ambassador to Tunis Ali Veli met Foreign Minister Eda Demir."
    assert [place for _, place in all_of(text)] == ["Tunis", "Tunis"]
    assert [place for _, place in all_of(text.replace("Ambassador to Tunis", "Ambassador to Ghana"))] == ["Tunis", None]


def test_a_stamp_dates_the_text_and_not_what_it_tells() -> None:
    text = "date 2022-06-15 Chile cancelled the 5th Trade Summit that was to be held in Santiago next month."
    found = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert all(c.period is None or c.period.iso() != "2022-06-15" for c in found)


def test_the_day_beneath_a_session() -> None:
    text = "RESOLUTION 12\n\n47th plenary meeting\n\n4 December 2024\n\nThe Assembly decided to meet again.\n"
    found = [c for c in resolved(text, date(2024, 12, 12)).claims if isinstance(c, Encounter) and c.name]
    assert [c.period.iso() for c in found if c.period] == ["2024-12-04"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Ali Veli today leaves for Namibia on a two-day visit.", "planned"),
        ("President Ali Veli left for Namibia on Monday.", "held"),
        ("President Ali Veli departed Ankara for Namibia on Monday.", "held"),
        ("The Prime Minister of Japan has confirmed his participation in the 5th Business Forum on August 23 in Kyiv.", "planned"),
        (
            "Foreign Minister Ali Veli will co-chair with his Turkish counterpart, Can Kara, the 2nd session of the Georgian-Turkish Joint Commission.",
            "planned",
        ),
        ("Foreign Minister Ali Veli meets President Can Kara in Riga next Monday.", "planned"),
        ("Foreign Minister Ali Veli arrives in Riga tomorrow.", "planned"),
        ("Foreign Minister Ali Veli met President Can Kara in Riga the next day.", "held"),
        ("President Ali Veli was to have travelled to Tokyo on Friday for talks with Prime Minister Can Kara.", "cancelled"),
        ("President Ali Veli begins a three-day visit to Japan on Friday.", "planned"),
        ("The palace announced the cancellation of President Ali Veli's visit to Japan.", "cancelled"),
        ("Foreign Minister Ali Veli announced the postponement of his trip to Japan.", "postponed"),
        (
            "Norway and Japan agreed to postpone the delegation's visit to Japan. Foreign Minister Ali Veli was planning to visit Japan in May.",
            "postponed",
        ),
        ("Foreign Minister Ali Veli was planning to visit Japan in July.", "planned"),
    ],
)
def test_journeys_that_begin_and_those_never_made(text: str, status: str) -> None:
    found = [c for c in resolved("date 2022-06-15 " + text).claims if isinstance(c, Encounter)]
    assert {c.status.value for c in found} == {status}


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("During the visit, the 2nd Trade Forum will be held.", ("2022-06-17", "Japan")),
        ("During the two-day trip, the 2nd Trade Forum will be held.", ("2022-06-17", "Japan")),
        ("The 2nd Trade Forum will be held.", (None, None)),
        ("During the visit, the 2nd Trade Forum will be held in Osaka on Saturday.", ("2022-06-18", "Osaka")),
    ],
)
def test_what_is_done_during_a_visit(second: str, told: tuple[str | None, str | None]) -> None:
    text = "date 2022-06-15 President Ali Veli will begin a visit to Japan on Friday. "
    assert all_of(text + second)[1] == told


def test_a_state_that_speaks_in_a_transcript_is_no_dateline() -> None:
    text = (
        "Meeting record\n\nKUWAIT: We thank "
        + MET[:24]
        + " for his words and support them in full.\n\nJAPAN: He met Prime Minister Can Kara.\n"
    )
    assert all(place is None for _, place in all_of(text))


def test_a_journey_is_that_of_who_makes_it_and_each_meeting_is_where_he_is() -> None:
    told = reading_of(
        """
        Foreign Minister of Norway Jane Doe visited Tirana on 4 June 2023 and had meetings with Prime Minister Edi Rama. On 5 June she
        travelled to Skopje, where she was received by President Ali Veli. In Pristina, she held talks with Prime Minister Jan Novak.
        She then met President Can Kara.
        """
    ).claims
    met = [(c.place, {p.person for p in c.participants}) for c in told if isinstance(c, Encounter) and c.kind == "meeting"]
    assert [place for place, _ in met[:3]] == ["Tirana", "Skopje", "Pristina"]
    assert [who for _, who in met] == [{"Jane Doe", who} for who in ("Edi Rama", "Ali Veli", "Jan Novak", "Can Kara")]


def test_who_is_never_named_is_the_same_throughout() -> None:
    told = reading_of(
        "The Secretary-General met with President Ali Veli in Paris on 27 January 1998. The Secretary-General also met Prime Minister Can Kara."
    ).claims
    assert [c.when.words for c in told if isinstance(c, Encounter) and c.when] == ["27 January 1998"] * 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (  # the visit goes on elsewhere than where the report was sent from
            "date 2022-06-15 OSLO: Foreign Minister Ali Veli of Norway is on a visit to Japan. Foreign Minister Veli met Can Kara of Japan today.",
            ["Japan", "Japan"],
        ),
        (
            "date 2022-06-15 President Ali Veli of Norway arrived in Japan on Monday. He will hold talks with Can Kara of Japan.",
            ["Japan", "Japan"],
        ),
        (
            "date 2022-06-15 President Ali Veli visited Japan. He called on Can Kara on Monday. They spoke. It was warm. It was long. "
            "Veli also met Eda Demir on Tuesday.",
            ["Japan", "Japan", "Japan"],
        ),
        (
            "date 2022-06-15 Secretary-General Ali Veli paid a visit to Japan. He met Can Kara. The Secretary-General met Eda Demir of Japan during the visit.",
            ["Japan", "Japan", "Japan"],
        ),
        (
            "date 2022-06-15 OSLO: The Norwegian Foreign Minister Ali Veli said he met Japanese President Can Kara. Veli arrived in Tokyo on Tuesday.",
            ["Tokyo", "Tokyo"],
        ),
        (
            "date 2022-06-15 OSLO: The Norwegian Foreign Minister Ali Veli said he met Japanese President Can Kara. Veli visited Tokyo in May.",
            ["Oslo", "Tokyo"],
        ),
        (
            "date 2022-06-15 Jan Novak speaks at the 5th Business Forum in Oslo, Norway.\n\nOSLO: Minister Ali Veli met Can Kara on Monday to discuss the trade of their countries.",
            ["Oslo, Norway", "Oslo"],
        ),
    ],
)
def test_places_of_a_visit(text: str, places: list[str | None]) -> None:
    found = sorted((c for c in resolved(text).claims if isinstance(c, Encounter)), key=lambda c: c.span.start)
    assert [c.place for c in found] == places


def test_the_day_of_the_visit_to_the_same_place() -> None:
    text = "date 2016-04-09 Minister Ali Veli visited Turkey on 4 April and Japan on 6 April 2016. In Japan Minister Veli met President Can Kara."
    met = [c for c in resolved(text).claims if isinstance(c, Encounter) and c.kind == "meeting"]
    assert [c.period.iso() for c in met if c.period] == ["2016-04-06"]


def test_a_journey_elsewhere_is_not_off_with_another() -> None:
    text = "date 2022-06-15 President Ali Veli was planning to visit Japan in July. His visit to Malta was cancelled on Monday."
    found = {c.place: c.status.value for c in resolved(text).claims if isinstance(c, Encounter)}
    assert found["Japan"] == "planned"


def test_the_first_on_a_soil_is_not_the_first_of_its_series() -> None:
    told = "date 2022-06-15 The first summit of the Nordic Council {} was held in Accra on Monday."
    first = [
        [c.ordinal for c in resolved(told.format(which)).claims if isinstance(c, Encounter)] for which in ("", "on African soil")
    ]
    assert first == [[1], [None]]


def test_whoever_is_no_host_visits() -> None:
    text = "Prime Minister Ali Veli of Canada met with Prime Minister Can Kara of Ireland during his visit to Canada on 3 May 2022."
    visits = [c for c in resolved(text).claims if isinstance(c, Encounter) and c.kind == "visit"]
    assert [p.person for c in visits for p in c.participants] == ["Can Kara"]


OWNED = "Weekly agenda of Minister Ali Veli\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            OWNED
            + "Monday 19 November 2018\nMeeting with Minister Can Kara of Georgia\n\nTuesday 20 November 2018\nReceives Ambassador Eda Demir of Japan\n"
            "Visit to Oslo\n",
            [
                ("2018-11-19", None, {"Ali Veli", "Can Kara"}),
                ("2018-11-20", None, {"Ali Veli", "Eda Demir"}),
                ("2018-11-20", "Oslo", {"Ali Veli"}),
            ],
        ),
        (
            "Karl Brandtson Daily schedule - 24 September 2025\n\n8:50 a.m. His Majesty King Filan (King of SPAIN)\n10:40 a.m. H.E. Mr. Can Kara"
            " (President, REPUBLIC OF GHANA)\n3:30 p.m. All other appointments are internal\n",
            [("2025-09-24", None, {"Karl Brandtson", "Filan"}), ("2025-09-24", None, {"Karl Brandtson", "Can Kara"})],
        ),
        (
            "Calendar of forthcoming events\n\n3-4 May 2014: 8th OTS Summit, Istanbul\n12 May 2014: Visit of President Can Kara to Austria\n",
            [("2014-05-03/2014-05-04", "Istanbul", set()), ("2014-05-12", "Austria", {"Can Kara"})],
        ),
        (
            "The week ahead\n\n19 November: 8th OTS Summit, Istanbul\n\n20 November: Visit of President Can Kara to Austria\n\nUpdated 18 November 2004\n",
            [("2004-11-19", "Istanbul", set()), ("2004-11-20", "Austria", {"Can Kara"})],
        ),
    ],
)
def test_entries_of_timetables(text: str, told: list[tuple[str, str | None, set[str]]]) -> None:
    found = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert [(c.period and c.period.iso(), c.place, {p.person for p in c.participants}) for c in found] == told
    assert {c.status.value for c in found} == {"planned"}


DIARY = "Activities of the Minister\n\n{}\nThe Minister met Mr. Can Kara.\n\n{}\nThe Minister met Ms. Eda Demir.\n"


@pytest.mark.parametrize("days", [("21 November 2011", "23 November 2011"), ("23 November 2011", "21 November 2011")])
def test_what_a_diary_tells_is_past_whichever_day_comes_first(days: tuple[str, str]) -> None:
    found = [c for c in resolved(DIARY.format(*days)).claims if isinstance(c, Encounter)]
    assert [(c.status.value, c.period and c.period.words) for c in found] == [("held", day) for day in days]


def test_a_telegram_in_capitals_is_read_as_any_text() -> None:
    text = (
        "P 220111Z JUL 76\nFM AMEMBASSY BUCHAREST\nTO SECSTATE WASHDC\nSUBJ: VISIT OF THE SECRETARY\n1. AT THE INVITATION OF FOREIGN MINISTER KARA,\n"
        "SECRETARY OF STATE ALI B. VELI PAID AN OFFICIAL VISIT TO\nTHE SOCIALIST REPUBLIC OF ROMANIA JULY 20-21. SECRETARY VELI\nWAS RECEIVED BY\n"
        "CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02 BUCHAR 01234 220111Z\nPRESIDENT FILAN DEMIR, WHO HOSTED A DINNER IN HIS HONOR. THE SECRETARY ALSO\n"
        "CALLED ON PRIME MINISTER JAN NOVAK AND HELD DISCUSSIONS WITH HIM.\n"
    )
    found = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert [(str(c.kind), {p.person for p in c.participants}) for c in found] == [
        ("visit", {"Ali B. Veli"}),
        ("meeting", {"Ali B. Veli", "Filan Demir"}),
        ("meeting", {"Ali B. Veli", "Jan Novak"}),
    ]
    assert found[0].period and found[0].period.iso() == "1976-07-20/1976-07-21"
    assert all(c.span.of(text).isupper() for c in found)


NAMES = [  # a file's name, or a page's path, and the day of publication that it gives to a text which tells none
    ("2022-06-15-visit.txt", "2022-06-15"),
    ("papers/20220615 visit.txt", "2022-06-15"),
    ("https://example.org/news/2022/06/15/visit", "2022-06-15"),
    ("visit_2022.06.15.txt", "2022-06-15"),
    ("visit-120220615.txt", None),
    ("2022-02-30-visit.txt", None),
    ("visit 2022-06.txt", None),
]


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_the_day_in_a_name_is_when_it_was_published(name: str, day: str | None) -> None:
    told = read(document(MET + " in Baku.", address=name), load_lexicon())
    assert (str(told.published) if told.published else None) == day


def test_a_day_in_the_text_is_stronger_than_one_in_the_name() -> None:
    told = read(document("BAKU, 3 May 2022 - " + MET + " today.", address="2022-06-15-visit.txt"), load_lexicon())
    assert str(told.published) == "2022-05-03"


def test_today_in_an_item_is_the_day_above_it() -> None:
    text = (
        "Noon briefings\n\n16 August 2013\n\nThe Minister met Mr. Can Kara today in Oslo.\n\n15 August 2013\n\nThe Minister met Ms. Eda Demir today in"
        " Rome.\n\n13 August 2013\n\nThe Minister met King Filan yesterday in Baku. He met Mr. Jan Novak on Saturday in Riga.\n"
    )
    assert all_of(text) == [("2013-08-16", "Oslo"), ("2013-08-15", "Rome"), ("2013-08-12", "Baku"), ("2013-08-10", "Riga")]
