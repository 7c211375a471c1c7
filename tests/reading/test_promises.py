"""What holds of every reading, whatever the text."""

from conftest import document
from hypothesis import given, settings
from hypothesis import strategies as st

from elchi.lexica.lexicon import load_lexicon
from elchi.reading.dates import dates
from elchi.reading.reader import read
from elchi.reading.lines.text import lay_out

WORDS = [
    "President", "Minister of Foreign Affairs", "of", "Georgia", "met", "with", "Ali Veli", "Can Kara", "and", ",", ".", ";", "\n", "\n\n", "in",
    "Ankara", "on 3 May 2021", "the", "8th Summit", "will", "be held", "OIC", "(OTS)", '"', "said", "that", "agreed to", "his", "visit", "to", "Mr.",
    "1.", "Decides", "Requests the Secretary-General to", "this autumn", "’s", "-", "is", "not", "postponed", "BAKU, April 2, 1997 (AFP)", "ə", "İ", "\t",
    "Jr.", ":", "We, the Presidents", "Having", "Note by Ada", "would be grateful if", "comments on the draft Charter", "supports", "paragraph 4", "except", "We assess that",
    "likely", "the Embassy of", "decided to build", "I", "promised to send", "he", "as well as", "observers", "?", "May 1000",
]  # fmt: skip
PROSE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=300), PROSE))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_alike_twice_and_every_span_lies_in_it(text: str) -> None:
    lexicon = load_lexicon()
    found = read(document(text), lexicon)
    inside = document(text).text
    for item in (*found.mentions, *found.claims, *found.doubts):
        assert 0 <= item.span.start < item.span.end <= len(inside)
    for mention in found.mentions:
        assert mention.words == item_text(inside, mention.span.start, mention.span.end)
    assert read(document(text), lexicon) == found


def item_text(text: str, start: int, end: int) -> str:
    return text[start:end]


@given(st.one_of(st.text(max_size=200), PROSE))
@settings(max_examples=200, deadline=None)
def test_date_expressions_are_the_words_at_their_span_and_do_not_overlap(text: str) -> None:
    found = dates.find(text)
    assert all(e.span.of(text) == e.words for e in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))


@given(st.one_of(st.text(max_size=300), PROSE))
@settings(max_examples=200, deadline=None)
def test_every_character_but_space_lies_in_one_segment(text: str) -> None:
    segments = lay_out(text).segments
    covered = [0] * len(text)
    for segment in segments:
        for i in range(segment.start, segment.end):
            covered[i] += 1
    assert all(count == 1 for i, count in enumerate(covered) if not text[i].isspace() and text[i].isprintable())
    assert max(covered, default=0) <= 1
