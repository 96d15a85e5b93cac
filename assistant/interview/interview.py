"""The one door to an interview: a face hands in a line or a choice and gets the next turn."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.conversation.cleaning import capture
from assistant.conversation.understanding import plain, read_command
from assistant.domain.script import Command
from assistant.interview import answering, plan_talk
from assistant.interview.commands import carry_out
from assistant.interview.machine import NotNow
from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.session import Books, Session
from assistant.interview.state import State
from assistant.interview.turn_making import ACTIONS, SECTION_CHOICES
from assistant.interview.turns import Choice, Turn

if TYPE_CHECKING:
    from assistant.domain.findings import Picture
    from assistant.domain.knowledge import Knowledge

CHOICES = frozenset(
    [
        *(("opening", code) for code in ("alone", "watched")),
        *(("consent", code) for code in (*SECTION_CHOICES, "go_on", "break")),
        *(("confirming", code) for code in ("yes", "no")),
        ("safety", "go_on"),
    ]
)
"""What can be chosen at a stage that asks no question."""

_NUMBERED = {"reviewing": "change", "explaining": "why_sentence"}
"""What a bare number means where rows or sentences are shown."""


class Interview:
    """Holds one interview of one informant on one case."""

    def __init__(self, books: Books, store: Store, clock: Clock, kept: Kept, face: str) -> None:
        """Open an interview where it stands."""
        self._session = Session(books, store, clock, kept, face)

    # What a face hands in ---------------------------------------------------------------------

    def hear(self, line: str) -> Turn:
        """Take a typed line and return the next turn."""
        line = capture(line)
        if self.state.stage in {"asking", "clarifying"}:
            return self._hear_at_question(line)
        typed = plain(line)
        chosen = self._chosen_by(typed)
        if chosen:
            return self.pick(chosen)
        meaning = read_command(line, self._commands_here(), "en")
        if meaning is not None:
            return self.do(meaning.command or str(meaning.absent), meaning.about)
        if self.state.stage in _NUMBERED and typed.isdecimal():
            return self.do(_NUMBERED[self.state.stage], typed)
        if self.state.stage == "planning" and typed:
            return plan_talk.words(self._session, line)
        return self._session.note("choose_one")

    def pick(self, codes: Sequence[str], said: str = "") -> Turn:
        """Take chosen options by code and return the next turn."""
        match self.state.stage:
            case "asking" | "clarifying":
                return answering.pick(self._session, codes, said)
            case "planning":
                return plan_talk.pick(self._session, codes)
            case _:
                return self.do(codes[0]) if codes else self.turn()

    def do(self, command: str, about: str = "") -> Turn:
        """Carry out a command and return the next turn; one that means nothing now says so."""
        try:
            if (self.state.stage, command) in CHOICES:
                return self._choose(command)
            turn = carry_out(self._session, command, about)
        except NotNow:
            turn = None
        return turn if turn is not None else self._session.note("not_now")

    def exported(self, name: str) -> Turn:
        """Remember that the result left as files of these names."""
        event = self._session.event("exported", value=name)
        return self._session.happen(event, say=[self._session.line("saved", "echo", name=name)])

    def _hear_at_question(self, line: str) -> Turn:
        session = self._session
        meaning = answering.meaning_of(session, line)
        match meaning.act:
            case "answer" | "absent":
                return answering.give(session, session.question(), meaning, line)
            case "command":
                return self.do(meaning.command, meaning.about)
            case _:
                return answering.ask_again(session, line, meaning.why_not)

    def _choose(self, code: str) -> Turn:
        session, stage = self._session, self.state.stage
        if stage == "confirming":
            return answering.confirm(session, code)
        if stage == "safety":
            return session.happen(session.event("seen"))
        if stage == "opening":
            note = [session.line("watched", "note")] if code == "watched" else []
            return session.happen(session.event("opened", value=code == "watched"), say=note)
        return self._consent(code)

    def _consent(self, code: str) -> Turn:
        """A choice before a sensitive section, or how to go on after hard questions."""
        session, step = self._session, self.state.step
        is_choice = step.kind == "choice"
        if is_choice != (code in SECTION_CHOICES):
            return session.note("not_now")
        if is_choice:
            return session.happen(session.event("chose", question=step.key, value=code))
        note = [session.line("grounding", "note")] if code == "break" else []
        return session.happen(session.event("felt", question=step.key, value=code), say=note)

    def _chosen_by(self, typed: str) -> list[str]:
        turn = self.turn()
        wanted = typed.replace(",", " ").split() if turn.kind == "activities" else [typed]
        found = [
            choice.code for word in wanted for choice in turn.choices if word in _names_of(choice)
        ]
        return found if len(found) == len(wanted) else []

    def _commands_here(self) -> Mapping[str, Command]:
        """Every command, those of this stage first: *continue* means another thing while paused."""
        commands = self._session.books.script.commands
        here = {name: commands[name] for name in ACTIONS[self.state.stage]}
        return {**here, **commands}

    # What a face sees -------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Where the interview stands."""
        return self._session.state

    @property
    def kept(self) -> Kept:
        """Which interview of which case this is."""
        return self._session.kept

    @property
    def knowledge(self) -> "Knowledge":
        """What this interview is understood with."""
        return self._session.books.knowledge

    def turn(self) -> Turn:
        """Return the turn for now."""
        return self._session.turn()

    def case(self) -> dict[str, Any]:
        """Return the answers on the path as a case file."""
        return self._session.case()

    def result(self) -> dict[str, Any]:
        """Return hypothesis, plan and explanation in the voice of this interview.

        Raises:
            WrongInput: there is no age yet, and nothing can be said without one.
        """
        return self._session.result()

    def picture(self) -> "Picture | None":
        """Return what can be drawn now; nothing where there is no age yet."""
        return self._session.picture()

    def planned_lines(self) -> list[str]:
        """Return the plan as it was chosen, a line each; only what is whole."""
        return plan_talk.lines_of(self._session)


def _names_of(choice: Choice) -> set[str]:
    """What chooses it: its number, its label, and the word it stands for."""
    code = choice.code.replace("_", " ")
    return {str(choice.number), plain(choice.label), *([] if code.isdecimal() else [code])}
