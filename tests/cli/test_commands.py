"""Every verb as the contract has it: what goes to which stream, and how it ends."""

import json
import re
import stat
from pathlib import Path

import pytest

from assistant import wiring
from assistant.content.yaml_file import read_yaml
from assistant.domain.errors import AssistantError
from assistant.domain.script import Script
from assistant.interview.desk import Desk
from assistant.interview.session import Books
from tests.commands import Ended, call, run
from tests.fakes import FakeClock, MemoryStore
from tests.people import Quiet, Sitting

CASE = {"contract": 1, "client": {"label": "x", "age_months": 108, "informant": "caregiver"}}
SLEEPLESS = {**CASE, "functions": {"sleep": 3, "arousal": 2}}
WRONG = {**CASE, "functions": {"sleep": 9, "flying": 1}, "history": {"youth": {}}}


def lines(ended: Ended) -> list[dict[str, object]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def write(path: Path, text: str | object) -> str:
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    return str(path)


# formulate ------------------------------------------------------------------------------------


@pytest.mark.broad
def test_one_case_gives_one_document_and_several_one_array(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.json", CASE), write(tmp_path / "b.yaml", SLEEPLESS)
    single, several = call("formulate", two, "--json"), call("formulate", one, two, "--json")
    assert (single.code, single.err) == (several.code, several.err) == (0, "")
    assert json.loads(several.out)[1] == json.loads(single.out)
    assert json.loads(several.out)[0] != json.loads(single.out)


def test_a_case_line_by_line_gives_results_in_order_with_errors_in_place() -> None:
    typed = "\n".join([json.dumps(CASE), "", "{", "[]", json.dumps(WRONG), json.dumps(SLEEPLESS)])
    ended = call("formulate", "-", "--json", typed=typed)
    found = lines(ended)
    assert (ended.code, ended.err, len(found)) == (1, "", 6)
    assert [set(each) == {"error"} for each in found] == [False, True, True, True, True, False]
    assert found[0]["contract"] == found[5]["contract"] == 1
    assert "empty" in str(found[1]["error"])
    assert "functions.sleep" in str(found[4]["error"])
    assert "functions.flying" in str(found[4]["error"])


@pytest.mark.parametrize("verb", ["formulate", "understand"])
@pytest.mark.parametrize(("typed", "count"), [("", 0), ("\n", 0), ("  \n", 0), ("\n\n", 1), ("\n\n\n", 2), ("\n{", 2), ("{\n\n", 1)])  # fmt: skip
def test_an_empty_line_is_a_wrong_line_but_for_one_at_the_end(
    verb: str, typed: str, count: int
) -> None:
    ended = call(verb, *(["-"] if verb == "formulate" else []), "--json", typed=typed)
    assert [list(each) for each in lines(ended)] == [["error"]] * count
    assert ended.code == (1 if count else 0)


YAML_HALF = """contract: 1
client: {label: x, age_months: 108, informant: caregiver}
functions:
  sleep: 9
  sleep: 8
  flying: 1
  mood: .nan
  appetite: *x
medical: {asthma: !t 5}
functions:
  sleep: 7
  sleep: 6
"""
JSON_HALF = """{"contract": 1,
\t"client": {"label": "x", "age_months": 108, "informant": "caregiver"},
\t"functions": {
\t\t"mood": NaN,
\t\t"sleep": 1,
\t\t"sleep": 9
\t}
}"""


def test_a_key_said_twice_is_told_with_all_else_that_is_wrong_by_line(tmp_path: Path) -> None:
    told = call("formulate", write(tmp_path / "a.yaml", YAML_HALF)).err.splitlines()
    assert [tuple(line.split(": ")[:2]) for line in told] == [
        ("line 5", "functions.sleep"), ("line 7", "functions.mood"), ("line 8", "functions.appetite"),
        ("line 9", "medical.asthma"), ("line 10", "functions"), ("line 12", "functions.sleep"),
        ("line 12", "functions.sleep"),
    ]  # fmt: skip


def test_a_json_file_tells_as_much_with_its_lines(tmp_path: Path) -> None:
    told = call("formulate", write(tmp_path / "a.json", JSON_HALF)).err.splitlines()
    assert [tuple(line.split(": ")[:2]) for line in told] == [
        ("line 4", "functions.mood"), ("line 6", "functions.sleep"), ("line 6", "functions.sleep"),
    ]  # fmt: skip
    long_key = write(tmp_path / "b.json", {**CASE, "k" * 2000: 1})
    assert call("formulate", long_key).err.count("\n") == 1


def test_what_is_only_said_twice_is_an_error_all_the_same() -> None:
    twice = json.dumps(CASE)[:-1] + ', "contract": 1, "presenting": {"a": 1, "a": 2}}'
    ended = call("formulate", "-", "--json", typed=f"\ufeff{twice}\n\ufeff{json.dumps(CASE)}")
    first, second = lines(ended)
    assert "contract: The key 'contract' is said twice." in str(first["error"])
    assert "contract" in second


def test_a_file_that_opens_with_a_mark_is_read(tmp_path: Path) -> None:
    for name in ("a.json", "a.yaml"):
        assert call("formulate", write(tmp_path / name, "\ufeff" + json.dumps(CASE))).code == 0


@pytest.mark.broad
@pytest.mark.parametrize("line", ["null", "5", '"x"', "[1]", "{}", '{"client": 5}', '{"a": NaN}', '{"a": 1e999}',
                                  '{"contract": 1, "client": {"label": "x", "age_months": ' + "9" * 5000 + "}}",
                                  "[" * 5000, '{"contract": 1, "contract": 1}'])  # fmt: skip
def test_a_line_that_is_no_case_is_one_error_in_its_place(line: str) -> None:
    ended = call("formulate", "-", "--json", typed=f"{line}\n{json.dumps(CASE)}\n")
    first, second = lines(ended)
    assert (ended.code, list(first), "contract" in second) == (1, ["error"], True)


def test_a_line_that_is_not_utf_8_is_one_error_in_its_place() -> None:
    typed = b'{"contract": "\xff"}\n' + json.dumps(CASE).encode() + b"\n"
    ended = run("formulate", "-", "--json", typed=typed)
    first, second = lines(ended)
    assert (ended.code, ended.err) == (1, "")
    assert "UTF-8" in str(first["error"])
    assert "contract" in second


def test_everything_that_is_wrong_is_said_at_once_with_path_and_line(tmp_path: Path) -> None:
    name = write(tmp_path / "a.yaml", "contract: 1\nclient: {label: x, age_months: 108, informant: caregiver}\nfunctions:\n  sleep: 9\n  flying: 1\n")  # fmt: skip
    ended = call("formulate", name, "--json")
    assert (ended.code, ended.out) == (1, "")
    told = ended.err.splitlines()
    assert len(told) == 2
    assert {line.split(": ")[0] for line in told} == {"line 4", "line 5"}
    assert all(name in line and "functions." in line for line in told)


def test_a_json_file_knows_its_lines_too(tmp_path: Path) -> None:
    name = write(tmp_path / "a.json", json.dumps(WRONG, indent=1))
    told = call("formulate", name).err.splitlines()
    assert len(told) >= 3
    assert all(re.match(r"line [1-9]", line) for line in told), told


def test_the_errors_of_several_files_are_all_told_and_nothing_is_written(tmp_path: Path) -> None:
    names = [
        write(tmp_path / "wrong.json", WRONG),
        write(tmp_path / "good.json", CASE),
        write(tmp_path / "no.yaml", "a: [1"),
        str(tmp_path / "missing.yaml"),
    ]
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    ended = call("formulate", *names, str(tmp_path / "latin.yaml"), "--json")
    assert (ended.code, ended.out) == (1, "")
    for name in ("wrong.json", "no.yaml", "missing.yaml", "latin.yaml"):
        assert name in ended.err
    assert "good.json" not in ended.err


def test_brief_leaves_out_two_keys_and_changes_nothing_else(tmp_path: Path) -> None:
    name = write(tmp_path / "a.json", SLEEPLESS)
    full, brief = json.loads(call("formulate", name, "--json").out), json.loads(call("formulate", name, "--json", "--brief").out)  # fmt: skip
    assert set(full) - set(brief) == {"questions_that_matter", "flips"}
    assert {key: full[key] for key in brief} == brief


@pytest.mark.parametrize("voice", ["clinician", "caregiver", "self", "trainee"])
def test_a_result_can_be_read_without_json(voice: str, tmp_path: Path) -> None:
    ended = call("formulate", write(tmp_path / "a.json", SLEEPLESS), "--as", voice)
    assert ended.code == 0
    assert "not a diagnosis" in ended.out.lower()
    assert not [line for line in ended.out.splitlines() if len(line) > 78]


# understand, questions, lint ------------------------------------------------------------------


@pytest.mark.broad
def test_understanding_goes_line_by_line_with_errors_in_place() -> None:
    asked = {"id": "u1", "text": "9 years", "expects": {"kind": "age"}, "today": "2026-11-22"}
    half = {"id": "u2", "text": "\ud800", "expects": {"kind": "text"}}
    typed = "\n".join(
        [json.dumps(asked), "{", "", "[]", json.dumps({**asked, "today": "x"}), json.dumps(half)]
    )
    ended = run("understand", "--json", typed=typed)
    found = lines(ended)
    assert (ended.code, ended.err) == (1, "")
    assert found[0]["value"] == {"from_months": 108, "to_months": 119, "windows": ["childhood"]}
    assert [list(each) == ["error"] for each in found] == [False, True, True, True, True, False]
    assert found[5]["value"] == "\ud800"


def test_understanding_what_is_right_ends_well() -> None:
    ended = call(
        "understand", "--json", typed='{"id": 1, "text": "a", "expects": {"kind": "text"}}\n'
    )
    assert (ended.code, len(lines(ended))) == (0, 1)


@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_the_questions_are_one_array_in_order(voice: str, script: Script) -> None:
    rows = json.loads(call("questions", "--json", "--as", voice).out)
    assert [row["id"] for row in rows] == [
        name for name, each in script.questions.items() if each.is_for(voice)
    ]
    told = call("questions", "--as", voice).out.splitlines()
    assert told[0] == rows[0]["id"]
    assert told[1].strip() == rows[0]["text"]


def test_lint_tells_what_why_and_mend_and_ends_with_1_where_something_is_wrong(
    tmp_path: Path,
) -> None:
    (tmp_path / "intake.yaml").write_text("id: a\nversion: 1\nsections: {}\n", encoding="utf-8")
    ended = call("lint", str(tmp_path), "--json")
    assert ended.code == 1
    assert set(json.loads(ended.out)[0]) == {
        "code",
        "severity",
        "where",
        "name",
        "what",
        "why",
        "mend",
    }
    assert call("lint", str(tmp_path)).out.startswith("dialogs/intake.yaml:3: U001")


# case -----------------------------------------------------------------------------------------


@pytest.mark.broad
@pytest.mark.parametrize("voice", ["caregiver", "self", "clinician"])
def test_a_stored_case_says_the_same_as_its_interview(
    voice: str, tmp_path: Path, books: Books
) -> None:
    sitting = Sitting(books, voice)
    who = Quiet(told={"strengths.first": "hums; “draws” 🌧\x1b[2J"})
    typed: list[str] = []
    while sitting.turn.stage != "reviewing":
        typed.append(who.line(sitting.turn))
        sitting.hear(typed[-1])
    database, trace = str(tmp_path / "a.db"), tmp_path / "trace"
    talked = call(
        "--plain",
        "--as",
        voice,
        "--db",
        database,
        "--trace",
        str(trace),
        typed="\n".join(typed) + "\n",
    )
    assert (talked.code, talked.err) == (0, "")
    last = json.loads(trace.read_text(encoding="utf-8").splitlines()[-1])
    assert last["state"] == "reviewing"
    stored = call("case", last["interview"], "--json", "--db", database)
    assert stored.out.count("\n") == 1
    assert {"text": "“draws” 🌧[2J"} in json.loads(stored.out)["strengths"]
    piped = lines(call("formulate", "-", "--json", "--as", voice, typed=stored.out))
    assert sitting.desk.interview is not None
    shown = json.loads(json.dumps(sitting.desk.interview.result()))
    mine = json.loads(json.dumps(sitting.desk.interview.case()))
    assert json.loads(stored.out) == mine
    assert piped == [shown]
    as_yaml = call("--db", database, "case", last["interview"])
    assert read_yaml(as_yaml.out)[0] == mine


def test_the_result_is_saved_as_two_private_pages_where_the_person_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, books: Books
) -> None:
    sitting, who, typed = Sitting(books), Quiet(told={"client.name": "<b>Sam</b>"}), ["1"]
    sitting.hear("1")
    while sitting.turn.stage != "reviewing":
        typed.append(who.line(sitting.turn))
        sitting.hear(typed[-1])
    monkeypatch.chdir(tmp_path)
    ended = call("--plain", "--db", "a.db", typed="\n".join([*typed, "finish", "save", ""]))
    assert (ended.code, ended.err) == (0, "")
    pages = sorted(tmp_path.glob("undersong-*"))
    assert [page.suffix for page in pages] == [".html", ".md"]
    assert {stat.S_IMODE(page.stat().st_mode) for page in pages} == {0o600}
    assert all(page.name in re.sub(r"\s", "", ended.out) for page in pages)
    assert "<b>Sam" not in pages[0].read_text(encoding="utf-8")


def test_a_page_is_never_written_over_an_old_one_or_where_there_is_no_room(tmp_path: Path) -> None:
    old = tmp_path / "page.md"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(AssistantError, match="left as it is"):
        wiring.private_file(old, b"new")
    assert old.read_text(encoding="utf-8") == "old"
    with pytest.raises(AssistantError, match="Nothing can be written"):
        wiring.private_file(tmp_path / "none" / "page.md", b"new")


def test_without_a_name_the_answers_are_in_the_folder_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert wiring.database_path().name == "undersong.db"
    monkeypatch.setenv("UNDERSONG_DB", "~/here.db")
    assert wiring.database_path() == Path.home() / "here.db"
    assert wiring.database_path("there.db") == Path("there.db")


def test_before_an_interview_there_is_nothing_to_save(books: Books) -> None:
    assert wiring.save_pages(Desk(books, MemoryStore(), FakeClock(), "test", "self"), Path()) == []


def test_a_case_that_is_not_there_is_a_sentence_and_makes_no_file(tmp_path: Path) -> None:
    ended = call("case", "i-x", "--db", str(tmp_path / "none.db"))
    assert (ended.code, ended.out, list(tmp_path.iterdir())) == (1, "", [])
    assert "There is no file" in ended.err
    call("--plain", "--db", str(tmp_path / "some.db"))
    ended = call("case", "i-x", "--db", str(tmp_path / "some.db"))
    assert (ended.code, ended.out) == (1, "")
    assert "There is no interview 'i-x'" in ended.err


# usage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("fly",), ("formulate",), ("formulate", "x", "--as", "nobody"), ("--as", "trainee"),
                                       ("case",), ("--trace", "x")])  # fmt: skip
def test_wrong_usage_ends_with_2_and_writes_nothing(arguments: tuple[str, ...]) -> None:
    ended = call(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("formulate", "--help")])
def test_help_ends_well(arguments: tuple[str, ...]) -> None:
    assert call(*arguments).code == 0


def test_without_a_terminal_it_says_so_and_ends() -> None:
    ended = call()
    assert (ended.code, ended.out) == (2, "")
    assert "--plain" in ended.err


def test_a_trace_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    ended = call(
        "--plain", "--db", str(tmp_path / "a.db"), "--trace", str(tmp_path / "no" / "trace")
    )
    assert (ended.code, ended.out) == (1, "")
    assert "cannot be written" in ended.err
