"""Who reads: a name, a role, and what they may see."""

from dataclasses import dataclass

from elchi.accounts.people import Role
from elchi.model.document import Clearance, Level

__all__ = ["ALONE", "ANYBODY", "Reader", "Role"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at the pages. Without an account there is one person at their own machine, who may do everything. `we` is what they
    call the body or state at whose desk they sit, empty where nobody said."""  # fmt: skip

    name: str
    role: Role
    clearance: Clearance
    signed_in: bool = False
    we: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether this reader may do what a role may."""
        return self.role >= role


ALONE = Reader("me", Role.ADMINISTRATOR, Clearance(Level.INTERNAL))
ANYBODY = Reader("", Role.READER, Clearance())
