"""A page that a clinician released: its sentences one by one, and what the family says of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conversation.cleaning import capture, plain
from assistant.domain.answers import Event
from assistant.domain.fits import MARKS
from assistant.interview.desk import Desk
from assistant.interview.invites import Invite
from assistant.interview.ports import Kept
from assistant.interview.turns import Choice, Turn

_SKIP, _BACK = "skip", "back"


def sentences(result: Mapping[str, Any], planned: Sequence[str]) -> list[dict[str, str]]:
    """Return what a page says, sentence by sentence, each with the rule it came from; the plan is last."""
    told = [{"id": str(one["rule"]), "text": str(one["text"])} for one in result["explanation"]]
    chosen = [{"id": f"plan.{number}", "text": text} for number, text in enumerate(planned, 1)]
    seen: dict[str, dict[str, str]] = {}
    for one in (*told, *chosen):
        key = one["id"] if one["id"] not in seen else f"{one['id']}.{len(seen)}"
        seen[key] = {**one, "id": key}
    return list(seen.values())


@dataclass(slots=True)
class ReleasedPage(Desk):
    """A desk with one page on it: each sentence is read, and marked or passed over."""

    invite: Invite = field(kw_only=True)
    page: Mapping[str, Any] = field(kw_only=True)
    _kept: Kept | None = None
    _events: list[Event] = field(default_factory=list)
    _place: int = 0
    _words_for: str = ""
    """The sentence that does not fit, while it is asked what would."""

    def open(self) -> Turn:
        """Return the first sentence that nobody marked yet."""
        (self._kept,) = self.store.interviews()
        if self.invite.is_over(self.clock.now()):
            return self._end("alone_ended")
        if self._kept.closed:
            return self._end("alone_done")
        if not self.store.hold(self._kept.interview, self.clock.now()):
            return self._end("held_elsewhere")
        self._events = self.store.events(self._kept.interview)
        marked = {event.question for event in self._events}
        self._place = max(
            (n for n, one in enumerate(self._told, 1) if one["id"] in marked), default=0
        )
        turn = self.turn()
        keys = () if self._events else ("page_welcome", "page_limits")
        return replace(turn, say=(*(self._line(key) for key in keys), *turn.say))

    def turn(self) -> Turn:
        """Return the sentence that is open, or what would fit better, or the end."""
        if self._words_for:
            return self._asked("words", self._speech().phrase("page_words_ask"), ("skip",))
        if self._place < len(self._told):
            one = self._told[self._place]
            where = self._line(
                "page_where", "note", number=str(self._place + 1), count=str(len(self._told))
            )
            return replace(self._asked("fits", one["text"], (*MARKS, _SKIP)), say=(where,))
        return self._asked("page_end", self._speech().phrase("page_end_ask"), ("finish", _BACK))

    def narrow(self, text: str) -> Turn:
        """There is no list to narrow."""
        del text
        return self.turn()

    def hear(self, line: str) -> Turn:
        """Take a typed line: a choice, a way out, or words about the sentence."""
        said = capture(line)
        typed = plain(said)
        if self._wants_to_leave(typed):
            return self._left()
        commands = self.books.script.commands
        for choice in self.turn().choices:
            if typed in {str(choice.number), plain(choice.label), choice.code}:
                return self.pick([choice.code])
        if typed in commands["back"].aliases["en"]:
            return self.pick([_BACK])
        if typed in commands["help"].aliases["en"] or not typed:
            return self._noted("page_help")
        if self._words_for:
            return self._marked(self._words_for, "does_not_fit", said)
        return self._noted("choose_one")

    def pick(self, codes: Sequence[str], said: str = "") -> Turn:
        """Take a chosen mark."""
        del said
        code = codes[0] if codes else ""
        if self._words_for:
            return (
                self._marked(self._words_for, "does_not_fit", "") if code == _SKIP else self.turn()
            )
        if self._place >= len(self._told):
            return self._finished(code)
        one = self._told[self._place]
        if code == "does_not_fit":
            self._words_for = one["id"]
            return self.turn()
        if code in MARKS:
            return self._marked(one["id"], code, "")
        if code in {_SKIP, _BACK}:
            self._place = max(0, self._place + (1 if code == _SKIP else -1))
        return self.turn()

    def do(self, command: str, about: str = "") -> Turn:
        """Carry out the few commands that a page has."""
        del about
        if command in {"leave", "stop", "pause"}:
            return self._left()
        if command in {_BACK, _SKIP, "finish"}:
            return self.pick([command])
        return self._noted("page_help")

    def leave(self) -> None:
        """Let the page go; every mark is kept already."""
        if self._kept is not None:
            self.store.release(self._kept.interview)
            self._kept = None

    @property
    def _told(self) -> Sequence[Mapping[str, str]]:
        found: Sequence[Mapping[str, str]] = self.page["sentences"]
        return found

    def _marked(self, sentence: str, mark: str, said: str) -> Turn:
        text = next(one["text"] for one in self._told if one["id"] == sentence)
        self._keep(
            Event(
                number=len(self._events) + 1,
                kind="fitted",
                question=sentence,
                value=mark,
                said=said,
                data={"text": text},
            )
        )
        self._words_for = ""
        self._place += 1
        return self.turn()

    def _finished(self, code: str) -> Turn:
        if code == _BACK:
            self._place = max(0, len(self._told) - 1)
            return self.turn()
        if code != "finish":
            return self.turn()
        self._keep(Event(number=len(self._events) + 1, kind="closed"))
        return self._end("page_thanks", "alone_close")

    def _keep(self, event: Event) -> None:
        assert self._kept is not None  # noqa: S101  # only an open page is marked
        now = self.clock.now().isoformat(timespec="milliseconds")
        voice = self.invite.voice
        event = replace(event, at=now, voice=voice, informant=voice, face=self.face)
        self.store.keep(self._kept.interview, [event])
        self._events.append(event)

    def _asked(self, kind: str, ask: str, codes: Sequence[str]) -> Turn:
        return replace(self._bare(kind), ask=ask, choices=tuple(self._offered(codes)))

    def _offered(self, codes: Sequence[str]) -> Iterator[Choice]:
        speech = self._speech()
        for number, code in enumerate(codes, 1):
            yield Choice(number, code, speech.phrase(f"page_{code}"))

    def _noted(self, key: str) -> Turn:
        return replace(self.turn(), say=(self._line(key, "note"),))

    def _end(self, *keys: str) -> Turn:
        said = tuple(self._line(key) for key in keys)
        return replace(self._bare("closed"), say=said, finished=True)

    def _bare(self, kind: str) -> Turn:
        return Turn("opening", kind, "", self.invite.id, len(self._events), self.invite.voice)
