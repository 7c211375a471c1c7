"""What words come near to that name nothing themselves: what is named among them, what is spelled nearly so."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from elchi.asked import Subject, person_of
from elchi.given import topics

if TYPE_CHECKING:
    from elchi.record.asof import View

_NEAR, _ALIKE = 3, 0.8  # names that are spelled like others: so many of them, so much alike
_NAMED, _CAPITALS = 6, re.compile(r"\b[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[ -][^\W\d_a-zß-öø-ÿ][^\W\d_]+)*")


def spelled_like(view: "View", words: str) -> tuple[str, ...]:
    """Return names of states and bodies of the record that are spelled nearly as some words are."""
    from elchi.lexica.register import load_register

    names = {form.text.casefold(): form for form in load_register().forms() if form.kind in ("state", "body")}
    near = get_close_matches(words.strip().casefold(), names, n=_NEAR, cutoff=_ALIKE)
    known = {names[n].entity: names[n].text for n in reversed(near) if view.entity(names[n].entity) is not None}
    return tuple(reversed(known.values()))


def named_in(view: "View", words: str) -> tuple[Subject, ...]:
    """Return what some words name among others, of what the record tells of: states, bodies, places, people, topics."""
    from elchi.lexica.register import load_register
    from elchi.resolving.where import BODIES, PLACES, STATES, atlas_of

    inside = (view.one(i.id) for i in atlas_of(load_register()).within(words, STATES | BODIES | PLACES))
    known = [i for i in inside if view.entity(i)]
    runs = [run for run in _CAPITALS.findall(words) if len(run) > 3]
    people = [found for run in runs[:_NEAR] if (found := person_of(view, run))]
    named = [Subject(i, view.name_on(i, None)) for i in dict.fromkeys([*people, *known])]
    return (*named, *(Subject(f"topic:{topic}", topic) for topic in topics().of(words)))[:_NAMED]


def office_asked(view: "View", office: str) -> bool:
    """Tell whether an office is one that the lexica list, of a state or body that the record knows: that nobody is told of in it is
    an answer."""  # fmt: skip
    from elchi.resolving.offices import listed

    owner = office.partition("@")[2]
    return listed(office, " of ") and any(view.entity(f"{kind}:{owner}") for kind in ("state", "body"))
