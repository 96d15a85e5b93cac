"""Content is compiled once and kept until a file changes; a bad cache costs time, nothing else."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.content.build import build
from assistant.content.compact import spread
from assistant.content.library import (
    LaterKnowledge,
    fingerprint,
    later_knowledge,
    load_knowledge,
    load_script,
    read_sources,
)
from assistant.domain.errors import WrongInput
from assistant.domain.script import Script

pytestmark = pytest.mark.broad


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dialogue of one section, which is read in no time."""
    folder = tmp_path / "small"
    (folder / "sections").mkdir(parents=True)
    write(folder / "intake.yaml", "id: small\nversion: 1\nsections: [one]\n")
    write(folder / "phrases.yaml", "hello: {en: {any: Hello}}\n")
    write(folder / "commands.yaml", "{}\n")
    write(folder / "sections/one.yaml", SECTION)
    return folder


SECTION = """id: one
title: {en: {any: One}}
opening: {en: {any: We start.}}
questions:
  - id: first
    kind: text
    words: {en: {any: {ask: Well?, meaning: How it is., why: To know.}}}
"""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_a_script_that_was_kept_is_the_script_that_was_read(small: Path, tmp_path: Path) -> None:
    fresh = load_script(small, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.json")
    assert kept.stat().st_size
    assert load_script(small, tmp_path / "cache") == fresh == load_script(small)
    assert fresh.fingerprint == fingerprint(read_sources("dialogs", small).items())


def test_what_is_kept_is_what_is_used(small: Path, tmp_path: Path) -> None:
    load_script(small, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.json")
    write(kept, kept.read_text(encoding="utf-8").replace("Well?", "From the cache?"))
    assert (
        load_script(small, tmp_path / "cache").questions["first"].wording("self").ask
        == "From the cache?"
    )


def test_a_changed_file_is_read_again_and_the_old_copy_goes(small: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = load_script(small, cache)
    (old,) = cache.glob("*.json")
    write(cache / "knowledge-1-other.json", "{}")
    write(small / "sections/one.yaml", SECTION.replace("Well?", "How now?"))
    after = load_script(small, cache)
    assert after.questions["first"].wording("self").ask == "How now?"
    assert after.fingerprint != before.fingerprint
    assert not old.exists()
    assert (cache / "knowledge-1-other.json").exists()


def test_a_file_that_was_only_touched_is_read_again_and_is_the_same_content(
    small: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    before = load_script(small, cache)
    os.utime(small / "sections/one.yaml", ns=(1, 1))
    seen = (cache / "dialogs.seen").read_text(encoding="utf-8")
    assert load_script(small, cache) == before
    assert (cache / "dialogs.seen").read_text(encoding="utf-8") != seen


@pytest.mark.parametrize("broken", ["", "not a print", "\n\n"])
def test_what_was_seen_of_the_files_is_looked_for_again_where_it_cannot_be_read(
    broken: str, small: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    before = load_script(small, cache)
    write(cache / "dialogs.seen", broken)
    assert load_script(small, cache) == before


@pytest.mark.parametrize("broken", ["", "{", "[]", "{}", '{"id": 5, "wrong": 1}', "null", "\x00"])
def test_a_damaged_copy_is_made_again(broken: str, small: Path, tmp_path: Path) -> None:
    fresh = load_script(small, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.json")
    whole = kept.read_text(encoding="utf-8")
    write(kept, broken)
    assert load_script(small, tmp_path / "cache") == fresh
    assert kept.read_text(encoding="utf-8") == whole


def test_a_copy_with_bytes_that_are_no_text_is_made_again(small: Path, tmp_path: Path) -> None:
    fresh = load_script(small, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.json")
    kept.write_bytes(b"\xff\xfe")
    assert load_script(small, tmp_path / "cache") == fresh


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(small: Path, tmp_path: Path) -> None:
    write(tmp_path / "file", "in the way")
    assert load_script(small, tmp_path / "file" / "cache") == load_script(small)


def test_an_old_copy_that_cannot_be_removed_is_left(small: Path, tmp_path: Path) -> None:
    (tmp_path / "cache" / "dialogs-0-old.json").mkdir(parents=True)
    assert load_script(small, tmp_path / "cache") == load_script(small)


def test_a_new_name_of_a_file_is_another_content() -> None:
    assert fingerprint({"a": "b"}.items()) != fingerprint({"ab": ""}.items())
    assert fingerprint({"a": "b"}.items()) == fingerprint({"a": "b"}.items())


def test_a_file_that_is_no_text_is_named(small: Path) -> None:
    (small / "sections/two.yaml").write_bytes(b"a: \xff")
    with pytest.raises(WrongInput) as caught:
        load_script(small)
    assert [problem.path for problem in caught.value.problems] == ["dialogs/sections/two.yaml:0"]


def test_the_compiled_form_is_the_whole_content(cache: Path, script: Script) -> None:
    (kept,) = cache.glob("dialogs-*.json")
    head, body = (json.loads(line) for line in kept.read_text(encoding="utf-8").split("\n"))
    again = build(Script, {**head, "questions": spread(body)["questions"]})
    assert list(again.questions.items()) == list(script.questions.items())
    assert again.phrases == script.phrases


def test_a_kept_question_that_cannot_be_read_is_made_from_its_source(tmp_path: Path) -> None:
    whole = load_script(cache=tmp_path)
    (kept,) = tmp_path.glob("dialogs-*.json")
    head, _ = kept.read_text(encoding="utf-8").split("\n")
    kept.write_text(f"{head}\n{{}}", encoding="utf-8")
    again = load_script(cache=tmp_path)
    assert len(again.questions) == len(whole.questions)
    assert again.questions["client.age"] == whole.questions["client.age"]


def test_knowledge_that_was_never_compiled_is_read_at_once(tmp_path: Path) -> None:
    first = later_knowledge(tmp_path)
    later = later_knowledge(tmp_path)
    assert not isinstance(first, LaterKnowledge)
    assert isinstance(later, LaterKnowledge)
    assert later.fingerprint == first.fingerprint
    assert list(later.windows) == list(first.windows)


def test_the_knowledge_says_which_knowledge_it_is(cache: Path) -> None:
    assert load_knowledge(cache=cache).fingerprint


@dataclass(frozen=True)
class Inner:
    name: str


@dataclass(frozen=True)
class Outer:
    one: Inner
    some: tuple[Inner, ...]
    named: Mapping[str, Inner]
    perhaps: Inner | None = None
    words: tuple[str, ...] = ()


def test_values_are_built_by_their_annotations() -> None:
    inner = {"name": "a"}
    plain = {"one": inner, "some": [inner], "named": {"k": inner}, "perhaps": inner, "words": ["x"]}
    a = Inner("a")
    assert build(Outer, plain) == Outer(a, (a,), {"k": a}, a, ("x",))
    assert build(Outer, {**plain, "perhaps": None}).perhaps is None
