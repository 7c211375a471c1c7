"""What comes through the door: every kind of source, and every bad one as one clear finding beside the good."""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from conftest import shared
from hypothesis import given, settings
from hypothesis import strategies as st

from elchi.documents.intake import Finding, Given, documents_of, take_in
from elchi.model.document import Document, Label, Level


def leaf(words: bytes) -> bytes:
    """A PDF of one page, with a table of its objects as the format asks."""
    stream = b"BT /F1 12 Tf 20 100 Td (" + words + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


PDF = leaf(b"The ministers met in Baku.")
PAGE = b"""<html lang="en"><head><title>Ministers meet</title><meta property="article:published_time" content="2024-05-03"></head><body><nav>Home</nav>
<article><h1>Ministers meet</h1><p>The ministers met in Baku on Friday and spoke about trade at some length.</p><p>They agreed to meet again in June in
Ankara.</p></article><script>alert('no')</script></body></html>"""


def word(text: str) -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(text)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ali Veli", "Minister"
    made.save(out)
    return out.getvalue()


def one(content: bytes, kind: str = "text/plain", address: str = "a.txt") -> Document | Finding:
    found = list(documents_of(content, kind, address))
    assert len(found) == 1
    return found[0]


def test_plain_text_keeps_its_offsets() -> None:
    found = one("  Türkiye \r\n met.".encode())
    assert isinstance(found, Document)
    assert found.text == "  Türkiye \n met."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings(encoding: str) -> None:
    words = "Министр иностранных дел Республики Казахстан провёл встречу с послом в Астане и обсудил вопросы торговли. " * 3
    found = next(documents_of(words.encode(encoding), "text/plain", "a.txt"))
    assert isinstance(found, Document)
    assert found.text == words
    assert found.language == "ru"


def test_a_head_of_yaml_tells_of_the_document() -> None:
    found = one(
        b"---\ntitle: A visit\ndate: 2022-05-10\npublisher: The Wire\nlabel: [cabinet]\n---\nThe President visited the city.\n",
        "text/markdown",
    )
    assert isinstance(found, Document)
    assert (found.title, found.published, found.publisher, found.text) == (
        "A visit",
        date(2022, 5, 10),
        "The Wire",
        "A visit\n\nThe President visited the city.\n",
    )
    assert found.label == Label(Level.RESTRICTED, frozenset({"cabinet"}))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The President visited.", "A visit to the city\n\nThe President visited."),
        ("A visit  to the\ncity\n\nThe President visited.", "A visit  to the\ncity\n\nThe President visited."),
        ("# A visit to the city\nThe President visited.", "# A visit to the city\nThe President visited."),
    ],
)
def test_a_title_stated_in_the_head_is_read_once(text: str, read: str) -> None:
    found = one(f"---\ntitle: A visit to the city\n---\n{text}".encode(), "text/markdown")
    assert isinstance(found, Document)
    assert found.text == read


def test_a_head_that_is_no_yaml_is_text() -> None:
    found = one(b"---\n: [\n---\nThe President spoke.\n", "text/markdown")
    assert isinstance(found, Document)
    assert found.text.startswith("---")


def test_web_page_word_and_pdf() -> None:
    page, paper, print_ = (
        one(PAGE, "text/html", "a.html"),
        one(word("The ministers met in Baku."), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        one(PDF, "application/pdf"),
    )
    assert isinstance(page, Document)
    assert isinstance(paper, Document)
    assert isinstance(print_, Document)
    assert (page.title, page.published) == ("Ministers meet", date(2024, 5, 3))
    assert "agreed to meet again" in page.text
    assert "alert" not in page.text
    assert paper.text == "The ministers met in Baku.\n\nAli Veli\tMinister"
    assert print_.text.strip() == "The ministers met in Baku."


def test_a_feed_is_a_document_an_entry() -> None:
    feed = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Two</title><link>https://w.example/2</link>
    <pubDate>Fri, 03 May 2024 09:00:00 GMT</pubDate><description>&lt;p&gt;B met C.&lt;/p&gt;</description></item><item><title>One</title>
    <link>https://w.example/1</link><pubDate>Thu, 02 May 2024 09:00:00 GMT</pubDate><description>A met B.</description></item></channel></rss>"""
    found = list(documents_of(feed, "application/xml", "feed.xml"))
    assert [(d.title, d.published, d.publisher, d.address, d.text) for d in found if isinstance(d, Document)] == [
        ("One", date(2024, 5, 2), "Wire", "https://w.example/1", "One\n\nA met B."), ("Two", date(2024, 5, 3), "Wire", "https://w.example/2", "Two\n\nB met C."),
    ]  # fmt: skip


BAD = [
    (b"", "text/plain", "it is empty"),
    (b" \n\t ", "text/plain", "it is empty"),
    (b"\x00\x01\x02binary\x00", "text/plain", "it holds binary data, not text"),
    (b"PK\x03\x04broken", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "it is no DOCX"),
    (b"%PDF-1.7 and nothing else", "application/pdf", "the PDF is broken"),
    (
        PDF.replace(b"(The ministers met in Baku.) Tj", b"                               "),
        "application/pdf",
        "the PDF holds no text",
    ),
    (b"<html><body></body></html>", "text/html", "no article was found on the page"),
    (b"<div>" * 500_000, "text/html", "its elements are nested"),
    (b"<rss><channel></channel></rss>", "application/xml", "the feed has no entries"),
    (b"\x7fELF", "application/octet-stream", "it is of no kind that is read here"),
]


@pytest.mark.parametrize(("content", "kind", "met"), BAD, ids=[b[2] for b in BAD])
def test_bad_material_is_one_finding(content: bytes, kind: str, met: str) -> None:
    found = one(content, kind)
    assert isinstance(found, Finding)
    assert found.met.startswith(met)
    assert str(found).endswith(".")


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    found = one(out.getvalue(), "application/pdf")
    assert isinstance(found, Finding)
    assert found.met == "the PDF is encrypted"


def test_a_bomb_of_a_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        for n in range(21):
            bomb.writestr(f"word/{n}.xml", b"0" * 10_000_000)
    found = one(out.getvalue(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    assert isinstance(found, Finding)
    assert found.met.startswith("it unpacks to 210,000,000 bytes")


def test_a_folder_is_read_in_order_and_the_bad_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B met C.")
    (tmp_path / "a.txt").write_text("A met B.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / ".hidden").write_text("no")
    for name in ("record.elchi", "record.elchi-wal", "record.elchi-shm"):  # the record of these papers, where it is by itself
        (tmp_path / name).write_bytes(b"SQLite")
    (tmp_path / "bad.bin").write_bytes(b"\x00\x01")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "out").symlink_to("/etc/hostname")
    found = list(take_in(str(tmp_path)))
    assert [Path(f.address).name if isinstance(f, Document) else Path(f.place).name for f in found] == [
        "a.txt",
        "b.txt",
        "bad.bin",
        "empty.txt",
        "out",
    ]


def test_too_long_a_file_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as out:
        out.truncate(50_000_000)
    found = list(take_in(str(tmp_path / "long.txt")))
    assert [f.met for f in found if isinstance(f, Finding)] == ["it has 50,000,000 bytes, over the limit of 20,000,000"]


def test_nothing_there() -> None:
    found = list(take_in("no/such/place"))
    assert [str(f) for f in found] == ["no/such/place: there is nothing there; check the spelling, or give an http(s) address."]


def test_what_the_user_says_outranks_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2020-01-01\n---\nA met B.\n")
    found = list(take_in(str(tmp_path / "a.md"), Given(date(2021, 2, 3), "The Ministry", Label(Level.INTERNAL))))
    assert isinstance(found[0], Document)
    assert (found[0].published, found[0].publisher, found[0].label.level) == (date(2021, 2, 3), "The Ministry", Level.INTERNAL)


@given(
    st.binary(max_size=400), st.sampled_from(["text/plain", "text/markdown", "text/html", "application/pdf", "application/xml", ""])
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_document_or_a_finding(content: bytes, kind: str) -> None:
    first, second = (list(documents_of(content, kind, "x")) for _ in range(2))
    assert first == second
    assert first
    assert all(isinstance(f, Finding) or f.text.strip() for f in first)


def test_no_real_readout_is_lost() -> None:
    folder = shared("corpora/readouts")
    found = list(take_in(str(folder)))
    assert len(found) == len(os.listdir(folder))
    assert sum(isinstance(f, Document) and f.published is not None for f in found) >= len(found) - 1
