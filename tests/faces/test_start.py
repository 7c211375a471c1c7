"""A process that only reads a text loads nothing that it does not need."""

import subprocess
import sys
from importlib.resources import files

import pytest

CODE = """
import sys
from elchi.faces.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*(m for m in sys.modules if "." not in m or m == "http.client"))
"""
REPORT = str(files("elchi").joinpath("sample/reports/2018-09-13-nazarbayev-ankara.txt"))
HEAVY = {"sqlalchemy", "trafilatura", "lxml", "pypdf", "docx", "feedparser", "rich", "http.client", "asyncio"}


@pytest.mark.parametrize("command", [["reading", REPORT], ["reading", REPORT, "--json"], ["--help"]])
def test_what_is_loaded(command):
    done = subprocess.run([sys.executable, "-c", CODE, *command], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded or "re" in loaded
    assert not HEAVY & loaded
