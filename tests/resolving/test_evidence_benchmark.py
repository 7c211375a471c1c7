"""How the pairs of the benchmark are drawn, on a table of our own; its figures stand in docs/accuracy.md."""

from benchmarks.evidence import table_pairs
from benchmarks.pairs import judged

TABLE = """position,person,personID,start,end,gender,DOB,DOD,image,enwiki
President,Askar Tulegenov,Q1,1991-12-01,1998-05-01,,,,,
President,Daniyar Tulegenov,Q2,1998-05-01,2010-05-01,,,,,
Prime Minister,Askar Tulegenov,Q1,1990-01-01,1991-12-01,,,,,
Prime Minister,Bolat Serikov,Q3,1991-12-01,1999-01-01,,,,,
Prime Minister,Yerzhan Khasenov,Q4,1999-01-01,2010-05-01,,,,,Erzhan Hasenov
Foreign Minister,Yerzhan Khasenov,Q5,1999-01-01,2010-05-01,,,,,
Prime Minister,Yerzhan Khasenov,Q6,1999-01-01,2003-01-01,,,,,
"""


def test_pairs_are_drawn_alike_every_time_and_hold_what_they_say(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.evidence.SHARE", 1)
    tmp_path.joinpath("kazakhstan-cabinet.holders21.csv").write_text(TABLE, "utf-8")
    pairs = list(table_pairs(tmp_path))
    assert pairs == list(table_pairs(tmp_path))
    assert sum(p.same for p in pairs) == 7
    assert all((p.one.id == p.other.id) == p.same for p in pairs)
    drawn = {(p.one.id[-2:], p.other.id[-2:]) for p in pairs if not p.same}
    assert ("Q1", "Q2") in drawn  # one office in turn, one family name
    assert ("Q4", "Q6") not in drawn  # one name in one office from one year on: the source has somebody twice
    assert all(p.other.names != p.one.names for p in pairs)


def test_what_is_said_is_counted_by_halves(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.evidence.SHARE", 1)
    tmp_path.joinpath("kazakhstan-cabinet.holders21.csv").write_text(TABLE, "utf-8")
    developed, measured = judged("here", table_pairs(tmp_path))
    assert developed.wanted + measured.wanted == 7
    assert developed.right + measured.right >= 6
    assert measured.failures == []  # nobody looks at them
