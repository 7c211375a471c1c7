"""A paper as one HTML page that needs nothing else, and prints on A4."""

from importlib.resources import files

from elchi.exports.paper import Notes, Paper, source_of


def webpage(paper: Paper) -> str:
    """Return a paper as HTML. What stands in documents is escaped; the page has no script and loads nothing."""
    from jinja2 import Environment, StrictUndefined

    setting = Environment(autoescape=True, undefined=StrictUndefined)  # every value, whatever the template's name
    template = setting.from_string(files("elchi.exports").joinpath("paper.html").read_text(encoding="utf-8"))
    return template.render(paper=paper, notes=Notes(), source_of=source_of)
