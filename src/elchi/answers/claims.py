"""What one claim says, in words."""

from elchi.answers.cited import Line, cites, day_words, parties_words, party_words
from elchi.model.claim import Claim, Commitment, Encounter, Membership, Naming, Statement, Tenure
from elchi.record.asof import Recorded, View


def claim_line(view: View, recorded: Recorded) -> Line:
    """Return a claim as a line: what it says, its place, and the day it tells of, or that of its document."""
    claim, day = recorded.claim, str(recorded.asserted) if recorded.asserted else None
    period = getattr(claim, "period", None)
    return Line(claim_words(view, recorded), cites([recorded]), day_words(period) if period else _undated(claim, day))


def _undated(claim: Claim, day: str | None) -> str | None:
    """Encounters, memberships and foundings that state no day say so; the rest is of its document's day."""
    if isinstance(claim, Encounter | Membership) or (isinstance(claim, Naming) and claim.how == "founded"):
        return day_words(None)
    return day


def claim_words(view: View, recorded: Recorded) -> str:
    """Return what a claim says."""
    claim, day = recorded.claim, recorded.asserted
    match claim:
        case Encounter():
            return _encounter(view, claim, recorded)
        case Statement():
            return f"{party_words(view, claim.speaker, day)}: {claim.gist}"
        case Commitment():
            who = ", ".join(parties_words(view, claim.who, day))
            return f"{claim.kind} of {who or 'nobody named'}: {claim.what}"
        case Tenure():
            basis = "in office" if claim.basis == "attested" else claim.basis
            return f"{party_words(view, claim.holder, day)}: {basis}"
        case Membership():
            return f"{claim.member}: {claim.status} of {claim.organisation}"
        case Naming():
            return _NAMED.get(claim.how, "{name}, also {other}").format(name=claim.name, other=claim.other)
    raise TypeError(f"{type(claim).__name__} is no claim that has words")


_NAMED = {"founded": "{name} founded", "official": "called {other}", "renamed": "{name} renamed {other}"}


def _encounter(view: View, claim: Encounter, recorded: Recorded) -> str:
    where = view.name_on(claim.place_id, recorded.asserted) if claim.place_id else claim.place
    who = "; ".join(parties_words(view, claim.participants, recorded.asserted))
    return f"{claim.status} {claim.name or claim.kind}{f' in {where}' if where else ''}{f': {who}' if who else ''}"
