"""The states and bodies of one document's parties, and the offices that belong to them."""

from elchi.model.claim import Party
from elchi.model.entity import Entity, EntityKind
from elchi.resolving.ledger import Ledger, kind_of
from elchi.resolving.offices import bare, office_id, offices_of
from elchi.resolving.spelling import slug
from elchi.resolving.where import OWNERS, Atlas


class Owners:
    """Turns the words of states, bodies and offices into identifiers, the same ones throughout a document."""

    def __init__(self, atlas: Atlas, context: frozenset[str], ledger: Ledger) -> None:
        self.atlas, self.context, self.ledger = atlas, context, ledger
        self._seen: dict[str, str | None] = {}

    def of(self, words: str | None) -> str | None:
        """Return the identifier of a state or body; one that no register has gets an identifier of its own."""
        if not words:
            return None
        if words not in self._seen:
            self._seen[words] = self._identify(words)
        return self._seen[words]

    def _identify(self, words: str) -> str | None:
        found = self.atlas.find(words, OWNERS, self.context)
        identifier = found.id or (None if found.choices else self._organ(words))
        if identifier:
            self.ledger.call(identifier, words)
        return identifier

    def _organ(self, words: str) -> str | None:
        """Return a body that the register lacks; an organ of a state carries the state: `body:parliament.kz`."""
        owner = next((i for _, _, i in self.atlas.within(words, frozenset({"state", "demonym"}), self.context)), None)
        own = self.atlas.without(words, owner, OWNERS) if owner else words
        if not slug(own):
            return None
        identifier = f"body:{slug(own)}.{bare(owner)}" if owner else f"body:{slug(own)}"
        self.ledger.meet(Entity(identifier, EntityKind.BODY, words, owner))
        return identifier

    def office(self, party: Party) -> str | None:
        """Return the office of a party, None where its words or its state or body are not known."""
        owner = self.of(party.of)
        if not owner or not party.office:
            return None
        named = [office for office in offices_of(party.office, bare(owner)) if office.basis != "former"]
        if not named:
            return None
        identifier = office_id(named[0].slug, owner)
        self.ledger.meet(Entity(identifier, EntityKind.OFFICE, party.office, owner))
        self.ledger.call(identifier, f"{party.office} of {party.of}")
        return identifier


def is_state(identifier: str) -> bool:
    """Tell whether an identifier is a state's."""
    return kind_of(identifier) is EntityKind.STATE
