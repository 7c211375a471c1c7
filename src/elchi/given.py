"""What the lexica give to answers and pages: topics, maps, the wording of versions, the places of a state."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from elchi.answers.requests import Wording
    from elchi.answers.topics import Topics
    from elchi.lexica.geography import Outline
    from elchi.record.asof import View


def places_in(view: "View", state: str | None) -> tuple[str, ...]:
    """Return the places of a state, by the registers, of which the record holds something; none for anything else."""
    from elchi.lexica.register import load_register

    if state is None or not state.startswith("state:"):
        return ()
    return tuple(p.id for p in load_register().places.values() if p.state == state and view.entity(p.id) is not None)


def topics() -> "Topics":
    """Return the topics that are told apart, by the table of the lexica."""
    from elchi.answers.topics import Topics
    from elchi.lexica.topics import topics as words
    from elchi.lexica.topics import topics_of

    return Topics(words(), topics_of)


def coordinates() -> "Mapping[str, tuple[float, float]]":
    """Return longitude and latitude of each place that a map has, by its identifier."""
    from elchi.lexica.geography import coordinates as known

    return known()


def land() -> "Sequence[Outline]":
    """Return the outlines of land and of the seas within it."""
    from elchi.lexica.geography import land as outlines

    return outlines()


def wording() -> "Wording":
    """Return by which words a matter is known and its versions are told apart, by the table of the lexica."""
    from elchi.answers.requests import Wording
    from elchi.lexica.wording import matter_words, version_of

    return Wording(matter_words, version_of)
