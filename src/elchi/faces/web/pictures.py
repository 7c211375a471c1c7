"""The pictures: who met whom, in which months, where, and on which topics; each with its data as a table beneath it."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Query
from markupsafe import Markup

from elchi.answers.pictures import Cell, Drawn, Spot, by_month, topics_by_year, where
from elchi.answers.pictures import network as who_met
from elchi.exports.charts import grid_svg, map_svg, network_svg
from elchi.faces.web.asking import Ask, Shown, Words
from elchi.faces.web.setting import Page
from elchi.given import coordinates, land, topics

T = TypeVar("T")
Year = Annotated[int | None, Query(ge=1, le=9999)]
_MONTHS = 5  # years of which each month has its column; of more years, each year has


def pictures(ask: Ask) -> Shown:
    """The pictures that there are."""
    return Shown("Pictures", ())


def network(ask: Ask, whom: Words = "", people: bool = False, first: Year = None, last: Year = None) -> Shown:
    """Who met whom: states and bodies, or people, in some years."""
    party = ask.subject(whom)
    found = who_met(ask.view, first, last, party=party, people=people)
    met = found.parts[0]

    def picture(page: Page) -> Markup:
        ties = {(t.one, t.other): _meetings(page, found, whom=t.one, beside=t.other) for t in met.ties}
        return Markup(network_svg(met, {n.id: page.to(n.id) for n in met.nodes}, ties))

    return _shown("Who met whom", found, party, picture if met.ties else None, whom=whom, people=people)


def months(ask: Ask, first: Year = None, last: Year = None) -> Shown:
    """Encounters of states and bodies by month, of more than a few years by year."""
    found = by_month(ask.view, first, last)
    a, b = found.years or (0, -1)
    by_years = b - a >= _MONTHS
    columns = [f"{y}" if by_years else f"{y}-{m:02}" for y in range(a, b + 1) for m in range(1, 2 if by_years else 13)]
    cells = _by_year(found.parts) if by_years else found.parts

    def picture(page: Page) -> Markup:
        return Markup(grid_svg(cells, columns, {(c.id, c.when): _met_then(page, c) for c in cells}))

    told = {c.when for c in cells}
    shown = [c for c in columns if c in told]  # of the table: a month in which nobody met has no column
    return _shown("Encounters by month", found, None, picture if cells else None, columns=shown, rows=_rows(cells), leads=_met_then)


def _by_year(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    counted: dict[tuple[str, str, str], int] = {}
    for c in cells:
        key = c.id, c.name, c.when[:4]
        counted[key] = counted.get(key, 0) + c.count
    return tuple(Cell(*key, count) for key, count in counted.items())


def places(ask: Ask, whom: Words = "", first: Year = None, last: Year = None) -> Shown:
    """Where encounters were held, on a map without borders."""
    party = ask.subject(whom)
    found = where(ask.view, coordinates(), first, last, party=party)

    def picture(page: Page) -> Markup:
        return Markup(
            map_svg(found.parts, [(o.points, o.water) for o in land()], {s.id: _held_at(page, found, s) for s in found.parts})
        )

    return _shown("Where", found, party, picture if found.parts else None, whom=whom)


def topics_over_years(ask: Ask, whom: Words = "") -> Shown:
    """Statements and commitments by topic and year."""
    party = ask.subject(whom)
    found = topics_by_year(ask.view, topics(), party)
    a, b = found.years or (0, -1)
    columns = [str(y) for y in range(a, b + 1)]

    def picture(page: Page) -> Markup:
        return Markup(grid_svg(found.parts, columns, {(c.id, c.when): _topic(page, c) for c in found.parts}))

    return _shown("Topics over the years", found, party, picture if found.parts else None,
                  whom=whom, columns=columns, rows=_rows(found.parts), leads=_topic)  # fmt: skip


def _shown(title: str, found: Drawn[T], party: str | None, picture: Callable[[Page], Markup] | None, **beside: object) -> Shown:
    return Shown(title, found, party, {"picture": picture, "whom": None, **beside})


def _rows(cells: tuple[Cell, ...]) -> list[tuple[str, dict[str, Cell]]]:
    """The cells of each row by their column, in the order of the rows."""
    rows: dict[str, dict[str, Cell]] = {}
    for c in cells:
        rows.setdefault(c.name, {})[c.when] = c
    return list(rows.items())


def _meetings(page: Page, found: Drawn[T], **asked: str) -> str:
    a, b = found.years or (1, 9999)
    whole = found.years == found.span
    return page.go("/meetings", **asked, first="" if whole else f"{a:04}-01-01", last="" if whole else f"{b:04}-12-31")


def _held_at(page: Page, found: Drawn[Spot], spot: Spot) -> str:
    return _meetings(page, found, whom=spot.id)


def _met_then(page: Page, cell: Cell) -> str:
    import calendar

    year, _, month = cell.when.partition("-")
    end = f"{month}-{calendar.monthrange(int(year), int(month))[1]}" if month else "12-31"
    return page.go("/meetings", whom=cell.id, first=f"{year}-{month or '01'}-01", last=f"{year}-{end}")


def _topic(page: Page, cell: Cell) -> str:
    return page.to(cell.id)
