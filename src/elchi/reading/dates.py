"""Date expressions as written, unanchored: one pass of one linear pattern over the text.

    expression = range | iso stamp | day month [year] | month day [year] | part of month, year, season
               | weekday | shift ("two weeks ago", "next month") | session | vague

Every alternative begins with a digit, a month, a weekday or one of few words, so most of a text costs nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from elchi.model.document import Span
from elchi.model.expression import DateExpression, ExpressionKind


@cache
def calendar() -> Mapping[str, Any]:
    """Return the words of the calendar."""
    import yaml

    raw = files("elchi.lexica").joinpath("calendar.yaml").read_bytes()
    found: Mapping[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def find(text: str) -> list[DateExpression]:
    """Return the date expressions of a text in order, none within another."""
    found = []
    for match in _pattern().finditer(text):
        expression = _read(match)
        if expression is not None:
            found.append(expression)
    return found


def _words(group: str) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in calendar()[group]), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted((m.capitalize() for m in calendar()["months"]), key=len, reverse=True))
    month = rf"(?:{months}|{months.upper()})\b\.?"
    weekday = rf"(?:{'|'.join(sorted((w.capitalize() for w in calendar()['weekdays']), key=len, reverse=True))})\b\.?"
    day = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?:1[5-9]\d\d|20\d\d)"
    dash = r"\s*(?:-|–|—|to|and|until|through|till)\s*"
    lead = rf"(?:{weekday}\s*,?\s*(?:the\s+)?)?"
    modifier = r"(?:(?P<modifier>not later than|no later than|by|before|after|since|until|till|from|about|around|prior to|on or before)\s+)?(?:the\s+)?"
    part = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|first half|second half)(?:\s*-\s*|\s+(?:in\s+|of\s+)?(?:the\s+)?))"
    number = rf"(?:{_words('numbers')}|\d{{1,3}})"
    tail = rf"(?:\s*,?\s*(?:of\s+)?(?P<{{0}}>{year}|this year|last year|next year))?"
    alternatives = [
        rf"(?P<iso>(?P<iy>{year})-(?P<im>[01]\d)-(?P<id>[0-3]\d)(?:T?\s?[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)\b",
        rf"(?P<dots>(?P<dd>[0-3]?\d)[./](?P<dm>[01]?\d)[./](?P<dy>{year}))\b",
        rf"(?P<md>{lead}(?P<r1>{day})\s+(?P<rm1>{month}){tail.format('ry1')}{dash}{lead}(?P<r2>{day})\s+(?P<rm2>{month}){tail.format('ry2')})",
        rf"(?P<dd2>{lead}(?P<q1>{day})(?:{dash}|(?:\s*,\s*{day}){{0,3}}\s*,?\s*and\s+){lead}(?P<q2>{day})\s+(?:of\s+)?(?P<qm>{month}){tail.format('qy')})",
        rf"(?P<mdd>{lead}(?P<sm1>{month})\s+(?P<s1>{day}){dash}(?:(?P<sm2>{month})\s+)?{lead}(?P<s2>{day})\b(?!\s*(?:{months})){tail.format('sy')})",
        rf"(?P<dmy>{modifier}(?:{part})?(?:(?P<wd1>{weekday})\s*,?\s*(?:the\s+)?)?(?P<d1>{day})\s*(?:\((?:{weekday})\))?\s*(?:of\s+)?(?P<m1>{month}){tail.format('y1')}(?:\s*,\s*(?P<h1>[0-2]?\d):(?P<n1>[0-5]\d))?)",
        rf"(?P<mdy>{modifier.replace('<modifier>', '<modifier2>')}(?:(?P<wd2>{weekday})\s*,?\s*)?(?P<m2>{month})\s+(?P<d2>{day})\b(?![\d:]){tail.format('y2')})",
        rf"(?P<my>{modifier.replace('<modifier>', '<modifier3>')}(?:{part.replace('<part>', '<part3>')})?(?P<rel3>this|last|next|of)?\s*\b(?P<m3>{month})\s*,?\s*(?:of\s+)?(?P<y3>{year}|this year|last year|next year)?)(?!\s*\d)",
        rf"(?P<season>{modifier.replace('<modifier>', '<modifier4>')}(?:{part.replace('<part>', '<part4>')})?(?P<rel4>this|last|next|coming|past)?\s*\b(?P<sn>{_words('seasons')})\b(?:\s*,?\s*(?:of\s+)?(?P<y4>{year}|this year|last year|next year))?)",
        rf"(?P<quarter>(?:the\s+)?(?:(?P<qn>first|second|third|fourth)\s+quarter|Q(?P<qd>[1-4]))\s*,?\s*(?:of\s+)?(?P<y5>{year}|this year|last year|next year))",
        rf"(?P<weekday>(?P<early>[Ee]arly\s+|[Ll]ate\s+)?(?:(?P<rel6>[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming)\s+)?(?P<wd6>{weekday})(?!\s*,?\s*\d)(?:\s+(?:morning|afternoon|evening|night))?)",
        rf"(?P<days>\b(?:[Tt]he\s+)?(?i:{_words('days')})\b)",
        rf"(?P<rel>(?:{modifier.replace('<modifier>', '<modifier7>')})(?:(?P<part7>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id|end|beginning)[\s-]+(?:of\s+)?(?:the\s+)?)?(?P<rel7>[Tt]his|[Cc]urrent|[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing)\s+(?P<unit7>week|month|year|quarter|decade|century)\b)",
        r"(?P<inyear>(?:by\s+|before\s+)?(?:[Ll]ater|[Ee]arlier|the\s+end|the\s+beginning)\s+(?:in|of)\s+the\s+(?P<unit8>week|month|year|spring|summer|autumn|day))\b",
        rf"(?P<ago>(?P<n9>{number})\s+(?P<unit9>day|week|month|year)s?\s+(?P<dir9>ago|earlier|later|from now))\b",
        rf"(?P<within>(?:[Ww]ithin|[Ii]n)\s+(?:the\s+(?:next|coming)\s+)?(?P<n10>{number})\s+(?:(?:working|calendar)\s+)?(?P<unit10>day|week|month|year)s?(?:['’])?(?:\s+time)?)\b",
        r"(?P<decade>(?:the\s+)?(?P<part11>early|mid|late)?[\s-]*\b(?P<dec>(?:1[5-9]|20)\d0)s)\b",
        rf"(?P<years>(?<=[a-z,(] )(?P<ya>{year})\s*[-–/]\s*(?P<yb>{year}|\d\d))\b(?![-–/.\d])",
        rf"(?P<year>(?:(?P<modifier12>by|before|after|since|until|till|from|about|around|In|in|during|During|Since|of|for|year|early|late|mid|end of|beginning of|start of|summer of)(?:\s+|-)(?:the\s+year\s+|the\s+end\s+of\s+|end\s+of\s+|early\s+|late\s+|mid-?)?)(?P<y12>{year})(?:\s+onwards)?)\b(?![-–/]\d|[\d%]|\s*(?:people|million|billion|dollars|tonnes|troops|participants|km))",
        rf"(?P<session>[Aa]t\s+(?:its|the|their)\s+(?P<ord>next|forthcoming|(?:{_words('tens')})-(?:{_words('ordinals')})|{_words('ordinals')}|\d{{1,3}}(?:st|nd|rd|th))\s+(?:regular\s+|annual\s+)?(?:session|summit|meeting))\b(?!\s+of\b)",
        rf"(?P<vague>\b(?i:{'|'.join(re.escape(w) for w in calendar()['vague'])})\b)",
    ]
    whole = r"(?<![\w/])(?:" + "|".join(alternatives) + ")"
    # Repeats are bounded, so that no run of spaces or dashes makes finding slow.
    return re.compile(whole.replace(r"[\s-]*", r"[\s-]{0,3}").replace(r"\s*", r"\s{0,5}").replace(r"\s+", r"\s{1,5}"))


def _read(match: re.Match[str]) -> DateExpression | None:
    kind = next((name for name in _READERS if match[name] is not None), None)
    if kind is None:
        return None
    words = match.group().rstrip()
    blank = DateExpression(Span(match.start(), match.start() + len(words)), words)
    return _READERS[kind](match, blank)


def _month(word: str | None) -> int | None:
    return calendar()["months"][word.rstrip(".").lower()] if word else None


def _weekday(word: str | None) -> int | None:
    return calendar()["weekdays"][word.rstrip(".").lower()] if word else None


def _day(word: str | None) -> int | None:
    day = int(re.sub(r"\D", "", word)) if word else None
    return day if day is None or 1 <= day <= 31 else None


def _year(word: str | None) -> dict[str, Any]:
    """The year stated, or how far it lies from the document's own ("January this year")."""
    if word is None:
        return {}
    if word[0].isdigit():
        return {"year": int(word)}
    return {"unit": "year", "shift": calendar()["relative"][word.split()[0].lower()]}


_MODIFIERS = {
    "not later than": "by", "no later than": "by", "by": "by", "on or before": "by", "before": "before", "prior to": "before", "after": "after",
    "since": "since", "from": "since", "until": "until", "till": "until", "about": "about", "around": "about",
}  # fmt: skip


def _modifier(word: str | None) -> str | None:
    return _MODIFIERS.get(" ".join(word.lower().split())) if word else None


def _part(word: str | None) -> str | None:
    if not word:
        return None
    plain = word.lower()
    return plain if "half" in plain else calendar()["parts"].get(plain)


def _iso(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    month, day = int(m["im"]), int(m["id"])
    return replace(e, year=int(m["iy"]), month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _dots(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    """Day before month, as most of the world writes; a doubt where the month could come first."""
    day, month = int(m["dd"]), int(m["dm"])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return replace(e, year=int(m["dy"]), month=month, day=day, unsure=day <= 12 and "/" in m.group() and day != month)


def _md(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    last = replace(e, month=_month(m["rm2"]), day=_day(m["r2"]), **_year(m["ry2"]))
    own = _year(m["ry1"]) or _year(m["ry2"])
    return replace(e, kind=ExpressionKind.RANGE, month=_month(m["rm1"]), day=_day(m["r1"]), last=last, **own)


def _dd2(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    month, year = _month(m["qm"]), _year(m["qy"])
    last = replace(e, month=month, day=_day(m["q2"]), **year)
    return replace(e, kind=ExpressionKind.RANGE, month=month, day=_day(m["q1"]), last=last, **year)


def _mdd(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    year = _year(m["sy"])
    last = replace(e, month=_month(m["sm2"]) or _month(m["sm1"]), day=_day(m["s2"]), **year)
    return replace(e, kind=ExpressionKind.RANGE, month=_month(m["sm1"]), day=_day(m["s1"]), last=last, **year)


def _dmy(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    hour, minute = (int(m["h1"]), int(m["n1"])) if m["h1"] else (None, None)
    return replace(
        e, day=_day(m["d1"]), month=_month(m["m1"]), weekday=_weekday(m["wd1"]), hour=hour, minute=minute,
        modifier=_modifier(m["modifier"]), **_year(m["y1"]),
    )  # fmt: skip


def _mdy(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    if m["m2"] == "May" and not _year(m["y2"]) and m["wd2"] is None and _day(m["d2"]) is None:
        return None
    weekday = _weekday(m["wd2"])
    return replace(
        e,
        day=_day(m["d2"]),
        month=_month(m["m2"]),
        weekday=weekday,
        modifier=_modifier(m["modifier2"]),
        **_year(m["y2"]),
    )


def _my(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    """A month alone needs company: a year, a part, "this", a preposition before it; "May" and "March" most of all."""
    before = m.string[max(0, m.start() - 12) : m.start("m3")].lower()
    led = re.search(
        r"\b(?:in|of|by|since|until|till|during|for|from|to|late|early|mid|end|this|last|next|before|after|every|,)[\s-]*$",
        before,
    )
    year = _year(m["y3"])
    if not (year or m["part3"] or m["rel3"] or m["modifier3"] or led):
        return None
    if m["m3"] in ("Mar", "Sat", "Sun", "Jun", "Sep", "Dec", "Jan", "Oct") and not year:
        return None
    if m["rel3"] in ("this", "last", "next") and not year:
        year = {"shift": {"this": 0, "last": -1, "next": 1}[m["rel3"]]}
    return replace(e, month=_month(m["m3"]), part=_part(m["part3"]), modifier=_modifier(m["modifier3"]), **year)


def _season(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    year = _year(m["y4"])
    before = m.string[max(0, m.start("sn") - 8) : m.start("sn")].lower()
    if not (year or m["rel4"] or m["part4"] or re.search(r"\b(?:in|in the|the|by|until)\s$", before)):
        return None
    if m["sn"] in ("fall", "spring") and not (year or m["rel4"] or "the " in before):
        return None
    if m["rel4"] and not year:
        year = {"shift": calendar()["relative"][m["rel4"]]}
    return replace(e, season=calendar()["seasons"][m["sn"]], part=_part(m["part4"]), modifier=_modifier(m["modifier4"]), **year)


def _quarter(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    number = int(m["qd"]) if m["qd"] else calendar()["ordinals"][m["qn"]]
    return replace(e, quarter=number, **_year(m["y5"]))


def _on_weekday(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    if m["wd6"] in ("Sun", "Mon", "Sat", "Wed", "Fri", "Thu", "Tue") and not m["rel6"]:
        return None
    shift = calendar()["relative"][m["rel6"].lower()] if m["rel6"] else None
    return replace(e, kind=ExpressionKind.WEEKDAY, weekday=_weekday(m["wd6"]), shift=shift)


def _days(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    words = " ".join(m.group().lower().split())
    days = calendar()["days"]
    return replace(e, kind=ExpressionKind.SHIFT, unit="day", shift=days.get(words, days.get(words.removeprefix("the "))))


def _rel(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    shift = calendar()["relative"][m["rel7"].lower()]
    part = _part(m["part7"]) if m["part7"] and m["part7"].lower() not in ("earlier", "later") else None
    return replace(e, kind=ExpressionKind.SHIFT, unit=m["unit7"], shift=shift, part=part, modifier=_modifier(m["modifier7"]))


def _inyear(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    words = m.group().lower()
    modifier = "by" if words.startswith("by") else "before" if words.startswith("before") else None
    part = "late" if " end " in words or words.startswith("the end") else "early" if "beginning" in words else None
    if m["unit8"] in calendar()["seasons"]:
        return replace(e, season=calendar()["seasons"][m["unit8"]], shift=0, part=part, modifier=modifier)
    return replace(e, kind=ExpressionKind.SHIFT, unit=m["unit8"], shift=0, part=part, modifier=modifier)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else int(calendar()["numbers"][word.lower()])


def _ago(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    sign = -1 if m["dir9"] in ("ago", "earlier") else 1
    return replace(e, kind=ExpressionKind.SHIFT, unit=m["unit9"], shift=sign * _count(m["n9"]))


def _within(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    if m["n10"].lower() in ("a", "an", "one") and m.group().lower().startswith("in ") and "time" not in m.group():
        return None
    return replace(e, kind=ExpressionKind.WITHIN, unit=m["unit10"], shift=_count(m["n10"]))


def _decade(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    return replace(e, kind=ExpressionKind.DECADE, year=int(m["dec"]), part=_part(m["part11"]))


def _years(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    first = int(m["ya"])
    last = int(m["yb"]) if len(m["yb"]) == 4 else first // 100 * 100 + int(m["yb"])
    return replace(e, kind=ExpressionKind.RANGE, year=first, last=replace(e, year=last)) if first < last else None


def _on_year(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    lead = m["modifier12"].lower()
    words = m.group().lower()
    part = (
        "late"
        if "end of" in words or "late" in words
        else "early"
        if re.search("early|beginning|start", words)
        else "mid"
        if "mid" in words
        else None
    )
    return replace(e, year=int(m["y12"]), part=part, modifier=_MODIFIERS.get(lead))


def _session(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    word = m["ord"].lower()
    if word in ("next", "forthcoming"):
        return replace(e, kind=ExpressionKind.SESSION, shift=1)
    if word[0].isdigit():
        return replace(e, kind=ExpressionKind.SESSION, ordinal=int(re.sub(r"\D", "", word)))
    ten, _, one = word.partition("-")
    number = calendar()["tens"][ten] + calendar()["ordinals"][one] if one else calendar()["ordinals"][word]
    return replace(e, kind=ExpressionKind.SESSION, ordinal=number)


def _vague(m: re.Match[str], e: DateExpression) -> DateExpression | None:
    return replace(e, kind=ExpressionKind.VAGUE)


_READERS = {
    "iso": _iso, "dots": _dots, "md": _md, "dd2": _dd2, "mdd": _mdd, "dmy": _dmy, "mdy": _mdy, "my": _my, "season": _season, "quarter": _quarter,
    "weekday": _on_weekday, "days": _days, "rel": _rel, "inyear": _inyear, "ago": _ago, "within": _within, "decade": _decade, "years": _years,
    "year": _on_year, "session": _session, "vague": _vague,
}  # fmt: skip
