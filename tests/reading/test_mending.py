"""Damaged text is read as it was meant, and everything found in it stands at its own place in the text that came in."""

from datetime import date

import pytest
from conftest import resolved

from elchi.lexica.lexicon import load_lexicon
from elchi.model.claim import Encounter
from elchi.model.document import Document, Span
from elchi.reading.layout.mending import mend
from elchi.reading.reader import read

DAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Georgia &amp; Japan", "Georgia & Japan"),
        ("Georgia&#8217;s minister", "Georgia’s minister"),
        ("the AT&T deal", "the AT&T deal"),
        ("ForeignMinister Kara", "Foreign Minister Kara"),
        ("Prime MinisterKara spoke", "Prime Minister Kara spoke"),
        ("McDonald met DeSantis", "McDonald met DeSantis"),
        ("his counter-\npart", "his counterpart"),
        ("a co-\nsponsored text", "a co-sponsored text"),
        ("28.03.2019Deputy Minister Kara met", "28.03.2019\n\nDeputy Minister Kara met"),
        ("Georgia، Japan and Moldova", "Georgia, Japan and Moldova"),
        ("Prime Minister ‘Aisake Eke and Tonga’s ʻUlukalala", "Prime Minister Aisake Eke and Tonga’s Ulukalala"),
        ("They called it ‘Peace Now’ in Suva.", "They called it ‘Peace Now’ in Suva."),
        ("They met.READ MORE", "They met.\n\n"),
    ],
)
def test_text_as_it_was_meant(text: str, meant: str) -> None:
    assert mend(text, load_lexicon()).text == meant


def test_spans_lead_back() -> None:
    source = "A &amp; B and ForeignMinister C"
    mended = mend(source, load_lexicon())
    for words, whole in (
        ("A", "A"),
        ("B", "B"),
        ("&", "&amp;"),
        ("A & B", "A &amp; B"),
        ("Foreign Minister C", "ForeignMinister C"),
    ):
        at = mended.text.index(words)
        assert mended.back(Span(at, at + len(words))).of(source) == whole


def test_quotes_are_the_words_of_the_text() -> None:
    text = "Foreign Minister Omar Haddad &amp; Prime Minister Kari Moen met in Amman.READ MORE\n\nPresident Tsend Bat met Jan Novak&rsquo;s envoys."
    told = next(c for c in resolved(text, DAY).claims if isinstance(c, Encounter))
    assert told.span.of(text) == "Foreign Minister Omar Haddad &amp; Prime Minister Kari Moen met in Amman."
    assert [p.span.of(text) for p in told.participants] == ["Foreign Minister Omar Haddad", "Prime Minister Kari Moen"]
    mentions = read(Document("0", text, b"", "text/plain", "x"), load_lexicon()).mentions
    assert mentions and all(m.words == m.span.of(text) for m in mentions)


def test_names_broken_over_the_lines_of_a_column() -> None:
    text = (
        "President Tsend Bat met for two hours on Monday with Prime Minister\nKari Moen of Norway, and both agreed to hold a second round in the autumn."
        " Deputy\nMinister Rose Wanjiru, who leads the talks, met the delegation of Fiji in Suva\non the same day."
    )
    people = {p.person for c in resolved(text, DAY).claims if isinstance(c, Encounter) for p in c.participants if p.person}
    assert people == {"Tsend Bat", "Kari Moen", "Rose Wanjiru"}


def test_a_month_before_an_event_is_its_own() -> None:
    text = "President Tsend Bat phoned Prime Minister Kari Moen, their first call since their September meeting in Rome."
    told = {str(c.kind): c for c in resolved(text, DAY).claims if isinstance(c, Encounter)}
    assert told["meeting"].period and told["meeting"].period.iso() == "2021-09"
    assert told["call"].period and told["call"].period.iso() == "2022-06-15"
    assert (told["meeting"].place, told["call"].place) == ("Rome", None)
