"""The page on what changed since an earlier interview of the same informant; it is read, nothing is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.conversation.cleaning import capture, plain
from assistant.conversation.phrasing import Speech
from assistant.domain.since import LevelMoved, SkillMoved
from assistant.export.pictures.ladder import HOW_HARD
from assistant.export.record import Differs, Since
from assistant.export.wording import Wording, wording_of
from assistant.interview.session import Session
from assistant.interview.since_words import since
from assistant.interview.turns import Action, Choice, Line, Turn

BACK, CHANGED = "back", "changed"


class SincePage:
    """What was told then and now, in the voice of the interview that asked again.

    ``hear`` and ``pick`` return the next turn, or None once somebody goes back.
    """

    def __init__(self, session: Session) -> None:
        """Compare the two interviews once; neither is held, and neither is changed."""
        self._session = session
        self._since = since(session, session.state.voice)
        self._open: Differs | None = None

    def hear(self, line: str) -> Turn | None:
        """Take a typed line: a number, a question, or back."""
        typed = plain(capture(line))
        if typed in self._session.books.script.commands[BACK].aliases["en"]:
            return self._back()
        found = [
            choice.code
            for choice in self.turn().choices
            if typed in {str(choice.number), plain(choice.label)}
        ]
        return self.pick(found) if found else self.turn(self._line("choose_one", "note"))

    def pick(self, codes: Sequence[str]) -> Turn | None:
        """Take a chosen question, or go back."""
        code = codes[0] if codes else ""
        if code == BACK:
            return self._back()
        self._open = next((one for one in self._answers() if one.question == code), None)
        return self.turn()

    def _back(self) -> Turn | None:
        if self._open is None:
            return None
        self._open = None
        return self.turn()

    def _answers(self) -> tuple[Differs, ...]:
        """Return what was changed, then what was told at one time only, which is no change."""
        found = self._since.answers if self._since is not None else ()
        return tuple(sorted(found, key=lambda one: one.how != CHANGED))

    # Drawing the page -------------------------------------------------------------------------

    def turn(self, *say: Line) -> Turn:
        """Return the page for now: all of it, or one question with what was told at both times."""
        session, speech = self._session, self._session.speech()
        back = Action(BACK, speech.words(session.books.script.commands[BACK].label), "f4")
        bare = Turn("opening", "since", session.kept.label, "", 0, session.state.voice)
        bare = replace(bare, case_id=session.kept.case, actions=(back,))
        if self._since is None:
            return self._with_back(replace(bare, say=(*say, self._line("since_none", "note"))))
        if self._open is not None:
            one = (*say, *self._one(self._open, self._since))
            return self._with_back(replace(bare, kind="since_one", say=one))
        answers = self._answers()
        return replace(
            bare,
            say=(*say, *self._all(self._since)),
            ask=self._phrase(
                "since_ask" if answers else "since_ask_none",
                count=str(sum(one.how == CHANGED for one in answers)),
            ),
            choices=tuple(
                Choice(number, one.question, self._row(one), self._group(one))
                for number, one in enumerate(answers, 1)
            ),
        )

    def _with_back(self, turn: Turn) -> Turn:
        """A page with nothing to choose says how to go back."""
        label = self._phrase("since_back")
        return replace(turn, ask=self._phrase("resume_ask"), choices=(Choice(1, BACK, label),))

    def _all(self, found: Since) -> Iterator[Line]:
        yield self._line("since", "strong", then=found.day, now=found.now)
        yield self._line("since_no_proof")
        if self._session.state.is_under_way():
            yield self._line("since_under_way", "note")
        yield self._line("since_kept", count=str(found.kept))
        yield from self._findings(found)
        wording = self._wording()
        skills = [one for one in found.skills if one.is_changed and wording.may_name(one.skill)]
        yield self._line("since_skills" if skills else "since_skills_same", "strong")
        for skill in skills:
            yield Line(skill_line(skill, self._speech(), wording), "carried")
        yield from self._plan(found)

    def _findings(self, found: Since) -> Iterator[Line]:
        then, now = (self._phrase(f"own_{code}") for code in found.findings.start)
        yield self._moved("start", then, now)
        if self._session.state.voice != "clinician":
            return
        then, now = (self._phrase(f"own_{code}") for code in found.findings.confidence)
        yield self._moved("sure", then, now)
        for level in found.findings.levels:
            yield Line(self._level(level), "carried")

    def _moved(self, key: str, then: str, now: str) -> Line:
        if then == now:
            return self._line(f"since_{key}_same", now=now)
        return self._line(f"since_{key}", then=then, now=now)

    def _level(self, level: LevelMoved) -> str:
        name = self._wording().words(self._session.books.knowledge.regions[level.region].name)
        ends = [f"{low:.2f}–{high:.2f}" for low, high in (level.bounds_then, level.bounds_now)]
        key = "same" if not level.is_changed else "touch" if level.may_be_same else "apart"
        return self._phrase(
            "since_level",
            name=name,
            then=level.then,
            now=level.now,
            ends_then=ends[0],
            ends_now=ends[1],
            remark=self._phrase(f"since_level_{key}"),
        )

    def _plan(self, found: Since) -> Iterator[Line]:
        parts = (("kept", found.plan.kept), ("came", found.plan.came), ("went", found.plan.went))
        for key, titles in parts:
            if titles:
                yield self._line(f"since_plan_{key}", what="; ".join(titles))
        if not any(titles for _, titles in parts):
            yield self._line("since_plan_none")
        if found.checked:
            who = "; ".join(dict.fromkeys(one.by for one in found.checked if one.by))
            yield self._line("since_weeks", count=str(len(found.checked)), who=who)

    def _one(self, one: Differs, found: Since) -> Iterator[Line]:
        question = self._session.books.script.questions[one.question]
        yield Line(self._speech().ask(question), "strong")
        yield self._line("since_told", day=found.day, answer=one.then)
        yield self._line("since_told", day=found.now, answer=one.now)
        yield self._line(f"since_{one.how}", "note")

    def _group(self, one: Differs) -> str:
        return one.section if one.how == CHANGED else self._phrase("since_one_time")

    def _row(self, one: Differs) -> str:
        return self._phrase("since_row", question=one.asked, then=one.then, now=one.now)

    def _wording(self) -> Wording:
        session = self._session
        return wording_of(session.books.knowledge, session.case(), session.state.voice)

    def _speech(self) -> Speech:
        return self._session.speech()

    def _phrase(self, key: str, **marks: str) -> str:
        return self._speech().phrase(key, marks)

    def _line(self, key: str, kind: str = "said", **marks: str) -> Line:
        return Line(self._phrase(key, **marks), kind)  # type: ignore[arg-type]  # one of the kinds


def skill_line(moved: SkillMoved, speech: Speech, wording: Wording) -> str:
    """Return how hard a skill was said to be then and now: told words, no better and no worse."""
    assert moved.then.value is not None  # noqa: S101  # only what is known at both times is changed
    assert moved.now.value is not None  # noqa: S101  # as above
    key = "since_skill_hand" if moved.may_be_same else "since_skill"
    marks = {
        "name": wording.words(wording.knowledge.functions[moved.skill].name),
        "then": HOW_HARD[moved.then.value],
        "now": HOW_HARD[moved.now.value],
    }
    return speech.phrase(key, marks)
