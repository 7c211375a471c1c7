"""The floor under date expressions alone."""

import pytest
from conftest import SHARED

from benchmarks import dates


@pytest.mark.skipif(dates.missing(SHARED) is not None, reason="the specifications are not beside the project")
def test_nine_in_ten_expressions_mean_what_the_specification_says() -> None:
    assert all(figure.holds for figure in dates.figures(SHARED))


def test_without_specifications_it_says_so(tmp_path, capsys) -> None:
    assert dates.main(tmp_path) == 0
    assert "skipped" in capsys.readouterr().out
