"""Promises as agencies, ministries and secretariats put them: whom they bind, and what only looks like one."""

import pytest
from conftest import document, resolved

from elchi.exports.reading import reading_format

PROMISED = [
    ("France will return twelve thrones to Benin, President Ali Veli promised.", "France", "pledge"),
    # what somebody is determined or ordered to do, promises again, or decides against; asides before "to"; what is put off by agreement
    ("Denmark is determined to reopen its mission in Tripoli.", "Denmark", "pledge"),
    ("The Danish government is under orders to escort every ship.", "government Denmark", "instruction"),
    ("Ghana stood by its promise to pull its soldiers out of Aflao.", "Ghana", "pledge"),
    ("The Council reiterated its request to the Secretariat to prepare a budget.", "Secretariat", "instruction"),
    ("The Council once more requests the Secretariat to prepare a plan.", "Secretariat", "instruction"),
    ("Portugal has signalled its firm intention to accede to the protocol.", "Portugal", "plan"),
    ("Paraguay agreed, at the request of Brazil, to move the census.", "Paraguay", "agreement"),
    ("Georgia agreed to postpone the launch of the register to January 2018.", "Georgia", "agreement"),
    ("Iceland decided not to apply for membership of the Union.", "Iceland", "decision"),
    ("Zambia's debts will be cancelled by China.", "China", "plan"),
    ("A decision has been taken by Bhutan to exempt students.", "Bhutan", "decision"),
    ("Latvia agreed with its neighbours to shut the last link.", "Latvia", "agreement"),
    # particles behind what it is done to, seats of government, what shall be done by a day, inserts before "had"
    ("Cuba will take them back.", "Cuba", "plan"),
    ("Tallinn said it would pull its team out.", "Estonia", "plan"),
    ("The Hague pledged to match every euro raised.", "Netherlands", "pledge"),
    ("La Paz agreed to release the crew.", "Bolivia", "agreement"),
    ("Georgia shall answer the note.", "Georgia", "plan"),
    ("Colombia, Panama said, had undertaken to police the gap.", "Colombia", "pledge"),
    ("Partners undertook to double their support by 2027.", "Partners", "pledge"),
    # how, where and before whom something is promised; what is as good as done; what anybody vouches for
    ("Laos has bound itself by treaty to consult its neighbours.", "Laos", "pledge"),
    ("Somalia undertook before the Council that not one shilling would go to arms.", "Somalia", "pledge"),
    ("Canada's navy is sending two frigates to the gulf.", "Canada", "plan"),
    ("Bishkek said on Tuesday it was reopening all checkpoints.", "Kyrgyzstan", "plan"),
    ("Egypt has committed 30 engineers to the task.", "Egypt", "pledge"),
    ("Qatar will go on paying the salaries.", "Qatar", "plan"),
    ("Nepal and India settled on joint patrols along the river.", "Nepal, India", "decision"),
    ("Another 120 million euros will come from Germany.", "Germany", "plan"),
    ("Georgia set the reopening of the bridge for 1 May.", "Georgia", "plan"),
    # what a fresh set of promises found that crossing had not
    ("The drawing of the line was entrusted to Senegal.", "Senegal", "instruction"),
    ("A deadline of midsummer was set by Iceland for the closure of the station.", "Iceland", "decision"),
    ("Cameroon has until the rains to pull out its gendarmes.", "Cameroon", "instruction"),
    ("Yerevan let the mission know that it would take back the eleven men.", "Armenia", "plan"),
    ("Georgia gave its hosts its word that the prisoners would be home within the week.", "Georgia", "pledge"),
    ("The envoy came home with an assurance from Tunis that the nets would be given back.", "Tunisia", "pledge"),
    ("Austrian officers will be seconded to the new school.", "Austria", "plan"),
    ("The crew will be set free, Tbilisi announced.", "Georgia", "plan"),
    ("Responsibility for the survey will lie with Oman.", "Oman", "plan"),
    ("The ministers confirmed that the countries had decided to resume the talks.", "countries", "decision"),
    ("Georgia, which hosts the court, will clear the backlog of visas.", "Georgia", "plan"),
    # any verb that does something to something, behind who will do it
    ("The Ministry of Finance of Ghana will settle the arrears to contractors.", "Ministry of Finance of Ghana", "plan"),
    ("Ghana will vacate the strip.", "Ghana", "plan"),
    ("Austria will put 5 million euros into the fund.", "Austria", "plan"),
    ("Norway will be making 40 million kroner available to Angola.", "Norway", "plan"),
    ("Norway will be sending a team of engineers.", "Norway", "plan"),
    ("Details will be worked out through existing channels.", None, "plan"),
    ("Ghana would, President Kofi Mensah told his guest, lift the duty on salt.", "Ghana", "plan"),
    ("It is Chile that will foot the bill for the repairs.", "Chile", "plan"),
    ("Georgia has put its name to a plan under which it will train 120 Armenian guards.", "Georgia", "plan"),
    ("Georgia said that its navy would escort the convoy.", "Georgia", "plan"),
    ("The Foreign Ministry of Norway said in a statement that it would donate 235 million kroner.", "Foreign Ministry of Norway", "plan"),
    ('"We will put 5 million euros into the fund," said Austrian Foreign Minister Karl Reiter.', "Karl Reiter", "plan"),
    ("Georgia shall, within a year of the signing, remove the posts.", "Georgia", "plan"),
    ("Georgia plans on handing over the list.", "Georgia", "plan"),
    ("Japan will be giving a further 12 million dollars to the hospital.", "Japan", "plan"),
    ("Japan will help Africa build a railway.", "Japan", "plan"),
    ("Georgia confirmed that the detained crew would be let go.", "Georgia", "plan"),
    ("Kuwait's Ministry of Electricity said the line would be switched on in July.", "Kuwait's Ministry of Electricity", "plan"),
    ("ECOWAS will accordingly request the Security Council to amend the mandate.", "ECOWAS", "plan"),
    # a state behind a town that is not its own acts
    ("At the forum in Oslo, Japan promised to finance a port.", "Japan", "pledge"),
    # what is let be, what will be there, what may be done
    ("Georgia told Armenia that it would let its lorries pass.", "Georgia", "plan"),
    ("Georgia will allow the search for the wreck.", "Georgia", "plan"),
    ("Georgia said that it would mediate between Chad and Sudan.", "Georgia", "plan"),
    ("Georgia said it will do away with capital punishment.", "Georgia", "plan"),
    ("Georgia's energy minister said that Japan would join in building the dam.", "Japan", "plan"),
    ("Georgia's prime minister, Nino Abashidze, announced that a depot for fuel would be ready in 2030.", None, "plan"),
    ("Georgia and Armenia agreed that shepherds may return to the pastures.", "Georgia, Armenia", "agreement"),
    # who acts for a state
    ("Jordanian hospitals will treat Sudanese patients.", "Jordan", "plan"),
    ("The Indian government will be doubling the number of scholarships.", "government India", "plan"),
    ("Kenya's cabinet approved the dispatch of 300 officers to Haiti.", "Kenya's cabinet", "decision"),
    ("The cabinet of Kenya has approved the opening of an embassy in Oslo.", "cabinet of Kenya", "decision"),
    ("The Kazakh transport ministry promised to build a road.", "Kazakh transport ministry", "pledge"),
    ("Belgrade and Skopje will build the bypass.", "Serbia, North Macedonia", "plan"),
    ("Oslo has no objection and will issue the permits.", "Norway", "plan"),
    ("Madrid has earmarked 15 million euros for the water network, the ambassador announced.", "Spain", "pledge"),
    ("The Polish cabinet met on Monday. It decided to send 200 troops to Latvia.", "Polish cabinet", "decision"),
    ("The African Union condemned the coup. It suspended Niger.", "African Union", "decision"),
    ("The Ministerial Council met. It approved the strategy for the border.", "Ministerial Council", "decision"),
    ("Georgia received a request from Japan. It will build a clinic in Gori.", "Georgia", "plan"),
    ("Both governments undertook to refrain from any overflight.", "Both governments", "pledge"),
    ("With Armenia and India each pledging 74,000 euros, the fund is full.", "Armenia, India", "pledge"),
    # verbs and nouns that bind
    ("Georgia accepted the obligation to return the vessels.", "Georgia", "pledge"),
    ("Georgia took upon itself the printing of the textbooks.", "Georgia", "pledge"),
    ("Under the accord Georgia is bound to notify Armenia.", "Georgia", "agreement"),
    ("Georgia has agreed in writing to cover the salaries of teachers.", "Georgia", "agreement"),
    ("Georgia has decided on a loan of 100 million dollars.", "Georgia", "decision"),
    ("Georgia has decided upon mutual recognition.", "Georgia", "decision"),
    ("The Secretary-General was asked by the Council to keep it informed.", "Secretary-General", "instruction"),
    ("The minister told parliament that Georgia was going to rebuild the school.", "Georgia", "plan"),
    ("Georgia has set aside a sum of 30 million dollars for schools.", "Georgia", "pledge"),
    ("Donors promised nearly 6 billion dollars in aid.", "Donors", "pledge"),
    ("Georgia has assured Armenia of deliveries of power.", "Georgia", "pledge"),
    ("Georgia decided in favour of a common fund.", "Georgia", "decision"),
    ("Georgian leaders made a commitment before donors to pass the budget.", "leaders Georgia", "pledge"),
    ("The truce was agreed between Georgia and Armenia.", "Georgia, Armenia", "agreement"),
    ("The minister reaffirmed Australia's commitment to send aid to Fiji.", "Australia", "pledge"),
    ("The President of Tonga welcomed Japan's promise to clear the wreck.", "Japan", "pledge"),
    ("Georgia increased its pledge to 45 million euros.", "Georgia", "pledge"),
    ("The ministers left it to the Commission to fix the date.", "Commission", "instruction"),
    ("Georgia took on the task of drafting the rules.", "Georgia", "pledge"),
    ("Georgia has given assurances to Armenia that the flow will not be cut.", "Georgia", "pledge"),
    ("Minister Can Kara assured Ali Veli that his ministry would continue to follow up the matter.", "Can Kara", "pledge"),
    ("After talks with Minister Can Kara, Islamabad has announced that it will release 20 men.", "Pakistan", "plan"),
    ("Israel informed the mediators that it would let 200 lorries through.", "Israel", "plan"),
    ("Riga took the decision to send six howitzers.", "Latvia", "decision"),
    ("Ottawa is putting 8 million dollars into the fund.", "Canada", "plan"),
    ("Georgia said it would make its airspace available to the planes.", "Georgia", "plan"),
    ("The parties bind themselves to settle by arbitration.", "The parties", "pledge"),
    ("An undertaking was obtained from Georgia to let the convoy through.", "Georgia", "pledge"),
]  # fmt: skip
BOTH = "The two countries have agreed to exchange ambassadors."
TOGETHER = [
    "Georgia and Armenia have decided to establish a fund.",
    "The governments of Georgia and Armenia have decided to establish a fund.",
    "The Foreign Ministers of Georgia and Armenia have decided to establish a fund.",
]
NOT_PROMISED = [
    "The minister of Ghana hinted that a deal could be signed.",
    "It would be wrong to say that India will sign the treaty.",
    "The president used to say he would build a bridge.",
    "Whatever Georgia decides to do, Armenia will suffer.",
    "It is Egypt's view that a treaty should be signed.",
    "Estonia has the means to send a ship.",
    "Rwanda is accused of having promised arms.",
    "Georgia will never get a better bridge.",
    "Georgia will face a shortage of water.",
    "Georgia will prioritise peace.",
    "Where Georgia would build the next bridge was left open.",
    "Where the ministers of Georgia would gather next was left open.",
    "Georgia will benefit from the bridge.",
    "We haven't yet agreed on the rules of trade.",
    "Georgia was obliged to resign its seat.",
    "The cut will be adopted if the others agree.",
    "Foreign Minister Ali Veli visited the port of Gori. It will build character.",
    "Georgia would have signed the accord.",
    "Georgia promised to review the lease if elected.",
    "The Council adopted a statement condemning the shelling.",
    "Georgia is said to have promised a loan.",
    "Georgia's promise to close the centre was never kept.",
    "Documents expected to be adopted were discussed.",
    "On the recently imposed trade curbs, Minister Ali Veli said he had no answer.",
    "It is a body of internationally agreed rules, Minister Ali Veli said.",
    "Georgia averted a pledged tough trade response by Armenia.",
    "They spoke of the role of Georgia in approving any new deal.",
    "He said on Sunday in Rome that Georgia would not have suspended payment on its debt if it had received money.",
    "He is the first minister of Georgia there since the two states established ties last May.",
    "The reports that Georgia intended to buy ships were denied.",
]


def commitments(text: str) -> list[dict[str, object]]:
    return list(reading_format(document(text), resolved(text))["commitments"])


@pytest.mark.parametrize(("text", "who", "kind"), PROMISED, ids=[row[0][:60] for row in PROMISED])
def test_it_binds_whom_it_tells_of(text: str, who: str | None, kind: str) -> None:
    assert [(c["who"], c["kind"]) for c in commitments(text)] == [(who, kind)]


@pytest.mark.parametrize("text", TOGETHER)
def test_the_two_countries_are_those_told_of_together(text: str) -> None:
    assert commitments(f"{text} {BOTH}")[-1]["who"] == "Georgia, Armenia"


OLD = """
    The Council of Ministers of the Union of Seas, meeting in its Twentieth Ordinary Session in Gori, from 5 to 9 February 1973,

    Having heard the Minister of Georgia,

    1. WELCOMES the talks;

    2. REQUESTS Georgia to present a report to the next session.
    """


def test_a_council_that_meets_in_its_session_resolves() -> None:
    told = [(c["who"], c["kind"]) for c in commitments(OLD)]
    assert told == [("Georgia", "instruction")]


def test_what_a_paper_lays_on_the_parties_stands_below_it() -> None:
    above = "Georgia and Armenia signed a protocol.\n\nAccording to the document, the parties:"
    told = commitments(f"{above}\n\nwill establish a joint guard;\n\nwill open two crossings;\n\nTalks were held in Oslo.")
    assert [c["what"] for c in told[1:]] == ["will establish a joint guard;", "will open two crossings;"]


def test_what_was_decided_stands_before_its_passive() -> None:
    told = commitments("The proposal to set up a unit was approved by the Cabinet.")
    assert [c["what"] for c in told] == ["The proposal to set up a unit was approved by the Cabinet."]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Japan pledged to build a hospital in Namangan, Ambassador Ali Veli said on 4 May 2017.", None),
        ("Fiji decided in Suva on 14 May 2017 that the seat of the bank would be in Nadi by June 2018.", "2018-06-30"),
    ],
)
def test_the_day_of_saying_or_deciding_is_no_term(text: str, due: str | None) -> None:
    assert [c["due"] for c in commitments(text)] == [due]


def test_what_is_pursued_stands_below() -> None:
    told = commitments(
        "Georgia and Armenia agreed to pursue the following priority areas:\n\n- reopening the road;\n\n- harmonising customs forms."
    )
    assert [c["what"] for c in told] == ["reopening the road;", "harmonising customs forms."]


def test_the_currency_of_the_first_is_that_of_the_second() -> None:
    told = commitments("Japan will give the fund eight million dollars, Norway three million.")
    assert [(c["who"], c["what"]) for c in told] == [("Japan", "give the fund eight million dollars"), ("Norway", "three million")]


DECISION = """
    Decision of the Council

    The Council of the Baltic Water Union, meeting in Riga on 4 June 2014,

    Decides to establish an archive of charts in Liepaja;

    Requests the Secretariat to prepare a budget for the archive by March 2015.
    """


def test_paragraphs_without_numbers_are_those_of_the_organ_above() -> None:
    assert [(c["who"], c["due"]) for c in commitments(DECISION)] == [
        ("Council of the Baltic Water Union", None),
        ("Secretariat", "2015-03-31"),
    ]


def test_three_states_are_not_the_two_countries() -> None:
    assert commitments(f"Georgia, Armenia and Oman have decided to establish a fund. {BOTH}")[-1]["who"] == "The two countries"


@pytest.mark.parametrize("text", NOT_PROMISED)
def test_it_binds_nobody(text: str) -> None:
    assert commitments(text) == []
