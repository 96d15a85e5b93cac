"""Strict YAML 1.2 and JSON: words stay words, and everything doubtful is an error with its line."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.content.strictness import DEEPEST, HalfRead
from assistant.content.yaml_file import LARGEST, read_json, read_yaml
from assistant.content.yaml_writing import as_yaml
from assistant.domain.errors import WrongInput

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-9999, 9999)
    | st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=["Cc", "Cs"],
            exclude_characters="\ufeff\ufffe\uffff\u2028\u2029\x85",
        )
    )
)
PLAIN = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc yes", min_size=1), inner, max_size=4), max_leaves=12)  # fmt: skip


def problem(text: str, read: Any = read_yaml) -> tuple[str, int]:
    with pytest.raises(WrongInput) as caught:
        read(text)
    (found,) = caught.value.problems
    return found.what, found.line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"),
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("# only this", None),
        ("12", 12), ("-3", -3), ("1.5", 1.5), ('"12"', "12"), ("2016-03-05", "2016-03-05"),
        ("12:30:45", "12:30:45"), ("=", "="), ("<<", "<<"), ("1 2", "1 2"),
    ],
)  # fmt: skip
def test_a_word_stays_a_word(text: str, value: object) -> None:
    found, _ = read_yaml(f"a: {text}")
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


def test_a_key_is_the_word_it_was_written_as() -> None:
    assert read_yaml("no: 1\ntrue: 2\n12: 3\nnull: 4\n<<: {a: 1}")[0] == {
        "no": 1,
        "true": 2,
        "12": 3,
        "null": 4,
        "<<": {"a": 1},
    }


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "The key 'a' is said twice.", 3),
        ("a:\n  - {b: 1, b: 1}\n", "The key 'b' is said twice.", 2),
        ("a: &x 1\nb: *x\n", "Aliases (*name) are not read.", 2),
        ("a: 1\nb: !!python/object:os.system x\n", "Tags (tag:yaml.org,2002:python/object:os.system) are not read.", 2),
        ("a: !!str 5", "Tags (tag:yaml.org,2002:str) are not read.", 1),
        ("!x {a: 1}", "Tags (!x) are not read.", 1),
        ("a: 1\n!x b: 1\n", "A key must be one plain word.", 2),
        ("a: 1\n? [b]\n: 2\n", "A key must be one plain word.", 2),
        ("a: 1\n---\nb: 2\n", "A second document starts here.", 2),
        ("%YAML 1.1\n---\na: no\n", "Only YAML 1.2 is read.", 2),
        ("a: .nan", ".nan is not a number.", 1),
        ("a: 1\nb: -.inf", "-.inf is not a number.", 2),
        ("a: 1e999", "1e999 is not a number.", 1),
        ("a: 1\nb: " + "9" * 5000, "This is no usable number.", 2),
    ],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_an_error_with_its_line(
    text: str, what: str, line: int
) -> None:
    assert problem(text) == (what, line)


@pytest.mark.parametrize(("text", "line"), [("a: [1", 2), ("a: 1\n  b: 2", 2), ('a: "x', 1), ("a: b: c", 1), ("\ta: 1", 1), ("a: \x00", 0), ("a: *b", 1)])  # fmt: skip
def test_what_is_not_yaml_is_an_error(text: str, line: int) -> None:
    what, found = problem(text)
    assert "This is not YAML" in what or "Aliases" in what
    assert abs(found - line) <= 1


@pytest.mark.broad
def test_nothing_is_nested_deeper_than_a_person_would() -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        fits, deep = (opening * count + "1" + closing * count for count in (DEEPEST, DEEPEST + 1))
        assert read_yaml(fits)[0] == read_json(fits)
        assert "Nested deeper" in problem(deep)[0]
        assert "Nested deeper" in problem(deep, read_json)[0]
    assert "Nested deeper" in problem("[" * 5_000)[0]
    assert "Nested deeper" in problem("[" * 5_000, read_json)[0]


def test_a_document_of_more_than_five_megabytes_is_not_read() -> None:
    text = "a" * (LARGEST - 2)
    assert read_json(f'"{text}"') == text
    for read in (read_yaml, read_json):
        assert "larger than 5 MB" in problem(f'"{text}a"', read)[0]
        assert "larger than 5 MB" in problem("é" * (LARGEST // 2 + 1), read)[0]


def test_each_part_knows_its_line() -> None:
    _, lines = read_yaml("# top\na:\n  - x\n  - b: 1\n    c: {d: 2}\ne: 3\n")
    places = {"": 0, "a": 2, "a.0": 3, "a.1": 4, "a.1.b": 4, "a.1.c": 5, "a.1.c.d": 5, "e": 6}
    assert {path: lines.of(path) for path in places} == places
    assert lines.of("a.1.missing.deep") == 4
    assert lines.of("missing") == 0
    assert lines.of("a.7") == 2


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('{"a": 1, "a": 2}', "The key 'a' is said twice.", 0),
        ('{"a": NaN}', "NaN is not a number.", 0),
        ('{"a": -Infinity}', "-Infinity is not a number.", 0),
        ('{"a": 1e999}', "1e999 is not a number.", 0),
        ('{"a": ' + "9" * 5000 + "}", "A number in it is too long.", 0),
        ('{\n"a": }', "This is not JSON: Expecting value.", 2),
        ("", "This is not JSON: Expecting value.", 1),
    ],
)
def test_json_is_read_as_strictly(text: str, what: str, line: int) -> None:
    assert problem(text, read_json) == (what, line)


def half(text: str, read: Any) -> HalfRead:
    with pytest.raises(HalfRead) as caught:
        read(text)
    return caught.value


def told(found: HalfRead) -> list[tuple[str, str, int]]:
    return [(each.path, each.what.split(" ", 2)[0], each.line) for each in found.problems]


@pytest.mark.parametrize("read", [read_json, lambda text: read_yaml(text)[0]])
def test_a_mark_at_the_start_of_a_document_says_nothing(read: Any) -> None:
    assert read('\ufeff{"a": 1}') == {"a": 1}


def test_all_that_is_not_read_in_yaml_is_told_and_the_rest_is_kept() -> None:
    found = half(
        "a: {b: 1, b: 2}\nc:\n  - .nan\n  - *x\n? [d, *y]\n: [.inf]\n!t e: 5\n"
        f"f: !t 6\ng: {'9' * 5000}\na: {{b: 3}}\na: {{b: 4}}\n---\nz: 1\n",
        read_yaml,
    )
    assert told(found) == [
        ("a.b", "The", 1), ("c.0", ".nan", 3), ("c.1", "Aliases", 4), ("", "A", 5), ("", "A", 7),
        ("f", "Tags", 8), ("g", "This", 9), ("a", "The", 10), ("a", "The", 11), ("", "A", 12),
    ]  # fmt: skip
    assert found.root == {"a": {"b": 4}, "c": [None, None], "f": "6", "g": None}
    assert found.lines.of("a.b") == 11
    assert [found.is_unread(path) for path in ("c.0", "g", "f.x", "a.b", "c.00")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_all_that_is_not_read_in_json_is_told_and_the_rest_is_kept() -> None:
    found = half(
        '{"a": {"b": 1, "b": NaN, "b": 2}, "c": [1e999, -Infinity], "a": {"b": 3}, "d": '
        + "9" * 5000
        + "}",
        read_json,
    )
    assert [each.path for each in found.problems] == ["a.b", "a.b", "a.b", "c.0", "c.1", "a", "d"]
    assert found.root == {"a": {"b": 3}, "c": [None, None], "d": None}
    assert found.is_unread("c.1")


def test_what_was_wrong_before_a_document_breaks_off_is_told_with_it() -> None:
    for rest in ("c: [1", "%: {", "c: " + "[" * 50):
        with pytest.raises(WrongInput) as caught:
            read_yaml(f"a: 1\na: 2\n{rest}")
        assert len(caught.value.problems) == 2
        assert caught.value.problems[0].path == "a"


@given(PLAIN)
def test_what_is_written_as_yaml_reads_back_the_same(plain: Any) -> None:
    assert read_yaml(as_yaml({"a": plain}))[0] == {"a": plain}


@pytest.mark.broad
@given(PLAIN)
def test_json_reads_the_same_as_yaml(plain: Any) -> None:
    text = json.dumps({"a": plain})
    assert read_yaml(text)[0] == read_json(text) == {"a": plain}
