"""Terms of office: in sentences that tell of them, and in one-line lives."""

import pytest
from conftest import reading_of

from elchi.model.claim import Tenure
from elchi.model.expression import DateExpression

Told = list[tuple[str, str, str | None, str | None]]

SENTENCES: list[tuple[str, Told]] = [
    ("Ali Veli served as Ambassador to Georgia from May 1972 until 1975.", [("Ali Veli", "Ambassador to Georgia", "1972-05", "1975")]),
    ("Ali Veli was Minister of Trade from 1990 to 1993 and Prime Minister of Georgia until 1996.", [("Ali Veli", "Minister of Trade", "1990", "1993"), ("Ali Veli", "Prime Minister", None, "1996")]),
    ("Ali Veli has been Foreign Minister of Georgia since 2010.", [("Ali Veli", "Foreign Minister", "2010", None)]),
    ("Ali Veli, Foreign Minister of Georgia since March 2010, spoke.", [("Ali Veli", "Foreign Minister", "2010-03", None)]),
    ("Ali Veli spoke. He served as Deputy Minister of Finance in 1985.", [("Ali Veli", "Deputy Minister of Finance", "1985", "1985")]),
    ("Ali Veli was appointed Ambassador to Kenya in May 2001.", [("Ali Veli", "Ambassador to Kenya", "2001-05", None)]),
    ("Ali Veli became Prime Minister of Georgia on 3 March 2004.", [("Ali Veli", "Prime Minister", "2004-03-03", None)]),
    ("Ali Veli worked as an adviser to the President from 2001 to 2004, then as Ambassador to Spain until 2008.", [("Ali Veli", "adviser to the President", "2001", "2004"), ("Ali Veli", "Ambassador to Spain", None, "2008")]),
    ("From 1990 to 1993, Ali Veli was Minister of Defence of Georgia.", [("Ali Veli", "Minister of Defence", "1990", "1993")]),
    ("Ali Veli was sworn in as President of Georgia in January 2008.", [("Ali Veli", "President", "2008-01", None)]),
    ("Ali Veli has served as Secretary-General of the OIC since 2021.", [("Ali Veli", "Secretary-General", "2021", None)]),
    ("Ali Veli, who was Foreign Minister of Georgia between 2001 and 2005, spoke.", [("Ali Veli", "Foreign Minister", "2001", "2005")]),
    ("Ali Veli stepped down as Prime Minister of Georgia in 2012.", [("Ali Veli", "Prime Minister", None, "2012")]),
    ("Ali Veli was acting Foreign Minister of Georgia from June to September 1999.", [("Ali Veli", "acting Foreign Minister", "1999-06", "1999-09")]),
    ("Former Prime Minister Ali Veli (2001-2005) spoke.", [("Ali Veli", "Former Prime Minister", "2001", "2005")]),
    ("Ali Veli held the post of Minister of Culture from 2001 to 2003.", [("Ali Veli", "Minister of Culture", "2001", "2003")]),
    ("Ali Veli was Ambassador to Italy (1991-1994).", [("Ali Veli", "Ambassador to Italy", "1991", "1994")]),
    ("Ali Veli resigned as Minister of Health of Georgia on 5 May 2020.", [("Ali Veli", "Minister of Health", None, "2020-05-05")]),
    ("President Ali Veli met Prime Minister Can Kara in 2003.", [("Ali Veli", "President", None, None), ("Can Kara", "Prime Minister", None, None)]),
    ("Ali Veli, Minister of Trade of Georgia, visited Rome from 3 to 5 May 2010.", [("Ali Veli", "Minister of Trade", None, None)]),
    ("Ali Veli, a veteran diplomat and former judge, was appointed Foreign Minister of Georgia in May 2001.", [("Ali Veli", "Foreign Minister", "2001-05", None)]),
    ("The leaders appointed, on 3 May 2001, Ali Veli as the country's new Minister of Trade.", [("Ali Veli", "Minister of Trade", "2001-05-03", None)]),
    ("The leaders appointed Ali Veli, a trusted aide of the king, as Secretary General of NATO in 2001.", [("Ali Veli", "Secretary General", "2001", None)]),
    ("Ali Veli, 56, Georgia's ambassador to Japan, said so.", [("Ali Veli", "ambassador to Japan", None, None)]),
    ("Ali Veli, tall, Georgia's ambassador to Japan, said so.", []),
    ("Ali Veli as Georgia's next Ambassador to Japan;", [("Ali Veli", "Ambassador to Japan", None, None)]),
    ("Foreign Minister Ali Veli stepped down in 2012. Eda Demir was named to replace Foreign Minister Ali Veli.",
     [("Ali Veli", "Foreign Minister", None, "2012"), ("Eda Demir", "Foreign Minister", None, None)]),
    ("VALLETTA/VIENNA, 30 December 2024 - Foreign Minister Ali Veli spoke.", [("Ali Veli", "Foreign Minister", None, None)]),
    ("The summit has elected President Ali Veli, as Chairperson of NATO, and President Can Kara as its envoy.",
     [("Ali Veli", "Chairperson", None, None), ("Ali Veli", "President", None, None), ("Can Kara", "envoy", None, None), ("Can Kara", "President", None, None)]),
    ("Dr. Ali Veli from Georgia was appointed as the new Secretary-General of NATO in 2021.", [("Ali Veli", "Secretary-General", "2021", None)]),
    ("Ali Veli will succeed Eda Demir as Foreign Minister of Georgia in May 2030.",
     [("Ali Veli", "Foreign Minister", "2030-05", None), ("Eda Demir", "Foreign Minister", None, "2030-05")]),
    ("Eda Demir was replaced as Foreign Minister of Georgia by Ali Veli.", [("Ali Veli", "Foreign Minister", None, None), ("Eda Demir", "Foreign Minister", None, None)]),
    ("The President of Georgia dismissed Eda Demir as foreign minister. Ali Veli replaced her.",
     [("Ali Veli", "foreign minister", None, None), ("Eda Demir", "foreign minister", None, None)]),
    ("Eda Demir was relieved of her duties as Minister of Trade of Georgia on 3 May 2010.", [("Eda Demir", "Minister of Trade", None, "2010-05-03")]),
    ("Ali Veli has resigned as Minister of Trade of Georgia.", [("Ali Veli", "Minister of Trade", None, None)]),
    ("The resignation of Eda Demir as Minister of Trade of Georgia was accepted.", [("Eda Demir", "Minister of Trade", None, None)]),
    ("He congratulated Eda Demir on her appointment as Minister of Trade of Georgia.", [("Eda Demir", "Minister of Trade", None, None)]),
    ("Ali Veli remains Minister of Trade of Georgia.", [("Ali Veli", "Minister of Trade", None, None)]),
    ("Ali Veli completed his tenure as Ambassador of Georgia to Japan in 2019.", [("Ali Veli", "Ambassador to Japan", None, "2019")]),
    ("Ali Veli had been Ambassador of Georgia to Japan until May 2016.", [("Ali Veli", "Ambassador to Japan", None, "2016-05")]),
    ("Ali Veli, formerly Ambassador of Georgia to Japan, spoke.", [("Ali Veli", "Ambassador to Japan", None, None)]),
    ("Eda Demir became the first female Prime Minister of Georgia.", [("Eda Demir", "Prime Minister", None, None)]),
    ("The King named Ali Veli Minister of Trade and Eda Demir Minister of Health.", [("Ali Veli", "Minister of Trade", None, None), ("Eda Demir", "Minister of Health", None, None)]),
    ("The post of Minister of Trade of Georgia went to Ali Veli.", [("Ali Veli", "Minister of Trade", None, None)]),
    ("The Assembly has appointed Ali Veli, current ambassador from Georgia, as the new Secretary-General of NATO.", [("Ali Veli", "Secretary-General", None, None), ("Ali Veli", "current ambassador", None, None)]),
    ("Mr. Ali Veli, aged 67, served as High Commissioner from June 2005 to 2015 and Prime Minister of Georgia from 1995 to 2002.",
     [("Ali Veli", "High Commissioner", "2005-06", "2015"), ("Ali Veli", "Prime Minister", "1995", "2002")]),
    ("Ali Veli has been appointed as the ambassador to Fiji.", [("Ali Veli", "ambassador to Fiji", None, None)]),
    ("The King named Ali Veli to replace Eda Demir, who resigned as Minister of Trade of Georgia.", [("Ali Veli", "Minister of Trade", None, None), ("Eda Demir", "Minister of Trade", None, None)]),
    ("Ali Veli, 53, was Minister of Trade of Georgia before the vote.", [("Ali Veli", "Minister of Trade", None, None)]),
    ("Ali Veli, a 77-year-old former Minister of Trade of Georgia, spoke.", [("Ali Veli", "former Minister of Trade", None, None)]),
    ("Ali Veli will head the Ministry of Housing of Georgia.", [("Ali Veli", "head", None, None)]),
    ("Ali Veli was appointed to lead the Ministry of Trade.", [("Ali Veli", "head", None, None)]),
    ("Country Head World Bank Ali Veli spoke.", []),
    ("They met the Chairperson of the Movement and Mr. Ali Veli, who is the Special Envoy of Georgia.", [("Ali Veli", "Special Envoy", None, None)]),
    ("The summit elected Ali Veli as Chairperson and Can Kara as Deputy Chairperson of SADC.", [("Ali Veli", "Chairperson", None, None), ("Can Kara", "Deputy Chairperson", None, None)]),
    ("Ali Veli refused to resign as Minister of Trade of Georgia.", []),
    ("Ali Veli held talks as the Minister of Trade of Georgia left.", []),
    ("Ali Veli joined the ministry in 1990.", []),
]  # fmt: skip

TAKEN_OVER: list[tuple[str, Told]] = [
    ("President Ali Veli has assumed the chairmanship of the African Union, succeeding President Can Kara of Georgia.",
     [("Ali Veli", "Chair", None, None), ("Can Kara", "Chair", None, None), ("Ali Veli", "President", None, None), ("Can Kara", "President", None, None)]),
    ("Ali Veli was sworn in as Secretary General of the OTS for a five-year term from 25 April 2021, succeeding Ambassador Can Kara of Georgia.",
     [("Ali Veli", "Secretary General", "2021-04-25", None), ("Can Kara", "Secretary General", None, "2021-04-25"), ("Can Kara", "Ambassador", None, None)]),
    ("President Ali Veli of Georgia has replaced Armenia's Eda Demir as the Chairperson of the African Union.",
     [("Ali Veli", "Chairperson", None, None), ("Eda Demir", "Chairperson", None, None), ("Ali Veli", "President", None, None)]),
    ("Ali Veli was appointed Minister of Trade of Georgia for a term from March 2026 to March 2027.", [("Ali Veli", "Minister of Trade", "2026-03", "2027-03")]),
    ("The Summit appointed Ambassador Ali Veli of Georgia as the new OTS Secretary General, replacing Can Kara, who held the post since 7 June 2024.",
     [("Ali Veli", "Secretary General", None, None), ("Can Kara", "Secretary General", "2024-06-07", None), ("Ali Veli", "Ambassador", None, None)]),
    ("Director Can Kara met Ali Veli, Foreign Minister of Georgia, after 1 July 2023.", [("Can Kara", "Director", None, None), ("Ali Veli", "Foreign Minister", None, None)]),
    # whom somebody replaced is over, with the days that are told of him, which are not those of the one who follows
    *((f"{head}{tail}", [("Ali Veli", "Minister of Trade", None, None), ("Can Kara", "Minister of Trade", since, until)])
      for head in ("Ali Veli was appointed Minister of Trade of Georgia to succeed Can Kara", "Ali Veli was named Minister of Trade of Georgia in place of Can Kara",
                   "Ali Veli takes over as Minister of Trade of Georgia from Can Kara", "Ali Veli became Minister of Trade of Georgia, taking over from Can Kara",
                   "Ali Veli became Minister of Trade of Georgia, replacing Can Kara")
      for tail, since, until in ((", who steps down.", None, None), (", in office since May 2014.", "2014-05", None), (" (2014-2018).", "2014", "2018"),
                                 (", who had held the post since 2014.", "2014", None), (", who served from 2014 to 2018.", "2014", "2018"),
                                 (", who will step down on 1 May 2019.", None, "2019-05-01"), (", who met the press in May 2018.", None, None))),
    ("Ali Veli succeeds Can Kara, Minister of Trade of Georgia since 2014.", [("Ali Veli", "Minister of Trade", None, None), ("Can Kara", "Minister of Trade", "2014", None)]),
    ("New Foreign Minister of Georgia Ali Veli met Can Kara.", [("Ali Veli", "Foreign Minister", None, None)]),
    ("Georgian Foreign Minister Veli Hosts Young Leaders", [("Veli", "Foreign Minister", None, None)]),
]  # fmt: skip

LIVES: list[tuple[str, Told]] = [
    ("Doe, Jane R., Ambassador to Peru from May 1972 until 1975; thereafter Director, Office of Andean Affairs, Department of State", [("Jane R. Doe", "Ambassador to Peru", "1972-05", "1975"), ("Jane R. Doe", "Director, Office of Andean Affairs, Department of State", "1975", None)]),
    ("Roe, Major General John P., Jr., USA, Commander, Northern Fleet, until July 10, 1953; Member of the Planning Board, 1954.", [("Major General John P. Roe", "Commander, Northern Fleet", None, "1953-07-10"), ("Major General John P. Roe", "Member of the Planning Board", "1954", "1954")]),
    ("Veli, Ali, Deputy Minister of Trade, June–September 1958; Minister of Trade, September 1958–March 1959", [("Ali Veli", "Deputy Minister of Trade", "1958-06", "1958-09"), ("Ali Veli", "Minister of Trade", "1958-09", "1959-03")]),
    ("Kara, Can (Djan), Prime Minister until 1977 and from 1980", [("Can Kara", "Prime Minister", None, "1977"), ("Can Kara", "Prime Minister", "1980", None)]),
    ("Doe, Jane, adviser to the 1976 campaign; Senator (I–Ohio) from January 3, 1979, until early 1981", [("Jane Doe", "adviser to the 1976 campaign", None, None), ("Jane Doe", "Senator", "1979-01-03", "1981")]),
    ("Roe, Richard, Office of Andean Affairs, Department of State, from 1960; thereafter Consul in Lima", [("Richard Roe", "Consul in Lima", None, None)]),
    # the days of the second office alone, and whose an office is, by the adjective before it
    ("Doe, Jane, Chancellor of Georgia and, until May 1955, Minister of Trade", [("Jane Doe", "Chancellor", None, None), ("Jane Doe", "Minister of Trade", None, "1955-05")]),
    ("Doe, Jane, Chancellor of Georgia, and until May 1955, Minister of Trade", [("Jane Doe", "Chancellor", None, None), ("Jane Doe", "Minister of Trade", None, "1955-05")]),
    ("Doe, Jane, Hungarian Charge d'Affaires in the United States to May 1967", [("Jane Doe", "Charge d'Affaires in the United States", None, "1967-05")]),
    ("Doe, Jane, Nigerian Commissioner for External Affairs under Gowon until 1975", [("Jane Doe", "Commissioner for External Affairs", None, "1975")]),
    ("Doe, Jane R., Secretary of Agriculture", [("Jane R. Doe", "Secretary of Agriculture", None, None)]),
]  # fmt: skip


def day(when: DateExpression | None) -> str | None:
    return "-".join(f"{part:02d}" for part in (when.year, when.month, when.day) if part) if when else None


@pytest.mark.parametrize(
    ("text", "wanted"), [*SENTENCES, *TAKEN_OVER, *LIVES], ids=[c[0][:60] for c in [*SENTENCES, *TAKEN_OVER, *LIVES]]
)
def test_terms(text: str, wanted: Told) -> None:
    found = [c for c in reading_of(text).claims if isinstance(c, Tenure)]
    told = [(c.holder.person, c.holder.office, day(c.since), day(c.until)) for c in found]
    assert sorted(map(str, told)) == sorted(map(str, wanted))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("President Ali Veli appointed Can Kara as Foreign Minister. He served as Minister of Trade before.", ["Foreign Minister", "Minister of Trade"]),
        ("President Ali Veli appointed Can Kara as Foreign Minister. He was Minister of Trade. He was born in Rome. He was Minister of Health in 2009.",
         ["Foreign Minister", "Minister of Trade", "Minister of Health"]),
        ("Ali Veli was born in 1950. In 1990 he appointed Can Kara as Foreign Minister. He was Minister of Trade in 1991.", ["Foreign Minister"]),
        ("President Ali Veli appointed Can Kara as Foreign Minister. The President was glad. He became Minister of Trade in 2009.", ["Foreign Minister"]),
    ],
)  # fmt: skip
def test_he_who_was_put_in_office(text: str, wanted: list[str]) -> None:
    found = [c for c in reading_of(text).claims if isinstance(c, Tenure)]
    assert [c.holder.office for c in found if c.holder.person == "Can Kara"] == wanted


def test_a_sentence_is_no_life() -> None:
    found = reading_of("Ali Veli, Minister of Trade of Georgia, visited Rome from 3 to 5 May 2010.").claims
    assert {c.act for c in found if isinstance(c, Tenure)} == {"office-and-name"}
