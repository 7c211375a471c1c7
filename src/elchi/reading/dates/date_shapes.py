"""The shapes of date expressions: patterns over the class string of a run of calendar words."""

UNIT = "[mkdyqenxgf]"
YEAR = r"(?:K?[IF]?-?(?:T?y)?Y|K?[IF]?Ry)"
LEAD = r"(?:(?:R?W|E)[KL]?T?-?)?"
PART = r"(?:P[FIT-]{0,3})"
DAY_MONTH = rf"(?:{LEAD}T?[DO](?:LWJ)?(?:d?F)?-?M(?:{YEAR})?J?)"
MONTH_DAY = rf"(?:{LEAD}M[KL-]?T?[DO]J?(?![dF]?F?M)(?:LWJ)?(?:{YEAR})?)"
MONTH_YEAR = rf"(?:M{YEAR})"
POINT = rf"(?:T?{PART}?(?:{DAY_MONTH}|{MONTH_DAY}|{MONTH_YEAR}|M|T?y?Y|{LEAD}[ip]|E|R?W|QF?Y|Y-?Q|!))"
DAYS = r"T?[DO](?:K[DO]){0,3}"
TO = r"[c-]"
OF_WHAT = rf"(?:T?R[ym]|T[ym]|M(?:{YEAR})?|T?y?Y)"

# In order: where two begin at one word, the earlier one has it.
SHAPES: dict[str, str] = {
    "days_of_month": rf"b?{LEAD}{DAYS}(?:{TO}|K?A)(?:{LEAD})T?[DO](?:[KF]?M(?:{YEAR})?|[IF]?T?Rm)",
    "month_of_days": rf"b?{LEAD}M{DAYS}(?:{TO}|K?A)(?:{LEAD})T?[DO](?!F?M|:)(?:{YEAR})?",
    "month_between": rf"Mb[DO](?:{TO}|A)[DO](?:{YEAR})?",
    "day_to_date": rf"b[DO]c{MONTH_DAY}",
    "weekdays_with_days": rf"b?WT?[DO](?:{TO}|A)WT?[DO]",
    "week_with_weekdays": rf"Rkb?W(?:{TO}|A)W",
    "span": rf"[bI]?{POINT}{TO}{POINT}|b{POINT}K?A{POINT}",
    "years": r"[bI]?Y-[YDN](?![M-])",
    "stamp": rf"[Bb]?T?{LEAD}[ip]",
    "day": rf"[Bb]?{PART}?(?:{DAY_MONTH}|{MONTH_DAY}|YK?M[DO](?![DOY-]))(?:K?h)?",
    "day_of_that_month": r"[Bb]?T?[DO]d?[FI](?:T?R|T)m",
    "nth_weekday": rf"[Bb]?T?[OR]W[FI]{OF_WHAT}",
    "nth_week": rf"[Bb]?T?[OR]k[FI]?{OF_WHAT}",
    "week_of": rf"T?k(?:F|[CP]I?)(?:{DAY_MONTH}|{MONTH_DAY}|TO)",
    "nth_part": rf"[Bb]?T?O[fq](?:K?[FI]?{OF_WHAT})?",
    "quarter": rf"[BbI]?(?:QK?F?-?(?:{YEAR})|YK?-?[QH]|YK?T?Oq|HF?-?(?:{YEAR})|R?yzOq|Ryz?Oq|Q)",
    "century": r"[Bb]?T?P?-?On",
    "decade": rf"[Bb]?T?{PART}?X",
    "season": rf"[Bb]?T?{PART}?T?R?S(?:{YEAR})?",
    "weekday_of_week": r"B?(?:RkI?W|WI?F?T?Rk|RkI?T?W)",
    "weekday_and_day": r"B?R?W(?:T[DO]|O|D)",
    "within": rf"jT?R?[ND]{{1,2}}F?{UNIT}z?(?:[Bb]E)?",
    "count_from": rf"[ND]{{1,2}}{UNIT}[Bb](?:E|{DAY_MONTH}|{MONTH_DAY}|p|i|W)",
    "ago": rf"[ND?]{{1,2}}{UNIT}[GP]",
    "stretch": rf"T?(?:R[ND?]{{1,2}}|[ND]R){UNIT}",
    "after_next": rf"T?{UNIT}BT?R",
    "relative": rf"[Bb]?T?{PART}?R{{1,2}}[mkyqenxg]",
    "part_of_unit": r"[Bb]?T?P[FI]?T?[mkyq]",
    "ahead": rf"I[ND]{UNIT}z?",
    "weekday": r"[Bb]?P?R{0,2}Wl?",
    "counted_day": r"[Bb]?T?E",
    "month_and_year": rf"[Bb]?T?{PART}?R?{MONTH_YEAR}",
    "year_and_month": r"[bI]?YK?M(?!K?T?[DO])",
    "month": rf"[Bb]T?R?M|[Bb]T?{PART}R?M|T?{PART}R?M|T?R?(?<=[IFBbcPRCA-])M|RM",
    "day_alone": r"[BI]T?O",
    "weekend": r"[IT]?Tx",
    "year": rf"(?<=Y)AY|(?:[Bb]|[IFc]|y|T?{PART}|j)(?:T?y|T?{PART})?Y",
    "vague": "V",
}
