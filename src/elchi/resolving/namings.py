"""What a naming is about: one thing under two names, or two that a person must tell apart."""

from elchi.model.claim import Naming
from elchi.model.entity import Entity, Verdict
from elchi.resolving.ledger import Ledger, kind_of
from elchi.resolving.owners import Owners
from elchi.resolving.verdicts import Match


def named(claim: Naming, known: tuple[str | None, str | None], owners: Owners, ledger: Ledger) -> str | None:
    """Return the identifier of what bears both names, and note them; `known` are those that registers or the document know."""
    old, new = known
    if claim.how == "renamed" and old and new and old != new:
        ledger.doubt(claim.span, "renaming", (old, new), f'"{claim.name}" and "{claim.other}" are two in the registers')
        return new
    subject = old or new or owners.of(claim.name)
    if subject is None:
        return None
    ledger.meet(Entity(subject, kind_of(subject), claim.name))
    ledger.call(subject, claim.name)
    ledger.call(subject, claim.other)
    if claim.how == "renamed" and not old and not new:
        _joined(subject, claim, owners, ledger)
    return subject


def _joined(subject: str, claim: Naming, owners: Owners, ledger: Ledger) -> None:
    """Neither name is in a register, so reports from before and since mint an identifier each: they are one."""
    since = owners.of(claim.other)
    if since:
        ledger.judge(since, subject, "renamed", Match(Verdict.SAME, 1.0, (f'"{claim.name}" was renamed "{claim.other}"',)))
