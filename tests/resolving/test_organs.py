"""Organs whose names do not tell whose they are."""

import pytest

from elchi.lexica.register import load_register
from elchi.resolving.ledger import Ledger
from elchi.resolving.organs import body_that_met, speaking
from elchi.resolving.owners import Owners
from elchi.resolving.where import atlas_of

DOCUMENT = "0123456789abcdef"


@pytest.mark.parametrize(
    ("words", "publisher", "identifier"),
    [
        ("Ministry of Foreign Affairs", None, "body:ministry-of-foreign-affairs.in-01234567"),
        ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Georgia", "body:ministry-of-foreign-affairs.ge"),
        ("Ministry of Foreign Affairs of Georgia", None, "body:ministry-of-foreign-affairs.ge"),
        ("Georgian Foreign Ministry", None, "body:ministry-of-foreign-affairs.ge"),
        ("Ministry for External Relations of Georgia", None, "body:ministry-of-foreign-affairs.ge"),
        ("Defense Ministry of Georgia", None, "body:ministry-of-defence.ge"),
        ("Ministry of Foreign Trade of Georgia", None, "body:ministry-of-foreign-trade.ge"),
        ("Foreign Ministry", "Ministry of Foreign Affairs of Georgia", "body:ministry-of-foreign-affairs.ge"),
        ("the Secretariat", "Organization of Turkic States", "body:ots-secretariat"),
        ("Secretariat of the Economic Cooperation Organization", None, "body:secretariat.eco"),
        ("ECO Secretariat", "Ministry of Foreign Affairs of Georgia", "body:secretariat.eco"),
        ("Secretariat", "Economic Cooperation Organization", "body:secretariat.eco"),
        ("Council", "Ministry of Foreign Affairs of Georgia", "body:council.in-01234567"),  # of the European Union, say
        ("Ministry of Culture", "Organization of Turkic States", "body:ministry-of-culture.in-01234567"),  # no body has one
        ("several countries", None, "body:several-countries.in-01234567"),
        ("34 nations", None, "body:34-nations.in-01234567"),
        ("Commission of ECOWAS", None, "body:ecowas-commission"),  # which the register has as "ECOWAS Commission"
        ("GUAM Secretariat", None, "body:secretariat.guam"),  # not of the island
        ("Guam Parliament", None, "body:parliament.gu"),
        ("Central American Commission of Ports", None, "body:central-american-commission-of-ports"),  # not of the United States
        ("Justice and Equality Movement", None, "body:justice-and-equality-movement"),
        ("Blue House", "Reuters", "body:blue-house"),
    ],
)
def test_an_organ_without_an_owner_is_that_of_who_speaks_or_the_documents_own(words, publisher, identifier):
    atlas = atlas_of(load_register())
    owners = Owners(atlas, frozenset(), Ledger(), speaking(publisher, atlas), DOCUMENT)
    assert owners.of(words) == identifier


def test_an_organ_told_with_its_body_is_that_one_without_it():
    owners = Owners(atlas_of(load_register()), frozenset(), Ledger(), None, DOCUMENT)
    assert owners.of("Permanent Secretariat of ACTO") == owners.of("Permanent Secretariat") == "body:permanent-secretariat.acto"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The Heads of the Founder States of the International Fund for Saving the Aral Sea met in Nukus.", "body:ifas"),
        (
            "The Ministers of Foreign Affairs of the Organization for Democracy and Economic Development - GUAM met in Kyiv.",
            "body:guam",
        ),
        ("The Board of Governors of ECO held a meeting in Tehran.", "body:eco"),
        ("The Secretary General of ECO met the President of Georgia.", None),  # he alone
        ("The Ministers of Culture of Georgia and Fiji met in Kyiv.", None),
        ("The Ministers of Culture met on the margins of the summit of ECO.", None),
    ],
)
def test_who_met_as_a_body(sentence, body):
    assert body_that_met(sentence, atlas_of(load_register())) == body
