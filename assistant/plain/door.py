"""The door line by line: what is secret is asked for where it is not shown."""

from collections.abc import Callable

from assistant.interview.doorway import DoorTurn, Doorway
from assistant.plain.face import Writes


def pass_door(
    door: Doorway, out: Writes, read: Callable[[], str], read_secret: Callable[[str], str]
) -> bool:
    """Lead through the door; False where the person leaves, or the input ends.

    ``read`` and ``read_secret`` return a line without its end, or raise EOFError.

    Raises:
        NotKept: the file cannot be locked or opened.
    """
    turn = door.open()
    while not turn.ended:
        _say(turn, out)
        try:
            line = read_secret(f"{turn.ask} ") if turn.secret else read()
        except EOFError:
            return False
        turn = door.hear(line)
    return turn.ended == "in"


def _say(turn: DoorTurn, out: Writes) -> None:
    for text in turn.say:
        out.write(f"{text}\n")
    if not turn.secret:
        out.write(f"{turn.ask}\n")
        for choice in turn.choices:
            out.write(f"  {choice.number}  {choice.label}\n")
        out.write("> ")
    out.flush()
