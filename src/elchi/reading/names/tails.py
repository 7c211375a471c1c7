"""What stands behind the head of an office: "of Georgia", "for Trade", "to the President of Japan"."""

from elchi.lexica.classes import word_class, word_set
from elchi.reading.names.bodies import Of, of_at, of_list
from elchi.reading.names.heads import HeadParser
from elchi.reading.names.places import place_at
from elchi.reading.names.portfolios import Title

_SESSION = 6  # words of "the thirtieth regular session"
_LINKS = ("of", "for", "to", "on")
_SHORT = 2  # letters
_BRACKET = 7  # tokens of a bracket that tells how somebody holds an office


class TailParser(HeadParser):
    """Follows the attachments of office phrases in one segment."""

    def _attachments(self, at: int, depth: int, head_at: int) -> tuple[int, str | None, int, list[Of], str]:
        """Follow "of / for / to / on ...". Returns where the office's words end, whose it is, where the phrase ends, all
        owners of a plural, and words of the office that stand behind its owner."""
        office_end = at = self._of_house(head_at, at)
        sent = self.t.has(head_at, "sent") is not None
        for _ in range(4):
            at = self._past_charge(at)
            link = self.t.low[at] if at < self.t.size else ""
            if link in ("from", "in") and (whole := self._from_or_in(head_at, at, office_end)) is not None:
                return whole
            linked = self._linked(head_at, at, link)
            if (depth and self._is_for_nothing(at)) or not (linked or self._is_abroad(head_at, at, link)):
                break
            kind, name, end, found = self._step(at, depth, linked)
            if end is None:
                break
            if kind == "topic" and not sent:
                end = self._before_owner(at + 1, end)
            if kind in ("organ", "office"):
                return self._within(kind, name, end, found, sent=sent)
            if kind == "of" and (link == "of" or self._of_a_state(link, head_at, found, alone=office_end == head_at + 1)):
                beyond = self._topics(end + 1) if sent and (self.t.is_word(end, "to", "for") or self._posted_in(end)) else None
                return office_end, name, beyond or end, found, f" {self.t.span(end, beyond)}" if beyond else ""
            if kind in ("of", "topic") and link == "to" and not sent:
                break  # "the visit of the President to Qatar"
            if kind == "of":
                end = self._topics(at + 1) or end
            office_end = office_end if kind == "bare" else end
            at = end
        return office_end, None, at, [], ""

    def _before_owner(self, at: int, end: int) -> int:
        """ "Minister of Textiles | of India": whose an office is stands behind what it is for."""
        return next((i for i in range(at + 1, end) if self.t.is_word(i, "of") and self.t.has(i + 1, "state")), end)

    def _linked(self, head_at: int, at: int, link: str) -> bool:
        """Whether a word links an office to what it is of or for; a counterpart is only "of"."""
        links = _LINKS if self.t.has(head_at, "mirrored") is None else ("of",)
        return link in links or (link in ("at", "in") and self._seated(at))

    def _is_abroad(self, head_at: int, at: int, link: str) -> bool:
        """ "Ambassador | in Oslo": where somebody is sent to, and not where something happened."""
        sent = self.t.has(head_at, "abroad") is not None and link in ("in", "at")
        return sent and self._is_cap(at - 1)

    def _within(
        self, kind: str, name: str | None, end: int, found: list[Of], *, sent: bool
    ) -> tuple[int, str | None, int, list[Of], str]:
        """ "Speaker of the | Iranian | parliament", "Aide to | the President": an organ or office that an office is of, with its owner."""
        if kind == "organ":
            return found[0].start, name, end, [], f" {self.t.span(found[0].end, end)}"
        posted = self._posted_for(end, sent=sent)
        tail = f" {self.t.span(end, posted)}" if posted > end else ""
        return (found[0].end if found else end), name, posted, [], tail

    def _past_charge(self, at: int) -> int:
        """ "Minister | in charge | of Trade", "Minister | Responsible | for Foreign Affairs": what links an office to what it is for."""
        if (
            self.t.is_word(at, "in", "with")
            and self.t.is_word(at + 1, "charge", "responsibility")
            and self.t.is_word(at + 2, "of", "for")
        ):
            return at + 2
        return at + (self.t.is_word(at, "responsible") and self.t.is_word(at + 1, "for"))

    def _is_for_nothing(self, at: int) -> bool:
        """ "Representative of the President | for Trade": he is for trade, the president for nothing."""
        return self.t.is_word(at, "for", "on") and self.t.low[at - 1] in word_set("served_heads")

    def _of_a_state(self, link: str, head_at: int, found: list[Of], *, alone: bool) -> bool:
        """ "Minister of Trade | for Georgia": a state has ministers, and an envoy for it is somebody else's.

        So has a body its officers: "Chief of Public Affairs | for the World Food Programme", "a spokesman | for the IMF".
        """
        if link != "for" or len(found) != 1:
            return False
        if found[0].kind == "body":
            officer = self.t.low[head_at] in word_set("officers") and self.t.has(head_at, "sent") is None
            behind = self.t.is_word(found[0].end, *word_set("fields_behind")) or self._is_cap(found[0].end)
            return officer and not behind
        return found[0].kind == "state" and not alone and self.t.low[head_at] in word_set("held_of_a_state")

    def _posted_for(self, at: int, *, sent: bool) -> int:
        """ "Special Representative of the President of Georgia | for Armenia": where what he is for ends."""
        led = self.t.is_word(at, "for", "on") or (sent and self.t.is_word(at, "to"))
        return (self._portfolio(at + 1) or self._topics(at + 1) or at) if led else at

    def _step(self, at: int, depth: int, linked: bool) -> tuple[str, str | None, int | None, list[Of]]:
        step = self._attachment(at, depth) if linked else None
        return step or ("topic", None, self._topics(at + 1), [])

    def _posted_in(self, at: int) -> bool:
        """ "Ambassador of Chile | in Peru"."""
        return (
            self.t.is_word(at, "in", "at") and (found := of_at(self.t, at + 1, loose=False)) is not None and found.kind == "state"
        )

    def _from_or_in(self, head_at: int, at: int, office_end: int) -> tuple[int, str | None, int, list[Of], str] | None:
        """ "His counterpart | from Armenia", "the Iranian ambassador | in Damascus |, Ali Veli"."""
        if self.t.is_word(at, "from"):
            home = self._home_of(head_at, at)
            return (office_end, home.name, home.end, [home], "") if home is not None else None
        posted = self._posted_before_name(at + 1) if self.t.has(head_at, "sent") is not None else None
        return (office_end, None, posted, [], f" {self.t.span(at, posted)}") if posted else None

    def _posted_before_name(self, at: int) -> int | None:
        """ "The Iranian ambassador in | Damascus |, Ali Veli": where the post ends, if who holds it stands behind it."""
        found, town = of_at(self.t, at, loose=False), place_at(self.t, at)
        end = found.end if found is not None and found.kind == "state" else town[1] if town else self.t.size
        named = self.t.is_word(end, ",") and end + 2 < self.t.size and all(self.t.caps[end + 1 : end + 3])
        return end if named and self.t.hits[end + 1] is None else None

    def _home_of(self, head_at: int, at: int) -> Of | None:
        """ "His counterpart | from Armenia"."""
        found = of_at(self.t, at + 1, loose=False) if self.t.has(head_at, "mirrored") is not None else None
        return found if found is not None and found.kind == "state" else None

    def _attachment(self, at: int, depth: int) -> tuple[str, str | None, int, list[Of]] | None:
        after = self._past_session(self._past_members(at + 1))
        end = self._of_majesty(after) or self._portfolio(after)
        found = of_list(self.t, after)
        owned = (
            self._owned_inner(found)
            or self._served(found, at, depth)
            or (self._adjective_inner(after) if not found or self._inside(found[0]) else None)
        )
        if owned is not None:
            return owned
        if not found and end is None and self.t.low[at] == "of":
            known = Of(self.t.words[after], "body", after, after + 1, None) if self._acronym(after) else self._place(after)
            if known is not None:
                return "of", known.name, known.end, [known]
        if found and (end is None or found[-1].end >= end):
            return self._of_found(found)
        if end is not None:
            return "portfolio", None, end, []
        inner = self.title(after, depth + 1) if depth < 2 else None
        if inner is None or inner.plural or self._is_named(inner, at):
            return None
        return "office", inner.of, inner.end, [Of(inner.office, "office", after, self._office_end(inner), None)]

    def _of_found(self, found: list[Of]) -> tuple[str, str | None, int, list[Of]]:
        """What an office is of, where that is named: a state, a body, or an institution with what it is of in turn."""
        if found[0].kind != "institution":
            return "of", found[0].name, found[-1].end, found
        if found[0].name.count(" ") == 0 and not found[0].inner and not self._proper(found[0]):
            return "bare", None, found[0].end, []  # "of the Organization": whichever was spoken of
        return self._nested(found)

    def _served(self, found: list[Of], at: int, depth: int) -> tuple[str, str | None, int, list[Of]] | None:
        """ "Adviser to | the Georgian President", "to the UAE President": whom somebody serves, told with his state before him."""
        if len(found) != 1 or found[0].kind != "state" or depth > 1 or not self.t.is_word(at, "to"):
            return None
        inner = self.title(at + 1, depth + 1)
        if inner is None or inner.plural or inner.end <= found[0].end or self._is_named(inner, at):
            return None
        return "office", inner.of, inner.end, [Of(inner.office, "office", at + 1, inner.end, None)]

    def _past_members(self, at: int) -> int:
        """ "The Ministers of | the member states of | the Nordic Council", "of the | six-nation | Council": whose members they are."""
        begin = at + self.t.is_word(at, "the")
        if self.t.low[at - 1] != "of":
            return at
        if begin < len(self.t.low) and self.t.low[begin].endswith(word_class("counted_members")):
            return begin + 1
        led = (words for words in map(str.split, word_class("members_of")) if self.t.low[begin : begin + len(words)] == words)
        found = next(led, None)
        return begin + len(found) if found else at

    def _past_session(self, at: int) -> int:
        """ "President of | the thirtieth session of | the General Assembly": the body of whose session somebody is in the chair."""
        end = next((n for n in range(at, min(at + _SESSION, self.t.size)) if self.t.low[n] in word_set("sessions")), None)
        if end is None or not self.t.is_word(end + 1, "of") or not self.t.is_word(at, "the"):
            return at
        found = of_at(self.t, end + 2, loose=False)
        return end + 2 if found is not None and found.kind == "body" else at

    def _is_named(self, inner: Title, link: int) -> bool:
        """ "An aide to President Ali Veli" is nameless; "Aide to the President of Georgia | Can Kara" is he, who else would be told of."""
        named = self._honorific_name(inner.end)
        if named is None or self._past_short(inner.end):
            return False
        if self.t.has(link - 1, "institution") is not None and self.t.is_word(link + 1, "the"):
            return self.shouting  # "Head of the Office of the President of Georgia | Can Kara" is no president
        owned = self.t.is_word(link + 1, "the") and inner.of is not None and self.t.is_word(link, "to", "of", "for")
        serves = self._is_cap(link - 1) and self.t.low[link - 1] in word_set("serving")
        followed = self.t.is_word(named[1], ",") and self._is_cap(named[1] + 1)
        return not (owned and serves) or followed or self.shouting

    def _past_short(self, at: int) -> bool:
        """ "Special Assistant to the Prime Minister (SAPM) | Ali Veli": the whole office is what its short form stands for."""
        return self.t.is_word(at - 1, ")") and self.t.words[at - 2].isupper() and len(self.t.words[at - 2]) > 2

    def _of_majesty(self, at: int) -> int | None:
        """ "Director of the Office of | His Majesty | Ali Veli": whom a court serves, no form of address of who follows."""
        hit = self.t.hit(at)
        if hit is None or hit.roles.get("honorific") != "royal" or hit.length < 2:
            return None
        end = at + hit.length
        return (
            None
            if self.t.is_word(end, "the") or self.t.has(end, "head") or (not self._closed(end) and not self._is_cap(end))
            else end
        )

    def _office_end(self, inner: Title) -> int:
        """Where the words of an inner office end before its own state: "to the President | of Turkey"."""
        for i in range(inner.start, inner.end):
            if self.t.is_word(i, "of") and of_at(self.t, i + 1) is not None and inner.of:
                found = of_at(self.t, i + 1)
                if found and found.name == inner.of:
                    return i
        return inner.end

    def _nested(self, found: list[Of]) -> tuple[str, str | None, int, list[Of]]:
        """ "of the Security Council of Mongolia": a state behind the institution owns the office."""
        end = found[-1].end
        if self.t.is_word(end, "of") and (outer := of_at(self.t, end + 1)) and outer.kind in ("state", "body"):
            return "institution", None, end, []
        return ("institution", None, end, []) if self._inside(found[0]) else ("of", found[0].name, end, found)

    @staticmethod
    def _inside(found: Of) -> bool:
        return found.end - found.start > 0 and found.kind == "institution" and found.inner

    def _past_other_word(self, end: int) -> int:
        """ "The Tánaiste (Deputy Prime Minister) | of Ireland": whose it is stands behind the office in other words."""
        closing = next((i for i in range(end + 2, min(end + 5, self.t.size - 1)) if self.t.is_word(i, ")")), end)
        told = (
            closing > end and self.t.is_word(end, "(") and self.t.is_word(closing + 1, "of") and self._head(end + 1)[1] is not None
        )
        return closing + 1 if told else end

    def _past_acronym(self, end: int) -> int:
        """ "Permanent Representative to the OIC | (PR)", "Foreign Minister | (Menlu) | Ali Veli": a short form goes with what it is short for."""
        if not self.t.is_word(end, "("):
            return end
        closing = next((i for i in range(end + 2, min(end + _BRACKET, self.t.size)) if self.t.is_word(i, ")")), end)
        if closing > end and self.t.span(end + 1, closing).lower() in word_set("bracketed_standing"):
            return closing + 1  # "Undersecretary (acting) | Ali Veli"
        if closing > end + 3 and self.t.low[end + 1] in word_set("houses_presided") and self.t.is_word(end + 2, "of"):
            return closing + 1  # "Speaker of the Riigikogu (Parliament of Estonia) | Ali Veli"
        if closing != end + 2 or len(word := self.t.words[end + 1]) < _SHORT:
            return end
        named = word[0].isupper() and self.t.hit(end + 1) is None and self._is_cap(end + 3)
        return end + 3 if word.isupper() or named else end

    def _past_seat(self, end: int) -> int:
        """ "The Ambassador to Seychelles | based in Mauritius |, Mr Ali Veli", "ministers of the Arab League | member states": beside the office."""
        if self.t.is_word(end, "member") and self.t.is_word(end + 1, "states", "countries", "nations"):
            return end + 2
        if not (self.t.low[end : end + 1] and self.t.low[end] in word_set("seated_in") and self.t.is_word(end + 1, "in", "at")):
            return end
        found = of_at(self.t, end + 2, loose=False) or self._place(end + 2)
        return found.end if found is not None else end
