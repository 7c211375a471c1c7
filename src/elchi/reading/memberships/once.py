"""Each membership once: what is dated before what is not, what is said first before what is said again."""

from collections.abc import Sequence

from elchi.model.claim import Membership
from elchi.reading.memberships.stages import LATER

_OVER = frozenset({"former", "suspended"})
_BESIDE = frozenset({"observer", "chair", "co-chair", "vice-chair", "former chair", "next chair", "dialogue partner", "partner"})


def once(found: Sequence[Membership]) -> list[Membership]:
    """Return each membership once: what is dated before what is not, what is said first before what is said again."""
    kept: dict[tuple[str, str], list[tuple[int, Membership]]] = {}
    for number, made in sorted(enumerate(found), key=lambda item: item[1].since is None):
        told = kept.setdefault(whose(made), [])
        if not any(told_already(made, earlier) for _, earlier in told):
            told.append((number, made))
    return [made for _, made in sorted((item for told in kept.values() for item in told), key=lambda item: item[0])]


def told_already(made: Membership, earlier: Membership) -> bool:
    """Tell whether one sentence says once what somebody is; an observer may also be a candidate, a member also in the chair."""
    if whose(made) != whose(earlier):
        return False
    dated = made.since is not None and earlier.since is not None and made.since != earlier.since
    later = (
        LATER in (made.act, earlier.act)
        or (dated and bool({made.status, earlier.status} & _OVER))
        or bool({made.status, earlier.status} & _BESIDE)
    )
    return made.status == earlier.status or not later


def whose(made: Membership) -> tuple[str, str]:
    """Return who belongs to what, by the register: "Somalia" and "the Federal Republic of Somalia" are one."""
    return made.member_id or made.member, made.organisation_id or made.organisation
