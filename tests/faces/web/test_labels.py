"""No answer shows or betrays what its asker may not see: all routes, askers of any clearance, documents of any label."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

import pytest
from conftest import NOON, document
from fastapi import Request
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from elchi.desk import Desk, desk, resolve_alone
from elchi.faces.web.app import create_app
from elchi.faces.web.readers import Reader, Role
from elchi.model.document import Clearance, Label, Level
from elchi.model.entity import Verdict
from elchi.model.followup import Act, FollowUp, Standing
from elchi.record.known import RecordKnown

REPORT = """\
ASTANA - The Minister of Foreign Affairs of Kazakhstan, {given} {family}, met the President of Armenia, Armen {w}ian, in {w}abad on {day}.

The sides agreed to open a {w}mir centre in {w}abad by the end of 2022. {family} said that trade in {w}ite would grow. \
The Fourth {w}ic Summit of the {w} Cooperation Council will be held in {w}abad on 5 May 2023. Georgia joined the {w} Cooperation Council \
on 3 March 2021. {given} {family} was appointed Minister of Transport of Kazakhstan on 7 June 2021.
"""
# Of each document: the word that stands in all of its secrets, given and family names, the day. Two tell of one minister, two of one meeting.
TOLD = (
    ("zorbal", "Vexlor", "Brumtikov", "5 May 2021"),
    ("quandor", "V.", "Brumtikov", "5 May 2021"),
    ("yelpim", "Ostrik", "Haldenov", "9 May 2021"),
    ("wuxtra", "Ostrik", "Haldenov", "9 May 2021"),
)
SECRETS = tuple(frozenset({w, f.lower()} | ({g.lower()} if len(g) > 2 else set())) for w, g, f, _ in TOLD)
PLAIN = (
    "/", "/search?q=centre", "/search?q=minister", "/documents", "/documents?since=2020-01-01", "/meetings", "/meetings?whom=Kazakhstan", "/meetings?whom=Armenia&first=2021-05-01&last=2021-05-31",
    "/commitments", "/commitments?by=Kazakhstan", "/board", "/planned", "/calendar?month=2023-05", "/calendar?month=2021-05&whom=Kazakhstan",
    "/changes?since=2021-01-01", "/changes?since=2021-01-01&about=Kazakhstan", "/brief", "/brief?whom=Kazakhstan&on=2021-12-01", "/brief?whom=Armenia&we=Kazakhstan",
    "/state/kz", "/state/am?on=2021-06-01", "/office/minister-of-foreign-affairs@kz", "/office/minister-of-transport@kz", "/office/president@am", "/body/ots", "/place/astana",
    "/topic/transport", "/topic/trade", "/timeline/state/kz", "/timeline/office/minister-of-foreign-affairs@kz", "/consultations", "/consultation/x", "/assessments", "/mandates",
    "/meetings?whom=Kazakhstan&beside=Armenia", "/pictures", "/pictures/network", "/pictures/network?people=1", "/pictures/network?whom=Kazakhstan&first=2021", "/pictures/months", "/pictures/map", "/pictures/topics", "/pictures/topics?whom=Kazakhstan",
    "/review", "/review?only=doubts", "/review?only=evidence&skip=1", "/decided", "/add", "/ask?q=Kazakhstan", "/ask?q=who+was+minister+of+foreign+affairs+of+Kazakhstan",
    "/state/kz?as_of=2021-05-20", "/state/kz?known=2026-01-01", "/documents?page=2&size=1", "/meetings?size=1",
)  # fmt: skip
FILES = (
    "/brief/file?whom=Kazakhstan", "/brief/file?whom=Kazakhstan&form=html", "/brief/file?whom=Armenia&form=text", "/brief/file?whom=transport&form=markdown",
    "/calendar.ics", "/calendar.ics?first=2021-01-01", "/calendar.ics?whom=Kazakhstan&first=2021-01-01&last=2024-01-01", "/changes.atom?since=2021-01-01",
    "/changes.atom?since=2021-01-01&about=Kazakhstan", "/api/openapi.json",
)  # fmt: skip
NAMING = (
    "/search?q={}",
    "/ask?q={}",
    "/meetings?whom={}",
    "/brief?whom={}",
    "/commitments?by={}",
    "/calendar?whom={}",
    "/planned?whom={}",
    "/changes?about={}",
    "/pictures/network?whom={}",
    "/pictures/map?whom={}",
    "/meetings?whom=Kazakhstan&beside={}",
)


@dataclass
class House:
    """A record with its application, and whoever asks it now."""

    desk: Desk
    client: TestClient
    documents: tuple[str, ...]
    named: tuple[str, ...]
    asks: Clearance

    def label(self, labels: tuple[Label, ...]) -> None:
        with self.desk.record.writer() as writer:
            for identifier, label in zip(self.documents, labels, strict=True):
                writer.label(identifier, label, NOON)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with desk(tmp_path_factory.mktemp("labels") / "r.elchi", create=True, clock=lambda: NOON) as opened:
        opened._register()
        ids = tuple(_entered(opened, n) for n in range(len(TOLD)))
        opened.judge("person:vexlor-brumtikov", "person:v-brumtikov", Verdict.SAME, "tester", "one minister")
        with opened.view() as view:
            secrets = [w for w, *_ in TOLD] + ["brumtikov", "haldenov"]
            kinds = ("person", "encounter", "body", "office", "commitment", "place")
            named = tuple(e.id for k in kinds for e in view.entities(k) if any(s in e.id for s in secrets))
        promised = next(i for i in named if i.startswith("commitment:") and "zorbal" in i)
        opened.follow(
            FollowUp(subject=promised, act=Act.ASSESS, by="person:tester", why="the zorbalfund says so", standing=Standing.COMPLETE)
        )
        made = House(opened, None, ids, named, Clearance())  # type: ignore[arg-type]

        def asks(_: Request) -> Reader:
            return Reader("somebody", Role.ANALYST, made.asks, signed_in=True)

        made.client = TestClient(create_app(opened, asks), follow_redirects=False)
        yield made


def _entered(opened: Desk, n: int) -> str:
    w, given_name, family, day = TOLD[n]
    text = REPORT.format(w=w.title(), given=given_name, family=family, day=day)
    made = replace(document(text, date(2021, 5, 10 + n), f"reports/{w}file.txt"), title=f"The {w} title", publisher=f"{w} press")
    with opened.record.writer() as writer:
        writer.append(made, resolve_alone(made, RecordKnown(writer.connection)), NOON)
    return made.id


def paths(house: House) -> list[str]:
    """What may be asked without naming a secret, and everything that can be named, whoever may see it."""
    about = [f"/{i.partition(':')[0]}/{quote(i.partition(':')[2], safe='@')}" for i in house.named]
    about += [f"/timeline{a}" for a in about if a.startswith(("/person", "/body"))]
    about += [f"/document/{i[:16]}" for i in house.documents] + [f"/document/{house.documents[0][:16]}?at=0-20"]
    about += [
        n.format(w.title() + end)
        for w, *_ in TOLD[:2]
        for n, end in zip(
            NAMING, ("abad", "ian", " Cooperation Council", "abad", "ian", "abad", "abad", "ian", "ian", "abad", "ian"), strict=True
        )
    ]
    about += [n.format("Vexlor+Brumtikov") for n in NAMING]
    asked = [*PLAIN, *about]
    return [*asked, *(f"/api{p}" if p != "/" else "/api/home" for p in asked if not p.startswith(("/ask", "/add"))), *FILES]


def test_every_route_that_answers_is_asked(house: House) -> None:
    """A page that is added needs its line in this test."""
    routes = [r for r in house.client.app.routes if "GET" in getattr(r, "methods", ())]  # type: ignore[attr-defined]
    asked = [p.partition("?")[0] for p in paths(house)]
    assert [r.path for r in routes if not any(r.path_regex.fullmatch(p) for p in asked)] == []


GROUPS = st.frozensets(st.sampled_from("ab"))
LABELS = st.one_of(
    st.builds(Label, st.sampled_from([Level.PUBLIC, Level.INTERNAL])), st.builds(Label, st.just(Level.RESTRICTED), GROUPS)
)
CLEARANCES = st.builds(Clearance, st.sampled_from([Level.PUBLIC, Level.INTERNAL]), GROUPS)
HIDDEN, OPEN = Label(Level.RESTRICTED, frozenset("a")), Label()


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(labels=st.tuples(*[LABELS] * len(TOLD)), asker=CLEARANCES, part=st.integers(0, 2))
@example(labels=(HIDDEN, OPEN, HIDDEN, OPEN), asker=Clearance(), part=0)
@example(labels=(OPEN, HIDDEN, OPEN, HIDDEN), asker=Clearance(Level.INTERNAL, frozenset("b")), part=1)
@example(labels=(HIDDEN, OPEN, OPEN, HIDDEN), asker=Clearance(), part=2)
def test_nothing_betrays_what_the_asker_may_not_see(house: House, labels: tuple[Label, ...], asker: Clearance, part: int) -> None:
    house.label(labels)
    house.asks = asker
    seen = frozenset[str]().union(*(s for s, label in zip(SECRETS, labels, strict=True) if asker.admits(label)))
    hidden = frozenset[str]().union(*SECRETS) - seen
    leaks = [f"{path}: {told}" for path in paths(house)[part::3] if (told := _betrayed(house, path, hidden, labels))]
    assert leaks == []


def _betrayed(house: House, path: str, hidden: frozenset[str], labels: tuple[Label, ...]) -> str:
    """What an answer tells of what is hidden. One who names a secret gets what one gets who names nothing on record."""
    status, told = answer(house, path)
    named = _named(house, path, hidden, labels)
    other = path
    for n, word in enumerate(named):
        other = re.sub(word, _unheard(word, n), other, flags=re.IGNORECASE)
    if named:
        unknown = answer(house, other)
        for n, word in enumerate(named):
            told = told.replace(word, _unheard(word, n))
        if (status, told) != unknown:
            return f"differs from {other}: {_difference(told, unknown[1])}"
    return ", ".join(f"{w} in …{told[max(0, told.index(w) - 60) : told.index(w) + 60]}…" for w in sorted(hidden) if w in told)


def _named(house: House, path: str, hidden: frozenset[str], labels: tuple[Label, ...]) -> list[str]:
    """The secrets in a path: words, and the identifiers of documents."""
    documents = [i for i, label in zip(house.documents, labels, strict=True) if not house.asks.admits(label)]
    names = [i if i in path else i[:16] for i in documents if i[:16] in path]
    return sorted({*(w for w in hidden if w in path.lower()), *names})


def _unheard(word: str, n: int) -> str:
    """A word that stands nowhere: of the same length and first letter, since an initial fits every name that begins with it."""
    if re.fullmatch("[0-9a-f]{16}([0-9a-f]{48})?", word):
        return f"{n}".rjust(len(word), "0")
    return f"{word[0]}{'jkxq'[n % 4]}{'kj' * len(word)}"[: len(word)]


def _difference(one: str, other: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, at - 80) : at + 120]!r}"


def answer(house: House, path: str) -> tuple[int, str]:
    """The status and all words of an answer, small letters."""
    found = house.client.get(path)
    words = found.text
    if found.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(found.content)) as packed:
            words = "\n".join(packed.read(n).decode(errors="replace") for n in packed.namelist() if n.endswith((".xml", ".rels")))
    return found.status_code, f"{words}\n{found.headers.get('location', '')}".lower()


def test_what_was_kept_for_one_is_not_given_to_another(house: House) -> None:
    """Each is asked by two who see differently, in turn, and then again: what was kept is what was made for them."""
    house.label((HIDDEN, OPEN, HIDDEN, OPEN))
    hidden, everything = (SECRETS[0] | SECRETS[2]) - SECRETS[1] - SECRETS[3], Clearance(Level.INTERNAL, frozenset("ab"))
    for path in [p for p in (*PLAIN, *FILES) if not p.startswith("/pictures")][::2]:
        told = {}
        for asker in (everything, Clearance(), everything, Clearance()):
            house.asks = asker
            status, words = answer(house, path)
            assert told.setdefault(asker, (status, words)) == (status, words), path
        assert [s for s in hidden if s in told[Clearance()][1]] == [], path


def test_who_may_see_all_finds_the_secrets(house: House) -> None:
    """The search for betrayals would find them: whoever may see everything is told every secret."""
    house.label((OPEN,) * len(TOLD))
    told = " ".join(
        answer(house, path)[1]
        for path in ("/documents", "/meetings", "/commitments", "/api/meetings", "/changes.atom?since=2021-01-01")
    )
    assert [s for secrets in SECRETS for s in secrets if s not in told] == []
