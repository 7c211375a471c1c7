"""Who met whom: short reports, each with what should be read in it."""

from datetime import date

import pytest
from conftest import resolved

from elchi.model.claim import Encounter

DAY = date(2022, 6, 15)

# text, then (kind, status, date, place, people) of each encounter, main ones first
CASES = [
    ("Foreign Minister Ali Veli of Georgia met with his Turkish counterpart Can Kara in Ankara on 3 May 2022.",
     [("meeting", "held", "2022-05-03", "Ankara", {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli had a phone call with Prime Minister Can Kara on Monday.",
     [("call", "held", "2022-06-13", None, {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli will receive Foreign Minister Can Kara in Ankara on 20 June 2022.",
     [("meeting", "planned", "2022-06-20", "Ankara", {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli called on all parties to show restraint.", []),
    ("Ambassador Ali Veli called on Prime Minister Can Kara yesterday.",
     [("meeting", "held", "2022-06-14", None, {"Ali Veli", "Can Kara"})]),
    ("Foreign Minister Ali Veli refused to meet with Foreign Minister Can Kara.", []),
    ("A visit by Foreign Minister Ali Veli to Georgia has been postponed.",
     [("visit", "postponed", None, "Georgia", {"Ali Veli"})]),
    ("National Security Advisor Ali Veli spoke separately with Foreign Minister Can Kara of Georgia and Foreign Minister Eda Demir of Armenia on 3 May 2022.",
     [("call", "held", "2022-05-03", None, {"Ali Veli", "Can Kara"}), ("call", "held", "2022-05-03", None, {"Ali Veli", "Eda Demir"})]),
    ("Foreign Minister Ali Veli visited Georgia on 4 April and Armenia on 5 April 2022.",
     [("visit", "held", "2022-04-04", "Georgia", {"Ali Veli"}), ("visit", "held", "2022-04-05", "Armenia", {"Ali Veli"})]),
    ("The 9th Summit of the Organization of Turkic States will be held in Samarkand in November 2022.",
     [("summit", "planned", "2022-11", "Samarkand", set())]),
    ("Ali Veli invited Can Kara to visit Georgia.", []),
    ("The ministers of transport will hold a videoconference on 30 June 2022.", [("videoconference", "planned", "2022-06-30", None, set())]),
    ("The ministers will hold their next meeting in Tbilisi.", [("meeting", "planned", None, "Tbilisi", set())]),
    ("The parties will meet their obligations in 2025.", []),
    # plans that are none, and what they leave to the sentence before
    ("Georgia and Fiji agreed to continue their consultations on trade.", []),
    ("The presidents of Georgia and Fiji decided to hold a summit every year.", []),
    ("It would be the first summit of the African Union that President Ali Veli attends.", []),
    ("Bali will be the first summit of the African Union on Asian soil since Fiji joined in March 2019.", []),
    ("Where the ministers will gather next was left open.", []),
    ("The foreign ministers of Georgia and Japan spoke to the press. They did not say where they would meet next.", []),
    ("The leaders hosted a summit on Friday.", []),
    ("The title passes to Suva in Fiji. The ministers will hold their next meeting there in December 2022.",
     [("meeting", "planned", "2022-12", "Suva", set())]),
    ("Leaders of the African Union will hold their sixth summit in Kenya in November 2022, an envoy told reporters in Bali on Tuesday.",
     [("summit", "planned", "2022-11", "Kenya", set())]),
    ("They spoke of the 12th Summit of the African Union, which Kenya will host in October.",
     [("summit", "planned", "2022-10", "Kenya", set())]),
    ("The African Union has ended its 12th summit in Nairobi without adopting a budget.",
     [("summit", "held", "2022-06-15", "Nairobi", set())]),
    ("The ministers will hold a joint exercise in June.", []),
    ("The 3rd Summit of the OTS has been postponed to 12 June 2021, a spokesman said on Monday.", [("summit", "postponed", "2021-06-12", None, set())]),
    ("The summit in Baku was rescheduled by the hosts for the autumn of 2021.", [("summit", "postponed", "2021-09-01/2021-11-30", "Baku", set())]),
    ("The summit in Baku was postponed from 5 May to 12 June 2021.", [("summit", "postponed", "2021-06-12", "Baku", set())]),
    ("The visit of Ali Veli to Georgia, planned for 3 May, has been put off until June.", [("visit", "postponed", "2022-06", "Georgia", {"Ali Veli"})]),
    ("The session of the Georgian-Japanese intergovernmental commission, planned for 12 September 2021 in Oslo, has been moved to 17 October 2021.",
     [("committee", "postponed", "2021-10-17", "Oslo", set())]),
    ("The session of the commission has been postponed from 12 September to 17 October 2021.", [("committee", "postponed", "2021-10-17", None, set())]),
    ("The summit has been brought forward from 12 May to 3 May 2021.", [("summit", "postponed", "2021-05-03", None, set())]),
    ("The 4th Summit of the OTS, which was scheduled for 3 May 2021, has been put off once more.", [("summit", "postponed", "2021-05-03", None, set())]),
    ("The OTS Summit, which was to take place in Oslo on 3 May 2021, was cancelled.", [("summit", "cancelled", "2021-05-03", "Oslo", set())]),
    ("The OTS Summit which was to be held in Oslo on 3 May 2021 will now be convened at a later date.", [("summit", "postponed", "2021-05-03", "Oslo", set())]),
    ("Jan Novak underscored the need for a meeting between Georgia and Japan.", []),
    ("The seat of the summit has been moved to Oslo.", []),
    ("The meeting of foreign ministers, due on 3 May 2021, will now take place on 10 May 2021 in Oslo.", [("ministerial", "planned", "2021-05-10", "Oslo", set())]),
    ("The 3rd Summit of the OTS will be held in Oslo on 5 May instead of 3 May 2021.", [("summit", "planned", "2021-05-05", "Oslo", set())]),
    ("The intergovernmental commission met in Oslo on 16 October 2021.", [("committee", "held", "2021-10-16", "Oslo", set())]),
    ("Ali Veli of Georgia and Can Kara of Japan said that the commission will meet in Oslo on 12 September 2023.",
     [("meeting", "planned", "2023-09-12", "Oslo", set())]),
    ("Ali Veli of Georgia and Can Kara of Japan signed a programme and agreed to meet again in Rome in 2023.",
     [("ceremony", "held", "2022-06-15", None, {"Ali Veli", "Can Kara"}), ("meeting", "planned", "2023", "Rome", {"Ali Veli", "Can Kara"})]),
    ("Fiji has put off the third World Nomad Games in Baku.", [("forum", "postponed", None, "Baku", set())]),
    ("The third World Nomad Games secretariat moved to Baku.", []),
    ("President Ali Veli and President Can Kara met on the sidelines of the UN General Assembly in New York on 3 May 2022.",
     [("meeting", "held", "2022-05-03", "New York", {"Ali Veli", "Can Kara"})]),
    ("Presidents Ali Veli of Georgia and Can Kara of Armenia met in Baku on 3 May 2022.",
     [("meeting", "held", "2022-05-03", "Baku", {"Ali Veli", "Can Kara"})]),
    ("President Ali R. Veli, Jr. of Georgia and Prime Minister Can Kara of Armenia met in Baku on 3 May 2022.",
     [("meeting", "held", "2022-05-03", "Baku", {"Ali R. Veli, Jr.", "Can Kara"})]),
    ("President Ali Veli is honoured to welcome President Can Kara of Armenia to Baku.",
     [("meeting", "held", "2022-06-15", "Baku", {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli would be pleased to welcome President Can Kara of Armenia to Baku.", []),
    ("President Ali Veli and President Can Kara discussed trade of two billion by 2045.",
     [("meeting", "held", "2022-06-15", None, {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli and Prime Minister Can Kara spoke by telephone on 3 May 2022.",
     [("call", "held", "2022-05-03", None, {"Ali Veli", "Can Kara"})]),
    ("President Ali Veli and Prime Minister Can Kara spoke of peace.", []),
    ("President Ali Veli attended the annual East Asia Summit in Bali on 3 May 2022.",
     [("summit", "held", "2022-05-03", "Bali", {"Ali Veli"})]),
    ("The President of the Republic of Georgia, Ali Veli, and the President of the Council of Ministers of Italy, Can Kara, met in Baku on 3 May 2022.",
     [("meeting", "held", "2022-05-03", "Baku", {"Ali Veli", "Can Kara"})]),
    # a headline without names is about the meeting below it
    ("Readout of Palace Meeting with Partners\n\nPresident Ali Veli met with Prime Minister Can Kara yesterday.",
     [("meeting", "held", "2022-06-14", None, {"Ali Veli", "Can Kara"})]),
    # a transcript: who speaks before the press was there; the meetings spoken of are others
    ("Remarks by President Ali Veli and Prime Minister Can Kara of Armenia in Joint Press Conference\n\nBaku, Azerbaijan\n\n"
     "PRESIDENT VELI: Thank you all for being here. The weather is fine today.\n",
     [("other", "held", "2022-06-15", "Baku", {"Ali Veli", "Can Kara"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_encounters(text: str, wanted: list[tuple[str, str, str | None, str | None, set[str]]]) -> None:
    found = [c for c in resolved(text, DAY).claims if isinstance(c, Encounter)]
    told = [
        (str(c.kind), str(c.status), c.period.iso() if c.period else None, c.place, {p.person for p in c.participants if p.person})
        for c in found
    ]  # fmt: skip
    for want in wanted:
        assert want in told
    assert len(told) <= len(wanted) + 1  # a named event in passing may stand beside
    assert wanted or not told


def test_the_two_states_after_which_an_encounter_is_called_were_there() -> None:
    (met,) = (
        c for c in resolved("The Georgian-Japanese talks were held in Oslo on 3 May 2021.").claims if isinstance(c, Encounter)
    )
    assert [p.of for p in met.participants] == ["Georgia", "Japan"]
