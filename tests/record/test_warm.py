"""A record is read into memory before anybody asks, where it fits."""

import os
from pathlib import Path

import pytest

from elchi.record.warm import room, wish_for

MANY = 5_000_000


@pytest.mark.parametrize(("fits", "told"), [(MANY, MANY), (2 * MANY, MANY), (MANY - 1, 0), (0, 0)])
def test_a_file_is_wished_for_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fits: int, told: int) -> None:
    file, wished = tmp_path / "r.elchi", set[int]()
    file.write_bytes(b"x" * MANY)

    def wish(_: int, start: int, many: int, how: int) -> None:
        assert how == os.POSIX_FADV_WILLNEED
        wished.update(range(start, min(start + many, MANY), 4096))

    monkeypatch.setattr(os, "posix_fadvise", wish)
    assert wish_for(file, fits) == told
    assert wished == set(range(0, told, 4096))


def test_half_of_what_is_there_is_room() -> None:
    assert 0 <= room() < 1 << 50
