"""The lint: for every code one small break of the shipped content, found at its file and line."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.content.finding import RULES, Finding
from assistant.content.lint import lint

pytestmark = pytest.mark.broad

ROOT = Path(__file__).parents[2]
WELCOME, FAMILY = "sections/welcome.yaml", "sections/family.yaml"
ALONE = "activities/regulate_alone.yaml"
LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen."


@dataclass(frozen=True)
class Break:
    """One line that is changed, and what the lint must say of it."""

    code: str
    file: str
    old: str
    new: str
    name: str
    what: str
    beside: tuple[str, ...] = field(default=())
    """Other codes that cannot but follow."""


DIALOGS = (
    Break("U010", WELCOME, "    path: client.name\n", "    path: client.nick\n", "client.name", "it writes 'client.nick'", ("U040",)),
    Break("U011", WELCOME, "  - id: client.pronouns\n", '  - id: client.pronouns\n    ask_if: {"true": answers.never}\n', "client.pronouns", "reads 'answers.never'"),
    Break("U012", FAMILY, "  - id: family.list\n", "  - id: family.list\n    ask_if: {is: {path: client.pronouns, value: it}}\n", "family.list", "to be 'it'"),
    Break("U013", WELCOME, "  - id: client.age\n", "  - id: client.age\n    rests_on: [nobody]\n", "client.age", "rests on 'nobody'"),
    Break("U014", FAMILY, "      - code: mood\n", "      - code: moody\n", "family.list", "'family_history.moody'", ("U040",)),
    Break("U015", WELCOME, "  - id: strengths.first\n", "  - id: strengths.first\n    voices: [nobody]\n", "strengths.first", "none of its voices", ("U020",)),
    Break("U020", FAMILY, "    self: Some things run in families. This is about your family by birth. What you do not know is fine.\n", "", "family", "its opening has no words for the voice 'self'"),
    Break("U021", WELCOME, "          why: So each question can use the right name.\n", "          why: ' '\n", "client.name", "why (clinician)"),
    Break("U022", WELCOME, "          meaning: The word that feels right to you. You can change it any time.\n", "          meaning: ' '\n", "client.pronouns", "meaning (self)"),
    Break("U030", WELCOME, "          ask: How old are you?\n", "          ask: How old are you.\n", "client.age", "(self)"),
    Break("U031", WELCOME, "          meaning: A birth date or an age is fine. For a baby, say the months.\n", f"          meaning: {LONG}\n", "client.age", "One two three"),
    Break("U032", WELCOME, "Just the name}}", "Just the name and not one other word at all}}", "client.pronouns", "longer than 8 words"),
    Break("U033", WELCOME, "          why: So that what we write about you sounds right.\n", "          why: So that no deficit is seen.\n", "client.pronouns", "'deficit'"),
    Break("U034", WELCOME, "    clinician: Thank you for being here. We start with what is good. There are no right or wrong answers.\n", f"    clinician: {LONG} {LONG}\n", "welcome", "(clinician)"),
    Break("U050", WELCOME, "[him, he/him, boy]", "[him, he/him, girl]", "client.pronouns", "'girl' means both"),
    Break("U060", WELCOME, "    kind: age\n", "    kind: age\n    sources: [nowhere]\n", "client.age", "'nowhere'"),
)  # fmt: skip
KNOWLEDGE = (
    Break("U033", ALONE, "Breath in step", "Breath of the cortex", "four_steps_out", "'cortex' in title", ("U033",)),
    Break("U060", ALONE, "  likes: [walks, walking, running, outside]\n  from_months: 132\n  minutes: 5\n  partner: self\n  sources: [rhythm_examples,", "  likes: [walks, walking, running, outside]\n  from_months: 132\n  minutes: 5\n  partner: self\n  sources: [nowhere,", "four_steps_out", "'nowhere'"),
    Break("U061", ALONE, "  tags: [rhythm, movement, breathing, outdoors]\n", "  tags: [rhythm, movement, breathing, moon]\n", "four_steps_out", "'moon'"),
    Break("U062", ALONE, "Walk at an easy pace.", f"{LONG} {LONG} {LONG}", "four_steps_out", "its text (self)"),
    Break("U063", "sources.yaml", "- id: hambrick_2019_timing_relational\n", "- {id: unread, kind: book, citation: C, address: A, says: S, limits: L, reviewed: '2026-11-22'}\n- id: hambrick_2019_timing_relational\n", "unread", "nothing uses"),
    Break("U064", "cautions.yaml", '"true": medical.heart_or_muscle_disease', '"true": medical.hearts', "weighted_never_here", "'medical.hearts'"),
)  # fmt: skip


@dataclass(frozen=True)
class Broken:
    folder: Path
    found: list[Finding]

    def place(self, part: str, broken: Break) -> str:
        """Return where the id of the break stands now."""
        written = (self.folder / broken.file).read_text(encoding="utf-8").splitlines()
        (line,) = [
            number for number, text in enumerate(written, 1)
            if text.strip(" -{") == f"id: {broken.name}" or f"{{id: {broken.name}," in text
        ]  # fmt: skip
        return f"{part}/{broken.file}:{line}"


def broken_copy(part: str, breaks: tuple[Break, ...], tmp: Path, cache: Path) -> Broken:
    folder = tmp / part
    shutil.copytree(ROOT / part, folder)
    for each in breaks:
        path = folder / each.file
        text = path.read_text(encoding="utf-8")
        assert each.old in text, f"{each.file} no longer says {each.old!r}"
        path.write_text(text.replace(each.old, each.new, 1), encoding="utf-8")
    return Broken(folder, lint([folder], cache))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Mapping[str, Broken]:
    """All breaks at once, in one copy: reading the content takes seconds."""
    tmp = tmp_path_factory.mktemp("broken")
    parts = {"dialogs": DIALOGS, "knowledge": KNOWLEDGE}
    return {part: broken_copy(part, breaks, tmp, cache) for part, breaks in parts.items()}


CASES = [("dialogs", each) for each in DIALOGS] + [("knowledge", each) for each in KNOWLEDGE]


@pytest.mark.parametrize(("part", "each"), CASES, ids=lambda value: getattr(value, "code", value))
def test_every_break_is_found_at_its_file_and_line(
    part: str, each: Break, broken: Mapping[str, Broken]
) -> None:
    found = [
        finding
        for finding in broken[part].found
        if finding.code == each.code and finding.name == each.name
    ]
    assert {finding.where for finding in found} == {broken[part].place(part, each)}
    assert each.what in found[0].what


@pytest.mark.parametrize("part", ["dialogs", "knowledge"])
def test_nothing_is_found_but_the_breaks(part: str, broken: Mapping[str, Broken]) -> None:
    breaks = DIALOGS if part == "dialogs" else KNOWLEDGE
    expected = sorted([code for each in breaks for code in (each.code, *each.beside)])
    assert sorted(finding.code for finding in broken[part].found) == expected


def test_every_code_has_a_break_here() -> None:
    assert {each.code for each in (*DIALOGS, *KNOWLEDGE)} | {"U001"} >= {
        code
        for code in RULES
        if not code.startswith("U07")  # those are practice: test_lint_practice
    } - {"U040"}
    assert "U040" in DIALOGS[0].beside


def test_what_is_only_unused_is_a_warning(broken: Mapping[str, Broken]) -> None:
    unused = [finding for finding in broken["knowledge"].found if not finding.is_error()]
    assert [finding.code for finding in unused] == ["U063"]
    assert unused[0].plain()["severity"] == "warning"


def test_a_finding_says_where_what_why_and_the_mend_in_one_line(
    broken: Mapping[str, Broken],
) -> None:
    finding = broken["dialogs"].found[0]
    plain = finding.plain()
    assert (
        str(finding)
        == f"{finding.where}: {finding.code} {finding.name}: {finding.what} {plain['why']} {plain['mend']}"
    )
    assert "\n" not in str(finding)


@pytest.mark.parametrize("inside", ["", "sections", "sections/welcome.yaml"])
def test_a_file_or_folder_of_a_dialogue_stands_for_it(inside: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sections").mkdir(parents=True)
    (folder / "intake.yaml").write_text("id: a\nid: b\n", encoding="utf-8")
    (folder / WELCOME).write_text("id: one\n", encoding="utf-8")
    found = lint([folder / inside])
    assert [(each.code, each.where) for each in found] == [("U001", "dialogs/intake.yaml:2")]


def test_a_file_that_does_not_fit_is_named_by_its_id_with_a_mend_that_fits(tmp_path: Path) -> None:
    (tmp_path / "dialogs").mkdir()
    shutil.copytree(str(files("dialogs")), tmp_path / "dialogs", dirs_exist_ok=True)
    welcome = tmp_path / "dialogs" / WELCOME
    text = welcome.read_text(encoding="utf-8")
    again = text.replace("  - id: safety.illness\n", "  - id: client.informant\n")
    welcome.write_text(again, encoding="utf-8")
    lines = [number for number, line in enumerate(again.splitlines(), 1) if line == "  - id: client.informant"]  # fmt: skip
    (found,) = lint([tmp_path])
    assert (found.code, found.name) == ("U001", "client.informant")
    assert found.where == f"dialogs/{WELCOME}:{lines[1]}"
    assert f"dialogs/{WELCOME}:{lines[0]}" in found.what
    assert found.plain()["mend"] == "Give one of them another id."
    assert str(found).endswith("Give one of them another id.")


def test_what_a_question_lacks_is_told_with_its_id(tmp_path: Path) -> None:
    shutil.copytree(str(files("dialogs")), tmp_path, dirs_exist_ok=True)
    welcome = tmp_path / WELCOME
    text = welcome.read_text(encoding="utf-8")
    welcome.write_text(
        text.replace("id: safety.illness\n    kind: choice", "id: safety.illness\n    kind: mood"),
        encoding="utf-8",
    )
    assert {(each.code, each.name) for each in lint([tmp_path])} == {("U001", "safety.illness")}


def test_a_folder_that_holds_both_is_both(tmp_path: Path) -> None:
    for part, mark in (("dialogs", "intake.yaml"), ("knowledge", "windows.yaml")):
        (tmp_path / part).mkdir()
        (tmp_path / part / mark).write_text("a: 1\na: 2\n", encoding="utf-8")
    wheres = [each.where for each in lint([tmp_path])]
    assert wheres == ["dialogs/intake.yaml:2", "knowledge/windows.yaml:2"]


def test_a_place_without_content_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        (found,) = lint([path])
        assert (found.code, found.where) == ("U001", str(path))
