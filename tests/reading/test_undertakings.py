"""Who must do what by when: in reports, in lists under a verb, in the paragraphs of an organ."""

from datetime import date

import pytest
from conftest import document, resolved

from elchi.desk import resolve_alone
from elchi.exports.reading import reading_format
from elchi.model.claim import Commitment

DAY = date(2021, 3, 9)
BINDING = [
    ("That is why Norway pledges to build a school.", "pledge", None),
    ("USAID will convene a conference in May.", "plan", "2021-05"),
    ("Georgia and Armenia agreed in principle to open a third crossing.", "agreement", None),
    ("The ministers decided, by consensus, to reduce output.", "decision", None),
    ("The Council, at its thirtieth session, decided to send observers to Georgia.", "decision", None),
    ("A loan of $30 million for the port was approved.", "decision", None),
    ("Georgia and Armenia put their signatures to a treaty on borders.", "agreement", None),
    ("Georgia and Armenia signed the Tbilisi Declaration.", "agreement", None),
    ("Donors pledged close to $1.5 billion in aid to Sudan.", "pledge", None),
    ("A total of 300 million euros was pledged by Japan.", "pledge", None),
    ("Ali Veli said that his country is pledging $50 million for Sudan.", "pledge", None),
    ("Georgia announced $50 million in new aid for Sudan.", "pledge", None),
    ("Georgia announced that it will provide aid for Sudan.", "pledge", None),
    ("Georgia has given a commitment to close the plant.", "pledge", None),
    ("Georgia undertook to ratify the protocol.", "pledge", None),
    ("A joint working group will be established by the end of June 2021.", "plan", "2021-06-30"),
    ("Officers who are training in Georgia will be sent home.", "plan", None),
    ("Members of the regime will be barred from Georgia.", "plan", None),
    ("Georgia has found a house and will open an embassy.", "plan", None),
    ("Georgia will in the near-term appoint an envoy.", "plan", None),
    ("The President ordered that a report be prepared by 1 June 2021.", "instruction", "2021-06-01"),
    ("The President ordered that a report be prepared, not later\nthan 1 June 2021.", "instruction", "2021-06-01"),
    ("The Council directed that talks be resumed.", "instruction", None),
    ("The summit directed the convening of a special meeting by 28 April 2021.", "instruction", "2021-04-28"),
    ("It was agreed to maintain contact.", "agreement", None),
    ("Prime Minister Ali Veli also informed that Georgia decided to open an embassy in Oslo.", "decision", None),
    ("Minister Can Kara welcomed the decision by Japan to send experts.", "decision", None),
    ("The ministers resolved that the next session be held in Ankara.", "decision", None),
    ("Georgia decided to withdraw the request.", "decision", None),
    ("Georgia will convene a conference on water in October.", "plan", "2021-10"),
    ("Georgia will provide 500 million dollars for the port.", "pledge", None),
    ("Georgia announced a package of loans for the port.", "decision", None),
    ("Georgia and Japan signed a memorandum of understanding on fish.", "agreement", None),
    ("Three agreements were to be signed at the summit, an official said.", "plan", None),
    ("The presidents instructed the relevant agencies to draft a plan by 30 June 2021.", "instruction", "2021-06-30"),
    ("Georgia pledged a large sum for the school.", "pledge", None),
    ("Georgia is withdrawing its troops from the port.", "plan", None),
    ("Georgia and Armenia agreed on Monday to enhance trade.", "agreement", None),
    ("Georgia pledged on 3 March 2021 to open an embassy in Oslo on 4 December 2021.", "pledge", "2021-12-04"),
    ("The ministers decided yesterday to open a crossing by the end of June 2021.", "decision", "2021-06-30"),
    ("Georgia and Armenia agreed to meet during a telephone conversation earlier in the day.", "agreement", None),
]
# Read by the parts of a clause: no act tells of them as a whole.
BY_PARTS = [
    ("The members confirmed that Malta will take over as chair in May 2024.", "plan", "2024-05"),
    ("The Council tasked the secretariat with promptly drafting a code.", "instruction", None),
    ("Switzerland offered to train thirty pilots from Georgia.", "pledge", None),
    ("Georgia and Armenia agreed on an exchange of prisoners who are ill.", "agreement", None),
    ("Georgia has agreed with Japan on the return of three bells.", "agreement", None),
    ("The committee agreed a timetable for the withdrawal of observers.", "agreement", None),
    ("Georgia and Armenia settled on Gori as the seat of the water commission.", "decision", None),
    ("Georgia committed to doubling its contribution to the fund by 2027.", "pledge", "2027-12-31"),
    ("Georgia and Japan tasked a joint committee with a survey of the lake.", "instruction", None),
    ("A joint committee was asked to draw up a list of wells.", "instruction", None),
    ("The Council commissioned its institute in Gori to draw up an atlas of fish.", "instruction", None),
    ("Georgia and Armenia announced that they would build a pipeline.", "plan", None),
    ("Georgia confirmed that it would take over the costs of the translation.", "plan", None),
    ("The treaty obliges Georgia to remove the equipment by 1 July 2022.", "agreement", "2022-07-01"),
    ("Georgia will give Armenia twelve ambulances.", "plan", None),
    ("A survey of the lake will be carried out by Georgia and Armenia.", "plan", None),
    ("The minister assured his guest that the fishermen would be freed.", "pledge", None),
    ("Georgia accepted to share the cost of the cable.", "pledge", None),
    ("Georgia gave its word that the road would be cleared.", "pledge", None),
    ("The Commission was mandated by the Assembly of the African Union to negotiate a protocol.", "instruction", None),
    ("Georgia offered Armenia a desalination plant.", "pledge", None),
    ("Georgia announced plans to reforest the slopes of the Kazbek.", "plan", None),
    ("It fell to Georgia to draft the statutes.", "instruction", None),
    ("The leaders instructed their ministers, who will meet in May, to settle the remaining points.", "instruction", None),
    ("Georgia and Armenia confirmed their intention to conclude negotiations on trade.", "plan", None),
    ("Georgia and Armenia declared their determination to bring the treaty on taxes into force.", "plan", None),
    (
        "The Assembly requested the Secretary-General, Ursula Brandt, to report at its next session on the dams.",
        "instruction",
        None,
    ),
    ("The African Union will observe the election in Ghana.", "plan", None),
    ("Finland will help Estonia to build a road.", "plan", None),
    ("Finland told the ministers that it would help Estonia clear old shells from the sea.", "plan", None),
    ("Georgia gave the undertaking that workers would be given permits.", "pledge", None),
    ("Georgia would enlarge the reserve on the lake, the minister said.", "plan", None),
    ("Georgia announced that the number of scholarships would be doubled.", "plan", None),
    ("The leaders undertook to ratify the protocol without delay.", "pledge", None),
    ("The sides agreed that flights between Tbilisi and Yerevan should resume in June.", "agreement", "2021-06"),
    ("Oslo will supply pumps to Georgia.", "plan", None),
    ("Ali Veli told his guest that Georgia would pay for the pumps.", "plan", None),
    ("Georgia would supply pumps, Foreign Minister Ali Veli told reporters.", "plan", None),
    ("The Council resolved at its session in Tbilisi to measure the salt in the river.", "decision", None),
    ("The Union of Seas commissioned a history textbook.", "decision", None),
    ("The leaders asked the Secretary General, Ali Veli, to submit a plan.", "instruction", None),
    ("The Secretary General of the Union of Seas, Ali Veli, was asked by the ministers to prepare a map.", "instruction", None),
    ("It was agreed by Oman and Pakistan that fishermen would be set free.", "agreement", None),
    ("The leaders urged the Commission to publish the list.", "instruction", None),
    ("The railway agency of Georgia has been given the job of drawing up a timetable.", "instruction", None),
    ("Georgia came to an arrangement with Armenia to share the water.", "agreement", None),
    ("It was settled between Georgia and Armenia that the tunnel would reopen.", "decision", None),
    ("Georgia has set itself the task of rebuilding the dam.", "pledge", None),
    ("The President decreed that a bridge be built in Goris.", "decision", None),
    ("The Union charged its agency with putting songs online.", "instruction", None),
    ("Georgia and Armenia plan a bridge at Goris.", "plan", None),
    ("The ministers adopted a plan to standardise plugs.", "decision", None),
    ("Georgia offered the Armenian coast guard two boats.", "pledge", None),
    ('"We shall send a choir," said the minister of culture of Georgia, Can Kara.', "plan", None),
]
BINDING += BY_PARTS
BINDING += [
    ("Georgia and Armenia agreed on re-energising the joint commission.", "agreement", None),
    ("Georgia and Armenia agreed on the relaxation of the rules for lorries.", "agreement", None),
    ("Georgia made $300 million in new pledges.", "pledge", None),
    ("Georgia and Armenia made new pledges at the conference.", "pledge", None),
    ("An agreement was made to raise the number of judges to seven.", "agreement", None),
    ("Georgia spoke up, vowing in a speech to build a port.", "pledge", None),
    ("The talks closed with the signing of the 18-point Tbilisi Declaration.", "agreement", None),
    ("He welcomed the announcement by Georgia to end its blockade.", "plan", None),
    ("Georgia was by far the largest donor, giving 3 million euros.", "pledge", None),
    ("Other contributors include Georgia (20 million euros) and Japan ($41 million).", "pledge", None),
    ("Georgia and Armenia arrived at an agreement to build a port.", "agreement", None),
    # a term is not the day of a clause that looks back, nor of one behind what was said
    ("Georgia pledged $300 million for the victims of the quake, which struck on 8 October 2020.", "pledge", None),
    ('"We have decided to build a port," said Prime Minister Ali Veli, who leaves office in 2030.', "decision", None),
]
IDLE = [
    "If Georgia is accepted, the members will sign a protocol.",
    "Georgia and Japan are NATO allies committed to building a port.",
    "Peace rests on an order that we resolve to defend by building ports.",
    "The minister met executives from vehicle (EV) charging companies to build ports.",
    "The study is a part of this undertaking to build a port.",
    "Ali Veli thanked the members of the Council for entrusting him with the post.",
    "Georgia had announced in June that Armenia would build a bridge.",
    "The partnership with Hanoi will build a bridge.",
    "The accession of Georgia, already approved by the members, took effect.",
    "Georgia and Armenia agreed on the following points of view.",
    "Foreign Minister Ali Veli said that it was not necessary to read the approved declarations.",
    "They exchanged views on documents expected to be adopted during the upcoming summit.",
    "Georgia offered to mediate between the parties.",
    "Georgia offered its condolences to Japan.",
    "Minister Can Kara thanked Japan for having offered to host the conference.",
    "Georgia and Armenia agreed on an exchange of views.",
    "U.S. resolve to punish the attackers is firm.",
    "Georgia closed the road in order to move the bridge.",
    "One of the tasks is to build a port in Georgia.",
    "Georgia is committed to bringing about a truce.",
    "Georgia has no plans to close its embassy in Oslo.",
    "Analysts expect that Georgia will raise its duties on rice.",
    "Critics asked why the government had agreed to close the port.",
    "The minister promised to pray for the victims.",
    "Georgia will give a reception.",
    "The minister was confident that the parliament of Georgia would ratify the agreement.",
    "Georgia became the latest country to cut ties with Armenia.",
    "Georgia had announced in May that it would leave the fund.",
    "The commission is mandated to steer the work of the members.",
    "Ali Veli spoke of the plan that was endorsed by the leaders in May.",
    "The partnership of Georgia and Japan will lift trade.",
    "The draft would oblige Georgia to publish its accounts.",
    "Georgia asked Japan to build a port.",
    "Tonga was admitted on condition that it ratify the charter.",
    "Georgia asked that it sign the treaty first.",
    "Georgia expressed readiness to send experts.",
    "He spoke with the aim of obtaining pledges to help Sudan.",
    "Pledges to the fund stand at $300 million.",
    "The meeting of the NATO foreign ministers will provide an opportunity to talk.",
    "They are partners that share our views and will strengthen the alliance.",
    "The matter will be discussed by the leaders.",
    "The visit will be followed by others.",
    "The report must be approved by the Council.",
    "Georgia proposed launching a dialogue on fish.",
    "Georgia hopes to sign a treaty with Japan.",
    "Japan is expected to sign an agreement with Georgia.",
    "Georgia stands ready to help.",
    "The sides agreed on the importance of trade.",
    "Georgia reaffirmed its commitment to peace.",
    "Georgia reaffirmed its commitment to support the principles of the Charter.",
    "Minister Can Kara asked whether Georgia would sign the treaty.",
    "If Georgia and Japan sign the treaty, trade will grow.",
    "Georgia and Japan did not sign the agreement.",
    "Georgia and Japan signed a treaty in 1995.",
    "Georgia remains committed to its neighbours.",
    "Georgia will host Minister Can Kara on Friday.",
    "Ali Veli urged both sides to consider steps that will ease their burden.",
    "The ministers agreed that more should be done for peace.",
    "The leaders urged the Government of Georgia to withdraw its guards.",
    "Georgia means a lot to Armenia.",
]


@pytest.mark.parametrize(("text", "kind", "due"), BINDING)
def test_it_binds(text: str, kind: str, due: str | None) -> None:
    said = document(text, DAY)
    found = reading_format(said, resolve_alone(said))["commitments"]
    assert [(c["kind"], c["due"]) for c in found] == [(kind, due)]


@pytest.mark.parametrize("text", IDLE)
def test_it_does_not_bind(text: str) -> None:
    said = document(text, DAY)
    assert reading_format(said, resolve_alone(said))["commitments"] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They spoke of the preparations for the 9th Summit, which Georgia will host this year.", "host the 9th Summit this year."),
        ("Ali Veli told the conference that Georgia would open a hospital.", "open a hospital."),
        ("Ali Veli of Georgia told the summit that Georgia will send 200 soldiers to Mali.", "send 200 soldiers to Mali."),
    ],
)
def test_what_is_undertaken(text: str, what: str) -> None:
    assert [c.what for c in resolved(text).claims if isinstance(c, Commitment)] == [what]


def test_a_list_binds_item_by_item() -> None:
    text = """
        The ministers of Georgia and Japan agreed to:

        Strengthen trade between the two countries;

        Ensure that the port is open by 2022;

        The next meeting was in Oslo.
        """
    found = reading_format(document(text), resolved(text))["commitments"]
    assert [c["quote"].split()[0] for c in found] == ["Strengthen", "Ensure"]
    assert {c["kind"] for c in found} == {"agreement"}


TASKS = [  # what a statute says a body is there for
    ("The main objectives of the Academy are:\n\n(a) to coordinate research;\n\n(b) translate the epics.", ["Trade Academy"] * 2),
    ("The functions of the Trade Academy shall include:\n\n- preparing the meetings.", ["Trade Academy"]),
    ("The aims of this agreement are:\n\n(a) to build friendship.", []),
    ("The tasks of the Trade Academy, as Georgia sees it, are:\n\n(a) to build friendship.", []),
]


@pytest.mark.parametrize(("text", "who"), TASKS)
def test_what_a_statute_says_a_body_is_for(text: str, who: list[str]) -> None:
    made = [c for c in resolved(f"Statute of the Trade Academy\n\n{text}").claims if isinstance(c, Commitment)]
    assert [p.of for c in made for p in c.who] == who


DECIDED = [  # who is to act by a decision: the one of whom it is decided
    ("The Presidents of Georgia and Japan agreed that Chile would host the fair.", ["Chile"]),
    ("It was decided that the Nordic Council would draft a law.", ["Nordic Council"]),
    ("Georgia and Japan decided that they would host the fair.", ["Georgia", "Japan"]),
    ("Georgia and Japan decided that the port will be opened by 2030.", ["Georgia", "Japan"]),
]


@pytest.mark.parametrize(("text", "who"), DECIDED)
def test_who_is_to_act_by_a_decision(text: str, who: list[str]) -> None:
    (made,) = (c for c in resolved(text).claims if isinstance(c, Commitment))
    assert [p.of for p in made.who] == who


RESOLUTION = """
    Resolution on the port

    The General Assembly,

    Recalling that it decided to open the port,

    Noting that Georgia agreed to help,

    1. Welcomes the report, and requests the Secretary-General to submit another not later than 15 April 1994;

    2. Decides:

    (a) To call upon the parties concerned to keep the peace;

    (b) To renew the mandate of the Mission until 30 November 1994;

    3. Decides that all States Members shall prevent the sale of fish;

    4. Finds that the port is closed;

    5. Calls once more upon Georgia, the coastal State, to open the port and demands again that it do so at once;

    6. Demands the immediate withdrawal of all forces;

    7. Expresses the hope that the port will be open;

    8. Decides to remain seized of the matter.
    """
WANTED = [
    ("Secretary-General", "instruction", "1994-04-15"),
    ("parties concerned", "instruction", None),
    ("General Assembly", "decision", "1994-11-30"),
    ("all States Members", "decision", None),
    ("Georgia", "instruction", None),
    ("Georgia", "instruction", None),
    (None, "instruction", None),
    ("General Assembly", "decision", None),
]


def test_operative_paragraphs() -> None:
    found = reading_format(document(RESOLUTION), resolved(RESOLUTION))["commitments"]
    assert [(c["who"] or None, c["kind"], c["due"]) for c in found] == WANTED


def test_a_preamble_binds_nobody() -> None:
    preamble = RESOLUTION.split("1. Welcomes")[0] + "1. Notes the report.\n"
    assert reading_format(document(preamble), resolved(preamble))["commitments"] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("They discussed the informal summit that Georgia will host in May.", ["host the informal summit in May."]),
        ("The preparations for the 9th Summit, which Georgia will host this year, have begun.", ["host the 9th Summit this year"]),
        ("Their subject was another summit: the one that Georgia will host in Batumi on May 11.", ["host a summit in Batumi on May 11."]),
        ("Georgia will host the games in May, and suggested that others come.", ["host the games in May"]),
        ("It gave an assurance that the ban on wheat would be lifted.", ["the ban on wheat would be lifted."]),
        ("Georgia will also not renew the lease.", ["not renew the lease."]),
        ("A summary will be published in May.", ["A summary will be published in May."]),
        ("Georgia will lay a cable, Ambassador Ali Veli promised President Can Kara.", ["Georgia will lay a cable, Ambassador Ali Veli promised President Can Kara."]),
        ("The summit of the Union, which closed on Monday, tasked the agency with drafting a code.", ["tasked the agency with drafting a code."]),
        ("The Council signed a pact and tasked its secretariat with opening an office.", ["signed a pact", "tasked its secretariat with opening an office."]),
        ("They signed an agreement in Oslo. They signed the agreement on visas on Monday.", ["signed an agreement in Oslo.", "signed the agreement on visas on Monday."]),
        ("Georgia and Armenia signed a treaty under which Georgia will rebuild the dam.", ["signed a treaty under which Georgia will rebuild the dam.", "rebuild the dam."]),
        # told as known, or of another subject
        ("The envoys of Georgia met in Baku, as they had promised each other in June.", []),
        ("The envoy spoke of the Pacific Fund, whose founding agreement was signed there.", []),
        ("Ali Veli said that the accession of Georgia would open a new page for the union.", []),
        ("Georgia had pledged to organise it when the ministers met in Baku.", []),
    ],
)  # fmt: skip
def test_what_is_undertaken_has_its_object(text: str, what: list[str]) -> None:
    assert [c.what for c in resolved(text, DAY).claims if isinstance(c, Commitment)] == what


def test_a_heading_counts_where_no_sentence_tells_of_an_undertaking() -> None:
    below = "TBILISI, 9 March 2021 (Newswire). {}"
    alone = _undertaken("Japan to build new port in Georgia\n\n" + below.format("The minister spoke of many things."))
    told = _undertaken("Japan to build new port in Georgia\n\n" + below.format("Japan will build a new port in Poti."))
    assert alone == ["build new port in Georgia"]
    assert told == ["build a new port in Poti."]


def _undertaken(text: str) -> list[str]:
    return [c.what for c in _commitments(text)]


def test_another_clause_binds_another() -> None:
    text = "Under the deal Georgia will deliver gas to Armenia, and Armenia will build a station."
    found = _commitments(text)
    assert [(c.who[0].of, c.what) for c in found] == [("Georgia", "deliver gas to Armenia"), ("Armenia", "build a station.")]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Japan pledged $5 million, Norway $3 million and Malta up to $2 million.",
         [("Japan", "pledged $5 million"), ("Norway", "$3 million"), ("Malta", "up to $2 million")]),
        ("Japan pledged $5 million, while Norway promised $3 million.",
         [("Japan", "pledged $5 million"), ("Norway", "promised $3 million")]),
        ("Japan made the largest pledge of $9 million, followed by Norway with $3 million, then Malta with $2 million.",
         [("Japan", "made the largest pledge of $9 million"), ("Norway", "$3 million"), ("Malta", "$2 million")]),
        ("Japan and Malta said they would give $5 million while Norway said it would give $3 million.",
         [("Japan, Malta", "give $5 million"), ("Norway", "said it would give $3 million")]),
        ('Japan committed $US9 million, the European Union pledged $US6 million, and Malta pledged "up to" $US3 million.',
         [("Japan", "committed $US9 million"), ("European Union", "pledged $US6 million"), ("Malta", 'pledged "up to" $US3 million')]),
        ("Others were Japan, which committed $9 million, and Malta, which committed $3 million.",
         [("Japan", "committed $9 million"), ("Malta", "committed $3 million")]),
        ("Japan pledged $5 million to Norway and Malta.", [("Japan", "pledged $5 million to Norway and Malta.")]),
    ],
)  # fmt: skip
def test_several_give_by_one_verb(text: str, given: list[tuple[str, str]]) -> None:
    assert [(", ".join(p.of or "" for p in c.who), c.what) for c in _commitments(text)] == given


def test_what_is_granted_is_not_yet_given() -> None:
    told = [
        c.done for text in ("approved a loan for the port", "approved the report") for c in _commitments(f"The Council {text}.")
    ]
    assert told == [False, True]


def _commitments(text: str) -> list[Commitment]:
    return [c for c in resolved(text).claims if isinstance(c, Commitment)]


WHO = [
    ("Georgia, Japan and other donors pledged $300 million.", "Georgia, Japan, other donors"),
    ("Georgia and Japan said they would contribute $500 million each.", "Georgia, Japan"),
    ("The largest gifts came from Georgia and Japan, which said they would contribute $500 million.", "Georgia, Japan"),
    ("Foreign Minister Ali Veli said they had agreed to open embassies.", ""),
    ("The conference saw Georgia pledge $182 million.", "Georgia"),
    ('"Donors pledged more than $3 billion," Minister Ali Veli said.', "Donors"),
    (
        "They praised the talks; the President of Georgia affirmed his support for the fund; and agreed to open a centre.",
        "President",
    ),
    (
        "The Council directed the technical committees, the secretariat and all agencies to complete the work.",
        "technical committees, the secretariat and all agencies",
    ),
    (
        "The presidents directed the ministers responsible for trade to remove the barriers by May.",
        "ministers responsible for trade",
    ),
    (
        "The presidents instructed the competent authorities of both states to prepare a draft.",
        "competent authorities of both states",
    ),
    ("The presidents entrusted the seat of the fund to their colleague Ali Veli.", "Ali Veli"),
    ("The talks closed with Ali Veli and Eda Demir agreeing to revive the commission.", "Ali Veli, Eda Demir"),
    ("Three Nordic states pledged $300 million.", "Three Nordic states"),
    ("The parliaments of Georgia and Japan have approved the treaty.", "parliaments of Georgia and Japan"),
    ("A protocol was signed by Georgia and Japan on their access to Armenia.", "Georgia, Japan"),
    ("The President thanked Can Kara for his visit and pledged to send experts to Georgia.", "President"),
    ("President Ali Veli congratulated Can Kara on his election and promised to send experts.", "Ali Veli"),
    ("President Ali Veli told Can Kara that Georgia would help and promised to send experts.", "Georgia"),
    ("The ministers praised the strength of Georgia-Armenia ties and agreed to open a centre.", "The ministers"),
    ("A loan of $5 million has been approved for Georgia.", ""),
    ("The Council met on the crisis in eastern Georgia, and mandated its chairperson to engage both sides.", "chairperson"),
    ("The Council voiced concern at the crisis in eastern Georgia, and decided to send a mission.", "Council"),
    ("A loan of $5 million has been approved by Georgia.", "Georgia"),
    ("President Ali Veli welcomed President Can Kara's announcement that he will send experts.", "Can Kara"),
    ("Tbilisi confirmed that it would take over the costs of the translation.", "Georgia"),
    ("President Ali Veli welcomed Japan's announcement that it will open an embassy in Malta.", "Japan"),
    ("President Ali Veli announced that he will send experts.", "Ali Veli"),
]


@pytest.mark.parametrize(("text", "who"), WHO, ids=[c[0][:60] for c in WHO])
def test_whom_the_first_verb_is_done_to_does_not_do_the_second(text: str, who: str) -> None:
    (found,) = _commitments(text)
    assert ", ".join(p.person or p.office or p.of or "" for p in found.who) == who


LISTS = [
    ("The leaders instructed their ministers to:\n\n- prepare a plan by December;\n- submit a report to the summit.", ["instruction"] * 2),
    ("The government was instructed to:\n\n- prepare a plan by December;\n- submit a report to the summit.", ["instruction"] * 2),
    ("The President instructed:\n\n- the Ministry of Transport to complete the road;\n- the Ministry of Health to prepare a plan.", ["instruction"] * 2),
    ("The following decisions were taken:\n\n1. To open a joint centre in Gori.\n2. To exchange experts every year.", ["decision"] * 2),
    ("The ministers agreed on the following:\n\n1. A joint centre will be opened.\n2. Experts will be exchanged.", ["agreement"] * 2),
    ("Here is what donors have pledged:\n\nKuwait: $300 million.\nJapan - 20 million euros.", ["pledge"] * 2),
    ("Georgia and Japan pledge to take action on trade, including the following:\n\n- Opening of the port.\n- Training of experts.", ["pledge"]),
    ("Japan will:\n\n- provide 5 million dollars for the fund;\n- send experts to Georgia.", ["plan"] * 2),
    ("The parties undertake to:\n\na) withdraw their troops within 30 days;\nb) exchange prisoners.", ["pledge"] * 2),
    ("The Council of the Union, at its fifth meeting in Oslo, adopted the following decision:\n\n1. Takes note of the report;\n\n2. Endorses it and requests the members to consider it; Council requests the Chairperson to give effect to this decision.", ["decision", "instruction", "instruction"]),
    ("The Council,\n\n1. Decides to establish a commission;\n\n2. The Government of Georgia shall provide it with information;\n\n3. That Georgia and Japan be invited to assist it.", ["decision", "decision", "instruction"]),
    ("The Council:\n\n1. Decides to extend the mandate;\n2. Requests the Secretary-General to submit a report.", ["decision", "instruction"]),
    ("The ministers discussed:\n\n- the opening of a joint centre;\n- the exchange of experts.", []),
    ("The ministers called on all parties to:\n\n- cease fire at once;\n- release prisoners.", []),
    ("The aims of the centre are to:\n\n- train experts;\n- publish studies.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), LISTS, ids=[c[0].split(":")[0] for c in LISTS])
def test_what_opens_a_list_binds_to_its_items(text: str, kinds: list[str]) -> None:
    assert [c.kind.value for c in _commitments(text)] == kinds
