"""How templates call: a page calls hundreds of small macros, and asking each before what it would like to know took as long as they.

A macro knows the context in which it stands, and the context its macros: such rings are found only by the search for garbage, and
hold all that a page was made of until then. So each context is noted by the page that is being set, which empties it when it is done.

What is put out is escaped into plain text: to make a `Markup` of each of the thousand values of a page, only to join them, took a
seventh of its setting.
"""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape


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


class Writing(CodeGenerator):
    """Writes templates that put out text by `put_out`; all of ours escape, whatever they say."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write("environment.put_out(")


class Templates(Environment):
    """The environment of our templates: every value is escaped."""

    context_class = Calling
    code_generator_class = Writing

    @staticmethod
    def put_out(value: Any) -> Any:
        """Return a value as text that is safe in a page; most has nothing in it that is not."""
        kind = type(value)
        if kind is Markup or (kind is str and _NEEDS.search(value) is None):
            return value
        return str(value) if kind is int or kind is float else escape(value)


_NEEDS = re.compile("[&<>'\"]")
