"""Has the tables of the lexica ready in what is installed, compiled from their YAML, so that a process starts fast."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyTables(BuildHookInterface):
    """Writes `tables.json` and `phrases.json` beside the YAML, also where an editable install leaves the package in its source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables of the source tree that is built."""
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from elchi.lexica.compile import make_ready

        make_ready(source.joinpath("elchi/lexica"))
