"""Memberships crossed: each way of telling who belongs to what, by kind of state, of body, place of the date and layout."""

import re

import pytest
from conftest import document, resolved

from elchi.exports.reading import reading_format

# {S} a state, {B} a body, {T} a date; {s}, {a}, {was} and their like go by the number of states.
WAYS = {
    "{S} joined {B}{T}.": "member",
    "{S} acceded to {B}{T}.": "member",
    "{S} {was} admitted to {B}{T}.": "member",
    "{S} {was} admitted as {a}full member{s} of {B}{T}.": "member",
    "{S} {was} admitted to membership of {B}{T}.": "member",
    "{S} became {a}member{s} of {B}{T}.": "member",
    "{S} became the newest member{s} of {B}{T}.": "member",
    "{B} admitted {S}{T}.": "member",
    "{B} welcomed {S} as {a}full member{s}{T}.": "member",
    "{S} deposited {its} instrument{s} of accession to {B}{T}.": "member",
    "{S} deposited {its} instrument{s} of ratification of the Charter of {B}{T}.": "member",
    "{S} acceded to the Charter of {B}{T}.": "member",
    "The accession of {S} to {B}{T} brought the number of members to 47.": "member",
    "{S}'s accession to {B}{T} raised the number of members to 47.": "member",
    "With the accession of {S}{T}, {B} had 47 members.": "member",
    "With the admission of {S}{T}, the membership of {B} rose to 47.": "member",
    "{S} joined {B}{T}, bringing the number of its members to 47.": "member",
    "{S}'s membership of {B} took effect{T}.": "member",
    "{S} {was} elected to {B}{T}.": "member",
    "{S} returned to {B}{T}.": "member",
    "{S} rejoined {B}{T}.": "member",
    "{S} {was} readmitted to {B}{T}.": "member",
    "{S} resumed {its} membership of {B}{T}.": "member",
    "{B} restored {S}'s membership{T}.": "member",
    "{B} restored the membership of {S}{T}.": "member",
    "{B} lifted the suspension of {S}{T}.": "member",
    "The suspension of {S} from {B} was lifted{T}.": "member",
    "{S} returned to membership of {B}{T}.": "member",
    "{S} {was} welcomed back into {B}{T}.": "member",
    "{S} {was} granted observer status in {B}{T}.": "observer",
    "{B} granted observer status to {S}{T}.": "observer",
    "Observer status in {B} was granted to {S}{T}.": "observer",
    "{S} became {an}observer{s} of {B}{T}.": "observer",
    "{S} joined {B} as {an}observer{s}{T}.": "observer",
    "{B} admitted {S} as {an}observer{s}{T}.": "observer",
    "{S} became {an}associate member{s} of {B}{T}.": "associate",
    "{B} admitted {S} to associate membership{T}.": "associate",
    "{S} became {a}dialogue partner{s} of {B}{T}.": "dialogue partner",
    "{B} granted {S} the status of dialogue partner{s}{T}.": "dialogue partner",
    "{S} applied for membership of {B}{T}.": "candidate",
    "{S} applied to join {B}{T}.": "candidate",
    "{S} {was} invited to join {B}{T}.": "candidate",
    "The application of {S} for membership of {B} was discussed{T}.": "candidate",
    "The ministers discussed the accession of {S} to {B}{T}.": "candidate",
    "{S} {was} suspended from {B}{T}.": "suspended",
    "{B} suspended {S}{T}.": "suspended",
    "{S}'s membership of {B} was frozen{T}.": "suspended",
    "The membership of {S} in {B} was suspended{T}.": "suspended",
    "{B} suspended the membership of {S}{T}.": "suspended",
    "{B} froze {S}'s membership{T}.": "suspended",
    "{S} suspended {its} membership of {B}{T}.": "suspended",
    "{S} left {B}{T}.": "former",
    "{S} withdrew from {B}{T}.": "former",
    "{S} pulled out of {B}{T}.": "former",
    "{S} {was} expelled from {B}{T}.": "former",
    "{S} ceased to be {a}member{s} of {B}{T}.": "former",
    "The withdrawal of {S} from {B} took effect{T}.": "former",
    "Following the withdrawal of {S}{T}, {B} had 12 members.": "former",
    "{S} terminated {its} membership of {B}{T}.": "former",
    "{S}'s membership of {B} lapsed{T}.": "former",
    "{S}'s membership of {B} ended{T}.": "former",
    "{S} assumed the chairmanship of {B}{T}.": "chair",
    "{S} took over the presidency of {B}{T}.": "chair",
    "The chairmanship of {B} passed to {S}{T}.": "chair",
}
STATES = {
    "the Republic of Kazakhstan": ["Kazakhstan"],
    "neighbouring Fiji": ["Fiji"],
    "Fiji and Tonga": ["Fiji", "Tonga"],
    "both Fiji and Tonga": ["Fiji", "Tonga"],
    "Laos, Malta and Tonga": ["Laos", "Malta", "Tonga"],
}
BODIES = {
    "ASEAN": ("", "ASEAN"),
    "the bloc": ("ASEAN met on Monday. ", "ASEAN"),
    "the Organization": ("The OIC was founded in Rabat. ", "OIC"),
    "the 55-member African Union": ("", "African Union"),
}
TIMES = {
    " in 1995": "1995",
    " on 1 July 1995": "1995-07-01",
    " with effect from 1 July 1995": "1995-07-01",
    " (in 1995)": "1995",
    " at a summit in 1995": "1995",
}
LAYOUTS = {
    "front": "In 1995, {}.",
    "chronology": "1995 - {}.",
    "said": "The Secretary-General recalled that {} in 1995.",
    "behind another": "The talks ended on Friday, and in 1995 {}.",
    "item": "Main events:\n\n- {} in 1995;\n- a new building was opened.",
}
MISSES = {
    "{S} deposited {its} instrument{s} of ratification of the Charter of {B}{T}.": 1,
    "Observer status in {B} was granted to {S}{T}.": 1,
}  # how many cells of a way may be missed


def filled(way: str, state: str = "Fiji", body: str = "the African Union", when: str = " in 1995") -> str:
    many = len(STATES.get(state, ["one"])) > 1
    forms = (
        {"was": "were", "its": "their", "a": "", "an": "", "s": "s"}
        if many
        else {"was": "was", "its": "its", "a": "a ", "an": "an ", "s": ""}
    )
    text = way.format(S=state, B=body, T=when, **forms)
    return text[0].upper() + text[1:]


def cells(way: str) -> dict[str, tuple[list[str], str, str]]:
    """The sentences of one way, with the members, the body and the date that each tells of."""
    found = {filled(way, state=state): (names, "African Union", "1995") for state, names in STATES.items()}
    found |= {lead + filled(way, body=words): (["Fiji"], name, "1995") for words, (lead, name) in BODIES.items()}
    found |= {filled(way, when=when): (["Fiji"], "African Union", day) for when, day in TIMES.items()}
    bare = filled(way, when="").removesuffix(".")
    lower = bare if bare.startswith("Fiji") else bare[0].lower() + bare[1:]
    return found | {
        layout.format(bare if name in ("chronology", "item") else lower): (["Fiji"], "African Union", "1995")
        for name, layout in LAYOUTS.items()
    }


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    found = reading_format(document(text), resolved(text))["memberships"]
    return sorted(
        (str(m["member"]).removeprefix("Republic of "), str(m["organisation"]), str(m["status"]), m["since"]) for m in found
    )


def misses(way: str) -> dict[str, list[tuple[str, str, str, str | None]]]:
    status, missed = WAYS[way], {}
    for text, (names, body, day) in cells(way).items():
        read = told(text)
        said = [(member, whose.removeprefix("the ").removeprefix("The "), what) for member, whose, what, _ in read]
        dated = status == "candidate" or all(since == day for *_, since in read)
        if said != sorted((name, body, status) for name in names) or not dated:
            missed[text] = read
    return missed


@pytest.mark.parametrize("way", WAYS, ids=[re.sub(r"\W+", "-", way)[:50] for way in WAYS])
def test_each_way_is_read_in_each_cell(way: str) -> None:
    missed = misses(way)
    assert len(missed) <= MISSES.get(way, 0), missed


# What a sentence leaves out: the body named before, the state that "it" is, a second verb's subject, a row's verb.
LEAD = "The African Union was founded in 2002. "
STORIES = {
    LEAD + "Fiji was admitted in 1995.": "Fiji member 1995",
    LEAD + "In 1995, Fiji acceded.": "Fiji member 1995",
    LEAD + "Fiji was readmitted in 1995, and Tonga in 1997.": "Fiji member 1995; Tonga member 1997",
    LEAD + "Fiji was suspended in 1995.": "Fiji suspended 1995",
    LEAD + "Fiji was expelled in 1995.": "Fiji former 1995",
    LEAD + "Fiji returned to membership in 1995.": "Fiji member 1995",
    LEAD + "Fiji's membership lapsed in 1995.": "Fiji former 1995",
    LEAD + "Fiji took over the chairmanship in 1995.": "Fiji chair 1995",
    LEAD + "Dialogue partner status was granted to Fiji in 1995.": "Fiji dialogue partner 1995",
    LEAD + "Fiji left in 1995.": "",
    LEAD + "Fiji was a member until 1990. Tonga left in 1995.": "Fiji member None; Tonga former 1995",
    "Fiji is an island state. It joined the African Union in 1995.": "Fiji member 1995",
    "Fiji is an island state. In 1995 it was granted observer status in the African Union.": "Fiji observer 1995",
    "The Government of Fiji withdrew from the African Union in 1995.": "Fiji former 1995",
    "Fiji joined the African Union in 1990 and withdrew in 1995.": "Fiji former 1995; Fiji member 1990",
    "Fiji joined the African Union in 1990, but left it in 1995.": "Fiji former 1995; Fiji member 1990",
    "Fiji, which had joined the African Union in 1990, withdrew in 1995.": "Fiji former 1995; Fiji member 1990",
    "Fiji left the African Union in 1987 and returned in 1997.": "Fiji former 1987; Fiji member 1997",
    "Fiji withdrew from the African Union in 1987 and was readmitted in 1997.": "Fiji former 1987; Fiji member 1997",
    "Fiji was suspended from the African Union in 2009 and readmitted in 2014.": "Fiji member 2014; Fiji suspended 2009",
    "Fiji became an observer of the African Union in 1990 and a full member in 1995.": "Fiji member 1995; Fiji observer 1990",
    "Fiji, an observer of the African Union since 1990, became a full member in 1995.": "Fiji member 1995; Fiji observer 1990",
    "Fiji was admitted to the African Union in 1990, Tonga and Nauru in 1995.": "Fiji member 1990; Nauru member 1995; Tonga member 1995",
    "Fiji withdrew from the African Union in 1990, Tonga in 1995.": "Fiji former 1990; Tonga former 1995",
    "Fiji was suspended from the African Union in 1990; Tonga followed in 1995.": "Fiji suspended 1990; Tonga suspended 1995",
    "Fiji joined the African Union in 1990, but Tonga left it in 1995.": "Fiji member 1990; Tonga former 1995",
    "Fiji joined the African Union in 1990 while Tonga was suspended in 1995.": "Fiji member 1990; Tonga suspended 1995",
    "Three countries left the African Union. Fiji withdrew in 1995 when talks failed.": "Fiji former 1995",
    "Fiji was suspended from the African Union in 2009. The suspension was lifted in 2014.": "Fiji member 2014; Fiji suspended 2009",
    "Fiji left the African Union in 1987, when Tonga joined NATO. The country was readmitted to the African Union in 1997.": "Fiji former 1987; Fiji member 1997; Tonga member 1987",
    "The Commonwealth of Independent States met. Georgia left the Commonwealth in 2009.": "Georgia former 2009",
    "On 11 May 2007, the accession of Fiji to the African Union brings the number of members to 47.": "Fiji member 2007-05-11",
    "It assisted Fiji to prepare for its admission to the African Union.": "Fiji candidate None",
    "1995 - Fiji suspended; the African Union condemned the coup.": "",
    "The African Union was founded with the signature of the Charter by the heads of state of three countries - Fiji, Malta and Tonga.": "Fiji member None; Malta member None; Tonga member None",
    "The African Union was founded in 1990 by Fiji, Malta and Tonga. Its membership was reduced to two when Fiji withdrew in 1995.": (
        "Fiji former 1995; Fiji member 1990; Malta member 1990; Tonga member 1990"
    ),
    "The African Union was founded by Fiji and Malta in 1990, and Tonga was added in 1995.": "Fiji member 1990; Malta member 1990; Tonga member 1995",
    "The African Union has two dialog partners: Fiji and Tonga.": "Fiji dialogue partner None; Tonga dialogue partner None",
    "Fiji, which will succeed Tonga as chair of the African Union, hosted the talks.": "Fiji next chair None; Tonga chair None",
    "Belgium performed the handover of the Presidency Pro Tempore of the African Union to Fiji.": "Fiji chair None",
    "Fiji joined the African Union in 1990, but terminated its African Union membership in 1995.": "Fiji former 1995; Fiji member 1990",
    "Fiji has been invited to join the African Union but has not done so.": "Fiji candidate None",
    "Fiji and Tonga formed the African Union based on equality.": "Fiji member None; Tonga member None",
    "The African Union has ten members and two observers (Fiji, Tonga).": "Fiji observer None; Tonga observer None",
    "Representatives of the observer states of the African Union (Fiji and Tonga) attended.": "Fiji observer None; Tonga observer None",
    "African Union Readmits Fiji\n\nThe leaders met on Monday.": "Fiji member None",
    "Fiji suspended from African Union\n\nThe leaders met on Monday.": "Fiji suspended None",
    "African Union suspends Fiji\n\nThe leaders met on Monday.": "Fiji suspended None",
    "Fiji granted observer status in African Union\n\nThe leaders met on Monday.": "Fiji observer None",
    "Fiji left the African Union summit in 1995 and returned in 1997.": "",
    "Fiji said it had left the meeting of the African Union and returned to Suva.": "",
    "The African Union suspended its mission in Fiji in 1995 and withdrew.": "",
    "Fiji joined the African Union in condemning the attack, and Tonga in 1995 sent aid.": "",
    "The African Union thanked Fiji. It withdrew its troops in 1995.": "",
}


@pytest.mark.parametrize(("text", "wanted"), STORIES.items(), ids=[text[-60:] for text in STORIES])
def test_what_is_left_out_is_put_back(text: str, wanted: str) -> None:
    assert (
        "; ".join(f"{member} {status} {since}" for member, _, status, since in sorted(told(text), key=lambda one: (one[0], one[2])))
        == wanted
    )
