"""Who issues a text and takes no part in what it tells: "Statement by A on B's call with C"."""

from elchi.reading.lines.units import Unit


def without_voice(units: list[Unit]) -> list[Unit]:
    """ "Statement by NSC Spokesperson A on B's Call with C": who issues a text takes no part in what it tells."""
    for i in range(1, min(4, len(units) - 1)):
        if units[i].roles & {"p:by", "p:from"} and units[i + 1].parties and not any(u.event or u.parties for u in units[:i]):
            end = _speakers_end(units, i + 1)
            return units if _spoken_there(units, end) else units[end:]
    return units


def _speakers_end(units: list[Unit], at: int) -> int:
    """Where "President A, President B of Georgia and Prime Minister C" ends; one speaker where no list follows."""
    end = at + 1
    while end + 1 < len(units) and units[end].roles & {"comma", "and"}:
        step = end + 1 if not units[end + 1].roles & {"and"} else end + 2
        if step >= len(units) or not units[step].parties or units[step].roles & {"STATE", "BODY"}:
            break
        end = step + 1
    return end


def _spoken_there(units: list[Unit], end: int) -> bool:
    """ "Remarks by A and B at the Joint Press Conference": who speaks at an event is there."""
    rest = units[end : end + 2]
    return len(rest) == 2 and bool(rest[0].roles & {"p:in", "p:at", "p:during"}) and rest[1].event is not None
