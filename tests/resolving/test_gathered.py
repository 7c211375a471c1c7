"""Of a large record only those are asked for who can be one of a document's people, and few of them for their offices."""

import pytest

from elchi.model.document import Span
from elchi.model.entity import Judgement, KnownPerson, NothingYet, Post, Verdict
from elchi.resolving.gathered import Gathered
from elchi.resolving.ledger import Ledger
from elchi.resolving.namekeys import keys, seeking, telling
from elchi.resolving.people import Figure, identify

MINISTER = Post("Foreign Minister", "state:kz", "office:minister-of-foreign-affairs@kz")
ELSEWHERE = Post("Foreign Minister", "state:uz", "office:minister-of-foreign-affairs@uz")
PEOPLE = {
    "person:erlan-karimov": (("Erlan Karimov", "Yerlan Karimov"), MINISTER),
    "person:erkin-karimov": (("Erkin Karimov", "E. Karimov"), ELSEWHERE),
    "person:yerlan-karimov": (("Yerlan Karimov",), ELSEWHERE),
}


class Told(NothingYet):
    """A record of namesakes that notes which keys and whose offices it is asked for."""

    def __init__(self, *judgements):
        self.said, self.keys, self.offices = judgements, set(), []

    def people(self, asked):
        self.keys |= set(asked)
        found = {i: {k for n in names for k in keys(n)} & set(asked) for i, (names, _) in PEOPLE.items()}
        return [
            KnownPerson(i, tuple(sorted(n for n in PEOPLE[i][0] if set(keys(n)) & under)), keys=frozenset(under))
            for i, under in sorted(found.items())
            if under
        ]

    def in_office(self, people):
        self.offices += [p.id for p in people]
        return [KnownPerson(p.id, p.names, (PEOPLE[p.id][1],), p.marks, p.keys) for p in people]

    def judgements(self, ids):
        return [j for j in self.said if {j.left, j.right} & set(ids)]


def asked(known, name, post):
    figure = Figure((name,), (post,), Span(0, 1))
    return identify(figure, Gathered(known, [figure]).without(), Ledger())


def test_the_very_name_in_the_very_office_needs_nobody_else():
    known = Told()
    assert asked(known, "Erlan Karimov", MINISTER) == "person:erlan-karimov"
    assert known.keys == {telling("Erlan Karimov")} and known.offices == ["person:erlan-karimov"]


@pytest.mark.parametrize(
    ("name", "post", "found"),
    [
        ("Yerlan Karimov", MINISTER, "person:erlan-karimov"),  # two have the name: the office decides
        ("Yerlan Karimov", ELSEWHERE, "person:yerlan-karimov"),
        ("Erlan Karimov", ELSEWHERE, "person:erlan-karimov-2"),  # the name alone, in another state's service
        ("Yerlan Karimow", MINISTER, "person:erlan-karimov"),
    ],
)
def test_others_are_asked_for_where_a_name_is_not_enough(name, post, found):
    assert asked(Told(), name, post) == found


def test_each_key_is_asked_where_nobody_holds_the_office():
    known = Told()
    asked(known, "Erlan Karimov", Post("Ambassador", "state:kz", "office:ambassador@kz"))
    assert known.keys >= set(seeking("Erlan Karimov"))


def test_a_person_s_judgement_counts_before_the_very_name():
    apart = Judgement("person:erlan-karimov", "person:erlan-karimov-2", Verdict.NOT_SAME, "person:ines", "two cousins")
    known = Told(apart)
    asked(known, "Erlan Karimov", MINISTER)
    assert known.keys >= set(seeking("Erlan Karimov"))


@pytest.mark.parametrize("name", ["Erlan Karimov", "E. Karimov", "Karimov", "Kim Jong-un", "Ли Цян", "von Brentano"])
def test_the_telling_key_finds_its_name(name):
    assert telling(name) in keys(name) and telling(name) in seeking(name)
