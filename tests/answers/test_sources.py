"""Independent sources of one encounter: four documents, of which one prints another's text again."""

from datetime import date

from elchi.answers.meetings import meetings
from elchi.desk import given

RELEASE = (
    "On 14 May 2021 the Minister of Foreign Affairs of Georgia, Nino Beridze, met in Tbilisi with the Minister of Foreign Affairs of "
    "Armenia, Aram Sargsyan. The Ministers discussed trade across the border, the new bridge, and the work of the joint commission, which "
    "will meet again in the autumn. Minister Beridze thanked her guest for the help of Armenian doctors in the spring floods. "
)
NEWS = "TBILISI, 14 May 2021. Georgian Foreign Minister Nino Beridze met with her Armenian counterpart Aram Sargsyan in Tbilisi on 14 May 2021."
NEXT_DAY = "On 15 May 2021 the Minister of Foreign Affairs of Georgia, Nino Beridze, met in Tbilisi with the Minister of Foreign Affairs of Armenia, Aram Sargsyan."


def test_a_reprint_is_counted_apart_and_the_next_day_is_another_meeting(scratch, tmp_path):
    texts = {"ministry": RELEASE, "reprint": "News of the day. " + RELEASE + "Share this page.", "agency": NEWS, "next": NEXT_DAY}
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        list(scratch.take(str(path), given(date(2021, 5, 15), name, "public")))
    with scratch.view() as view:
        found = {m.when: (m.sources, m.independent) for m in meetings(view, first=date(2021, 5, 14), last=date(2021, 5, 15))}
    assert found == {"2021-05-14": (3, 2), "2021-05-15": (1, 1)}
