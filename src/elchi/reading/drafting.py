"""The words of operative drafting, by the part they play: "requests", "further", "take"."""

from functools import cache

from elchi.lexica.tables import strings


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words that play a role in operative paragraphs."""
    return tuple(strings("words/operative")[role])
