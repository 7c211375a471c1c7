"""Requests for positions and assessments, and the positions of replies, in own words."""

import hashlib

import pytest

from elchi.lexica.lexicon import load_lexicon
from elchi.lexica.tables import strings
from elchi.model.claim import Commitment, Statement
from elchi.model.document import Document
from elchi.reading.reader import read


def claims(words: str) -> tuple[list[Statement], list[Commitment]]:
    """The positions and the requests of a text."""
    document = Document(hashlib.sha256(words.encode()).hexdigest(), words, words.encode(), "text/plain", "reply.txt", language="en")
    found = read(document, load_lexicon()).claims
    told = [c for c in found if isinstance(c, Statement) and c.position]
    return told, [c for c in found if isinstance(c, Commitment) and c.asks]


POSITIONS = [(row["name"], *example) for row in strings("acts/positions") for example in row["examples"]]
REQUESTS = [(row["asks"], *example) for row in strings("acts/requests") for example in row["examples"]]


@pytest.mark.parametrize(("name", "words", "keys", "position"), POSITIONS)
def test_position(name: str, words: str, keys: str, position: str) -> None:
    (told,), _ = claims(words if keys else f"Reply on the draft text\n\n{words}")
    assert (" ".join(told.paragraphs), str(told.position)) == (keys, position)
    assert told.gist == words


@pytest.mark.parametrize("words", [w for row in strings("acts/positions") for w in row["near_misses"]])
def test_no_position(words: str) -> None:
    assert claims(words)[0] == []


@pytest.mark.parametrize(("asks", "words", "matter"), REQUESTS)
def test_request(asks: str, words: str, matter: str) -> None:
    _, (request,) = claims(words)
    assert (request.asks, request.matter) == (asks, matter)
    assert request.due is not None or " by " not in words


@pytest.mark.parametrize("words", [w for row in strings("acts/requests") for w in row["near_misses"]])
def test_no_request(words: str) -> None:
    assert claims(words)[1] == []


NOTE = """Note verbale of Georgia on the draft Charter

The Ministry of Foreign Affairs of Georgia presents its compliments to the Secretariat and has the honour to convey its comments.

Georgia supports paragraphs 1 to 3, but opposes paragraph 9. The Georgian side requests the deletion of paragraph 12.
It reserves its position on Article 7 (b). We would be grateful for clarification of paragraph 5.

Paragraph 14
We support the current wording.

Paragraph 15: delete the second sentence.
We thank the Secretariat for paragraph 16.
"""


def test_a_whole_reply_is_its_states() -> None:
    told, _ = claims(NOTE)
    assert {t.speaker.of for t in told} == {"Georgia"}
    assert [(str(t.position), " ".join(t.paragraphs)) for t in sorted(told, key=lambda t: t.span)] == [
        ("supports", "1 2 3"), ("opposes", "9"), ("asks", "12"), ("reserves", "Article 7 (b)"), ("asks", "5"), ("supports", "14"), ("asks", "15"),
    ]  # fmt: skip


LETTER = """From: Ministry of Foreign Affairs of Georgia
Subject: the draft Charter of the Academy

Dear colleagues,

{}
"""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("The Government of Georgia concurs.", [("supports", "")]),
        ("Georgia supports the draft with the exception of Article 6, for which it proposes another wording.",
         [("with conditions", ""), ("asks", "Article 6")]),
        ("The authorities of Georgia have examined the draft and have no remarks thereon.", [("no comment", "")]),
        ("Georgia suggests deleting paragraph 2 of Article 6 and, in Article 8, paragraph 3, the last sentence.", [("asks", "Article 6 (2)")]),
        ('In paragraph 5 bis, after the word "trade", insert "and transit".', [("asks", "5 bis")]),
        ("The remarks of Georgia on the weather in Oslo were short.", []),
        ("The Embassy informs the Secretariat that Georgia agrees to Article 3 (1).", [("supports", "Article 3 (1)")]),
        ("Tbilisi told me that it has no objection to the draft.", [("supports", "")]),
        ("Georgia can accept everything except Article 4.", [("with conditions", "")]),
        ("Georgia is in a position to support the draft, provided that paragraph 4 stays.", [("with conditions", "")]),
        ("Georgia accepts neither the title nor the annex.", [("opposes", "title")]),
    ],
)  # fmt: skip
def test_what_a_letter_says(words: str, wanted: list[tuple[str, str]]) -> None:
    told, _ = claims(LETTER.format(words))
    assert [(str(t.position), " ".join(t.paragraphs)) for t in sorted(told, key=lambda t: t.span)] == wanted


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Comments on it should reach the Secretariat by close of business on 5 April 2026.", "5 April 2026"),
        ("The Secretariat kindly asks for the views of the Member States thereon by 17:00 on 4 July 2026.", "4 July 2026"),
    ],
)
def test_what_is_asked_on_a_text_sent_round(words: str, term: str) -> None:
    _, (request,) = claims(f"The Secretariat transmits herewith the draft Charter of the Academy. {words}")
    assert request.matter == "the draft Charter of the Academy"
    assert request.due is not None and request.due.words == term


def test_a_note_goes_to_whom_it_greets() -> None:
    note = "The Secretariat presents its compliments to the Embassies of Georgia and Japan and encloses the draft Charter."
    _, (request,) = claims(f"{note}\n\nComments on the draft Charter should reach the Secretariat by 5 April 2026.")
    assert [p.of for p in request.who] == ["Georgia", "Japan"]


def test_two_clauses_are_quoted_apart() -> None:
    told, _ = claims(NOTE)
    assert [t.gist for t in told if t.paragraphs in (("1", "2", "3"), ("9",))] == [
        "Georgia supports paragraphs 1 to 3",
        "opposes paragraph 9.",
    ]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Georgia and Armenia support paragraph 4.", ["Georgia", "Armenia"]),
        ("In reply to Turkey, Georgia supports paragraph 4.", ["Georgia"]),
        ("Like Turkey, Georgia supports paragraph 4.", ["Georgia"]),
    ],
)
def test_whose_position_it_is(words: str, speakers: list[str]) -> None:
    assert [t.speaker.of for t in claims(words)[0]] == speakers


JUDGEMENTS = "Assessment: the pass\n\nKazakhstan Institute for Strategic Studies, 4 June 2025\n\n{}\n"


def judged(words: str) -> list[Statement]:
    """The parts of an assessment that consists of these words."""
    text = JUDGEMENTS.format(words)
    paper = Document(hashlib.sha256(text.encode()).hexdigest(), text, text.encode(), "text/plain", "paper.txt", language="en")
    return [c for c in read(paper, load_lexicon()).claims if isinstance(c, Statement) and c.part]


@pytest.mark.parametrize(
    ("words", "wanted"), [e for row in strings("acts/judgements") if row["part"] == "judgement" for e in row["examples"]]
)
def test_judgement(words: str, wanted: str) -> None:
    (found,) = judged(words)
    likely = found.likelihood
    assert likely is not None
    ranges = [f"{r.low}-{r.high} {r.scale}" for r in likely.ranges]
    assert " ".join([likely.words, *ranges, *([found.confidence] if found.confidence else [])]) == wanted


@pytest.mark.parametrize(
    ("part", "words", "wanted"),
    [
        (row["part"], *e)
        for row in strings("acts/judgements")
        if row["part"] in ("question", "dissent", "basis")
        for e in row["examples"]
    ],
)
def test_part_of_an_assessment(part: str, words: str, wanted: str) -> None:
    (found,) = judged(words)
    assert str(found.part) == part
    assert found.gist == (wanted if part == "question" else words)


@pytest.mark.parametrize("words", [w for row in strings("acts/judgements") if row["part"] != "head" for w in row["near_misses"]])
def test_no_part_of_an_assessment(words: str) -> None:
    assert judged(words) == []


def test_how_sure_is_told_behind_a_judgement() -> None:
    told = judged("- We judge that a shortage is likely. (High confidence)\n- It is unlikely that the pass closes.")
    assert [(s.confidence, s.gist[:8]) for s in told] == [("high", "We judge"), (None, "It is un")]


def test_what_is_no_assessment_has_no_judgements() -> None:
    assert [c for c in read_of("Rain is likely in Baku, the Kazakhstan Institute for Strategic Studies said.") if c.part] == []


def read_of(words: str) -> list[Statement]:
    paper = Document(hashlib.sha256(words.encode()).hexdigest(), words, words.encode(), "text/plain", "paper.txt", language="en")
    return [c for c in read(paper, load_lexicon()).claims if isinstance(c, Statement)]


@pytest.mark.parametrize(
    "words",
    [
        'This rests on the words "Georgia will host a conference in June" of 3 May 2025.',
        "Scenario 1: Georgia and Japan agree to build a bridge (probability 20%).",
    ],
)
def test_what_is_only_judged_or_quoted_promises_nothing_here(words: str) -> None:
    text = JUDGEMENTS.format(words)
    paper = Document(hashlib.sha256(text.encode()).hexdigest(), text, text.encode(), "text/plain", "paper.txt", language="en")
    assert {type(c).__name__ for c in read(paper, load_lexicon()).claims} == {"Statement"}
