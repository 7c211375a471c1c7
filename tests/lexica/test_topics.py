"""Which topics words speak of is told by their patterns; first letters only spare looking."""

import random

from elchi.lexica.topics import _patterns, topics, topics_of


def _by_patterns(words: str) -> tuple[str, ...]:
    counted = {name: len(pattern.findall(words)) for name, pattern in _patterns().items()}
    return tuple(sorted((n for n, times in counted.items() if times), key=lambda n: -counted[n]))


def test_first_letters_hide_no_topic() -> None:
    chance = random.Random(3)
    words = [w.rstrip("*") for found in topics().values() for w in found]
    lines = [" ".join(chance.choice(words) + chance.choice(["", "s", "ing", "'s", "-", "x"]) for _ in range(6)) for _ in range(600)]
    for line in [*words, *lines, *map(str.upper, lines), "ENERGİ TRADİNG", "ınvestment and ſcience", "nothing at all", ""]:
        assert topics_of(line) == _by_patterns(line)


def test_words_that_only_begin_alike_speak_of_no_topic() -> None:
    assert topics_of("noted the importance of the court") == ("human rights and law",)
    assert topics_of("paid a courtesy call of importance") == ()
