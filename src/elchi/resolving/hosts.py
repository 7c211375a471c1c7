"""Whose the organs of a document are that no words tell it of: of the body whose people met, or that speaks at its head."""

import re
from collections.abc import Iterable

from elchi.model.claim import Encounter, Mention, MentionKind
from elchi.resolving.organs import ownerless
from elchi.resolving.where import OWNERS, Atlas

_HEAD = 4_000  # characters in which an organ stands that speaks in all paragraphs
_SPEAKS = re.compile(r"[,:]?[ \t]*(?:\n|\Z)|(?: \([A-Z]+\))?,? (?:at its|meeting|gathered|convened|held its|having)\b")
_ALONE = re.compile(r"(?:\A|\n)[ \t]*(?:the )?\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\A[\W\d]*(?:[A-Z]+\(?[\d/.()A-Z-]+\s+|\d[\d/]*\.?\s+)?")
_LONG = 200  # characters of a heading
_OF = re.compile(r"\bof (?:the )?(?=[A-Z])")


def meeting_body(encounters: Iterable[Encounter], atlas: Atlas) -> str | None:
    """Return the one body whose people the main encounters are told to have gathered: the heads of state of an organisation."""
    met = {atlas.find(p.of or "", OWNERS).id for e in encounters if e.main for p in e.participants}
    only = met.pop() if len(met) == 1 else None
    return only if only is not None and only.startswith("body:") else None


def speaking_body(mentions: Iterable[Mention], text: str) -> Mention | None:
    """Return the body that speaks in a text: it stands alone above the paragraphs, or opens the first of them."""
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        if mention.kind is MentionKind.BODY and end < _HEAD and _SPEAKS.match(text, end) and _ALONE.search(text[:start]):
            return mention
    return None


def spoken_for(words: str, atlas: Atlas) -> str | None:
    """Return the words of whose organ speaks: "The Council of the Baltic Hydrographic Union" of the union; an organ without an owner
    is nobody's."""  # fmt: skip
    whole = " ".join(words.split()).removeprefix("The ").removeprefix("the ")
    if atlas.find(whole, OWNERS).id:
        return whole
    found = _OF.search(whole)
    if found is not None and ownerless(whole[: found.start()]):
        whole = whole[found.end() :]
    return None if ownerless(whole) and not atlas.find(whole, OWNERS).id else whole


def heading_above(mention: Mention, text: str) -> str | None:
    """Return the line above the body that speaks, which tells what a resolution is about: "74/131. Cooperation with mountain countries"."""
    above = text[: mention.span.start].removesuffix("The ").rstrip().rpartition("\n")[2].strip()
    told = _NUMBER.sub("", above)
    return told if told and len(told) < _LONG and not told.endswith((".", ";")) else None
