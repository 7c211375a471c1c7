"""What words of an undertaking tell of as not undertaken: nearly, not yet, long ago, as what somebody is or believes."""

from functools import cache
from itertools import pairwise

from elchi.lexica.tables import strings
from elchi.reading.lines.acts import Found

_NEARBY = 6  # words before "is to" in which "our job" stands
_IN_THE_PAST = ["in", "the", "past"]
_INTO = frozenset({"p:to", "p:for"})


@cache
def undertaking_words() -> dict[str, frozenset[str]]:
    """Return the words of undertakings by the part that they play."""
    return {role: frozenset(words) for role, words in strings("words/undertakings").items()}


def verb_of(found: Found) -> str:
    """Return the words of the verb that an act met."""
    unit = found.line.kept[found.at("verb")]
    return unit.of(found.line.tokens.text).lower()


def is_undone(found: Found) -> bool:
    """Tell whether nothing was undertaken: "no agreement was reached", "nearly agreed", "had they agreed", "are resolved to"."""
    line, at = found.line, found.at("verb")
    low, first = line.tokens.low, line.kept[at].first
    begin = next((n + 1 for n in range(first - 1, max(0, first - 4) - 1, -1) if low[n] == "and"), max(0, first - 4))
    if any(pair == ("used", "to") for pair in pairwise(low[:first])):
        return True  # "used to say he would build"
    refused = (n for n in range(begin, first) if low[n] == "no")
    if any(low[n + 1] not in undertaking_words()["no_longer"] for n in refused):
        return True
    if any(low[n].endswith(("n't", "n’t")) for n in range(max(0, first - 3), first)):
        return True  # "we haven't yet agreed on the rules"
    if (
        not undertaking_words()["habit"].isdisjoint(low[max(0, first - 3) : first])
        or low[max(0, first - 3) : first] == _IN_THE_PAST
    ):
        return True
    if first and (low[first - 1] in undertaking_words()["nearly"] or low[0] == "had"):
        return True
    return (
        _only_said(found) or _of_mind(found) or _creed_behind(found) or _aimed_at(found) or _past_doing(found) or _yet_to_be(found)
    )


def _yet_to_be(found: Found) -> bool:
    """ "Documents to be adopted", "expected to be approved": what is told as done is not yet."""
    at, units = found.at("verb"), found.line.kept
    passive = at > 1 and "be" in units[at - 1].roles and bool(found.act.options.get("done"))
    return passive and bool(units[at - 2].roles & {"p:to", "will", "modal"})


def _only_said(found: Found) -> bool:
    """ "Adopted a statement condemning the attack": said, and nothing decided."""
    behind = found.line.kept[found.at("verb") + 1 : found.at("verb") + 5]
    low = found.line.tokens.low
    papers = [n for n, u in enumerate(behind[:-1]) if low[u.last - 1] in ("statement", "statements") and "instrument" in u.roles]
    return any("v:say" in behind[n + 1].roles and low[behind[n + 1].last - 1].endswith("ing") for n in papers)


def _of_mind(found: Found) -> bool:
    """ "Remain resolved to stand by": what somebody is, and nothing decided; "it was resolved to" is."""
    line, at = found.line, found.at("verb")
    low, first = line.tokens.low, line.kept[at].first
    led = low[max(0, first - 2) : first]
    state = at > 0 and ("be" in line.kept[at - 1].roles or not undertaking_words()["staying"].isdisjoint(led))
    return state and verb_of(found) in undertaking_words()["of_mind"] and "it" not in low[max(0, first - 4) : first]


def _creed_behind(found: Found) -> bool:
    """ "Committed themselves to peace", "pledged their support for peace": a creed."""
    line, at = found.line, found.at("verb")
    led = next((n for n in range(at + 1, min(at + 5, len(line.kept))) if line.kept[n].roles & _INTO), None)
    if "v:pledge" not in line.kept[at].roles or led is None or led + 1 >= len(line.kept):
        return False
    between = line.tokens.low[line.kept[at].last : line.kept[led].first]
    vague = not between or not undertaking_words()["vague"].isdisjoint(between)
    return vague and line.tokens.low[line.kept[led + 1].first] in undertaking_words()["creed"]


def _aimed_at(found: Found) -> bool:
    """ "Our job as ministers is to ensure": what somebody is for."""
    will, low = found.unit("will"), found.line.tokens.low
    if will is None or low[will.last - 1] != "to":
        return False
    return not undertaking_words()["aim"].isdisjoint(low[max(0, will.first - _NEARBY) : will.first])


def _past_doing(found: Found) -> bool:
    """ "Was sending signals": told of as going on in the past."""
    at = found.at("verb")
    if not found.act.options.get("doing-now") or not at:
        return False
    be = found.line.kept[at - 1]
    return found.line.tokens.low[be.first] in ("was", "were")
