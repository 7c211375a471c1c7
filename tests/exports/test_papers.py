"""A paper in every form: what stands in it stands there as text, with its evidence, whatever the words are."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from elchi.answers.cited import Cite
from elchi.exports.markdown import escaped, markdown
from elchi.exports.paper import Item, Paper, Part
from elchi.exports.plain import plain
from elchi.exports.webpage import webpage
from elchi.exports.word import word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "[click](javascript:alert(1))", "{{ 7 * 7 }}", "a & b < c",
    "# no heading", "*no* _stress_ `code`", "1. no list", "- no list", "\u202eright to left\u202c", "e" + "\u0301" * 200, "</li></ul></section>",
]  # fmt: skip


def cite(quote: str, start: int = 0) -> Cite:
    return Cite(quote, "d1", start, start + len(quote), "A title", "A ministry", None, "a.txt")


def paper(words: str, *quotes: str) -> Paper:
    cites = tuple(cite(q, n) for n, q in enumerate(quotes or ("A quote.",)))
    return Paper("Brief: Georgia", "for 2025-10-14", (Part("Ahead", (Item(words, cites, (Item("below"),), "2025"),)),))


@pytest.mark.parametrize("words", HOSTILE)
def test_foreign_words_are_text_on_a_page(words: str) -> None:
    page = html.fromstring(webpage(paper(words, words)))
    assert not page.xpath("//script | //img | //*[@onerror] | //a[not(starts-with(@href, '#note-'))]")
    assert page.xpath("string(//main//li/bdi)") == words
    assert page.xpath("count(//section)") == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_foreign_words_are_text_in_word(words: str) -> None:
    document = docx.Document(BytesIO(word(paper(words))))
    lines = [p.text for p in document.paragraphs]
    assert lines == ["Brief: Georgia", "for 2025-10-14", "Ahead", f"2025  {words}", "below"]
    assert [p.style.name for p in document.paragraphs[2:]] == ["Heading 1", "List Bullet", "List Bullet 2"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*no* _stress_ `code`", r"\*no\* \_stress\_ \`code\`"),
        ("[click](javascript:1)", r"\[click\](javascript:1)"),
        ("<b>", r"\<b\>"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("2025-10-14: a day", "2025-10-14: a day"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_no_sign_is_read_as_markdown(words: str, written: str) -> None:
    assert escaped(words) == written


def test_each_citation_is_an_endnote_once() -> None:
    same = cite("Said once.")
    twice = Paper("T", None, (Part("P", (Item("one", (same,)), Item("two", (same, cite("Another.", 5))))),))
    with ZipFile(BytesIO(word(twice))) as made:
        notes = etree.fromstring(made.read("word/endnotes.xml"))
        body = etree.fromstring(made.read("word/document.xml"))
        assert "/word/endnotes.xml" in made.read("[Content_Types].xml").decode()
    ids = [n.get(f"{_W}id") for n in notes if n.get(f"{_W}type") is None]
    referred = [r.get(f"{_W}id") for r in body.iter(f"{_W}endnoteReference")]
    assert (ids, referred) == (["2", "3"], ["2", "3"])  # Word counts references: a second one would shift all that follow
    named = {b.get(f"{_W}name") for b in body.iter(f"{_W}bookmarkStart")}
    again = [(f.get(f"{_W}instr").split()[1], "".join(f.itertext())) for f in body.iter(f"{_W}fldSimple")]
    assert again == [("_note1", "1")] and named == {"_note1", "_note2"}
    assert "Said once." in "".join(notes.itertext())
    assert markdown(twice).count("[^1]:") == 1
    assert plain(twice).count('"Said once."') == 1


def test_every_mark_leads_to_its_source() -> None:
    made = paper("words", "First.", "Second.")
    page = html.fromstring(webpage(made))
    assert [a.get("href") for a in page.xpath("//sup/a")] == [f"#{li.get('id')}" for li in page.xpath("//ol/li")]
    assert re.findall(r"\[(\d)\]", plain(made)) == ["1", "2", "1", "2"]


@settings(max_examples=30, deadline=None)  # nothing here depends on how fast the machine is
@given(st.text(min_size=1).filter(str.strip))
def test_a_word_document_can_be_made_of_any_text(words: str) -> None:
    made = word(paper(words, words))
    assert made == word(paper(words, words))
    docx.Document(BytesIO(made))
