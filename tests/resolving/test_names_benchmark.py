"""The floor under names alone: figures may rise, and fall only by lowering these numbers in the open."""

import importlib.util
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
CASES = HOUSE / "../shared/corpora/names/name_bench/cases.csv"


@pytest.fixture(scope="module")
def names():
    spec = importlib.util.spec_from_file_location("benchmark_names", HOUSE / "benchmarks/names.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not CASES.exists(), reason="the labelled names are not beside the project")
def test_names_alone(names):
    found = list(names.cases(CASES))
    measured = [c for c in found if not c.developed_on]
    assert names.rates(c for c in found if c.schema == "Person")[2] >= 0.86
    assert names.rates(found)[2] >= 0.85
    assert names.rates(c for c in measured if c.schema == "Person")[2] >= 0.83
    assert names.rates(measured)[2] >= 0.82


def test_without_labelled_names_it_says_so(names, capsys):
    assert names.main(["nowhere/cases.csv"]) == 0
    assert "skipped" in capsys.readouterr().out
