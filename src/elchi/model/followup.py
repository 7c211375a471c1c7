"""What came of a commitment: standings, published words, evidence, and explicit acts, each by somebody and for a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elchi.model.document import Citation
from elchi.model.period import Period
from elchi.model.saying import Position


class Standing(StrEnum):
    """How a commitment stands by an assessment. *Not yet looked at* is the absence of one, never a choice."""

    NO_EVIDENCE = "no evidence found"
    NOT_STARTED = "not started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"
    OVERTAKEN = "overtaken"
    DROPPED = "dropped"
    NOT_LOOKED_AT = "not yet looked at"

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is to be done."""
        return self in (Standing.COMPLETE, Standing.OVERTAKEN, Standing.DROPPED)


ASSESSED = tuple(s for s in Standing if s is not Standing.NOT_LOOKED_AT)  # what a person may say


class Act(StrEnum):
    """What is done with a commitment."""

    ASSESS = "assess"
    PUBLISH = "publish"
    EVIDENCE = "evidence"
    REPORT = "report"
    EXTEND = "extend"
    RESCOPE = "re-scope"
    MERGE = "merge"
    SUPERSEDE = "supersede"
    DROP = "drop"
    POSITION = "position"
    UNDO = "undo"


class Decision(StrEnum):
    """What a person says of a proposed evidence."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"


REPLACES = "replaces:"  # before a commitment, where a choice in a doubt says that what is told now takes its place


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One act on a commitment or a planned encounter, with who did it and why.

    `on` is the day for which it holds (until when was searched, when a body decided); `evidence` the words of a document
    that show it; `body` the deciding body; `actor` one of several who must act; `words` the published standing, the new
    scope or a report's own words; `due` the new term; `other` the commitment it goes into; `undoes` the act taken back.
    In a consultation `actor` is the state, `position` what it says to a `paragraph` (or to the whole text), in its `words`.
    """

    subject: str
    act: Act
    by: str
    why: str
    on: date | None = None
    standing: Standing | None = None
    decision: Decision | None = None
    words: str | None = None
    approved_by: str | None = None
    actor: str | None = None
    body: str | None = None
    due: Period | None = None
    other: str | None = None
    evidence: Citation | None = None
    undoes: str | None = None
    position: Position | None = None
    paragraph: str | None = None

    @property
    def lacks(self) -> str | None:
        """Return what is missing for this act to stand, or None: each change needs evidence or a reasoned note."""
        if not self.why.strip() and self.evidence is None:
            return "a reason (--why) or the evidence for it (--evidence)"
        needed = _NEEDS.get(self.act)
        return needed[1] if needed and not getattr(self, needed[0]) else None


_NEEDS: dict[Act, tuple[str, str]] = {
    Act.ASSESS: ("standing", "a standing"),
    Act.PUBLISH: ("approved_by", "who approved the words (--approved-by)"),
    Act.EVIDENCE: ("evidence", "the evidence"),
    Act.EXTEND: ("due", "the new term (--until)"),
    Act.RESCOPE: ("words", "the new scope (--words)"),
    Act.MERGE: ("other", "the commitment it goes into (--into)"),
    Act.SUPERSEDE: ("other", "the commitment that takes its place (--into)"),
    Act.POSITION: ("position", "a position"),
    Act.UNDO: ("undoes", "the act to take back (--act)"),
}
