"""Where somebody arrives who fills in a form alone: one interview, no list, nothing of what was told before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.conversation.cleaning import capture, plain
from assistant.interview.desk import Desk
from assistant.interview.interview import Interview
from assistant.interview.invites import Invite
from assistant.interview.turns import Choice, Line, Turn

_SIGHT = ("alone", "watched", "leave")
"""Who can see the screen: asked at the opening, and again of whoever comes back."""
_SHUT = frozenset({"caseload", "save", "voice", "plan", "replan", "check_in", "new", "delete"})
"""Commands that lead out of the form or to what is the clinician's; here they do nothing."""


@dataclass(slots=True)
class Questionnaire(Desk):
    """A desk with one interview and no way to another."""

    invite: Invite = field(kw_only=True)
    _asks_sight: bool = False

    def open(self) -> Turn:
        """Return the first turn: the opening, or who can see the screen where it was begun before."""
        (kept,) = self.store.interviews()
        if self.invite.is_over(self.clock.now()):
            return self._nothing("alone_ended")
        if kept.closed:
            return self._nothing("alone_done")
        if not self.store.hold(kept.interview, self.clock.now()):
            return self._nothing("held_elsewhere")
        self.interview = Interview(self.books, self.store, self.clock, kept, self.face)
        self._asks_sight = bool(kept.events) and self.interview.state.stage != "opening"
        return self.turn()

    def turn(self) -> Turn:
        """Return the turn for now."""
        if self.interview is None:
            return self._nothing("alone_done")
        return self._sight() if self._asks_sight else self.interview.turn()

    def narrow(self, text: str) -> Turn:
        """There is no list to narrow."""
        del text
        return self.turn()

    def hear(self, line: str) -> Turn:
        """Take a typed line."""
        if not self._asks_sight or self.interview is None:
            return self._in_the_form(line)
        typed = plain(capture(line))
        aliases = self.books.script.commands["leave"].aliases["en"]
        if typed in {*aliases, *self.books.script.commands["stop"].aliases["en"]}:
            return self._come_in("leave")
        turn = self._sight()
        for choice in turn.choices:
            if typed in {str(choice.number), plain(choice.label)}:
                return self._come_in(choice.code)
        return replace(turn, say=(*turn.say, self._line("choose_one", "note")))

    def pick(self, codes: Sequence[str], said: str = "") -> Turn:
        """Take chosen options by code."""
        if self._asks_sight and self.interview is not None:
            return self._come_in(codes[0]) if codes else self._sight()
        return self.turn() if self.interview is None else self.interview.pick(codes, said)

    def do(self, command: str, about: str = "") -> Turn:
        """Carry out a command of the form."""
        if self.interview is None:
            return self.turn()
        if self._asks_sight:
            return self._come_in(command) if command in {"leave", "stop"} else self._sight()
        if command in _SHUT:
            return self._noted("not_now")
        return self.interview.do(command, about)

    def _in_the_form(self, line: str) -> Turn:
        return self.turn() if self.interview is None else self.interview.hear(line)

    def _noted(self, key: str) -> Turn:
        turn = self.turn()
        return replace(turn, say=(self._line(key, "note"),))

    def _sight(self) -> Turn:
        """Ask who can see the screen before anything of the form is on it."""
        speech = self._speech()
        labels = (
            Choice(n, code, speech.phrase(f"opening_{code}")) for n, code in enumerate(_SIGHT, 1)
        )
        return self._bare(
            "sight",
            (self._line("alone_goes_on"), self._line("not_watched")),
            speech.phrase("alone_sight_ask"),
            tuple(labels),
        )

    def _come_in(self, code: str) -> Turn:
        assert self.interview is not None  # noqa: S101  # asked a moment ago
        if code in {"leave", "stop"}:
            return self.interview.do("leave")
        if code not in _SIGHT:
            return self._sight()
        self._asks_sight = False
        if self.interview.state.stage == "paused":
            return self.interview.do("resume")
        return self.interview.turn()

    def _nothing(self, key: str) -> Turn:
        return replace(self._bare("closed", (self._line(key),)), finished=True)

    def _bare(
        self,
        kind: str,
        say: tuple[Line, ...],
        ask: str = "",
        choices: tuple[Choice, ...] = (),
    ) -> Turn:
        turn = Turn("opening", kind, "", "", 0, self.invite.voice)
        return replace(turn, say=say, ask=ask, choices=choices)
