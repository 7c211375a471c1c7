"""The small rules of intake as tables: labels, networks, dates of publication, what is guessed."""

import io
import ipaddress
import re
import zipfile
from datetime import date

import docx
import pytest
from click.testing import CliRunner
from pathlib import Path

from elchi.documents.dating import day_stated
from elchi.documents.intake import Finding, documents_of
from elchi.documents.networks import is_open
from elchi.faces.cli import main
from elchi.model.document import Document, Label, Level

LABELS = {
    "label: internal": Label(Level.INTERNAL),
    "label: Public": Label(Level.PUBLIC),
    "label: [cabinet, legal]": Label(Level.RESTRICTED, frozenset({"cabinet", "legal"})),
    "groups: cabinet": Label(Level.RESTRICTED, frozenset({"cabinet"})),
    "label: secret": None,
    "label: [cabinet, 7: x]": None,
    "label: internal\n  broken: [": None,
}


@pytest.mark.parametrize("head", LABELS)
def test_a_label_that_is_not_understood_makes_nothing_public(head: str) -> None:
    found = next(iter(documents_of(f"---\n{head}\n---\nThe ministers met in Baku.\n".encode(), "text/markdown", "a.md")))
    if LABELS[head] is None:
        assert isinstance(found, Finding)
        assert not found.read
    else:
        assert isinstance(found, Document)
        assert found.label == LABELS[head]


@pytest.mark.parametrize(
    ("numeric", "open_to_all"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("10.1.2.3", False), ("127.0.0.1", False), ("169.254.169.254", False), ("0.0.0.0", False),
        ("100.64.0.1", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False), ("2002:0a00:0001::1", False), ("::10.0.0.1", False), ("no address", False),
    ],
)  # fmt: skip
def test_closed_networks_in_every_writing(numeric: str, open_to_all: bool) -> None:
    assert is_open(numeric) is open_to_all


def test_a_network_may_be_opened() -> None:
    assert is_open("10.1.2.3", frozenset({ipaddress.ip_network("10.0.0.0/8")}))


DATES = {
    "2024-05-03": date(2024, 5, 3), "2024-05-03T23:59:00+13:00": date(2024, 5, 3), "20240503": date(2024, 5, 3), "3.5.2024": date(2024, 5, 3),
    "Fri, 03 May 2024 01:00:00 +0500": date(2024, 5, 3), "May 3, 2024": date(2024, 5, 3), "3 May 2024, 10:00": date(2024, 5, 3),
    "2024-13-03": None, "31 February 2024": None, "yesterday": None, "": None, "May 2024": None,
}  # fmt: skip


@pytest.mark.parametrize("stated", DATES)
def test_the_day_as_its_author_wrote_it(stated: str) -> None:
    assert day_stated(stated) == DATES[stated]


def test_a_guess_is_said_and_is_no_failure(tmp_path: Path) -> None:
    words = "Министр иностранных дел провёл встречу с послом в Астане и обсудил вопросы торговли. " * 3
    (tmp_path / "a.txt").write_bytes(words.encode("cp1251"))
    ran = CliRunner().invoke(main, ["--record", str(tmp_path / "r.elchi"), "read", str(tmp_path / "a.txt")])
    assert ran.exit_code == 0
    assert "0 could not be read" in ran.output
    assert "was read as cp1251" in ran.output


def test_deleted_words_of_a_word_file_are_not_read() -> None:
    plain, out = io.BytesIO(), io.BytesIO()
    made = docx.Document()
    made.add_paragraph("The ministers met in Baku.")
    made.save(plain)
    deleted = b"<w:r><w:t>The ministers met in Baku.</w:t></w:r>"
    change = b'<w:del w:id="1" w:author="a"><w:r><w:delText>They never met.</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t> It rained.</w:t></w:r></w:ins>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            body = old.read(item)
            new.writestr(item, body.replace(deleted, deleted + change) if item == "word/document.xml" else body)
    found = next(iter(documents_of(out.getvalue(), "", "a.docx")))
    assert isinstance(found, Document)
    assert re.sub(r"\s+", " ", found.text.strip()) == "The ministers met in Baku. It rained."
