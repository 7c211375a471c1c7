"""Which name something had before, and which it has since."""

import pytest
from conftest import reading_of

from elchi.model.claim import Naming

TOLD = [
    ("The Turkic Council was renamed the Organization of Turkic States at a summit on 12 November 2021.", "12 November 2021"),
    ("The organisation changed its name from the Turkic Council to the Organization of Turkic States.", None),
    ("The Organization of Turkic States (formerly the Turkic Council) met in Istanbul.", None),
    ("The Organization of Turkic States, previously known as the Turkic Council, met in Istanbul.", None),
    ("The Turkic Council, now known as the Organization of Turkic States, has five members.", None),
    ("The Turkic Council (now the Organization of Turkic States) has five members.", None),
    ("On 12 November 2021 the presidents agreed to change the name of the Turkic Council to the Organization of Turkic States.", "12 November 2021"),
    ("The presidents welcomed the renaming of the Turkic Council as the Organization of Turkic States.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "since"), TOLD)
def test_a_renaming_is_read(text: str, since: str | None) -> None:
    (told,) = (c for c in reading_of(text).claims if isinstance(c, Naming))
    assert (told.name, told.other, told.how) == ("Turkic Council", "Organization of Turkic States", "renamed")
    assert (told.since.words if told.since else None) == since


@pytest.mark.parametrize(
    "text",
    [
        "The Turkic Council will be renamed the Organization of Turkic States.",
        "The Turkic Council was not renamed the Organization of Turkic States.",
        "They proposed to rename the Turkic Council the Organization of Turkic States.",
        "The Turkic Council met the Organization of Islamic Cooperation, now in Istanbul.",
        "Kazakhstan, once a member of the Turkic Council, sent a delegation.",
        "The African Union replaced the Organisation of African Unity.",
        "President Ilham Aliyev was renamed.",
        "The Organization, formerly known as the Turkic Council, has five members.",
        "He flew from Istanbul (now in Turkey) to Baku.",
    ],
)
def test_what_is_planned_denied_or_another_thing_is_no_renaming(text: str) -> None:
    assert not [c for c in reading_of(text).claims if isinstance(c, Naming)]
