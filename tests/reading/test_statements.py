"""Whose words a sentence holds: tags, quotations over several sentences, papers, dictation, authors."""

import pytest
from conftest import document, resolved

from elchi.exports.reading import reading_format
from elchi.model.claim import Statement

CASES = [
    ("The leaders praised the fund. The number of Directors was raised to seven. They also affirmed that trade will grow.",
     {"The leaders": "leaders", "They": "leaders"}),
    ("The ministers met in Kars. “No one wants this war” – Prime Minister Can Kara.", {"“No": "Can Kara"}),
    ("The ministers met in Kars. In the words of President Ali Veli, Asia must wake up.", {"In": "Ali Veli"}),
    ("Minister Saad al-Kaabi met them. Kaabi said that the work was done.", {"Kaabi": "Saad al-Kaabi"}),
    ("Minister Saad Al-Kaabi met them. Kaabi said that the work was done.", {"Kaabi": "Saad Al-Kaabi"}),
    ("Minister Saad al-Kaabi met them. Al-Kaabi said that the work was done.", {"Al-Kaabi": "Saad al-Kaabi"}),
    ("“We will work,” Foreign Minister Can Kara tweeted.", {"“We": "Can Kara"}),
    ("“We will work,” Foreign Minister Can Kara posted on his account.", {"“We": "Can Kara"}),
    ("Foreign Minister Can Kara met Prime Minister Ali Veli in Ankara. Trade will grow, a senior official told reporters on Monday.",
     {"Trade will grow": "senior official"}),
    ("Prime Minister Ali Veli cancelled his trip to Oslo, the foreign ministry of Norway said on Saturday.", {"Prime": "foreign ministry Norway"}),
    ("Foreign Minister Can Kara met the press. “Georgia welcomes its guests. Georgia expects more,” Prime Minister Ali Veli said.",
     {"“Georgia welcomes": "Ali Veli", "Georgia expects": "Ali Veli"}),
    ("Prime Minister Ali Veli spoke. \"The port is open,\" he said. \"Ships are welcome.\"", {'"The port': "Ali Veli", '"Ships': "Ali Veli"}),
    ("\"The border,\" said Foreign Minister Can Kara, \"is quiet.\"", {'"The border': "Can Kara"}),
    ("According to Foreign Minister Can Kara, Georgia supports the plan.", {"According": "Can Kara"}),
    ("This was reported by the press service of the ministry. \"The sides discussed trade,\" the message reads.",
     {"This": "press service of the ministry", '"The sides': "press service of the ministry"}),
    ("Observers believe that Georgia will accept.", {"Observers": "Observers"}),
    ("The Meeting encouraged Georgia to continue.", {"The Meeting": "Meeting"}),
    ("Ali Veli, Prime Minister of Georgia, praised the work, and a spokesman reported that Foreign Minister Can Kara thanked him.", {"Ali": "Ali Veli"}),
    ("Foreign Minister Can Kara met Prime Minister Ali Veli. They stressed the need for peace.", {"They": "Can Kara and Ali Veli"}),
    ("President Can Kara met Prime Minister Ali Veli. He applauded Georgia and Armenia's signing of the accord. The two leaders stressed the need for peace.",
     {"The two": "Can Kara and Ali Veli"}),
    ("President Can Kara met Prime Minister Ali Veli. The President and Prime Minister Veli praised the port. The President thanked his guest.",
     {"The President and": "Can Kara and Ali Veli", "The President thanked": "Can Kara"}),
    ("Foreign Minister Can Kara is expected to visit Oslo, the Daily Herald reported on Monday, citing people who know the plans.",
     {"Foreign": "Daily Herald"}),
    ("USAID noted that Georgia had asked for help.", {"USAID": "USAID"}),
    ("But banking sources said the plan was dead.", {"But": "banking sources"}),
    ("\"Trade will grow,\" a senior Georgian government official said.", {'"Trade': "senior Georgian government official"}),
    ("Foreign Ministry sources said trade would grow.", {"Foreign": "Foreign Ministry sources"}),
    ("As Ali Veli noted, the port is open.", {"As": "Ali Veli"}),
    ("The EU delegation proposed to hold the next round in Oslo.", {"The EU": "delegation"}),
    ("Prime Minister Ali Veli spoke to reporters. \"Can Kara knows the port,\" he said.", {'"Can': "Ali Veli"}),
    # who does the second is who did the first, whatever was spoken of
    ("Foreign Minister Can Kara met Prime Minister Ali Veli. They discussed aid among allies and partners. They agreed that trade must grow.",
     {"They agreed": "Can Kara and Ali Veli"}),
    ("Foreign Minister Can Kara met Prime Minister Ali Veli. Minister Kara thanked the delegations of observers. They stressed that trade must grow.",
     {"They stressed": "Can Kara and Ali Veli"}),
    # two leaders are no two states
    ("President Can Kara of Georgia met President Ali Veli of Armenia. Georgia held talks with Japan. The two leaders stressed that trade must grow.",
     {"The two leaders": "Can Kara and Ali Veli"}),
    ("President of Georgia Ali Veli: Thank you very much. It was good to meet. Foreign Minister Can Kara: I agree.",
     {"President": "Ali Veli", "It was": "Ali Veli", "Foreign": "Can Kara"}),
    # whom a quotation names is not who speaks
    ("President Ali Veli met the Foreign Minister, Can Kara. “Good to see Minister Can Kara again. We spoke of trade,” he said.",
     {"“Good": "Ali Veli", "We spoke": "Ali Veli"}),
    # two who speak in one sentence: whoever leads in to the quotation goes on
    ("President Ali Veli met Minister Can Kara. Veli said trade had grown while Kara said, “We need ships. We need ports.”",
     {"Veli said": "Ali Veli", "We need ports": "Can Kara"}),  # both for the sentence; here the last of the two
    ("President Ali Veli underlined that trade had grown, while Prime Minister Can Kara praised the port.", {"President": "Can Kara"}),
    # who relays it, and who goes on
    ("Minister Can Kara met Minister Ali Veli. Veli voiced concern. He also stressed the need for peace, the RBA agency reports. He thanked all.",
     {"Veli": "Ali Veli", "He also": "Ali Veli", "He thanked": "Ali Veli"}),
    ("Trade will grow, announced Minister Can Kara’s foreign policy adviser Jan Novak. The first fair was last year. A forum will open, he said.",
     {"Trade": "Jan Novak", "A forum": "Jan Novak"}),
    ("WASHINGTON: President Ali Veli said on Wednesday that trade would grow.", {"WASHINGTON": "Ali Veli"}),
    ("Georgia stresses that, besides the programme, the work plan should emphasise trade.", {"Georgia": "Georgia"}),
    ("In President Ali Veli's words, trade will grow.", {"In": "Ali Veli"}),
    ("President Ali Veli opened the fair. In his own words, trade will grow.", {"In his": "Ali Veli"}),
    ("“It is done. We are glad!” President Ali Veli tweeted on his way home.", {"“It": "Ali Veli", "We are": "Ali Veli"}),
    ("President Ali Veli of Georgia met Prime Minister Can Kara of Japan. The Japanese leader praised the port.", {"The Japanese": "Can Kara"}),
    ("President Ali Veli of Georgia met Foreign Minister Can Kara of Japan. Japan's top diplomat praised the port.", {"Japan's": "Can Kara"}),
    ("President Ali Veli of Georgia met Foreign Minister Can Kara of Japan. Japan's leader praised the port.", {"Japan's": "leader"}),
]  # fmt: skip


def speakers(text: str) -> dict[str, str]:
    found = reading_format(document(text), resolved(text))["statements"]
    return {s["quote"]: s["speaker"] for s in found}


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_speaker(text: str, wanted: dict[str, str]) -> None:
    found = speakers(text)
    for begins, speaker in wanted.items():
        named = {who for quote, who in found.items() if quote.startswith(begins)}
        assert len(named) == 1, found
        assert all(word in next(iter(named)) for word in speaker.split() if word != "and")


def test_each_of_several_speakers_is_one() -> None:
    found = resolved("President Can Kara of Georgia met Prime Minister Ali Veli of Armenia. They stressed the need for peace.")
    said = next(c for c in found.claims if isinstance(c, Statement) and c.gist.startswith("They"))
    assert [(p.person, p.person_id, p.of_id) for p in said.speakers] == [
        ("Can Kara", "person:can-kara", "state:ge"),
        ("Ali Veli", "person:ali-veli", "state:am"),
    ]


SILENT = [
    "Their shared vision is bold.",
    "The road was long, stressing the old car.",
    "The agreement that concluded the talks is old.",
    "Georgia and Japan will bring together researchers and other stakeholders to share ideas.",
    "They spent an hour on the role that Georgia and other partners can play to support a settlement.",
    "Georgia will open a working group, which will share expertise.",
    "They are founded on values reinforced by the shared objective of peace.",
    # nouns that are verbs in the same form, and what somebody is asked to do
    "They discussed U.S. support for peace and Georgia's claims.",
    "The Task Force is to get Georgia back to work.",
    "Calls upon Georgia to report on the war.",
    "The Commission has no comment on trade.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_speaks(text: str) -> None:
    assert speakers(text) == {}


def test_words_given_in_full_end_where_their_speaker_is_told_of() -> None:
    text = """
        Minister visits the port

        Following the talks the Foreign Minister Can Kara said:

        The port is open to all ships.

        We must keep it so.

        The Foreign Minister will travel on to Oslo on Tuesday.
        """
    found = {q: w for q, w in speakers(text).items() if not q.startswith("Following")}
    assert found == {"The port is open to all ships.": "Can Kara", "We must keep it so.": "Can Kara"}


def test_a_statement_by_title_is_its_author_s() -> None:
    text = """
        Joint Statement by Minister Can Kara on the port

        The port is a matter of concern. I have spoken to my colleagues.
        """
    assert set(speakers(text).values()) == {"Can Kara"}


def test_a_tag_and_what_it_reports_are_two() -> None:
    text = "Prime Minister Ali Veli stressed that trade grows, the Foreign Ministry said."
    found = reading_format(document(text), resolved(text))["statements"]
    assert {s["speaker"] for s in found} == {"Foreign Ministry", "Ali Veli"}


def test_a_transcript_s_turns_go_on_over_paragraphs() -> None:
    text = """
        Remarks before the talks with Foreign Minister Can Kara

        SECRETARY VELI: Good morning to everybody here today.

        The port is a good thing for us all.

        FOREIGN MINISTER KARA: Thank you for these warm words.
        """
    assert list(speakers(text).values()) == ["Secretary Veli", "Secretary Veli", "Can Kara"]
