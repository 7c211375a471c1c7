"""Whose office-holders are, where a report does not say."""

import pytest
from conftest import resolved

from elchi.model.claim import Encounter, Tenure

SIGNED = "Planning Minister Omar Haddad on Monday signed a loan with Director Jan Novak. Haddad thanked the Fund for its support to {state}."


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("AMMAN - " + SIGNED.format(state="Jordan"), "Jordan"),
        ("AMMAN: " + SIGNED.format(state="the Jordanian people"), "Jordan"),
        ("AMMAN - " + SIGNED.format(state="the region"), None),  # the state is not even named
        ("AMMAN - " + SIGNED.format(state="a school in Amman, Jordan"), None),  # nor here
        ("GENEVA - " + SIGNED.format(state="Switzerland"), None),  # no capital
        ("JUBA, 4 May 2005 - " + SIGNED.format(state="South Sudan"), None),  # no state yet
        (
            "AMMAN - " + SIGNED.format(state="Jordan") + " He then met Jordanian Prime Minister Tsend Bat.",
            None,
        ),  # a visitor's paper
    ],
)
def test_ministers_of_the_capital_a_report_is_sent_from(text: str, of: str | None) -> None:
    told = [c for c in resolved(text).claims if isinstance(c, Encounter)]
    assert {p.of for c in told for p in c.participants if p.person == "Omar Haddad"} == {of}


@pytest.mark.parametrize(
    ("text", "person", "of"),
    [
        # the two sides of what is named for them; the organs of a state; what stands in brackets behind an office
        (
            "Foreign Secretary Omar Haddad called on the Russian Foreign Minister Ivan Lvov before the India-Russia Strategic Dialogue.",
            "Omar Haddad",
            "India",
        ),
        ("Omar Haddad met Ivan Lvov, Chairman of Sudan's Transitional Sovereignty Council.", "Ivan Lvov", "Sudan"),
        ("Omar Haddad met Ivan Lvov, President of the Sudanese Sovereign Council.", "Ivan Lvov", "Sudan"),
        ("Presidents Omar Haddad (Georgia) and Ivan Lvov (Japan) met in Oslo.", "Omar Haddad", "Georgia"),
        # nor is the last of a row of guests of the state of whose paper it is
        (
            "MALIAN MINISTER MEETS GUESTS\n\nBAMAKO, May 4 - Malian Trade Minister Ivan Lvov met his Omani counterpart Jan Novak, "
            "Omani Energy Minister Tsend Bat and Foreign Minister Omar Haddad.",
            "Omar Haddad",
            "Oman",
        ),
        # who comes along with a president is of his state; whose office another of the same state holds is not
        (
            "Trade Minister Omar Haddad and Foreign Minister Jan Novak are accompanying the Malian President Ivan Lvov on his visit to Oman.",
            "Omar Haddad",
            "Mali",
        ),
        ("MINISTRY OF TRADE OF MALI\n\nTrade Minister Ivan Lvov of Mali met Trade Minister Omar Haddad.", "Omar Haddad", None),
        (
            "MUSCAT - Foreign Minister Ivan Lvov of Mali met with Foreign Minister Omar Haddad, accompanied by Trade Minister Tsend Bat of Oman.",
            "Omar Haddad",
            "Oman",
        ),
        ("Foreign Minister Omar Haddad was received on arrival by the Malian Ambassador to Oman Ivan Lvov.", "Omar Haddad", None),
        ("Omar Haddad met the Tánaiste (Deputy Prime Minister) of Ireland, Ivan Lvov.", "Ivan Lvov", "Ireland"),
        (
            "Omar Haddad met the former Commonwealth secretary-general and current Bahraini minister of trade, Ivan Lvov.",
            "Ivan Lvov",
            "Bahrain",
        ),
        ("Guinea's junta leader Colonel Omar Haddad met President Ivan Lvov of Mali.", "Omar Haddad", "Guinea"),
        # whose commitment somebody voices, whose delegation speaks, who stands for a state
        (
            "Foreign Minister Omar Haddad received the Ambassadors of Mali and Malta, affirming Sudan keenness to widen ties.",
            "Omar Haddad",
            "Sudan",
        ),
        (
            "Foreign Minister Omar Haddad received Ivan Lvov, Foreign Minister of Mali. Haddad reaffirmed Oman's full commitment to peace.",
            "Omar Haddad",
            "Oman",
        ),
        (
            "Foreign Minister Omar Haddad received Ivan Lvov, Foreign Minister of Mali. Haddad reaffirmed Oman's commitment and Syria's readiness to talk.",
            "Omar Haddad",
            "Oman",
        ),
        (
            "Foreign Minister Omar Haddad met his Pakistani counterpart Ivan Lvov in China, sources in the Indian delegation said.",
            "Omar Haddad",
            "India",
        ),
        (
            "The EU foreign ministers will meet in Brussels. Finland's representative at the meeting will be Foreign Minister Omar Haddad.",
            "Omar Haddad",
            "Finland",
        ),
        (
            "Foreign Minister Ivan Lvov of Iran arrived in Ankara. He met with President Omar Haddad and Turkish Foreign Minister Tsend Bat.",
            "Omar Haddad",
            "Türkiye",
        ),
        # the number of a paper names no agency; a short form of another language stands between office and name
        ("No. 59/SP/INA/5/2023\n\nForeign Minister Omar Haddad met Minister Ivan Lvov of Mali.", "Omar Haddad", None),
        ("Indonesian Foreign Minister (Menlu) Omar Haddad met Minister Ivan Lvov of Mali.", "Omar Haddad", "Indonesia"),
        # an envoy's host
        ("Foreign Minister Omar Haddad received the Ambassador of Japan to Jordan, Aiko Mori, on Monday.", "Omar Haddad", "Jordan"),
        (
            "Interior Minister Omar Haddad met Spain's Ambassador to Jordan Rosa Gil and France's Ambassador to Jordan Luc Petit.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Mongolian Foreign Minister Tsend Bat and Jordan's Ambassador to Mongolia Rami Saleh.",
            "Omar Haddad",
            None,
        ),
        # those who are accredited where he is at home
        ("Foreign Minister Omar Haddad met the diplomats accredited to Jordan on Monday.", "Omar Haddad", "Jordan"),
        ("Foreign Minister Omar Haddad held a luncheon with the ambassadors of Spain accredited in Chile.", "Omar Haddad", "Chile"),
        ("Foreign Minister Omar Haddad of Fiji met the diplomats accredited to Jordan on Monday.", "Omar Haddad", "Fiji"),
        # whose land a journey abroad is told of from
        (
            "Foreign Minister Omar Haddad will travel to Tonga next week. Fiji will help, he said. Fiji is a friend. It is good for Fiji.",
            "Omar Haddad",
            "Fiji",
        ),
        ("Prime Minister Omar Haddad will travel to Tonga. Fiji will help Tonga.", "Omar Haddad", "Fiji"),  # the only other one
        ("Prime Minister Omar Haddad will travel to Tonga. Fiji and Samoa will help Tonga.", "Omar Haddad", None),
        (
            "Japanese leader Aiko Mori arrived in Kenya. Mori was received by her host President Omar Haddad at State House, Nairobi. Deputy "
            "President Tsend Bat was also present to receive her.",
            "Omar Haddad",
            "Kenya",
        ),
        # whose ministry a newswire relies on
        (
            "Foreign Minister Omar Haddad met Spanish Minister Luc Petit in Lima. Jordan's foreign ministry said so.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Spanish Minister Luc Petit in Lima. The Jordanian foreign ministry said so.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Spanish Minister Luc Petit in Lima, Amman's foreign ministry said.",
            "Omar Haddad",
            "Jordan",
        ),
        ("Foreign Minister Omar Haddad met Spanish Minister Luc Petit at the Jordanian foreign ministry.", "Omar Haddad", None),
        # a delegation and its people
        ("President Tsend Bat of Mongolia received a delegation from Jordan led by Minister Omar Haddad.", "Omar Haddad", "Jordan"),
        (
            "President Tsend Bat of Mongolia received a Jordanian delegation comprising Deputy Minister Omar Haddad.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "President Tsend Bat of Mongolia discussed the visit of a team from Jordan with Minister Omar Haddad.",
            "Omar Haddad",
            None,
        ),
        # a host of several guests
        (
            "Foreign Ministers of Spain and Mongolia, Rosa Gil and Tsend Bat called on Prime Minister Omar Haddad during their visit to Jordan.",
            "Omar Haddad",
            "Jordan",
        ),
        # heads of bodies
        (
            "President Tsend Bat met the Secretary-General, Omar Haddad. The United Nations will help Mongolia.",
            "Omar Haddad",
            "United Nations",
        ),
        (
            "President Tsend Bat met the Secretary-General, Omar Haddad. The United Nations and ASEAN will help.",
            "Omar Haddad",
            None,
        ),
        # neither a headline nor where a party is given tells whose report it is
        (
            "Minister at Ministry of Foreign Affairs Meets Spanish Minister\n\nForeign Minister Omar Haddad met today with a guest from Spain.",
            "Omar Haddad",
            None,
        ),
        (
            "Foreign Minister Omar Haddad will meet Rosa Gil on Monday. A reception in the Spanish Foreign Ministry is planned too.",
            "Omar Haddad",
            None,
        ),
        # who receives is at home, but not beside a gathering
        ("Prime Minister Ali Veli received Japanese Foreign Minister Aiko Mori in Amman.", "Ali Veli", "Jordan"),
        ("Japanese Foreign Minister Aiko Mori was received by Prime Minister Ali Veli in Amman.", "Ali Veli", "Jordan"),
        (
            "Prime Minister Ali Veli received Japanese Foreign Minister Aiko Mori in Amman on the sidelines of the Water Forum.",
            "Ali Veli",
            None,
        ),
        (
            "By BSS\n\nJapanese Foreign Minister Aiko Mori called on President Ali Veli in Amman.",
            "Ali Veli",
            "Bangladesh",
        ),  # both abroad
        # whom a visitor meets
        (
            "Japanese Foreign Minister Aiko Mori visited Jordan on Monday. Mori met with King Hakim and Prime Minister Omar Haddad.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Japanese Foreign Minister Aiko Mori visited Jordan on Monday. Mori called Prime Minister Omar Haddad.",
            "Omar Haddad",
            None,
        ),
        # whose paper it is
        ("FOREIGN MINISTRY OF FIJI\n\nForeign Minister Omar Haddad met Minister Tsend Bat of Mongolia.", "Omar Haddad", "Fiji"),
        ("PRESIDENT TO VISIT REPUBLIC OF KENYA\n\nForeign Minister Omar Haddad will visit Kenya on Monday.", "Omar Haddad", None),
        (
            "Foreign Minister Omar Haddad met Kenyan Minister Rose Wanjiru. Fiji values its relations with Kenya.",
            "Omar Haddad",
            "Fiji",
        ),
        (
            "Foreign Minister Omar Haddad met Kenyan Minister Rose Wanjiru. They spoke of Fijian-Kenyan relations.",
            "Omar Haddad",
            "Fiji",
        ),
        (
            "Minister Omar Haddad, representing the President of Burundi, attended the 5th Business Forum in Baku.",
            "Omar Haddad",
            "Burundi",
        ),
        # by what state he is called later
        (
            "Foreign Minister Ali Veli met Secretary General Can Kara of the Arab League. Mr. Kara thanked the Foreign Minister of Georgia for the support.",
            "Ali Veli",
            "Georgia",
        ),
        (
            "Foreign Minister Omar Haddad spoke at the Water Forum in Lima. The Jordanian Minister thanked everybody.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Chilean Foreign Minister Ana Gil. The Chilean Minister thanked everybody.",
            "Omar Haddad",
            None,
        ),
        # the other of two states
        (
            "Foreign Minister Omar Haddad met his Japanese counterpart Aiko Mori. They reviewed ties between Jordan and Japan.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori and praised Japan-Jordan relations.",
            "Omar Haddad",
            "Jordan",
        ),
        (
            "Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori on relations between Kenya and Chad.",
            "Omar Haddad",
            None,
        ),
        (
            "Foreign Minister Omar Haddad concluded a visit to Japan. He met officials to advance Jordan-Japan ties.",
            "Omar Haddad",
            "Jordan",
        ),
        # who sends the report
        (
            "TOKYO, May 3 (KUNA) -- Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori on Monday.",
            "Omar Haddad",
            "Kuwait",
        ),
        (
            "Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori on Monday.\n\nSource: Bahrain News Agency",
            "Omar Haddad",
            "Bahrain",
        ),
        (
            "Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori on Monday, the Bahrain News Agency said.",
            "Omar Haddad",
            None,
        ),
        ("AMMAN - Foreign Minister Omar Haddad met Japanese Foreign Minister Aiko Mori on Monday.", "Omar Haddad", "Jordan"),
        # whoever comes along
        (
            "Japanese Prime Minister Aiko Mori met King Hakim of Jordan. Mori was accompanied by Foreign Minister Ken Sato.",
            "Ken Sato",
            "Japan",
        ),
        (
            "Prime Minister Aiko Mori of Japan, accompanied by Foreign Minister Ken Sato, met King Hakim of Jordan.",
            "Ken Sato",
            "Japan",
        ),
        # the state that a report names again and again, and that does something
        (
            "Prime Minister Ali Veli met Japanese Foreign Minister Aiko Mori. Fiji will open an embassy. Fiji thanked all. The people of Fiji rejoiced.",
            "Ali Veli",
            "Fiji",
        ),
        (
            "Prime Minister Ali Veli met Japanese Foreign Minister Aiko Mori on the war in Syria. Talks on Syria and the Syrian crisis go on.",
            "Ali Veli",
            None,
        ),
        # several foreign ministers are not of one state
        (
            "VIENNA - Minister Rosa Gil of Spain met Foreign Minister Ali Veli. She also met Foreign Minister Jan Novak.",
            "Ali Veli",
            None,
        ),
        # a list under one adjective
        (
            "Kenyan Foreign Minister Amani Otieno held talks with Japanese Foreign Minister Aiko Mori and Defence Minister Ken Sato.",
            "Ken Sato",
            "Japan",
        ),
        ("They met Ambassador Ali Veli, Permanent Representative of Poland.", "Ali Veli", "Poland"),
        # whom a traveller meets where he went, whoever is told of beside him
        (
            "Adviser Omar Haddad traveled to Georgia on March 1. In Tbilisi, Mr. Haddad met with Prime Minister Nino Beridze and "
            "officials including Foreign Minister Ion Rusu of Georgia. They spoke of the ties between Georgia and Jordan.",
            "Nino Beridze",
            "Georgia",
        ),
        # two of three are no pair
        (
            "Vice President Omar Haddad met with Prime Minister Aiko Mori of Japan. They spoke of Jordan-Japan-Kenya trade and of "
            "Japan-Kenya ties.",
            "Omar Haddad",
            None,
        ),
        # nor a pair with a third where two sides met already
        (
            "President Omar Haddad met Foreign Minister Ivan Lvov of Mali and Foreign Minister Tsend Bat of Mongolia. They spoke of "
            "Mali-China ties.",
            "Omar Haddad",
            None,
        ),
        (
            "President Omar Haddad met Foreign Minister Ivan Lvov of Mali. Haddad met Foreign Minister Tsend Bat of Mongolia. They spoke "
            "of Mali-China ties.",
            "Omar Haddad",
            None,
        ),
        # the ties of two guests are not the host's, who is told of far more often
        (
            "President Ali Veli met Prime Minister Can Kara of Japan in Geneva. They spoke of ties between Japan and Malta. "
            "Georgia will open an embassy. Georgia has a port. Georgia supports peace. Georgia thanked Japan.",
            "Ali Veli",
            "Georgia",
        ),
        # whose paper it is has one president, and a republic no king
        (
            "MINISTRY OF TRADE OF GEORGIA\n\nMinister Nino Beridze met President Luka Maisuradze and President Tsend Bat.",
            "Tsend Bat",
            None,
        ),
        ("MINISTRY OF TRADE OF GEORGIA\n\nMinister Nino Beridze met King Tsend Bat.", "Tsend Bat", None),
        # delegations and origins
        ("Deputy Minister Omar Haddad will lead the Jordanian delegation to the talks.", "Omar Haddad", "Jordan"),
        ("The Jordanian delegation will be headed by Deputy Minister Omar Haddad.", "Omar Haddad", "Jordan"),
        (
            "Minister Omar Haddad from Jordan, Minister Aiko Mori from Japan and Minister Rosa Gil from Spain met.",
            "Aiko Mori",
            "Japan",
        ),
    ],
)
def test_ministers_of_the_state_that_an_encounter_leaves_for_them(text: str, person: str, of: str | None) -> None:
    told = resolved(text).claims
    held = {p.of for c in told if isinstance(c, Encounter) for p in c.participants if p.person == person}
    held |= {c.holder.of for c in told if isinstance(c, Tenure) and c.holder.person == person}
    assert held == {of}
