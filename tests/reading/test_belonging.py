"""The many ways in which prose says that a state belongs to a body: in clauses, lists, headlines, by "the bloc" and "its"."""

import pytest
from conftest import reading_of

from elchi.model.claim import Membership

CASES = [
    ("Montenegro joined NATO in 2017.", "Montenegro: member of NATO"),
    ("Montenegro became the 29th member of NATO in 2017.", "Montenegro: member of NATO"),
    ("Croatia has been a member of the European Union since 2013.", "Croatia: member of European Union"),
    ("Croatia has been an EU member since 2013.", "Croatia: member of EU"),
    ("Croatia, an EU member since 2013, uses the euro.", "Croatia: member of EU"),
    ("Croatia, which joined the EU in 2013, opposed the plan.", "Croatia: member of EU"),
    ("The EU, which Croatia joined in 2013, has no army.", "Croatia: member of EU"),
    ("Croatia acceded to the EU on 1 July 2013.", "Croatia: member of EU"),
    ("ASEAN admitted Timor-Leste as its eleventh member.", "Timor-Leste: member of ASEAN"),
    ("Timor-Leste was admitted to ASEAN as its 11th member.", "Timor-Leste: member of ASEAN"),
    ("Timor-Leste was admitted as a full member of ASEAN.", "Timor-Leste: member of ASEAN"),
    ("ASEAN leaders agreed in principle to admit Timor-Leste as its 11th member.", "Timor-Leste: candidate of ASEAN"),
    ("ASEAN approved the admission of Timor-Leste.", "Timor-Leste: member of ASEAN"),
    ("ASEAN approved Timor-Leste's membership.", "Timor-Leste: member of ASEAN"),
    ("Iran became a full-fledged member of the Shanghai Cooperation Organization.", "Iran: member of Shanghai Cooperation Organization"),
    ("Iran is now a full member of the Shanghai Cooperation Organization.", "Iran: member of Shanghai Cooperation Organization"),
    ("Belarus gained full membership in the SCO.", "Belarus: member of SCO"),
    ("Belarus was granted full membership of the SCO.", "Belarus: member of SCO"),
    ("Belarus obtained SCO membership.", "Belarus: member of SCO"),
    ("The SCO welcomed Iran into its ranks.", "Iran: member of SCO"),
    ("The SCO accepted Iran as a full member.", "Iran: member of SCO"),
    ("Iran's membership in the SCO was finalised last week.", "Iran: member of SCO"),
    ("Egypt, Ethiopia and Iran officially became members of BRICS.", "Egypt: member of BRICS; Ethiopia: member of BRICS; Iran: member of BRICS"),
    ("BRICS invited Egypt and Ethiopia to become members from January.", "Egypt: candidate of BRICS; Ethiopia: candidate of BRICS"),
    ("Tonga was admitted as an observer to the Pacific Islands Forum.", "Tonga: observer of Pacific Islands Forum"),
    ("Kuwait and Bahrain became dialogue partners of the SCO.", "Bahrain: dialogue partner of SCO; Kuwait: dialogue partner of SCO"),
    ("Kuwait and Bahrain were granted the status of dialogue partners of the SCO.", "Bahrain: dialogue partner of SCO; Kuwait: dialogue partner of SCO"),
    ("Hungary, an observer in the Organization of Turkic States, hosted the summit.", "Hungary: observer of Organization of Turkic States"),
    ("Hungary has been an observer in the Organization of Turkic States since 2018.", "Hungary: observer of Organization of Turkic States"),
    ("Turkmenistan joined the Organization of Turkic States as an observer.", "Turkmenistan: observer of Organization of Turkic States"),
    ("Turkmenistan takes part in the work of the Organization of Turkic States as an observer.", "Turkmenistan: observer of Organization of Turkic States"),
    ("The Holy See holds observer status at the Council of Europe.", "Holy See: observer of Council of Europe"),
    ("The Holy See enjoys observer status with the Council of Europe.", "Holy See: observer of Council of Europe"),
    ("Observers to the Arctic Council include China and Japan.", "China: observer of Arctic Council; Japan: observer of Arctic Council"),
    ("China and Japan, observers of the Arctic Council, sent delegations.", "China: observer of Arctic Council; Japan: observer of Arctic Council"),
    ("Australia was ASEAN's first dialogue partner.", "Australia: dialogue partner of ASEAN"),
    ("Norway is a sectoral dialogue partner of ASEAN.", "Norway: dialogue partner of ASEAN"),
    ("The EU granted candidate status to Moldova.", "Moldova: candidate of EU"),
    ("Candidate status was granted to Moldova by the EU.", "Moldova: candidate of EU"),
    ("Moldova received EU candidate status.", "Moldova: candidate of EU"),
    ("Moldova was granted EU candidate status in June 2022.", "Moldova: candidate of EU"),
    ("Moldova is a candidate for EU membership.", "Moldova: candidate of EU"),
    ("Moldova applied to join the EU.", "Moldova: candidate of EU"),
    ("Moldova submitted its application for EU membership.", "Moldova: candidate of EU"),
    ("Moldova formally requested admission to the EU.", "Moldova: candidate of EU"),
    ("Moldova has expressed interest in joining the EU.", "Moldova: candidate of EU"),
    ("Moldova hopes to join the EU by 2030.", "Moldova: candidate of EU"),
    ("The EU opened accession negotiations with Moldova.", "Moldova: candidate of EU"),
    ("The EU decided to open accession talks with Moldova.", "Moldova: candidate of EU"),
    ("The European Council agreed to grant Moldova EU candidate status.", "Moldova: candidate of EU"),
    ("Kosovo's application to join the Council of Europe was discussed.", "Kosovo: candidate of Council of Europe"),
    ("Kosovo submitted its bid for Council of Europe membership.", "Kosovo: candidate of Council of Europe"),
    ("ASEAN, founded in 1967 by Indonesia, Malaysia and Thailand, has ten members.", "Indonesia: member of ASEAN; Malaysia: member of ASEAN; Thailand: member of ASEAN"),
    ("Founded in 1997 by Türkiye and Iran, the D-8 has eight members.", "Iran: member of D-8; Türkiye: member of D-8"),
    ("The Eurasian Economic Union comprises Armenia, Belarus and Kazakhstan.", "Armenia: member of Eurasian Economic Union; Belarus: member of Eurasian Economic Union; Kazakhstan: member of Eurasian Economic Union"),
    ("The five-member EAEU, comprising Armenia, Belarus and Kazakhstan, met in Moscow.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU consists of Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU is made up of Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU includes Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The members of the EAEU are Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU's members are Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU has five members: Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("Armenia, Belarus and Kazakhstan are members of the EAEU.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU (Armenia, Belarus and Kazakhstan) met in Moscow.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU, whose members include Armenia and Belarus, met in Moscow.", "Armenia: member of EAEU; Belarus: member of EAEU"),
    ("The EAEU, of which Armenia and Belarus are members, met in Moscow.", "Armenia: member of EAEU; Belarus: member of EAEU"),
    ("The EAEU groups Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU ministers met in Moscow. The bloc groups Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU ministers met in Moscow. The five-member bloc comprises Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU ministers met in Moscow. Members of the bloc include Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("The EAEU ministers met in Moscow. Its members are Armenia, Belarus and Kazakhstan.", "Armenia: member of EAEU; Belarus: member of EAEU; Kazakhstan: member of EAEU"),
    ("Founded in 1975, the OSCE now has 57 participating states, including Uzbekistan and Norway.", "Norway: member of OSCE; Uzbekistan: member of OSCE"),
    ("The eight Arctic Council states - Norway and Sweden among them - met.", "Norway: member of Arctic Council; Sweden: member of Arctic Council"),
    ("Ecuador left OPEC in 2020.", "Ecuador: former of OPEC"),
    ("Ecuador withdrew from OPEC in 2020.", "Ecuador: former of OPEC"),
    ("Ecuador's withdrawal from OPEC took effect in January.", "Ecuador: former of OPEC"),
    ("Ecuador quit OPEC.", "Ecuador: former of OPEC"),
    ("Ecuador ceased to be a member of OPEC.", "Ecuador: former of OPEC"),
    ("Ecuador is no longer a member of OPEC.", "Ecuador: former of OPEC"),
    ("Ecuador, a former member of OPEC, sent an envoy.", "Ecuador: former of OPEC"),
    ("Russia was expelled from the Council of Europe.", "Russia: former of Council of Europe"),
    ("The African Union suspended Gabon.", "Gabon: suspended of African Union"),
    ("The African Union suspended Gabon's membership.", "Gabon: suspended of African Union"),
    ("Gabon was suspended from the African Union in August.", "Gabon: suspended of African Union"),
    ("Gabon's membership of the African Union was suspended.", "Gabon: suspended of African Union"),
    ("Gabon has been suspended from participation in the activities of the African Union.", "Gabon: suspended of African Union"),
    ("The African Union decided to suspend Gabon from all its activities.", "Gabon: suspended of African Union"),
    ("The African Union upheld the suspension of Gabon.", "Gabon: suspended of African Union"),
    ("The suspension of Gabon from the African Union remains in force.", "Gabon: suspended of African Union"),
    ("Gabon remains suspended from the African Union.", "Gabon: suspended of African Union"),
    ("The African Union lifted the suspension of Gabon.", "Gabon: member of African Union"),
    ("Gabon was readmitted to the African Union.", "Gabon: member of African Union"),
    ("The Arab League decided to restore Syria's membership.", "Syria: member of Arab League"),
    ("Syria was readmitted to the Arab League.", "Syria: member of Arab League"),
    ("The Arab League readmitted Syria after twelve years.", "Syria: member of Arab League"),
    ("Gambia rejoined the Commonwealth in 2018.", "Gambia: member of Commonwealth"),
    ("Gambia returned to the Commonwealth in 2018.", "Gambia: member of Commonwealth"),
    ("Rwanda took over the rotating chairmanship of the African Union.", "Rwanda: chair of African Union"),
    ("Laos took over the rotating ASEAN chairmanship from Indonesia.", "Indonesia: former chair of ASEAN; Laos: chair of ASEAN"),
    ("Malaysia will chair ASEAN in 2025.", "Malaysia: chair of ASEAN"),
    ("Malaysia will assume the ASEAN chair in 2025.", "Malaysia: chair of ASEAN"),
    ("Malaysia, the current chair of ASEAN, called for talks.", "Malaysia: chair of ASEAN"),
    ("Malaysia is the current ASEAN chair.", "Malaysia: chair of ASEAN"),
    ("As chair of ASEAN, Malaysia called for talks.", "Malaysia: chair of ASEAN"),
    ("As the current ASEAN Chair, Malaysia called for talks.", "Malaysia: chair of ASEAN"),
    ("Belgium holds the rotating presidency of the Council of the European Union.", "Belgium: chair of Council of the European Union"),
    ("Belgium, which holds the rotating EU presidency, called for talks.", "Belgium: chair of EU"),
    ("Belgium, current holder of the EU presidency, called for talks.", "Belgium: chair of EU"),
    ("Belgium assumed the EU's six-month rotating presidency on 1 January.", "Belgium: chair of EU"),
    ("Kazakhstan handed the SCO chairmanship to China.", "China: chair of SCO; Kazakhstan: former chair of SCO"),
    ("Malta took over the OSCE chairmanship from North Macedonia.", "Malta: chair of OSCE; North Macedonia: former chair of OSCE"),
    ("Malta, in its capacity as OSCE Chair, convened the meeting.", "Malta: chair of OSCE"),
    ("Malta, which chairs the OSCE this year, convened the meeting.", "Malta: chair of OSCE"),
    ("India's G20 presidency was a success.", "India: chair of G20"),
    ("During its presidency of the G20, India hosted 200 meetings.", "India: chair of G20"),
    ("Japan is seeking a non-permanent seat on the UN Security Council.", "Japan: candidate of UN Security Council"),
    ("Japan won a seat on the UN Security Council.", "Japan: member of UN Security Council"),
    ("Ghana was elected to the UN Human Rights Council.", "Ghana: member of UN Human Rights Council"),
    ("NATO has 32 members.", ""),
    ("The five members of the EAEU met.", ""),
    ("Norway joined EU sanctions.", ""),
    ("Turkey joined the talks with the EU.", ""),
    ("Georgia is not a member of NATO.", ""),
    ("The members of the ASEAN Committee met Thailand's minister.", ""),
    ("Ecuador left the OPEC meeting.", ""),
    ("The EU suspended talks with Georgia.", ""),
    ("Norway, which borders the EU, agreed.", ""),
    ("The African Union included Gabon in its report.", ""),
    ("The talks, chaired by Norway, included Georgia and Armenia.", ""),
    ("The EU welcomed Georgia's decision.", ""),
    ("Ali Veli, a member of the Council of Europe's secretariat, spoke.", ""),
    ("The EU and Norway agreed to join forces.", ""),
    ("The Commission accepted Georgia's answer.", ""),
    ("Georgia left the members of the EU in doubt.", ""),
    ("Members of NATO met. The alliance admitted Finland.", "Finland: member of NATO"),
    ("The EAEU and ASEAN ministers met. Members of the bloc include Armenia and Belarus.", ""),
    ("The Ministry of Trade spoke with ASEAN. The ministry admitted Georgia to the list.", ""),
    ("The parliament of Hungary approved the admission of Sweden.", ""),
    ("The OPEC ministers met in Vienna. The organisation, which Qatar joined in 1961, has a seat there.", "Qatar: member of OPEC"),
]  # fmt: skip


def told(text: str) -> str:
    """The memberships of a text, one after the other."""
    found = {f"{c.member}: {c.status} of {c.organisation}" for c in reading_of(text).claims if isinstance(c, Membership)}
    return "; ".join(sorted(found))


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_it_tells_who_belongs(text: str, wanted: str) -> None:
    assert told(text) == wanted


def test_a_list_under_a_colon_is_read_line_by_line() -> None:
    text = """The Arctic Council met in May.

The observer states and organisations include:
State of Japan
Republic of Singapore
Friends of the Ice
Association of Polar Ships (APS)

He thanked Canada for the journey."""
    assert told(text) == (
        "Association of Polar Ships (APS): observer of Arctic Council; Friends of the Ice: observer of Arctic Council; "
        "Republic of Singapore: observer of Arctic Council; State of Japan: observer of Arctic Council"
    )
