"""How pages are set: the templates, what they may call, and the notes that a page gathers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response
from markupsafe import Markup, escape

from elchi.answers.cited import Cite
from elchi.answers.holders import days_told
from elchi.answers.members import span_told
from elchi.exports.paper import Notes, quote_of
from elchi.faces.web.asking import Shown, Times
from elchi.faces.web.links import address_of, called, cited_at, document_at, found_at, place_at, source_of, with_query
from elchi.faces.web.readers import Reader, Role
from elchi.model.document import Citation
from elchi.spoken import rule_words

_DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_BROKEN = re.compile(r"(?<=[^\s.:;])\n(?=[a-z0-9(])")

if TYPE_CHECKING:
    from elchi.faces.web.calling import Calling, Templates


@cache
def environment() -> "Templates":
    """Return the templates: every value is escaped, a missing one is an error."""
    from jinja2 import PackageLoader, StrictUndefined

    from elchi.faces.web.calling import Templates

    made = Templates(
        loader=PackageLoader("elchi.faces.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False,  # else each page looks at the files of all it is made of
    )  # fmt: skip
    made.globals.update(
        quote_of=quote_of,
        source_of=source_of,
        days_told=days_told,
        span_told=span_told,
        document_at=document_at,
        called=called,
        found_at=found_at,
        registers_in=registers_in,
        Role=Role,
    )
    made.filters.update(
        unstopped=lambda words: words.rstrip(" .;:,"),
        head=head_of,
        beyond=lambda words, said: words.removeprefix(str(said)).lstrip(",; "),
        iso=lambda d: str(d)[:10] if d else "",
        kind=lambda i: i.partition(":")[0],
        rest=lambda i: i.partition(":")[2],
        plain=plainly,
        dated=whole_days,
        flowing=flowing,
    )
    return made


def registers_in(notes: Notes) -> list[tuple[str, list[tuple[Cite, int]]]]:
    """Return the rows of registers that a page cites, by register: each row says little, and a state has forty of them."""
    found: dict[str, list[tuple[Cite, int]]] = {}
    for cite, number in notes.numbers.items():
        if cite.of_register:
            register = f"{cite.publisher}: {called(cite).removeprefix('Register: ')}"
            found.setdefault(register, []).append((cite, number))
    return [*found.items()]


def whole_days(words: str) -> Markup:
    """Return words in which no day is broken at the end of a line."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(words))))


def flowing(words: str) -> str:
    """Return words without the ends of lines within sentences, as files that were broken at so many letters have them."""
    return _BROKEN.sub(" ", words)


def plainly(words: str) -> str:
    """Return words with what a rule found in the place of the rule's name, and people by their names alone."""
    return _rule().sub(lambda found: rule_words()[found[1]], words).removeprefix("person:")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(rf"(?:\bby )?(?:\brule:)?\b({'|'.join(map(re.escape, rule_words()))})\b")


def head_of(words: str) -> str:
    """Return the words with which a line names what it tells of: those before what it says of it, where it is and who was there."""
    return re.split(r": |, | \(", words, maxsplit=1)[0]


def prepare() -> None:
    """Read all templates, so that no page waits for it."""
    for name in environment().list_templates(["html"]):
        environment().get_template(name)


@dataclass(frozen=True)
class Page:
    """One page being set: where it is, under which times and for whom, and the notes it gathers."""

    path: str
    query: dict[str, str]
    times: Times
    reader: Reader
    notes: Notes

    @cached_property
    def kept(self) -> dict[str, str]:
        """The times that every link of this page carries on."""
        return self.times.kept

    def to(self, identifier: str) -> str:
        """The address of what an identifier names, at the times of this page."""
        return with_query(address_of(identifier), self.kept)

    def go(self, path: str, **asked: object) -> str:
        """The address of a path with a query, at the times of this page."""
        return with_query(path, {**self.kept, **asked})

    def same(self, **changed: object) -> str:
        """The address of this page with some of its query changed."""
        return with_query(self.path, {**self.query, **changed})

    def cited(self, cite: Cite) -> str:
        """The address of the words of a citation."""
        return with_query(cited_at(cite), self.kept)

    def place(self, citation: Citation) -> str:
        """The address of the words of a claim or doubt."""
        return with_query(place_at(citation.document, citation.span.start, citation.span.end), self.kept)

    def marks(self, cites: Sequence[Cite], most: int = 4) -> list[tuple[int, Cite]]:
        """The numbers of some citations on this page, no more of them than a reader looks up: the first and the last ones."""
        chosen = list(dict.fromkeys(cites if len(cites) <= most else (cites[0], *cites[len(cites) + 1 - most :])))
        return list(zip(self.notes.of(chosen), chosen, strict=True))

    @property
    def then(self) -> bool:
        """Tell whether the page is asked for another time than now."""
        return bool(self.times.as_of or self.times.known)


def page(template: str, shown: Shown, setting: Page, **more: Any) -> str:
    """Return a page as HTML."""
    values = {"title": shown.title, "answer": shown.answer, "subject": shown.subject, **shown.beside, **more}
    contexts: list[Calling] = []
    told = {"page": setting, "notes": setting.notes, "contexts": contexts}
    try:
        return environment().get_template(f"{template}.html").render(values | told)
    finally:
        while contexts:
            contexts.pop().empty()


def said(request: Request, template: str, shown: Shown, reader: Reader) -> Response:
    """Return a page that is of its moment and of one reader: nothing keeps it."""
    setting = Page(request.url.path, {}, Times(), reader, Notes())
    return Response(page(template, shown, setting), media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"})
