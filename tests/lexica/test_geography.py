"""What a map is drawn of."""

from elchi.lexica.geography import coordinates, land
from elchi.lexica.register import load_register


def test_cities_and_venues_lie_somewhere_and_regions_nowhere() -> None:
    places = load_register().places
    assert {i for i in coordinates() if i not in places} == set()
    assert {p.name for i, p in places.items() if p.kind != "region" and i not in coordinates()} == set()


def test_a_place_lies_where_it_does() -> None:
    assert coordinates()["place:astana"] == (71.45, 51.18)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in coordinates().values())


def test_outlines_are_clockwise_and_the_caspian_is_water() -> None:
    assert all(_turn(o.points) < 0 for o in land())
    [caspian] = [o for o in land() if o.water]
    assert all(45 < x < 56 and 36 < y < 48 for x, y in caspian.points)


def _turn(ring: tuple[tuple[float, float], ...]) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1], strict=True))
