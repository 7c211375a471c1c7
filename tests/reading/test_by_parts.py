"""Memberships read by the parts of a clause: verb, whom it is about, the standing or the body, in whichever way they stand together."""

from conftest import reading_of

from elchi.model.claim import Membership

TOLD = [
    ("Colombia on Tuesday became the 37th country to join the OECD.", "Colombia: member of OECD"),
    ("Palau rejoins Pacific Islands Forum", "Palau: member of Pacific Islands Forum"),
    ("Yemen has completed all the steps and is now a member of the WTO.", "Yemen: member of WTO"),
    ("Armenia, which has belonged to the EAEU since 2015, abstained.", "Armenia: member of EAEU"),
    (
        "South Sudan was received into the United Nations as its 193rd member on 14 July 2011.",
        "South Sudan: member of United Nations",
    ),
    ("Switzerland took its seat in the United Nations in September 2002.", "Switzerland: member of United Nations"),
    ("Benin was welcomed into the OIC in 1983.", "Benin: member of OIC"),
    (
        "When Croatia entered the European Union, Slovenia had been a member for nine years.",
        "Croatia, Slovenia: member of European Union",
    ),
    ("The Bahamas signed the charter of the OAS in 1982.", "Bahamas: member of OAS"),
    (
        "Ecuador signed the Articles of Agreement of the Asian Infrastructure Investment Bank and became a full member.",
        "Ecuador: member of Asian Infrastructure Investment Bank",
    ),
    ("With the accession of Sweden, NATO has 32 members.", "Sweden: member of NATO"),
    (
        "Following the admission of the Democratic Republic of the Congo, the East African Community counts seven partner states.",
        "Democratic Republic of the Congo: member of East African Community",
    ),
    (
        "BRICS expanded at the start of 2024 with the addition of Egypt, Ethiopia, Iran and the UAE.",
        "Egypt, Ethiopia, Iran, United Arab Emirates: member of BRICS",
    ),
    (
        "Kazakhstan has been part of the Eurasian Economic Union since its creation.",
        "Kazakhstan: member of Eurasian Economic Union",
    ),
    (
        "The AIIB has approved El Salvador, the Solomon Islands and Tanzania as prospective members.",
        "El Salvador, Solomon Islands, Tanzania: candidate of AIIB",
    ),
    ("Heads of state of the SCO signed a decision to grant Belarus full membership.", "Belarus: member of SCO"),
    ("NATO foreign ministers signed the accession protocol with Montenegro.", "Montenegro: candidate of NATO"),
    ("Invitations to join BRICS were sent to Argentina and Saudi Arabia.", "Argentina, Saudi Arabia: candidate of BRICS"),
    (
        "The President reaffirmed Moldova's strategic goal of joining the European Union by 2030.",
        "Moldova: candidate of European Union",
    ),
    (
        "Ethiopia, which applied in 2003, is hoping to conclude its accession to the World Trade Organization next year.",
        "Ethiopia: candidate of World Trade Organization",
    ),
    (
        "Bosnia and Herzegovina is not yet a member of the WTO but is negotiating its accession.",
        "Bosnia and Herzegovina: candidate of WTO",
    ),
    ("Ukraine's path to NATO membership was on the agenda.", "Ukraine: candidate of NATO"),
    (
        "Candidate countries Albania and Montenegro aligned themselves with the EU declaration.",
        "Albania, Montenegro: candidate of EU",
    ),
    (
        "The candidate countries North Macedonia, Montenegro and Serbia align themselves with this declaration on behalf of the European Union.",
        "Montenegro, North Macedonia, Serbia: candidate of European Union",
    ),
    ("Sri Lanka has applied to the SCO for membership.", "Sri Lanka: candidate of SCO"),
    ("Laos has expressed a wish to be granted the status of a dialogue partner in the SCO.", "Laos: candidate of SCO"),
    (
        "Kenya and Djibouti are vying for the African seat on the UN Security Council.",
        "Djibouti, Kenya: candidate of UN Security Council",
    ),
    ("Russia failed to win a seat on the Human Rights Council.", ""),
    (
        "The departure of the United Kingdom from the European Union took effect on 31 January 2020.",
        "United Kingdom: former of European Union",
    ),
    (
        "The Philippines pulled out of the International Criminal Court in March 2019.",
        "Philippines: former of International Criminal Court",
    ),
    (
        "Hungary has begun the process of withdrawing from the International Criminal Court.",
        "Hungary: former of International Criminal Court",
    ),
    ("Georgia gave notice of its withdrawal from the CIS.", "Georgia: former of CIS"),
    ("Ecuador's decision to quit OPEC surprised few.", "Ecuador: former of OPEC"),
    (
        "Syria, whose membership of the Arab League had been suspended since 2011, took its seat again.",
        "Syria: suspended of Arab League",
    ),
    ("Arab foreign ministers reinstated Syria in the Arab League on Sunday.", "Syria: member of Arab League"),
    ("Fiji's suspension from the Pacific Islands Forum ended in 2014.", "Fiji: member of Pacific Islands Forum"),
    ("The General Assembly stripped Libya of its seat on the Human Rights Council.", "Libya: former of Human Rights Council"),
    ("Hungary was given the status of observer at the Turkic Council in Cholpon-Ata.", "Hungary: observer of Turkic Council"),
    ("Switzerland has been accorded observer status by the Arctic Council.", "Switzerland: observer of Arctic Council"),
    (
        "Saudi Arabia's cabinet approved a memorandum giving the kingdom the status of a dialogue partner in the SCO.",
        "Saudi Arabia: dialogue partner of SCO",
    ),
    ("The Holy See participates in the OSCE as a full member.", "Holy See: member of OSCE"),
    ("Finland is assuming the OSCE Chairpersonship in 2025.", "Finland: chair of OSCE"),
    ("Cameroon assumed the presidency of the 79th session of the UN General Assembly.", ""),
    (
        "Sweden presided over the Council of the European Union in the first half of 2023.",
        "Sweden: chair of Council of the European Union",
    ),
    (
        "Algeria, Guyana, Sierra Leone and Slovenia will take up their seats on the UN Security Council in January.",
        "Algeria, Guyana, Sierra Leone, Slovenia: candidate of UN Security Council",
    ),
    ("Malawi won election to the Human Rights Council with 182 votes.", "Malawi: member of Human Rights Council"),
    ("Vietnam was re-elected to the Executive Board of UNESCO.", "Vietnam: member of UNESCO"),
    ("Japan's term on the Security Council ends on 31 December 2024.", "Japan: member of Security Council"),
    ("Outgoing members of the Council are Ecuador, Japan and Malta.", ""),
    (
        "Uzbekistan's election to the UN Economic and Social Council was welcomed.",
        "Uzbekistan: member of UN Economic and Social Council",
    ),
    ("Switzerland is serving its first term on the UN Security Council.", "Switzerland: member of UN Security Council"),
    (
        "The Visegrad Four are the Czech Republic, Hungary, Poland and Slovakia.",
        "Czech Republic, Hungary, Poland, Slovakia: member of Visegrad Four",
    ),
    (
        "Established in 1969, the OIC has 57 members, with Turkey, Iran and Egypt among the founders.",
        "Egypt, Iran, Turkey: member of OIC",
    ),
    (
        "The G5 Sahel, grouping Burkina Faso, Chad, Mali, Mauritania and Niger, met in N'Djamena.",
        "Burkina Faso, Chad, Mali, Mauritania, Niger: member of G5 Sahel",
    ),
    (
        "Indonesia, together with Malaysia, the Philippines, Singapore and Thailand, founded ASEAN in Bangkok on 8 August 1967.",
        "Indonesia, Malaysia, Philippines, Singapore, Thailand: member of ASEAN",
    ),
    ("Non-EU members Norway and Switzerland also took part.", ""),
    ("Serbia is not a member of NATO.", ""),
    ("Finland joined NATO last year, followed by Sweden in March.", "Finland, Sweden: member of NATO"),
    ("Poland joined the EU in 2004 along with Hungary and Malta.", "Hungary, Malta, Poland: member of EU"),
    ("Croatia, together with Albania, joined NATO in 2009.", "Albania, Croatia: member of NATO"),
    ("Kosovo is a member of neither the UN nor the Council of Europe.", ""),
    ("Mongolia participates in the SCO with observer status.", "Mongolia: observer of SCO"),
    (
        "He welcomed the fact that Kazakhstan had joined the Council of Europe's Group of States against Corruption.",
        "Kazakhstan: member of Group of States against Corruption",
    ),
    ("Georgia withdrew its application for membership of the ECO in May 2023.", "Georgia: former candidate of ECO"),
    ("Georgia's application for membership of the ECO was withdrawn.", "Georgia: former candidate of ECO"),
    ("The ECO turned down Georgia's application for observer status.", "Georgia: refused of ECO"),
    ("The ECO rejected the request of Georgia for observer status.", "Georgia: refused of ECO"),
    ("Georgia's request for observer status in the ECO was refused.", "Georgia: refused of ECO"),
    ("Georgia's request for observer status in the ECO was approved.", "Georgia: observer of ECO"),
    ("Observer status in the ECO was granted to Georgia.", "Georgia: observer of ECO"),
    ("The ECO suspended the observer status of Georgia.", "Georgia: suspended of ECO"),
    ("Georgia's observer status in the ECO was suspended.", "Georgia: suspended of ECO"),
    (
        "The Ministers of Transport of Georgia, Japan and Malta signed the agreement establishing the ECO.",
        "Georgia, Japan, Malta: member of ECO",
    ),
    ("Egypt hosts the headquarters of the Arab League.", ""),
    ("Nepal hosts the SAARC Secretariat.", ""),
    ("Germany joined other EU states in condemning the attack.", ""),
    ("France joined the African Union in calling for calm.", ""),
    ("He leads a delegation of observers from the African Union to Kenya.", ""),
    ("EU observers left Georgia.", ""),
    ("The African Union welcomed Kenya's decision.", ""),
]

ACROSS = [  # what the sentence before tells is needed
    (
        "The General Assembly voted to elect five members to the Human Rights Council. Iraq was elected with 170 votes, alongside Ghana.",
        "Ghana, Iraq: member of Human Rights Council",
    ),
    ("The AIIB approved new members. The bank announced the two new members as Malta and Chile.", "Chile, Malta: member of AIIB"),
    ("Fiji, Tonga and Samoa met in Suva. All three were suspended from the OAS.", "Fiji, Samoa, Tonga: suspended of OAS"),
    ("The regimes in Mali and Niger announced their withdrawal from ECOWAS.", "Mali, Niger: former of ECOWAS"),
    ("OECD countries agreed to invite Chile and Estonia to open discussions for membership.", "Chile, Estonia: candidate of OECD"),
    ("BRICS met in Kazan. The group grew last year, admitting Egypt and Iran.", "Egypt, Iran: member of BRICS"),
    (
        "BRICS met in Kazan. Initially comprising Brazil, Russia and India, the group has nine members.",
        "Brazil, India, Russia: member of BRICS",
    ),
    (
        "BRICS met in Kazan. Turkey and Malaysia have applied for membership, while others wait.",
        "Malaysia, Turkey: candidate of BRICS",
    ),
    ("BRICS met in Kazan. Saudi Arabia has been invited to join.", "Saudi Arabia: candidate of BRICS"),
    ("ASEAN met in Manila. The country that joined last is Cambodia, the ministers said.", ""),
    ("The EU told Georgia and Moldova of the request of Ukraine.", ""),
    ("Turkey allowed the two Nordic countries to become NATO members.", ""),
    ("Gabon borders Cameroon, a member of the Commonwealth, and Chad.", "Cameroon: member of Commonwealth"),
]


def test_a_clause_is_read_by_its_parts() -> None:
    assert {text: told(text) for text, _ in (*TOLD, *ACROSS)} == dict((*TOLD, *ACROSS))


def told(text: str) -> str:
    """Who is what of which body, as a reading of the text has it."""
    found: dict[str, list[str]] = {}
    for made in reading_of(text).claims:
        if isinstance(made, Membership):
            found.setdefault(f"{made.status} of {made.organisation}", []).append(made.member)
    return "; ".join(f"{', '.join(sorted(found[k]))}: {k}" for k in sorted(found))
