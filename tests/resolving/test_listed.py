"""Somebody of a table of terms against people of the record: one life holds them, and careful spellings are near."""

from datetime import datetime

import pytest

from elchi.model.entity import Judgement, KnownPerson, NothingYet, Post, Verdict
from elchi.model.period import Period, Precision
from elchi.resolving.people import Figure
from elchi.resolving.gathered import Gathered
from elchi.resolving.termlist import compare_listed
from elchi.resolving.namekeys import keys


def person(name: str, year: int, of: str = "state:us", identifier: str = "") -> KnownPerson:
    start = datetime(year, 1, 1)
    return KnownPerson(identifier, (name,), (Post("Envoy", of, f"office:envoy@{of}", Period(start, None, Precision.OPEN)),))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (person("Thomas Hale", 1990), person("Thomas Hale", 1995), Verdict.SAME),
        (person("Thomas Hale", 1990), person("Thomas Hale", 1840), Verdict.NOT_SAME),
        (person("Tommy Hale", 2001), person("Thomas Quill Hale", 1844), Verdict.NOT_SAME),
        (person("Baghdad Amreyev", 2001), person("Bagdad Amreev", 2010), Verdict.SAME),
        (person("Zhomart Aliyev", 2001, "state:kz"), person("Jomart Aliev", 2010, "state:kz"), Verdict.SAME),
        (person("Francis Holland", 2001), person("Francis Kendall", 2003), Verdict.NOT_SAME),
        (person("Hale", 2001), person("Thomas Hale", 2003), Verdict.SAME),
    ],
)
def test_one_life_and_careful_spelling(one, other, verdict):
    match = compare_listed(one, other)
    assert match.verdict is verdict, match


class Judged(NothingYet):
    """A record of one person, asked of whom it counts how often it is asked."""

    asked = 0

    def people(self, wanted):
        known = person("Thomas Hale", 1990, identifier="person:thomas-hale")
        return [known] if set(wanted) & set(keys("Thomas Hale")) else []

    def judgements(self, ids):
        self.asked += 1
        told = [(Verdict.SAME, "alike"), (Verdict.NOT_SAME, "looked again"), (Verdict.SAME, "alike")]
        return [Judgement("person:tom-hale", "person:thomas-hale", v, "person:ines", why) for v, why in told]


def test_judgements_are_asked_for_at_once_and_the_newest_stays_last():
    known = Judged()
    evidence = person("Tom Hale", 1991)
    gathered = Gathered(known, [Figure(evidence.names, evidence.posts, None)], [None])
    for _ in range(3):
        found = list(gathered.judgements(["person:tom-hale", "person:thomas-hale"]))
        assert found[-1].verdict is Verdict.SAME and found[-1].why == "alike"
    assert known.asked == 1
