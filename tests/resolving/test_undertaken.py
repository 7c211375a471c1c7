"""What undertakings say beyond who and what: course, strength, occasion, term."""

from datetime import date

import pytest
from conftest import resolved

from elchi.model.claim import Commitment, CommitmentKind, Course, Party, Strength
from elchi.model.document import Span
from elchi.resolving.amounts import amounts_in
from elchi.resolving.matter import matter_of
from elchi.resolving.telling import binds, institutions_in, lies_ahead, numbers_in, stem, tells_a_deed
from elchi.resolving.undertaken import course_of, occasions_in


def told(text: str, published: date = date(2021, 11, 13)) -> Commitment:
    return next(c for c in resolved(text, published).claims if isinstance(c, Commitment))


@pytest.mark.parametrize(
    ("what", "course"),
    [
        ("hold a summit every year", Course.RECURRING), ("meet twice a year", Course.RECURRING), ("publish an annual report", Course.RECURRING),
        ("continue political consultations", Course.ONGOING), ("would keep the border open", Course.ONGOING), ("agreed to go on with the talks", Course.ONGOING),
        ("open a consulate in Shusha", Course.ONE_OFF), ("sign the treaty that will continue the old one", Course.ONE_OFF),
    ],
)  # fmt: skip
def test_course(what, course):
    assert course_of(what) is course


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The ministers instructed the Secretariat to prepare a report.", Strength.MUST),
        ("Kazakhstan pledged to support the fund.", Strength.WILL),
        ("President Ali Veli of Georgia invited Armenia to join the fund.", Strength.SHOULD),
    ],
)
def test_strength(text, strength):
    found = [c for c in resolved(text, date(2021, 5, 3)).claims if isinstance(c, Commitment)]
    assert [c.strength for c in found] in ([strength], [])


@pytest.mark.parametrize(
    ("term", "words", "counted"),
    [
        ("within six months of its entry into force", "within six months of its entry into force", False),
        ("within a year of the opening of the bridge", "within a year of the opening of the bridge", False),
        ("within six months", "within six months", True),
        ("within six months of the adoption of this declaration", "within six months", True),
    ],
)
def test_a_term_that_is_counted_from_what_is_to_happen_has_no_day(term, words, counted):
    found = told(f"Kazakhstan pledged to ratify the Protocol {term}.")
    assert found.due is not None
    assert (found.due.words, found.due_period is not None) == (words, counted)


SUMMIT = "The 8th Summit of the Organization of Turkic States was held in Istanbul on 12 November 2021. "


@pytest.mark.parametrize(
    ("sentence", "ordinal", "subject"),
    [
        ("The Heads of State requested the Secretary General to report at their next summit.", 9, "encounter:ots-summit-9"),
        ("The Heads of State instructed the Secretariat to prepare a charter for the 10th Summit.", 10, "encounter:ots-summit-10"),
        (
            "The Heads of State instructed the Secretariat to prepare a charter by its eleventh summit.",
            11,
            "encounter:ots-summit-11",
        ),
    ],
)
def test_an_occasion_is_counted_from_the_encounter_that_decided(sentence, ordinal, subject):
    occasion = told(SUMMIT + sentence).occasion
    assert occasion is not None
    assert (occasion.ordinal, occasion.subject, occasion.after) == (ordinal, subject, "encounter:ots-summit-8")


def test_where_something_was_decided_is_no_term():
    assert told(SUMMIT + "The Heads of State adopted a charter at their eighth summit.").occasion is None


def test_a_session_numbered_by_year_has_its_month():
    found = told(
        "The General Assembly,\n\nRequests the Secretary-General to report to it at its eightieth session.", date(2024, 12, 1)
    )
    assert found.due_period is not None
    assert found.due_period.iso() == "2025-09"


def test_what_is_to_be_held_points_to_the_planned_encounter():
    found = told(
        SUMMIT + "The Heads of State decided to hold the 9th Summit of the Organization of Turkic States in Uzbekistan in 2022."
    )
    assert found.holds == "encounter:ots-summit-9"
    assert not found.done


def test_what_is_signed_is_done_and_what_will_be_signed_is_not():
    assert told("The ministers of Georgia and Armenia signed an agreement on trade.").done
    assert not told("Georgia will host the forum next year.").done
    assert not told("The ministers of Georgia and Armenia adopted a plan to electrify the line.").done


@pytest.mark.parametrize(
    ("one", "other"), [("opening", "opened"), ("countries", "country"), ("planned", "plan"), ("games", "game")]
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("sentence", "deed", "ahead"),
    [
        ("The office was opened today.", True, False), ("The games began on Sunday.", True, False), ("The office will be opened in May.", False, True),
        ("The town is old.", True, False), ("Town of old carpets", False, False), ("If founded, it would help.", False, True),
        ("The last stretch has been paved.", True, False), ("Two ships were recently lent by Norway.", True, False), ("Two ships are needed.", False, False),
        ("Twelve guides enrolled in the school.", True, False), ("Callers pay no charges since Monday.", True, False), ("They can ride to the lake since the gap was closed.", True, False),
        ("Workers landed in Poti and will work there.", True, True), ("They moved into their seat.", True, False),
        ("The pump was lent to Can Tho in May.", True, False), ("Plants may be sold there again.", True, False), ("He laid the first stone of a dam that will feed ten towns.", True, True),
        ("They can call each other: a line was laid.", True, False), ("Peasants plough again on both banks of the river.", True, False),
        ("They underlined the importance of trade.", False, False),
        ("A book on how women may vote was published.", True, False), ("Travellers can now cross on one ticket.", True, False),
        ("As of 1 January citizens of Peru will be able to enter without a visa.", True, False), ("The shop came to life six months later than planned.", True, True), ("The council published its plan for bears.", True, True),
            ("The council plans to open a shop.", False, True), ("Engineers can read the maps on their screens.", True, False),
            ("Not one of the hundred bridges has been begun.", True, False), ("Not one of the bridges will be begun.", False, True), ("The road was never built.", True, False),
            ("Ministers spoke of trade.", False, False), ("Experts spent a week there and praised the plant.", True, False),
    ],
)  # fmt: skip
def test_deeds_and_what_lies_ahead(sentence, deed, ahead):
    assert (tells_a_deed(sentence), lies_ahead(sentence)) == (deed, ahead)


def test_the_kind_of_what_is_to_be_held():
    assert occasions_in("hold an informal summit in Hungary") == ["summit"]
    assert occasions_in("prepare the summit") == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [("It was their fourth meeting.", {"n:4"}), ("The 11th session was held.", {"n:11"}), ("It opens in the first half of the year.", set()),
     ("They met for the second time.", set()), ("The first of the tasks is done.", set()),
     ("They opened a second road.", set()), ("It will second two experts to Lusaka.", set()), ("The post saw its first cars.", set())],
)  # fmt: skip
def test_ordinals_that_count_a_series(sentence, numbers):
    assert set(numbers_in(sentence)) == numbers


@pytest.mark.parametrize(
    ("sentence", "names"),
    [("They led the High-Level Cooperation Council.", {"High-Level Cooperation Council"}), ("President Ali Veli Kara came.", set()),
     ("The Council met.", set()), ("Members of the Northern Sea Route Commission met.", {"Northern Sea Route Commission"}),
     ("It was run by the Council of Arab Printers.", {"Council of Arab Printers"})],
)  # fmt: skip
def test_names_of_institutions_that_no_register_has(sentence, names):
    assert {n for n in institutions_in(sentence) if "Council" in n or "Commission" in n} == names


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [("Two hundred clinics", [200]), ("1,200 tents and ten million euros", [1200, 10_000_000]), ("twenty-five ships", [25]), ("a dozen buses", [12]),
     ("On 20 June 2019 sixty nurses", [60]), ("COVID-19 and three sites", []), ("$3.5 million", [3_500_000]), ("within six months", []),
     ("three hundred and forty coffins", [340]), ("half a million workers", [500_000]), ("a hundred and a man", [100]), ("the three-hundredth nurse", [300])],
)  # fmt: skip
def test_amounts_in_words_and_figures(sentence, amounts):
    assert list(amounts_in(sentence)) == amounts


@pytest.mark.parametrize(
    ("sentence", "verb", "what", "matter"),
    [("ASTANA - Georgia will lift visas, the ministry said after talks.", "lift", "lift visas, the ministry said after talks.", "Georgia will lift visas"),
     ("They decided in Riga to open a museum.", "decided", "decided in Riga to open a museum.", "decided to open a museum.")],
)  # fmt: skip
def test_the_matter_of_what_is_undertaken(sentence, verb, what, matter):
    claim = Commitment(
        span=Span(0, len(sentence)),
        act="made",
        kind=CommitmentKind.PLAN,
        who=(Party(Span(0, 4)),) if verb == "lift" else (),
        what=what,
        verb=verb,
    )
    assert matter_of(claim, sentence) == matter


@pytest.mark.parametrize(
    ("done", "promises"),
    [
        ("signed an agreement under which Danish engineers will measure the sea", True),
        ("approved 25 million dollars to bring water to the fields", True),
        ("granted 25 million dollars for a road", True),
        ("signed an agreement on fisheries", False),
        ("approved the budget of 25 million dollars", False),
    ],
)
def test_what_was_done_may_promise_something(done: str, promises: bool) -> None:
    assert binds(done) is promises
