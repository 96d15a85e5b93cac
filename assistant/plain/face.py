"""Holds a whole interview line by line; the end of input is a pause."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from assistant.domain.errors import AssistantError
from assistant.interview.desk import Desk
from assistant.interview.ports import TakenElsewhere
from assistant.interview.turns import Turn
from assistant.plain.drawing import draw

Save = Callable[[], list[str]]


class Writes(Protocol):
    """Something that text can be written to."""

    def write(self, text: str, /) -> object:
        """Write text."""

    def flush(self) -> object:
        """Let it be seen."""


@dataclass(slots=True)
class PlainFace:
    """Reads lines, writes turns, and one trace line a turn where one is wanted."""

    desk: Desk
    out: Writes
    trace: Writes | None = None
    save: Callable[[Desk], list[str]] | None = None

    def run(self, lines: Iterable[str]) -> int:
        """Talk until the person stops or the input ends; return the exit code."""
        turn = self._show(self.desk.open())
        waiting = iter(lines)
        while not turn.finished and (line := next(waiting, None)) is not None:
            turn = self._show(self._heard(line.rstrip("\r\n"), turn), turn)
        self.desk.leave()
        return 0

    def _heard(self, line: str, before: Turn) -> Turn:
        try:
            if before.stage in {"explaining", "planning"} and self._wants_page(line):
                return self._saved(before)
            return self.desk.hear(line)
        except TakenElsewhere as error:
            self._say(str(error))
            self.desk.interview = None
            return self.desk.open()
        except AssistantError as error:
            self._say(str(error))
            return self.desk.turn()

    def _wants_page(self, line: str) -> bool:
        aliases = self.desk.books.script.commands["save"].aliases["en"]
        return line.strip().lower() in aliases

    def _saved(self, before: Turn) -> Turn:
        if self.save is None or self.desk.interview is None:
            return before
        names = self.save(self.desk)
        return self.desk.interview.exported(", ".join(names))

    def _say(self, text: str) -> None:
        self.out.write(f"\n{text}\n")

    def _show(self, turn: Turn, before: Turn | None = None) -> Turn:
        for line in draw(turn, before):
            self.out.write(f"{line}\n")
        if not turn.finished:
            self.out.write("> ")
        self.out.flush()
        if self.trace is not None:
            self.trace.write(json.dumps(traced(turn), ensure_ascii=False) + "\n")
            self.trace.flush()
        return turn


def traced(turn: Turn) -> dict[str, object]:
    """Return the trace of a turn as the contract has it."""
    return {
        "state": turn.stage,
        "question": turn.question or None,
        "kind": turn.kind,
        "options": [choice.code for choice in turn.choices],
        "saved": turn.saved,
        "interview": turn.interview,
    }
