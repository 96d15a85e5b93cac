"""What a file must look like: every problem at once, each with file and line, and never a traceback."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.content.compile import compile_part
from assistant.content.library import read_sources
from assistant.domain.errors import WrongInput

SECTION = """id: one
title: {en: {any: One}}
opening: {en: {any: We start.}}
questions:
  - id: first
    kind: text
    words: {en: {any: {ask: Well?, meaning: How it is., why: To know.}}}
"""
SMALL = {
    "intake.yaml": "id: small\nversion: 1\nsections: [one]\n",
    "phrases.yaml": "hello: {en: {any: Hello}}\n",
    "commands.yaml": "{}\n",
    "options.yaml": "yes_no:\n  options:\n    - {code: a, label: {en: {any: A}}}\n",
    "sections/one.yaml": SECTION,
}
KNOWN = read_sources("knowledge", Path(__file__).parents[2] / "knowledge")
LITTLE = {name: KNOWN[name] for name in ("windows.yaml", "weights.yaml", "tags.yaml")}


def problems(part: str, sources: Mapping[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(WrongInput) as caught:
        compile_part(part, sources)
    assert all(problem.mend for problem in caught.value.problems)
    return [(problem.path, problem.what) for problem in caught.value.problems]


def test_a_small_dialogue_and_a_little_knowledge_can_be_put_together() -> None:
    plain, places = compile_part("dialogs", SMALL)
    assert list(plain["questions"]) == ["first"]
    assert places["first"] == "sections/one.yaml:5"
    found, _ = compile_part("knowledge", LITTLE)
    assert list(found["windows"])[:2] == ["intrauterine", "perinatal"]


QUESTION = (
    "  - id: second\n    kind: text\n    words: {en: {any: {ask: So?, meaning: M., why: W.}}}\n"
)


@pytest.mark.parametrize(
    ("file", "text", "where", "what"),
    [
        ("intake.yaml", "id: [", "dialogs/intake.yaml:1", "This is not YAML"),
        ("intake.yaml", "- a", "dialogs/intake.yaml:0", "not a mapping"),
        ("intake.yaml", "id: a\nversion: 1\n", "dialogs/intake.yaml:0", "order of the sections"),
        ("intake.yaml", "id: a\nversion: 1\nsections: one\n", "dialogs/intake.yaml:3", "order of the sections"),
        ("intake.yaml", "id: a\nversion: 1\nsections: [one, two]\n", "dialogs/intake.yaml", "No section file has the id 'two'"),
        ("intake.yaml", "id: a\nversion: 1\nsections: []\n", "dialogs/sections/one.yaml:1", "is not in the order"),
        ("intake.yaml", "id: a\nversion: x\nsections: [one]\n", "dialogs", "version"),
        ("intake.yaml", "id: a\nversion: 1\nsections: [one]\ncolour: red\n", "dialogs", "colour"),
        ("phrases.yaml", "", "dialogs/phrases.yaml:0", "not a mapping"),
        ("phrases.yaml", "hello: Hello\n", "dialogs", "phrases.hello"),
        ("options.yaml", "yes_no: [a]\n", "dialogs/options.yaml:1", "not a list of options"),
        ("options.yaml", "yes_no:\n  options:\n    - {code: a}\n", "dialogs/options.yaml:3", "An option needs"),
        ("notes.yaml", "a: 1", "dialogs/notes.yaml:0", "Nothing reads this file"),
        ("sections/one.yaml", "", "dialogs/sections/one.yaml:0", "not a mapping"),
        ("sections/one.yaml", "title: x\nquestions: []\n", "dialogs/sections/one.yaml:0", "The section has no id"),
        ("sections/one.yaml", "id: one\n", "dialogs/sections/one.yaml:0", "not a list of questions"),
        ("sections/one.yaml", "id: one\nquestions: 5\n", "dialogs/sections/one.yaml:2", "not a list of questions"),
        ("sections/one.yaml", SECTION + "  - what\n", "dialogs/sections/one.yaml:8", "not a question"),
        ("sections/one.yaml", SECTION + "  - kind: text\n", "dialogs/sections/one.yaml:8", "The question has no id"),
        ("sections/one.yaml", SECTION + "  - id: x\n    options: 5\n", "dialogs/sections/one.yaml:9", "not a list of options"),
        ("sections/one.yaml", SECTION + "  - id: x\n    more_options: [{label: A}]\n", "dialogs/sections/one.yaml:9", "An option needs"),
        ("sections/one.yaml", SECTION + "  - each_window: [soon]\n    questions: []\n", "dialogs/sections/one.yaml:8", "Name windows"),
        ("sections/one.yaml", SECTION + "  - each_window: [youth]\n    phrases: 5\n    questions: []\n", "dialogs/sections/one.yaml:9", "Each phrase"),
        ("sections/one.yaml", SECTION + "  - each_window: [youth]\n", "dialogs/sections/one.yaml:8", "not a list of questions"),
        ("sections/one.yaml", SECTION + "  - each_option_of: first\n    questions: 1\n", "dialogs/sections/one.yaml:9", "not a list of questions"),
        ("sections/one.yaml", SECTION + "  - each_option_of: first\n    questions: [{id: x}]\n", "dialogs/sections/one.yaml:9", "No question with options"),
        ("sections/one.yaml", SECTION + "  - id: x\n    options: maybe\n", "dialogs/sections/one.yaml:8", "no list 'maybe'"),
        ("sections/one.yaml", SECTION + QUESTION.replace("second", "first"), "dialogs/sections/one.yaml:8", "'first' is used twice, first at dialogs/sections/one.yaml:5."),
        ("sections/one.yaml", SECTION + QUESTION + "    colour: red\n", "dialogs/sections/one.yaml:8", "colour"),
        ("sections/one.yaml", SECTION + QUESTION + "    ask_if: {sometimes: 1}\n", "dialogs/sections/one.yaml:8", "second.ask_if"),
        ("sections/one.yaml", SECTION.replace("kind: text", "kind: riddle"), "dialogs/sections/one.yaml:5", "kind"),
        ("sections/one.yaml", SECTION.replace("ask: Well?, ", ""), "dialogs/sections/one.yaml:5", "ask"),
    ],
)  # fmt: skip
def test_a_dialogue_that_is_wrong_is_named_with_file_and_line(
    file: str, text: str, where: str, what: str
) -> None:
    found = problems("dialogs", {**SMALL, file: text})
    assert where in {path for path, _ in found}
    assert what in " ".join(told for path, told in found if path == where)


@pytest.mark.parametrize("name", ["intake.yaml", "phrases.yaml", "commands.yaml"])
def test_a_missing_file_is_named(name: str) -> None:
    without = {key: text for key, text in SMALL.items() if key != name}
    assert problems("dialogs", without) == [(f"dialogs/{name}:0", "The file is missing.")]
    assert problems("knowledge", {}) == [
        (f"knowledge/{each}:0", "The file is missing.")
        for each in ("windows.yaml", "weights.yaml", "tags.yaml")
    ]


def test_a_dialogue_needs_no_shared_options() -> None:
    assert compile_part(
        "dialogs", {key: text for key, text in SMALL.items() if key != "options.yaml"}
    )


CARD = "- {id: a, stage: regulate}\n"


@pytest.mark.broad
@pytest.mark.parametrize(
    ("file", "text", "where", "what"),
    [
        ("windows.yaml", "a: 1", "knowledge/windows.yaml:0", "not a list of entries"),
        ("windows.yaml", "- name: x\n", "knowledge/windows.yaml:1", "no id"),
        ("windows.yaml", "- id: a\n", "knowledge/windows.yaml:1", "from_months"),
        ("windows.yaml", KNOWN["windows.yaml"] + "- {id: youth, from_months: 1, to_months: 2, name: {en: {any: x}}, sources: [a]}\n", "knowledge/windows.yaml:37", "'youth' is used twice, first at knowledge/windows.yaml:27."),
        ("tags.yaml", "- a\n", "knowledge/tags.yaml:0", "not a mapping"),
        ("tags.yaml", "tags: [a]\nclinician_only: []\nfoo: []\n", "knowledge/tags.yaml:3", "Nothing reads 'foo'"),
        ("extra.yaml", "- {id: a}\n", "knowledge/extra.yaml:0", "Nothing reads 'extra'"),
        ("activities/mine.yaml", "5", "knowledge/activities/mine.yaml:0", "not a list of entries"),
        ("activities/mine.yaml", CARD, "knowledge/activities/mine.yaml:1", "title"),
        ("countries/xx.yaml", "- {checked: x}\n", "knowledge/countries/xx.yaml:1", "no id"),
        ("alternatives.yaml", "- id: a\n  when: {sometimes: 1}\n  before_activities: {all: 5}\n", "knowledge/alternatives.yaml:1", "a.when"),
        ("cautions.yaml", "- id: a\n  when: [1]\n", "knowledge/cautions.yaml:1", "a.when"),
    ],
)  # fmt: skip
def test_knowledge_that_is_wrong_is_named_with_file_and_line(
    file: str, text: str, where: str, what: str
) -> None:
    found = problems("knowledge", {**LITTLE, file: text})
    assert where in {path for path, _ in found}, found
    assert what in " ".join(told for path, told in found if path == where)


def test_every_problem_of_every_file_is_told_at_once() -> None:
    sources: dict[str, Any] = {
        **SMALL,
        "intake.yaml": "a: 1\na: 2",
        "phrases.yaml": "*x",
        "options.yaml": "]",
    }
    assert len(problems("dialogs", sources)) == 3
    sources = {**SMALL, "phrases.yaml": "5", "sections/one.yaml": SECTION + "  - 1\n  - 2\n"}
    assert len(problems("dialogs", sources)) == 3


def test_a_word_in_two_groups_of_words_alike_is_found() -> None:
    shipped = read_sources("language", Path(__file__).parents[2] / "dialogs" / "language")
    words = shipped["words.yaml"].replace("  - [hug,", "  - [hug, sofa,", 1)
    found = problems("language", {**shipped, "words.yaml": words})
    assert found == [("dialogs/language/words.yaml:0", "alike: 'sofa' stands in two groups.")]
