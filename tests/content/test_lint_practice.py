"""The lint of practice cases: a supervisor's own folder, and for every rule a case that breaks it."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.content.build import build
from assistant.content.compile import compile_part
from assistant.content.demo import invented
from assistant.content.finding import Finding
from assistant.content.keys import key_of, load_key
from assistant.content.library import load_knowledge, load_practice, read_sources
from assistant.content.lint import lint
from assistant.content.lint_practice import check_practice, read_keys
from assistant.domain.errors import WrongInput
from assistant.practice.shapes import Practice

pytestmark = pytest.mark.broad

SHIPPED = Path(str(files("knowledge"))) / "practice"
BEN = (SHIPPED / "cases/ben_and_the_car.yaml").read_text(encoding="utf-8")
KEY = (SHIPPED / "keys/ben_and_the_car.yaml").read_text(encoding="utf-8")
SLEEP = "  sleep: [3, 3]\n"

CASES = {
    "no_case": ("case: recent_single_event", "case: nobody", "U070", "no_case", "'nobody'"),
    "other_age": ("age_months: 110", "age_months: 111", "U070", "other_age", "111 months"),
    "tier_six": ("tier: 1", "tier: 6", "U070", "tier_six", "tier is 6"),
    "after_none": ("tier: 1", "tier: 1\nafter: none", "U070", "after_none", "'none'"),
    "no_style": ("style: warm", "style: sour", "U070", "no_style", "'sour'"),
    "no_skill": ("rate: [startle_and_orienting,", "rate: [flying,", "U070", "no_skill", "'flying'"),
    "no_area": ("area: body", "area: garden", "U070", "no_area.sounds", "'garden'"),
    "no_teller": ("  area: body", "  by: aunt\n  area: body", "U070", "no_teller.sounds", "'aunt'"),
    "twice": ("- id: eats\n", "- id: nights\n", "U070", "twice.nights", "there twice"),
    "no_lead": ("cues: [long]", "cues: [helped]", "U071", "no_lead.will_not_ride", "hint"),
    "few_cues": ("cues: [helped, when]", "cues: []", "", "", ""),
    "many_cues": ("cues: [helped, now]", "cues: [helped, now, when]", "", "", ""),
    "banned": ("He eats a bit less", "He is broken and eats a bit less", "U033", "banned.eats", "'broken'"),
    "long": ("He eats a bit less than he did.", "He " + "eats and " * 15 + "rests.", "U031", "long.eats", "words"),
}  # fmt: skip
KEYS = {
    "odd_skill": (SLEEP, SLEEP + "  flying: [0, 0]\n", "flying"),
    "odd_event": ("timeline: {crash: [childhood]}", "timeline: {nights: [childhood]}", "'nights'"),
    "odd_window": ("timeline: {crash: [childhood]}", "timeline: {crash: [youth]}", "'youth'"),
    "odd_start": ("start: [regulate]", "start: [dance]", "'dance'"),
    "odd_rival": ("rivals: [ptsd,", "rivals: [bad_luck,", "'bad_luck'"),
    "odd_buffer": ("buffers: [good_start,", "buffers: [crash,", "'crash'"),
    "odd_activity": ("activities: [same_way_walk,", "activities: [fly,", "'fly'"),
    "odd_partner": ("partners: [dad]", "partners: [moon]", "'moon'"),
    "no_rival": ("rivals: [ptsd, sleep_unexamined]", "rivals: []", "'rivals'"),
    "odd_expert": (
        "made_by:",
        'experts: [{who: Expert A, day: "2026-11-01", ratings: {sleep: 4}}]\nmade_by:',
        "Expert A rates 'sleep'",
    ),
    "odd_range": (SLEEP, "  sleep: [3, 1]\n", "'sleep'"),
    "outside": (SLEEP, "  sleep: [0, 1]\n", "rates 'sleep' 3"),
}


def own_folder(path: Path) -> Path:
    """Make a folder of own cases in which each breaks one rule."""
    for name in ("cases", "keys"):
        (path / name).mkdir(parents=True)
    broken = {name: (one, other) for name, (one, other, *_) in CASES.items()} | dict.fromkeys(
        KEYS, ("", "")
    )
    for name, (old, new) in broken.items():
        assert old in BEN, name
        text = BEN.replace("id: ben_and_the_car", f"id: {name}", 1).replace(
            old, new, 1 if old else 0
        )
        (path / "cases" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in broken:
        old, new, *_ = KEYS.get(name, ("", "", ""))
        assert old in KEY, name
        text = KEY.replace("id: ben_and_the_car", f"id: {name}", 1).replace(
            old, new, 1 if old else 0
        )
        (path / "keys" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    folder = own_folder(tmp_path_factory.mktemp("own"))
    (folder / "keys/few_cues.yaml").unlink()
    many = folder / "cases/many_cues.yaml"
    text = many.read_text(encoding="utf-8")
    many.write_text(text.replace("cues: [now]", "cues: [now, helped]"), encoding="utf-8")
    few = folder / "cases/few_cues.yaml"
    few.write_text(
        few.read_text(encoding="utf-8").replace("cues: [now]", "cues: []"), encoding="utf-8"
    )
    return lint([folder])


@pytest.mark.parametrize("name", [name for name, each in CASES.items() if each[2]])
def test_a_broken_case_is_found_at_its_file_and_line(found: list[Finding], name: str) -> None:
    _, _, code, about, what = CASES[name]
    hits = [each for each in found if each.code == code and each.name == about]
    assert any(what in each.what for each in hits), found
    assert all(each.where.startswith(f"practice/cases/{name}.yaml:") for each in hits)
    assert all(int(each.where.rsplit(":", 1)[1]) >= 1 for each in hits)


@pytest.mark.parametrize("name", KEYS)
def test_a_key_that_does_not_fit_its_case_is_found(found: list[Finding], name: str) -> None:
    hits = [each for each in found if each.code == "U073" and each.name == f"keys/{name}"]
    assert any(KEYS[name][2] in each.what for each in hits), found
    assert {each.where for each in hits} == {f"practice/keys/{name}.yaml:1"}


def test_a_case_with_too_little_to_follow_and_one_without_a_key_are_found(
    found: list[Finding],
) -> None:
    codes = {(each.code, each.name) for each in found}
    assert {("U072", "few_cues"), ("U072", "many_cues"), ("U074", "few_cues")} <= codes


def test_nothing_else_is_found_and_nothing_of_the_shipped_cases(found: list[Finding]) -> None:
    own = {*CASES, *KEYS}
    assert {each.name.removeprefix("keys/").split(".")[0] for each in found} <= own


def test_what_is_shipped_keeps_every_rule() -> None:
    assert lint([SHIPPED]) == []


def write(
    folder: Path, change: Callable[[str], str], key: Callable[[str], str] = str
) -> list[Finding]:
    for name in ("cases", "keys"):
        (folder / name).mkdir()
    case = change(BEN.replace("id: ben_and_the_car", "id: mine", 1))
    (folder / "cases/mine.yaml").write_text(case, encoding="utf-8")
    (folder / "keys/mine.yaml").write_text(
        key(KEY.replace("id: ben_and_the_car", "id: mine", 1)), encoding="utf-8"
    )
    return lint([folder])


def test_a_supervisors_own_case_stands_beside_the_shipped_ones_with_its_own_regression_file(
    tmp_path: Path,
) -> None:
    own = invented("recent_single_event")
    assert own["client"]["age_months"] == 110
    text = (
        Path(str(files("knowledge"))) / "../tests/cases/recent_single_event.case.yaml"
    ).read_text()
    (tmp_path / "own.case.yaml").write_text(text.replace("110", "109", 1), encoding="utf-8")

    def change(case: str) -> str:
        return case.replace("case: recent_single_event", "case: own").replace("110", "109", 1)

    assert write(tmp_path, change) == []
    assert "mine" in load_practice(tmp_path).families
    assert load_key("mine", tmp_path).id == "mine"
    assert load_key("ben_and_the_car", tmp_path).id == "ben_and_the_car"


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        (
            lambda case: case.replace("told: open", "told: never", 1),
            35,
            "families.mine.facts.2.told",
        ),
        (lambda case: case + "colour: red\n", 0, "colour"),
        (lambda case: case.replace("id: mine", "ids: mine", 1), 0, "no id"),
        (lambda case: case.replace("id: mine", "id: kit_snores", 1), 1, "used twice"),
        (lambda case: case.split("facts:")[0] + "facts: none\n", 0, "not a list"),
        (lambda case: case + "tier: 2\n", 0, "said twice"),
    ],
)
def test_a_case_that_does_not_fit_its_shape_says_where(
    tmp_path: Path, change: Callable[[str], str], line: int, what: str
) -> None:
    found = write(tmp_path, change)
    assert {each.code for each in found} == {"U001"}
    hit = next(each for each in found if what in each.what)
    assert hit.where.startswith("practice/cases/")
    assert not line or hit.where.endswith(f":{line}"), hit


@pytest.mark.parametrize(
    ("key", "what"),
    [
        (lambda key: key.replace("made_by:", "made:"), "made_by"),
        (lambda key: key + "id: other\n", "said twice"),
        (lambda key: key.replace("id: mine", "id: yours"), "of 'yours'"),
    ],
)
def test_a_key_that_cannot_be_read_says_where(
    tmp_path: Path, key: Callable[[str], str], what: str
) -> None:
    found = write(tmp_path, str, key)
    assert any(
        what in each.what and each.where.startswith("practice/keys/mine.yaml:") for each in found
    )


def test_a_case_without_a_key_cannot_be_opened() -> None:
    with pytest.raises(WrongInput, match="has no key"):
        load_key("nobody")


def test_a_key_that_is_no_yaml_names_its_file() -> None:
    with pytest.raises(WrongInput, match=r"practice/keys/x\.yaml:"):
        key_of("x.yaml", "a: [")


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("drills.yaml", "a: 1\n", "not a list"),
        ("drills.yaml", "- shown: x\n", "no id"),
        ("words.yaml", "- a\n", "not a mapping"),
        (
            "setting.yaml",
            "areas: []\nsayings: []\nstarts: []\nrivals: []\nactivities: []\nmoon: 1\n",
            "Nothing reads this",
        ),
        ("styles.yaml", "common: {}\n", "'common' and 'styles'"),
        ("styles.yaml", "common: {}\nstyles: {warm: {}}\n", "'lists'"),
        ("other.yaml", "a: 1\n", "Nothing reads this file"),
    ],
)
def test_a_file_without_its_outline_says_which_and_what(file: str, text: str, what: str) -> None:
    sources = {
        "setting.yaml": "{areas: [], sayings: [], starts: [], rivals: [], activities: []}",
        "styles.yaml": "{common: {}, styles: {}}",
        "words.yaml": "{}",
        "drills.yaml": "[]",
    }
    with pytest.raises(WrongInput, match=what):
        compile_part("practice", {**sources, file: text})


def test_an_area_that_does_not_fit_says_where() -> None:
    sources = dict(read_sources("practice"))
    sources["setting.yaml"] = sources["setting.yaml"].replace("weight: 1", "weight: much", 1)
    with pytest.raises(WrongInput, match=r"practice/setting\.yaml:4: areas\.today\.weight"):
        compile_part("practice", sources)


def test_content_of_practice_that_dangles_is_found() -> None:
    sources = dict(read_sources("practice"))
    sources["setting.yaml"] = (
        sources["setting.yaml"]
        .replace("{id: humming_low,", "{id: humming_loud,")
        .replace("{id: grief,", "{id: sorrow,")
    )
    drill = sources["drills.yaml"]
    sources["drills.yaml"] = drill.replace("right: 1", "right: 9", 1).rsplit("- id: ", 1)[0]
    practice = build(Practice, compile_part("practice", sources)[0])
    found = [*check_practice(practice, load_knowledge(), read_keys(None)[0], None)]
    assert {(code, name) for code, name, _ in found if code in {"U064", "U075"}} == {
        ("U064", "humming_loud"), ("U064", "sorrow"), ("U075", "r_till"), ("U075", "first"),
    }  # fmt: skip
