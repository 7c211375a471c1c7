"""What kind of encounter an act tells of: by its noun, its verb, the way people are joined, and who they are."""

from collections.abc import Sequence

from elchi.lexica.classes import word_class
from elchi.lexica.lexicon import fold
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import Actor, Happening

GATHERINGS = ("summit", "forum", "ministerial", "committee")
REMOTE = ("call", "videoconference")
_MEETING = ("meeting", "consultation")


def kind_of(found: Found, event: Happening | None, actors: Sequence[Actor]) -> str:
    """Return the kind of what an act tells, as the reading format names kinds."""
    kind = found.act.kind
    if kind == "event" and event is not None:
        kind = event.kind
    if kind == "forum" and found.act.name in _WITH_SOMEBODY and event is not None and event.head in ("conference", "conferences"):
        return "meeting"  # "had several hours of conferences with A"
    if kind == "talks" or (kind == "visit" and found.act.options.get("of_people")):
        kind = "meeting"  # "paid a visit to President B"
    means = remote_of(found.line, since=found.line.kept[found.match.last - 1].end)
    if kind == "call" and means == "video":
        return "videoconference"
    if kind in _MEETING and means is not None:
        return "videoconference" if means == "video" else "call"
    if kind == "meeting" and found.act.name in _GATHER:
        return _kind_of_group(actors)
    if kind == "committee" and event is not None and event.head.endswith("session") and event.body is None:
        sat = _kind_of_group(actors)
        return sat if sat in ("summit", "ministerial") else kind  # "leaders of the Union met in extraordinary session"
    return kind


_WITH_SOMEBODY = ("held-event-with", "event-with", "in-meeting-with", "held-event-at-with")
_GATHER = ("met-together", "gathered", "met-for-event", "group-acted", "body-met", "held-event-together", "at-event")


def _kind_of_group(actors: Sequence[Actor]) -> str:
    """ "G7 foreign ministers met": a ministerial; "leaders of the Community met": a summit; "the Council met": a session."""
    if len(actors) == 1 and actors[0].kind == "body":
        return "committee"
    if len(actors) != 1 or actors[0].kind not in ("group", "office") or not actors[0].plural:
        return "meeting"
    words = fold(actors[0].office or "")
    if "minister" in words and "prime" not in words and "deputy" not in words:
        return "ministerial"
    if actors[0].of and any(w in words for w in word_class("heads_of_summits")):
        return "summit"
    return "meeting"


def remote_of(line: Line, since: int | None = None) -> str | None:
    """Return call or video where a line says that people were joined by phone or screen.

    Behind `since` another event may stand first: "briefed her before the summit, which will be held online" is no call.
    """
    for unit in line.all:
        if "remote" in unit.roles:
            return unit.values["remote"]
        if unit.event is not None and since is not None and unit.start >= since:
            return None
    return None
