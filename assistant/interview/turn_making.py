"""Makes the turn for where an interview stands; reads the state, never changes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.conversation.ages import age_in_words
from assistant.conversation.path import preview
from assistant.conversation.phrasing import NO_NAME, Speech
from assistant.conversation.writing import shown_options
from assistant.domain.answers import answer_of
from assistant.domain.errors import WrongInput
from assistant.domain.persons import Person
from assistant.domain.script import Option, Question, Script
from assistant.interview.own_view import NOT_SAID, STARTS, SURE, asks_own_view
from assistant.interview.reviewing import review_rows
from assistant.interview.state import State
from assistant.interview.turns import Action, Choice, Line, Progress, Turn

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge
    from assistant.interview.still_right import Again


SECTION_CHOICES = ("now", "later", "talk", "skip")
BREAK, ASKS_TO_STOP = "break", "stop?"
"""What a pause is for."""
OWN_WORDS, FAILURES = "own_words", 2
"""What can be chosen once words were not understood so often."""
_AROUND = 60
"""Letters of a story that are shown on either side of the words a fact rests on."""
SCREENED_CHOICES = ("show", "later")
FEELING_CHOICES = ("go_on", "break", "stop")
BREATHER_CHOICES = ("go_on", "go_on_all", "break", "stop")
_ALWAYS = ("pause", "stop", "leave", "help")
_AT_A_QUESTION = (
    "why",
    "meaning",
    "skip",
    "unknown_to_me",
    "declined",
    "not_applicable",
    "later",
    "back",
    "undo",
    "review",
)
ACTIONS = {
    "opening": ("leave", "help", "privacy"),
    "consent": ("undo", "back", "review", *_ALWAYS),
    "asking": (*_AT_A_QUESTION, *_ALWAYS),
    "clarifying": (*_AT_A_QUESTION, *_ALWAYS),
    "confirming": ("undo", *_ALWAYS),
    "safety": ("pause", "stop", "leave"),
    "paused": ("resume", "stop", "leave", "help"),
    "reviewing": ("go_on", "finish", "come_back", "undo", *_ALWAYS),
    "explaining": ("plan", "why_sentence", "save", "review", "close", *_ALWAYS),
    "planning": ("skip", "undo", "save", "review", "close", *_ALWAYS),
    "closed": ("review", "leave"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every turn says about the interview it belongs to."""

    case: str
    interview: str
    saved: int
    country: str
    today: str
    face: str = ""
    case_id: str = ""
    again: "Again | None" = None
    """What is asked again of an earlier interview."""


def speech_of(script: Script, state: State, informant: str, language: str = "en") -> Speech:
    """Return the speech of an interview: its voice, and the name and pronouns once they are known."""
    is_self = state.voice == "self" or (state.voice == "clinician" and informant == "self")
    ids = state.path.ids()
    name = state.answers.get("client.name") if "client.name" in ids else None
    pronouns = state.answers.get("client.pronouns") if "client.pronouns" in ids else None
    called = name.value if name is not None and name.absent is None else NO_NAME[state.voice]
    spoken = pronouns.value if pronouns is not None and pronouns.absent is None else ""
    return Speech(script, state.voice, language, Person(called, spoken, is_self))


class TurnMaker:
    """Makes turns from states; one for each interview."""

    def __init__(
        self,
        script: Script,
        knowledge: "Knowledge",
        frame: Frame,
        speech: Speech,
        result: Callable[[], Mapping[str, Any]],
        case: Callable[[], Mapping[str, Any]],
    ) -> None:
        """Keep what the turns are made with; ``result`` is asked for only where it is shown."""
        self._result = result
        self._case = case
        self._script = script
        self._knowledge = knowledge
        self._frame = frame
        self._speech = speech

    def turn(self, state: State, say: Sequence[Line] = (), *, is_aside: bool = False) -> Turn:
        """Return the turn for this state; ``say`` comes before everything else.

        After an aside, what was not understood before it is not said again.
        """
        parts = getattr(self, f"_{state.stage}")(state)
        after = parts.pop("say", ())
        age = state.path.facts.age_months
        lines = tuple(say) if is_aside and state.stage == "clarifying" else (*say, *after)
        return Turn(
            stage=state.stage,
            case=self._frame.case,
            interview=self._frame.interview,
            saved=self._frame.saved,
            voice=state.voice,
            say=lines,
            actions=tuple(self._actions(state)),
            progress=self._progress(state),
            case_id=self._frame.case_id,
            age=age_in_words(age) if age is not None else "",
            **{"kind": state.stage, **parts},
        )

    def _line(self, key: str, kind: str = "said", **marks: str) -> Line:
        return Line(self._speech.phrase(key, marks), kind)  # type: ignore[arg-type]

    def _choices(self, prefix: str, codes: Sequence[str]) -> tuple[Choice, ...]:
        return tuple(
            Choice(number, code, self._speech.phrase(f"{prefix}_{code}"))
            for number, code in enumerate(codes, 1)
        )

    def _opening(self, _: State) -> dict[str, object]:
        leaving = "leaving_plain" if self._frame.face == "plain" else "leaving"
        keys = ("welcome", "preamble", leaving, "not_watched")
        return {
            "say": [*(self._line(key) for key in keys), *self._renewed()],
            "ask": self._speech.phrase("opening_ask"),
            "choices": self._choices("opening", ("alone", "watched", "leave")),
        }

    def _renewed(self) -> Iterator[Line]:
        if self._frame.again is not None:
            yield self._line("renewed", "strong", day=self._frame.again.day)

    def _consent(self, state: State) -> dict[str, object]:
        if state.step.kind == "choice":
            return self._section_choice(state)
        if state.step.kind == "read_back":
            return self._read_back(state)
        if state.step.kind == "time":
            from assistant.interview.time_page import time_page  # noqa: PLC0415  # seldom

            assert self._frame.again is not None  # noqa: S101  # only then is there such a step
            return time_page(self._frame.again, state, self._speech)
        key = "feeling" if state.step.kind == "check" else "breather"
        missing = self._missing(state) if key == "feeling" else []
        return {
            "kind": state.step.kind,
            "say": missing,
            "ask": self._speech.phrase(f"{key}_ask"),
            "choices": self._choices(
                "feeling", FEELING_CHOICES if key == "feeling" else BREATHER_CHOICES
            ),
            "extra": {"section": state.step.section},
        }

    def _missing(self, state: State) -> list[Line]:
        """Say to an interviewer, once, what should be asked in this part and holds no value."""
        if state.voice != "clinician":
            return []
        names = [
            self._speech.short(self._script.questions[name])
            for name in self._script.must_ask
            if name in state.path.ids()
            and self._script.questions[name].section == state.step.section
            and ((held := state.answers.get(name)) is None or held.absent is not None)
        ]
        return [self._line("musts_left", "note", names="; ".join(names))] if names else []

    def _section_choice(self, state: State) -> dict[str, object]:
        section = self._script.sections[state.step.section]
        return {
            "kind": "choice",
            "say": [Line(self._speech.words(section.opening))],
            "ask": self._speech.phrase("section_ask"),
            "choices": self._choices("section", SECTION_CHOICES),
            "sensitive": True,
            "extra": {"section": section.id},
        }

    def _read_back(self, state: State) -> dict[str, object]:
        """Say back together what was taken from own words in a section."""
        heard = [
            (self._script.questions[name], state.answers[name])
            for name in state.provisional(state.step.section)
        ]
        lines = [
            Line(f"{self._speech.short(asked)} {self._speech.answer(asked, answer)}", "carried")
            for asked, answer in heard
        ]
        changes = [
            (
                asked.id,
                self._speech.phrase("read_back_change", {"question": self._speech.short(asked)}),
            )
            for asked, _ in heard
        ]
        options = [("right", self._speech.phrase("read_back_right")), *changes]
        return {
            "kind": "read_back",
            "say": [self._line("read_back"), *lines],
            "ask": self._speech.phrase("read_back_ask"),
            "choices": tuple(
                Choice(number, code, label) for number, (code, label) in enumerate(options, 1)
            ),
            "extra": {"section": state.step.section},
        }

    def _asking(self, state: State) -> dict[str, object]:
        question = self._script.questions[state.question_id()]
        if is_screened(state, question):
            return {
                "kind": "screened",
                "question": question.id,
                "ask": self._speech.phrase("screened_ask"),
                "choices": self._choices("screened", SCREENED_CHOICES),
                "sensitive": True,
            }
        wording = self._speech.wording(question)
        answer = state.answers.get(question.id)
        return {
            "kind": question.kind,
            "say": [
                *self._lead_in(state, question),
                *self._carried(state, question),
                *self._told_before(state, question),
            ],
            "ask": self._speech.ask(question),
            "question": question.id,
            "choices": tuple(self._options(question, state)),
            "hint": self._speech.phrase(f"hint_{question.kind}"),
            "current": self._speech.answer(question, answer) if answer is not None else "",
            "earlier": self._earlier(state, question),
            "probes": tuple(map(self._speech.filled, wording.probes)),
            "listen_for": tuple(
                self._speech.words({"en": {"any": text}}) for text in wording.listen_for
            ),
            "sensitive": question.sensitive,
            "extra": {"private": True} if is_private(question) else {},
        }

    def _earlier(self, state: State, question: Question) -> str:
        """Return what an earlier interview told here, as the question whether it is still right."""
        earlier = self._frame.again.at(state, question) if self._frame.again is not None else None
        if earlier is None or self._frame.again is None:
            return ""
        key = "earlier_told" if not earlier.can_be_kept else "earlier_ask"
        key += "_plain" if earlier.can_be_kept and self._frame.face == "plain" else ""
        answer = self._speech.answer(question, earlier.answer)
        return self._speech.phrase(key, {"day": self._frame.again.day, "answer": answer})

    def _lead_in(self, state: State, question: Question) -> Iterator[Line]:
        """A calm section is opened by its words at its first question; a sensitive one was before."""
        section = self._script.sections[question.section]
        first = next(each.id for each in state.path.questions if each.section == section.id)
        if not section.sensitive and question.id == first and question.id not in state.answers:
            yield Line(self._speech.words(section.opening))

    def _carried(self, state: State, question: Question) -> Iterator[Line]:
        """Before *is it like that today?* comes what was said, so that nobody must remember it."""
        if not any(option.copies for option in question.options):
            return
        present = f"history.{list(state.path.facts.windows())[-1]}.connection."
        for other in state.path.questions:
            answer = state.answers.get(other.id)
            if other.path.startswith(present) and answer is not None and answer.absent is None:
                asked, said = self._speech.short(other), self._speech.answer(other, answer)
                yield Line(f"{asked}: {said}", "carried")

    def _told_before(self, state: State, question: Question) -> Iterator[Line]:
        """Show what a story told of this list already, so that nobody must tell it twice."""
        told = state.told.get(question.id, ())
        if told and question.id not in state.answers:
            labels = [self._speech.label(each) for each in question.options if each.code in told]
            yield self._line("told_before", answer="; ".join(labels))

    def _options(self, question: Question, state: State) -> Iterator[Choice]:
        answer = state.answers.get(question.id)
        held = answer.value if answer is not None and answer.absent is None else None
        if answer is None and question.id in state.told:
            held = {"ticked": state.told[question.id]}
        age = state.path.facts.age_months
        for number, option in enumerate(shown_options(question, state.voice, age), 1):
            group = (
                self._speech.words(question.groups[option.group])
                if option.group in question.groups
                else ""
            )
            yield Choice(
                number,
                option.code,
                self._speech.label(option),
                group,
                _is_chosen(option, held),
                isinstance(held, dict) and option.code in held.get("unsure", ()),
            )

    def _clarifying(self, state: State) -> dict[str, object]:
        asked = self._asking(state)
        reason = str(state.last.data.get("why_not", "")) if state.last is not None else ""
        key = reason if reason in self._script.phrases else "unclear"
        if state.unclear < FAILURES:
            return {**asked, "say": [self._line(key, "note")]}
        number = self.own_words_number(state)
        own = [Choice(int(number), OWN_WORDS, self._speech.phrase(OWN_WORDS))] if number else []
        said = "unclear_twice" if number else "unclear_twice_typed"
        return {
            **asked,
            "say": [self._line(key, "note"), self._line(said)],
            "choices": (*asked["choices"], *own),  # type: ignore[misc]  # they are choices
        }

    def own_words_number(self, state: State) -> str:
        """Return the number that keeps the words as they are, once they were not understood twice.

        Where a number can be the answer itself there is none, and *own words* is typed.
        """
        question = self._script.questions.get(state.question_id())
        if state.stage != "clarifying" or state.unclear < FAILURES or question is None:
            return ""
        shown = shown_options(question, state.voice, state.path.facts.age_months)
        return str(len(shown) + 1) if shown else ""

    def _confirming(self, state: State) -> dict[str, object]:
        assert state.proposed is not None  # noqa: S101  # the stage says so
        data = state.proposed.data
        heard = str(data.get("heard", ""))
        if "anchor" in data:
            return {
                "kind": "anchor",
                "say": [self._line("anchor_why")],
                "ask": heard,
                "question": state.proposed.question,
                "choices": self._choices("anchor", ("unsure",)),
                "hint": self._speech.phrase("hint_anchor"),
            }
        if "command" in data:
            return {
                "ask": heard,
                "question": state.proposed.question,
                "choices": self._choices("heard", ("yes", "no")),
            }
        is_fact = bool(data.get("fact"))
        lines = [quoted(state.proposed.said, data["quote"])] if data.get("quote") else []
        return {
            "say": lines if is_fact else self._effects(state, heard=bool(heard)),
            "ask": heard or self._speech.phrase("confirm_ask"),
            "question": "" if is_fact else state.proposed.question,
            "choices": self._choices("heard" if heard else "confirm", ("yes", "no")),
        }

    def _effects(self, state: State, *, heard: bool) -> list[Line]:
        """Say what a change would do; what was only heard is in the question itself."""
        assert state.proposed is not None  # noqa: S101  # as above
        change = answer_of(state.proposed)
        question = self._script.questions[change.question]
        effects = preview(
            self._script, self._knowledge, state.answers, state.setting(), state.path, change
        )
        answer = self._speech.answer(question, change)
        asked = self._speech.short(question)
        lines = [] if heard else [self._line("change_to", "strong", question=asked, answer=answer)]
        lines += self._effect("change_sets_aside", effects.set_aside)
        lines += self._effect("change_look_again", effects.look_again)
        lines += self._effect("change_restores", effects.restored)
        return lines

    def _effect(self, key: str, questions: Sequence[str]) -> list[Line]:
        if not questions:
            return []
        questions = [
            name for name in questions if self._script.questions[name].is_for(self._speech.voice)
        ]
        heading = self._line(key, count=str(len(questions)))
        return [
            heading,
            *(
                Line(self._speech.short(self._script.questions[name]), "carried")
                for name in questions
            ),
        ]

    def _safety(self, state: State) -> dict[str, object]:
        from assistant.interview.safety_card import card_lines, unsure_lines  # noqa: PLC0415  # not for the first question

        country, today = self._frame.country, self._frame.today
        lines = list(card_lines(self._knowledge, self._speech, state.alerts, country, today))
        if not state.alerts:
            lines = unsure_lines(self._knowledge, self._speech, country, today)
        elif state.unsure_alerts:
            lines.append(self._speech.phrase("unsure_too"))
        return {
            "say": [Line(text, "card") for text in lines],
            "ask": self._speech.phrase("safety_ask"),
            "choices": self._choices("safety", ("go_on", "pause", "stop")),
        }

    def _paused(self, state: State) -> dict[str, object]:
        if state.pause == ASKS_TO_STOP:
            return {
                "say": [self._line("stopping")],
                "ask": self._speech.phrase("stopping_ask"),
                "choices": self._choices("stopping", ("stop", "resume")),
            }
        return {
            "say": [self._line("grounding" if state.pause == BREAK else "paused")],
            "ask": self._speech.phrase("paused_ask"),
            "choices": self._choices("paused", ("resume", "leave")),
        }

    def _reviewing(self, state: State) -> dict[str, object]:
        rows = review_rows(self._script, state, self._speech)
        again = [row for row in rows if row.state in {"look_again", "open"}]
        note = [self._line("review_open", "note", count=str(len(again)))] if again else []
        is_under_way = state.is_under_way()  # then the next question comes first, in its order
        first = self.to_come_back_to(state) if again and not is_under_way else ""
        if first:
            asked = self._speech.short(self._script.questions[first])
            note.append(self._line("review_first", "note", question=asked))
        return {
            "say": [self._line("review"), *note],
            "ask": self._speech.phrase("review_ask_more" if is_under_way else "review_ask"),
            "rows": rows,
        }

    def to_come_back_to(self, state: State) -> str:
        """Return the open question that is worth coming back to first, or nothing."""
        from assistant.interview.coming_back import first_of  # noqa: PLC0415  # not for the first question

        rows = review_rows(self._script, state, self._speech)
        try:
            mattering = self._result()["questions_that_matter"]
        except WrongInput:  # without an age nothing can be weighed; then the order decides
            mattering = ()
        return first_of(rows, self._script.questions, state.voice, mattering)

    def _explaining(self, state: State) -> dict[str, object]:
        asked = asks_own_view(state.judged) if state.voice == "clinician" else ""
        if asked:
            return self._own_view(asked)
        try:
            result = self._result()
        except WrongInput as error:  # kept under other knowledge: the review can still be reached
            return {"kind": "no_result", "say": [self._line("no_result", "note", why=str(error))]}
        return {
            "say": [self._line("explaining"), *self._beside(state, result)],
            "ask": self._speech.phrase("explaining_ask"),
            "result": result,
        }

    def _own_view(self, asked: str) -> dict[str, object]:
        """A clinician says where they would start before the computed start is shown."""
        codes = (*(STARTS if asked == "start" else SURE), NOT_SAID)
        return {
            "kind": "own_view",
            "ask": self._speech.phrase(f"own_{asked}_ask"),
            "choices": self._choices("own", codes),
        }

    def _beside(self, state: State, result: Mapping[str, Any]) -> Iterator[Line]:
        """Put the own view beside the computed one, then what is still to be decided."""
        if state.voice != "clinician":
            return
        judged = state.judged
        if judged.get("start", NOT_SAID) != NOT_SAID:
            own = self._speech.phrase(f"own_{judged['start']}")
            computed = self._speech.phrase(f"own_{result['start_with']}")
            yield self._line("own_beside", "strong", own=own, computed=computed)
        if "override" in judged:
            start = self._speech.phrase(f"own_{judged['override']}")
            yield self._line("override_stands", "strong", start=start, reason=judged["reason"])
        for flag in state.flags:
            yield self._line(
                "flag_stands", "note", what=flag.tag.replace("_", " "), words=flag.text
            )
        for number, each in enumerate(result["safety"], 1):
            decision = state.decisions.get(each["id"])
            key = "decision_open" if decision is None else "decision_stands"
            marks = {"number": str(number), "what": str(each["action"])}
            if decision is not None:
                said = decision["decision"].replace("_", " ")
                marks |= {"decision": said, "why": decision["why"]}
            yield self._line(key, "note", **marks)

    def _planning(self, state: State) -> dict[str, object]:
        try:
            result = self._result()
        except WrongInput as error:
            return {"kind": "no_result", "say": [self._line("no_result", "note", why=str(error))]}
        from assistant.interview.plan_pages import plan_page  # noqa: PLC0415  # not for the first question
        from assistant.interview.together import together_of  # noqa: PLC0415  # as above

        return plan_page(
            together_of(state, result, self._case(), self._speech, today=self._frame.today)
        )

    def _closed(self, _: State) -> dict[str, object]:
        return {"say": [self._line("closed")], "finished": True}

    def _actions(self, state: State) -> Iterator[Action]:
        commands = ACTIONS[state.stage]
        if (
            state.question_id()
            and self.offer_of(state) is not None
            and state.stage in {"asking", "clarifying"}
        ):
            commands = (*commands, "more")
        if self._can_keep(state):
            commands = (*commands, "keep")
        for name in commands:
            command = self._script.commands[name]
            yield Action(name, self._speech.words(command.label), command.key)

    def _can_keep(self, state: State) -> bool:
        question = self._script.questions.get(state.question_id())
        if self._frame.again is None or question is None:
            return False
        earlier = self._frame.again.at(state, question)
        return earlier is not None and earlier.can_be_kept

    def offer_of(self, state: State) -> Question | None:
        """Return the door *more about this time* of the open question's block, if still closed."""
        current = self._script.questions.get(state.question_id())
        if current is None or not current.block:
            return None
        for question in state.path.questions:
            if (
                question.kind == "offer"
                and question.block == current.block
                and question.id not in state.answers
            ):
                return question
        return None

    def _progress(self, state: State) -> Progress | None:
        section = state.step.section
        if state.cursor:  # before the first question none need be built
            question = self._script.questions.get(state.cursor)
            section = question.section if question is not None else section
        if not section:
            return None
        names = list(dict.fromkeys(each.section for each in state.path.questions))
        here = [
            each
            for each in state.path.questions
            if each.section == section and each.kind != "offer"
        ]
        answered = sum(each.id in state.answers for each in here)
        title = self._speech.words(self._script.sections[section].title)
        return Progress(names.index(section) + 1, len(names), title, answered, len(here) - answered)


def quoted(said: str, place: Sequence[int]) -> Line:
    """Return the words around a quote, no more than a line or two, with the quote marked."""
    start, end = place
    low = 0 if start <= _AROUND else said.rfind(" ", 0, start - _AROUND) + 1
    high = said.find(" ", end + _AROUND)
    high = len(said) if high < 0 else high
    before = "…" if low else ""
    after = "…" if high < len(said) else ""
    text = f"“{before}{said[low:high]}{after}”".replace("\n", " ")
    shift = 1 + len(before) - low
    return Line(text, "quoted", (start + shift, end + shift))


def is_private(question: Question) -> bool:
    """Say whether a question is for the eyes of the clinician alone."""
    return question.safety and question.voices == ("clinician",)


def is_screened(state: State, question: Question) -> bool:
    """Say whether a question must wait until nobody else can see the screen."""
    return bool(state.watched) and is_private(question)


def _is_chosen(option: Option, held: object) -> bool:
    if isinstance(held, dict):
        return option.code in held.get("ticked", ())
    return held == option.code
