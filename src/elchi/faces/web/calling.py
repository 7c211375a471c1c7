"""How templates call: a page calls hundreds of small macros, and asking each before what it would like to know took as long as they.

A macro knows the context in which it stands, and the context its macros: such rings are found only by the search for garbage, and
hold all that a page was made of until then. So each context is noted by the page that is being set, which empties it when it is done.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context


class Calling(Context):
    """The context of a template, in which nothing that is called takes the context. Macros escape as their environment says."""

    def __init__(self, environment: Environment, parent: dict[str, Any], *more: Any, **named: Any) -> None:
        super().__init__(environment, parent, *more, **named)
        if "contexts" in parent:
            parent["contexts"].append(self)

    def empty(self) -> None:
        """Let go of what was set in this context; nothing is rendered in it any more."""
        self.vars.clear()
        self.exported_vars.clear()

    def call(
        self, called: Callable[..., Any], /, *args: Any, _block_vars: object = None, _loop_vars: object = None, **more: Any
    ) -> Any:
        """Call something with what it is given."""
        return called(*args, **more)
