"""States, bodies and institutions as written: from the register, or by their head noun."""

import re
from dataclasses import dataclass

from elchi.lexica.classes import word_set
from elchi.lexica.lexicon import Hit, fold
from elchi.lexica.marks import BODY
from elchi.reading.dates.dates import calendar_words
from elchi.reading.lines.tokens import Tokens, common_words

_LONGEST = 14
_LOOSE_JOINS = ("and", "&", "the", "in", "to", "for", "on", "of")
_JOINS = ("of", "for", "on", "and", "&", "the", "in", "to", "against", "de", "du", "des", "la")


@dataclass(slots=True)
class Of:
    """Whose something is. `kind` is state, body or institution; `inner` marks an organ inside a state ("Ministry")."""

    name: str
    kind: str
    start: int
    end: int
    entity: str | None
    inner: bool = False


def of_at(t: Tokens, at: int, *, loose: bool = True) -> Of | None:
    """Return the state, body or institution named at token `at`; `loose` also accepts unknown names by head noun."""
    start = at
    if t.is_word(at, "the"):
        at += 1
    at += t.is_word(at, "same") and at > start  # "the Secretary of the same Ministry"
    if t.low[at] in word_set("friends") and t.caps[at + 1]:
        at += 1  # "of the sisterly Sultanate of Oman"
    hit = t.hit(at)
    grown = body_at(t, at) if loose or (hit and "body" in hit.roles) else None
    if hit is not None:
        for kind in ("state", "body", "adjective", "people", "metonym"):
            if kind not in hit.roles or (kind in hit.weak and kind == "adjective"):
                continue
            if grown is not None and grown.end > at + hit.length:
                return grown
            if kind == "people" and loose:
                continue
            name = t.span(at, at + hit.length)
            entity = hit.roles[kind]
            if kind in ("adjective", "people"):
                if loose:
                    break
                name = t.lexicon.register.name_on(entity, None) if kind == "adjective" else name
            state = Of(name, "state", start, _bracket(t, at + hit.length), entity)
            return _body(t, start, at, hit, entity) if kind == "body" else state
    return grown


def _body(t: Tokens, start: int, at: int, hit: Hit, entity: str) -> Of:
    """A known body; one that stands right behind another is named by both: "the U.N. | Economic Commission for Africa"."""
    end = at + hit.length
    inner = t.hit(end) if t.caps[end] else None
    if inner is not None and "body" in inner.roles:
        end, entity = end + inner.length, inner.roles["body"]
    return Of(t.span(at, end), "body", start, _bracket(t, end), entity)


def _bracket(t: Tokens, end: int) -> int:
    """Include an acronym in brackets, or what else a state is called: "African Union (AU)", "the Republic of China (Taiwan)"."""
    if t.is_word(end, "(") and t.is_word(end + 2, ")") and (t.words[end + 1].isupper() or t.has(end + 1, "state") is not None):
        return end + 3
    if t.is_word(end, "(") and t.is_word(end + 3, ")") and t.words[end + 2].isupper() and t.caps[end + 1]:
        return end + 4  # "(Lao PDR)"
    named = t.hit(end + 1) if t.is_word(end, "(") else None
    if named is not None and "body" in named.roles and t.is_word(end + 1 + named.length, ")"):
        return end + 2 + named.length  # "(Turkic Council)"
    return end


def of_list(t: Tokens, at: int) -> list[Of]:
    """Return the states or bodies listed from token `at`: "Italy, Germany and France"."""
    found: list[Of] = []
    first = of_at(t, at)
    while first is not None:
        found.append(first)
        end = first.end
        if t.is_word(end, ",") and t.is_word(end + 1, "and"):
            end += 2
        elif t.is_word(end, ",", "and", "&"):
            end += 1
        else:
            break
        end += _misspelt(t, end, found[0].kind)
        following = of_at(t, end)
        if following is None or following.kind != found[0].kind or _owns_more(t, following):
            break
        first = following
    return found


def _misspelt(t: Tokens, at: int, kind: str) -> int:
    """ "Mexico, | Columbia, | Venezuela and Panama": a state that nobody knows between those that are known."""
    unknown = kind == "state" and at + 1 < t.size and t.caps[at] and t.hit(at) is None and t.is_word(at + 1, ",", "and")
    return 2 if unknown and (behind := of_at(t, at + 2)) is not None and behind.kind == "state" else 0


def _owns_more(t: Tokens, found: Of) -> bool:
    """ "Turkey and Uzbekistan's president" does not list Uzbekistan."""
    return found.end < t.size and (t.words[found.end] in ("'s", "’s") or bool(t.has(found.end, "head")))


@dataclass(slots=True)
class _Run:
    """A body's name as it grows: its institution noun, whether that lies inside a state, and where the name ends."""

    first: int
    last: int
    noun: str | None = None
    inner: bool = False


def body_at(t: Tokens, at: int) -> Of | None:
    """Return a body written as a run of capitalised words around an institution noun."""
    if not t.reach_at(at) & BODY or not t.caps[at]:
        return None
    first = t.hit(at)
    if t.low[at] in word_set("before_bodies") or (first is not None and "preposition" in first.roles):
        return None  # "According to the Ministry", "All Members of the Bureau", "Former University rector"
    run, i = _Run(at, at), at
    while i < t.size and i - at < _LONGEST and (step := _step(t, i, run)):
        i += step
    if run.noun is None:
        return None
    name = _SHORT.sub("", t.span(at, run.last))
    return Of(name, "institution", at, _bracket(t, run.last), None, run.inner)


_SHORT = re.compile(r" \([A-Z]{2,10}\)(?= [A-Z])")  # "the African Union (AU) Commission"


def _step(t: Tokens, i: int, run: _Run) -> int:
    """How many tokens the name goes on from token `i`; 0 where it ends."""
    if t.words[i][0].isupper():
        return _capital(t, i, run)
    if t.is_word(i, *_JOINS):
        return int(i > run.first and _joins(t, i, run))
    if t.words[i] == "(":
        return 3 if t.has(run.first, "body") and i == run.last and _bracket(t, i) > i and _noun_ahead(t, i + 3) else 0
    if t.words[i] == "/":
        return int(run.noun is not None and _joined(t, i))
    if t.words[i] in _DASHES:
        return int(run.noun is None and _of_both(t, i, run))
    owned = t.words[i] in ("'s", "’s", "’", "'") and run.noun is None and i > run.first
    return int(owned and _noun_ahead(t, i + 1))


def _capital(t: Tokens, i: int, run: _Run) -> int:
    hit = t.hit(i)
    roles = hit.roles if hit else {}
    if t.words[i].lower() in calendar_words() and i > run.first:
        return 0  # "the Ministry of Foreign Affairs on Monday"
    if run.noun is None and "instrument" in roles and hit is not None and t.is_word(i + hit.length, "on", "of", "for", "between"):
        return 0  # "the Joint Declaration on Strategic Partnership" is no body
    if "institution" in roles:
        run.inner = run.inner or (run.noun is None and "inner" in roles)
        run.noun = run.noun or roles["institution"]
    elif run.noun is not None and hit is None and not (t.is_word(i - 1, *_JOINS) or _common(t, i) or _noun_ahead(t, i)):
        return 0  # "the National Security Council | Jadamba Enkhbayar", but "the Office of Public Engagement"
    elif _stops(roles, run.noun is not None) and not (run.noun is not None and _of_heads(t, i)):
        return 0
    length = hit.length if hit else 1
    run.last = i + length
    return length


def _of_heads(t: Tokens, i: int) -> bool:
    """ "The Authority of | Heads of State and Government": who sits in an organ is part of its name."""
    hit = t.hit(i)
    return hit is not None and "heads" in hit.roles and hit.length > 2 and t.is_word(i - 1, "of")


def _joins(t: Tokens, i: int, run: _Run) -> bool:
    """Tell whether "of", "and", "for the" and their like go on with the name."""
    if run.inner and t.is_word(i, "of") and _state_next(t, i + 1):
        return False
    ends = _ends_behind_noun(t, i) if run.noun is not None else _ends_before_noun(t, i, run)
    return not ends and _goes_on(t, i + 1)


def _ends_behind_noun(t: Tokens, i: int) -> bool:
    """Tell whether a small word behind "council" and its like leads to somebody or something else."""
    if t.is_word(i, "in"):
        return t.has(i + 1, "place") is not None  # "the Foreign Affairs Council | in Brussels"
    if not t.is_word(i, "and", "&"):
        return False
    if t.hit(i + 1) is None and not (_common(t, i + 1) or _noun_ahead(t, i + 1)):
        return True  # "the Gender Policy Council | and Nicholas Berliner"
    if t.is_word(i, "and") and t.is_word(i + 1, "the") and _noun_ahead(t, i + 2):
        return True  # "the Liberation Movement | and the Equality Movement"
    return bool(t.has(i + 1, "state") and not t.has(i - 1, "state"))  # "the Development Fund | and Japan's government"


def _ends_before_noun(t: Tokens, i: int, run: _Run) -> bool:
    """Tell whether a small word, where no "council" or its like was met yet, leads to another name."""
    if t.is_word(i, *_LOOSE_JOINS) and not _noun_ahead(t, i + 1):
        return True
    if t.is_word(i, "of"):
        # "Foreign Affairs | of the Republic of Ruritania", "Founder Members | of the Organization"
        bare = t.is_word(i + 1, "the") and t.has(i + 2, "institution") and not "".join(t.words[i + 3 : i + 4])[:1].isupper()
        return _so_far(t, run, "portfolio") or bool(bare and _so_far(t, run, "membernoun"))
    if t.is_word(i, "and", "&") and (_names_somebody(t, run) or _behind_name(t, i) or t.has(i + 1, "proper")):
        return True  # "the Ambassador to the Philippines Zhao Min | and Airport Authority Manager B", "Mell | and the Bundestag"
    # "Bhutan | and the Government of Bangladesh", "welcomed Bhutan | to the Governance Initiative"
    return _so_far(t, run, "state") or (_so_far(t, run, "body") and t.is_word(i, "and"))


def _names_somebody(t: Tokens, run: _Run) -> bool:
    """A state, and behind it but words that the lexicon does not know: whoever is there."""
    first = t.hit(run.first)
    behind = range(run.first + first.length, run.last) if first is not None and "state" in first.roles else range(0)
    return len(behind) > 1 and all(t.hit(n) is None and fold(t.words[n]) not in common_words() for n in behind)


def _behind_name(t: Tokens, i: int) -> bool:
    """ "Ambassador Hassan Veli | and Iraqi Parliament Speaker B": a word that the lexicon does not know, and then a state's."""
    return t.has(i + 1, "adjective") is not None and t.hit(i - 1) is None and not _common(t, i - 1)


def _so_far(t: Tokens, run: _Run, role: str) -> bool:
    hit = t.hit(run.first)
    return hit is not None and role in hit.roles and run.first + hit.length == run.last


_DASHES = ("-", "–")


def _of_both(t: Tokens, i: int, run: _Run) -> bool:
    """ "The Georgia-Japan Economic Council" is of both, and not a council of Japan."""
    before, behind = t.hit(run.first), t.hit(i + 1)
    if before is None or behind is None or not _joined(t, i) or run.first + before.length != i:
        return False
    return all(hit.roles.keys() & {"state", "body"} for hit in (before, behind)) and _noun_ahead(t, i + 1 + behind.length)


def _joined(t: Tokens, i: int) -> bool:
    """ "Liberation Movement/Army": no space on either side."""
    return t.ends[i - 1] == t.starts[i] and i + 1 < t.size and t.starts[i + 1] == t.ends[i] and t.words[i + 1][0].isupper()


def _state_next(t: Tokens, i: int) -> bool:
    """ "the Presidential Administration | of Azerbaijan": the state owns the organ and is no part of its name."""
    return t.has(i + 1 if t.is_word(i, "the") else i, "state") is not None


def _stops(roles: object, has_noun: bool) -> bool:
    keys = set(roles)  # type: ignore[call-overload]
    if keys & {"pronoun", "calendar"} or ("event" in keys and "institution" not in keys):
        return True
    if keys & {"head", "heads", "honorific"} and "portfolio" not in keys:  # "the Justice and Equality Movement" goes on
        return True
    return (has_noun and bool(keys & {"will", "have", "be"})) or (
        any(k.startswith("v:") for k in keys) and not keys & {"institution", "portfolio"}
    )


def _goes_on(t: Tokens, i: int) -> bool:
    if t.is_word(i, "the"):
        i += 1
    if _of_heads(t, i):
        return True
    if t.has(i, "adjective") and t.words[i + 1 : i + 2] and t.words[i + 1].islower() and not t.is_word(i + 1, *_JOINS):
        return False  # "the Authority of Heads of Government | in the Ghanaian capital"
    return i < t.size and t.words[i][:1].isupper() and not (t.hit(i) and _stops(t.hit(i).roles, True))  # type: ignore[union-attr]


def _common(t: Tokens, i: int) -> bool:
    """A common word in capitals, which is no name: "Pandemic Preparedness"."""
    word = t.words[i] if i < t.size else ""
    return word[1:].islower() and fold(word) in common_words()


def _noun_ahead(t: Tokens, i: int) -> bool:
    for j in range(i, min(i + 5, t.size)):
        if t.has(j, "institution") and t.words[j][0].isupper():
            return True
        if not t.words[j][:1].isupper() and not t.is_word(j, *_JOINS):
            return False
    return False
