import pytest
from hypothesis import given
from hypothesis import strategies as st

from elchi.lexica.register import load_register
from elchi.resolving.offices import OfficeWords, offices_of, parse_office_question

FOREIGN = "minister-of-foreign-affairs"


@pytest.mark.parametrize(
    ("words", "owner", "slug"),
    [
        ("Foreign Minister", "kz", FOREIGN),
        ("Minister for Foreign Affairs", "kz", FOREIGN),
        ("Minister of External Affairs", "in", FOREIGN),
        ("the Minister of Foreign Affairs", None, FOREIGN),
        ("Minister of Foreign Affairs and Trade", "hu", FOREIGN),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "kz", FOREIGN),
        ("Secretary of State", "us", FOREIGN),
        ("Secretary of State", "kz", "secretary-of-state"),
        ("Foreign Secretary", "gb", FOREIGN),
        ("Foreign Secretary", "in", "foreign-secretary"),
        ("Secretary-General", "un", "secretary-general"),
        ("Secretary General", "un", "secretary-general"),
        ("Chancellor", "de", "prime-minister"),
        ("Deputy Foreign Minister", "kz", f"deputy-{FOREIGN}"),
        ("Vice Foreign Minister", "cn", f"deputy-{FOREIGN}"),
        ("First Deputy Minister of Foreign Affairs", "kz", f"first-deputy-{FOREIGN}"),
        ("Trade Minister", "kz", "minister-of-trade"),
        ("Minister of Commerce", "kz", "minister-of-trade"),
        ("Minister of Culture and Sports", "kz", "minister-of-culture-and-sports"),
        ("Vice President", "us", "vice-president"),
        ("H.E. the President", "kz", "president"),
        ("first President", "uz", "president"),
        ("Islamist Prime Minister", "tr", "prime-minister"),
        ("First Minister", "gb", "first-minister"),
        ("National Security Adviser to the Prime Minister", "ge", "national-security-adviser-to-prime-minister"),
        ("Head of the Office of the Foreign Minister", "ge", "head-of-office-of-foreign-minister"),
    ],
)
def test_wordings_of_one_office_are_one(words, owner, slug):
    assert offices_of(words, owner)[0] == OfficeWords(slug)


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Acting President", "acting"),
        ("former President", "former"),
        ("President-elect", "elect"),
        ("then President", "former"),
        ("nominee for President", "elect"),
        ("President nominee", "elect"),
        ("designated President", "elect"),
        ("candidate for the post of President", "elect"),
        ("newly appointed President", None),
        ("new President", None),
    ],
)
def test_acting_and_former_are_no_other_office(words, basis):
    assert offices_of(words, "kz")[0] == OfficeWords("president", basis)


def test_two_offices_of_one_person_are_two():
    assert [o.slug for o in offices_of("Deputy Prime Minister and Minister of Foreign Affairs", "kz")] == [
        FOREIGN,
        "deputy-prime-minister",
    ]


SIGNS = [
    ("Deputy Prime Minister – Minister of Trade", ["minister-of-trade", "deputy-prime-minister"]),
    ("High Representative/Vice-President", ["high-representative", "vice-president"]),
    ("Minister of Trade, State Secretary", ["minister-of-trade", "secretary-of-state"]),
    ("Minister of Economy, Finance and Industry", ["minister-of-economy-finance-and-industry"]),
    ("Director, Office of the President", ["director-of-office-of-president"]),
]


@pytest.mark.parametrize(("words", "slugs"), SIGNS)
def test_behind_a_sign_another_office_begins(words, slugs):
    assert [o.slug for o in offices_of(words, "kz")] == slugs


@given(st.text(), st.sampled_from(["kz", "us", None]))
def test_no_words_crash(words, owner):
    found = offices_of(words, owner)
    assert all(office.slug for office in found)
    assert offices_of(words, owner) == found


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Secretary of State of Kazakhstan", "office:secretary-of-state@kz"),
        ("Minister of Foreign Affairs of Kazakhstan", f"office:{FOREIGN}@kz"),
        ("Minister of Foreign Affairs of the Republic of Kazakhstan", f"office:{FOREIGN}@kz"),
        ("Kazakh foreign minister", f"office:{FOREIGN}@kz"),
        ("министр иностранных дел Казахстана", f"office:{FOREIGN}@kz"),
        ("Генеральный секретарь ШОС", "office:secretary-general@sco"),
        ("премьер-министр Турецкой Республики", "office:prime-minister@tr"),
        ("Kazakhstan's foreign minister", f"office:{FOREIGN}@kz"),
        ("Who is the foreign minister of Kazakhstan?", f"office:{FOREIGN}@kz"),
        ("OTS Secretary General", "office:secretary-general@ots"),
        ("Secretary-General of the Organization of Turkic States", "office:secretary-general@ots"),
        ("Secretary of State of the United States", f"office:{FOREIGN}@us"),
        ("President of Turkey", "office:president@tr"),
        ("King of Jordan", "office:king@jo"),
        ("Ambassador of Kazakhstan to Türkiye", "office:ambassador-to-tr@kz"),
        ("Ambassador of Kazakhstan to Turkey", "office:ambassador-to-tr@kz"),
        (
            "Permanent Representative of Kazakhstan to the United Nations",
            "office:permanent-representative-to-the-un@kz",
        ),
        ("Ambassador Extraordinary and Plenipotentiary of Kazakhstan to Türkiye", "office:ambassador-to-tr@kz"),
        ("High Commissioner of Canada to Nigeria", "office:ambassador-to-ng@ca"),
        ("Kazakh ambassador in Ankara", "office:ambassador-to-tr@kz"),
        ("Ambassador of Kazakhstan in Turkey", "office:ambassador-to-tr@kz"),
        ("Ambassador of France in Brussels", "office:ambassador-in-brussels@fr"),
        ("Envoy Extraordinary and Minister Plenipotentiary of Georgia to France", "office:envoy-and-minister-to-fr@ge"),
        ("Deputy Prime Minister and Minister of Trade of Georgia", "office:minister-of-trade@ge"),
        ("Japan's top diplomat", f"office:{FOREIGN}@jp"),
        ("EU's top diplomat", "office:high-representative@eu"),
        ("head of the OTS", "office:secretary-general@ots"),
        ("Secretary of the Security Council of Mongolia", "office:secretary-of-security-council@mn"),
        ("Who held the post of Secretary General of the OTS in 2021?", "office:secretary-general@ots"),
        ("Baghdad Amreyev", None),
        ("", None),
        ("Who was President of the Bundesbank on 3 May 1987?", "office:bundesbank-president@de"),
        ("Bundesbank President", "office:bundesbank-president@de"),
        ("Chancellor of the Exchequer", "office:minister-of-finance@gb"),
    ],
)
def test_questions_about_offices(question, office):
    assert parse_office_question(question, load_register()) == office


@given(st.text())
def test_any_question_names_an_office_or_none(question):
    found = parse_office_question(question, load_register())
    assert found is None or found.startswith("office:")
