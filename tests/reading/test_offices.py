"""Offices as written: whose they are, where they end."""

import pytest
from conftest import reading_of, resolved

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import load_lexicon
from elchi.model.claim import Commitment, Encounter, Statement, Tenure
from elchi.reading.names.joint import parted

CASES = [
    ("They met UN Secretary-General's Special Envoy Ali Veli.", "Ali Veli", "Secretary-General's Special Envoy", "UN"),
    ("They met Chancellor of the Exchequer Ali Veli.", "Ali Veli", "Chancellor of the Exchequer", "United Kingdom"),
    ("SENATOR SAYS VELI TO VETO BILL\n\nROME, May 3 - President Ali Veli of Malta spoke.", "Ali Veli", "President", "Malta"),
    ("Ali Veli, executive secretary of the U.N. Economic Commission for Africa, spoke.", "Ali Veli", "executive secretary", "U.N. Economic Commission for Africa"),
    ("PRESIDENT VELI HINTS TRADE MAY GROW\n\nROME, May 3 - President Ali Veli of Malta spoke.", "Ali Veli", "President", "Malta"),
    ("They met Bundesbank President Ali Veli.", "Ali Veli", "Bundesbank President", "Germany"),
    ("They met the president of the Bundesbank, Ali Veli.", "Ali Veli", "president", "Bundesbank"),
    ("They met Kara and Bundestag President Ali Veli.", "Ali Veli", "Bundestag President", "Germany"),
    ("But Bank of Japan Governor Ali Veli spoke.", "Ali Veli", "Bank of Japan Governor", "Japan"),
    ("They met the Bank of Japan's Governor Ali Veli.", "Ali Veli", "Governor", "Bank of Japan"),
    ("MALTA OPENS TALKS ON DEBT\n\nVALLETTA, May 3 - They met Treasury Secretary Ali Veli.", "Ali Veli", "Treasury Secretary", "United States"),
    ("ARGENTINA OPENS TALKS\n\nMINISTRY OF TRADE OF ARGENTINA\n\nThey met Treasury Secretary Ali Veli.", "Ali Veli", "Treasury Secretary", "Argentina"),
    ("Ex-minister Ali Veli of Malta spoke.", "Ali Veli", "minister", "Malta"),
    ("The ex-foreign minister Ali Veli spoke.", "Ali Veli", "foreign minister", None),
    ("They met Malta's European and Foreign Affairs Minister Ali Veli.", "Ali Veli", "European and Foreign Affairs Minister", "Malta"),
    ("They met Samdech Techo ALI Velid, President of the Senate.", "ALI Velid", "President of the Senate", None),
    ("They met the Speaker, Fernando da Piedade Dias dos Velidos, in Rome.", "Fernando da Piedade Dias dos Velidos", "Speaker", None),
    ("They were received by the Governor of Astrakhan region of the Russian Federation Ali Veli.", "Ali Veli", "Governor", "Astrakhan region"),
    ("They met Special Assistant to the Prime Minister (SAPM) Ali Veli.", "Ali Veli", "Special Assistant to the Prime Minister", None),
    ("Sheikh Salem Khalid Al Hamad Al Mubarak Al Velid, Crown Prince of Kuwait, spoke.", "Salem Khalid Al Hamad Al Mubarak Al Velid", "Crown Prince", "Kuwait"),
    ("They met Ali Veli (Deputy Minister of Trade) and others.", "Ali Veli", "Deputy Minister of Trade", None),
    ("Minister Ali Veli (Georgia) spoke.", "Ali Veli", "Minister", "Georgia"),
    ("They met the minister of justice, human rights and constitutional affairs, the Honourable Ali Veli, in May.", "Ali Veli", "minister of justice, human rights and constitutional affairs", None),
    ("They were received by the Undersecretary of Foreign Affairs (S) Ali Veli.", "Ali Veli", "Undersecretary of Foreign Affairs", None),
    ("The Minister of Foreign Affairs (ad interim) Ali Veli spoke.", "Ali Veli", "Minister of Foreign Affairs", None),
    ("They met Ali Veli, Commissioner in charge of Political Affairs, Peace and Security of the ECOWAS Commission.", "Ali Veli", "Commissioner in charge of Political Affairs, Peace and Security", "ECOWAS Commission"),
    ("The meeting was chaired by Ali Veli, Minister for Trade and Tourism, of Samoa.", "Ali Veli", "Minister for Trade and Tourism", "Samoa"),
    ("Ali Veli, Minister Responsible for Foreign Affairs of Oman, spoke.", "Ali Veli", "Minister Responsible for Foreign Affairs", "Oman"),
    ("They met Ali Veli, Adviser to the Georgian President.", "Ali Veli", "Adviser to the Georgian President", "Georgia"),
    ("They met Ali Veli, Adviser to the UAE President.", "Ali Veli", "Adviser to the UAE President", "UAE"),
    ("Ali Veli, Chair of the Authority of Heads of State and Government, spoke.", "Ali Veli", "Chair of the Authority of Heads of State and Government", None),
    ("They met Ambassador Ali Veli, Secretary-General of the Caribbean Community.", "Ali Veli", "Secretary-General", "Caribbean Community"),
    ("The Minister of Trade of Malta, Jose Santiago Sta. Romana, spoke.", "Jose Santiago Sta. Romana", "Minister of Trade", "Malta"),
    ("The Minister in charge of Foreign Affairs of Oman, Ali Veli, spoke.", "Ali Veli", "Minister in charge of Foreign Affairs", "Oman"),
    ("Ali Veli, Minister Responsible for Foreign Affairs, spoke.", "Ali Veli", "Minister Responsible for Foreign Affairs", None),
    ("Speaker National Assembly Ali Veli spoke.", "Ali Veli", "Speaker National Assembly", None),
    ("Chairman Senate Ali Veli spoke.", "Ali Veli", "Chairman Senate", None),
    ("The Minister of Trade of Malta, Ali Veli Monday called on the envoy.", "Ali Veli", "Minister of Trade", "Malta"),
    ("His Georgian counterpart President Ali Veli spoke.", "Ali Veli", "President", "Georgia"),
    ("UN High Commissioner for Human Rights Ali Veli spoke.", "Ali Veli", "High Commissioner for Human Rights", "UN"),
    ("The Chairman of the Presidium of the Supreme Soviet of the USSR, N. V. Veli, spoke.", "N. V. Veli", "Chairman", "Presidium of the Supreme Soviet of the USSR"),
    ("The Minister of Trade and Tourism for the Republic of Malta, Hon. Ali Veli, spoke.", "Ali Veli", "Minister of Trade and Tourism", "Republic of Malta"),
    ("The Community's Secretary General Sultan Raev arrived.", "Sultan Raev", "Secretary General", None),
    ("They met Foreign Minister Ali Veli Sept. 3 in Rome.", "Ali Veli", "Foreign Minister", None),
    ("The Minister of Trade, Senator the Hon. Ali Veli, spoke.", "Ali Veli", "Minister of Trade", None),
    ("The Ambassador of Oman (H.E. Salim Al Velid) spoke.", "Salim Al Velid", "Ambassador", "Oman"),
    ("They met Deputy Prime Minister – Minister of Trade of the Republic of Georgia Ali Veli.", "Ali Veli", "Deputy Prime Minister – Minister of Trade", "Republic of Georgia"),
    ("The Deputy Prime Minister/Minister of Finance of Tonga, Ali Veli, spoke.", "Ali Veli", "Deputy Prime Minister / Minister of Finance", "Tonga"),
    ("Aide to the President of Georgia Ali Veli arrived.", "Ali Veli", "Aide to the President", "Georgia"),
    ("They met an adviser to the President of Georgia Ali Veli.", "Ali Veli", "President", "Georgia"),
    ("Special Representative of the President of Georgia for Afghanistan Ali Veli spoke.", "Ali Veli", "Special Representative of the President for Afghanistan", "Georgia"),
    ("Oman's Foreign Minister Prince Ali bin Hamad spoke.", "Ali bin Hamad", "Foreign Minister", "Oman"),
    ("Somalia's President Hassan Sheikh Velid spoke.", "Hassan Sheikh Velid", "President", "Somalia"),
    ("H.E. Mr. Ali Veli, Deputy Minister of FA of Georgia, spoke.", "Ali Veli", "Deputy Minister of FA", "Georgia"),
    ("Present were Ali Veli, Counsel to the President, and others.", "Ali Veli", "Counsel to the President", None),
    ("Ali Veli, member of the Politburo of the Central Committee, spoke.", "Ali Veli", "member of the Politburo of the Central Committee", None),
    ("Uganda’s Permanent Secretary, Ministry of Foreign Affairs, Ali Veli Kara, spoke.", "Ali Veli Kara", "Permanent Secretary, Ministry of Foreign Affairs", "Uganda"),
    ("Ali Veli, Director General, Ministry of Trade of Georgia, spoke.", "Ali Veli", "Director General, Ministry of Trade", "Georgia"),
    ("Nepal's Foreign Secretary and the Director General, Ministry of Trade of Angola, Ali Veli, spoke.", "Ali Veli", "Director General, Ministry of Trade", "Angola"),
    ("The Minister for Foreign Affairs of the Kingdom of Saudi Arabia, His Highness Prince Ali bin Hamad Al-Veli, spoke.", "Ali bin Hamad Al-Veli", "Minister for Foreign Affairs", "Kingdom of Saudi Arabia"),
    ("The Permanent Representative of Oman to the Organization of Islamic Cooperation (OIC), Dr. Ali bin Hamad, spoke.", "Ali bin Hamad", "Permanent Representative to the Organization of Islamic Cooperation", "Oman"),
    ("Secretary General of the Arab League, H.E. Dr. Ali A. Al-Veli, spoke.", "Ali A. Al-Veli", "Secretary General", "Arab League"),
    ("H.E. the Vice Minister of Foreign Affairs of Jordan, Eng. Ali Veli, spoke.", "Ali Veli", "Vice Minister of Foreign Affairs", "Jordan"),
    ("HE Minister of Foreign Affairs of the sisterly Sultanate of Oman Sayyid Ali bin Hamad spoke.", "Ali bin Hamad", "Minister of Foreign Affairs", "Sultanate of Oman"),
    ("The Ambassador Extraordinary and Plenipotentiary of Belarus to Turkmenistan Ali Veli spoke.", "Ali Veli", "Ambassador Extraordinary and Plenipotentiary to Turkmenistan", "Belarus"),
    ("The First Deputy Chairman of the Council of Ministers of the USSR, A. A. Veli, spoke.", "A. A. Veli", "First Deputy Chairman of the Council of Ministers", "USSR"),
    ("The Permanent Representative-Designate of Pakistan, Ali Veli, spoke.", "Ali Veli", "Permanent Representative-Designate", "Pakistan"),
    ("They met Ali Veli, Minister of Foreign Affairs, International Business and International Cooperation of Suriname.", "Ali Veli", "Minister of Foreign Affairs, International Business and International Cooperation", "Suriname"),
    ("Ali Veli, Minister of Foreign and CARICOM Affairs of the Republic of Trinidad and Tobago, was pleased to speak.", "Ali Veli", "Minister of Foreign and CARICOM Affairs", "Republic of Trinidad and Tobago"),
    ("The Minister for Women, Children and Poverty Alleviation, Ali Veli, spoke.", "Ali Veli", "Minister for Women, Children and Poverty Alleviation", None),
    ("They met the Minister of Home Affairs, Immigration, Safety and Security of Namibia, Ali Veli.", "Ali Veli", "Minister of Home Affairs, Immigration, Safety and Security", "Namibia"),
    ("Prime Minister of the Lao People's Democratic Republic (Lao PDR) H.E. Dr. Ali Veli spoke.", "Ali Veli", "Prime Minister", "Lao People's Democratic Republic"),
    ("The Ambassador of Chile in Peru, Ali Veli, was present.", "Ali Veli", "Ambassador in Peru", "Chile"),
    ("The Director of the Office of His Majesty Ali Veli attended.", "Ali Veli", "Director of the Office of His Majesty", None),
    ("He received Russia's Ambassador to Kuwait Vladimir Zorin.", "Vladimir Zorin", "Ambassador to Kuwait", "Russia"),
    ("The Minister for Foreign Affairs of Sri Lanka, M. U. M. Ali Veli, arrived.", "M. U. M. Ali Veli", "Minister for Foreign Affairs", "Sri Lanka"),
    ("They met the Equatorial Guinean Ambassador, Moises Mba Nchama, on Monday.", "Moises Mba Nchama", "Ambassador", "Equatorial Guinea"),
    ("He called on Ali Kamal Veli ‘Prachanda’, Prime Minister of Nepal, at his office.", "Ali Kamal Veli", "Prime Minister", "Nepal"),
    ("She will chair it with her counterpart Maldives Foreign Affairs Minister Ali Veli in May.", "Ali Veli", "Foreign Affairs Minister", "Maldives"),
    ("The deal was signed by Acting Director General of XYFAD Ali Veli.", "Ali Veli", "Acting Director General", "XYFAD"),
    ("Bahrain's Minister of Finance and National Economy Sheikh Ali Veli spoke.", "Ali Veli", "Minister of Finance and National Economy", "Bahrain"),
    ("They met the Prime Minister of Jamaica, Most Honourable Ali Veli.", "Ali Veli", "Prime Minister", "Jamaica"),
    ("Georgia's outspoken young Prime Minister Ali Veli spoke.", "Ali Veli", "Prime Minister", "Georgia"),
    ("USAID Administrator Samira Power said so.", "Samira Power", "USAID Administrator", None),  # a word that means something else
    ("Secretary-General Patrizia Scotland, who came first, spoke.", "Patrizia Scotland", "Secretary-General", None),
    ("The Deputy Minister of Foreign Affairs of the Republic of Ruritania Ali Veli spoke.", "Ali Veli", "Deputy Minister of Foreign Affairs", "Republic of Ruritania"),
    ("The Minister of Foreign Affairs and Worship Ali Veli spoke.", "Ali Veli", "Minister of Foreign Affairs and Worship", None),
    ("The Premier of Montserrat, Dr. the Hon. Ali Veli, presided.", "Ali Veli", "Premier", "Montserrat"),
    ("Present were the Acting Premier, Montserrat, Dr. the Hon. Ali Veli, and others.", "Ali Veli", "Acting Premier", "Montserrat"),
    ("It was his first summit with then-President Ali Veli.", "Ali Veli", "President", None),
    ("He met ex-Foreign Minister Ali Veli.", "Ali Veli", "Foreign Minister", None),
    ("He received Mr. Ali Veli, Consul-General of Jordan in Jeddah.", "Ali Veli", "Consul-General", "Jordan"),
    ("The High Commissioner-designate of Ghana, H.E. Ali Veli, called.", "Ali Veli", "High Commissioner-designate", "Ghana"),
    ("They met Speaker of the Iraqi Council of Representatives Ali Veli.", "Ali Veli", "Speaker", "Iraqi Council of Representatives"),
    ("HE Minister of State at the Ministry of Foreign Affairs Dr. Ali Veli met him.", "Ali Veli", "Minister of State at the Ministry of Foreign Affairs", None),
    ("Kenya's Minister for Foreign Affairs, Mr Moses Odhiambo, is visiting Australia.", "Moses Odhiambo", "Minister for Foreign Affairs", "Kenya"),
    ("Secretary General of the Organization of Turkic States Ali Veli spoke.", "Ali Veli", "Secretary General", "Organization of Turkic States"),
    ("Ali Veli, Minister of Foreign Affairs of the Republic of Georgia, spoke.", "Ali Veli", "Minister of Foreign Affairs", "Republic of Georgia"),
    ("Sri Lankan Minister of Trade, Commerce and Consumer Affairs Ali Veli spoke.", "Ali Veli", "Minister of Trade, Commerce and Consumer Affairs", "Sri Lanka"),
    ("The Speaker of the Iranian parliament, Ali Veli, spoke.", "Ali Veli", "Speaker of the parliament", "Iran"),
    ("They met Ali Veli, the Chairman of the State Duma of Russia, on Monday.", "Ali Veli", "Chairman of the State Duma", "Russia"),
    ("Ali Veli, the speaker of the Chilean parliament's upper house, spoke.", "Ali Veli", "speaker of the parliament's upper house", "Chile"),
    ("They met the head of the Greek parliament's foreign affairs committee Ali Veli.", "Ali Veli", "head of the parliament's foreign affairs committee", "Greece"),
    ("They met the Speaker of Japan's parliament Ali Veli.", "Ali Veli", "Speaker of Japan's parliament", "Japan"),
    ("They met the Commander of the Turkish armed forces, Ali Veli.", "Ali Veli", "Commander of the armed forces", "Türkiye"),
    ("The Director of the Liechtenstein Foreign Office, Ali Veli, spoke.", "Ali Veli", "Director of the Foreign Office", "Liechtenstein"),
    ("The Chairperson of the African Union (AU) Commission, H.E. Ali Veli, spoke.", "Ali Veli", "Chairperson", "African Union Commission"),
    ("The new Ethiopian Permanent Representative to the African Union, Mr Ali Veli, spoke.", "Ali Veli", "Permanent Representative to the African Union", "Ethiopia"),
    ("The newly appointed Ambassador of Georgia to Japan, H.E. Ali Veli, spoke.", "Ali Veli", "Ambassador to Japan", "Georgia"),
    ("They met the leader of the German opposition Ali Veli.", "Ali Veli", "leader of the opposition", "Germany"),
    ("Turkey’s president, Ali Veli, spoke.", "Ali Veli", "president", "Turkey"),
    ("President Ali Veli of Finland spoke.", "Ali Veli", "President", "Finland"),
    ("Ali Veli, Spokesperson and Chief Advisor to the President of Turkey, spoke.", "Ali Veli", "Spokesperson and Chief Advisor to the President", "Turkey"),
    ("National Security Council Secretary Ali Veli of Armenia spoke.", "Ali Veli", "National Security Council Secretary", "Armenia"),
    ("US Assistant Secretary of State for South and Central Asian Affairs Ali Veli spoke.", "Ali Veli", "Assistant Secretary of State for South and Central Asian Affairs", "US"),
    ("Emir of the State of Qatar Tamim bin Hamad Al Thani spoke.", "Tamim bin Hamad Al Thani", "Emir", "State of Qatar"),
    ("Greek PM Ali Veli spoke at 7 PM.", "Ali Veli", "Prime Minister", "Greece"),
    ("HE the Minister of State of Georgia Ali Veli spoke.", "Ali Veli", "Minister of State", "Georgia"),
    ("HE Foreign Minister of Georgia Ali Veli spoke.", "Ali Veli", "Foreign Minister", "Georgia"),
    ("H.E. Dr. Ali Veli, Federal Minister for Foreign Affairs, Austria, spoke.", "Ali Veli", "Federal Minister for Foreign Affairs", "Austria"),
    ("They received visiting Japanese State Councillor Ali Veli.", "Ali Veli", "State Councillor", "Japan"),
    ("Ambassador of Spain to the Republic of Serbia Ali Veli spoke.", "Ali Veli", "Ambassador to the Republic of Serbia", "Spain"),
    ("The High Commissioner of Kenya to Malawi, His Excellency Ali Veli, spoke.", "Ali Veli", "High Commissioner to Malawi", "Kenya"),
    ("Spain's Ambassador to Belgrade Ali Veli spoke.", "Ali Veli", "Ambassador to Belgrade", "Spain"),
    ("Deputy Foreign Minister Mr. A.Veliyev of Georgia spoke.", "A.Veliyev", "Deputy Foreign Minister", "Georgia"),
    ("President Kh.Battsagaan of Mongolia spoke.", "Kh.Battsagaan", "President", "Mongolia"),
    ("Foreign Minister Ali Veli of Georgia was at Maximos Mansion.", "Ali Veli", "Foreign Minister", "Georgia"),
    ("Qatari Emir Tamim spoke.", "Tamim", "Emir", "Qatar"),
    ("GUAM Secretary General Ambassador Ali Veli spoke.", "Ali Veli", "Secretary General", "GUAM"),
    ("Ali Veli, Speaker of the Seimas, spoke.", "Ali Veli", "Speaker", "Seimas"),
    ("His Majesty King Abdullah of Jordan spoke.", "Abdullah", "King", "Jordan"),
    ("Deputy Foreign and European Integration Minister Ali Veli of Georgia spoke.", "Ali Veli", "Deputy Foreign and European Integration Minister", "Georgia"),
    ("Secretary General of TURKSOY Sultan Veli spoke.", "Sultan Veli", "Secretary General", "TURKSOY"),
    ("Sultan Veli, Secretary General of TURKSOY, spoke.", "Sultan Veli", "Secretary General", "TURKSOY"),
    ("The Sultan of Oman, Haitham bin Tariq, spoke.", "Haitham bin Tariq", "Sultan", "Oman"),
    ("Sultan Qaboos spoke.", "Qaboos", "Sultan", None),
    ("Iraqi envoy Amir Khan Veliyev spoke.", "Amir Khan Veliyev", "envoy", "Iraq"),
    ("He met UN special envoy on the Cyprus dispute Jane Holl.", "Jane Holl", "special envoy on the Cyprus dispute", "UN"),
    ("He met Vice Minister of Unification Chun Hae-Sung of South Korea.", "Chun Hae-Sung", "Vice Minister of Unification", "South Korea"),
    ("He met Head of Unit for Georgia and Moldova Diana Kara.", "Diana Kara", "Head of Unit for Georgia and Moldova", None),
    ("Jane Doe, Consul General in San Diego, spoke.", "Jane Doe", "Consul General in San Diego", None),
    ("He met Assistant Foreign Minister for Americas Affairs, Ambassador Hamad Al-Kara.", "Hamad Al-Kara", "Assistant Foreign Minister for Americas Affairs", None),
    ("He met Deputy Foreign Minister Ambassador Burak Kara.", "Burak Kara", "Deputy Foreign Minister", None),
    ("He met the Special Envoy for the Red Sea, Gulf of Aden and Somalia, Ali Veli.", "Ali Veli", "Special Envoy for the Red Sea, Gulf of Aden and Somalia", None),
    ("He met the mayor of Paris, Ali Veli.", "Ali Veli", "mayor", "Paris"),
    ("Mr Ali Veli, Minister of Defence, Justice and Security, spoke.", "Ali Veli", "Minister of Defence, Justice and Security", None),
    ("Ali Veli, Minister of Land Management, spoke.", "Ali Veli", "Minister of Land Management", None),
    ("The Thai Senate president, Ali Veli, spoke.", "Ali Veli", "Senate president", "Thailand"),
    ("She met Speaker of the Seimas Loreta Kara.", "Loreta Kara", "Speaker", "Seimas"),
    ("Vietnamese General Secretary To Lam spoke.", "To Lam", "General Secretary", "Vietnam"),
    ("He announced the appointment of Ana Kara of Spain as Acting Special Adviser.", "Ana Kara", "Acting Special Adviser", None),
    ("The President appointed Ali Veli his special representative for trade.", "Ali Veli", "special representative for trade", None),
    ("The UK’s Foreign Secretary the Rt. Hon Lord David Kara attended.", "David Kara", "Foreign Secretary", "UK"),
    ("The Prime Minister of Barbados, Dr. the Rt. Honourable Keith Kara, spoke.", "Keith Kara", "Prime Minister", "Barbados"),
    ("Brazil's Sherpa, Ambassador Ana Kara, spoke.", "Ana Kara", "Sherpa", "Brazil"),
    # an adjective before "and" describes the same office; a short form stands for the whole one
    ("Austrian European and International Affairs Minister Ali Veli spoke.", "Ali Veli", "European and International Affairs Minister", "Austria"),
    ("The Special Envoy of the Secretary-General (SESG) Ali Veli spoke.", "Ali Veli", "Special Envoy of the Secretary-General (SESG)", None),
    # common words in capitals go on with the name of a body, and begin no name of a person
    ("Director of the Office of Public Engagement Ali Veli spoke.", "Ali Veli", "Director of the Office of Public Engagement", None),
    ("Director of the Office of Pandemic Preparedness and Response Policy Ali Veli spoke.", "Ali Veli",
     "Director of the Office of Pandemic Preparedness and Response Policy", None),
    # a president is for nothing
    ("Special Representative of the President for International Cooperation Ali Veli spoke.", "Ali Veli",
     "Special Representative of the President for International Cooperation", None),
    ("Secretary to the President for Economic Security Ali Veli of Georgia spoke.", "Ali Veli", "Secretary to the President for Economic Security", "Georgia"),
    ("Ali Veli, Secretary of State for Foreign, Commonwealth and Development Affairs of Georgia, spoke.", "Ali Veli",
     "Secretary of State for Foreign, Commonwealth and Development Affairs", "Georgia"),
    ("The plan goes back to the eighties under President Ali Veli.", "Ali Veli", "President", None),
    ("Under Secretary Ali Veli spoke.", "Ali Veli", "Under Secretary", None),
    ("Chief Economist Ali Veli spoke.", "Ali Veli", "Chief Economist", None),
    ("In Turkey Minister Ali Veli spoke.", "Ali Veli", "Minister", None),
    ("In Georgia's President Ali Veli they trust.", "Ali Veli", "President", "Georgia"),
    ("They met Head of the Office of the President of Georgia Ali Veli, and left.", "Ali Veli", "Head of the Office of the President", "Georgia"),
    # an organisation behind a comma, known or not
    ("Ali Veli, President, Georgian Academy of Sciences, spoke.", "Ali Veli", "President", "Georgian Academy of Sciences"),
    ("The plan was shown to Luka Novak, Director, Polish Steel Works.", "Luka Novak", "Director", "Polish Steel Works"),
    # surnames that are states, and names with a title in them
    ("Deputy Attorney General Lisa Monaco spoke.", "Lisa Monaco", "Deputy Attorney General", None),
    ("Foreign Minister Makhdoom Shah Mahmood Veli spoke.", "Makhdoom Shah Mahmood Veli", "Foreign Minister", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "office", "of"), CASES, ids=[c[0][:50] for c in CASES])
def test_office(text: str, person: str, office: str, of: str | None) -> None:
    holders = [c.holder for c in reading_of(text).claims if isinstance(c, Tenure)]
    assert [(h.person, h.office, h.of) for h in holders] == [(person, office, of)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("President Ali Veli spoke by phone with President Can Kara of Georgia.", None),  # two presidents: Georgia has one of them
        ("President Ali Veli spoke by phone with the President of Georgia.", None),
        (
            "Minister of Foreign Affairs Ali Veli met Secretary General Can Kara. Mr. Kara thanked the Foreign Minister of Georgia.",
            "state:ge",
        ),
    ],
)
def test_an_office_without_its_state_is_not_given_another_ones(text: str, of: str | None) -> None:
    from conftest import resolved

    holders = {c.holder.person: c.holder.of_id for c in resolved(text).claims if isinstance(c, Tenure)}
    assert holders["Ali Veli"] == of


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The visit of the Foreign Minister to Georgia took place.", ["Foreign Minister"]),
        (
            "Talks between the Royal Government of Bhutan and the Government of Nepal took place.",
            ["Royal Government of Bhutan", "Government of Nepal"],
        ),
        ("Ali Veli, Mr Can Kara and Ms Eda Demir met.", ["Ali Veli", "Can Kara", "Eda Demir"]),
        (
            "The Peace Movement/Army and the Justice and Equality Movement met.",
            ["Peace Movement/Army", "Justice and Equality Movement"],
        ),
        ("The minister will co-chair the talks with Ali Veli.", ["minister", "Ali Veli"]),
        ("The President and King Ali Veli of Jordan met.", ["President", "Ali Veli"]),
        ("The Vice President and President Ali Veli of Georgia met.", ["Vice President", "Ali Veli"]),
        # a body of two is none of the second; what stands before a name is no part of it
        ("The Georgia-Japan Economic Council and Ali Veli met.", ["Georgia-Japan Economic Council", "Ali Veli"]),
        ("All Members of the Peace Council and Ali Veli met.", ["Members of the Peace Council", "Ali Veli"]),
        ("Ali Veli met Georgia in the Peace Council.", ["Ali Veli", "Georgia"]),
        # each name with its state, behind the office of all
        (
            "The Presidents of Mercosur Member States, Ali Veli, of the Argentine Republic; and Eda Demir, of Brazil, met.",
            ["Ali Veli", "Eda Demir"],
        ),
    ],
)
def test_parties_end_where_they_end(text: str, parties: list[str]) -> None:
    found = [p for c in reading_of(text).claims if isinstance(c, Encounter) for p in c.participants]
    assert [p.person or " of ".join(w for w in (p.office, p.of) if w) for p in found] == parties


def test_a_body_ends_before_a_month() -> None:
    told = next(
        c
        for c in reading_of("Georgia and Armenia held talks at the Assembly Hall on September 2.").claims
        if isinstance(c, Encounter)
    )
    assert told.when is not None and told.when.words == "September 2"


def test_offices_before_names_behind_commas_are_each_ones_own() -> None:
    text = "Minister of Trade, Dr Ali Veli, Minister of Defence, Justice and Security, Mr Can Kara, and Minister of Land Management, Ms Eda Demir, met."
    told = next(c for c in reading_of(text).claims if isinstance(c, Encounter))
    assert [(p.person, p.office) for p in told.participants] == [
        ("Ali Veli", "Minister of Trade"),
        ("Can Kara", "Minister of Defence, Justice and Security"),
        ("Eda Demir", "Minister of Land Management"),
    ]


def test_a_lesser_office_that_a_greater_one_has_the_words_of_stays_its_holders() -> None:
    told = reading_of(
        "Vice President Ayla Kaya of Malta met Prime Minister Ivan Lvov of Mali. The Vice President and Prime Minister Lvov spoke of trade."
    ).claims
    assert {c.holder.person: c.holder.office for c in told if isinstance(c, Tenure)} == {
        "Ayla Kaya": "Vice President",
        "Ivan Lvov": "Prime Minister",
    }


def test_what_a_turn_of_a_transcript_says_i_was_is_told_of_its_speaker() -> None:
    told = reading_of(
        "Secretary Omar Haddad met Foreign Minister Ivan Lvov in Sofia.\n\nSECRETARY HADDAD: I was Vice President.\n\nFOREIGN MINISTER LVOV: Good."
    ).claims
    assert [c.holder.person for c in told if isinstance(c, Tenure) and c.holder.office == "Vice President"] == ["Omar Haddad"]


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("SECRETARY HADDAD: Mr. President, thank you.", 0),
        ("PRESIDENT LVOV: Good morning.", 0),
        ("SECRETARY HADDAD: The President will speak.", 1),
    ],
)
def test_an_office_that_is_spoken_to_or_labels_a_turn_asks_nobody_who_it_is(turn: str, asked: int) -> None:
    met = "Secretary Omar Haddad met President Ivan Lvov of Mali and President Tsend Bat of Mongolia.\n\n"
    assert len(reading_of(met + turn).doubts) == asked


@pytest.mark.parametrize(
    "offices",
    [
        ["Deputy Prime Minister", "Minister of Defence"],
        ["Minister of Environment and Energy", "Acting Minister of Foreign Affairs"],
    ],
)
def test_two_offices_in_one_breath_are_two(offices: list[str]) -> None:
    found = reading_of(f"The King met {' and '.join(offices)} Ali Veli.").claims
    assert [c.holder.office for c in found if isinstance(c, Tenure)] == offices


def test_who_chairs_a_body_holds_his_own_office_beside() -> None:
    found = reading_of("AU chairman President Ali Veli of Chad met the envoy.").claims
    held = [(c.holder.office, c.holder.of) for c in found if isinstance(c, Tenure)]
    assert held == [("President", "Chad"), ("chairman", "AU")]


def test_an_office_that_opens_a_sentence_is_that_of_who_is_named_with_another_of_a_body() -> None:
    for second, offices in (("Chairman of the Nordic Council", 2), ("Prime Minister of Japan", 1)):
        told = reading_of(f"The President of Georgia, {second} Ali Veli received the guests.").claims
        assert len([c for c in told if isinstance(c, Tenure)]) == offices


@pytest.mark.parametrize(
    "office",
    [
        "Minister of Foreign Affairs and Trade",
        "Minister of Law and Justice and Water Resources",
        "Foreign and Defence Minister",
        "Adviser to the President and Prime Minister",
        "Spokesperson and Chief Adviser to the President",
        "President of the Councils of State and Ministers",
    ],
)
def test_one_office_with_an_and_stays_one(office: str) -> None:
    assert parted(office) == (office,)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "At the invitation of the President of the Council, Ali Veli, the Prime Minister of Malta, the Hon. C. D. Kara, came.",
            {"Ali Veli": ["president of the council"], "C. D. Kara": ["prime minister"]},
        ),
        (
            "The head of ECO, Ali Veli, the president of OTS, Can Kara, and the mayor of Baku, Eda Demir, were present.",
            {"Ali Veli": ["head"], "Can Kara": ["president"]},
        ),
        (
            "Present were the Secretary, His Excellency Ali Veli, Malta's Minister of Trade, Can Kara and Oman's Minister of Health, Eda Demir.",
            {"Ali Veli": ["secretary"], "Can Kara": ["minister of trade"], "Eda Demir": ["minister of health"]},
        ),
        ("The head of ECO, Ali Veli, the president of OTS, was present.", {"Ali Veli": ["head", "president"]}),
        (
            "It was attended by President Ali Veli of Georgia, Japan's Minister of Trade and Forum Chair Can Kara, and others.",
            {"Ali Veli": ["president"], "Can Kara": ["chair"]},
        ),
    ],
)
def test_an_office_behind_a_name_is_the_next_ones_where_each_has_his_before_him(text: str, offices: dict[str, list[str]]) -> None:
    told = [(c.holder.person, (c.holder.office or "").lower()) for c in reading_of(text).claims if isinstance(c, Tenure)]
    assert {who: [office for name, office in told if name == who] for who in offices} == offices


def test_who_tells_of_a_meeting_is_not_whom_it_was_with() -> None:
    for teller in ("a Foreign Ministry spokesman said", "the minister told reporters", "a spokesman said on Monday"):
        told = reading_of(f"Soviet Foreign Minister Can Kara will meet Chancellor Ali Veli and Jan Novak, {teller}.").claims
        assert {c.holder.person for c in told if isinstance(c, Tenure)} == {"Can Kara", "Ali Veli"}


@pytest.mark.parametrize(
    ("known", "meant"),
    [
        ("Prime Minister Ali Veli", "minister"),
        ("Vice President Ali Veli", "president"),
    ],
)
def test_a_rank_is_not_left_out(known: str, meant: str) -> None:
    """ "The Minister" beside a prime minister is somebody else."""
    told = reading_of(f"{known} met Governor Jane Doe in Riga. The {meant} said that trade grew.").claims
    assert [(c.speaker.person, c.speaker.office) for c in told if isinstance(c, Statement)] == [(None, meant)]


IN_FULL = [  # a body called by one noun is the one of the document that bears it
    ("The Trade Academy and the Peace Fund met. The Academy will build a school.", ["Trade Academy"]),
    ("The Trade Academy and the Law Academy met. The Academy will build a school.", ["Academy"]),
    ("The Fund will build a school. It is the Peace Fund of Oslo.", ["Peace Fund of Oslo"]),
]


@pytest.mark.parametrize(("text", "who"), IN_FULL)
def test_a_body_called_by_one_noun_is_told_in_full(text: str, who: list[str]) -> None:
    made = [c for c in resolved(text).claims if isinstance(c, Commitment)]
    assert [p.of for c in made for p in c.who] == who


def test_whose_an_office_of_a_body_called_by_one_noun_is() -> None:
    text = "The President of the Trade Academy Ali Veli and Can Kara, the President of the Peace Fund, met. The President of the Fund said that all is well."
    (said,) = (c for c in resolved(text).claims if isinstance(c, Statement))
    assert (said.speaker.person, said.speaker.of) == ("Can Kara", "Peace Fund")


def test_a_president_of_a_known_body_is_not_that_of_another_with_a_word_in_common() -> None:
    text = (
        "The President of the Turkic Academy Ali Veli met the President of the Turkic Culture and Heritage Foundation Can Kara. "
        "The President of the Foundation said that all is well."
    )
    (said,) = (c for c in resolved(text).claims if isinstance(c, Statement))
    assert said.speaker.person == "Can Kara"


@pytest.mark.parametrize("line", ["They met Minister Ali Veli,", "They met Minister of Trade Ali Veli, MBE,"])
def test_a_line_may_end_in_a_comma_behind_a_name(line: str) -> None:
    (holder,) = (c.holder for c in reading_of(line).claims if isinstance(c, Tenure))
    assert holder.person == "Ali Veli"


def test_a_line_may_end_in_any_word() -> None:
    """Rules that look at the words behind a name find none there."""
    words = [*sorted(load_lexicon().first)[::7], *sorted(word_set("words_as_given_names"))]
    text = "\n\n".join(f"They met {word.title()}" for word in words)
    assert reading_of(text).document
