"""Bounds are exact: the lowest and the highest value over everything that is not known."""

import copy
import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.domain.ages import applies
from assistant.domain.case import read_case
from assistant.domain.conditions import Fact
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.evidence import reading, weigh
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.view import View, view_of
from tests.reasoning.made_cases import PATTERNS, Maker, Plain, seeds

LEAVES = (None, 0, 1, 2, 3)


def fact(rating: int) -> Fact:
    return Fact(rating, rating, rating)


def seen(plain: Plain, knowledge: Knowledge) -> View:
    return view_of(read_case(plain, knowledge), knowledge)


def bounds_of(view: View) -> dict[str, tuple[float, float]]:
    found = {f"past {name}": past.bounds for name, past in view.pasts.items()}
    return found | {f"skills {name}": skills.bounds for name, skills in view.skills.items()}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_skill_bounds_equal_brute_force(count: int) -> None:
    for ratings in itertools.product(LEAVES, repeat=count):
        known = [fact(rating) for rating in ratings if rating is not None]
        (low, high), _ = weigh(known, count)
        completions = [
            sum(full) / (3 * count)
            for full in itertools.product(
                *((0, 1, 2, 3) if rating is None else (rating,) for rating in ratings)
            )
        ]
        assert low == pytest.approx(min(completions), abs=1e-6)
        assert high == pytest.approx(max(completions), abs=1e-6)


@pytest.mark.parametrize(
    ("ratings", "count", "band"),
    [
        ([], 0, "unknown"),
        ([], 4, "unknown"),
        ([3], 1, "none"),
        ([3], 4, "unknown"),
        ([3, 0], 2, "none"),
        ([1, 1], 4, "some"),
        ([1, 1, 0, 0, 0], 5, "none"),
        ([2, 2, 0, 0, 0, 0], 6, "some"),
        ([2, 1], 2, "marked"),
        ([3, 3], 5, "some"),
        ([3, 3, 3], 7, "some"),
        ([3, 3, 3, 3], 9, "some"),
        ([0, 0], 5, "unknown"),
    ],
)
def test_a_band_needs_two_items_and_what_is_certain(
    ratings: list[int], count: int, band: str
) -> None:
    assert weigh([fact(rating) for rating in ratings], count)[1] == band


def test_a_second_hand_rating_keeps_the_band_and_widens_the_bounds() -> None:
    told = [Fact(2, 1, 3), Fact(2, 1, 3)]
    assert weigh(told, 2) == ((round(1 / 3, 6), 1.0), "marked")


@pytest.mark.parametrize(
    ("history", "function", "expected"),
    [
        ("some", "marked", "converging"),
        ("none", "some", "function_only"),
        ("unknown", "some", "function_only"),
        ("marked", "none", "history_only"),
        ("none", "none", "neither"),
        ("unknown", "none", "unknown"),
        ("marked", "unknown", "unknown"),
    ],
)
def test_the_four_readings(history: str, function: str, expected: str) -> None:
    assert reading(history, function) == expected


@pytest.mark.broad
@settings(max_examples=25)
@given(seed=seeds())
def test_nothing_missing_leaves_both_ends_equal(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed, full=True).case()
    view = seen(plain, knowledge)
    for name, (low, high) in bounds_of(view).items():
        rated = view.skills[name.split()[1]]
        assert low == high or not rated.known, name


def completed(plain: Plain, knowledge: Knowledge, chance: random.Random) -> Plain:
    """Answer everything that is open, in one of the ways it could have been answered."""
    made = copy.deepcopy(plain)
    case = read_case(plain, knowledge)
    table = made.setdefault("functions", {}) or {}
    made["functions"] = table
    for code in case.ratable:
        table[code] = _rating(table.get(code), chance)
    history = made.get("history") or {}
    made["history"] = history
    for window in case.reached:
        if _is_gone(history.get(window)):
            continue
        node = history.get(window) or {}
        history[window] = node
        _complete_connection(node, window, knowledge, chance)
        if not _is_gone(node.get("adversity")):
            node["adversity"] = _adversity(node.get("adversity"), window, knowledge, chance)
    return made


def _is_gone(value: Any) -> bool:
    return isinstance(value, dict) and value.get("absent") == "not_applicable"


def _rating(value: Any, chance: random.Random) -> Any:
    if _is_gone(value):
        return value
    if isinstance(value, dict) and "value" in value:
        step = chance.choice((-1, 0, 1)) if value.get("known") in {"told", "guess"} else 0
        return min(3, max(0, value["value"] + step))
    return value if isinstance(value, int) else chance.choice((0, 1, 2, 3))


def _complete_connection(
    node: Plain, window: str, knowledge: Knowledge, chance: random.Random
) -> None:
    held = node.get("connection")
    if _is_gone(held):
        return
    held = held if isinstance(held, dict) and "absent" not in held else {}
    for code, entry in knowledge.connection.items():
        if applies(entry.windows, window):
            held[code] = _rating(held.get(code), chance)
    node["connection"] = held


def _adversity(reported: Any, window: str, knowledge: Knowledge, chance: random.Random) -> Plain:
    if not isinstance(reported, dict) or "absent" in reported:
        codes = [code for code, one in knowledge.adversity.items() if applies(one.windows, window)]
        some = chance.sample(codes, chance.randint(0, len(codes)))
        return {code: _full(chance.choice((1, 2, 3)), None, chance) for code in some}
    made = {}
    for code, entry in reported.items():
        if _is_gone(entry):
            made[code] = entry
        elif not isinstance(entry, dict) or "absent" in entry:
            made[code] = _full(chance.choice((0, 1, 2, 3)), None, chance)
        else:
            severity = entry.get("severity")
            low, high = (severity, severity) if severity is not None else (1, 3)
            if entry.get("known") in {"told", "guess"}:
                low, high = max(0, low - 1), min(3, high + 1)
            made[code] = _full(chance.randint(low, high), entry.get("pattern"), chance)
    return made


def _full(severity: int, pattern: str | None, chance: random.Random) -> Plain:
    return {"severity": severity, "pattern": pattern or chance.choice(PATTERNS)}


@pytest.mark.broad
@settings(max_examples=25)
@given(seed=seeds())
def test_every_completion_lies_within_the_bounds(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    around = bounds_of(seen(plain, knowledge))
    chance = random.Random(seed)  # noqa: S311  # invented cases
    for _ in range(5):
        for name, (low, high) in bounds_of(
            seen(completed(plain, knowledge, chance), knowledge)
        ).items():
            assert around[name][0] <= low <= high <= around[name][1], name


@pytest.mark.broad
@settings(max_examples=20)
@given(seed=seeds())
def test_the_ends_of_the_bounds_are_reached(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    for end in (0, 1):
        reached = bounds_of(seen(completed(plain, knowledge, _Extreme(end)), knowledge))
        for name, bounds in bounds_of(seen(plain, knowledge)).items():
            if name.startswith("skills"):
                assert reached[name][end] == pytest.approx(bounds[end], abs=2e-6), name


class _Extreme(random.Random):
    """Not chance at all: always the best answer, or always the worst, for skills."""

    def __init__(self, end: int) -> None:
        super().__init__(0)
        self.end = end

    def choice(self, options: Any) -> Any:
        return options[-1] if self.end else options[0]


@pytest.mark.broad
@pytest.mark.parametrize("end", [0, 1])
@settings(max_examples=20)
@given(seed=seeds())
def test_the_ends_of_a_history_are_reached(knowledge: Knowledge, end: int, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    full = _extreme_history(plain, knowledge, worst=end == 1)
    reached = bounds_of(seen(full, knowledge))
    for name, bounds in bounds_of(seen(plain, knowledge)).items():
        if name.startswith("past") and bounds != (0.0, 1.0):
            assert reached[name][0] == pytest.approx(bounds[end], abs=2e-6), name
            assert reached[name][1] == pytest.approx(bounds[end], abs=2e-6), name


def _extreme_history(plain: Plain, knowledge: Knowledge, *, worst: bool) -> Plain:
    made = copy.deepcopy(plain)
    case = read_case(plain, knowledge)
    history = made.get("history") or {}
    made["history"] = history
    for window in case.reached:
        node = history.get(window) or {}
        if _is_gone(node):
            continue
        history[window] = node
        _extreme_connection(node, window, knowledge, worst=worst)
        if not _is_gone(node.get("adversity")):
            node["adversity"] = _extreme_adversity(
                node.get("adversity"), window, knowledge, worst=worst
            )
    return made


def _extreme_connection(node: Plain, window: str, knowledge: Knowledge, *, worst: bool) -> None:
    held = node.get("connection")
    if _is_gone(held):
        return
    held = held if isinstance(held, dict) and "absent" not in held else {}
    for code, entry in knowledge.connection.items():
        value = held.get(code)
        if not applies(entry.windows, window) or _is_gone(value):
            continue
        if isinstance(value, dict) and "value" in value:
            step = 1 if value.get("known") in {"told", "guess"} else 0
            held[code] = max(0, value["value"] - step) if worst else min(3, value["value"] + step)
        elif not isinstance(value, int):
            held[code] = 0 if worst else 3
    node["connection"] = held


def _extreme_adversity(reported: Any, window: str, knowledge: Knowledge, *, worst: bool) -> Plain:
    pattern = "ongoing" if worst else "single"
    if not isinstance(reported, dict) or "absent" in reported:
        codes = [code for code, one in knowledge.adversity.items() if applies(one.windows, window)]
        return {code: {"severity": 3, "pattern": pattern} for code in codes} if worst else {}
    made: Plain = {}
    for code, entry in reported.items():
        if _is_gone(entry):
            made[code] = entry
            continue
        answered = isinstance(entry, dict) and "absent" not in entry
        known: Plain = entry if answered else {"severity": None}
        low, high = (1, 3) if answered else (0, 3)
        if known.get("severity") is not None:
            low = high = known["severity"]
        if known.get("known") in {"told", "guess"}:
            low, high = max(0, low - 1), min(3, high + 1)
        made[code] = {
            "severity": high if worst else low,
            "pattern": known.get("pattern") or pattern,
        }
    return made


@pytest.mark.broad
@settings(max_examples=25)
@given(seed=seeds())
def test_an_answer_never_widens_a_bound(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    case = read_case(plain, knowledge)
    before = bounds_of(seen(plain, knowledge))
    chance = random.Random(seed)  # noqa: S311  # invented cases
    for code in case.ratable:
        if f"functions.{code}" not in case.facts:
            plain["functions"][code] = chance.choice((0, 1, 2, 3))
            after = bounds_of(seen(plain, knowledge))
            assert all(
                before[name][0] <= low <= high <= before[name][1]
                for name, (low, high) in after.items()
            )
            before = after


@pytest.mark.broad
@settings(max_examples=25)
@given(seed=seeds())
def test_more_severe_never_lowers_and_more_connection_never_raises(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed, full=True).case()
    before = bounds_of(seen(plain, knowledge))
    chance = random.Random(seed)  # noqa: S311  # invented cases
    for window, node in plain["history"].items():
        for code in chance.sample(sorted(node["adversity"]), min(2, len(node["adversity"]))):
            harder = copy.deepcopy(plain)
            entry = harder["history"][window]["adversity"][code]
            entry["severity"] = min(3, entry["severity"] + 1)
            _all_at_least(bounds_of(seen(harder, knowledge)), before)
        for code in chance.sample(sorted(node["connection"]), 2):
            held = copy.deepcopy(plain)
            ratings = held["history"][window]["connection"]
            ratings[code] = min(3, ratings[code] + 1)
            _all_at_least(before, bounds_of(seen(held, knowledge)))


def _all_at_least(
    higher: dict[str, tuple[float, float]], lower: dict[str, tuple[float, float]]
) -> None:
    for name, (low, high) in lower.items():
        assert higher[name][0] >= low, name
        assert higher[name][1] >= high, name


def test_what_does_not_apply_is_taken_away(knowledge: Knowledge) -> None:
    gone = {"absent": "not_applicable"}
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 1, "informant": "caregiver"},
        "history": {"intrauterine": gone, "perinatal": {"adversity": gone, "connection": gone}},
        "functions": {"body_rhythms": 3, "eating_mechanics": gone, "startle_and_orienting": 2},
    }
    view = seen(plain, knowledge)
    assert {past.band for past in view.pasts.values()} == {"unknown"}
    assert view.skills["brainstem"].bounds == (round(5 / 6, 6), round(5 / 6, 6))


def test_a_window_where_no_connection_applies_counts_by_its_adversity_alone(
    knowledge: Knowledge,
) -> None:
    gone = {"absent": "not_applicable"}
    held = dict.fromkeys(knowledge.weights.connection["intrauterine"], gone)
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 0, "informant": "caregiver"},
        "history": {
            "intrauterine": {"adversity": {}, "connection": held},
            "perinatal": {"adversity": {}, "connection": gone},
        },
    }
    assert seen(plain, knowledge).pasts["brainstem"].bounds == (0.0, 0.0)


def test_a_list_known_from_hearsay_may_have_missed_something_slight(knowledge: Knowledge) -> None:
    told: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 0, "informant": "caregiver"},
        "history": {
            "perinatal": {
                "adversity": {
                    "value": {"bereavement": {"absent": "not_applicable"}},
                    "known": "told",
                }
            }
        },
    }
    view = seen(told, knowledge)
    assert view.parts["perinatal"].adversity is not None
    low, high = view.parts["perinatal"].adversity
    assert low[0] == 0.0
    assert 0.9 < high[0] < 1.0


@pytest.mark.parametrize("known", ["told", "guess"])
def test_what_was_told_of_all_skills_is_as_open_as_what_was_told_of_each(
    knowledge: Knowledge, known: str
) -> None:
    skills = {"sleep": 2, "arousal": 2, "sensory_processing": 1, "mood": 1}

    def bounds(functions: dict[str, Any]) -> list[Any]:
        plain = {
            "contract": 1,
            "client": {"label": "x", "age_months": 108, "informant": "caregiver"},
            "functions": functions,
        }
        found = to_plain(formulate(read_case(plain, knowledge), knowledge, brief=True))
        return [each["function_bounds"] for each in found["regions"]]

    each = {name: {"value": value, "known": known} for name, value in skills.items()}
    assert bounds({"value": skills, "known": known}) == bounds(each) != bounds(skills)
