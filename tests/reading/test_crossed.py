"""Promises crossed: whoever can be bound, by each word that binds, to each kind of deed; and as many that bind nobody."""

import pytest
from conftest import document, resolved

from elchi.exports.reading import reading_format

# Who can be bound, and under what words he is read.
BOUND = {
    "Georgia": "Georgia",
    "Tbilisi": "Georgia",
    "the Georgian government": "Georgia",
    "Georgia's Foreign Ministry": "Georgia's Foreign Ministry",
    "the Joint Commission": "Joint Commission",
    "member states": "member states",
}
DEEDS = [
    "release the crew",
    "clear the backlog of visas",
    "keep the corridor open",
    "bring the dispute before the Court",
    "join the convention on wetlands",
]

BINDING = [
    "{who} will {do}.",
    "{who} has until 1 May to {do}.",
    "{who} must, under the terms of the accord, {do} by 1 May.",
    "By the end of the year {who} has to {do}.",
    "{who} entered into a commitment to {do}.",
    "{who} has signed up to {do}.",
    "{who} issued a decree to {do}.",
    "{who} notified Peru of its decision to {do}.",
    "{who} gave Peru its word that it would {do}.",
    "Peru gave {who} until 1 May to {do}.",
    "The Court gave {who} six months to {do}.",
    "The Council left it to {who} to {do}.",
    "{who} was told by the Council to {do}.",
    "It was decided that {who} should {do}.",
    "The agreement calls for {who} to {do}.",
    "The agreement provides that {who} will {do}.",
    "The deal will see {who} {do} by May.",
    "Peru obtained from {who} a promise to {do}.",
    "Peru welcomed {whose} decision to {do}.",
    "An undertaking by {who} to {do} was read out.",
    "The Council directed that {who} {do}.",
    "{who} undertook before the Court to {do}.",
    "{who}, the minister announced, will {do}.",
    "{who} will go ahead and {do}.",
    "{who} has reached a decision to {do}.",
    "{who} has a year in which to {do}.",
    "{who} engaged itself to {do}.",
    "The Court found that {who} had to {do}.",
    "The Court held that {who} was obliged to {do}.",
    "The summit decided to task {who} with {doing}.",
    "Peru agreed to pay, while {who} agreed to {do}.",
    "Peru undertook to pay, {who} to {do}.",
    "The plan is for {who} to {do}.",
]  # fmt: skip

FREE = [
    "{who} hopes to {do}.",
    "{who} does not intend to {do}.",
    "In 1998 {who} promised to {do}.",
    "{who} often promised to {do} in the past.",
    "{who} dismissed reports that it would {do}.",
    "{who} broke its promise to {do}.",
    "Peru demanded an assurance that {who} would {do}.",
    "A promise to {do} would be welcome, {who} said.",
    "There is speculation that {who} will {do}.",
    "Peru hoped that {who} would {do}.",
    "Peru blocked a decision to {do}.",
    "{who} has in the past agreed to {do}.",
    "{who} was going to {do}, but did not.",
    "Peru begged {who} to {do}.",
    "Peru wished {who} would {do}.",
    "There is no sign that {who} will {do}.",
    "The idea that {who} will {do} is absurd.",
    "Perhaps {who} will {do}.",
    "Provided that Peru pays, {who} will {do}.",
]


def told(frame: str, who: str, deed: str) -> str:
    whose = f"{who}'" if who.endswith("s") else f"{who}'s"
    verb, _, rest = deed.partition(" ")
    text = frame.format(who=who, whose=whose, do=deed, doing=f"{verb.removesuffix('e')}ing {rest}")
    return text[0].upper() + text[1:]


def bound_by(text: str) -> list[str]:
    return [str(c["who"]) for c in reading_format(document(text), resolved(text))["commitments"]]


@pytest.mark.parametrize("frame", BINDING)
def test_whoever_can_be_bound_is(frame: str) -> None:
    wanted = [(who, DEEDS[0], read) for who, read in BOUND.items()]
    wanted += [("Georgia", deed, "Georgia") for deed in DEEDS]
    read = {told(frame, who, deed): whose for who, deed, whose in wanted}
    assert {text: whose for text, whose in read.items() if not any(whose.lower() in one.lower() for one in bound_by(text))} == {}


@pytest.mark.parametrize("frame", FREE)
def test_nobody_is_bound(frame: str) -> None:
    read = {text: found for who in BOUND for deed in DEEDS[:2] if (found := bound_by(text := told(frame, who, deed)))}
    assert read == {}
