"""Stories: what is typed, and what must come of it; each file in tests/stories is one."""

import io
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.interview.session import Books
from assistant.plain.face import PlainFace
from tests.people import Quiet, Sitting, spoken

STORIES = sorted(Path("tests/stories").glob("*.yaml"))


def read(path: Path) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(path))


def sit_down(story: dict[str, Any], books: Books) -> Sitting:
    sitting = Sitting(books, story.get("voice", "caregiver"))
    who = Quiet(story.get("age", "9 years"), story.get("told", {}))
    for step in story.get("steps", [{"at": "reviewing"}]):
        if "at" in step:
            place = step["at"]
            sitting.until(lambda turn, place=place: place in {turn.question, turn.stage}, who)  # type: ignore[misc]
        for line in step.get("type", []):
            sitting.hear(str(line))
        check(sitting, step.get("expect", {}))
    return sitting


def check(sitting: Sitting, expected: dict[str, Any]) -> None:
    interview = sitting.desk.interview
    assert interview is not None
    turn = sitting.turn
    for key, value in expected.items():
        match key:
            case "stage":
                assert turn.stage == value
            case "question":
                assert turn.question == value
            case "kind":
                assert turn.kind == value
            case "set_aside":
                assert sorted(interview.state.path.set_aside) == sorted(value)
            case "look_again":
                assert sorted(interview.state.path.look_again) == sorted(value)
            case "asked":
                assert set(value) <= set(sitting.asked())
            case "never_asked":
                assert not set(value) & set(sitting.asked())
            case "at_most":
                assert len(sitting.asked()) <= value, sitting.asked()
            case "says":
                assert all(text in spoken([turn]) + turn.ask for text in value), spoken([turn])
            case "said":
                assert all(text in spoken(sitting.turns) for text in value)
            case "never_said":
                assert not any(text in spoken(sitting.turns) for text in value)
            case "case":
                held = interview.case()
                assert {path: at(held, path) for path in value} == value
            case "result":
                check_result(interview.result(), value)
            case "planned":
                assert interview.planned_lines() == value
            case _:
                raise AssertionError(f"a story cannot expect '{key}'")


def check_result(result: dict[str, Any], expected: dict[str, Any]) -> None:
    text = "\n".join(sentence["text"] for sentence in result["explanation"])
    activities = [each for stage in result["plan"]["stages"] for each in stage["activities"]]
    for key, value in expected.items():
        match key:
            case "start_with" | "confidence":
                assert result[key] == value
            case "readings":
                found = {region["id"]: region["reading"] for region in result["regions"]}
                assert {name: found[name] for name in value} == value
            case "alternatives":
                assert set(value) <= {each["id"] for each in result["alternatives"]}
            case "no_tags":
                assert not any(set(value) & set(each["tags"]) for each in activities)
            case "with":
                assert all(set(each["with"]) <= set(value) for each in activities)
            case "not_yet":
                assert set(value) <= {each["id"] for each in result["plan"]["not_yet"]}
            case "never_says":
                assert not any(word in str(result) for word in value)
            case "says":
                assert all(words in text for words in value), text
            case _:
                raise AssertionError(f"a story cannot expect the result's '{key}'")


def at(held: Any, path: str) -> Any:
    for part in path.split("."):
        held = held[int(part)] if isinstance(held, list) else held.get(part, "(missing)")
    return held


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_comes_out_as_it_is_told(path: Path, books: Books) -> None:
    sit_down(read(path), books)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_typed_through_the_plain_face_keeps_the_same_answers(
    path: Path, books: Books
) -> None:
    """The lines that the engine was given, given to the plain face, leave the same events."""
    story = read(path)
    told = sit_down(story, books)
    typed = told.lines
    again = Sitting(books, story.get("voice", "caregiver"))
    out = io.StringIO()
    again.store.kept.clear()
    again.store.log.clear()
    again.desk.interview = None
    face = PlainFace(again.desk, out, None, lambda _: ["page"])
    face.run(iter(f"{line}\n" for line in typed))
    first, second = (
        [
            (event.kind, event.question, event.value, event.absent, event.said)
            for log in store.log.values()
            for event in log
        ]
        for store in (told.store, again.store)
    )
    assert [event for event in second if event[0] != "paused"] == [
        event for event in first if event[0] != "paused"
    ]
    assert "\x1b" not in out.getvalue()
