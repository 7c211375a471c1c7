"""Whether words that look like an undertaking bind anybody: hopes, denials, questions and views do not."""

import re
from collections.abc import Sequence
from functools import cache

from elchi.lexica.classes import word_class
from elchi.lexica.tables import strings
from elchi.reading.acts import Found
from elchi.reading.clauses import attributed, status_at
from elchi.reading.date_words import calendar
from elchi.reading.line import Line
from elchi.reading.units import VERBAL

_REACH = 9
_NEARBY = 6
_MARK = 2  # units of the number before an item
_JOINS = frozenset({"who", "and", "comma"})
_NEAR = 60  # characters beside the verb in which a sum stands
_INTO = frozenset({"p:to", "p:for"})
_NOUNS = frozenset({"x", "allynoun", "membernoun", "partnernoun"})
_EVER = frozenset({"held", "planned"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return {role: frozenset(words) for role, words in strings("words/undertakings").items()}


def is_base(word: str) -> bool:
    """Tell whether a word is a plain verb that the other lexica need not know: "work", "ensure"."""
    return word in _words()["base"]


def binds(found: Found) -> bool:
    """Tell whether what an act met is undertaken in earnest."""
    return not (_refused(found) or _void(found) or _undone(found) or _open(found)) and _fits_options(found) and _in_time(found)


def _verb(found: Found) -> str:
    unit = found.line.kept[found.at("verb")]
    return unit.of(found.line.tokens.text).lower()


@cache
def _sum() -> re.Pattern[str]:
    """ "$5", "5 million dollars", "two billion yen", "EUR 5": a sum of money."""
    spelled = "|".join([*calendar()["numbers"], *calendar()["some"], "of"])
    money, codes = "|".join(word_class("currencies")), "|".join(word_class("currency_codes"))
    return re.compile(
        rf"[$€£¥]\s?\d|\b(?:\d[\d.,]*|(?:{spelled})(?=\s+[mb]illion))\s+(?:(?:million|billion|mln|bln|thousand)\s+)?"
        rf"(?:U\.?S\.?\s+)?(?:{money})\b|\b(?:{codes})\s?\d",
        re.IGNORECASE,
    )


def _refused(found: Found) -> bool:
    refused = found.act.options.get("verb_not")
    return refused is not None and _verb(found) in refused


def _void(found: Found) -> bool:
    """ "agreed on the importance of", "is committed" where the act needs a plain verb."""
    line, at = found.line, found.at("verb")
    led = at and (line.kept[at - 1].parties or line.kept[at - 1].roles & _JOINS)
    opens = line.tokens.segment.item is not None and at <= _MARK  # "2. Requests the secretary to"
    if _verb(found) in _words()["plural"] and not (led or opens):
        return True
    if found.act.options.get("plain") and at and "be" in line.kept[at - 1].roles:
        return True
    first = line.kept[at].first
    if found.act.options.get("plain") and any(
        w.lower() in _words()["staying"] for w in line.tokens.words[max(0, first - 3) : first]
    ):
        return True
    if at and line.tokens.low[first - 1] in ("the", "these", "those") and _verb(found).endswith("ed"):
        return True  # "to read the approved declarations"
    if at and line.tokens.is_word(first - 1, "the", "a", "an", "this", "such", "our") and _verb(found).endswith("ing"):
        return True  # "a part of this undertaking to"
    if at and line.kept[at - 1].roles & {"their", "possessive"} and VERBAL[line.kept[at].roles]:
        return "v:pledge" in line.kept[at].roles or "v:decide" in line.kept[at].roles  # "their pledges to", "our resolve to"
    last = line.kept[at].last
    return any(w.lower() in _words()["void"] for w in line.tokens.words[last : last + 4])


def _undone(found: Found) -> bool:
    """ "No agreement was reached", "nearly agreed", "had they agreed", "are resolved to": nothing that was undertaken."""
    line, at = found.line, found.at("verb")
    low, first = line.tokens.low, line.kept[at].first
    if any(
        w == "no" and low[n] not in _words()["no_longer"] for n, w in enumerate(low[max(0, first - 4) : first], max(1, first - 3))
    ):
        return True
    if first and (low[first - 1] in _words()["nearly"] or low[0] == "had"):
        return True
    return (
        _participle(found)
        or _thanked_for(found)
        or _of_mind(found)
        or _creed_behind(found)
        or _aimed_at(found)
        or _past_doing(found)
        or _yet_to_be(found)
    )


def _yet_to_be(found: Found) -> bool:
    """ "Documents to be adopted", "expected to be approved": what is told as done is not yet."""
    at, units = found.at("verb"), found.line.kept
    passive = at > 1 and "be" in units[at - 1].roles and bool(found.act.options.get("done"))
    return passive and bool(units[at - 2].roles & {"p:to", "will", "modal"})


def _participle(found: Found) -> bool:
    """ "The admission, already approved by the members, took effect": told of by the way, and done by those behind "by"."""
    kept, at = found.line.kept, found.at("verb")
    if found.act.options.get("subject") not in ("left", "left?") or at + 2 >= len(kept) or "p:by" not in kept[at + 1].roles:
        return False
    return "comma" in kept[at - 1].roles and any(u.parties for u in kept[at + 2 : at + 4])


def _thanked_for(found: Found) -> bool:
    """ "Thanked the members for entrusting him with the post": done before, and told of in thanks."""
    line, first = found.line, found.line.kept[found.at("verb")].first
    led = first > 0 and line.tokens.low[first - 1] == "for" and _verb(found).endswith("ing")
    return led and not _words()["thanks"].isdisjoint(line.tokens.low[:first])


def _of_mind(found: Found) -> bool:
    """ "Remain resolved to stand by": what somebody is, and nothing decided; "it was resolved to" is."""
    line, at = found.line, found.at("verb")
    low, first = line.tokens.low, line.kept[at].first
    led = low[max(0, first - 2) : first]
    state = at > 0 and ("be" in line.kept[at - 1].roles or not _words()["staying"].isdisjoint(led))
    return state and _verb(found) in _words()["of_mind"] and "it" not in low[max(0, first - 4) : first]


def _creed_behind(found: Found) -> bool:
    """ "Committed themselves to peace", "pledged their support for peace": a creed."""
    line, at = found.line, found.at("verb")
    led = next((n for n in range(at + 1, min(at + 5, len(line.kept))) if line.kept[n].roles & _INTO), None)
    if "v:pledge" not in line.kept[at].roles or led is None or led + 1 >= len(line.kept):
        return False
    between = line.tokens.low[line.kept[at].last : line.kept[led].first]
    vague = not between or not _words()["vague"].isdisjoint(between)
    return vague and line.tokens.low[line.kept[led + 1].first] in _words()["creed"]


def _aimed_at(found: Found) -> bool:
    """ "Our job as ministers is to ensure": what somebody is for."""
    will, low = found.unit("will"), found.line.tokens.low
    if will is None or low[will.last - 1] != "to":
        return False
    return not _words()["aim"].isdisjoint(low[max(0, will.first - _NEARBY) : will.first])


def _past_doing(found: Found) -> bool:
    """ "Was sending signals": told of as going on in the past."""
    at = found.at("verb")
    if not found.act.options.get("doing-now") or not at:
        return False
    be = found.line.kept[at - 1]
    return found.line.tokens.low[be.first] in ("was", "were")


def _open(found: Found) -> bool:
    """ "asked whether Georgia would sign", "if they agree to": only thought of."""
    line = found.line
    if line.tokens.text[: line.tokens.segment.end].rstrip().endswith("?"):
        return True
    at = found.at("verb")
    if _subjunctive(found):
        return True
    first = line.kept[at].first
    if any(u.of(line.tokens.text).lower() in _words()["soft"] for u in line.kept[max(0, at - 3) : at]):
        return True
    if (
        found.act.kind == "agreement"
        and any(u.roles & {"who", "that"} for u in line.kept[max(0, at - 2) : at])
        and "will" in line.kept[at - 1].roles
    ):
        return True
    before = line.tokens.words[max(0, first - _REACH) : first]
    return any(w.lower() in _words()["open"] and w != "May" and not _idiom(before, n) for n, w in enumerate(before))


def _idiom(words: Sequence[str], n: int) -> bool:
    """ "That is why Norway pledges": nothing is asked."""
    return words[n] == "why" and n > 0 and words[n - 1] in ("is", "'s", "’s", "was")


def _fits_options(found: Found) -> bool:
    options, line, at = found.act.options, found.line, found.at("verb")
    if _excluded(found) or _believed(found):
        return False
    if options.get("verbal") and at and line.kept[at - 1].roles & {"x", "p:of"} and "have" not in line.kept[at - 1].roles:
        return False
    if options.get("base") and not _verb_follows(found):
        return False
    if options.get("doing-now") and not _verb(found).endswith("ing"):
        return False
    if options.get("taken") and not _taken(line, line.kept[at].first):
        return False
    if options.get("money") and not _money(found):
        return False
    if options.get("dated") and not any(d.span.start >= line.kept[at].start for d in line.dates):
        return False
    if options.get("free") and _part_of(found):
        return False
    if options.get("signing") and "sign" not in _verb(found):
        return False
    return _firm_will(found)


def _excluded(found: Found) -> bool:
    """ "The importance of signing a treaty": words beside the verb by which the act is none."""
    options, line, at = found.act.options, found.line, found.at("verb")
    without, unless = frozenset(options.get("without", ())), frozenset(options.get("unless_before", ()))
    if without and any(u.roles & without for u in line.kept[at : found.match.last]):
        return True
    first = line.kept[at].first
    return bool(unless) and not unless.isdisjoint(line.tokens.low[max(0, first - _NEARBY) : first])


def _believed(found: Found) -> bool:
    """ "A country fully committed to integration", "we are allies committed to peace": what somebody is, which binds nobody."""
    line, at = found.line, found.at("verb")
    if _verb(found) != "committed" or not at or "have" in line.kept[at - 1].roles:
        return False
    is_one = at > 1 and bool(line.kept[at - 1].parties) and any("be" in u.roles for u in line.kept[max(0, at - 3) : at - 1])
    return bool(line.kept[at - 1].roles & _NOUNS) or is_one


def _money(found: Found) -> bool:
    """ "Pledged close to $1.5 billion", "some 40 million euros were pledged": a sum beside the verb."""
    text, verb = found.line.tokens.text, found.line.kept[found.at("verb")]
    if found.act.options["money"] == "before":
        return _sum().search(text[max(found.line.tokens.segment.start, verb.start - _NEAR) : verb.start]) is not None
    return _sum().search(text[verb.end : min(found.line.tokens.segment.end, verb.end + _NEAR)]) is not None


def _subjunctive(found: Found) -> bool:
    """ "On condition that it ratify the charter": asked of somebody, done by nobody."""
    line, at = found.line, found.at("verb")
    base = " " not in _verb(found) and not _verb(found).endswith(("ed", "ing", "s", "struck"))
    return (
        base
        and at > 1
        and line.tokens.is_word(line.kept[at].first - 1, "it", "he", "she")
        and bool(line.kept[at - 2].roles & {"that"})
    )


def _part_of(found: Found) -> bool:
    """ "The meeting of the NATO ministers will provide": the ministers provide nothing."""
    kept, at = found.line.kept, found.at("a")
    behind = at > 1 and bool(kept[at - 1].roles & {"p:of", "p:on", "p:about", "p:between"})
    return kept[at - 2 if behind else at - 1].event is not None if at else False


def _verb_follows(found: Found) -> bool:
    """ "commitment to provide": behind "to" stands a verb, not a noun with or without its article."""
    last = found.line.kept[found.match.last - 1]
    word = found.line.tokens.words[last.first].lower()
    before = found.line.tokens.words[last.first - 1].lower()
    ready = any(
        u.of(found.line.tokens.text).lower() in _words()["ready"] for u in found.line.kept[found.match.first : found.match.last]
    )
    if any(w.lower() in _words()["creed"] for w in found.line.tokens.words[last.last : last.last + 5]):
        return False
    if ready and not _verb(found).startswith(tuple(_words()["again"])):
        return False
    return before == "to" and ("firm" in last.roles or (word in _words()["base"] and not ready))


def _taken(line: Line, first: int) -> bool:
    return any(w.lower() in _words()["taken"] for w in line.tokens.words[max(0, first - 4) : first])


def _firm_will(found: Found) -> bool:
    """ "will" and "is to" are firm; "is expected to" is not, "would" only in what somebody is told to have said."""
    will = found.unit("will")
    if will is None:
        return True
    word = will.of(found.line.tokens.text).lower()
    behind = found.line.kept[found.match.last : found.match.last + 1]
    if _verb(found) in _words()["guests"] and any(u.roles & {"PERSON", "OFFICE", "their", "PRONOUN"} for u in behind):
        return False
    who = found.unit("a")
    if who is not None and who.roles & {"PERSON", "OFFICE", "PRONOUN"} and _verb(found) in _words()["personal"]:
        return False
    if word == "would" and _verb(found) not in _words()["founded"]:
        said = any(u.roles & {"v:say", "v:agree", "v:plan"} for u in found.line.kept[: found.at("verb")])
        return said or bool(attributed(found.line, found.at("verb")))
    return word not in _words()["soft"]


def _in_time(found: Found) -> bool:
    if found.act.options.get("firm"):
        return True
    return status_at(found.line, found.at("verb"), None) in _EVER
