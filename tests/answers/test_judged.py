"""What a person judged survives any re-reading of the archive; a re-reading that would undo it fails and names it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import take_dated

from elchi.answers.review import laid_open
from elchi.desk import Desk
from elchi.lexica.lexicon import Lexicon, load_lexicon
from elchi.model.reading import Reading
from elchi.model.claim import Encounter, Party, Tenure
from elchi.model.document import Document
from elchi.model.entity import Verdict
from elchi.reading.reader import read
from elchi.record.append import JudgementUndone, News

REPORTS = {
    "2020-01-01": "Anvar Karimov, Minister of Energy of Uzbekistan, met in Tashkent with Erlan Karin, Secretary of State of Kazakhstan, on 1 January 2020.",
    "2020-02-01": "A. Karimov, Minister of Health of Uzbekistan, met in Bukhara with Erlan Karin, Secretary of State of Kazakhstan, on 1 February 2020.",
    "2020-03-01": "Baghdad Amreyev, Secretary General of the Turkic Council, met in Istanbul with Erlan Karin, Secretary of State of Kazakhstan, on 1 March 2020.",
    "2020-04-01": "Bagdad Amreyev, Secretary General of the Turkic Council, met in Baku with Erlan Karin, Secretary of State of Kazakhstan, on 1 April 2020.",
}  # fmt: skip
ONE, OTHER = "person:baghdad-amreyev", "person:bagdad-amreyev"


@pytest.fixture
def judged(scratch: Desk, tmp_path: Path) -> Desk:
    """The archive, in which a person parted two spellings that the rules join, and settled what they left open."""
    take_dated(scratch, tmp_path, REPORTS, "News")
    with scratch.view() as view:
        assert view.one(OTHER) == view.one(ONE)
        (open_one,) = [d for d in view.doubts() if d.doubt.question == "person"]
    scratch.judge(ONE, OTHER, Verdict.NOT_SAME, "aigul", "I met both of them")
    scratch.judge("person:a-karimov", "person:anvar-karimov", Verdict.NOT_SAME, "aigul", "two brothers")
    scratch.settle(open_one.citation.document, open_one.doubt, "somebody new", "aigul", "another man")
    return scratch


def test_an_encounter_to_choose_is_told_by_who_met_and_when_and_by_its_own_reports(scratch: Desk, tmp_path: Path) -> None:
    said = "\n\nKarin said that trade had grown. Karin said that more was to come."
    take_dated(scratch, tmp_path, {day: text + said for day, text in REPORTS.items()}, "News")
    with scratch.view() as view:
        one = next(d for d in view.doubts() if d.doubt.question == "person")
        met = view.claims("Encounter", first=date(2020, 3, 1), last=date(2020, 3, 1))[0]
        asked = replace(one, doubt=replace(one.doubt, choices=(met.claim.subject or "", "another one")))
        told, other = laid_open(view, asked).choices
    assert "Erlan Karin" in told.words and told.words.endswith("2020-03-01")
    assert [k.words for k in told.known] == [REPORTS["2020-03-01"]] and other.words == "another one"


def test_a_choice_in_a_doubt_joins_and_parts_people(scratch: Desk, tmp_path: Path) -> None:
    take_dated(scratch, tmp_path, REPORTS, "News")
    with scratch.view() as view:
        (open_one,) = [d for d in view.doubts() if d.doubt.question == "person"]
    found = {}
    for choice in ("person:anvar-karimov", "unsure", "somebody new"):
        scratch.settle(open_one.citation.document, open_one.doubt, choice, "aigul", "")
        with scratch.view() as view:
            said = [j.verdict for j in view.judgements("person:a-karimov") if j.by == "person:aigul"]
            found[choice] = view.one("person:a-karimov") == view.one("person:anvar-karimov"), said[-1]
    scratch.reopen(open_one.citation.document, open_one.citation.span.start, "person", "aigul", "too soon")
    with scratch.view() as view:
        assert [d for d in view.doubts() if d.doubt.question == "person"] == [open_one]
        said = [j.verdict for j in view.judgements("person:a-karimov") if j.by == "person:aigul"]
        found["taken back"] = view.one("person:a-karimov") == view.one("person:anvar-karimov"), said[-1]
    assert found == {
        "person:anvar-karimov": (True, Verdict.SAME),
        "unsure": (False, Verdict.UNSURE),
        "somebody new": (False, Verdict.NOT_SAME),
        "taken back": (False, Verdict.UNSURE),
    }


def test_a_changed_reader_reads_all_anew_and_undoes_nothing(judged: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with judged.view() as view:
        before = [j for j in view.judgements(ONE) if j.human], view.settled(), view.counts()["encounters"]
    monkeypatch.setattr(load_lexicon(), "digest", "another state of the lexica")
    assert {t.receipt.news for t in take_dated(judged, tmp_path, REPORTS, "News")} == {News.REREAD}
    with judged.view() as view:
        assert ([j for j in view.judgements(ONE) if j.human], view.settled(), view.counts()["encounters"]) == before
        assert view.one(OTHER) != view.one(ONE)
        assert [d for d in view.doubts() if d.doubt.question == "person"] == []
        named = {p.person_id for r in view.claims("Encounter") for p in r.claim.participants}
    assert {ONE, OTHER, "person:anvar-karimov", "person:a-karimov"} <= named
    assert judged.check() == []


def bold(document: Document, lexicon: Lexicon) -> Reading:
    """A reader that spells initials out, and wrongly."""
    found = read(document, lexicon)
    claims = tuple(
        replace(c, participants=tuple(map(_spelt_out, c.participants))) if isinstance(c, Encounter)
        else replace(c, holder=_spelt_out(c.holder)) if isinstance(c, Tenure) else c
        for c in found.claims
    )  # fmt: skip
    return replace(found, claims=claims, reader="bold")


def _spelt_out(party: Party) -> Party:
    return replace(party, person="Anvar Karimov") if party.person == "A. Karimov" else party


def test_a_reader_that_would_undo_a_judgement_fails_and_names_it(
    judged: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elchi.reading.reader.read", bold)
    told = r'person:aigul judged person:a-karimov and person:anvar-karimov "not same" \(two brothers\); rule:bold would make them "same"'
    with pytest.raises(JudgementUndone, match=told):
        take_dated(judged, tmp_path, REPORTS, "News")
    with judged.view() as view:
        assert view.one(OTHER) != view.one(ONE)
        assert view.one("person:a-karimov") == "person:a-karimov"
    assert judged.check() == []
