"""How templates call: a page calls hundreds of small macros, and asking each before what it would like to know took as long as they."""

from collections.abc import Callable
from typing import Any

from jinja2.runtime import Context


class Calling(Context):
    """The context of a template, in which nothing that is called takes the context. Macros escape as their environment says."""

    def call(
        self, called: Callable[..., Any], /, *args: Any, _block_vars: object = None, _loop_vars: object = None, **more: Any
    ) -> Any:
        """Call something with what it is given."""
        return called(*args, **more)
