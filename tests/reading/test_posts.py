"""Who is put in an office, stands in, is chosen for it, leaves it, and which office nobody holds, as each agency tells it."""

import pytest
from conftest import reading_of

from elchi.model.claim import Tenure
from elchi.model.expression import DateExpression

TOLD = [
    # chosen is not yet in office where the office is taken up later
    ("Ali Veli was elected President of Georgia on 3 May 2022.", "elect Ali Veli, President, Georgia"),
    ("Ali Veli was elected Speaker of Parliament of Georgia on 3 May 2022.", "appointed Ali Veli, Speaker of Parliament, Georgia, from 3 May 2022"),
    ("Parliament elected Ali Veli as Prime Minister of Georgia on 3 May 2022.", "appointed Ali Veli, Prime Minister, Georgia, from 3 May 2022"),
    ("The member states elected Ali Veli Secretary General of the OSCE.", "elect Ali Veli, Secretary General, OSCE"),
    ("Ali Veli was re-elected President of Georgia on 3 May 2022.", "attested Ali Veli, President, Georgia"),
    ("Ali Veli was elected President of Georgia. He will take office on 8 July 2022 in Tbilisi.", "elect Ali Veli, President, Georgia; appointed Ali Veli, President, Georgia, from 8 July 2022"),
    ("Ali Veli was elected President of Georgia. Ali Veli took office on 8 July 2022 in Tbilisi.", "elect Ali Veli, President, Georgia; appointed Ali Veli, President, Georgia, from 8 July 2022"),
    ("President of Georgia Ali Veli, who was sworn in on 3 May 2022, spoke.", "appointed Ali Veli, President, Georgia, from 3 May 2022"),
    ("The President announced his intent to nominate Ali Veli to be Ambassador of Georgia to Japan.", "elect Ali Veli, Ambassador to Japan, Georgia"),
    ("The Senate confirmed the nomination of Ali Veli to the post of Ambassador of Georgia to Japan.", "elect Ali Veli, Ambassador to Japan, Georgia"),
    ("The Senate approved the candidacy of Ali Veli, put forward by the Cabinet, to the post of Ambassador of Georgia to Japan.", "elect Ali Veli, Ambassador to Japan, Georgia"),
    # standing in
    ("Foreign Minister of Georgia Ali Veli resigned. His duties are temporarily performed by Deputy Minister Can Kara.", "ended Ali Veli, Foreign Minister, Georgia; acting Can Kara, Foreign Minister, Georgia"),
    ("Eda Demir is discharging the duties of Minister of Trade of Georgia.", "acting Eda Demir, Minister of Trade, Georgia"),
    ("Eda Demir will act as Minister of Trade of Georgia until June.", "acting Eda Demir, Minister of Trade, Georgia"),
    # the post told of before, or somebody's own
    ("The Minister of Health of Georgia Ali Veli was dismissed on 3 May 2022.", "ended Ali Veli, Minister of Health, Georgia, to 3 May 2022"),
    ("The Prime Minister dismissed Foreign Minister of Georgia Ali Veli on 3 May 2022.", "ended Ali Veli, Foreign Minister, Georgia, to 3 May 2022"),
    ("The Minister of Health of Georgia Ali Veli dismissed the claims.", ""),
    ("The Minister of Health of Georgia Ali Veli resigned from the party.", ""),
    ("Ali Veli was appointed Ambassador of Georgia to Japan. Eda Demir was recalled from this post.", "appointed Ali Veli, Ambassador to Japan, Georgia; ended Eda Demir, Ambassador to Japan, Georgia"),
    ("Eda Demir was relieved of the post of Minister of Health of Georgia. Ali Veli was appointed in her place.", "ended Eda Demir, Minister of Health, Georgia; appointed Ali Veli, Minister of Health, Georgia"),
    ("Ali Veli was appointed Ambassador of Georgia to Japan. His predecessor, Eda Demir, left Tokyo in May 2022.", "appointed Ali Veli, Ambassador to Japan, Georgia; ended Eda Demir, Ambassador to Japan, Georgia, to May 2022"),
    ("Secretary-General Can Kara announced the appointment of Ambassador Eda Demir of Georgia as Special Representative for Libya. She succeeds Ali Veli of Malta.", "appointed Eda Demir, Special Representative for Libya, None; ended Ali Veli, Special Representative for Libya, None"),
    ("The President of Georgia inaugurated Ali Veli as the new Coordinating Minister for Maritime Affairs. Ali Veli replaced Can Kara.", "appointed Ali Veli, Coordinating Minister for Maritime Affairs, Georgia; ended Can Kara, Coordinating Minister for Maritime Affairs, Georgia"),
    ("Ali Veli has been appointed Minister of Trade of Georgia; he was relieved of his post as Ambassador of Georgia to Japan.", "appointed Ali Veli, Minister of Trade, Georgia; ended Ali Veli, Ambassador to Japan, Georgia"),
    ("Ali Veli has been released from the position of Ambassador of Georgia to Japan.", "ended Ali Veli, Ambassador to Japan, Georgia"),
    ("Prime Minister of Georgia Ali Veli tendered his resignation on 2 May 2021 in Tbilisi.", "ended Ali Veli, Prime Minister, Georgia, to 2 May 2021"),
    ("The parliament of Georgia accepted the resignation of Prime Minister Ali Veli.", "ended Ali Veli, Prime Minister, None"),
    # nobody
    ("The post of Minister of Trade of Georgia has been vacant since 3 May 2022.", "vacant None, Minister of Trade, Georgia, from 3 May 2022"),
    ("They discussed the vacant post of Secretary General of the OSCE.", "vacant None, Secretary General, OSCE"),
    ("The post of Minister of Trade of Georgia will not be left vacant.", ""),
    ("Ali Veli was appointed acting Minister of Trade of Georgia. The post had been vacant for weeks.", "acting Ali Veli, acting Minister of Trade, Georgia; vacant None, acting Minister of Trade, Georgia"),
    # the state that a paper need not name
    ("LONDON, 5 September 2022 (Wire)\n\nForeign Secretary Ali Veli has resigned with immediate effect.", "ended Ali Veli, Foreign Secretary, United Kingdom"),
    ("LONDON, 5 September 2022 (Wire)\n\nAli Veli was appointed Ambassador to Georgia.", "appointed Ali Veli, Ambassador to Georgia, None"),
    ("LONDON, 5 September 2022 (Wire)\n\nAfter talks on Georgia, Foreign Minister Ali Veli has resigned.", "ended Ali Veli, Foreign Minister, None"),
    ("BRUSSELS, 5 September 2022 (Wire)\n\nForeign Minister Ali Veli has resigned.", "ended Ali Veli, Foreign Minister, None"),
    ("Prime Minister of Georgia Ali Veli named four ministers. Eno Kara was appointed as Attorney General.", "appointed Eno Kara, Attorney General, Georgia"),
    ("Prime Minister of Georgia Ali Veli named four ministers. Eno Kara was appointed as Secretary General.", "appointed Eno Kara, Secretary General, None"),
    ("Prime Minister of Georgia Ali Veli met President Eda Demir of Malta. Eno Kara was appointed as Minister of Trade.", "appointed Eno Kara, Minister of Trade, None"),
    ("Prime Minister Ali Veli met Prime Minister of Georgia Eda Demir. Eno Kara was appointed as Minister of Trade.", "appointed Eno Kara, Minister of Trade, None"),
    # days of another: whose term it is, what a change came before
    ("The Assembly appointed Ali Veli as Secretary General of the OSCE, whose tenure will run from 1 June 2021 to 31 May 2024.", "appointed Ali Veli, Secretary General, OSCE, from 1 June 2021, to 31 May 2024"),
    ("Ali Veli was appointed Secretary General of the OSCE. He will replace Eda Demir, whose term expires at the end of May 2021.", "appointed Ali Veli, Secretary General, OSCE; ended Eda Demir, Secretary General, OSCE, to the end of May 2021"),
    ("Ali Veli was named Foreign Minister of Georgia ahead of an election in May 2022.", "appointed Ali Veli, Foreign Minister, Georgia"),
    ("Ali Veli was sworn in as President of Georgia for a second term, having previously served from 2007 to 2012.", "appointed Ali Veli, President, Georgia; attested Ali Veli, President, Georgia, from 2007, to 2012"),
    ("Ali Veli, who had been Georgia's prime minister since his election in 2014, spoke.", "attested Ali Veli, prime minister, Georgia, from 2014"),
    # what was held once
    ("Eda Demir served as Foreign Minister of Georgia.", "former Eda Demir, Foreign Minister, Georgia"),
    ("Eda Demir has served as Foreign Minister of Georgia.", "attested Eda Demir, Foreign Minister, Georgia"),
    ("Eda Demir, who died on Friday, served as Foreign Minister of Georgia, a post she held until 2013.", "attested Eda Demir, Foreign Minister, Georgia, to 2013"),
    ("Eda Demir was Georgia's ambassador to France (2005-09); permanent representative to the EU in Brussels (2001–05).", "attested Eda Demir, ambassador to France, Georgia, from 2005-09, to 2005-09; attested Eda Demir, permanent representative to the EU, Georgia, from 2001–05, to 2001–05"),
    # who moves from one office to another
    ("Health Minister of Georgia Eno Kara was named Foreign Minister. Culture Minister Eda Demir replaced Kara.", "appointed Eno Kara, Foreign Minister, Georgia; appointed Eda Demir, Health Minister, Georgia; ended Eno Kara, Health Minister, Georgia"),
    ("Ali Veli left his position of Deputy Prime Minister and Minister of Trade of Georgia and was reassigned as Ambassador to Japan.", "ended Ali Veli, Deputy Prime Minister, Georgia; ended Ali Veli, Minister of Trade, Georgia; appointed Ali Veli, Ambassador to Japan, None"),
    ("Ali Veli was reappointed as Georgia's Ambassador to Japan. He succeeds Eda Demir.", "attested Ali Veli, Ambassador to Japan, Georgia; ended Eda Demir, Ambassador to Japan, Georgia"),
    ("Ali Veli lost his job as culture minister of Georgia.", "ended Ali Veli, culture minister, Georgia"),
]  # fmt: skip


def _day(told: DateExpression | None, led: str) -> str:
    return f", {led} {told.words.removeprefix('on ').removeprefix('in ')}" if told else ""


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[t[:60] for t, _ in TOLD])
def test_a_change_of_office(text: str, wanted: str) -> None:
    changes = [c for c in reading_of(text).claims if isinstance(c, Tenure) and c.act not in ("office-and-name", "office-and-term")]
    told = [
        f"{c.basis} {c.holder.person}, {c.holder.office}, {c.holder.of}{_day(c.since, 'from')}{_day(c.until, 'to')}"
        for c in changes
    ]
    assert "; ".join(told) == wanted
