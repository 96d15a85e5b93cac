"""Questions that matter equal brute force, and flips are smallest sets that flip."""

import copy
import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from assistant.domain.case import read_case
from assistant.domain.conditions import Fact
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.trials import answered, moved, readers, reads
from tests.reasoning.made_cases import Maker, Plain, seeds

pytestmark = [
    pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning"),
]
COMPARED = ("start_with", "confidence")


def result(plain: Plain, knowledge: Knowledge, *, brief: bool = True) -> Plain:
    return to_plain(formulate(read_case(plain, knowledge), knowledge, brief=brief))


def put(plain: Plain, path: str, value: Any) -> Plain:
    made = copy.deepcopy(plain)
    *branches, leaf = path.split(".")
    node = made
    for branch in branches:
        if not isinstance(node.get(branch), dict) or "absent" in node[branch]:
            node[branch] = {}
        node = node[branch]
    node[leaf] = value
    return made


def values_of(path: str, window_codes: dict[str, list[str]]) -> list[Any]:
    if path.endswith(".adversity"):
        codes = window_codes[path.split(".")[1]]
        return [{}, {code: {"severity": 3, "pattern": "ongoing"} for code in codes}]
    if path.endswith(".pattern"):
        return ["single", "repeated", "ongoing"]
    if path.endswith(".severity"):
        return [1, 2, 3]
    if path.split(".", maxsplit=1)[0] in {"medical", "family_history", "safety"}:
        return [False, True]
    return [0, 1, 2, 3]


def bounds_of(found: Plain) -> list[float]:
    ends = [
        end for one in found["regions"] for end in (*one["history_bounds"], *one["function_bounds"])
    ]
    return ends + [end for one in found["domains"] for end in one["bounds"]]


@pytest.mark.broad
@settings(max_examples=8)
@given(seed=seeds())
def test_every_swing_equals_trying_every_answer(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    base = result(plain, knowledge, brief=False)
    codes = {
        window: [
            code
            for code, one in knowledge.adversity.items()
            if not one.windows or window in one.windows
        ]
        for window in knowledge.windows
    }
    for matter in base["questions_that_matter"][::7]:
        path = matter["path"]
        if path.startswith("now."):
            continue
        tried = [result(put(plain, path, value), knowledge) for value in values_of(path, codes)]
        columns = zip(*(bounds_of(found) for found in tried), strict=True)
        swing = max(max(column) - min(column) for column in columns)
        assert matter["swing"] == pytest.approx(swing, abs=2e-6), path
        for key in COMPARED:
            changes = any(found[key] != base[key] for found in tried)
            assert (key in matter["could_change"]) is changes, (path, key)
        for key in ("alternatives", "regions", "domains"):
            changes = any(_said(found, key) != _said(base, key) for found in tried)
            assert (key in matter["could_change"]) is changes, (path, key)


def _said(found: Plain, key: str) -> list[tuple[Any, ...]]:
    fields = {
        "alternatives": ("id", "before_activities"),
        "regions": ("history", "function", "reading"),
        "domains": ("standing",),
    }[key]
    return [tuple(one[field] for field in fields) for one in found[key]]


def test_everything_that_is_open_and_matters_is_listed(knowledge: Knowledge) -> None:
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 20, "informant": "caregiver"},
    }
    found = result(plain, knowledge, brief=False)["questions_that_matter"]
    paths = [one["path"] for one in found]
    for path in (
        "functions.sleep", "history.perinatal.adversity", "history.infancy.connection.attuned_caregiver",
        "now.attuned_caregiver", "safety.abuse_now", "medical.staring_spells",
    ):  # fmt: skip
        assert path in paths
    assert len(paths) == len(set(paths))
    assert not any("youth" in path or path == "functions.thinking_ahead" for path in paths)
    changing = ["start_with" in one["could_change"] for one in found]
    assert changing == sorted(changing, reverse=True)


def test_three_answers_to_what_is_asked_settle_where_to_start(knowledge: Knowledge) -> None:
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
    }
    found = result(plain, knowledge)
    (asked,) = (one["answers"] for one in found["explanation"] if one["rule"] == "ask_three")
    assert len(asked) == 3
    for path in asked:
        plain = put(plain, path, 2)
    assert result(plain, knowledge)["start_with"] == "regulate"


def test_how_hard_something_was_stays_open_by_a_step_where_it_was_only_told(
    knowledge: Knowledge,
) -> None:
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 30, "informant": "caregiver"},
        "history": {"infancy": {"adversity": {"poverty": {"known": "told"}}}},
    }
    path = "history.infancy.adversity.poverty.severity"
    found = result(plain, knowledge, brief=False)["questions_that_matter"]
    (matter,) = (one for one in found if one["path"] == path)
    tried = [bounds_of(result(put(plain, path, value), knowledge)) for value in (1, 2, 3)]
    swing = max(max(column) - min(column) for column in zip(*tried, strict=True))
    assert matter["swing"] == pytest.approx(swing, abs=2e-6)


def test_what_does_not_apply_is_not_asked_again(knowledge: Knowledge) -> None:
    gone = {"absent": "not_applicable"}
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 30, "informant": "caregiver"},
        "history": {
            "intrauterine": gone,
            "perinatal": {"connection": gone, "adversity": gone},
            "infancy": {
                "adversity": {"bereavement": None, "poverty": {"pattern": "single"}, "grief": {}}
            },
        },
    }
    del plain["history"]["infancy"]["adversity"]["grief"]
    paths = [one["path"] for one in result(plain, knowledge, brief=False)["questions_that_matter"]]
    assert not [path for path in paths if "intrauterine" in path or "perinatal" in path]
    assert "history.infancy.adversity.bereavement" in paths
    assert "history.infancy.adversity.poverty.severity" in paths
    assert "history.infancy.adversity.poverty.pattern" not in paths


@settings(max_examples=10)
@given(seed=seeds())
def test_flips_flip_and_no_part_of_one_does(knowledge: Knowledge, seed: int) -> None:
    plain = Maker(knowledge, seed).case()
    base = result(plain, knowledge, brief=False)
    sizes = [len(one["changes"]) for one in base["flips"]]
    assert len(sizes) <= 5
    assert sizes == sorted(sizes)
    for flip in base["flips"]:
        assert _start_after(plain, flip["changes"], knowledge) == flip["start_with"]
        assert flip["start_with"] != base["start_with"]
        for size in range(1, len(flip["changes"])):
            for part in itertools.combinations(flip["changes"], size):
                assert _start_after(plain, part, knowledge) == base["start_with"]


@pytest.mark.broad
@settings(max_examples=12)
@given(seed=seeds())
def test_flips_are_the_nearest_steps_and_each_path_moves_alone_once(
    knowledge: Knowledge, seed: int
) -> None:
    plain = Maker(knowledge, seed).case()
    base = result(plain, knowledge, brief=False)
    alone = [one["changes"][0] for one in base["flips"] if len(one["changes"]) == 1]
    assert len({change["path"] for change in alone}) == len(alone)
    sets = [frozenset(change["path"] for change in one["changes"]) for one in base["flips"]]
    assert len(set(sets)) == len(sets)
    for flip in base["flips"]:
        for change in flip["changes"]:
            for nearer in _between(change):
                rest = [one for one in flip["changes"] if one is not change]
                for tried in ([nearer], [nearer, *rest]):
                    start = _start_after(plain, tried, knowledge)
                    assert start == base["start_with"], (flip, nearer)


def _between(change: Plain) -> list[Plain]:
    low, high = sorted((change["from"], change["to"]))
    return [{**change, "to": rating} for rating in range(low + 1, high)]


@pytest.mark.broad
def test_what_was_told_stays_told_in_a_flip(knowledge: Knowledge) -> None:
    told, guess = {"value": 1, "known": "told"}, {"value": 1, "known": "guess"}
    for answer in (told, guess):
        plain: Plain = {
            "contract": 1,
            "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
            "functions": {"body_rhythms": answer, "eating_mechanics": answer},
        }
        changes = [
            change
            for one in result(plain, knowledge, brief=False)["flips"]
            for change in one["changes"]
        ]
        assert changes
        assert {change["known"] for change in changes} == {answer["known"]}


def test_a_told_severity_moves_with_its_step_to_either_side(knowledge: Knowledge) -> None:
    places: dict[str, Any] = {
        "poverty": {"severity": 2, "known": "told"},
        "bereavement": {"severity": {"value": 2, "known": "told"}},
        "household_chaos": {"value": 2, "known": "guess"},
    }
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
        "history": {"infancy": {"adversity": places}},
    }
    branch = "history.infancy.adversity"
    for path, spot in (
        (f"{branch}.poverty.severity", ("poverty", "severity")),
        (f"{branch}.bereavement.severity", ("bereavement", "severity", "value")),
        (f"{branch}.household_chaos", ("household_chaos", "value")),
    ):
        written = copy.deepcopy(plain)
        node = written["history"]["infancy"]["adversity"]
        for part in spot[:-1]:
            node = node[part]
        node[spot[-1]] = 3
        moved_case = moved(read_case(plain, knowledge), path, 3)
        assert moved_case.reported == read_case(written, knowledge).reported
        assert moved_case.facts[path] == read_case(written, knowledge).facts[path]


def test_a_second_hand_answer_stays_open_by_a_step_and_a_first_hand_one_does_not(
    knowledge: Knowledge,
) -> None:
    places = {
        "poverty": {"severity": 1, "known": "told"},
        "bereavement": {"severity": 1},
    }
    plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 60, "informant": "caregiver"},
        "history": {"infancy": {"adversity": places}},
        "functions": {"sleep": {"value": 1, "known": "told"}, "arousal": 1},
    }
    case, branch = read_case(plain, knowledge), "history.infancy.adversity"

    def bounds(path: str, to: int) -> tuple[Any, Any]:
        fact = moved(case, path, to).facts[path.removesuffix(".severity")]
        return fact.low, fact.high

    assert bounds(f"{branch}.poverty.severity", 2) == (1, 3)
    assert bounds(f"{branch}.bereavement.severity", 2) == (2, 2)
    assert bounds("functions.arousal", 2) == (2, 2)
    assert bounds("functions.sleep", 2) == (1, 3)
    inside = answered(case, f"{branch}.poverty.severity", 2)
    assert inside.facts[f"{branch}.poverty"] == Fact(2, 1, 3)
    beside = answered(case, f"{branch}.bereavement.severity", 2)
    assert beside.facts[f"{branch}.bereavement"] == Fact(2, 2, 2)
    whole = answered(case, f"{branch}.poverty", 2)
    assert whole.facts[f"{branch}.poverty"] == Fact(2, 2, 2)


def _start_after(plain: Plain, changes: Any, knowledge: Knowledge) -> str:
    for change in changes:
        known = change.get("known")
        value = {"value": change["to"], "known": known} if known else change["to"]
        plain = put(plain, change["path"], value)
    start: str = result(plain, knowledge)["start_with"]
    return start


@pytest.mark.broad
def test_a_flip_of_one_answer_is_found_wherever_there_is_one(knowledge: Knowledge) -> None:
    for seed in range(9):
        plain = Maker(knowledge, seed).case()
        base = result(plain, knowledge, brief=False)
        if base["start_with"] == "refer_first" or len(base["flips"]) == 5:
            continue
        found = {one["changes"][0]["path"] for one in base["flips"] if len(one["changes"]) == 1}
        case = read_case(plain, knowledge)
        for code in case.ratable:
            path = f"functions.{code}"
            if path in case.facts:
                flips = any(
                    _start_after(plain, [{"path": path, "to": rating}], knowledge)
                    != base["start_with"]
                    for rating in range(4)
                    if rating != case.facts[path].value
                )
                assert flips is (path in found), (seed, path)


def test_nothing_flips_a_present_danger(knowledge: Knowledge) -> None:
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
        "functions": {"sleep": 3, "arousal": 3},
        "safety": {"abuse_now": True},
    }
    assert result(plain, knowledge, brief=False)["flips"] == []


def test_an_answer_may_settle_the_doubt_about_the_form(knowledge: Knowledge) -> None:
    worst = (
        "sleep",
        "arousal",
        "mood",
        "appetite",
        "shutting_down",
        "pleasure",
        "seeking_comfort",
        "sensory_processing",
    )
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
        "functions": dict.fromkeys(worst, 3),
    }
    matters = result(plain, knowledge, brief=False)["questions_that_matter"]
    matter = next(one for one in matters if one["path"] == "functions.large_movement")
    assert "alternatives" in matter["could_change"]


def test_a_flip_may_come_from_the_past_or_from_today(knowledge: Knowledge) -> None:
    grief = knowledge.alternatives["grief"]
    held = {"not": {"at_least": {"path": "now.attuned_caregiver", "value": 2}}}
    stern = replace(
        grief,
        when={"somewhere": {"adversity": "bereavement", "at_least": 2}},
        before_activities=held,
    )
    changed = replace(knowledge, alternatives={"grief": stern})
    plain: Plain = {
        "contract": 1,
        "client": {"label": "x", "age_months": 90, "informant": "caregiver"},
        "history": {
            "childhood": {
                "adversity": {"bereavement": {"severity": 1}, "poverty": 2, "grief": None}
            }
        },
        "now": {"attuned_caregiver": {"value": 1, "last_months_ago": 1}, "friends": 2},
        "functions": {"sleep": 3, "arousal": 3, "appetite": 3},
    }
    del plain["history"]["childhood"]["adversity"]["grief"]
    flips = result(plain, changed, brief=False)["flips"]
    paths = {change["path"] for one in flips for change in one["changes"]}
    assert "history.childhood.adversity.bereavement.severity" in paths
    assert "refer_first" in {one["start_with"] for one in flips}
    plain["history"]["childhood"]["adversity"]["bereavement"]["severity"] = 3
    flips = result(plain, changed, brief=False)["flips"]
    nearest = [
        {"path": "now.attuned_caregiver", "from": 1, "to": 2, "known": None},
        {
            "path": "history.childhood.adversity.bereavement.severity",
            "from": 3,
            "to": 1,
            "known": None,
        },
    ]
    assert [one["changes"] for one in flips] == [[change] for change in nearest]
    assert {one["start_with"] for one in flips} == {"regulate"}


def test_who_reads_what_is_known(knowledge: Knowledge) -> None:
    assert "sleep_unexamined" in readers(knowledge).of("functions.sleep")
    assert "grief" in readers(knowledge).of("functions.pleasure")
    assert "fasd" in readers(knowledge).of("history.intrauterine.adversity")
    assert readers(knowledge).of("history.infancy.connection.attuned_caregiver") == ()
    assert reads(
        {"not": {"low_connection": {"windows": "present", "codes": [], "at_most": 1}}}
    ) == {"connection"}
    assert reads({"age_below": 3}) == frozenset()
    assert reads({"at_least": {"path": "history.infancy.connection.friends", "value": 1}}) == {
        "connection"
    }
    assert reads(None) == frozenset()
