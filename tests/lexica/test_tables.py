"""The tables that resolving draws on keep their own rules."""

from pathlib import Path

import pytest

import elchi.lexica

from elchi.errors import LexiconError
from elchi.resolving.scripts import plain
from elchi.resolving.spelling import spell, titles
from elchi.lexica.inflection import inflect
from elchi.lexica.tables import sources, strings, table

KINDS = {"honorific", "rank", "academic", "royal", "clerical", "address"}


def test_every_honorific_has_a_kind_and_a_source():
    rows = table("honorifics")
    assert {row["kind"] for row in rows} == KINDS
    assert all(row["words"] and row["source"] for row in rows)
    assert all(isinstance(word, str) for row in rows for word in row["words"])
    assert ("his", "excellency") in titles()


@pytest.mark.parametrize("name", ["transliteration", "name_words", "sounds", "nicknames", "office_synonyms", "sameness"])
def test_every_table_names_its_source(name):
    data = table(name)
    rows = data if isinstance(data, list) else [data]
    assert all(row.get("source") or row.get("standard") for row in rows)


def test_every_letter_becomes_plain_latin():
    for script in table("transliteration"):
        for letter, latin in script["letters"].items():
            assert len(letter) == 1
            assert latin == "" or (latin.isascii() and latin.isalpha()), letter


def test_no_office_wording_names_two_offices():
    seen = {}
    for row in table("office_synonyms")["offices"]:
        for words in row["words"]:
            assert seen.setdefault(words, row["id"]) == row["id"], words


def test_titles_are_set_aside_but_never_the_whole_name():
    assert [w.plain for w in spell("H.E. Mr. Ambassador Erlan Karin").words] == ["erlan", "karin"]
    assert [w.plain for w in spell("Prince").words] == ["prince"]


def test_korean_syllables_are_spelt_out():
    assert plain("김정은").split() == ["gim", "jeong", "eun"]


def test_a_table_that_is_not_there_is_no_lexicon():
    with pytest.raises((LexiconError, FileNotFoundError)):
        table("nothing-of-the-kind")


def test_the_digest_counts_every_file_of_the_lexica():
    folder = Path(elchi.lexica.__file__).parent
    written = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in {".yaml", ".txt", ".csv"}}
    written -= {f"maps/{name}.csv" for name in ("coordinates", "land")}  # no reading depends on a map
    assert {Path(str(f)).relative_to(folder).as_posix() for f in sources()} == written
    assert len(written) > 30


def test_words_that_yaml_would_take_for_truths_stay_words():
    assert all(isinstance(w, str) for words in strings("words/settings").values() for w in words)


@pytest.mark.parametrize(
    ("lemma", "past", "ing"),
    [
        ("submit", "submitted", "submitting"),
        ("limit", "limited", "limiting"),
        ("transfer", "transferred", "transferring"),
        ("offer", "offered", "offering"),
        ("skip", "skipped", "skipping"),
        ("fix", "fixed", "fixing"),
        ("visit", "visited", "visiting"),
        ("adjourn", "adjourned", "adjourning"),
        ("equip", "equipped", "equipping"),
        ("step up", "stepped up", "stepping up"),
        ("re-admit", "re-admitted", "re-admitting"),
    ],
)
def test_the_last_consonant_is_doubled_behind_a_short_stressed_vowel(lemma: str, past: str, ing: str) -> None:
    assert inflect(lemma)[2:] == (past, ing)
