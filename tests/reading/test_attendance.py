"""Attendance lists: who was there, in which office, of which side; when and where it was."""

import pytest
from conftest import reading_of, resolved

from elchi.model.claim import Encounter

HEAD = "Memorandum of Conversation\nAnkara, May 3, 1965, 3 p.m.\nSUBJECT\nTrade\n"
BODY = "\nThe Secretary opened the conversation by asking for views on trade.\n"

Person = tuple[str | None, str | None, str | None]


def main(text: str) -> Encounter:
    found = [c for c in resolved(text).claims if isinstance(c, Encounter) and c.main]
    assert len(found) == 1
    return found[0]


def there(text: str) -> list[Person]:
    return [(p.person, p.office, p.of) for p in main(text).participants]


CASES: list[tuple[str, list[Person]]] = [
    ("Present: His Excellency, Ali Veli, Minister of Trade of Georgia; Her Excellency, Eda Demir, Ambassador of Japan",
     [("Ali Veli", "Minister of Trade", "Georgia"), ("Eda Demir", "Ambassador", "Japan")]),
    ("PARTICIPANTS\nThe Secretary\nAmbassador Veli\nMr. Can B. Kara, Department of State",
     [(None, "Secretary", None), ("Veli", "Ambassador", None), ("Can B. Kara", None, None)]),
    # sides: whose an office is, is told by the heading above
    ("PARTICIPANTS\nTurkish side:\nForeign Minister Veli\nGeorgia\nDr. Eda Demir, First Secretary\nInterpreter",
     [("Veli", "Foreign Minister", "Türkiye"), ("Eda Demir", "First Secretary", "Georgia")]),
    # a unit before the name or behind it, a rank, an office before a comma
    ("PARTICIPANTS\nNEA—G. Ali Veli\nColonel Kara—USAF\nGeneral Demir\nThe Georgian Prime Minister, Sir Can Ok\nHarry Lale (interpreter)",
     [("G. Ali Veli", None, None), ("Kara", None, None), ("Demir", None, None), ("Can Ok", "Prime Minister", "Georgia"),
      ("Harry Lale", None, None)]),
    ("Present: Mr. Ali Veli, Minister of Trade of Georgia; Ms. Eda Demir, Ambassador of Japan; and others",
     [("Ali Veli", "Minister of Trade", "Georgia"), ("Eda Demir", "Ambassador", "Japan")]),
    # a page's markup was lost: the list stands on one line
    ("PARTICIPANTS US Side: The Secretary Ambassador Veli Mr. Kara Turkish Side: Mr. Can Demir, Turkish Embassy Dr. Lale",
     [(None, "Secretary", "United States"), ("Veli", "Ambassador", "United States"), ("Kara", None, None), ("Can Demir", None, "Turkey"), ("Lale", None, None)]),
    # bullets that lost their words to the next line, and sides of their own
    ("PARTICIPANTS\n-\nU.S.\n- Secretary Veli\n- Mr. Kara\n-\nGeorgia\n- Foreign Minister Lale\n- Mr. Demir (Interp.)",
     [("Veli", "Secretary", "United States"), ("Kara", None, None), ("Lale", "Foreign Minister", "Georgia"), ("Demir", None, None)]),
    # an owner or office closes an entry where another person is called next
    ("PARTICIPANTS Ambassador Ali Veli, Republic of Georgia Mr. Can Kara, Office of Trade, IO Mr. Halil Ok, IO",
     [("Ali Veli", "Ambassador", "Georgia"), ("Can Kara", None, None), ("Halil Ok", None, None)]),
    ("PARTICIPANTS Japan Foreign Minister Eda Demir Turkey The Secretary Can Kara, Ambassador to Georgia Halil Ok, Director",
     [("Eda Demir", "Foreign Minister", "Japan"), (None, "Secretary", "Türkiye"), ("Can Kara", "Ambassador to Georgia", "Türkiye"), ("Halil Ok", "Director", "Türkiye")]),
    # an office in short; "For" heads a side, what is in brackets does not; an office with its article is somebody else
    ("PARTICIPANTS\nAmb. Ali Veli\nDep. Asst. Sec. Eda Demir\nRep. Can Kara",
     [("Ali Veli", "Ambassador", None), ("Eda Demir", "Deputy Assistant Secretary", None), ("Can Kara", "Representative", None)]),
    ("PARTICIPANTS\nFor the United Arab Republic\nDr. Ali Veli, Minister of Economy\nFor Georgia\nCan Kara, Director",
     [("Ali Veli", "Minister of Economy", "United Arab Republic"), ("Can Kara", "Director", "Georgia")]),
    ("PARTICIPANTS\n(U.S. supplied interpreter)\nPrime Minister Veli", [("Veli", "Prime Minister", None)]),
    ("PARTICIPANTS\nMr. Veli\nThe Attorney General\nMr. Kara\nDirector of Trade",
     [("Veli", None, None), (None, "Attorney General", None), ("Kara", "Director of Trade", None)]),
    # a state before a title tells behind a comma of whom one reads, and heads a side elsewhere
    ("PARTICIPANTS Halil Lale, Turkish Ambassador Mr. Can Kara, Director", [("Halil Lale", "Ambassador", "Türkiye"), ("Can Kara", "Director", None)]),
    ("PARTICIPANTS Turkey Ambassador Lale Georgia Mr. Kara, Counselor Ambassador Ok",
     [("Lale", "Ambassador", "Türkiye"), ("Kara", "Counselor", "Georgia"), ("Ok", "Ambassador", "Georgia")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), CASES, ids=[c[0][:40] for c in CASES])
def test_who_was_there(text: str, people: list[Person]) -> None:
    assert [p[:2] for p in there(HEAD + text + BODY)] == [p[:2] for p in people]
    told = {p[0]: p[2] for p in there(HEAD + text + BODY) if p[1]}
    assert {p[0]: p[2] for p in people if p[1]} == told


ROWS: list[tuple[str, str, list[str | None]]] = [
    # a title behind a comma may go on; whoever is addressed next is another
    (
        "Mr. Can Kara, Minister Counselor of Embassy Mr. Halil Lale, Deputy Under Secretary Mr. Ali Veli, IO Ambassador Demir",
        "",
        ["Can Kara", "Halil Lale", "Ali Veli", "Demir"],
    ),
    # where a title begins: at its modifiers, at the letters of a body, behind a state or embassy, never within a rank
    ("The Secretary Under Secretary Kara Acting Assistant Secretary Lale", "", [None, "Kara", "Lale"]),
    ("Secretary Kara CIA Director Lale", "", ["Kara", "Lale"]),
    ("Ambassador Lale, Georgian Embassy The Secretary of State Mr. Can Kara", "", ["Lale", None, "Can Kara"]),
    ("Ambassador Lale, Japan Ambassador Kara", "", ["Lale", "Kara"]),
    ("Director, Far East Region—Rear Admiral F. J. Kara Mr. Lale", "", ["F. J. Kara", "Lale"]),
    ("The Prime Minister Halil Lale, Director for Trade", "", [None, "Halil Lale"]),
    ("Ambassador Can Kara His Excellency Mr. Halil Lale Ms. Eda Demir", "", ["Can Kara", "Halil Lale", "Eda Demir"]),
    ("Minister Can Kara, Ambassador Halil Lale and Director Eda Demir", "", ["Can Kara", "Halil Lale", "Eda Demir"]),
    # the last word of a name before a title is no name of its own
    ("Ambassador Halil Lale Eda Demir Kara Ambassador Ok", "", ["Halil Lale", "Eda Demir Kara", "Ok"]),
    # a middle initial tells where a name begins
    ("Governor Kara Halil B. Lale Eda Demir, Director", "", ["Kara", "Halil B. Lale", "Eda Demir"]),
    # who is spoken of by one word further on is called by a surname in the list
    ("Secretary Kara Halil Lale Eda Demir", "Secretary Kara said that trade grew.", ["Kara", "Halil Lale", "Eda Demir"]),
    ("Ambassador Halil Lale Mr. Eda Demir", "Ambassador Lale said that trade grew.", ["Halil Lale", "Eda Demir"]),
]


@pytest.mark.parametrize(("row", "told", "people"), ROWS, ids=[r[0] for r in ROWS])
def test_names_in_a_row(row: str, told: str, people: list[str | None]) -> None:
    assert [p[0] for p in there(HEAD + "PARTICIPANTS " + row + BODY + told)] == people


def test_when_and_where() -> None:
    meeting = main(HEAD + "PARTICIPANTS\nMr. Ali Veli\nMr. Can Kara" + BODY)
    assert (str(meeting.kind), meeting.place, meeting.period and meeting.period.iso()) == ("meeting", "Ankara", "1965-05-03")


def test_a_call_is_one_by_its_title() -> None:
    head = HEAD.replace("of Conversation", "of Telephone Conversation")
    assert str(main(head + "PARTICIPANTS\nMr. Ali Veli\nMr. Can Kara" + BODY).kind) == "call"


def test_the_list_is_quoted() -> None:
    meeting = main(HEAD + "PARTICIPANTS\nMr. Ali Veli\nMr. Can Kara" + BODY)
    text = HEAD + "PARTICIPANTS\nMr. Ali Veli\nMr. Can Kara" + BODY
    assert meeting.span.of(text) == "PARTICIPANTS\nMr. Ali Veli\nMr. Can Kara"


@pytest.mark.parametrize(
    "text",
    [
        "Participants discussed trade and energy.\nThey spoke for an hour.\n",
        "Trade grew.\nPresent plans are good.\nMr. Ali Veli is content.\n",
        "PRESENT\nThe weather was fine in the capital, and nobody came.\n",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert [c for c in resolved(text).claims if isinstance(c, Encounter)] == []


def test_a_long_list_is_read_in_linear_time() -> None:
    assert (
        len(
            there(
                HEAD + "PARTICIPANTS\n" + "\n".join(f"Mr. A{'b' * (n % 7)}li Veli{'a' * (n // 7 % 9)}" for n in range(3000)) + BODY
            )
        )
        <= 200
    )


LIST = (
    "The Hon. Ali Veli, Prime Minister of Barbados; His Excellency Dr. Piet Smit, President of the Republic of Suriname; "
    "Dame Ann Marsh, Chief Minister of Montserrat. Dominica was represented by Hon. Tom Rowe, Minister of Trade."
)
OPENED = [
    "Heads of Government in attendance were:", "Those in attendance were:", "The following Heads of Government attended the Meeting:",
    "The Heads of Delegation of Member States present were:", "The Member States represented at the Meeting were:",
]  # fmt: skip


@pytest.mark.parametrize("sentence", OPENED)
def test_a_sentence_opens_the_list_of_those_at_the_event_told_before(sentence: str) -> None:
    head = "The Thirtieth Meeting of the Conference of Heads of Government was held in Georgetown on 2-5 July 2009."
    found = [c for c in reading_of(f"{head}\n\n{sentence}\n\n{LIST}").claims if isinstance(c, Encounter)]
    assert [{p.person for p in c.participants if p.person} for c in found] == [{"Ali Veli", "Piet Smit", "Ann Marsh", "Tom Rowe"}]


@pytest.mark.parametrize(
    "sentence", ["The Ministers present agreed on the following:", "Minister Ali Veli attended the session and said:"]
)
def test_a_colon_behind_other_words_opens_no_list(sentence: str) -> None:
    told = f"The Thirtieth Meeting was held in Georgetown on 2 July 2009.\n\n{sentence}\n\nPeace; The Hon. Can Kara, a poet; Bread."
    found = [c for c in reading_of(told).claims if isinstance(c, Encounter)]
    assert "Can Kara" not in [p.person for c in found for p in c.participants]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Meeting with the Georgian Ambassador", "Ambassador Veli met Director Kara."),  # said once more in the text
        ("Meeting of Ambassador Ali Veli with Director Can Kara", "The Director said that trade would grow."),  # and by the title
    ],
)
def test_a_meeting_with_a_list_is_one(title: str, told: str) -> None:
    text = f"{title}\n\nTokyo, 3 May 2021\n\nPresent:\nAmbassador Ali Veli\nDirector Can Kara\nMs. Eda Demir\n\n{told} He said that it rained."
    assert len([c for c in resolved(text).claims if isinstance(c, Encounter)]) == 1


OPENINGS = [
    "The Summit was held in the presence of:",
    "The Summit was presided over by President Kofi Mensah of Ghana in the presence of their Majesties and Highnesses:",
    "Taking part in the meeting were:",
    "Present at the Summit were the under-listed Heads of State and Government or their duly mandated representatives:",
    "Attending the meeting were:",
    "In attendance were the following:",
    "The Summit took place with the participation of Their Excellencies:",
    "The meeting brought together:",
]
LAYOUTS = [
    "H.E. Ali Veli, President of Georgia;\nEda Demir, Prime Minister of Malta;",
    "- Ali Veli, President of Georgia\n- Eda Demir, Prime Minister of Malta",
    "President of Georgia, H.E. Ali Veli\nPrime Minister of Malta, H.E. Eda Demir",
    "H.E. Ali Veli\nPresident of Georgia\nH.E. Eda Demir\nPrime Minister of Malta",
    "\nH.E. Ali Veli,\n\nPresident of Georgia\n\nH.E. Eda Demir\n\nPrime Minister of Malta",
    "\nH.E. Ali Veli, President of Georgia\n\nH.E. Eda Demir, Prime Minister of Malta",
]


@pytest.mark.parametrize("opening", OPENINGS, ids=[o[:40] for o in OPENINGS])
def test_each_opening_of_a_list_is_read_in_each_layout(opening: str) -> None:
    head, end = "The African Union held its tenth summit in Accra on 3 May 2011.", "\n\nThe leaders discussed trade."
    texts = [f"{head}{between}{opening}\n{layout}{end}" for layout in LAYOUTS for between in (" ", "\n\n")]
    wanted = {("Ali Veli", "President", "Georgia"), ("Eda Demir", "Prime Minister", "Malta")}
    assert [text for text in texts if not wanted <= set(there(text))] == []


def test_a_king_is_told_with_his_land_beneath() -> None:
    told = there(
        "The Council met in Riyadh on 3 May 2011 in the presence of:\n\nHis Majesty King Hamad bin Isa\n\nKing of the Kingdom of Bahrain\n\nThe leaders discussed trade."
    )
    assert ("Hamad bin Isa", "King", "Kingdom of Bahrain") in told
