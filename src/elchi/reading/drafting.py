"""The words of operative drafting, by the part they play: "requests", "further", "take"."""

from functools import cache
from importlib.resources import files


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words that play a role in operative paragraphs."""
    import yaml

    raw = files("elchi.lexica").joinpath("words/operative.yaml").read_bytes()
    return tuple(yaml.load(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))[role])
