"""Where places lie, and the outlines of land: what a map needs."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

Point = tuple[float, float]


@cache
def coordinates() -> Mapping[str, Point]:
    """Return longitude and latitude, in degrees, of each place by its identifier; regions have none."""
    return {f"place:{row['place']}": _point(row) for row in _rows("coordinates")}


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring of longitudes and latitudes, in degrees, clockwise; `water` where it is a sea within land."""

    points: tuple[Point, ...]
    water: bool


@cache
def land() -> tuple[Outline, ...]:
    """Return the outlines of land and of the seas within it, these after the land that they lie in."""
    rings: dict[tuple[str, str], list[Point]] = {}
    for row in _rows("land"):
        rings.setdefault((row["ring"], row["water"]), []).append(_point(row))
    return tuple(Outline(tuple(points), bool(water)) for (_, water), points in rings.items())


def _point(row: Mapping[str, str]) -> Point:
    return float(row["longitude"]), float(row["latitude"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.files("elchi.lexica").joinpath("maps", f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
