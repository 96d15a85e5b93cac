"""A wrong case file says everything that is wrong with it in one go, each with its path and line.

Beside each file of tests/cases/bad stands what the command says of it.
"""

from pathlib import Path

import pytest

from tests.commands import call

FOLDER = Path("tests/cases/bad")
BAD = sorted(path for path in FOLDER.iterdir() if path.suffix in {".yaml", ".json"})


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_case_says_all_that_is_wrong_with_it(path: Path) -> None:
    ended = call("formulate", str(path), "--json")
    said = ended.err.replace(f" ({path})", "")
    assert (ended.code, ended.out) == (1, "")
    assert said == path.with_name(f"{path.name}.errors").read_text(encoding="utf-8")


def test_there_are_twenty_kinds_of_bad_cases_and_none_of_them_is_left_alone() -> None:
    assert len(BAD) >= 20
    assert {f"{path.name}.errors" for path in BAD} == {
        path.name for path in FOLDER.glob("*.errors")
    }


@pytest.mark.parametrize("name", ["large.yaml", "large.json"])
def test_more_than_five_megabytes_are_not_read(name: str, tmp_path: Path) -> None:
    large = tmp_path / name
    text = (FOLDER / "wrong_version.yaml").read_text(encoding="utf-8")
    large.write_text(text + "#" * 5_000_000, encoding="utf-8")
    ended = call("formulate", str(large), "--json")
    assert (ended.code, ended.out) == (1, "")
    assert "larger than 5 MB" in ended.err


def test_several_bad_files_are_said_at_once_each_with_its_name() -> None:
    names = [str(FOLDER / name) for name in ("alias.yaml", "infinity.json")]
    said = call("formulate", *names).err.splitlines()
    assert [names[0] in line for line in said] == [True, False, False]
    assert [names[1] in line for line in said] == [False, True, True]
