"""What was said and undertaken on a topic, or grouped by topic."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from elchi.answers.cited import Line
from elchi.record.asof import Recorded, View

_WORD = re.compile(r"\w+")
_PASSAGES = 60  # passages looked up for each word of a topic, shortest first
NO_TOPIC = "other matters"


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics that are told apart: the words of each, and which of them some words speak of, foremost first."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: Callable[[str], tuple[str, ...]] = lambda words: ()

    def speaks(self, topic: str, quote: str) -> bool:
        """Tell whether some words speak of a topic: of one that is not told apart, where they hold all its words."""
        if topic in self.words:
            return topic in self.of(quote)
        return set(_WORD.findall(topic.casefold())) <= set(_WORD.findall(quote.casefold()))


@dataclass(frozen=True, slots=True)
class OnTopic:
    """Lines that speak of one topic."""

    topic: str
    lines: tuple[Line, ...]


def by_topic(lines: Sequence[Line], topics: Topics) -> tuple[OnTopic, ...]:
    """Return lines by the topic that each speaks of most, the topic of the first line first; what has none stands last."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(next(iter(topics.of(line.text)), NO_TOPIC), []).append(line)
    ordered = sorted(groups.items(), key=lambda pair: pair[0] == NO_TOPIC)
    return tuple(OnTopic(topic, tuple(found)) for topic, found in ordered)


def claims_on(view: View, kind: str, topics: "Topics", topic: str, latest: int | None = None) -> list[Recorded]:
    """Return the claims of `quoted_on`, oldest first."""
    found = view.with_ids(quoted_on(view, kind, topics, topic, latest))
    return sorted(found, key=lambda r: (str(r.asserted or ""), r.id))


def quoted_on(view: View, kind: str, topics: "Topics", topic: str, latest: int | None) -> list[str]:
    """Return which are so many of the latest claims of a kind whose own words speak of a topic, found by the words of the topic."""
    documents = _documents(view, topics.words.get(topic, (topic,)))
    quoted = sorted(view.quoted(kind, documents), key=lambda q: (q[2], q[0]), reverse=True)
    told = (i for i, quote, _ in quoted if topics.speaks(topic, quote))
    return [*islice(told, latest)]


def _documents(view: View, words: tuple[str, ...]) -> list[str]:
    """The documents with passages in which words of a topic stand."""
    found = (p.source.id for word in words for p in view.passages(word, _PASSAGES, begin=True))
    return view.kept(("documents on", words), lambda: [*dict.fromkeys(found)])
