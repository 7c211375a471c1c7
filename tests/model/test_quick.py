"""Values made quickly are made as any frozen dataclass is."""

from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from elchi.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Seat:
    row: int
    letter: str = "a"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(Seat):
    holder: str
    paid: bool = False

    def __post_init__(self):
        if not self.holder:
            raise ValueError("nobody")


def test_fields_by_place_name_and_default():
    assert (Seat(1).row, Seat(1).letter) == (1, "a")
    assert Seat(1, "b") == Seat(letter="b", row=1) == replace(Seat(1), letter="b")
    assert hash(Seat(1)) == hash(Seat(1, "a"))
    assert repr(Seat(2)) == "Seat(row=2, letter='a')"


def test_fields_of_the_base_and_by_name_only():
    seat = Booked(3, holder="Ada", paid=True)
    assert (seat.row, seat.letter, seat.holder, seat.paid) == (3, "a", "Ada", True)
    with pytest.raises(TypeError):
        Booked(3, "b", "Ada")


def test_still_frozen_and_checked():
    with pytest.raises(FrozenInstanceError):
        Seat(1).row = 2
    with pytest.raises(ValueError, match="nobody"):
        Booked(3, holder="")
    with pytest.raises(TypeError):
        Seat()
