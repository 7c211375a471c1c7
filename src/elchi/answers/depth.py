"""How far back an answer looks where a party has tens of thousands of claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Depth:
    """How many of the latest claims of one party are looked through for each part; a state has tens of thousands."""

    offices: int = 480
    met: int = 120
    said: int = 60
    owed: int = 480
    ahead: int = 30


WHOLE, GLANCE = Depth(), Depth(offices=48, met=8, said=10, owed=24, ahead=6)
