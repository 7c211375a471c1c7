"""A paper as a Word document (Office Open XML, ECMA-376): headings, lists, and an endnote behind each citation."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from elchi.answers.cited import Cite
from elchi.exports.paper import Item, Notes, Paper, source_of, writable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
_FIRST = 1  # endnotes 0 and 1 are the separators that Word itself draws; note 1 of ours is 2 of the file
_SMALL = "14"  # half points
_WITHIN_DAY = re.compile(r"(?<=\d)-(?=\d\d\b)")
_STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3")


def word(paper: Paper) -> bytes:
    """Return a paper as the bytes of a .docx file. It states no author and no time: the same paper gives the same text."""
    from docx import Document

    document, notes, referred = Document(), Notes(), set[int]()
    _page(document, paper)
    document.add_heading(writable(paper.title), level=0)
    if paper.note:
        document.add_paragraph(writable(paper.note), style="Subtitle")
    for part in paper.parts:
        document.add_heading(writable(part.heading), level=1)
        _items(document, part.items, notes, referred)
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
    for name, size, above in (("Title", 18, 0), ("Heading 1", 11.5, 8), *((name, 9.5, 0) for name in ("Normal", *_STYLES))):
        style = document.styles[name]
        style.font.size, style.paragraph_format.line_spacing = Pt(size), 1.0
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(2)


def _arabic(element: "_Element") -> None:
    """Number endnotes 1, 2, 3; Word's own way is i, ii, iii. The schema wants it before most other settings."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    said, form = OxmlElement("w:endnotePr"), OxmlElement("w:numFmt")
    form.set(qn("w:val"), "decimal")
    said.append(form)
    before = next((e for e in element if e.tag in (qn("w:pgSz"), qn("w:type"), qn("w:compat"))), None)
    element.append(said) if before is None else before.addprevious(said)


def _items(document: "Document", items: Iterable[Item], notes: Notes, referred: set[int], depth: int = 0) -> None:
    for item in items:
        line = document.add_paragraph(style=_STYLES[min(depth, 2)])
        line.paragraph_format.keep_with_next = bool(item.under)  # no topic stands alone at the end of a page
        if item.lead:
            lead = line.add_run()
            lead.bold = True
            _put(lead, writable(item.lead) + "  ")
        _put(line.add_run(), writable(item.text))
        for place, number in enumerate(notes.of(item.cites, item.text)):
            run = line.add_run("," if place else "")
            run.font.superscript = True
            (_refer_again if number in referred else _refer)(run, number)
            referred.add(number)
        _items(document, item.under, notes, referred, depth + 1)


def _put(run: "Run", words: str) -> None:
    """Put words into a run so that no day is broken at the end of a line."""
    from docx.oxml import OxmlElement

    for number, part in enumerate(_WITHIN_DAY.split(words)):
        if number:
            run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _refer(run: "Run", number: int) -> None:
    """Put the number of an endnote into a run, and a bookmark around it: Word counts references, so there may be only one of each."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:endnoteReference")
    mark.set(qn("w:id"), str(number + _FIRST))
    run._r.append(mark)
    for end, tag in ((False, "w:bookmarkStart"), (True, "w:bookmarkEnd")):
        bound = OxmlElement(tag)
        bound.set(qn("w:id"), str(number))
        if end:
            run._r.addnext(bound)
        else:
            bound.set(qn("w:name"), f"_note{number}")
            run._r.addprevious(bound)


def _refer_again(run: "Run", number: int) -> None:
    """Put the number of an endnote that was referred to before behind a run: as Word does, by a field that names its bookmark."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run

    field, shown = OxmlElement("w:fldSimple"), OxmlElement("w:r")
    field.set(qn("w:instr"), f" NOTEREF _note{number} \\h ")
    field.append(shown)
    run._r.addnext(field)
    again = Run(shown, run._parent)  # type: ignore[arg-type]
    again.font.superscript = True
    again.add_text(str(number))


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
    close = {f"{{{_W}}}after": "0", f"{{{_W}}}line": "220", f"{{{_W}}}lineRule": "auto"}
    etree.SubElement(etree.SubElement(line, f"{{{_W}}}pPr"), f"{{{_W}}}spacing", close)
    if cite is None:
        note.set(f"{{{_W}}}type", str(kind))
        etree.SubElement(etree.SubElement(line, f"{{{_W}}}r"), f"{{{_W}}}{kind}")
        return
    raised = etree.SubElement(line, f"{{{_W}}}r")
    shape = etree.SubElement(raised, f"{{{_W}}}rPr")
    etree.SubElement(shape, f"{{{_W}}}sz", {f"{{{_W}}}val": _SMALL})
    etree.SubElement(shape, f"{{{_W}}}vertAlign", {f"{{{_W}}}val": "superscript"})
    etree.SubElement(raised, f"{{{_W}}}endnoteRef")
    run = etree.SubElement(line, f"{{{_W}}}r")
    etree.SubElement(etree.SubElement(run, f"{{{_W}}}rPr"), f"{{{_W}}}sz", {f"{{{_W}}}val": _SMALL})
    text = etree.SubElement(run, f"{{{_W}}}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = writable((f" “{quote}”" if quote else "") + f" ({source_of(cite)}; characters {cite.start} to {cite.end})")
