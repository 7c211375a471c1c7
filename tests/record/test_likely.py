"""What shows the outcome of a promise is told apart from what is near it: other givers, promises made again, ties without an end."""

from pathlib import Path

import pytest

from elchi.desk import desk
from elchi.model.claim import Commitment
from elchi.record.rarity import rarity

POWER = "Azerbaijan will deliver power transformers to Ukraine, Energy Minister Rauf Mammadli said."
LINK = "Poland assured Lithuania that it would complete its part of the power link between Suwalki and Alytus in 2015."
BRIDGE = "The Presidents of Colombia and Venezuela instructed their ministers to reopen the Ana Zamora bridge to pedestrians."
PATROL = "Spain and Mauritania agreed to set up joint crews to patrol the coast off Nouadhibou within six months."

# the promise, a report that shows what became of it, one that is near it and does not
CASES = {
    "other giver": (POWER, "Transformers from Azerbaijan arrived in Kyiv.", "KYIV - Turkey delivered power transformers to Ukraine."),
    "one of the two": ("Chile and Fiji agreed to recognise each other's driving licences.", "Drivers of Fiji keep their driving licence in Chile since Monday.", "Kenya recognised the driving licences of Fiji."),
    "by the field": (LINK, "VILNIUS - The first electricity came over the line from Poland to Lithuania.", "VILNIUS - The first film from Poland was shown in Lithuania."),
    "a name that is nobody's": (BRIDGE, "Thousands of Colombia walked over the Ana Zamora bridge.", "Thousands of Colombia walked over the old bridge of Cali."),
    "made again": (PATROL, "Joint crews of Spain and Mauritania stopped a boat off the coast of Nouadhibou.", "Spain will patrol the coast of Mauritania with a helicopter."),
    "its town": ("Sweden promised to build a school for midwives in Gbarnga.", "GBARNGA - The first class of nurses began its course on Tuesday.", "Sweden and Liberia agreed on a school of sailing."),
    "more than a name": ("The Lower Vakhsh Commission decided to forecast floods at Kumdara.", "KUMDARA - Villagers were warned of the flood by the Lower Vakhsh Commission.", "The Lower Vakhsh Commission elected a chairman."),
    "decided otherwise": ("The Board of the Baltic Grid Council decided to lay a cable from Ventspils to Gotland.", "The Board of the Baltic Grid Council decided to lay a cable from Liepaja to Gotland instead of the cable from Ventspils.", "The Board of the Baltic Grid Council decided to train divers of Gotland."),
    "another town": ("Georgia promised to build a museum in Batumi.", "Georgia built a museum in Batumi.", "Georgia built a museum in Kutaisi."),
    "no end": ("Fiji promised to build a school in Tonga.", "Fiji built a school in Tonga.", "Fiji and Tonga discussed schools."),
}  # fmt: skip


def shown(folder: Path, promise: str, *reports: str) -> list[tuple[str, int]]:
    """The names of the reports that are proposed for a promise, the surest first, with their points."""
    folder.mkdir(exist_ok=True)
    days = {"told": ("2014-02-01", promise), **{f"later{n}": ("2015-03-01", report) for n, report in enumerate(reports)}}
    for name, (day, words) in days.items():
        (folder / f"{name}.txt").write_text(f"{day}\n\n{words}\n", encoding="utf-8")
    with desk(folder / "one.elchi", create=True) as opened:
        list(opened.take(str(folder)))
        with opened.view() as view:
            told = [
                r.id for r in view.claims("Commitment") if isinstance(r.claim, Commitment) and r.source.address.endswith("told.txt")
            ]
            assert told
            found = [s for shown in view.shown_for(told).values() for s in shown]
    return [(Path(s.source.address).stem, s.score) for s in sorted(found, key=lambda s: -s.score)]


@pytest.mark.parametrize("name", CASES)
def test_what_shows_it_comes_before_what_is_near(name: str, tmp_path: Path) -> None:
    promise, kept, near = CASES[name]
    found = shown(tmp_path, promise, near, kept)
    assert found[0][0] == "later1"
    assert all(score < found[0][1] for place, score in found if place == "later0")


def test_ties_without_an_end_are_shown_less(tmp_path: Path) -> None:
    report = "Fiji opened a school of fishing in Tonga."
    built = shown(tmp_path / "built", "Fiji promised to open a school in Tonga.", report)
    soft = shown(tmp_path / "soft", "Fiji promised to strengthen the schools of Tonga.", report)
    assert built[0][1] > max((score for _, score in soft), default=0) + 20


def test_what_stands_in_every_release_tells_less_than_what_stands_in_none() -> None:
    found = [rarity(trace) for trace in ("w:biden", "w:border", "w:mangro", "f:fuel", "q:300")]
    assert found == sorted(found[:3]) + found[3:]
    assert all(0 < share <= 1 for share in found)
