"""Offices as evidence of who is who: one office at one time ties, another time or another state does not."""

from datetime import date

import pytest

from elchi.model.entity import KnownPerson, Post, Verdict
from elchi.model.period import Period
from elchi.resolving.posts import evidence_of, may_coincide
from elchi.resolving.who import same_person


def met(name, office, of, year, month=6):
    return KnownPerson("", (name,), (Post(office, of, f"office:{office}@{of[6:]}", Period.day(date(year, month, 1))),))


def known(name, *terms):
    posts = tuple(Post(o, of, f"office:{o}@{of[6:]}", Period.between(date(a, 1, 1), date(b, 1, 1))) for o, of, a, b in terms)
    return KnownPerson("", (name,), posts)


FATHER = known("Kanat Serikov", ("president", "state:kz", 1990, 2003))
SON = known("Ilyas Serikov", ("president", "state:kz", 2003, 2020), ("prime-minister", "state:kz", 2003, 2004))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # a family name, in the office that each held in turn
        (met("Serikov", "president", "state:kz", 1999), FATHER, Verdict.SAME),
        (met("Serikov", "president", "state:kz", 1999), SON, Verdict.UNSURE),
        (met("Serikov", "president", "state:kz", 2010), FATHER, Verdict.UNSURE),
        (met("Serikov", "president", "state:kz", 2010), SON, Verdict.SAME),
        # an initial, and an office that the known person never held
        (met("K. Serikov", "president", "state:kz", 1999), FATHER, Verdict.SAME),
        (met("K. Serikov", "minister-of-health", "state:kz", 1999), FATHER, Verdict.UNSURE),
        (met("Serikov", "minister-of-health", "state:kz", 1999), FATHER, Verdict.UNSURE),
        # two words of the name need no common office
        (met("SERIKOV Kanat", "minister-of-health", "state:kz", 1985), FATHER, Verdict.SAME),
        (met("Kanat Serikov", "ambassador", "state:uz", 1999), FATHER, Verdict.UNSURE),
        (met("Kanat Serikov", "secretary-general", "body:ots", 2005), FATHER, Verdict.SAME),
        # one given name in short letters, another person of the state
        (met("Wang Zhongyu", "minister-of-trade", "state:cn", 1999), known("Wang Yong", ("governor", "state:cn", 2013, 2018)), Verdict.UNSURE),
    ],
)  # fmt: skip
def test_an_office_counts_at_its_time(one, other, verdict):
    match = same_person(one, other)
    assert match.verdict is verdict, match
    assert same_person(other, one).verdict is verdict
    assert match.reasons


@pytest.mark.parametrize(
    ("said", "known_as", "ties"),
    [
        ("Ambassador", "Ambassador to France", True),
        ("Minister", "Minister of Health", True),
        ("Secretary", "Secretary General", False),
        ("Secretary", "Assistant Secretary of State", True),  # by which he is addressed
        ("Secretary", "Under Secretary of State for Political Affairs", True),
        ("Deputy", "Deputy Assistant Secretary of Defense", True),
        ("President", "Vice President", False),
        ("Ambassador", "Permanent Representative to NATO", True),
        ("Ambassador", "Counsellor of Embassy", False),
        (
            "Acting Assistant Secretary",
            "Deputy Assistant Secretary of State for Near Eastern Affairs",
            True,
        ),  # for whom deputies act
        ("Acting Assistant Secretary", "Deputy Under Secretary of State", False),
        ("Commander", "Commander, Pacific Fleet", True),
        ("CIA Director", "Director of Central Intelligence", True),
        ("Ambassador to Spain", "Ambassador to France", False),
        ("Assistant Secretary for European Affairs", "Assistant Secretary of State for European Affairs", True),
        ("Senator", "Senator from Ohio", True),
    ],
)
def test_an_office_may_be_told_in_short(said, known_as, ties):
    one, other = (Post(words, None, None, None) for words in (said, known_as))
    assert evidence_of((one,), (other,)).ties is ties
    assert evidence_of((other,), (one,)).ties is ties


def test_an_office_without_its_state_has_the_sense_of_the_others():
    at_home = Post("Secretary of State for Foreign Affairs", None, None)
    abroad = Post("Foreign Secretary", "state:gb", "office:minister-of-foreign-affairs@gb")
    assert evidence_of((at_home,), (abroad,)).ties


def test_the_reason_names_the_office_and_the_days():
    one, other = met("Serikov", "president", "state:kz", 1999), FATHER
    assert evidence_of(one.posts, other.posts).reason == "both are office:president@kz (1999-06-01, 1990-01-01/2002-12-31)"


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (Period.day(date(2000, 1, 10)), Period.between(date(1999, 1, 1), date(2000, 1, 1)), True),  # a report a few days late
        (Period.day(date(2000, 3, 10)), Period.between(date(1999, 1, 1), date(2000, 1, 1)), False),
        (Period.day(date(2000, 1, 1)), Period.day(date(2005, 1, 1)), True),  # two reports of one who stayed
        (Period.day(date(2000, 1, 1)), Period.day(date(2025, 1, 1)), False),
        (None, Period.day(date(2025, 1, 1)), True),
    ],
)
def test_when_two_times_may_be_one_term(one, other, may):
    assert may_coincide(one, other) is may
    assert may_coincide(other, one) is may


def test_a_family_name_with_its_particle_is_a_family_name():
    match = same_person(
        met("Von Lindau", "minister-of-trade", "state:de", 1999),
        known("Erika von Lindau", ("minister-of-trade", "state:de", 1998, 2001)),
    )
    assert match.verdict is Verdict.SAME, match
