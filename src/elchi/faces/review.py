"""The queue of what waits for a person in the terminal: doubts, then proposed evidence, one at a time, one key each."""

from typing import TYPE_CHECKING

import click

from elchi.answers.cited import called
from elchi.model.document import Citation, Span
from elchi.model.followup import Act, Decision, FollowUp, Standing

if TYPE_CHECKING:
    from elchi.answers.evidence import Question
    from elchi.answers.review import OpenDoubt
    from elchi.desk import Desk, RecordedDoubt

_FOUND = {"c": Standing.COMPLETE, "b": Standing.SUBSTANTIAL, "l": Standing.LIMITED}


def go_through(desk: "Desk", by: str, limit: int, as_json: bool, only: str | None = None) -> None:
    """Show each open doubt and proposal and record what is chosen; as JSON, print the queue and ask nothing."""
    from elchi.answers.evidence import questions
    from elchi.answers.review import laid_open
    from elchi.faces.readout import to_json

    with desk.view() as view:
        doubts = view.doubts()[:limit] if only != "evidence" else []
        asked = questions(view, limit - len(doubts)) if only != "doubts" and limit > len(doubts) else []
        opened = [] if as_json else [laid_open(view, one) for one in doubts]
    if as_json:
        click.echo(to_json({"doubts": doubts, "evidence": asked}))
        return
    if not doubts and not asked:
        click.echo("Nothing is open.")
    if _doubts(desk, opened, by):
        _evidence(desk, asked, by)


def _doubts(desk: "Desk", queue: "list[OpenDoubt]", by: str) -> bool:
    """Go through doubts, back to the last choice where it is wanted; false where the person stopped."""
    number, kept = 0, list[int]()
    while number < len(queue):
        click.echo(shown(queue[number], f"{number + 1} of {len(queue)}"))
        chosen = _chosen(queue[number])
        if chosen == "q":
            return False
        if chosen == "z":
            click.echo("Back to the last choice: what is chosen now counts." if kept else "Nothing was kept yet.")
            number = kept.pop() if kept else number
            continue
        if chosen != "s":
            _settle(desk, queue[number].doubt, chosen, by)
            kept.append(number)
        number += 1
    return True


def _chosen(one: "OpenDoubt") -> str:
    """The key for a doubt; w tells what the record knows of the choices, and asks again."""
    keys = click.Choice([*map(str, range(1, len(one.choices) + 1)), *"uwzsq"])
    while (key := click.prompt("choose", type=keys)) == "w":
        click.echo(_known(one))
    return str(key)


def _known(found: "OpenDoubt") -> str:
    """The sentence of a doubt with what stands around it, and where the record tells of each choice."""
    where = found.where
    lines = [f"    {' '.join(f'{where.before}>>{where.words}<<{where.after}'.split())}"] if where else []
    for number, choice in enumerate(found.choices, 1):
        told = [f'"{" ".join(k.words.split())}" ({k.source.title or k.source.address})' for k in choice.known]
        known = f": {'; '.join(told) or 'nothing on record'}" if choice.subject else ""
        lines.append(f"    {number}. {choice.words}{known}")
    return "\n".join(lines)


def _settle(desk: "Desk", one: "RecordedDoubt", chosen: str, by: str) -> None:
    choice = "unsure" if chosen == "u" else one.doubt.choices[int(chosen) - 1]
    why = click.prompt("why", default="", show_default=False)
    desk.settle(one.citation.document, one.doubt, choice, by, why)
    click.echo(f"Kept: {choice}.")


def shown(found: "OpenDoubt", place: str) -> str:
    """Return a doubt in words: its question, its sentence, its choices by name and identifier."""
    one = found.doubt
    source = called(one.source.title, one.source.address)
    lines = [f"\n[{place}] {one.doubt.question}: {found.why}", f'    "{one.citation.quote}" ({source})']
    lines += [f"    {n}. {c.words}{f' ({c.subject})' if c.subject else ''}" for n, c in enumerate(found.choices, 1)]
    return "\n".join([*lines, "    u. unsure   w. why   z. back   s. skip   q. stop"])


def _evidence(desk: "Desk", queue: "list[Question]", by: str) -> None:
    """Go through proposals: accept with a standing, reject, unsure; the last choice may be taken back."""
    from elchi.faces.followups import question_told

    kept: list[str] = []
    closed: set[str] = set()
    for number, question in enumerate(queue, 1):
        if question.subject in closed:
            continue
        click.echo(question_told(question, f"{number} of {len(queue)}"))
        while (key := click.prompt("choose", type=click.Choice([*"aruzwsq"]))) in "zw":
            click.echo(_why(question) if key == "w" else _take_back(desk, kept, by))
        if key == "q":
            return
        if key != "s":
            kept.append(_judge(desk, question, key, by))
            closed |= {question.subject} if key == "a" else set()


def _why(question: "Question") -> str:
    stated, rule = question.stated, question.proposal.rule
    return f'    stated: "{" ".join(stated.quote.split())}" ({called(stated.title, stated.address)})\n    found by rule {rule}: {question.proposal.why}'


def _take_back(desk: "Desk", kept: list[str], by: str) -> str:
    if not kept:
        return "Nothing was kept yet."
    desk.undo(kept.pop(), by, "taken back in review")
    return "Took back the last choice; it will be asked again."


def _judge(desk: "Desk", question: "Question", key: str, by: str) -> str:
    decision = {"a": Decision.ACCEPTED, "r": Decision.REJECTED, "u": Decision.UNSURE}[key]
    standing = None
    if decision is Decision.ACCEPTED:
        chosen = click.prompt("so it is: c complete, b substantial, l limited", type=click.Choice([*_FOUND]), default="c")
        standing = _FOUND[chosen]
    why = click.prompt("why", default="", show_default=False)
    c = question.proposal.cite
    cited = Citation(c.document, Span(c.start, c.end), c.quote)
    made = FollowUp(
        subject=question.subject, act=Act.EVIDENCE, by=f"person:{by}", why=why, decision=decision, standing=standing, evidence=cited
    )
    click.echo(f"Kept: {decision}{f', {standing}' if standing else ''}.")
    return desk.follow(made)
