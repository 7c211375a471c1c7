"""The command line as its user meets it."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import sample

from elchi.desk import desk
from elchi.documents.intake import take_in
from elchi.faces.cli import main
from elchi.model.document import Document


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("cli") / "r.elchi")
    assert CliRunner().invoke(main, ["--record", where, "read", str(sample("reports"))]).exit_code == 0
    return where


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["--record", place, *words])


QUESTIONS = [
    ("brief", "Secretary of State of Kazakhstan", "--as-of", "2022-02-01"),
    ("brief", "Minister of Foreign Affairs of Kazakhstan", "--for", "2025-10-14"),
    ("brief", "Amreyev"), ("brief", "OTS"), ("brief", "Astana"), ("brief", "transport"),
    ("brief", "Kazakhstan", "--for", "2025-10-14", "--we", "OTS"),
    ("who", "Secretary General of the Organization of Turkic States", "--on", "2020-06-01"),
    ("who", "Amreyev"),
    ("meetings", "--with", "Amreyev"), ("meetings", "--from", "2021-01-01", "--to", "2021-12-31"),
    ("timeline", "Kazakhstan"), ("calendar", "--as-of", "2019-03-15"), ("commitments", "--as-of", "2019-03-15"), ("commitments", "--by", "Kazakhstan"),
    ("commitments", "--to", "Kazakhstan"), ("commitments", "--overdue", "--as-of", "2020-01-01"), ("commitments", "--standing", "complete", "--due", "2015-12-31"),
    ("commitment", "opening of an office in Budapest"), ("planned",), ("planned", "--with", "OTS", "--as-of", "2019-03-15"),
    ("search", "observer status"), ("check",),
]  # fmt: skip


@pytest.mark.parametrize("words", QUESTIONS, ids=[" ".join(q) for q in QUESTIONS])
def test_every_question_answers_in_words_and_in_json(place: str, words: tuple[str, ...]) -> None:
    told, data = run(place, *words), run(place, *words, "--json")
    assert (told.exit_code, data.exit_code) == (0, 0), told.output
    assert told.output.strip()
    json.loads(data.output)


def test_every_line_of_a_brief_has_its_citation(place: str) -> None:
    brief = json.loads(run(place, "brief", "Secretary of State of Kazakhstan", "--as-of", "2022-02-01", "--json").output)
    said = [line for topic in brief["statements"] for line in topic["lines"]]
    owed = [u for side in brief["owed"].values() for u in side]
    facts = [*(w["holder"] for w in brief["people"]), *brief["meetings"], *said, *owed, *brief["ahead"], *brief["changes"]]
    texts = {d.id: d.text for d in take_in(str(sample("reports"))) if isinstance(d, Document)}
    assert len(facts) >= 4
    for fact in facts:
        for cite in fact["cites"]:
            text = texts[cite["document"]]
            assert text[cite["start"] : cite["end"]] == cite["quote"]
        assert fact["cites"]


def test_the_answer_to_who(place: str) -> None:
    told = run(place, "who", "Secretary General of the Organization of Turkic States", "--on", "2020-06-01").output
    assert told.startswith("Secretary general, Cooperation Council of Turkic Speaking States, on 2020-06-01: Baghdad Amreyev")


def test_meetings_are_told_with_the_name_of_the_day(place: str) -> None:
    told = run(place, "meetings", "--with", "Amreyev").output
    assert "Nur-Sultan: meeting (held)" in told
    assert "Astana: meeting (held)" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("who", "Zaphod Beeblebrox"),
            'The record knows nothing called "Zaphod Beeblebrox"; try another spelling, or search for its words.\n',
        ),
        (("timeline", "::"), 'The record knows nothing called "::"; try another spelling, or search for its words.\n'),
    ],
)
def test_what_is_not_known_is_one_sentence(place: str, words: tuple[str, ...], said: str) -> None:
    result = run(place, *words)
    assert (result.exit_code, result.stderr) == (1, said)


def test_no_record_yet(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.elchi"), "calendar")
    assert result.exit_code == 1
    assert "There is no record at" in result.stderr
    assert not (tmp_path / "none.elchi").exists()


def test_wrong_usage_is_a_usage_error(place: str) -> None:
    result = run(place, "calendar", "--as-of", "yesterday")
    assert result.exit_code == 2
    assert '"yesterday" is no day; write it as 2022-01-31.' in result.stderr


def test_a_bad_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "3 May 2021\n\nPresident Ali Veli of Georgia met Prime Minister Can Kara of Armenia in Baku today.\n"
    )
    (tmp_path / "empty.txt").write_text("")
    result = run(str(tmp_path / "r.elchi"), "read", str(tmp_path / "good.txt"), str(tmp_path / "empty.txt"))
    assert result.exit_code == 1
    assert "1 document read, 1 of them new" in result.stdout
    assert result.stderr == f"{tmp_path}/empty.txt: it is empty; give a document with text.\n"
    assert "Ali Veli" in run(str(tmp_path / "r.elchi"), "meetings").output


def test_reading_twice_is_harmless(tmp_path: Path) -> None:
    report = str(sample("reports") / "2022-01-31-amreyev-karin.txt")
    where = str(tmp_path / "r.elchi")
    assert "1 of them new" in run(where, "read", report).output
    assert "0 of them new" in run(where, "read", report).output


def test_reading_one_text_in_the_reading_format() -> None:
    result = run("unused.elchi", "reading", str(sample("reports") / "2022-01-31-amreyev-karin.txt"), "--json")
    found = json.loads(result.output)
    assert set(found) >= {"document", "encounters", "statements", "commitments", "offices", "memberships"}
    assert not Path("unused.elchi").exists()


def test_why_shows_units_and_acts() -> None:
    told = run("unused.elchi", "reading", str(sample("reports") / "2022-01-31-amreyev-karin.txt"), "--why").output
    assert "v:meet<met>" in told
    assert "-> Encounter by met-with" in told


def test_a_judgement_of_ones_own(tmp_path: Path) -> None:
    where = str(tmp_path / "r.elchi")
    run(where, "read", str(sample("reports") / "2022-01-31-amreyev-karin.txt"))
    named = run(where, "judge", "Karin", "Amreyev", "not-same", "--why", "two offices", "--by", "A. Reader")
    assert named.output == "person:erlan-karin and person:baghdad-amreyev: not same, by person:A. Reader.\n"
    slip = run(where, "judge", "Zubov", "Amreyev", "not-same", "--why", "two offices", "--by", "A. Reader")
    assert (slip.exit_code, 'knows nothing called "Zubov"' in slip.stderr) == (1, True)
    result = run(where, "judge", "person:erlan-karin", "person:e-karin", "same", "--why", "same office", "--by", "A. Reader")
    assert result.output == "person:erlan-karin and person:e-karin: same, by person:A. Reader.\n"


def test_an_act_on_a_commitment_is_kept_and_taken_back(tmp_path: Path) -> None:
    where = str(tmp_path / "r.elchi")
    reports = sample("reports")
    run(where, "read", str(reports / "2018-09-03-cholpon-ata-summit.txt"), str(reports / "2019-09-19-budapest-office-opens.txt"))
    words = ("opening of an office in Budapest", "complete", "--by", "A. Reader")
    refused = run(where, "follow", "assess", *words)
    assert (refused.exit_code, "needs a reason (--why)" in refused.stderr) == (1, True)
    wrong = run(where, "follow", "assess", *words, "--evidence", "2019-09-19-budapest-office-opens.txt", "was closed")
    assert (wrong.exit_code, "does not stand in" in wrong.stderr) == (1, True)
    kept = run(
        where, "follow", "assess", *words, "--evidence", "2019-09-19-budapest-office-opens.txt", "was opened today", "--json"
    )
    act = json.loads(kept.output)["act"]
    told = run(where, "commitment", "office in Budapest").output
    assert "complete, by A. Reader (2019-09-19)" in told
    assert run(where, "follow", "undo", act[:10], "--by", "B. Other", "--why", "not yet").exit_code == 0
    assert "not yet looked at; 1 proposal waits" in run(where, "commitment", "office in Budapest").output
    assert run(where, "check").exit_code == 0


def test_a_note_is_a_document_whose_claims_carry_its_author(tmp_path: Path) -> None:
    where, words = (
        str(tmp_path / "r.elchi"),
        "Foreign Minister Ali Veli of Georgia met Prime Minister Can Kara of Armenia in Baku on 3 May 2021.",
    )
    said = ("note", words, "--by", "A. Reader", "--dated", "2021-05-04")
    first, again = run(where, *said), run(where, *said)
    assert (first.exit_code, "1 of them new" in first.output, "0 of them new" in again.output) == (0, True, True)
    met = json.loads(run(where, "meetings", "--json").output)
    assert [(m["when"], m["cites"][0]["publisher"], m["cites"][0]["title"]) for m in met] == [
        ("2021-05-03", "A. Reader", "Note by A. Reader")
    ]
    with desk(where) as opened, opened.view() as view:
        assert {r.claim.attribution for r in view.claims() if r.source.address.startswith("note:")} == {"A. Reader"}
        assert view.documents()[0].label.level.name == "INTERNAL"
    assert run(where, "check").exit_code == 0
    empty = run(where, "note", " ", "--by", "A. Reader")
    assert (empty.exit_code, "write a sentence" in empty.stderr) == (1, True)
    early = run(where, "note", words, "--by", "A. Reader", "--dated", "9999-01-01")
    assert (early.exit_code, "lies ahead" in early.stderr) == (1, True)


def test_proposed_evidence_is_judged_in_review(tmp_path: Path) -> None:
    where = str(tmp_path / "r.elchi")
    reports = sample("reports")
    run(where, "read", str(reports / "2018-09-03-cholpon-ata-summit.txt"), str(reports / "2019-09-19-budapest-office-opens.txt"))
    review = ["--record", where, "review", "--only", "evidence", "--by", "A. Reader"]
    done = CliRunner().invoke(main, review, input="w\na\nc\nit is open\n")
    assert "is shown by?" in done.output
    assert "Kept: accepted, complete." in done.output
    assert "complete, by A. Reader" in run(where, "commitment", "office in Budapest").output
    assert "office in Budapest" not in CliRunner().invoke(main, review, input="q\n").output


def test_demo_reads_and_briefs() -> None:
    result = run("unused.elchi", "demo")
    assert result.exit_code == 0
    assert "0 could not be read" in result.output
    assert "Brief: secretary of state, Kazakhstan" in result.output


def test_every_command_has_help_with_an_example() -> None:
    for name, command in main.commands.items():
        told = CliRunner().invoke(main, [name, "--help"]).output
        assert command.help, name
        assert "Example:" in told, name
        assert f"elchi {name}" in told, name


def test_help_loads_nothing_heavy() -> None:
    heavy = [
        "sqlalchemy",
        "rich",
        "yaml",
        "lxml",
        "trafilatura",
        "feedparser",
        "pypdf",
        "docx",
        "urllib3",
        "elchi.reading",
        "elchi.lexica.lexicon",
    ]
    code = f"import sys, elchi.faces.cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_record_named_behind_a_command_is_told_where_it_stands(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["body", "OTS", "--record", str(tmp_path / "r.elchi")])
    assert told.exit_code == 2 and "elchi --record PLACE COMMAND" in told.output


def test_what_an_older_version_derived_is_made_anew(tmp_path: Path) -> None:
    where = str(tmp_path / "r.elchi")
    run(
        where,
        "read",
        str(sample("reports") / "2018-09-03-cholpon-ata-summit.txt"),
        str(sample("reports") / "2019-09-19-budapest-office-opens.txt"),
    )
    with closing(sqlite3.connect(where)) as raw, raw:
        assert raw.execute("UPDATE evidence SET why = 'by other rules'").rowcount
    told = run(where, "check")
    assert (told.exit_code, "elchi check --rebuild" in told.output) == (1, True)
    assert run(where, "check", "--rebuild").exit_code == 0
    assert run(where, "check").exit_code == 0
