"""The reading and pacing rules of the dialogue, over every string and over quiet walks.

The figures are those of research/ux.md 0. Short texts have no meaningful grade, so for them the
words are counted and every word of three syllables is on a list that somebody has read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.conditions import Fact, Truth, judge
from assistant.domain.persons import Person, fill
from assistant.domain.script import Question
from assistant.domain.texts import say
from tests import reading
from tests.compiled import script

pytestmark = pytest.mark.broad

VOICES = ("caregiver", "self", "clinician")
FAMILY_VOICES = ("caregiver", "self")
SPOKEN = ("ask", "meaning", "why")
LONGEST_QUESTION = 20
LONGEST_SENTENCE = 18
LONGEST_SHORT = 12
LONGEST_LABEL = 8
LONGEST_MESSAGE = 30
LONGEST_WHY = 25
MOST_OPTIONS = 6
HARDEST = 6.0
MOST_ON_QUIET_PATH = 40
MOST_OPEN = 4
EDGE = 5
PLAIN_WORDS = Path(__file__).parent.parent / "plain_words" / "dialogs.txt"

BANNED = re.compile(
    r"dysregulat|trauma|attachment|arousal|cortex|cortical|brainstem|brain stem|deficit|disorder"
    r"|damage|broken|abuser|abusive|neglect|failed|bad (?:parent|mother|father|child)|victim"
    r"|dysfunction|abnormal|your fault|maladaptive|regress|stunted|diagnos|symptom|at risk"
    r"|should have|because of (?:you|the mother|the father)|caused by|normal children",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"\bwho (?:did|hurt|hit|harmed|touched|was it)|what (?:did|exactly|happened)|how did (?:it|they)"
    r"|describe|tell (?:me|us) (?:exactly|everything)|in detail",
    re.IGNORECASE,
)


@dataclass
class Said:
    """One text with the place it comes from."""

    where: str
    text: str


@cache
def plain_words() -> frozenset[str]:
    """Return the reviewed words of three and more syllables."""
    return frozenset(PLAIN_WORDS.read_text(encoding="utf-8").split())


def asked(voices: tuple[str, ...] = VOICES) -> Iterator[tuple[str, Question]]:
    """Yield each question with each voice that asks it."""
    for question in script().questions.values():
        for voice in voices:
            if question.is_for(voice):
                yield voice, question


def texts_of(question: Question, voice: str, parts: tuple[str, ...] = SPOKEN) -> Iterator[Said]:
    """Yield the texts that one voice says around one question."""
    wording = question.wording(voice)
    for part in parts:
        yield Said(f"{question.id} {voice} {part}", getattr(wording, part))
    if "examples" in parts:
        return
    for number, example in enumerate(wording.examples):
        yield Said(f"{question.id} {voice} example {number}", example)


def labels_of(question: Question, voice: str) -> Iterator[Said]:
    """Yield the labels that one voice sees."""
    for option in question.options:
        if not option.voices or voice in option.voices:
            yield Said(f"{question.id} {voice} option {option.code}", say(option.label, voice))
    for code, group in question.groups.items():
        yield Said(f"{question.id} {voice} group {code}", say(group, voice))


def openings(voices: tuple[str, ...] = VOICES) -> Iterator[Said]:
    """Yield what is said when a section opens."""
    for section in script().sections.values():
        for voice in voices:
            yield Said(f"{section.id} {voice} opening", say(section.opening, voice))
            yield Said(f"{section.id} {voice} title", say(section.title, voice))


def family_texts() -> Iterator[Said]:
    """Yield every text that a caregiver, a teenager or an adult reads about themself."""
    yield from openings(FAMILY_VOICES)
    for voice, question in asked(FAMILY_VOICES):
        yield from texts_of(question, voice)
        yield from labels_of(question, voice)
        yield Said(f"{question.id} {voice} short", question.wording(voice).short)


def is_short(text: str) -> bool:
    """Say whether a text is too short for its grade to mean anything."""
    return len(reading.words(text)) < 15 and len(reading.sentences(text)) < 2  # T1


def page(question: Question, voice: str) -> str:
    """Return the question with its help and its options, each as a sentence."""
    parts = [said.text for said in [*texts_of(question, voice), *labels_of(question, voice)]]
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def assert_none(found: list[str]) -> None:
    """Fail with every finding, each once, on its own line."""
    assert not found, "\n" + "\n".join(dict.fromkeys(found))


class TestSentences:
    def test_longer_texts_read_at_grade_six_or_below(self) -> None:
        assert_none(
            [
                f"{said.where}: {reading.grade(said.text):.1f} {said.text!r}"
                for said in [*family_texts(), *_clinician_asks()]
                if not is_short(said.text) and reading.grade(said.text) > HARDEST
            ]
        )

    def test_each_page_reads_at_grade_six_or_below(self) -> None:
        assert_none(
            [
                f"{question.id} {voice}: {reading.grade(page(question, voice)):.1f}"
                for voice, question in asked(FAMILY_VOICES)
                if reading.grade(page(question, voice)) > HARDEST
            ]
        )

    def test_pages_aim_at_grade_four_and_a_half(self) -> None:
        grades = sorted(
            reading.grade(page(question, voice)) for voice, question in asked(FAMILY_VOICES)
        )
        assert grades[len(grades) // 2] <= 4.5  # T2

    def test_short_texts_are_short(self) -> None:
        assert_none(
            [
                f"{said.where}: {len(reading.words(said.text))} words {said.text!r}"
                for said in family_texts()
                if is_short(said.text) and len(reading.words(said.text)) > LONGEST_SHORT
            ]
        )

    def test_long_words_of_short_texts_are_reviewed(self) -> None:
        assert_none(
            [
                f"{word}: {said.where} {said.text!r}"
                for said in family_texts()
                if is_short(said.text)
                for word in sorted(reading.long_words(said.text) - plain_words())
            ]
        )

    def test_reviewed_words_are_used(self) -> None:
        used = {word for said in family_texts() for word in reading.long_words(said.text)}
        assert_none(sorted(plain_words() - used))

    def test_all_questions_together_read_easily(self) -> None:
        for voice in FAMILY_VOICES:
            all_asks = " ".join(question.wording(voice).ask for _, question in asked((voice,)))
            assert reading.smog(all_asks) <= 8.0  # T4

    def test_sentences_are_at_most_eighteen_words(self) -> None:
        assert_none(
            [
                f"{said.where}: {sentence!r}"
                for said in [*family_texts(), *_clinician_asks()]
                for sentence in reading.sentences(said.text)
                if len(reading.words(sentence)) > LONGEST_SENTENCE
            ]
        )


def _clinician_asks() -> Iterator[Said]:
    for voice, question in asked(("clinician",)):
        yield Said(f"{question.id} {voice} ask", question.wording(voice).ask)
    yield from openings(("clinician",))


class TestQuestions:
    def test_a_question_is_short_and_asks_once(self) -> None:
        found = []
        for voice, question in asked():
            ask = question.wording(voice).ask
            words, sentences = len(reading.words(ask)), len(reading.sentences(ask))
            if words > LONGEST_QUESTION or sentences > 2 or ask.count("?") != 1:  # T5
                found.append(f"{question.id} {voice}: {words} words, {sentences} sentences {ask!r}")
        assert_none(found)

    def test_every_voice_has_its_own_words(self) -> None:
        assert_none(
            [
                f"{question.id} {voice}"
                for voice, question in asked()
                if voice not in question.words["en"] and "any" not in question.words["en"]
            ]
        )

    def test_every_question_says_what_it_means_and_why(self) -> None:
        assert_none(
            [
                said.where
                for voice, question in asked()
                for said in texts_of(question, voice)
                if not said.text.strip()
            ]
        )

    def test_why_is_short(self) -> None:
        assert_none(
            [
                f"{question.id} {voice}: {question.wording(voice).why}"
                for voice, question in asked()
                if len(reading.words(question.wording(voice).why)) > LONGEST_WHY
            ]
        )

    def test_messages_are_at_most_thirty_words(self) -> None:
        assert_none(
            [
                f"{said.where}: {len(reading.words(said.text))}"
                for said in [
                    *openings(),
                    *(said for voice, question in asked() for said in texts_of(question, voice)),
                ]
                if len(reading.words(said.text)) > LONGEST_MESSAGE
            ]
        )

    def test_every_history_safety_and_skill_question_helps_the_clinician_listen(self) -> None:
        assert_none(
            [
                question.id
                for _, question in asked(("clinician",))
                if question.path.startswith(("history.", "safety", "functions"))
                and not (
                    question.wording("clinician").probes
                    and question.wording("clinician").listen_for
                )
            ]
        )

    def test_choices_and_lists_have_examples_or_speak_for_themselves(self) -> None:
        assert_none(
            [
                f"{question.id} {voice}"
                for voice, question in asked(FAMILY_VOICES)
                if not question.wording(voice).examples
                and question.kind != "offer"
                and not question.id.endswith((".how_often", ".still"))
            ]
        )


class TestOptions:
    def test_labels_are_at_most_eight_words(self) -> None:
        assert_none(
            [
                f"{said.where}: {said.text!r}"
                for voice, question in asked()
                for said in labels_of(question, voice)
                if not 0 < len(reading.words(said.text)) <= LONGEST_LABEL
            ]
        )

    def test_single_choices_offer_at_most_six(self) -> None:
        assert_none(
            [
                question.id
                for question in script().questions.values()
                if question.kind == "choice" and not 2 <= len(question.options) <= MOST_OPTIONS
            ]
        )

    def test_lists_come_in_groups_of_at_most_six(self) -> None:
        found = []
        for question in script().questions.values():
            if question.kind != "checklist":
                continue
            for group in {option.group for option in question.options}:
                size = sum(option.group == group for option in question.options)
                if size > MOST_OPTIONS or group not in question.groups:
                    found.append(f"{question.id} {group}: {size}")
        assert_none(found)

    def test_what_people_type_names_one_option(self) -> None:
        found = []
        for voice, question in asked():
            names: dict[str, str] = {}
            for option in question.options:
                if option.voices and voice not in option.voices:
                    continue
                own = {option.code, say(option.label, voice), *option.aliases.get("en", ())}
                for name in {" ".join(name.casefold().split()) for name in own}:
                    if name in names:
                        found.append(
                            f"{question.id} {voice}: {name!r} is {names[name]} and {option.code}"
                        )
                    names[name] = option.code
        assert_none(found)


class TestCare:
    def test_no_jargon_and_no_blame(self) -> None:
        assert_none(
            [
                f"{said.where}: {hit.group()!r} in {said.text!r}"
                for said in [*family_texts(), *_clinician_asks()]
                if (hit := BANNED.search(said.text))
            ]
        )

    def test_no_question_asks_for_the_detail_of_an_event(self) -> None:
        assert_none(
            [
                f"{said.where}: {said.text!r}"
                for voice, question in asked()
                if question.role == "adversity" or question.sensitive
                for said in texts_of(question, voice)
                if DETAIL.search(said.text) and "never" not in said.text and "not" not in said.text
            ]
        )

    def test_everything_about_hard_times_danger_and_unsafe_people_is_sensitive(self) -> None:
        assert_none(
            [
                question.id
                for question in script().questions.values()
                if (
                    ".adversity" in question.path
                    or question.path.startswith(("safety", "family_history"))
                    or question.path.endswith("unsafe_people")
                )
                and not question.sensitive
            ]
        )

    def test_a_danger_raises_the_card(self) -> None:
        for question in script().questions.values():
            assert question.safety == question.path.startswith("safety"), question.id

    def test_what_is_the_clinicians_alone_is_in_no_other_voice(self) -> None:
        for voice, question in asked(FAMILY_VOICES):
            assert "illness_induced" not in question.path
            for option in question.options:
                if option.code in {"boundaries_with_bodies", "illness_induced_suspected"}:
                    assert voice not in (option.voices or VOICES)

    def test_the_name_is_not_used_before_it_is_known(self) -> None:
        first, *_ = script().questions.values()
        for voice in VOICES:
            for said in texts_of(first, voice):
                assert "{" not in said.text

    def test_every_mark_is_filled(self) -> None:
        people = [Person("Sam", pronouns) for pronouns in ("she", "he", "they", "name")]
        people.append(Person("Sam", is_self=True))
        assert_none(
            [
                f"{said.where}: {fill(said.text, person)!r}"
                for voice, question in asked()
                for said in [
                    *texts_of(question, voice),
                    *labels_of(question, voice),
                    *(
                        Said(f"{question.id} {voice} probe", probe)
                        for probe in question.wording(voice).probes
                    ),
                    Said(f"{question.id} {voice} short", question.wording(voice).short),
                ]
                for person in people
                if "{" in fill(said.text, person)
            ]
        )

    def test_a_self_voice_never_speaks_of_the_person_from_outside(self) -> None:
        assert_none(
            [
                f"{said.where}: {said.text!r}"
                for voice, question in asked(("self",))
                for said in [*texts_of(question, voice), *labels_of(question, voice)]
                if "{" in said.text or "your child" in said.text.casefold()
            ]
        )


# Walks: a history where nothing was hard and everything held.

WINDOWS: Mapping[str, tuple[int, int | None]] = {
    "intrauterine": (-9, 0),
    "perinatal": (0, 2),
    "infancy": (2, 13),
    "early_childhood": (13, 48),
    "childhood": (48, 132),
    "youth": (132, 216),
    "adulthood": (216, None),
}
AGES = (0, 1, 3, 12, 13, 24, 47, 48, 9 * 12, 131, 132, 16 * 12, 215, 216, 30 * 12, 70 * 12)


@dataclass
class Walk:
    """The facts of a walk so far; enough of ``conditions.Facts`` for a dialogue."""

    age_months: int | None
    voice: str
    informant: str
    ticked: frozenset[str] = frozenset()
    answers: dict[str, Any] = field(default_factory=dict)

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        """Return the reached windows."""
        return {name: span for name, span in WINDOWS.items() if self.is_at_least(span[0])}

    def is_at_least(self, months: int) -> bool:
        """Say whether the client is that old."""
        return self.age_months is not None and self.age_months >= months

    def fact(self, path: str) -> Fact | None:
        """Return what was answered at a path."""
        path = path.replace("history.present", f"history.{[*self.windows()][-1]}")
        return Fact(self.answers[path]) if path in self.answers else None

    def known(self, path: str) -> bool:
        """Say whether it was answered."""
        return self.fact(path) is not None

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        """Return what was ticked in a window."""
        start = f"answers.history.{window}.hard."
        if not any(path.startswith(start) for path in self.answers):
            return None
        return {
            path.removeprefix(start): Fact(1, 1, 3)
            for path, value in self.answers.items()
            if path.startswith(start) and value
        }

    def functions(self) -> Mapping[str, Fact | None]:
        """Return the skills that can be rated."""
        return {
            option.code: self.fact(f"functions.{option.code}")
            for question in script().questions.values()
            if question.path == "functions"
            for option in question.options
            if self.is_at_least(option.from_months) and option.code != "boundaries_with_bodies"
        }

    def dimension(self, adversity: str) -> str:
        """No condition of the dialogue asks for it."""
        raise AssertionError(adversity)

    def shown(self, question: Question) -> list[str]:
        """Return the codes that are offered here."""
        return [
            option.code
            for option in question.options
            if self.is_at_least(option.from_months)
            and (not option.voices or self.voice in option.voices)
        ]

    def is_asked(self, question: Question) -> bool:
        """Say whether the question is on the path now."""
        if question.kind == "offer" or not question.is_for(self.voice):
            return False
        truth = judge(question.ask_if, self).truth
        return truth is Truth.YES or (truth is Truth.UNKNOWN and question.if_unknown == "ask")

    def answer(self, question: Question) -> None:
        """Answer that all is well, but for what this walk ticks."""
        if question.id == "client.informant":
            self.answers[question.path] = self.informant
        elif question.kind == "checklist":
            for code in self.shown(question):
                tick = code in self.ticked
                self.answers[f"answers.{question.id}.{code}"] = tick
                if not tick or question.path != "functions":
                    self.answers[f"{question.path}.{code}"] = tick or question.unticked
        elif question.kind == "choice":
            values = {
                option.code: option.code if option.value is None else option.value
                for option in question.options
                if option.code in self.shown(question)
            }
            best = next((code for code in ("strong", "same") if code in values), next(iter(values)))
            self.answers[question.path] = values[best]
            self.answers[f"answers.{question.id}"] = values[best]
        else:
            self.answers[question.path or f"answers.{question.id}"] = "something"

    def path(self) -> list[Question]:
        """Return what is asked, in order."""
        found = []
        for question in script().questions.values():
            if self.is_asked(question):
                found.append(question)
                self.answer(question)
        return found


def who_tells() -> Iterator[tuple[int, str, str]]:
    """Yield age, voice and informant of each quiet walk."""
    for age in AGES:
        yield age, "caregiver", "caregiver"
        yield age, "clinician", "caregiver"
        if age >= 13 * 12:
            yield age, "self", "self"
            yield age, "clinician", "self"


@pytest.fixture(params=list(who_tells()), ids=str)
def walk(request: pytest.FixtureRequest) -> Walk:
    """Return a walk that has not begun."""
    return Walk(*request.param)


class TestQuietWalk:
    def test_it_takes_at_most_forty_questions(self, walk: Walk) -> None:
        assert len(walk.path()) <= MOST_ON_QUIET_PATH

    def test_at_most_four_are_open(self, walk: Walk) -> None:
        assert sum(question.kind in {"text", "texts"} for question in walk.path()) <= MOST_OPEN

    def test_its_edges_are_gentle(self, walk: Walk) -> None:
        path = walk.path()
        edges = [*path[:EDGE], *path[-EDGE:]]
        assert not [q.id for q in edges if q.sensitive and not q.path.startswith("safety")]
        assert path[0].role == "strength"
        assert path[-1].role == "strength"

    def test_hard_questions_are_held_by_good_ones(self, walk: Walk) -> None:
        path = walk.path()
        good = sum(question.role in {"buffer", "strength"} for question in path)
        assert good >= sum(question.role == "adversity" for question in path)
        run = 0
        for question in path:
            run = run + 1 if question.sensitive else 0
            assert run <= 3, question.id  # F7

    def test_no_fact_is_asked_twice(self, walk: Walk) -> None:
        paths = [
            q.path
            for q in walk.path()
            if q.path and q.path not in {"functions", "strengths", "safety"}
        ]
        assert len(paths) == len(set(paths))

    def test_each_time_opens_with_who_was_there(self, walk: Walk) -> None:
        seen: set[str] = set()
        for question in walk.path():
            if question.window and question.window not in seen:
                seen.add(question.window)
                assert question.role == "buffer", question.id
        assert seen == set(walk.windows())

    def test_every_list_that_is_asked_has_something_to_choose(self, walk: Walk) -> None:
        for question in walk.path():
            least = 2 if question.kind == "choice" else 1
            assert len(walk.shown(question)) >= least or not question.options, question.id


@pytest.mark.parametrize("age", AGES)
def test_a_hard_history_asks_how_hard_how_often_and_whether_it_is_over(age: int) -> None:
    codes = frozenset({"domestic_violence", "bereavement", "sleep", "asthma"})
    walk = Walk(age, "caregiver", "caregiver", codes)
    ids = {question.id for question in walk.path()}
    present = [*walk.windows()][-1]
    for window in walk.windows():
        for code in ("domestic_violence", "bereavement"):
            assert {
                f"history.{window}.{code}.how_hard",
                f"history.{window}.{code}.how_often",
            } <= ids
        assert (f"history.{window}.domestic_violence.still" in ids) == (window == present)
        assert f"history.{window}.bereavement.still" not in ids
    assert {
        "functions.sleep.how_hard",
        "medical.asthma_uncontrolled",
        "medical.asthma.seen_by_doctor",
    } <= ids
    assert {"people.safe", "people.unsafe", "preferences.touch"} <= ids
