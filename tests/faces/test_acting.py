"""Every act of follow-up on the command line: what it needs, what it means, and that the commitment shows it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elchi.faces.cli import main

TOLD = {
    "2022-05-05": "The Foreign Minister of Georgia, Ana Beridze, pledged to open an embassy in Astana in 2023.",
    "2022-06-05": "Georgia and Armenia agreed to build a bridge over the river.",
    "2022-07-05": "Armenia undertook to print a common atlas of the coast.",
}
WHY = ("--by", "A. Reader", "--why", "told by telephone")
EMBASSY = "open an embassy"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for day, words in TOLD.items():
        (tmp_path / f"{day}.txt").write_text(f"{words}\n", "utf-8")
        found = run(tmp_path / "r.elchi", "read", str(tmp_path / f"{day}.txt"), "--published", day)
        assert found.exit_code == 0, found.output
    return tmp_path / "r.elchi"


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--record", str(record), *words])


@pytest.mark.parametrize(
    ("act", "shown"),
    [
        (("report", EMBASSY, "a house is rented"), 'reported: "a house is rented"'),
        (("extend", EMBASSY, "--until", "2024-06"), "extended to 2024-06"),
        (("extend", EMBASSY, "--until", "June 2024"), "extended to 2024-06"),
        (("extend", EMBASSY, "--until", "2024-06", "--body", "the cabinet"), "extended to 2024-06, decided by the cabinet"),
        (("rescope", EMBASSY, "open a consulate"), 're-scoped to "open a consulate"'),
        (
            ("publish", EMBASSY, "Under way.", "--approved-by", "the Minister"),
            'published as "Under way.", approved by the Minister',
        ),
        (("assess", EMBASSY, "limited"), "assessed limited"),
        (("assess", "build a bridge", "limited", "--actor", "armenia"), "assessed limited for Armenia"),
        (("report", "build a bridge", "half of it stands", "--actor", "Georgia"), 'Georgia reported: "half of it stands"'),
        (("drop", EMBASSY), "dropped"),
        (("merge", EMBASSY, "common atlas"), "merged into commitment:2022-07-05-"),
        (("supersede", EMBASSY, "common atlas"), "superseded by commitment:2022-07-05-"),
        (("assess", EMBASSY, "complete", "--evidence", "2022-05-05.txt", "an embassy in Astana"), "assessed complete"),
    ],
)
def test_an_act_stands_in_the_history(place: Path, act: tuple[str, ...], shown: str) -> None:
    which = json.loads(run(place, "commitments", "--json").output)
    subject = next(u["id"] for u in which if act[1] in u["what"])
    kept = run(place, "follow", *act, *WHY)
    assert kept.exit_code == 0 and kept.output.startswith("Kept: "), kept.output
    whole = run(place, "commitment", subject)
    assert shown in whole.output.partition("HISTORY")[2]
    told = json.loads(run(place, "commitment", subject, "--json").output)["followed"]["history"]
    assert [s["by"] for s in told] == ["A. Reader"]
    undone = run(place, "follow", "undo", told[0]["id"], "--by", "A. Reader", "--why", "a slip")
    assert undone.exit_code == 0 and f"{shown}" in (after := run(place, "commitment", subject).output) and "(taken back)" in after


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (
            ("report", EMBASSY, "x", "--actor", "Georgai"),
            '"Georgai" does not act here; it is for Ana Beridze (Foreign Minister, Georgia).',
        ),
        (("merge", EMBASSY, EMBASSY), f'"{EMBASSY}" means the same commitment'),
        (("merge", EMBASSY, "a tunnel"), 'The record knows no commitment "a tunnel"'),
        (("extend", EMBASSY, "--until", "whenever"), '"whenever" is no EDTF date'),
        (("publish", EMBASSY, "Under way."), "needs who approved the words (--approved-by)"),
    ],
)
def test_what_is_meant_by_nobody_is_refused_in_one_sentence(place: Path, act: tuple[str, ...], said: str) -> None:
    found = run(place, "follow", *act, *WHY)
    assert found.exit_code == 1 and said in found.output


def test_what_an_actor_reports_is_no_assessment_and_does_not_hide_one(place: Path) -> None:
    bridge = "build a bridge"
    run(place, "follow", "report", bridge, "half of it stands", "--actor", "Georgia", *WHY)
    assert 'Georgia: not yet looked at; reports "half of it stands"' in run(place, "commitment", bridge).output
    run(place, "follow", "assess", bridge, "substantial", "--actor", "Georgia", *WHY)
    run(place, "follow", "report", bridge, "all of it stands", "--actor", "Georgia", *WHY)
    told = run(place, "commitment", bridge).output
    assert "Georgia: substantial, by A. Reader" in told and "Armenia: not yet looked at" in told


def test_two_texts_are_joined_and_taken_apart(place: Path) -> None:
    assert run(place, "follow", "join", EMBASSY, "common atlas", *WHY).exit_code == 0
    told = run(place, "commitment", EMBASSY).output
    assert told.count("joined: told by telephone") == 1
    ids = [t["id"].partition(":")[2] for t in json.loads(run(place, "commitment", EMBASSY, "--json").output)["texts"]]
    assert all(i in told for i in ids) and len(set(ids)) == 2
    assert run(place, "follow", "part", *ids, *WHY).exit_code == 0
    assert len(json.loads(run(place, "commitments", "--json").output)) == 3


def test_a_note_in_which_nothing_is_read_says_so(place: Path) -> None:
    assert "Nothing was read in these words" in run(place, "note", "The weather was fine.", "--by", "A. Reader").output
    assert (
        "Nothing was read" not in run(place, "note", "Georgia will open a consulate in Aktau in 2027.", "--by", "A. Reader").output
    )


def test_words_that_mean_several_commitments_are_told_with_their_texts(place: Path) -> None:
    found = run(place, "commitment", "build")
    assert found.exit_code == 0, found.output
    run(place, "note", "Georgia and Armenia agreed to build a road along the river.", "--by", "A. Reader", "--dated", "2022-06-06")
    found = run(place, "commitment", "build")
    assert "may mean 2 commitments" in found.output
    assert "build-bridge-river: Georgia and Armenia agreed to build a bridge over the river." in found.output


@pytest.mark.parametrize(
    ("words", "kept"),
    [("river", False), ("the", False), ("build a bridge", True), ("agreed to build", True)],
)
def test_evidence_is_more_than_a_word(place: Path, words: str, kept: bool) -> None:
    about = ("assess", "build a bridge", "limited", "--by", "A. Reader", "--evidence", "2022-06-05.txt", words)
    found = run(place, "follow", *about)
    assert (found.exit_code == 0) is kept, found.output
    assert kept or "tells nothing of this commitment" in found.output


def test_who_we_are_is_said_once_and_asked_for_where_it_is_not(place: Path) -> None:
    found = run(place, "ask", "what does Georgia owe us")
    assert "--as OTS" in found.output
    found = run(place, "ask", "--as", "Armenia", "what does Georgia owe us")
    assert "$ elchi commitments --by Georgia --to Armenia" in found.output
    assert "--as OTS" not in found.output
    found = CliRunner().invoke(main, ["--record", str(place), "ask", "what does Georgia owe us"], env={"ELCHI_WE": "Armenia"})
    assert "--to Armenia" in found.output
