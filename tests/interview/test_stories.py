"""Stories: what is typed, and what must come of it; each file in tests/stories is one."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from assistant.interview.interview import Interview
from assistant.interview.session import Books
from assistant.plain.face import PlainFace
from tests.people import Quiet, Sitting, spoken

pytestmark = pytest.mark.broad

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
    for key, value in expected.items():
        assert key in CHECKS, f"a story cannot expect '{key}'"
        found = CHECKS[key](sitting, value)
        assert found is True or found == value, f"{key}: {found}"


def interview_of(sitting: Sitting) -> Interview:
    assert sitting.desk.interview is not None
    return sitting.desk.interview


def has_all(text: str, wanted: list[str]) -> bool | str:
    return all(part in text for part in wanted) or text


def has_none(text: str, banned: list[str]) -> bool | str:
    return not any(part in text for part in banned) or text


def case_at(sitting: Sitting, wanted: dict[str, Any]) -> dict[str, Any]:
    held = interview_of(sitting).case()
    return {path: at(held, path) for path in wanted}


def result_as_told(sitting: Sitting, wanted: dict[str, Any]) -> dict[str, Any]:
    result = interview_of(sitting).result()
    assert set(wanted) <= set(RESULT_CHECKS), (
        f"a story cannot expect {set(wanted) - set(RESULT_CHECKS)}"
    )
    return {
        key: value if (found := RESULT_CHECKS[key](result, value)) is True else found
        for key, value in wanted.items()
    }


def activities_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for stage in result["plan"]["stages"] for each in stage["activities"]]


def told_in(result: dict[str, Any]) -> str:
    return "\n".join(sentence["text"] for sentence in result["explanation"])


Check = Callable[[Sitting, Any], Any]
CHECKS: dict[str, Check] = {
    "stage": lambda sitting, _: sitting.turn.stage,
    "question": lambda sitting, _: sitting.turn.question,
    "kind": lambda sitting, _: sitting.turn.kind,
    "set_aside": lambda sitting, told: (
        sorted(interview_of(sitting).state.path.set_aside) == sorted(told)
    ),
    "look_again": lambda sitting, told: (
        sorted(interview_of(sitting).state.path.look_again) == sorted(told)
    ),
    "asked": lambda sitting, told: set(told) <= set(sitting.asked()),
    "never_asked": lambda sitting, told: not set(told) & set(sitting.asked()),
    "at_most": lambda sitting, most: len(sitting.asked()) <= most,
    "says": lambda sitting, told: has_all(spoken([sitting.turn]) + sitting.turn.ask, told),
    "said": lambda sitting, told: has_all(spoken(sitting.turns), told),
    "never_said": lambda sitting, told: has_none(spoken(sitting.turns), told),
    "case": case_at,
    "result": result_as_told,
    "planned": lambda sitting, _: interview_of(sitting).planned_lines(),
}
RESULT_CHECKS: dict[str, Callable[[dict[str, Any], Any], Any]] = {
    "start_with": lambda result, _: result["start_with"],
    "confidence": lambda result, _: result["confidence"],
    "readings": lambda result, told: {
        region["id"]: region["reading"] for region in result["regions"] if region["id"] in told
    },
    "alternatives": lambda result, told: (
        set(told) <= {each["id"] for each in result["alternatives"]}
    ),
    "no_tags": lambda result, told: (
        not any(set(told) & set(each["tags"]) for each in activities_of(result))
    ),
    "with": lambda result, told: all(
        set(each["with"]) <= set(told) for each in activities_of(result)
    ),
    "not_yet": lambda result, told: set(told) <= {each["id"] for each in result["plan"]["not_yet"]},
    "never_says": lambda result, told: has_none(str(result), told),
    "says": lambda result, told: has_all(told_in(result), told),
}


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
