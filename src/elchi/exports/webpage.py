"""A paper as one HTML page that needs nothing else, and prints on A4."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from elchi.exports.paper import Notes, Paper, source_of


def webpage(paper: Paper) -> str:
    """Return a paper as HTML. What stands in documents is escaped; the page has no script and loads nothing."""
    from jinja2 import Environment, StrictUndefined

    setting = Environment(autoescape=True, undefined=StrictUndefined)  # every value, whatever the template's name
    return setting.from_string(_template()).render(paper=paper, notes=Notes(), source_of=source_of)


def style_mark() -> str:
    """Return the mark of the style in such a page, for a policy that lets a browser apply this one and no other."""
    style = _template().partition("<style>")[2].partition("</style>")[0]
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def _template() -> str:
    return files("elchi.exports").joinpath("paper.html").read_text(encoding="utf-8")
