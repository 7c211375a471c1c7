"""Careers as announcements of appointments tell them: posts in rows, which of them are over, and when each was held."""

import pytest
from conftest import reading_of

from elchi.model.claim import Tenure
from elchi.model.expression import DateExpression

CAREERS = [
    # what was held is over
    ("Ali Veli has previously served as Ambassador to Peru.", ["former Ambassador to Peru"]),
    ("Ali Veli currently serves as Ambassador to Peru.", ["attested Ambassador to Peru"]),
    ("Ali Veli has served as Ambassador to Peru for the past three years.", ["attested Ambassador to Peru"]),
    ("Ali Veli worked as Acting Director of Protocol.", ["former Acting Director of Protocol"]),
    ("A former Ambassador to Peru and to Chile, Ali Veli was most recently Adviser for Trade.", ["former Adviser for Trade", "former Ambassador to Peru", "former Ambassador to Chile"]),
    # rows
    ("Ali Veli served in Lima in various roles, including as Special Coordinator for Chad between 2007 and 2008 and as Special Envoy for Mali until 2010.",
     ["attested Special Coordinator for Chad 2007-2008", "attested Special Envoy for Mali -2010"]),
    ("From 1991 to 1993, Ali Veli served as a Staff Assistant in the Office of the Director General of the Foreign Service.",
     ["attested Staff Assistant in the Office of the Director General of the Foreign Service 1991-1993"]),
    ("Ali Veli was Deputy Director in the Bureau for African Affairs from 2006 to 2008, and Desk Officer in the Bureau of Migration from 2004 to 2006.",
     ["attested Deputy Director, Bureau for African Affairs 2006-2008", "attested Desk Officer, Bureau of Migration 2004-2006"]),
    ("Eda Demir spoke. Her previous postings include Deputy Head of Mission in Lima, Consul General in Milan and Director for Africa.",
     ["former Deputy Head of Mission in Lima", "former Consul General in Milan", "former Director for Africa"]),
    ("Eda Demir spoke. Her assignments include tours as a watchman and later Deputy Director in the Office of Nordic Affairs; Director of Training at the Baku Institute.",
     ["former Deputy Director, Office of Nordic Affairs", "former Director of Training at the Baku Institute"]),
    ("Eda Demir served as Third Secretary in Cairo (1991-1994), First Secretary in Rome (1995-1998) and Counsellor in Lima.",
     ["attested Third Secretary in Cairo 1991-1994", "attested First Secretary in Rome 1995-1998", "former Counsellor in Lima"]),
    ("Eda Demir is Deputy Director of Protocol, a position she has held since May 2005.", ["attested Deputy Director of Protocol May 2005-"]),
    ("Georgia's Ambassador to France Ali Veli spoke. He previously served as Ambassador to Peru from 2013 to 2016, and Consul General in Milan until 2010.",
     ["attested Ambassador to Peru, Georgia 2013-2016", "attested Consul General in Milan -2010"]),
    ("Eda Demir is a career member of the Foreign Service, a position she has held since 2001.", []),
    ("The minister announced the appointment of Ali Veli as Georgia's next Ambassador to France.", ["appointed Ambassador to France, Georgia"]),
    # one after the other
    ("From 1990 to 1992, Ali Veli served as Director of American Affairs and in 1995 became Deputy Minister for Policy Planning.",
     ["attested Director of American Affairs 1990-1992", "appointed Deputy Minister for Policy Planning in 1995-"]),
    ("Ali Veli was appointed National Security Adviser in 1996 and became Vice Minister in 2000.",
     ["appointed National Security Adviser 1996-", "appointed Vice Minister 2000-"]),
    ("Ali Veli, who replaces Can Kara, is currently Acting Director of Protocol.", ["acting Acting Director of Protocol"]),
    ("Ali Veli worked with the Commission in 2000, becoming Political Adviser in Lima in 2003.", ["appointed Political Adviser in Lima 2003-"]),
    ("Ali Veli served as Director and Head of the Policy Unit from 1999 to 2005.", ["attested Director 1999-2005", "attested Head, Policy Unit 1999-2005"]),
    # who is only meant to be put there
    ("The Secretary-General has informed the Council of his intention to appoint Ali Veli as his Personal Envoy for Chad.", ["elect Personal Envoy for Chad"]),
    # no posts
    ("Ali Veli held talks as the ministers arrived.", []),
    ("Ali Veli served as a friend and as a witness in Rome.", []),
    ("Ali Veli worked with members of the delegation, including Director Can Kara.", []),
]  # fmt: skip


def _day(told: DateExpression | None) -> str:
    return told.words if told else ""


@pytest.mark.parametrize(("text", "wanted"), CAREERS, ids=[t[:60] for t, _ in CAREERS])
def test_a_career(text: str, wanted: list[str]) -> None:
    told = [c for c in reading_of(text).claims if isinstance(c, Tenure) and c.act != "office-and-name"]
    said = [
        f"{c.basis} {', '.join(w for w in (c.holder.office, c.holder.of) if w)}"
        + (f" {_day(c.since)}-{_day(c.until)}" if c.since or c.until else "")
        for c in told
    ]
    assert said == wanted
