"""Officers of bodies crossed: each way of telling who holds which office, by kind of office, of body and of name."""

import re

import pytest
from conftest import document, resolved

from elchi.exports.reading import reading_format

# {P} a person, {O} an office, {B} a body, {b} the same without its article.
WAYS = [
    "{P} was elected {O} of {B} in 1995.",
    "{P} was re-elected {O} of {B} in 1995.",
    "{P} was appointed {O} of {B} with effect from 1 July 1995.",
    "{P} took office as {O} of {B} in 1995.",
    "{P} has been {O} of {B} since 1995.",
    "{P} stepped down as {O} of {B} in 1995.",
    "{P} completed his term as {O} of {B} in 1995.",
    "The term of {P} as {O} of {B} ended in 1995.",
    "{P} succeeded Tomas Varga as {O} of {B} in 1995.",
    "{P} succeeds Tomas Varga, who resigned, as {O} of {B}.",
    "The leaders appointed {P} of Ghana as {O} of {B} in 1995.",
    "Elected by acclamation were {P}, Permanent Representative of Ghana, as {O} of {B}, and Tomas Varga, Permanent Representative of Hungary, as Usher.",
    "{P}, elected {O} of {B} in 1995, thanked the members.",
    "The ministers congratulated {P} on his election as {O} of {B}.",
    "The new {O} of {B}, {P}, spoke.",
    "{b} {O} {P} spoke.",
    "The acting {b} {O} {P} spoke.",
    "{P} ({O} of {B}) spoke.",
    "{P} of Ghana, {O} of {B}, spoke.",
    "{P} spoke in his capacity as {O} of {B}.",
    "In his capacity as {O} of {B}, {P} spoke.",
    "The meeting was chaired by {P}, Minister of Foreign Affairs of Ghana, in his capacity as {O} of {B}.",
    "{P}, who is also {O} of {B}, spoke.",
    "H.E. Mr. {P}, {O} of {B}, spoke.",
    "{O} of {B}: {P}",
    "The post of {O} of {B} is held by {P}.",
]
OFFICES = [
    "Secretary-General",
    "Deputy Secretary-General",
    "Chairman",
    "Rapporteur",
    "Special Envoy for Sudan",
    "Pro Tempore President",
]
BODIES = ["ASEAN", "the Economic Commission for Africa", "the World Food Programme", "the Council of Europe"]
NAMES = ["Dr. Amina Diallo", "Sheikh Hamad bin Isa Al-Khalid"]
# What is told beside the crossed ways, and whose office it is not.
TOLD = {
    "Amina Diallo is serving as Chief of Public Affairs for the World Food Programme in Rome.": "Amina Diallo: Chief of Public Affairs of World Food Programme",
    "Amina Diallo was elected President of the thirtieth session of the General Assembly.": "Amina Diallo: President of General Assembly",
    "The outgoing ASEAN Chairman, Amina Diallo, spoke.": "Amina Diallo: outgoing Chairman of ASEAN",
    "Deputy ASEAN Secretary-General Amina Diallo spoke.": "Amina Diallo: Deputy Secretary-General of ASEAN",
    "The Chair of the Permanent Council and Permanent Representative of Peru, Amina Diallo, spoke.": "Amina Diallo: Chair of the Permanent Council; Amina Diallo: Permanent Representative of Peru",
    "ECOWAS elected Amina Diallo as its new chairperson, replacing Tomas Varga, who had been the chairman since 2020.": "Amina Diallo: chairperson of ECOWAS; Tomas Varga: chairperson of ECOWAS; Tomas Varga: chairman of ECOWAS",
    "He was received by President Amina Diallo of Kenya, who was accompanied by that country's Prime Minister.": "Amina Diallo: President of Kenya",
    "The President of Peru, Amina Diallo, announced that in her capacity as pro tempore president of MERCOSUR, she approved the plan.": "Amina Diallo: President of Peru; Amina Diallo: pro tempore president of MERCOSUR",
    "The summit elected President Kofi Mensah of Ghana and President Amina Diallo of Kenya as Chairperson and Deputy Chairperson of SADC respectively.": "Amina Diallo: Deputy Chairperson of SADC; Amina Diallo: President of Kenya; Kofi Mensah: Chairperson of SADC; Kofi Mensah: President of Ghana",
    "Kofi Mensah and Amina Diallo were elected Chairman and Vice-Chairman of ASEAN, respectively.": "Amina Diallo: Vice-Chairman of ASEAN; Kofi Mensah: Chairman of ASEAN",
    "The talks were led by Mr. KOFI MENSAH, Chairman of ASEAN.": "Kofi Mensah: Chairman of ASEAN",
    "Amina Diallo spoke of the capacity of the Chairman of ASEAN to help.": "",
    "Elected by the members were new rules, and Amina Diallo thanked the Chairman of ASEAN.": "",
}  # fmt: skip


def told(text: str) -> list[tuple[str, str, str | None]]:
    offices = reading_format(document(text), resolved(text))["offices"]
    return [(str(o["person"]), str(o["office"]), o["of"]) for o in offices if o["person"]]


def filled(way: str, office: str = "Secretary-General", body: str = "the African Union", name: str = "Kofi Mensah") -> str:
    text = way.format(P=name, O=office, B=body, b=body.removeprefix("the "))
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("way", WAYS, ids=[re.sub(r"\W+", "-", way)[:50] for way in WAYS])
def test_an_officer_is_read_in_each_cell(way: str) -> None:
    cells = {filled(way, office=office): ("Kofi Mensah", office, "African Union") for office in OFFICES}
    cells |= {filled(way, body=body): ("Kofi Mensah", "Secretary-General", body.removeprefix("the ")) for body in BODIES}
    cells |= {filled(way, name=name): (name.partition(" ")[2], "Secretary-General", "African Union") for name in NAMES}
    missed = {}
    for text, (person, office, body) in cells.items():
        read = told(text)
        if not any(
            p == person and o.removeprefix("acting ") == office and of is not None and of.removeprefix("the ") == body
            for p, o, of in read
        ):
            missed[text] = read
    assert missed == {}


@pytest.mark.parametrize(("text", "wanted"), TOLD.items(), ids=[text[:60] for text in TOLD])
def test_whose_office_it_is(text: str, wanted: str) -> None:
    assert sorted(f"{p}: {o}" + (f" of {of}" if of else "") for p, o, of in told(text)) == sorted(
        wanted.split("; ") if wanted else []
    )
