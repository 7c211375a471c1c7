"""A paper as a Word document (Office Open XML, ECMA-376): headings, lists, and an endnote behind each citation."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from elchi.answers.cited import Cite
from elchi.exports.paper import Item, Notes, Paper, source_of, writable

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
_FIRST = 1  # endnotes 0 and 1 are the separators that Word itself draws; note 1 of ours is 2 of the file
_SMALL = "16"  # half points
_STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3")


def word(paper: Paper) -> bytes:
    """Return a paper as the bytes of a .docx file. It states no author and no time: the same paper gives the same text."""
    from docx import Document

    document, notes = Document(), Notes()
    _page(document, paper)
    document.add_heading(writable(paper.title), level=0)
    if paper.note:
        document.add_paragraph(writable(paper.note), style="Subtitle")
    for part in paper.parts:
        document.add_heading(writable(part.heading), level=1)
        _items(document, part.items, notes)
    _endnotes(document, notes)
    made = BytesIO()
    document.save(made)
    return _timeless(made)


def _timeless(made: BytesIO) -> bytes:
    """The same file without the hour of its making: python-docx stamps each part of it."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    again = BytesIO()
    with ZipFile(made) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return again.getvalue()


def _page(document: "Document", paper: Paper) -> None:
    from datetime import datetime

    from docx.shared import Mm, Pt

    said = document.core_properties
    said.title, said.author, said.comments = writable(paper.title), "Elchi", ""
    said.created = said.modified = datetime(1980, 1, 1)  # the earliest day a ZIP can hold; ours is no fact of the brief
    _arabic(document.settings.element)
    for section in document.sections:
        _arabic(section._sectPr)
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin = section.bottom_margin = Mm(15)
    for name in ("Normal", *_STYLES):
        document.styles[name].font.size = Pt(9.5)
        document.styles[name].paragraph_format.space_after = Pt(2)


def _arabic(element: "_Element") -> None:
    """Number endnotes 1, 2, 3; Word's own way is i, ii, iii. The schema wants it before most other settings."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    said, form = OxmlElement("w:endnotePr"), OxmlElement("w:numFmt")
    form.set(qn("w:val"), "decimal")
    said.append(form)
    before = next((e for e in element if e.tag in (qn("w:pgSz"), qn("w:type"), qn("w:compat"))), None)
    element.append(said) if before is None else before.addprevious(said)


def _items(document: "Document", items: Iterable[Item], notes: Notes, depth: int = 0) -> None:
    for item in items:
        line = document.add_paragraph(style=_STYLES[min(depth, 2)])
        if item.lead:
            line.add_run(writable(item.lead) + "  ").bold = True
        line.add_run(writable(item.text))
        for place, number in enumerate(notes.of(item.cites, item.text)):
            _refer(line.add_run("," if place else ""), number)
        _items(document, item.under, notes, depth + 1)


def _refer(run: object, number: int) -> None:
    """Put the raised number of an endnote into a run."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run.font.superscript = True  # type: ignore[attr-defined]
    mark = OxmlElement("w:endnoteReference")
    mark.set(qn("w:id"), str(number + _FIRST))
    run._r.append(mark)  # type: ignore[attr-defined]


def _endnotes(document: "Document", notes: Notes) -> None:
    """Add the part that holds the endnotes; python-docx has none of its own."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    part = Part(PackURI("/word/endnotes.xml"), _KIND, _written(notes), package)
    document.part.relate_to(part, _RELATION)


def _written(notes: Notes) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{_W}}}endnotes", nsmap={"w": _W})
    for number, kind in enumerate(("separator", "continuationSeparator")):
        _note(root, number, kind)
    for cite, number in notes.numbers.items():
        _note(root, number + _FIRST, None, cite, notes.quoted(cite))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _note(root: "_Element", number: int, kind: str | None, cite: Cite | None = None, quote: str = "") -> None:
    from lxml import etree

    note = etree.SubElement(root, f"{{{_W}}}endnote", {f"{{{_W}}}id": str(number)})
    line = etree.SubElement(note, f"{{{_W}}}p")
    if cite is None:
        note.set(f"{{{_W}}}type", str(kind))
        etree.SubElement(etree.SubElement(line, f"{{{_W}}}r"), f"{{{_W}}}{kind}")
        return
    raised = etree.SubElement(line, f"{{{_W}}}r")
    etree.SubElement(etree.SubElement(raised, f"{{{_W}}}rPr"), f"{{{_W}}}vertAlign", {f"{{{_W}}}val": "superscript"})
    etree.SubElement(raised, f"{{{_W}}}endnoteRef")
    run = etree.SubElement(line, f"{{{_W}}}r")
    etree.SubElement(etree.SubElement(run, f"{{{_W}}}rPr"), f"{{{_W}}}sz", {f"{{{_W}}}val": _SMALL})
    text = etree.SubElement(run, f"{{{_W}}}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = writable((f" “{quote}”" if quote else "") + f" ({source_of(cite)}; characters {cite.start} to {cite.end})")
