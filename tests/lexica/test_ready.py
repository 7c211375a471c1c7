"""Tables that are ready to load say what their YAML says, and one that is older than its YAML is not used."""

import json
from importlib.resources import files

import pytest

from elchi.lexica import tables
from elchi.lexica.compile import phrases, ready_tables
from elchi.lexica.lexicon import phrases_of
from elchi.lexica.register import load_register
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


def written(folder, content: str):
    folder.joinpath(tables.PHRASES).write_text(content, "utf-8")
    return folder


def test_ready_phrases_say_what_the_tables_say(monkeypatch, tmp_path):
    made = {words: [list(entry) for entry in entries] for words, entries in phrases_of(load_register()).items()}
    assert json.loads(phrases())["phrases"] == made and len(made) > 10_000
    content = phrases().replace(f'"source":"{tables.made_of()}"', '"source":"of these"')
    monkeypatch.setattr(tables, "made_of", lambda: "of these")
    monkeypatch.setattr(tables.resources, "files", lambda _: written(tmp_path, content))
    assert tables.ready_phrases() == made


@pytest.mark.parametrize("content", [None, json.dumps({"source": "of yesterday", "phrases": {"met": []}})])
def test_phrases_that_are_missing_or_older_than_what_they_are_made_of_are_not_used(monkeypatch, tmp_path, content):
    monkeypatch.setattr(tables, "made_of", lambda: "of today")
    monkeypatch.setattr(tables.resources, "files", lambda _: tmp_path if content is None else written(tmp_path, content))
    assert tables.ready_phrases() is None


def test_most_tables_are_ready():
    assert len(MADE) > 20 and {"words/verbs", "acts/encounters", "nicknames"} <= set(MADE)
    assert all("BaseLoader" in made for made in MADE.values())
