"""Whether words that look like an undertaking bind anybody: hopes, denials, questions and views do not."""

from collections.abc import Sequence
from itertools import pairwise

from elchi.lexica.classes import word_set
from elchi.reading.clauses.clauses import attributed
from elchi.reading.clauses.duty_frames import BASE, deeds
from elchi.reading.clauses.status import status_at
from elchi.reading.commitments.ahead import Ahead
from elchi.reading.commitments.sums import sum_of_money
from elchi.reading.commitments.undone import is_undone, undertaking_words, verb_of
from elchi.reading.dates.date_words import calendar
from elchi.reading.lines.acts import Found
from elchi.reading.lines.line import Line
from elchi.reading.lines.units import VERBAL
from elchi.reading.states.state_organs import it_before, organ_before

_REACH = 9
_NEARBY, _NEARLY = 6, 4
_ONLY_IF = frozenset({("if", "elected"), ("if", "re-elected"), ("if", "chosen"), ("if", "returned")})
_MARK = 2  # units of the number before an item
_JOINS = frozenset({"who", "and", "comma"})
_NEAR = 60  # characters beside the verb in which a sum stands
_NOUNS = frozenset({"x", "allynoun", "membernoun", "partnernoun"})
_ARTICLES = frozenset({"a", "an", "any"})
_EVER = frozenset({"held", "planned"})


def is_base(word: str) -> bool:
    """Tell whether a word is a plain verb that the other lexica need not know: "work", "ensure"."""
    return word in undertaking_words()["base"]


def binds(found: Found) -> bool:
    """Tell whether what an act met is undertaken in earnest."""
    return not (_refused(found) or _void(found) or is_undone(found) or _open(found)) and _fits_options(found) and _in_time(found)


def _refused(found: Found) -> bool:
    """What the act does not mean, an order that will be given only then, what somebody would have done, what he will do if elected."""
    refused, low, at = found.act.options.get("verb_not"), found.line.tokens.low, found.at("verb")
    first = found.line.kept[at].first
    before = found.line.kept[at - 1 - (at > 1 and found.line.kept[at - 1].roles == {"x"})] if at else None
    if found.act.kind == "instruction" and before is not None and "will" in before.roles:
        return True
    led = low[max(0, first - 2) : first]
    if led in (["to", "have"], ["would", "have"]) or (found.act.options.get("owned") and _broken(low)):
        return True  # "is said to have promised"
    if _blocked(found):
        return True
    return any(pair in _ONLY_IF for pair in pairwise(low[first:])) or (refused is not None and verb_of(found) in refused)


def _blocked(found: Found) -> bool:
    """ "Blocked a decision to send observers": what others did to it."""
    line, at = found.line, found.at("verb")
    first = line.kept[at].first
    told = "decision" in line.kept[at].roles or found.act.options.get("owned")
    return bool(told) and not undertaking_words()["blocked"].isdisjoint(line.tokens.low[max(0, first - _NEARLY) : first])


def _broken(low: Sequence[str]) -> bool:
    """ "Japan's promise to close the plant was never kept": told of as broken."""
    return any(word == "never" and after in word_set("keeping_promises") for word, after in pairwise(low))


def _void(found: Found) -> bool:
    """ "agreed on the importance of", "is committed" where the act needs a plain verb."""
    line, at = found.line, found.at("verb")
    led = at and (line.kept[at - 1].parties or line.kept[at - 1].roles & _JOINS)
    opens = line.tokens.segment.item is not None and at <= _MARK  # "2. Requests the secretary to"
    if verb_of(found) in undertaking_words()["plural"] and not (led or opens):
        return True
    if found.act.options.get("plain") and at and "be" in line.kept[at - 1].roles:
        return True
    first = line.kept[at].first
    if found.act.options.get("plain") and any(
        w.lower() in undertaking_words()["staying"] for w in line.tokens.words[max(0, first - 3) : first]
    ):
        return True
    if at and line.tokens.low[first - 1] in ("the", "these", "those") and verb_of(found).endswith("ed"):
        return True  # "to read the approved declarations"
    if at and line.tokens.is_word(first - 1, "the", "a", "an", "this", "such", "our") and verb_of(found).endswith("ing"):
        return True  # "a part of this undertaking to"
    if not found.act.options.get("owned") and verb_of(found) in undertaking_words()["promise"] and _is_noun(line.tokens.low, first):
        return True  # "obtained from Georgia a promise to"
    owned = at and line.kept[at - 1].roles & {"their", "possessive"} and not found.act.options.get("owned")
    if owned and VERBAL[line.kept[at].roles]:
        return "v:pledge" in line.kept[at].roles or "v:decide" in line.kept[at].roles  # "their pledges to", "our resolve to"
    last = line.kept[at].last
    return any(w.lower() in undertaking_words()["void"] for w in line.tokens.words[last : last + 4])


def _is_noun(low: Sequence[str], first: int) -> bool:
    """Whether an article stands before a word, or before its adjective."""
    return any(word in _ARTICLES for word in low[max(0, first - 2) : first])


def _open(found: Found) -> bool:
    """ "asked whether Georgia would sign", "if they agree to": only thought of."""
    line = found.line
    if line.tokens.text[: line.tokens.segment.end].rstrip().endswith("?"):
        return True
    at = found.at("verb")
    thing = "instrument" in line.kept[at].roles and at + 1 < len(line.kept) and "modal" in line.kept[at + 1].roles
    if thing or _subjunctive(found) or _on_condition(found):
        return True  # "a deal could be signed"
    first = line.kept[at].first
    if any(u.of(line.tokens.text).lower() in undertaking_words()["soft"] for u in line.kept[max(0, at - 3) : at]):
        return True
    if (
        found.act.kind == "agreement"
        and any(u.roles & {"who", "that"} for u in line.kept[max(0, at - 2) : at])
        and "will" in line.kept[at - 1].roles
    ):
        return True
    before = line.tokens.words[max(0, first - _REACH) : first]
    if any(word.lower() in undertaking_words()["open_that"] and after == "that" for word, after in pairwise(before)):
        return True
    return any(w.lower() in undertaking_words()["open"] and w != "May" and not _idiom(before, n) for n, w in enumerate(before))


def _on_condition(found: Found) -> bool:
    """ "If Georgia is accepted, the members will sign": what is told behind a condition that opens the sentence."""
    line = found.line
    led = line.tokens.low[0] in word_set("opening_conditions")
    whatever = line.tokens.low[0] in word_set("opening_whatever")
    return whatever or (led and any("comma" in u.roles for u in line.kept[: found.at("verb")]))


def _idiom(words: Sequence[str], n: int) -> bool:
    """ "That is why Norway pledges": nothing is asked."""
    return words[n] == "why" and n > 0 and words[n - 1] in ("is", "'s", "’s", "was")


def _fits_options(found: Found) -> bool:
    options, line, at = found.act.options, found.line, found.at("verb")
    if _excluded(found) or _believed(found):
        return False
    if options.get("verbal") and at and line.kept[at - 1].roles & {"x", "p:of"} and not _done_by_somebody(line, at):
        return False
    if options.get("base") and not _verb_follows(found):
        return False
    if options.get("doing-now") and not verb_of(found).endswith("ing"):
        return False
    if options.get("taken") and not _taken(line, line.kept[at].first):
        return False
    if not _has_beside(found):
        return False
    if options.get("free") and _part_of(found):
        return False
    if options.get("signing") and "sign" not in verb_of(found):
        return False
    return _firm_will(found)


def _has_beside(found: Found) -> bool:
    """Whether the sum, number or date stands beside the verb that an act asks for."""
    options, start = found.act.options, found.line.kept[found.at("verb")].start
    if options.get("dated") and not any(d.span.start >= start for d in found.line.dates):
        return False
    return not (options.get("money") and not _money(found)) and not (options.get("counted") and not _counted(found))


def _done_by_somebody(line: Line, at: int) -> bool:
    return "have" in line.kept[at - 1].roles or bool(organ_before(line, at) or it_before(line, at))


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
    if verb_of(found) != "committed" or not at or "have" in line.kept[at - 1].roles:
        return False
    is_one = at > 1 and bool(line.kept[at - 1].parties) and any("be" in u.roles for u in line.kept[max(0, at - 3) : at - 1])
    return bool(line.kept[at - 1].roles & _NOUNS) or is_one


def _money(found: Found) -> bool:
    """ "Pledged close to $1.5 billion", "some 40 million euros were pledged": a sum beside the verb."""
    text, verb = found.line.tokens.text, found.line.kept[found.at("verb")]
    if found.act.options["money"] == "before":
        return sum_of_money().search(text[max(found.line.tokens.segment.start, verb.start - _NEAR) : verb.start]) is not None
    return sum_of_money().search(text[verb.end : min(found.line.tokens.segment.end, verb.end + _NEAR)]) is not None


def _counted(found: Found) -> bool:
    """ "Get three new boats", "700 million dollars will be available": a number beside the verb."""
    kept, low = found.line.kept, found.line.tokens.low
    beside = low[max(0, kept[found.match.first].first - _NEARBY) : kept[found.match.last - 1].last]
    return any(word[:1].isdigit() or word in calendar()["numbers"] for word in beside)


def _subjunctive(found: Found) -> bool:
    """ "On condition that it ratify the charter": asked of somebody, done by nobody."""
    line, at = found.line, found.at("verb")
    base = " " not in verb_of(found) and not verb_of(found).endswith(("ed", "ing", "s", "struck"))
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
        u.of(found.line.tokens.text).lower() in undertaking_words()["ready"]
        for u in found.line.kept[found.match.first : found.match.last]
    )
    if any(w.lower() in undertaking_words()["creed"] for w in found.line.tokens.words[last.last : last.last + 5]):
        return False
    if ready and not verb_of(found).startswith(tuple(undertaking_words()["again"])):
        return False
    known = word in undertaking_words()["base"] or (
        found.act.options.get("owned") and deeds(BASE).at(found.line.tokens.low, last.first)
    )
    return before == "to" and ("firm" in last.roles or (bool(known) and not ready))


def _taken(line: Line, first: int) -> bool:
    return any(w.lower() in undertaking_words()["taken"] for w in line.tokens.words[max(0, first - 4) : first])


def _firm_will(found: Found) -> bool:
    """ "will" and "is to" are firm; "is expected to" is not, "would" only in what somebody is told to have said."""
    will = found.unit("will")
    if will is None:
        return True
    word = will.of(found.line.tokens.text).lower()
    if word == "to" and _led_by_word(found):
        return False
    if word in undertaking_words()["was_going"] and not any("v:say" in u.roles for u in found.line.kept[: found.at("will")]):
        return False  # "was going to open it, but did not"
    behind = found.line.kept[found.match.last : found.match.last + 1]
    if verb_of(found) in undertaking_words()["guests"] and any(u.roles & {"PERSON", "OFFICE", "their", "PRONOUN"} for u in behind):
        return False
    who = found.unit("a")
    if who is not None and who.roles & {"PERSON", "OFFICE", "PRONOUN"} and verb_of(found) in undertaking_words()["personal"]:
        return False
    if word == "would" and verb_of(found) not in undertaking_words()["founded"]:
        said = any(u.roles & {"v:say", "v:agree", "v:plan"} for u in found.line.kept[: found.at("verb")])
        return said or bool(attributed(found.line, found.at("verb")) or Ahead(found.line).sayer(found.at("will")))
    return word not in undertaking_words()["soft"]


def _led_by_word(found: Found) -> bool:
    """ "Begged | Peru | to submit": told to do it by a verb that the lexica do not know; "Peru to submit" opens a headline or clause."""
    kept, will = found.line.kept, found.at("will")
    doer = next((n for n in range(will - 1, -1, -1) if kept[n].parties), 0)
    return doer > 0 and kept[doer - 1].roles == {"x"} and found.line.tokens.low[kept[doer - 1].last - 1].endswith(("ed", "s"))


def _in_time(found: Found) -> bool:
    if found.act.options.get("firm"):
        return True
    return _puts_off(found) or status_at(found.line, found.at("verb"), None) in _EVER


def _puts_off(found: Found) -> bool:
    """ "Agreed | to | postpone the launch": that is what was agreed; the agreement was not put off."""
    behind = found.line.kept[found.at("verb") + 1 : found.at("verb") + 3]
    return len(behind) > 1 and "p:to" in behind[0].roles and "v:postpone" in behind[1].roles
