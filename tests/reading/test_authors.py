"""Who "we" are in a paper of several."""

import pytest
from conftest import resolved

from elchi.model.claim import Commitment, Encounter, Statement

WE = "\n\nWe commit to open a school by 2025."
TITLES = [
    ("Joint Statement from President Veli of Georgia and Prime Minister Mori of Japan", ["Veli", "Mori"]),
    ("Joint Statement of the Foreign Ministers of Georgia and Japan", ["Georgia", "Japan"]),
    ("Joint Declaration on the strategic partnership between Georgia and Japan", ["Georgia", "Japan"]),
    ("JOINT STATEMENT BETWEEN GEORGIA AND JAPAN", ["GEORGIA", "JAPAN"]),
    ("Georgia-Japan Joint Leaders' Statement", ["Georgia", "Japan"]),
    ("G20 Leaders' Declaration", ["Leaders G20"]),
    ("Tashkent Declaration of the Third Summit of the Nordic Council", ["Nordic Council"]),
    ("Joint Statement on the Visit to Georgia of Ali Veli, Prime Minister of Chile, at the invitation of Can Kara, President of Georgia",
     ["Ali Veli", "Can Kara"]),
    ("Joint communiqué\n\nPresident Can Kara of Georgia and Prime Minister Ali Veli of Chile met in Tbilisi on 3 May 2022.", ["Can Kara", "Ali Veli"]),
    ("A new beginning\n\nToday, we – President Can Kara of Georgia and Prime Minister Ali Veli of Chile – met in Tbilisi.",
     ["Can Kara", "Ali Veli"]),
    ("Statement by High Representative/Vice-President Ali Veli", ["Ali Veli"]),
    ("President Can Kara and Prime Minister Ali Veli issue a statement", []),
    ("Georgia is glad", []),
]  # fmt: skip

ABOVE = [
    ("We, the Ministers of Trade of the Nordic Council, gathered in Oslo,\n\n1. Decide to build a bridge.", ["Ministers of Trade Nordic Council"]),
    ("1180th meeting\n\nThe Deputies\n\n1. agreed to set up a working party;", ["Deputies"]),
    ("The Presidents of Georgia, Ali Veli, and of Japan, Eda Demir, gathered in Oslo on 3 May 2022:\n\n1. Praised the fund;\n\n2. Decided to build a bridge.",
     ["President Georgia", "President Japan"]),
    ("The Heads of State of Georgia and Japan, gathered in Oslo on 3 May 2022 for the fair,\n\n1. Decide to build a bridge.",
     ["Heads of State Georgia", "Heads of State Japan"]),
    ("The Ministers of Trade of Georgia and Japan met in Oslo. The Ministers:\n\n- decided to build a bridge;", ["Ministers of Trade Georgia", "Ministers of Trade Japan"]),
    ("Ali Veli, the Minister of Trade, spoke. The Ministers:\n\n- decided to build a bridge;", ["The Ministers"]),
    ("The Ministers of Trade of Georgia and Japan:\n\n- Decide to build a bridge.", ["Ministers of Trade Georgia", "Ministers of Trade Japan"]),
]  # fmt: skip


PAPER = (
    "Oslo Declaration\n\nThe Presidents of Georgia and Japan, having gathered in Oslo on 3 May 2022,\n\nRecalling their treaty,\n\n"
)
OURS = ["Presidents Georgia", "Presidents Japan"]
DRAFTED = [  # what an item of a paper asks, of whom, and by whom it is decided
    ("Have agreed on the following:\n\n1. Task the Trade Academy with writing a textbook;", ["Trade Academy"]),
    ("Have agreed on the following:\n\n1. Decide to build a bridge;", OURS),
    ("Have agreed on the following:\n\n1. Establish a fund for ports.", []),
    ("1. Call upon the Trade Academy to set up a library;", ["Trade Academy"]),
    ("1. Invite the Member States to open their ports;", ["Member States"]),
    ("1. Direct the Secretariat, in cooperation with the Trade Academy, to propose an alphabet.", ["Secretariat"]),
    ("1. Welcome the initiative of Japan to open a school;", None),
    ("Have agreed on the following:\n\n1. Support the candidacy of Japan;", None),
    ("1. Call upon Chile to withdraw;", None),
]


@pytest.mark.parametrize(("items", "who"), DRAFTED)
def test_what_an_item_of_a_paper_asks_and_of_whom(items: str, who: list[str] | None) -> None:
    made = [c for c in resolved(PAPER + items).claims if isinstance(c, Commitment)]
    assert [[" ".join(w for w in (p.office, p.of) if w) for p in c.who] for c in made] == ([] if who is None else [who])


def test_a_list_of_marks_ends_where_the_marks_end() -> None:
    text = (
        PAPER
        + "Have agreed on the following:\n\n1. Establish a fund for ports.\n\nOpen in Oslo on 3 May 2022 in the English language."
    )
    assert [c.what for c in resolved(text).claims if isinstance(c, Commitment)] == ["Establish a fund for ports."]


def test_who_is_asked_in_an_item_says_nothing() -> None:
    text = PAPER + "1. Request the Trade Academy to write a textbook, and commend its work;\n\n2. Commend its work."
    said = [c for c in resolved(text).claims if isinstance(c, Statement)]
    assert [[p.of for p in s.speakers] for s in said] == [["Georgia", "Japan"]]


@pytest.mark.parametrize(("text", "authors"), ABOVE)
def test_who_is_named_above_numbered_deeds(text: str, authors: list[str]) -> None:
    made = next(c for c in resolved(text).claims if isinstance(c, Commitment))
    assert [" ".join(w for w in (p.office, p.of) if w) for p in made.who] == authors


def test_a_line_of_nothing_but_a_date_is_no_list_of_deeds() -> None:
    assert resolved("PRESIDENT\r\roN MAY 1000").claims == ()


def test_what_numbered_deeds_say_is_their_authors() -> None:
    text = "The Presidents of Georgia, Ali Veli, and of Japan, Eda Demir, gathered in Oslo:\n\n1. Praised the work of the fund;\n\n2. Welcomed its report."
    said = [c for c in resolved(text).claims if isinstance(c, Statement)]
    assert [[p.person for p in s.speakers] for s in said] == [["Ali Veli", "Eda Demir"]] * 2


@pytest.mark.parametrize(
    ("keeper", "words", "met"),
    [
        ("Leyla Aydin", "I met Minister Can Kara of Georgia in Oslo on 3 May 2022.", ["Leyla Aydin", "Can Kara"]),
        ("Ada", "I met Minister Can Kara of Georgia in Oslo on 3 May 2022.", ["Ada", "Can Kara"]),
        ("A. Reader", "Met Minister Can Kara of Georgia in Oslo on 3 May 2022.", ["A. Reader", "Can Kara"]),
        ("Ada", "Lunch with Minister Can Kara of Georgia in Oslo on 3 May 2022.", ["Ada", "Can Kara"]),
        ("Ada", "Phone call with Minister Can Kara of Georgia on 3 May 2022.", ["Ada", "Can Kara"]),
    ],
)
def test_whose_note_it_is_met_whom_it_tells_of(keeper: str, words: str, met: list[str]) -> None:
    (told,) = (c for c in resolved(f"Note by {keeper}\n\n{words}").claims if isinstance(c, Encounter))
    assert [p.person for p in told.participants] == met


def test_i_of_a_note_promise_and_not_whom_i_met() -> None:
    words = "Note by Ada\n\nI met Minister Can Kara of Georgia. I promised to send him the draft. He promised to answer."
    made = [c for c in resolved(words).claims if isinstance(c, Commitment)]
    assert [[p.person for p in c.who] for c in made] == [["Ada"], ["Can Kara"]]


def test_who_had_met_are_the_authors() -> None:
    text = "Oslo Declaration\n\nOslo, 3 May 2022\n\nWe, the Heads of State of Georgia and Japan,\n\nHaving met in Oslo on 3 May 2022,\n\n1. Decide to build a bridge;"
    (met,) = (c for c in resolved(text).claims if isinstance(c, Encounter))
    assert [p.of for p in met.participants] == ["Georgia", "Japan"]
    assert met.place == "Oslo" and met.period and str(met.period.first) == "2022-05-03"


@pytest.mark.parametrize(("title", "authors"), TITLES)
def test_who_we_are(title: str, authors: list[str]) -> None:
    made = next(c for c in resolved(title + WE).claims if isinstance(c, Commitment))
    assert [
        p.person or " ".join(w for w in (p.office if p.office != "Foreign Ministers" else "", p.of) if w) for p in made.who
    ] == authors


def test_in_a_transcript_i_am_whose_turn_it_is() -> None:
    told = resolved("""
        Remarks by President Can Kara and Prime Minister Ali Veli in Joint Press Conference

        PRESIDENT KARA: Good morning. We will open a school by 2025.

        PRIME MINISTER VELI: (As interpreted.) Thank you. The ROK-U.S. ties are good.

        I will visit Georgia in May. We have decided to buy ten ships.
        """)
    assert [p.person for c in told.claims if isinstance(c, Commitment) for p in c.who] == ["Can Kara", "Ali Veli"]
    visit = next(c for c in told.claims if isinstance(c, Encounter) and c.kind == "visit")
    assert [p.person for p in visit.participants] == ["Ali Veli"]
    assert [s.speaker.person for s in told.claims if isinstance(s, Statement) and "ROK" in s.gist] == ["Ali Veli"]
