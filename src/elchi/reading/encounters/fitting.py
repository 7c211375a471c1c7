"""Whether what an act matched is what it asks for: how many people, which kind of event, whose."""

from collections.abc import Mapping, Sequence
from typing import Any

from elchi.lexica.classes import word_class
from elchi.lexica.lexicon import fold, tokens_of
from elchi.reading.clauses.alongside import speaks_for_others
from elchi.reading.clauses.clauses import holds_many
from elchi.reading.encounters.kinds import GATHERINGS, remote_of
from elchi.reading.encounters.matters import only_spoken_of
from elchi.reading.lines.acts import Found
from elchi.reading.lines.units import Actor, Happening, Place, is_led

_HELD = (*GATHERINGS, "ceremony")
_MET = (*_HELD, "meeting", "talks", "consultation")
_ABROAD = frozenset({"v:arrive", "v:visit"})


def act_fits(found: Found) -> bool:
    """Tell whether the match is one that the act's options allow, before anybody is looked for."""
    options, event = found.act.options, event_of(found)
    if (options.get("opens") and found.match.first) or (options.get("remote") and remote_of(found.line) is None):
        return False
    if (options.get("nouns") and _is_noun(found, options["nouns"])) or (
        options.get("unled") and is_led(found.line.kept, found.match.first)
    ):
        return False
    if (options.get("finite") and _is_infinitive(found)) or (options.get("told_whole") and _is_spoken_of(found)):
        return False
    if not _where_fits(found, options):
        return False
    if event is None:
        return True
    if (options.get("gatherings_both") and not _sits(event, found)) or _while_consulting(event, found):
        return False
    if _on_occasion(event, found) or only_spoken_of(found, options):
        return False
    if options.get("named") and (_belonged_to(found) or _only_counted(event, found) or _was_founded(found)):
        return False
    if _event_fits(event, options, placed=bool(found.line.places)) and not _negotiating(found) and not _abroad_for(found):
        return not _of_paper(event, found)
    return False


def _was_held(found: Found) -> bool:
    """ "The 72nd session, held on Monday, and consultations": what was held stands before, not behind."""
    units, at = found.line.kept, found.at("verb")
    parted = "comma" in units[at - 1].roles if at else False
    return parted and "comma" in units[at + 1].roles and any(u.event is not None for u in units[max(0, at - 4) : at])


def _named_so(found: Found) -> bool:
    """ "Called President A a great friend", but "called President A a day later"."""
    tokens, behind = found.line.tokens, found.units("b")[-1].last
    return tokens.is_word(behind, "a", "an") and not tokens.is_word(behind + 1, *word_class("when_behind"))


def _on_occasion(event: Happening, found: Found) -> bool:
    """ "They met on the occasion of their fortieth annual meeting": at that meeting, and at no other."""
    line, at = found.line, found.at("event")
    led = line.tokens.low[line.kept[at - 2].last - 1] if at > 1 and "p:of" in line.kept[at - 1].roles else ""
    return led == "occasion" and event.whose == "their" and any("v:meet" in u.roles for u in line.kept[:at])


def _while_consulting(event: Happening, found: Found) -> bool:
    """ "In close consultation with its partners": how something is done, and no gathering."""
    before = found.line.kept[max(0, found.at("event") - 2) : found.at("event")]
    return (
        event.kind == "consultation"
        and not event.plural
        and event.head == "consultation"
        and any("p:in" in u.roles for u in before)
    )


def _sits(event: Happening, found: Found) -> bool:
    """ "The Ministerial Council held its 151st session": a body told as an event, and the numbered event that it held."""
    unit = found.unit("also")
    other = unit.event if unit else None
    return event.kind in ("committee", "ministerial") and other is not None and other.whose is not None


def _where_fits(found: Found, options: Mapping[str, Any]) -> bool:
    """Tell whether people are where the act asks for, and nothing behind them makes it another."""
    if options.get("told_whole") and _was_held(found):
        return False
    if options.get("by_phone") and _named_so(found):
        return False
    if options.get("towns") and _is_venue(found):
        return False
    if options.get("somebody") and all(a.kind == "body" for a in found.units("b")[0].parties):
        return False  # "as Georgia hosts the G7": where that gathers
    if options.get("placed") and not found.line.places:
        return False
    if options.get("visitor") and not _is_visiting(found):
        return False
    return not options.get("there") or _stands_there(found, abroad=bool(options.get("abroad")))


def _belonged_to(found: Found) -> bool:
    """ "The chairmanship of the Forum", "a member of the Conference": a body, and nothing that anybody is at."""
    units, at = found.line.kept, found.at("event")
    return at > 1 and "p:of" in units[at - 1].roles and not units[at - 2].roles.isdisjoint(_BELONGING)


_BELONGING = frozenset({"chairing", "membernoun", "observernoun"})


def _of_paper(event: Happening, found: Found) -> bool:
    """ "The programme of consultations between the ministries", "a memorandum on political consultations": what a paper provides for."""
    units, at = found.line.kept, found.at("event")
    if event.kind != "consultation" or event.ordinal or at < 2 or units[at - 1].roles.isdisjoint({"p:of", "p:on", "p:for"}):
        return False
    return "instrument" in units[at - 2].roles


def _is_noun(found: Found, nouns: Sequence[str]) -> bool:
    """ "Advice against travel to Finland": a word that is a verb elsewhere, behind one that only goes before nouns."""
    units, at = found.line.kept, found.at("verb")
    if units[at].of(found.line.tokens.text).lower() not in nouns:
        return False
    before = units[at - 1].roles if at else frozenset({"x"})
    return not before & {"will", "p:to", "modal", "and", "do", "PARTY", "not", "comma", "who"}


def _is_infinitive(found: Found) -> bool:
    at = found.at("verb")
    return at > 0 and bool(found.line.kept[at - 1].roles & {"p:to", "glad"})


def _is_spoken_of(found: Found) -> bool:
    """ "Exchanged views on ways of arranging, organising the summit": a deed that a noun is about, and nobody's yet."""
    line, n = found.line, found.at("verb")
    while n > 1 and line.tokens.low[line.kept[n].first].endswith("ing") and line.kept[n - 1].roles & {"comma", "and"}:
        n -= 2
    gerund = line.tokens.low[line.kept[n].first].endswith("ing")
    return gerund and n > 1 and "p:of" in line.kept[n - 1].roles and line.kept[n - 2].roles <= _NOUN


_NOUN = frozenset({"x", "NAME", "deed", "firm"})


def event_of(found: Found) -> Happening | None:
    """Return the event that an act matched."""
    unit = found.unit("event")
    return unit.event if unit else None


def _was_founded(found: Found) -> bool:
    """ "The Joint Commission was established in 1987": a body that began to be, and did not meet."""
    behind = found.line.kept[found.match.last : found.match.last + 3]
    return any("v:found" in unit.roles for unit in behind)


def _only_counted(event: Happening, found: Found) -> bool:
    """ "Seventy-ninth session" as a line of its own: the head of a paper, which does not say whose."""
    bare = len(found.line.kept) == 1 and not (event.body or found.line.dates or found.line.places)
    return bare and event.ordinal is not None and len(event.stem) <= 1


def _event_fits(event: Happening, options: Mapping[str, Any], *, placed: bool) -> bool:
    if event.kind == options.get("never") or (options.get("only") and event.kind != options["only"]):
        return False
    if (options.get("whose") and event.whose != options["whose"]) or (options.get("definite") and not event.definite):
        return False
    if event.head in options.get("heads_not", ()) or (options.get("heads") and event.head not in options["heads"]):
        return False
    if options.get("present") and (event.kind not in _MET or not (event.definite or event.name or event.body or placed)):
        return False
    if options.get("gatherings"):
        return event.kind in _HELD and (bool(event.name or event.body or event.place) or placed)
    return not options.get("named") or _is_named(event, placed=placed)


def _is_named(event: Happening, *, placed: bool) -> bool:
    named = (event.name is not None or event.ordinal is not None) and not event.weak
    if event.definite and event.head == "talks" and not event.ordinal and not event.body:
        return False  # "the Downing Street talks" are those told of before
    gathering = event.kind in GATHERINGS and not event.weak and (bool(event.body or event.place) or placed)
    gathering = gathering or (event.plural and event.kind == "ministerial")
    return (named and event.kind not in ("visit", "call")) or gathering


def _negotiating(found: Found) -> bool:
    """ "Is in talks with Iran": states that negotiate meet at no one time."""
    units, at = found.line.kept, found.at("event")
    if at < 2 or "p:in" not in units[at - 1].roles or "be" not in units[at - 2].roles:
        return False
    return not any(a.kind in ("person", "office") for u in found.units("b") for a in u.parties)


def _abroad_for(found: Found) -> bool:
    """ "Arrived for talks with leaders": the visit is told, and nobody met is named."""
    units, at = found.line.kept, found.at("event")
    if "b" not in found.match.slots or not at or not units[at - 1].roles & {"p:for"}:
        return False
    unnamed = not any(a.kind in ("person", "office") for u in found.units("b") for a in u.parties)
    return unnamed and any(u.roles & _ABROAD for u in units[max(0, at - 6) : at])


def _is_venue(found: Found) -> bool:
    unit = found.unit("place")
    if unit is None or unit.place is None:
        return False
    hit = found.line.tokens.lexicon.look(tokens_of(unit.place.name), 0)
    return hit is not None and "venue" in hit.roles


def _is_visiting(found: Found) -> bool:
    """ "Briefed visiting Congressman B": he is there to be told."""
    unit, tokens = found.unit("b"), found.line.tokens
    return unit is not None and any(tokens.is_word(i, "visiting") for i in (unit.first - 1, unit.first))


def _stands_there(found: Found, *, abroad: bool) -> bool:
    """ "Is in Moscow to talk to", "was in Tokyo from Monday": the place right behind the verb; `abroad` asks for a day and no home."""
    line, verb = found.line, found.line.kept[found.at("verb")]
    days = [d.span.end for d in line.dates if 0 < d.span.start - verb.end < _RIGHT_BEHIND]  # "is since Thursday | in Moscow"
    inside = (p for how, p in line.places if how in ("in", "at"))
    place = next((p for p in inside if any(0 < p.start - end < _RIGHT_BEHIND for end in (verb.end, *days))), None)
    if place is None:
        return False
    return not abroad or (bool(line.dates) and _abroad(found, place))


def _abroad(found: Found, place: Place) -> bool:
    """A president in his own state is on no visit."""
    known = found.line.tokens.lexicon.register.places.get(place.entity) if place.entity else None
    state = known.state if known is not None else place.entity
    if state is None or not state.startswith("state:"):
        return False
    home = found.line.tokens.lexicon.register.name_on(state, None)
    return not any(a.of in (home, place.name) for u in found.line.kept[: found.at("verb")] for a in u.parties)


_RIGHT_BEHIND = 12  # characters between a verb and the place that it puts somebody in


def actors_fit(actors: Sequence[Actor], options: Mapping[str, Any]) -> bool:
    """Tell whether these are as many, and of such kind, as an act asks for."""
    if options.get("plural") and not holds_many(actors):
        return False
    if options.get("persons") and not _two_people(actors):
        return False
    if options.get("groups") and not any(a.kind == "group" and a.of and _deciding(a) for a in actors):
        return False
    if options.get("roll") and sum(a.kind == "person" for a in actors) < 2:
        return False
    if options.get("there") and any(a.kind in ("state", "body") for a in actors):
        return False
    if options.get("present") and any(speaks_for_others(a) for a in actors):
        return False
    if options.get("persons_one") and not any(a.kind == "person" for a in actors):
        return False
    if options.get("of_people") and any(a.kind == "state" for a in actors):
        return False
    if options.get("organ_met") and not any(_is_organ(a) for a in actors):
        return False
    return not options.get("organs") or (len(actors) == 1 and _is_organ(actors[0]))


def _two_people(actors: Sequence[Actor]) -> bool:
    if any(a.kind == "pair" for a in actors):
        return True
    people = [a for a in actors if a.kind in ("person", "office") or (a.kind == "pronoun" and a.number in ("he", "she"))]
    return len(people) >= 2 or any(a.kind == "group" and a.of and _deciding(a) for a in actors)


def _deciding(actor: Actor) -> bool:
    return any(word in fold(actor.office or "") for word in word_class("meeting_groups"))


def _is_organ(actor: Actor) -> bool:
    """A body that sits together: a council, an assembly, a committee."""
    return actor.kind == "body" and any(word in fold(actor.of or "") for word in word_class("sitting_bodies"))
