"""Questions in one line: many ways of asking, the command that answers each, and near forms where nothing is understood."""

import json

import pytest
from click.testing import CliRunner
from conftest import sample

from elchi.desk import Desk
from elchi.faces.asking import command_of
from elchi.faces.cli import main
from elchi.faces.web.leading import leads
from elchi.questioning import examples, is_question, near_forms, question_of

ASKED = {
    "brief Amreyev": ["Amreyev on Hungary", "prep for Amreyev meeting", "prepare meeting with Amreyev", "prepare the call with Amreyev"],
    "brief transport": ["transport commitments", "statements on railways"],
    "brief Kazakhstan": ["statements on transport by Kazakhstan"],
    "who Kazakhstan": ["heads of state of Kazakhstan"],
    "who prime minister of Hungary": ["who is the PM of Hungary"],
    "commitments --overdue": ["what is overdue?", "Which commitments are overdue", "show all overdue commitments", "what is late", "anything overdue?", "what's overdue"],
    "commitments --by Kazakhstan --overdue": ["overdue from Kazakhstan", "Kazakhstan overdue", "which promises has Kazakhstan broken", "what is overdue of Kazakhstan", "which commitments of Kazakhstan are overdue", "what is Kazakhstan late with", "overdue commitments of Kazakhstan", "Kazakhstan's overdue commitments"],
    "mandates --topic environment and water": ["who has mandates on water", "which bodies deal with climate?", "who works on water", "who is responsible for the environment", "mandates on water"],
    "mandates --topic transport": ["which organs work on railways", "which bodies are concerned with transport", "who deals with the corridor"],
    "assessments --on television": ["what do the centres say on television", "what have the think tanks written about television?", "assessments on television", "which institutes wrote on television"],
    "consultation Junior Envoys Programme": ["who has not answered the consultation on the Junior Envoys Programme", "which states have yet to reply to the consultation on the Junior Envoys Programme", "who is silent in the consultation on the Junior Envoys Programme", "the consultation on the Junior Envoys Programme"],
    "commitments --by Kazakhstan": ["transport commitments of Kazakhstan", "what does Kazakhstan have to do", "what does Kazakhstan owe us?", "what has Kazakhstan promised", "promises of Kazakhstan", "what must Kazakhstan do", "what is Kazakhstan committed to", "Kazakhstan's promises", "Kazakhstan's open commitments", "commitments Kazakhstan", "does Kazakhstan owe anything?"],
    "commitments --by Kazakhstan --to Turkey": ["what did Kazakhstan and Turkey agree on", "what have Kazakhstan and Turkey agreed?", "agreements between Kazakhstan and Turkey"],
    "commitment opening of an office in Budapest": ["what came of the opening of an office in Budapest", "what has become of the opening of an office in Budapest?", "how does the opening of an office in Budapest stand"],
    "commitments --due 2026-01-01": ["things due before 2026", "anything that is due by 2026", "what is due by 2026", "what must be done before 2026"],
    "commitments --by OTS": ["which tasks were given to OTS", "what was OTS asked to do", "what did the leaders instruct OTS to do"],
    "calendar --with Baku": ["upcoming Baku meeting", "Baku upcoming", "next visit to Baku", "what will happen in Baku", "what is planned in Baku"],
    "brief Minister of Foreign Affairs of Kazakhstan --for 2025-10-14": ["brief me on the Minister of Foreign Affairs of Kazakhstan for 14 October 2025"],
    "commitments --by Kazakhstan --to OTS": ["what does Kazakhstan owe OTS", "what did Kazakhstan promise to OTS"],
    "commitments --to Kazakhstan": ["what did we promise Kazakhstan", "what do we owe Kazakhstan?", "our promises to Kazakhstan", "what was promised to Kazakhstan"],
    "body OTS": ["who chairs OTS next", "who will chair the OTS next?", "which state hosts OTS next", "who hosts the next summit of OTS", "who will host the next OTS summit", "who is the next chair of OTS", "who has the chairmanship of OTS", "who chairs OTS", "when was OTS founded", "former names of OTS"],
    "who chair of OTS --on 2022-01-01": ["who chaired OTS in 2022", "which state chaired the OTS in 2022?"],
    "calendar --with OTS": ["when do the leaders of OTS meet next", "when is the next summit of the OTS", "where is the next OTS summit held", "where does OTS meet next", "what is ahead for OTS", "when will the heads of state of OTS meet again"],
    "changes --since 2025-03-01": ["what changed since March", "what has happened since March 2025", "what is new since 1 March 2025", "changes since March"],
    "changes --since 2025-05-01 --about Kazakhstan": ["anything new from Kazakhstan since May 2025", "what changed about Kazakhstan since May 2025", "what happened in Kazakhstan since May 2025", "news of Kazakhstan since May 2025"],
    "meetings --with Istanbul --from 2021-01-01 --to 2021-12-31": ["meetings in Istanbul in 2021", "who met in Istanbul in 2021"],
    "meetings --with Istanbul": ["meetings in Istanbul", "who met in Istanbul"],
    "meetings --with Kazakhstan --beside Hungary": ["has Kazakhstan ever met Hungary", "have Kazakhstan and Hungary met", "when did Kazakhstan last meet Hungary", "meetings between Kazakhstan and Hungary", "Kazakhstan and Hungary"],
    "members OTS": ["which states are observers of OTS", "which countries are members of the OTS", "OTS members", "list OTS members", "which countries belong to OTS", "how many members does OTS have"],
    "members OTS --state Uzbekistan --on 2015-01-01": ["was Uzbekistan a member of OTS in 2015", "was Uzbekistan already a full member of the OTS in 2015", "did Uzbekistan belong to OTS in 2015"],
    "members OTS --state Hungary": ["does Hungary belong to OTS", "is Hungary an observer of OTS", "since when is Hungary an observer of OTS", "when did Hungary join OTS", "has Hungary ever been a member of the OTS"],
    "who office:secretary-general@ots": ["who held the office before Amreyev", "who was before Amreyev", "who did Amreyev succeed", "predecessor of Amreyev", "who succeeded Akıncı", "Amreyev's successor", "who was Secretary General before Amreyev", "who came after Akıncı"],
    "who Secretary General of OTS": ["who was Secretary General of OTS before Amreyev", "who is the Secretary General of OTS"],
    "commitments --at encounter:ots-summit-9": ["Samarkand summit commitments", "what did the Samarkand summit decide", "Samarkand summit declaration", "what was decided at the Samarkand summit", "what did they decide at the 9th summit of OTS", "decisions of the summit in Samarkand"],
    "commitments --at encounter:ots-summit-10 --topic transport": ["what did the Astana summit decide on transport", "what was decided on transport at the 10th summit of the OTS", "what was agreed on railways at the Astana summit"],
    "who president of Turkey --on 2012-01-01": ["in 2012 who was president of Turkey", "who was in office as president of Turkey in 2012?", "who was president of Turkey, 2012"],
    "who Kyrgyz president --on 2014-01-01": ["Kyrgyz president 2014"],
    "who OTS --on 2015-01-01": ["who led OTS in 2015", "who headed OTS in 2015?"],
    "who Turkic Academy": ["who heads the Turkic Academy", "officials of the Turkic Academy"],
    "person Kosherbayev": ["is Kosherbayev still foreign minister", "when was Kosherbayev appointed", "when did Kosherbayev become foreign minister", "Kosherbayev's offices", "what offices has Kosherbayev held", "Kosherbayev biography"],
    "meetings --with Amreyev": ["Amreyev's last trip", "when did we talk to Amreyev", "when was our last meeting with Amreyev", "who has Amreyev met", "Amreyev's meetings", "when was the last time we met Amreyev", "when did I last see Amreyev", "please show meetings of Amreyev"],
    "meetings --with Amreyev --from 2021-01-01 --to 2021-12-31": ["who did Amreyev meet in 2021?", "Amreyev's meetings in 2021", "Amreyev 2021", "whom did Amreyev visit in 2021"],
    "meetings --with Ankara --from 2018-01-01 --to 2018-12-31": ["what happened in Ankara in 2018", "Ankara, 2018", "who visited Ankara in 2018"],
    "meetings --with Orbán --beside Ankara": ["when was Orbán last in Ankara", "was Orbán in Ankara", "Orbán in Ankara", "did Orbán go to Ankara"],
    "meetings --with Turkey --beside Hungary": ["when did Turkey last receive Hungary", "when did Turkey and Hungary last speak", "when did Turkey last talk to Hungary", "when was the last time Turkey met Hungary", "how often did Turkey meet Hungary", "relations between Turkey and Hungary", "Turkey vs Hungary", "Turkey-Hungary meetings", "where did Turkey and Hungary meet", "show me the talks between Turkey and Hungary", "Turkey Hungary", "Turkey – Hungary"],
    "meetings --with Turkey --beside Hungary --from 2022-01-01 --to 2022-12-31": ["Turkey Hungary talks 2022", "meetings between Turkey and Hungary in 2022", "when did Turkey meet Hungary in 2022"],
    "meetings --from 2021-11-01 --to 2021-11-30": ["what happened November 2021", "November 2021", "what happened in November 2021", "calendar November 2021", "who met in November 2021"],
    "commitments --due 2022-12-31": ["what is due in 2022", "commitments due in 2022", "deadlines 2022"],
    "calendar": ["what's next", "what is coming up?", "when is the next summit", "upcoming meetings", "agenda"],
    "changes --since 2025-10-05": ["what's new", "latest news"],
    "changes --since 2025-10-05 --about Hungary": ["news on Hungary", "what is new about Hungary"],
    "members OTS --on 2019-01-01": ["OTS observers in 2019"],
    "brief Hungary": ["Hungary's status", "tell me about Hungary", "what do we know about Hungary?", "talking points for Hungary", "everything on Hungary", "is Hungary an observer", "which bodies does Hungary belong to"],
    "brief Orbán": ["statements of Orbán", "what does Orbán think of migration", "Orbán on energy", "quotes by Orbán", "what did Orbán say on transport"],
    "brief encounter:ots-summit-8": ["the Istanbul summit", "Istanbul summit 2021", "who attended the Istanbul summit", "when was the 8th summit", "participants of the 8th summit", "the 2021 summit"],
    "brief encounter:ots-summit-12": ["where was the last summit of OTS", "when was the last OTS summit"],
    "search Turkic history": ["documents about Turkic history", "which reports mention Turkic history"],
    "who foreign minister of Turkey": ["who is FM of Turkey", "who's the foreign minister of Turkey now?"],
}  # fmt: skip
EACH = [(line, command) for command, lines in ASKED.items() for line in lines]


@pytest.mark.parametrize(("line", "command"), EACH)
def test_each_way_of_asking_has_its_answer(archive: Desk, line: str, command: str) -> None:
    with archive.view() as view:
        found = question_of(view, line)
        assert found is not None
        assert " ".join(command_of(found) or []) == command
        assert leads(found)[0].startswith("/")


# A name with "and" in it is one name; an office keeps its portfolios.
WHOLE = {"Milli Majlis of Azerbaijan": "body:milli-majlis.az", "Hungarian National Assembly": "body:national-assembly.hu", "Turkistan, Kazakhstan": "place:turkistan",
         "Bosnia and Herzegovina": "state:ba", "Organization for Security and Co-operation in Europe": "body:osce",
         "Minister of Foreign Affairs and Trade of Hungary": "office:minister-of-foreign-affairs@hu"}  # fmt: skip


@pytest.mark.parametrize(("line", "whom"), WHOLE.items())
def test_a_name_with_and_in_it_is_one(archive: Desk, line: str, whom: str) -> None:
    with archive.view() as view:
        found = question_of(view, line)
    assert found is not None and found.page == "" and found.meant["whom"].id == whom


@pytest.mark.parametrize("line", ["fish of Kazakhstan", "in Hungary", "the weather in Astana", "Turkey hotels", "Hungary what"])
def test_any_words_beside_a_state_are_no_office_of_it(archive: Desk, line: str) -> None:
    with archive.view() as view:
        assert question_of(view, line) is None


@pytest.mark.parametrize("page", examples())
def test_what_is_offered_is_understood(archive: Desk, page: str) -> None:
    with archive.view() as view:
        found = question_of(view, examples()[page])
    assert found is not None and found.page == page and command_of(found)


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("who might mandate water", "who has mandates on water"),
        ("why did the leaders of OTS meet in a tent", "when do the leaders of OTS meet next"),
        ("what was decided at the meeting of the moon", "what was decided at the Samarkand summit"),
        ("what changed since the flood", "what changed since May 2025"),
    ],
)
def test_what_is_not_understood_is_offered_something_near(archive: Desk, line: str, near: str) -> None:
    with archive.view() as view:
        assert question_of(view, line) is None
    assert near in near_forms(line) and is_question(line)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = str(tmp_path_factory.mktemp("asked") / "record.elchi")
    assert CliRunner().invoke(main, ["--record", found, "read", str(sample("reports"))]).exit_code == 0
    return found


def test_the_command_line_shows_the_command_and_its_answer(place: str) -> None:
    told = CliRunner().invoke(main, ["--record", place, "ask", "who", "chairs", "OTS", "next?"])
    assert told.exit_code == 0, told.output
    assert told.output.startswith("$ elchi body OTS\n") and "chairs Organization of Turkic States next" in told.output
    data = CliRunner().invoke(main, ["--record", place, "ask", "what was decided at the Samarkand summit", "--json"])
    assert all(u["cites"] for u in json.loads(data.output)) and json.loads(data.output)
    lost = CliRunner().invoke(main, ["--record", place, "ask", "who might mandate water"])
    assert lost.exit_code == 1 and 'Near to it: "who has mandates on water"' in lost.output


@pytest.mark.parametrize("line", [lines[0] for command, lines in ASKED.items() if not command.startswith("commitments --overdue")])
def test_each_answer_is_given(place: str, line: str) -> None:
    told = CliRunner().invoke(main, ["--record", place, "ask", line])
    assert told.exit_code == 0, told.output
