"""Pictures as SVG: specifications of Vega and Vega-Lite, drawn by vl-convert, which needs no other host.

Only what the drawing needs is left in an SVG: known elements and attributes, and links within the record. It is drawn in
the colours of the page around it, so that it is light or dark as that is.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from elchi.answers.pictures import Cell, Network, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

Address = Mapping[tuple[str, ...], str]
_HERE = "https://record.invalid"  # stands before addresses of the record while a picture is drawn
_INK, _SOFT, _LINE, _ACCENT, _PAPER = "var(--ink)", "var(--soft)", "var(--line)", "var(--accent)", "var(--paper)"
_FONT = "system-ui, sans-serif"
_HALF = "min(85, 3.4 * length(datum.datum.name))"  # of a name, about
_WITHIN = f"clamp(datum.x, {_HALF}, 900 - {_HALF})"  # where a name's middle stands, so that none is cut at the picture's edge
_FEW = 4  # nodes for which a low picture is enough
_WIDE, _HIGH, _WORLD = 960, 460, 175  # of a map, and the scale at which it is the world
_CONFIG: Mapping[str, Any] = {
    "background": None, "font": _FONT, "view": {"stroke": None},
    "axis": {"labelColor": _SOFT, "titleColor": _SOFT, "domainColor": _LINE, "tickColor": _LINE, "gridColor": _LINE, "labelFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220},
    "legend": {"labelColor": _SOFT, "titleColor": _SOFT, "titleFontWeight": "normal"},
}  # fmt: skip
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "a"})
_ATTRIBUTES = frozenset(
    ["viewBox", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-miterlimit", "stroke-linecap", "opacity", "font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline", "dx", "dy", "id"]
)  # fmt: skip
_UNSAID = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def network_svg(network: Network, page: Mapping[str, str], tie: Mapping[tuple[str, str], str]) -> str:
    """Return who met whom: nodes lie where the ties of all years draw them, so that they stay when the years change. `page` and
    `tie` give the addresses that a node and a tie lead to."""  # fmt: skip
    high = 600 if len(network.nodes) > _FEW else 240
    at = {n.id: k for k, n in enumerate(network.nodes)}
    nodes = [
        {"name": n.name, "count": n.count, "href": _HERE + page[n.id], "middle": 450, "centre": high // 2} for n in network.nodes
    ]
    links = [
        {"source": at[t.one], "target": at[t.other], "ever": t.ever, "count": t.count, "href": _HERE + tie[t.one, t.other]}
        for t in network.ties
    ]
    return _drawn(_network(nodes, links, high), lite=False)


def grid_svg(cells: Sequence[Cell], columns: Sequence[str], address: Mapping[tuple[str, str], str]) -> str:
    """Return a row for each thing, a column for each month or year, the count by the strength of the colour and in words."""
    rows = list(dict.fromkeys(c.name for c in cells))
    values = [{"name": c.name, "when": c.when, "count": c.count, "href": _HERE + address[c.id, c.when]} for c in cells]
    x = {"field": "when", "type": "ordinal", "scale": {"domain": list(columns)}, "title": None, "axis": _labels(columns)}
    y = {"field": "name", "type": "nominal", "scale": {"domain": rows}, "title": None}
    wide = max(16, min(34, 800 // max(1, len(columns))))
    heat = {"field": "count", "type": "quantitative", "scale": {"type": "sqrt", "range": [0.18, 0.85]}, "legend": None}
    layers: list[Mapping[str, Any]] = [
        {"mark": {"type": "rect", "cornerRadius": 2}, "encoding": {"x": x, "y": y, "fillOpacity": heat, "fill": {"value": _ACCENT}, "href": {"field": "href"}}}
    ]  # fmt: skip
    if wide >= 20:
        layers.append({"mark": {"type": "text", "fontSize": 11}, "encoding": {"x": x, "y": y, "text": {"field": "count"}, "fill": {"value": _INK}}})  # fmt: skip
    return _drawn(
        {
            "padding": {"left": 40, "right": 10, "top": 5, "bottom": 5},
            "data": {"values": values},
            "width": {"step": wide},
            "height": {"step": 22},
            "layer": layers,
        }
    )


def map_svg(
    spots: Sequence[Spot], land: Iterable[tuple[Sequence[tuple[float, float]], bool]], address: Mapping[str, str], named: int = 12
) -> str:
    """Return where encounters were held, the area of a spot by their number; the first `named` spots bear their names."""
    rings = [{"type": "Polygon", "coordinates": [[*ring, ring[0]]], "fill": _PAPER if water else _LINE} for ring, water in land]
    drawn = [(s, s.point) for s in spots if s.point]
    told = _apart([point for _, point in drawn], named)
    values = [
        {"name": s.name if told[k] else "", "count": s.count, "x": x, "y": y, "href": _HERE + address[s.id]}
        for k, (s, (x, y)) in enumerate(drawn)
    ]
    where = {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"}}
    size = {"field": "count", "type": "quantitative", "scale": {"type": "linear", "rangeMin": 25, "rangeMax": 500}, "legend": None}
    layers = [
        {"data": {"values": rings}, "mark": {"type": "geoshape", "stroke": None}, "encoding": {"fill": {"field": "fill", "type": "nominal", "scale": None}}},
        {"data": {"values": values}, "mark": {"type": "circle", "fillOpacity": 0.55, "fill": _ACCENT, "stroke": _ACCENT, "opacity": 1}, "encoding": {**where, "size": size, "href": {"field": "href"}}},
        {"data": {"values": values}, "mark": {"type": "text", "dy": -12, "fontSize": 12, "fill": _INK}, "encoding": {**where, "text": {"field": "name"}}},
    ]  # fmt: skip
    return _drawn(
        {
            "autosize": "none",
            "width": _WIDE,
            "height": _HIGH,
            "projection": _looking_at([point for _, point in drawn]),
            "layer": layers,
        }
    )


def _apart(points: Sequence[tuple[float, float]], most: int) -> list[bool]:
    """Which of some points bear their names: the first ones, but for those too near to one that does."""
    span = max((max(axis) - min(axis) for axis in zip(*points, strict=True)), default=0)
    wide, high = max(1.0, span / 8), max(0.4, span / 30)
    told: list[tuple[float, float]] = []
    found = []
    for x, y in points:
        free = len(told) < most and all(abs(x - a) > wide or abs(y - b) > high for a, b in told)
        found.append(free)
        told += [(x, y)] if free else []
    return found


def _looking_at(points: Sequence[tuple[float, float]]) -> Mapping[str, Any]:
    """A projection that shows the part of the world where some points lie, the whole where they lie all over it."""
    if not points:
        return {"type": "equalEarth"}
    west, east, south, north = (f(p[k] for p in points) for k in (0, 1) for f in (min, max))
    scale = 0.8 * min(_WIDE / math.radians(max(east - west, 20)), _HIGH / math.radians(max(north - south, 12)))
    if scale < _WORLD * 1.2:
        return {"type": "equalEarth"}
    middle = (west + east) / 2, (south + north) / 2
    return {
        "type": "equalEarth",
        "rotate": [-middle[0], 0],
        "center": [0, middle[1]],
        "scale": scale,
        "translate": [_WIDE / 2, _HIGH / 2],
    }


def _labels(columns: Sequence[str]) -> Mapping[str, Any]:
    """An axis of months names the year where it begins; one of years names each, or each fifth of many."""
    if columns and len(columns[0]) > len("2022"):
        told = [c for n, c in enumerate(columns) if n == 0 or c.endswith("-01")]
        return {"values": told, "labelExpr": "slice(datum.label, 0, 4)", "labelAngle": 0, "labelOverlap": True, "orient": "top"}
    told = [c for c in columns if len(columns) <= 30 or int(c) % 5 == 0]
    return {"values": told, "labelAngle": 0, "labelOverlap": True, "orient": "top"}


def _network(nodes: Sequence[Mapping[str, Any]], links: Sequence[Mapping[str, Any]], high: int) -> dict[str, Any]:
    most = max((n["count"] for n in nodes), default=1) or 1
    thick = max((k["count"] for k in links), default=1) or 1
    forces = [
        {"force": "center", "x": 450, "y": high // 2}, {"force": "collide", "radius": 34}, {"force": "nbody", "strength": -900},
        {"force": "x", "x": "datum.middle", "strength": 0.05}, {"force": "y", "y": "datum.centre", "strength": 0.11},
        {"force": "link", "links": "links", "distance": 150, "strength": 0.12},
    ]  # fmt: skip
    ends = {f"{end}{axis.upper()}": f"datum.{end}.{axis}" for end in ("source", "target") for axis in "xy"}
    drawn = f"2 + 22 * sqrt(datum.count / {most})"
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json", "width": 900, "height": high, "padding": 30,
        "data": [{"name": "nodes", "values": [*nodes]}, {"name": "links", "values": [*links]}],
        "marks": [
            {
                "type": "symbol", "name": "points", "zindex": 1, "from": {"data": "nodes"}, "encode": {"update": {
                    "size": {"signal": f"pow({drawn}, 2)"}, "fill": {"value": _ACCENT}, "stroke": {"value": _PAPER}, "strokeWidth": {"value": 1.5},
                    "opacity": {"signal": "datum.count ? 1 : 0.25"}, "href": {"field": "href"},
                }}, "transform": [{"type": "force", "signal": "force", "iterations": 300, "static": True, "forces": forces}, *_fitted("x", 40, 860), *_fitted("y", 24, high - 10)],
            },
            {
                "type": "path", "from": {"data": "links"}, "encode": {"update": {
                    "stroke": {"value": _ACCENT}, "strokeOpacity": {"signal": "datum.count ? 0.45 : 0"}, "strokeWidth": {"signal": f"1 + 7 * datum.count / {thick}"},
                    "href": {"signal": "datum.count ? datum.href : null"},
                }}, "transform": [{"type": "linkpath", "require": {"signal": "force"}, "shape": "line", **ends}],
            },
            {
                "type": "text", "zindex": 2, "interactive": False, "from": {"data": "points"}, "encode": {"update": {
                    "x": {"signal": _WITHIN}, "y": {"signal": "datum.y - sqrt(datum.size) / 2 - 3"}, "text": {"field": "datum.name"}, "align": {"value": "center"},
                    "baseline": {"value": "bottom"}, "fontSize": {"value": 12}, "fill": {"value": _INK}, "opacity": {"signal": "datum.datum.count ? 1 : 0.45"},
                    "limit": {"value": 170},
                }},
            },
        ],
    }  # fmt: skip


def _fitted(axis: str, low: int, high: int) -> list[dict[str, Any]]:
    """Transforms that bring where nodes came to lie along an axis within the picture: those who met nobody of the others drift
    far from them, and a few lie close together."""  # fmt: skip
    first, last = f"{axis}s[0]", f"{axis}s[1]"
    least = f"max({last} - {first}, {(high - low) // 2})"
    fit = f"{(low + high) / 2} + (datum.{axis} - ({first} + {last}) / 2) * {high - low} / {least}"
    return [{"type": "extent", "field": axis, "signal": f"{axis}s"}, {"type": "formula", "expr": fit, "as": axis}]


def _drawn(spec: Mapping[str, Any], *, lite: bool = True) -> str:
    import vl_convert

    whole = _said({**spec, "config": _CONFIG})
    made = vl_convert.vegalite_to_svg(whole) if lite else vl_convert.vega_to_svg(whole)
    return _clean(made)


def _said(value: Any) -> Any:
    """The same without characters that no SVG may hold."""
    if isinstance(value, str):
        return _UNSAID.sub(" ", value)
    if isinstance(value, Mapping):
        return {k: _said(v) for k, v in value.items()}
    return [_said(v) for v in value] if isinstance(value, list | tuple) else value


def _clean(svg: str) -> str:
    """Return an SVG of which only known elements and attributes are left, out of the order in which the keyboard goes:
    the table beneath it has the same links."""  # fmt: skip
    from lxml import etree

    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for element in list(root.iter()):
        _cleaned(element)
    for group in list(root.iter("{*}g", "{*}a"))[::-1]:
        _unwrap(group)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _unwrap(group: "_Element") -> None:
    """Take away a group that holds nothing, which half of the groups of an axis do."""
    parent = group.getparent()
    if len(group) == 0 and parent is not None:
        parent.remove(group)


def _cleaned(element: "_Element") -> None:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name not in _ELEMENTS or element.get("class") in ("background", "foreground"):
        parent = element.getparent()
        return parent.remove(element) if parent is not None else None
    address = element.get("{http://www.w3.org/1999/xlink}href") or element.get("href") or ""
    for attribute in [a for a in element.attrib if a not in _ATTRIBUTES]:
        del element.attrib[attribute]
    if name == "a":
        element.set("tabindex", "-1")
        if address.startswith(f"{_HERE}/"):
            element.set("href", address.removeprefix(_HERE))
    return None
