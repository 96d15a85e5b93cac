"""The page that sets informants side by side, and where a clinician judges between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant.conversation.beside import Difference, Informed, differences, told_apart
from assistant.conversation.cleaning import capture, plain
from assistant.conversation.phrasing import Speech
from assistant.domain.answers import Answer
from assistant.domain.errors import WrongInput
from assistant.domain.persons import Person
from assistant.interview.judgement import begun_from, is_judgement, judged
from assistant.interview.ports import Clock, Kept, Store
from assistant.interview.session import Books, Session
from assistant.interview.starting import FROM_FILE
from assistant.interview.turns import Action, Choice, Line, Turn

LEFT_OPEN, BACK = "open", "back"


@dataclass(slots=True)
class _Open:
    """The difference that is being judged, and whose answer was taken so far."""

    difference: Difference
    taken: str = ""


class SideBySide:
    """What the informants of one case told, each for themself; a clinician's page.

    ``hear`` and ``pick`` return the next turn, or None once somebody goes back.
    """

    def __init__(
        self, books: Books, store: Store, clock: Clock, face: str, kept: Sequence[Kept]
    ) -> None:
        """Read every interview of the case; none of them is held, and none is changed."""
        self._books, self._store, self._clock, self._face = books, store, clock, face
        begun = sorted(kept, key=lambda each: each.started)
        sessions = [Session(books, store, clock, each, face) for each in begun]
        self._told = [each for each in sessions if not is_judgement(each)]
        self._judgement = next((each for each in sessions if is_judgement(each)), None)
        self._open: _Open | None = None
        self._rows = self._differences()

    def hear(self, line: str) -> Turn | None:
        """Take a typed line: a number, a label, the reason for a judgement, or back."""
        typed = plain(capture(line))
        is_back = typed in self._books.script.commands[BACK].aliases["en"]
        if self._open is not None and self._open.taken and not is_back:
            return self._because(capture(line).strip())
        if is_back:
            return self._back()
        found = [
            choice.code
            for choice in self.turn().choices
            if typed in {str(choice.number), plain(choice.label)}
        ]
        return self.pick(found) if found else self.turn(self._line("choose_one", "note"))

    def pick(self, codes: Sequence[str]) -> Turn | None:
        """Take a chosen difference, or whose answer stands."""
        code = codes[0] if codes else ""
        if self._open is None:
            found = [one for one in self._rows if one.question == code]
            self._open = _Open(found[0]) if found else None
        elif code in self._open.difference.answers:
            self._open.taken = code
        else:
            self._open = None
        return self.turn()

    def _back(self) -> Turn | None:
        if self._open is None:
            return None
        self._open = None
        return self.turn()

    def _because(self, reason: str) -> Turn:
        """Keep the judgement; without a reason there is none."""
        assert self._open is not None  # noqa: S101  # asked a moment ago
        if not reason:
            return self.turn()
        answer, taken = self._open.difference.answers[self._open.taken], self._open.taken
        self._open = None
        if self._judgement is None:
            self._judgement = begun_from(
                self._base(), self._books, self._store, self._clock, self._face
            )
        aside = judged(self._judgement, answer, taken, reason)
        if aside is None:
            return self.turn(self._line("beside_not_there", "note"))
        said = [self._line("beside_kept", "echo")]
        if aside:
            said.append(self._line("beside_aside", "note", count=str(len(aside))))
        return self.turn(*said)

    def _base(self) -> Session:
        """Return the interview that answers the most: a judgement begins from what it told."""
        return max(self._told, key=lambda each: len(each.state.answers))

    def _differences(self) -> tuple[Difference, ...]:
        questions = {
            question.id: question for each in self._told for question in each.state.path.questions
        }
        informed = [
            Informed(
                each.kept.interview, date.fromisoformat(each.kept.started[:10]), _on_path(each)
            )
            for each in self._told
        ]
        order = self._books.script.questions
        return differences([order[name] for name in order if name in questions], informed)

    # Drawing the page -------------------------------------------------------------------------

    def turn(self, *say: Line) -> Turn:
        """Return the page for now: all differences, one of them, or the question for a reason."""
        if self._open is None:
            parts = self._all(say)
        elif self._open.taken:
            parts = {"kind": "beside_why", "say": say, "ask": self._phrase("beside_because")}
        else:
            parts = self._one(self._open.difference, say)
        shown = self._told[0].kept
        bare = Turn("opening", "beside", shown.label, "", 0, "clinician")
        back = Action(BACK, self._speech().words(self._books.script.commands[BACK].label), "f4")
        return replace(bare, case_id=shown.case, actions=(back,), **parts)

    def _all(self, say: Sequence[Line]) -> dict[str, Any]:
        lines = [*say, self._line("beside"), *(self._finding(each) for each in self._told)]
        if self._judgement is not None:
            lines.append(self._finding(self._judgement))
        else:
            lines.append(self._line("beside_base", "note", who=self._who(self._base())))
        if not self._rows:
            lines.append(self._line("beside_same", "note"))
        return {
            "say": tuple(lines),
            "ask": self._phrase("beside_ask", count=str(len(self._rows))),
            "choices": tuple(
                Choice(number, one.question, self._row(one))
                for number, one in enumerate(self._rows, 1)
            ),
        }

    def _one(self, one: Difference, say: Sequence[Line]) -> dict[str, Any]:
        question = self._books.script.questions[one.question]
        told = [
            self._told_line(self._session(name), answer) for name, answer in one.answers.items()
        ]
        why = self._line(f"beside_why_{one.why}", "note")
        asked = self._line(f"beside_next_{one.why}", "note")
        takes = [
            self._phrase(
                "beside_take", who=self._short(self._session(name)), answer=self._in_words(answer)
            )
            for name, answer in one.answers.items()
        ]
        codes = (*one.answers, LEFT_OPEN)
        labels = (*takes, self._phrase("beside_open"))
        return {
            "say": (*say, Line(self._speech().ask(question), "strong"), *told, why, asked),
            "ask": self._phrase("beside_judge"),
            "choices": tuple(
                Choice(number, code, label)
                for number, (code, label) in enumerate(zip(codes, labels, strict=True), 1)
            ),
        }

    def _row(self, one: Difference) -> str:
        question = self._books.script.questions[one.question]
        told = " · ".join(
            f"{self._short(self._session(name))}: {self._apart(answer, one.answers[name])}"
            for name, answer in told_apart(one).items()
        )
        return self._phrase(
            "beside_row",
            question=self._speech().short(question),
            told=told,
            why=self._phrase(f"beside_word_{one.why}"),
            judged=self._judged_in_words(one.question),
        ).strip()

    def _apart(self, apart: Answer, whole: Answer) -> str:
        """Return what somebody told that the others did not; where that is nothing, that it is no more."""
        is_less = apart.value != whole.value and not any(apart.value.values())
        return self._phrase("beside_no_more") if is_less else self._in_words(apart)

    def _judged_in_words(self, question: str) -> str:
        """Return what was judged of a question, where a reason was given."""
        held = self._judgement.state if self._judgement is not None else None
        if held is None or question not in held.notes:
            return ""
        return self._phrase("beside_judged", answer=self._in_words(held.answers[question]))

    def _told_line(self, session: Session, answer: Answer) -> Line:
        is_in_words = answer.said != FROM_FILE and any(each.isalpha() for each in answer.said)
        words = f" “{answer.said}”" if is_in_words else ""
        return self._line(
            "beside_told", who=self._who(session), answer=f"{self._in_words(answer)}{words}"
        )

    def _finding(self, session: Session) -> Line:
        """Return where one informant's answers would start, and how sure that is."""
        who = self._who(session)
        try:
            found = session.result()
        except WrongInput as error:
            return self._line("beside_none", "note", who=who, why=str(error))
        start = self._phrase(f"own_{found['start_with']}")
        sure = self._phrase(f"own_{found['confidence']}")
        return self._line("beside_finding", who=who, start=start, sure=sure)

    def _who(self, session: Session) -> str:
        if is_judgement(session):
            return self._phrase("beside_you")
        return f"{session.informant()} ({session.kept.started[:10]})"

    def _short(self, session: Session) -> str:
        """Return who told something, without the day where that is not needed to tell them apart."""
        alike = [each for each in self._told if each.informant() == session.informant()]
        return session.informant() if len(alike) == 1 else self._who(session)

    def _in_words(self, answer: Answer) -> str:
        return self._speech().answer(self._books.script.questions[answer.question], answer)

    def _session(self, interview: str) -> Session:
        return next(each for each in self._told if each.kept.interview == interview)

    def _speech(self) -> Speech:
        told = self._told[0].speech().person
        person = Person(told.name, told.pronouns, is_self=False)
        return Speech(self._books.script, "clinician", "en", person)

    def _phrase(self, key: str, **marks: str) -> str:
        return self._speech().phrase(key, marks)

    def _line(self, key: str, kind: Any = "said", **marks: str) -> Line:
        return Line(self._phrase(key, **marks), kind)


def _on_path(session: Session) -> dict[str, Answer]:
    on_path = set(session.state.path.ids())
    return {name: one for name, one in session.state.answers.items() if name in on_path}
