"""Which page answers a question, and what it is asked."""

from collections.abc import Mapping
from urllib.parse import quote

from elchi.faces.web.links import address_of
from elchi.questioning import Question

# The address of each kind of question, and its query: each value the name of a slot, or words that stand as they are.
_PAGES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "overdue": ("/commitments", {"overdue": "=1"}), "overdue_of": ("/commitments", {"by": "whom", "overdue": "=1"}),
    "commitments": ("/commitments", {"by": "whom"}), "owed": ("/commitments", {"by": "whom", "to": "other"}),
    "promised": ("/commitments", {"to": "whom"}), "mandates": ("/mandates", {"topic": "topic"}),
    "assessments": ("/assessments", {"topic": "matter"}), "changes": ("/changes", {"since": "day"}),
    "changes_about": ("/changes", {"since": "day", "about": "whom"}), "together": ("/meetings", {"whom": "whom", "beside": "other", "first": "day", "last": "until"}),
    "meetings": ("/meetings", {"whom": "whom", "first": "day", "last": "until"}), "brief": ("/brief", {"whom": "whom"}), "calendar": ("/calendar", {"whom": "whom"}),
    "next_of": ("/calendar", {"whom": "body"}), "consultation": ("/consultation/{matter}", {}), "timeline": ("/timeline{whom}", {}),
    "members": ("{whom}#members", {}), "membership": ("{body}#members", {}), "membership_on": ("{body}#members", {}), "chairs": ("{body}", {}), "chaired": ("{body}", {}),
    "before": ("{office}", {}), "before_any": ("{office}", {}), "belongs": ("{whom}#bodies", {}), "founded": ("{body}", {}), "before_in": ("{other}", {}), "decided": ("{event}", {}), "decided_at": ("{event}", {}),
    "outcome": ("/search", {"q": "matter"}), "due": ("/commitments", {"due": "day"}), "due_in": ("/commitments", {"due": "until"}),
    "heads": ("{body}#offices", {}), "tenure": ("{whom}", {}), "news": ("/changes", {"since": "day"}), "event": ("{event}", {}),
    "news_of": ("/changes", {"since": "day", "about": "whom"}), "on_day": ("/meetings", {"first": "day", "last": "until"}),
    "network": ("/pictures/network", {"whom": "whom"}), "consultations": ("/consultations", {}), "all_assessments": ("/assessments", {}),
    "all_mandates": ("/mandates", {}), "pictures": ("/pictures", {}), "map": ("/pictures/map", {}), "all_network": ("/pictures/network", {}), "on_topic": ("/topic/{topic}", {}), "documents": ("/documents", {}), "all_meetings": ("/meetings", {}),
    "all_commitments": ("/commitments", {}), "ahead": ("/calendar", {}), "said": ("/brief#said", {"whom": "whom"}), "papers": ("/search", {"q": "matter"}),
}  # fmt: skip
OF_A_DAY = ("", "holders", "holders_of", "heads", "members", "membership_on", "brief", "chaired")


# The same for a line that speaks of us, where it is known who that is.
_OURS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "commitments": ("/commitments", {"by": "whom", "to": "we"}), "promised": ("/commitments", {"by": "we", "to": "whom"}),
    "meetings": ("/meetings", {"whom": "whom", "beside": "we", "first": "day", "last": "until"}), "brief": ("/brief", {"whom": "whom", "we": "we"}),
}  # fmt: skip


def leads(found: Question, we: str = "") -> tuple[str, dict[str, str]]:
    """Return the path of the page that answers a question, and its query; `we` are those of whom it speaks as us."""
    page, query = (_OURS if we and found.page in _OURS else _PAGES).get(found.page, ("{whom}", {}))
    said = (
        {slot: subject.asked for slot, subject in found.meant.items()}
        | dict(found.said)
        | {"day": str(found.on or ""), "until": str(found.until or ""), "we": we}
    )
    paths = {slot: address_of(subject.id) for slot, subject in found.meant.items()} | {
        name: quote(words) for name, words in found.said.items()
    }
    paths.setdefault("office", paths.get("whom", ""))
    return page.format_map(paths), {name: slot[1:] if slot[:1] == "=" else said[slot] for name, slot in query.items()}
