"""Pictures: the same each time, links within the record only, foreign words as words."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree

from elchi.answers.pictures import Cell, Named, Network, Spot, Tie
from elchi.exports.charts import grid_svg, map_svg, network_svg

HOSTILE = [
    "<script>alert(1)</script>",
    '"><a href="javascript:x">',
    "a\x00b\x1b\ud800",
    "‮evil",
    "e" + "\u0301" * 10_000,
    "{{ 7 * 7 }}",
    "datum.count",
]
SQUARE = [([(0.0, 0.0), (0.0, 50.0), (50.0, 50.0), (50.0, 0.0)], False), ([(20.0, 20.0), (20.0, 30.0), (30.0, 30.0)], True)]


def network(name: str, count: int = 2) -> str:
    nodes = tuple(Named(i, n, count) for i, n in (("state:ge", "Georgia"), ("state:am", "Armenia"), ("body:x", name)))
    ties = (
        Tie("state:am", "state:ge", ("Armenia", "Georgia"), count, 3),
        Tie("body:x", "state:ge", (name, "Georgia"), 0, 1),
    )
    addresses = {n.id: f"/{n.id.replace(':', '/')}?as_of=2022-01-01" for n in nodes}
    return network_svg(Network(nodes, ties), addresses, {(t.one, t.other): f"/meetings?whom={t.one}" for t in ties})


def grid(name: str) -> str:
    return grid_svg([Cell("body:x", name, "2022-02", 3)], ["2022-01", "2022-02"], {("body:x", "2022-02"): "/meetings?whom=body:x"})


def chart(name: str) -> str:
    spots = [Spot("place:x", name, 3, (20.0, 40.0)), Spot("place:y", "nowhere", 1, None)]
    return map_svg(spots, SQUARE, {s.id: f"/{s.id}" for s in spots})


@pytest.mark.parametrize("drawn", [network, grid, chart])
@pytest.mark.parametrize("name", HOSTILE)
def test_foreign_words_stay_words(drawn, name: str) -> None:
    root = etree.fromstring(drawn(name).encode())
    assert {etree.QName(e).localname for e in root.iter()} <= {
        "svg",
        "g",
        "path",
        "line",
        "rect",
        "circle",
        "text",
        "tspan",
        "a",
        "defs",
        "clipPath",
    }
    assert all(a.get("href", "/").startswith("/") for a in root.iter("{*}a"))
    assert not [k for e in root.iter() for k in e.attrib if k.startswith("on") or k == "style"]


def test_ties_and_nodes_lead_somewhere() -> None:
    root = etree.fromstring(network("Tripartite Council").encode())
    assert sorted(a.get("href") for a in root.iter("{*}a")) == [
        "/body/x?as_of=2022-01-01", "/meetings?whom=state:am", "/state/am?as_of=2022-01-01", "/state/ge?as_of=2022-01-01",
    ]  # fmt: skip
    assert {a.get("tabindex") for a in root.iter("{*}a")} == {"-1"}


def test_nodes_stay_where_they_are_when_the_years_change() -> None:
    def places(svg: str) -> list[str]:
        return [t.get("transform") for t in etree.fromstring(svg.encode()).iter("{*}text")]

    assert [p.split(",")[0] for p in places(network("x"))] == [p.split(",")[0] for p in places(network("x", 1))]


def test_who_met_nobody_of_the_others_stays_within_the_picture() -> None:
    """Groups that never met drift from each other; each name stands above its own node, none of them beyond the edge."""
    nodes = tuple(Named(f"state:{k}", f"State {k}", 1) for k in range(24))
    ties = tuple(Tie(a.id, b.id, (a.name, b.name), 1, 1) for a, b in zip(nodes[::2], nodes[1::2], strict=True))
    drawn = network_svg(Network(nodes, ties), {n.id: "/x" for n in nodes}, {(t.one, t.other): "/y" for t in ties})
    root = etree.fromstring(drawn.encode())
    _, _, wide, high = map(float, root.get("viewBox").split())
    at = [
        tuple(map(float, re.findall(r"-?[\d.]+", p.get("transform"))[:2]))
        for p in root.iter("{*}path")
        if p.get("transform", "").startswith("translate") and "A" in (p.get("d") or "")
    ]
    names = [tuple(map(float, re.findall(r"-?[\d.]+", t.get("transform"))[:2])) for t in root.iter("{*}text")]
    assert len(at) == len(names) == 24
    assert all(0 <= x <= wide and 0 <= y <= high for x, y in at)
    assert all(abs(x - a) < 40 for (x, _), (a, _) in zip(at, names, strict=True))


@pytest.mark.parametrize("draw", [network, grid, chart])
def test_a_picture_is_drawn_alike_by_many_at_once(draw) -> None:
    with ThreadPoolExecutor(8) as many:
        drawn = list(many.map(draw, ["x"] * 16))
    assert len(set(drawn)) == 1


def test_a_map_draws_what_it_knows_and_names_it() -> None:
    root = etree.fromstring(chart("Batumi").encode())
    assert [t.text for t in root.iter("{*}text") if t.text] == ["Batumi"]
    assert {p.get("fill") for p in root.iter("{*}path")} >= {"var(--line)", "var(--paper)", "var(--accent)"}
