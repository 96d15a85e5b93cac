"""An interview in progress: its events, its state, and the one way in which anything happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Event, EventKind
from assistant.domain.persons import may_be_same
from assistant.domain.script import Question, Script
from assistant.interview.folding import Fold
from assistant.interview.machine import NotNow
from assistant.interview.pages.making import Frame
from assistant.interview.ports import Clock, Kept, Standing, Store
from assistant.interview.state import State
from assistant.interview.turn_making import TurnMaker, speech_of
from assistant.interview.turns import Line, LineKind, Turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.language.reader import Reader
    from assistant.domain.findings import Picture
    from assistant.domain.knowledge import Knowledge
    from assistant.interview.still_right import Again
    from assistant.interview.together import Together

Plain = Mapping[str, Any]
PEOPLE = ("people.safe", "people.unsafe")


@dataclass(frozen=True, slots=True)
class Books:
    """What an interview is held with: the dialogue, the knowledge, and the country of its contacts."""

    script: Script
    knowledge: "Knowledge"
    country: str = "us"
    reader: "Callable[[], Reader] | None" = None
    """What understands own words; loaded with the first of them. Without it only exact forms count."""
    is_alone: bool = False
    """Somebody fills it in without a clinician: nothing is concluded, and what was told before is not shown."""


class Session:
    """Keeps an event before the state moves, and the state before the next turn exists."""

    def __init__(self, books: Books, store: Store, clock: Clock, kept: Kept, face: str) -> None:
        """Open an interview where it stands: every event so far is folded once."""
        self.books = books
        self.kept = kept
        self._store = store
        self._clock = clock
        self.face = face
        self._fold = Fold(books.script, books.knowledge)
        self.events: list[Event] = store.events(kept.interview)
        self.state: State = self._fold.all(kept.voice, self.events)
        self.before = len(self.events) if books.is_alone else 0
        """Events of whoever sat here before: nobody takes them back."""
        self._first: State | None = None
        if self.before:
            self._first = self.state = self._fold.unseen(self.state)
        self.started = date.fromisoformat(kept.started[:10])
        self._formulated: tuple[str, dict[str, Any], dict[str, Any]] | None = None
        self._earlier: Session | None = None
        self._again: Again | None = None

    # The one way anything happens -------------------------------------------------------------

    def happen(self, *events: Event, say: Sequence[Line] = ()) -> Turn:
        """Keep the events in one transaction, then move, then speak.

        Raises:
            NotNow: an event cannot happen at this stage; nothing was kept.
            NotKept: the store could not write; nothing moved.
        """
        count = len(self.events)
        numbered = [replace(event, number=count + place) for place, event in enumerate(events, 1)]
        happened = [*self.events, *numbered]
        if any(event.kind == "undone" for event in numbered):
            state = self._fold.all(self.kept.voice, happened[self.before :], self._first)
        else:
            state = self.state
            for event in numbered:
                state = self._fold.after(state, event)
        self._store.keep(self.kept.interview, numbered, self._standing(state))
        self.events, self.state = happened, state
        self._name_case(numbered)
        return self.maker().turn(self.state, (*say, *self._named_twice(numbered)))

    def _standing(self, state: State) -> Standing:
        """Return what a list of cases shows of a state."""
        return Standing(state.stage, state.marks(), self.informant(), state.path.facts.age_months)

    def _named_twice(self, happened: Sequence[Event]) -> list[Line]:
        """Somebody who is named as safe and as not safe is left out, and that is said at once."""
        asked = {event.question for event in happened if event.kind in {"answered", "accepted"}}
        if not asked & set(PEOPLE):
            return []
        safe, unsafe = (
            [str(person["name"]) for person in self._given(name) or ()] for name in PEOPLE
        )
        both = [name for name in safe if any(may_be_same(name, other) for other in unsafe)]
        names = "; ".join(both)
        return [self.line("named_twice", "note", names=names)] if names else []

    def could_happen(self, *events: Event) -> bool:
        """Say whether these events could follow one another now; nothing is kept."""
        state = self.state
        try:
            for event in events:
                state = self._fold.after(state, event)
        except NotNow:
            return False
        return True

    def earlier(self) -> "Session | None":
        """Return the interview that this one asks again, as it stands; nothing is ever kept in it."""
        renewed = self.state.renewed
        if self._earlier is None and renewed is not None:
            interviews = self._store.interviews()  # a case and all its interviews go together
            kept = next(each for each in interviews if each.interview == renewed.interview)
            self._earlier = Session(self.books, self._store, self._clock, kept, self.face)
        return self._earlier

    def again(self) -> "Again | None":
        """Return what is asked again of that interview, or None where there is none."""
        earlier, renewed = self.earlier(), self.state.renewed
        if self._again is None and earlier is not None and renewed is not None:
            from assistant.interview.still_right import Again  # noqa: PLC0415  # most interviews ask nothing again

            self._again = Again(
                self.books.script,
                self.books.knowledge,
                earlier.state,
                {event.question: event.version for event in earlier.events if event.version},
                renewed.interview,
                renewed.day,
                self.started,
            )
        return self._again

    def event(self, kind: EventKind, **fields: Any) -> Event:
        """Return an event of now, in this voice and face; it happens only in ``happen``."""
        return Event(
            number=0,
            kind=kind,
            voice=self.state.voice,
            informant=self.informant(),
            face=self.face,
            at=self._clock.now().isoformat(timespec="milliseconds"),
            **fields,
        )

    def allows(self, kind: EventKind) -> bool:
        """Say whether an event of this kind can happen now."""
        return self._fold.allows(self.state, kind)

    def _name_case(self, events: Sequence[Event]) -> None:
        if any(event.question == "client.name" for event in events):
            self._store.name(self.kept.interview, self.label())
            self.kept = self.kept._replace(label=self.label())

    # What can be seen of it -------------------------------------------------------------------

    def turn(self, *say: Line) -> Turn:
        """Return the turn for now, with these lines first; an aside is not followed by an old error."""
        return self.maker().turn(self.state, say, is_aside=bool(say))

    def maker(self) -> TurnMaker:
        """Return what makes the turns now."""
        label, case = self.kept.label, self.kept.case
        is_named = label not in {"", case} or self.state.voice == "clinician"
        frame = Frame(
            label or case if is_named else self.speech().phrase("unnamed"),
            self.kept.interview,
            len(self.events),
            self.books.country,
            self._clock.now().date().isoformat(),
            self.face,
            self.kept.case,
            self.again(),
            self.books.is_alone,
        )
        books = self.books
        return TurnMaker(
            books.script, books.knowledge, frame, self.speech(), self.result, self.case
        )

    def speech(self) -> Speech:
        """Return how this interview speaks now."""
        return speech_of(self.books.script, self.state, self.informant())

    def line(self, key: str, kind: LineKind = "said", **marks: str) -> Line:
        """Return a stock phrase as a line."""
        return Line(self.speech().phrase(key, marks), kind)

    def note(self, key: str) -> Turn:
        """Return the turn for now with one stock phrase as a note; nothing happens."""
        return self.turn(self.line(key, "note"))

    def question(self) -> Question:
        """Return the question that is open."""
        return self.books.script.questions[self.state.question_id()]

    def open_question(self) -> Question | None:
        """Return the question that is being asked, or nothing at any other stage."""
        return self.question() if self.state.stage in {"asking", "clarifying"} else None

    def case(self) -> dict[str, Any]:
        """Return the answers on the path as a case file."""
        from assistant.conversation.case_writing import Header, case_of  # noqa: PLC0415  # not for the first question

        header = Header(self.label(), self.informant())
        return case_of(self.state.path, self.state.answers, self.state.setting(), header)

    def result(self) -> dict[str, Any]:
        """Return hypothesis, plan and explanation in the voice of this interview; not to be written into.

        Reading the result, asking why and choosing a plan need it at every turn, so the last one is
        kept for as long as the case and the voice are the same.

        Raises:
            WrongInput: there is no age yet, and nothing can be said without one.
        """
        from assistant.domain.case import read_case  # noqa: PLC0415  # the first question does not wait for the reasoning
        from assistant.reasoning.formulation import formulate, to_plain  # noqa: PLC0415  # as above

        plain, voice = self.case(), self.state.voice
        if self._formulated is None or self._formulated[:2] != (voice, plain):
            case = read_case(plain, self.books.knowledge)
            found = to_plain(formulate(case, self.books.knowledge, voice))
            self._formulated = (voice, plain, found)
        return self._formulated[2]

    def picture(self) -> "Picture | None":
        """Return what can be drawn now; nothing where there is no age yet."""
        from assistant.domain.case import read_case  # noqa: PLC0415  # as above
        from assistant.reasoning.picture import picture  # noqa: PLC0415  # as above

        if self.state.path.facts.age_months is None or self.books.is_alone:
            return None
        return picture(read_case(self.case(), self.books.knowledge), self.books.knowledge)

    def together(self) -> "Together":
        """Return the plan as it stands now, with everything that the talk about it is made from.

        Raises:
            WrongInput: there is no age yet, and nothing can be planned without one.
        """
        from assistant.interview.together import together_of  # noqa: PLC0415  # as above

        return together_of(
            self.state,
            self.result(),
            self.case(),
            self.speech(),
            today=self._clock.now().date().isoformat(),
            informant=self.informant(),
        )

    def informant(self) -> str:
        """Return who answers; in the clinician's voice, who was named."""
        if self.state.voice != "clinician":
            return self.state.voice
        if self.state.speaker:
            return self.state.speaker
        return str(self._given("client.informant") or "clinician")

    def label(self) -> str:
        """Return the name of the case: the client's, once it is known."""
        return str(self._given("client.name") or self.kept.case)

    def _given(self, question: str) -> Any:
        answer = self.state.answers.get(question)
        return answer.value if answer is not None and answer.absent is None else None
