"""The documents for users show real output: every `$ elchi` block is run on the sample archive and compared.

`pytest tests/docs --accept` writes what is printed now into the pages.
"""

import contextlib
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from elchi.faces.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("docs") / "record.elchi")
    with contextlib.chdir(ROOT):
        CliRunner().invoke(main, ["--record", place, "read", "src/elchi/sample/reports"])
    return place


def told(block: str, record: str) -> str:
    """The block as it would read now. A line of dots in it stands for lines left out."""
    out = []
    for part in re.split(r"(?m)^(?=\$ )", block):
        if not part.strip():
            continue
        command, _, shown = part.partition("\n")
        out.append(f"{command}\n{_fitted(_run(command, record), shown)}")
    return "".join(out)


def _run(command: str, record: str) -> str:
    words = shlex.split(command.removeprefix("$ "))
    assert words[0] == "elchi", f"only elchi commands can be shown: {command}"
    result = CliRunner().invoke(main, ["--record", record, *words[1:]])
    assert result.exit_code == 0, result.output
    return result.output.replace(str(ROOT) + "/", "")


def _fitted(output: str, shown: str) -> str:
    """Keep as many lines as are shown before "...", where the page leaves the rest out."""
    lines, kept = output.splitlines(), shown.rstrip("\n").splitlines()
    if "..." not in kept:
        return output
    number = kept.index("...")
    return "\n".join([*lines[:number], "..."]) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_show_what_is_printed(
    page: Path, record: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text = page.read_text()
    now = BLOCK.sub(lambda m: f"```console\n{told(m.group(1), record)}```", text)
    if request.config.getoption("--accept"):
        page.write_text(now)
    else:
        assert now == text


def test_every_command_is_told_of() -> None:
    pages = "\n".join(p.read_text() for p in PAGES)
    assert [name for name in main.commands if f"elchi {name}" not in pages] == []


def test_the_map_names_every_room_of_the_reader_once_in_its_package() -> None:
    reader = ROOT / "src/elchi/reading"
    parts = re.findall(r"^\*\*(?:`(\w+)`)?(.*?)\n\n", (ROOT / "docs/rooms.md").read_text() + "\n\n", re.M | re.S)
    told = [f"{package}/{room}" if package else room for package, text in parts for room in re.findall(r"`(\w+)`", text)]
    rooms = [str(p.relative_to(reader).with_suffix("")) for p in reader.rglob("*.py") if p.stem != "__init__"]
    assert sorted(told) == sorted(rooms), "docs/rooms.md tells a newcomer where each room is"


def test_the_map_names_every_package() -> None:
    table = (ROOT / "docs/rooms.md").read_text().partition("## The reader")[0]
    house = {p.stem for p in (ROOT / "src/elchi").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert {name for name in house if not name.startswith("__") and f"`{name}`" not in table} == set()
