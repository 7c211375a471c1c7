"""The queue of doubts in the terminal: one at a time, one key each."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from elchi.desk import Desk, RecordedDoubt


def go_through(desk: "Desk", by: str, limit: int, as_json: bool) -> None:
    """Show each open doubt and record what is chosen; as JSON, print the queue and ask nothing."""
    from elchi.faces.readout import to_json

    with desk.view() as view:
        queue = view.doubts()[:limit]
    if as_json:
        click.echo(to_json(queue))
        return
    if not queue:
        click.echo("Nothing is open.")
    for number, one in enumerate(queue, 1):
        click.echo(shown(one, f"{number} of {len(queue)}"))
        chosen = click.prompt("choose", type=click.Choice([*map(str, range(1, len(one.doubt.choices) + 1)), "u", "s", "q"]))
        if chosen == "q":
            return
        if chosen != "s":
            _settle(desk, one, chosen, by)


def _settle(desk: "Desk", one: "RecordedDoubt", chosen: str, by: str) -> None:
    choice = "unsure" if chosen == "u" else one.doubt.choices[int(chosen) - 1]
    why = click.prompt("why", default="", show_default=False)
    desk.settle(one.citation.document, one.doubt, choice, by, why)
    click.echo(f"Kept: {choice}.")


def shown(one: "RecordedDoubt", place: str) -> str:
    """Return a doubt in words: its question, its sentence, its choices."""
    source = one.source.title or one.source.address
    lines = [f"\n[{place}] {one.doubt.question}: {one.doubt.why}", f'    "{one.citation.quote}" ({source})']
    lines += [f"    {number}. {choice}" for number, choice in enumerate(one.doubt.choices, 1)]
    return "\n".join([*lines, "    u. unsure   s. skip   q. stop"])
