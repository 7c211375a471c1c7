"""The YAML tables that comparing names, offices and texts draws on, each read once."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from elchi.errors import LexiconError


@cache
def table(name: str) -> Any:
    """Return the content of the lexicon file `name`.yaml."""
    text = resources.files("elchi.lexica").joinpath(f"{name}.yaml").read_text("utf-8")
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}.yaml cannot be read as YAML: {error}; correct that line.") from error
