"""Meetings crossed: ways of meeting by kinds of names, days, places and layouts; lists of those present by ways of telling of them."""

from datetime import date

import pytest
from conftest import document

from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format

DAY = date(2022, 6, 15)  # a Wednesday
HOST = "Jordan's Foreign Minister Omar Haddad"
GUEST = "Peruvian Foreign Minister Ana Vega"

WAYS = [
    "{a} met {w} {p} with {b} to discuss trade.",
    "{a} received {b} {p} {w}.",
    "{b} was received {w} by {a} {p}.",
    "{b} paid a courtesy call on {a} {w} {p}.",
    "{b} called on {a} {p} {w}.",
    "{b} took leave of {a} {w} {p}.",
    "{a} bade farewell to {b} {p} {w}.",
    "{b} presented copies of credentials to {a} {w} {p}.",
    "{a} hosted a luncheon in honour of {b} {p} {w}.",
    "{a} engaged with {b} {p} {w} on matters of mutual interest.",
    "{a} also took the opportunity to meet with {b} {p} {w}.",
    "A meeting between {a} and {b} took place {p} {w}.",
    "During a meeting {p} {w} with {b}, {a} praised the ties of the two countries.",
    "{a} stressed the importance of trade in a meeting {w} with {b} {p}.",
    "Receiving {b} {p} {w}, {a} recalled a long friendship.",
    "Trade was the focus of talks held {w} {p} between {a} and {b}.",
    "{a} was joined {p} {w} by {b} for talks on trade.",
]

# How somebody is told of, and the name that he is read under.
NAMES = {
    "the Foreign Minister of Peru, Ana Vega,": "Ana Vega",
    "H.E. Hon. Dr. Moses Banda, MP, Minister of Lands of the Republic of Malawi,": "Moses Banda",
    "His Excellency Sheikh Khalid bin Hamad Al Nuaimi, Minister of Textiles of Qatar,": "Khalid bin Hamad Al Nuaimi",
    "the Foreign Minister of Bolivia, María Fernanda Quiroga Villalba,": "María Fernanda Quiroga Villalba",
    "Angolan Minister of External Relations João Carlos dos Santos Neto": "João Carlos dos Santos Neto",
    "Malaysian Foreign Minister Dato' Seri Haji Ahmad Zaki bin Osman": "Ahmad Zaki bin Osman",
    "the Minister of Defence of Malaysia, YB Datuk Seri Mohd Hafiz Abdullah,": "Mohd Hafiz Abdullah",
    "Yang Berhormat Dato Seri Setia Awang Haji Ismail bin Haji Damit, Minister of Development of Brunei,": "Ismail bin Haji Damit",
    "Ato Girma Wolde, Ambassador of Ethiopia to Jordan,": "Girma Wolde",
    "the Prime Minister of Samoa, Afioga Tuiasosopo Leota,": "Tuiasosopo Leota",
    "the Deputy Minister for Foreign Affairs of Myanmar, Daw Khin Hla Swe,": "Khin Hla Swe",
    "Shri V. P. Raghavan, Minister of State for External Affairs of India,": "V. P. Raghavan",
    "the Ambassador of Liberia, Her Excellency Madam Angie Lavala von Borman,": "Angie Lavala von Borman",
    "the Foreign Minister of NZ, Ana Vega,": "Ana Vega",
    "the Permanent Secretary Ministry of Trade, Ana Vega,": "Ana Vega",
    "the Ambassador of the Republic of China (Taiwan), Remus Chen,": "Remus Chen",
    "Peruvian Minister of State Mark Field": "Mark Field",
}

DAYS = {
    "on Tuesday": "2022-06-14",
    "on Tuesday, 14 June,": "2022-06-14",
    "on Tuesday, June 14th, 2022,": "2022-06-14",
    "yesterday": "2022-06-14",
    "this morning": "2022-06-15",
}
PLACES = {
    "in Amman": "Amman",
    "in the capital, Amman,": "Amman",
    "at Basman Palace": "Basman Palace",
    "at State House": "State House",
    "in Rome on the sidelines of a conference": "Rome",
}
LAYOUTS = [
    "AMMAN, 14 June 2022 – {s}",
    "14 June 2022, Amman: {s}",
    "Amman. June 14, 2022. {s}",
    "State House, Amman, Tuesday 14 June 2022 – {s}",
    "(Amman, 14 June 2022) {s}",
    "{s}\n\nAmman, 14 June 2022",
]

STORY = f"{HOST} received {GUEST} in Amman on Tuesday. They discussed trade."
STAFF = ("Nabil Farouk", "Rania Khoury", "Luis Prado")
LISTS = [
    "Deputy Minister Nabil Farouk, Director-General Rania Khoury and Peruvian Ambassador Luis Prado",
    "the Deputy Minister, Mr. Nabil Farouk, the Director-General, Mrs. Rania Khoury, and the Ambassador of Peru, Mr. Luis Prado",
    "Nabil Farouk, Deputy Minister; Rania Khoury, Director-General; and Luis Prado, Ambassador of Peru",
]
PRESENT = [
    "Also present at the meeting were {l}.",
    "Also present at the call were {l}.",
    "Also present: {l}.",
    "{l} also attended.",
    "{l} were also in attendance.",
    "{l} were on hand for the talks.",
    "{l} graced the occasion.",
    "The meeting saw the participation of {l}.",
    "The meeting took place in the presence of {l}.",
    "The occasion was graced by {l}.",
    "The Foreign Minister was flanked by {l}.",
    "Among the guests were {l}.",
    "The Jordanian delegation included {l}.",
    "Minister Haddad took part in the meeting together with {l}.",
]
LEADS = [
    "Present:",
    "Attendees:",
    "In attendance:",
    "The Minister was accompanied by:",
    "Present at the meeting were:",
    "Delegation:",
]
LINES = [
    "• Nabil Farouk, Deputy Minister\n• Rania Khoury, Director-General\n• Luis Prado, Ambassador of Peru",
    "1. Nabil Farouk, Deputy Minister\n2. Rania Khoury, Director-General\n3. Luis Prado, Ambassador of Peru",
    "Nabil Farouk – Deputy Minister\n\nRania Khoury – Director-General\n\nLuis Prado – Ambassador of Peru",
    "Nabil Farouk (Deputy Minister)\nRania Khoury (Director-General)\nLuis Prado (Ambassador of Peru)",
]

# Several of one office, and the office and state that each is read under.
SEVERAL = {
    "Ministers Ana Vega (Trade), Luis Prado (Economy) and Rosa Paz (Health)": {
        "Ana Vega": "Minister of Trade", "Luis Prado": "Minister of Economy", "Rosa Paz": "Minister of Health"},
    "the Ministers of Trade, Ana Vega, of Economy, Luis Prado, and of Health, Rosa Paz": {
        "Ana Vega": "Minister of Trade", "Luis Prado": "Minister of Economy", "Rosa Paz": "Minister of Health"},
    "the Ministers of Trade and Economy, Ana Vega and Luis Prado": {
        "Ana Vega": "Minister of Trade", "Luis Prado": "Minister of Economy"},
    "Ministers Ana Vega of Trade and Luis Prado of Economy": {
        "Ana Vega": "Minister of Trade", "Luis Prado": "Minister of Economy"},
    "the Ambassadors of Peru, H.E. Luis Prado, H.E. Kofi Boateng of Ghana and H.E. Rita Camilleri of Malta": {
        "Luis Prado": "Peru", "Kofi Boateng": "Ghana", "Rita Camilleri": "Malta"},
    "Ms Rita Camilleri of Malta, Ghana's Mr Kofi Boateng and Mr Luis Prado of Peru": {
        "Rita Camilleri": "Malta", "Kofi Boateng": "Ghana", "Luis Prado": "Peru"},
}  # fmt: skip

CREDENTIALS = [
    "President Tsend Bat of Mongolia received letters of credence from {l} in Ulaanbaatar on Tuesday.",
    "Letters of credence were presented to President Tsend Bat of Mongolia in Ulaanbaatar on Tuesday by {l}.",
    "Three ambassadors presented their credentials to President Tsend Bat of Mongolia in Ulaanbaatar on Tuesday: {l}.",
    "President Tsend Bat of Mongolia has welcomed three envoys. The trio, {l}, presented their credentials in Ulaanbaatar on Tuesday.",
    "President Tsend Bat of Mongolia received credentials from three envoys in Ulaanbaatar on Tuesday. They include {l}.",
]
ENVOYS = {
    "the Ambassador of Peru, Luis Prado; the Ambassador of Ghana, Kofi Boateng; and the Ambassador of Malta, Rita Camilleri",
    "Luis Prado of Peru, Kofi Boateng of Ghana and Rita Camilleri of Malta",
    "Mr Luis Prado of Peru, Ghana's Mr Kofi Boateng and Ms Rita Camilleri of Malta",
}

# A visit, then what is told of the guest without her name: who else was met.
AFTERWARDS = [
    "Her meeting with {h} focused on trade.",
    "In her meeting with {h}, she discussed trade.",
    "At a meeting with {h}, the two sides discussed trade.",
    "She and {h} discussed trade.",
    "{h} hosted a dinner in her honour.",
    "The Minister also took the opportunity to meet with {h}.",
    "During her stay she was received by {h}.",
]
BEFORE = {
    "Peruvian Foreign Minister Ana Vega visited Amman on 14 June 2022.": "2022-06-14",
    "AMMAN, 14 June 2022 – Peruvian Foreign Minister Ana Vega is in Jordan for an official visit.": None,
}


def met(text: str, published: date | None = DAY) -> list[dict[str, object]]:
    made = document(text, published)
    return [e for e in reading_format(made, resolve_alone(made))["encounters"] if e["status"] == "held"]


def people(encounter: dict[str, object]) -> set[str]:
    return {p["person"] for p in encounter["participants"] if p["person"]}  # type: ignore[attr-defined]


def told(frame: str, **words: str) -> str:
    text = " ".join(frame.format(**words).split())
    for doubled, once in ((" ,", ","), (" .", "."), (",.", "."), (",,", ",")):
        text = text.replace(doubled, once)
    return text[0].upper() + text[1:]


def lacking(text: str, names: set[str], day: str | None = None, place: str | None = None, published: date | None = DAY) -> bool:
    """Whether no encounter of a text has these people, and on that day and in that place where they are asked."""
    fitting = [e for e in met(text, published) if names <= people(e)]
    dated = [e for e in fitting if day is None or e["date"] == day]
    return not any(place is None or place in str(e["place"]) for e in dated)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_meets_is_read_by_name(way: str) -> None:
    read = {text: name for b, name in NAMES.items() if lacking(text := told(way, a=HOST, b=b, w="on Tuesday", p="in Amman"), {name, "Omar Haddad"}, "2022-06-14", "Amman")}  # fmt: skip
    assert read == {}


@pytest.mark.parametrize("way", WAYS)
def test_the_day_and_the_place_are_read(way: str) -> None:
    both = {"Ana Vega", "Omar Haddad"}
    days = {
        text: day for w, day in DAYS.items() if lacking(text := told(way, a=HOST, b=GUEST, w=w, p="in Amman"), both, day, "Amman")
    }
    places = {text: at for p, at in PLACES.items() if "joined" not in way and lacking(text := told(way, a=HOST, b=GUEST, w="on Tuesday", p=p), both, "2022-06-14", at)}  # fmt: skip
    assert days | places == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_frame_tells_day_and_place(layout: str) -> None:
    texts = [layout.format(s=told(way, a=HOST, b=GUEST, w="", p="")) for way in WAYS[:5] + WAYS[11:12]]
    assert [t for t in texts if lacking(t, {"Ana Vega", "Omar Haddad"}, "2022-06-14", "Amman", None)] == []


@pytest.mark.parametrize("way", PRESENT)
def test_those_present_are_added(way: str) -> None:
    texts = [f"{STORY} {told(way, l=listed)}" for listed in LISTS]
    assert [t for t in texts if lacking(t, {"Omar Haddad", "Ana Vega", *STAFF}, "2022-06-14", "Amman") or len(met(t)) > 1] == []


@pytest.mark.parametrize("lead", LEADS)
def test_a_list_below_a_story_joins_it(lead: str) -> None:
    texts = [f"{STORY}\n\n{lead}\n{lines}" for lines in LINES]
    assert [t for t in texts if lacking(t, {"Omar Haddad", "Ana Vega", *STAFF}, "2022-06-14", "Amman") or len(met(t)) > 1] == []


@pytest.mark.parametrize("listed", SEVERAL)
def test_each_of_several_has_his_own(listed: str) -> None:
    for frame in ("{a} met with {l} in Amman on Tuesday.", "{l} paid a courtesy call on {a} in Amman on Tuesday."):
        read = {p["person"]: (p["office"], p["of"]) for e in met(told(frame, a=HOST, l=listed)) for p in e["participants"]}  # type: ignore[attr-defined]
        assert {name: read.get(name) for name, his in SEVERAL[listed].items() if his not in read.get(name, ())} == {}


@pytest.mark.parametrize("way", CREDENTIALS)
def test_envoys_present_credentials(way: str) -> None:
    names = {"Tsend Bat", "Luis Prado", "Kofi Boateng", "Rita Camilleri"}
    texts = [told(way, l=envoys) for envoys in sorted(ENVOYS)]
    assert [t for t in texts if lacking(t, names, "2022-06-14", "Ulaanbaatar")] == []


# What two did, and where and when it was, told of in the next sentence.
DONE = {
    "reviewed ties of the two countries": [
        "This came at a meeting in Amman on Tuesday.",
        "This came during a meeting held in Amman on Tuesday.",
    ],
    "signed an agreement on visas": [
        "The agreement was signed in Amman on Tuesday.",
        "The agreement was signed on Tuesday at a forum in Amman.",
    ],
    "inked two agreements": [
        "The agreements were signed in Amman on Tuesday.",
        "The signing ceremony took place in Amman on Tuesday.",
    ],
}

STORIES = [(before, after) for before in BEFORE for after in AFTERWARDS]


@pytest.mark.parametrize(("before", "after"), STORIES)
def test_she_is_whom_the_sentence_before_tells_of(before: str, after: str) -> None:
    text = f"{before} {told(after, h='Jordanian Interior Minister Sami Odeh')}"
    assert not lacking(text, {"Ana Vega", "Sami Odeh"}, BEFORE[before], "Amman", None)


@pytest.mark.parametrize("deed", DONE)
def test_the_next_sentence_tells_where_and_when(deed: str) -> None:
    texts = [f"{HOST} and {GUEST} {deed}. {after}" for after in DONE[deed]]
    assert [t for t in texts if lacking(t, {"Omar Haddad", "Ana Vega"}, "2022-06-14", "Amman")] == []


def test_who_is_met_next_is_met_by_the_same() -> None:
    text = f"{HOST} on Tuesday held talks with {GUEST} in Amman before meeting Peruvian Trade Minister Luis Prado."
    assert not lacking(text, {"Omar Haddad", "Luis Prado"}, "2022-06-14", "Amman")
