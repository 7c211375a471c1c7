"""The words of a line, and the steps over what may stand between a verb and what it governs."""

from elchi.reading.clauses.duty_frames import BASE, deeds, duty_set, duty_words
from elchi.reading.lines.line import ARTICLES, Line

_SPOKEN = frozenset({"speechnoun", "announcement", "instrument"})  # "vowed | in a speech | to"
_PHRASE = 7
_AGENT_REACH, _SETTING_REACH = 12, 4  # words to "to" behind "by", to an encounter behind "at"


class Steps:
    """The words of a line that the acts see, and where they go on behind adverbs, company and inserts."""

    def __init__(self, line: Line) -> None:
        self.line, self.kept = line, line.kept
        spelt = line.spelt
        self.words, self.units, self.begin = spelt.words, spelt.units, spelt.begin

    def word(self, n: int) -> str:
        """Return a word; none behind the last."""
        return self.words[n] if n < len(self.words) else ""

    def past_adverbs(self, n: int) -> int:
        """Return where the words go on behind adverbs: "jointly", "also"."""
        while n + 1 < len(self.words) and (size := duty_words("beside").at(self.words, n) or self._is_adverb(n)):
            n += size
        return n

    def _is_adverb(self, n: int) -> bool:
        return self.words[n].endswith("ly") and not deeds(BASE).at(self.words, n)  # "quickly", not "supply"

    def _past_company(self, n: int) -> int:
        """Over "with Georgia", "in Rome", "jointly" to what the verb is about."""
        for _ in range(3):
            if n + 1 < len(self.words) and self.words[n] in duty_set("between") and self.kept[self.units[n + 1]].parties:
                n = self.behind(n + 1)
            elif self.word(n) in duty_set("before") and self.word(n + 2) == "to":
                n += 2  # "made a commitment | before donors | to"
            elif n + 1 < len(self.words) and self.words[n] in duty_set("article") and self.words[n + 1] in duty_set("meant"):
                n += 2  # "committed | their governments | to"
            n = self._past_phrase(self._past_setting(self.past_adverbs(n)))
        return n

    def _past_phrase(self, n: int) -> int:
        """Over a phrase that only says how: "bound itself | by treaty | to consult", "undertook | before the Council | that"."""
        if self.word(n) not in duty_set("by_the_way"):
            return n
        for m in range(n + 2, min(n + _PHRASE, len(self.words))):
            if self.words[m] in ("to", "that"):
                return m
            if self.words[m] in duty_set("stop") or self.words[m - 1] in duty_set("stop"):
                return n
        return n

    def _past_setting(self, n: int) -> int:
        """Over where it was, or for whom: "resolved | at its session | to measure", "undertook, | on behalf of his state, | to"."""
        if self.word(n) == "," and self.word(n + 1) in duty_set("insert"):
            closing = (m for m in range(n + 2, min(n + _AGENT_REACH, len(self.words) - 1)) if self.words[m] == ",")
            return next((m + 1 for m in closing), n)
        if self.word(n) not in duty_set("setting"):
            return n
        for m in range(n + 1, min(n + _SETTING_REACH, len(self.words))):
            unit = self.kept[self.units[m]]
            if unit.event is not None or unit.roles & _SPOKEN:
                return self.behind(m)
            if self.words[m] in duty_set("stop"):
                return n
        return n

    def past_agent(self, n: int) -> int:
        """Return where the words go on behind who did it: "mandated by the Assembly of the Union | to negotiate"."""
        if self.word(n) != "by":
            return n
        for m in range(n + 1, min(n + _AGENT_REACH, len(self.words))):
            if self.words[m] in ("to", "with"):
                return m
        return n

    def behind(self, n: int) -> int:
        """The first word behind the unit that a word is of."""
        unit = self.units[n]
        while n < len(self.words) and self.units[n] == unit:
            n += 1
        return n

    def _led_by_article(self, n: int) -> bool:
        token = self.kept[self.units[n]].first + n - self.begin[self.units[n]]
        return self.line.tokens.low[token - 1] in ARTICLES

    def _is_somebody(self, n: int) -> bool:
        unit = self.kept[self.units[n]] if n < len(self.words) else None
        return unit is not None and bool(unit.parties or unit.place is not None or "NAME" in unit.roles)
