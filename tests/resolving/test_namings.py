"""What is renamed stays one thing; where the registers know two, a person is asked."""

from pathlib import Path

from conftest import resolved, sample

from elchi.desk import Desk
from elchi.model.claim import Naming


def test_a_body_without_a_register_is_one_under_both_names(scratch: Desk, tmp_path: Path) -> None:
    for name, text in (
        ("a", "Varna, 12 November 2019\n\nGeorgia joined the Black Sea Energy Council.\n"),
        (
            "b",
            "Batumi, 11 May 2022\n\nThe Black Sea Energy Council was renamed the Black Sea Energy Organization on 10 May 2022.\n",
        ),
        ("c", "Ankara, 11 May 2023\n\nFiji became a member of the Black Sea Energy Organization.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(text)
        list(scratch.take(str(tmp_path / f"{name}.txt")))
    with scratch.view() as view:
        (body,) = {view.one(r.claim.subject or "") for r in view.claims("Membership") if r.claim.act != "register"}
        assert view.name_on(body, None) == "Black Sea Energy Organization"
        assert {view.name_on(c.member_id, None) for c in (r.claim for r in view.claims("Membership", subject=body))} == {
            "Georgia",
            "Fiji",
        }


def test_two_of_the_registers_are_not_joined_by_a_report() -> None:
    found = resolved("The Commonwealth of Independent States was renamed the Organization of Turkic States.", None)
    assert [d.question for d in found.doubts] == ["renaming"]
    assert not found.judgements


def test_a_register_outweighs_a_report(archive: Desk, scratch: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Baku, 4 May 2023\n\nThe Organization of Turkic States was renamed the Turkic Council on 3 May 2023.\n"
    )
    list(scratch.take(str(tmp_path / "a.txt")))
    with scratch.view() as view:
        assert view.claims("Naming", subject="body:ots")[-1].claim.how == "renamed"
        assert view.name_on("body:ots", None) == "Organization of Turkic States"


def test_whatever_has_a_name_is_known_as_a_thing() -> None:
    for path in sorted(sample("reports").glob("*.txt"))[::6]:
        found = resolved(path.read_text())
        assert {n.entity for n in found.names} <= {e.id for e in found.entities}, path.name


def test_an_acronym_alone_makes_its_body_known() -> None:
    found = resolved("The Organization of Turkic States (OTS) is on the agenda of the press centre.")
    named = {c.subject for c in found.claims if isinstance(c, Naming)}
    assert named == {"body:ots"} and named <= {e.id for e in found.entities}
