"""Tables that are ready to load say what their YAML says, and one that is older than its YAML is not used."""

import json
from importlib.resources import files

import pytest

from elchi.lexica import tables
from elchi.lexica.compile import ready_tables
from elchi.lexica.tables import loaded, strings

MADE = json.loads(ready_tables())


@pytest.fixture
def anew():
    """Nothing read before counts, nor anything read here later."""
    for kept in (tables.table, tables.strings):
        kept.cache_clear()
    yield
    for kept in (tables.table, tables.strings):
        kept.cache_clear()


def use(patch: pytest.MonkeyPatch, ready: dict) -> None:
    patch.setattr(tables, "_ready", lambda: ready)


@pytest.mark.parametrize("loader", ["SafeLoader", "BaseLoader"])
@pytest.mark.parametrize("name", sorted(MADE))
def test_a_ready_table_says_what_its_yaml_says(monkeypatch, name, loader):
    folder = files("elchi") if name.startswith("documents/") else files("elchi.lexica")
    source = folder.joinpath(f"{name}.yaml").read_bytes()
    use(monkeypatch, {})
    expected = loaded(name, source, loader)
    use(monkeypatch, MADE)
    monkeypatch.setattr(tables, "from_yaml", lambda *_: pytest.fail("the YAML was read"))
    assert loaded(name, source, loader) == expected


@pytest.mark.usefixtures("anew")
def test_a_table_older_than_its_yaml_is_not_used(monkeypatch):
    use(monkeypatch, {"words/verbs": {**MADE["words/verbs"], "source": "of yesterday", "BaseLoader": {"meet": {}}}})
    assert strings("words/verbs")["meet"] != {}


def test_most_tables_are_ready():
    assert len(MADE) > 20 and {"words/verbs", "acts/encounters", "nicknames"} <= set(MADE)
    assert all("BaseLoader" in made for made in MADE.values())
