"""Every phrase of the content stands for itself and for nothing else of its group."""

from pathlib import Path

import pytest

from assistant.conversation.language.heard import Heard
from assistant.conversation.language.moments import unknown_anchor
from assistant.conversation.language.months import Life
from assistant.conversation.language.phrases import Table, pattern_of
from assistant.conversation.language.polar import read_polar
from assistant.conversation.language.reader import Reader
from assistant.domain.lexicon import Lexicon, Rule

GROUPS = (
    "polar",
    "acts",
    "scales",
    "corrections",
    "facts",
    "dangers",
    "anchors",
    "items",
    "choices",
)


def rules(lexicon: Lexicon) -> list[tuple[str, Rule]]:
    return [(group, rule) for group in GROUPS for rule in getattr(lexicon, group)]


def matched(table: Table, heard: Heard) -> set[str]:
    """Return what a text means to a table, as a whole or in some clause."""
    wholes = {rule.means for rule in table.wholes(heard.bare)} if heard.bare else set()
    return wholes | {found.rule.means for found in table.parts(heard.flat)}


@pytest.mark.parametrize("group", GROUPS)
def test_each_example_means_what_its_rule_says(group: str, lexicon: Lexicon) -> None:
    filler = "measure_filler" if group == "scales" else "filler"
    table = Table(getattr(lexicon, group), lexicon, filler)
    for rule in getattr(lexicon, group):
        for line in rule.examples:
            found = matched(table, Heard(line, lexicon.words))
            if group == "polar" and rule.means in {"yes", "no"}:
                found |= {"yes", "no"}  # a lead is read by the recogniser itself, below
            assert rule.means in found, (rule.id, line, found)


def test_each_polar_example_is_read_so(lexicon: Lexicon, reader: Reader) -> None:
    table = Table(lexicon.polar, lexicon)
    for rule in lexicon.polar:
        for line in rule.examples:
            said = read_polar(reader.heard(line), table)
            wanted = {"yes": True, "no": False, "mixed": None}.get(rule.means, rule.means)
            assert said.value == wanted, (rule.id, line, said)
        for line in rule.never:
            said = read_polar(reader.heard(line), table)
            assert (said.rule, said.certainty) != (rule.id, "sure"), (rule.id, line, said)


@pytest.mark.parametrize("group", ["acts", "items", "choices"])
def test_a_line_that_must_not_match_does_not(group: str, lexicon: Lexicon) -> None:
    table = Table(getattr(lexicon, group), lexicon)
    for rule in getattr(lexicon, group):
        for line in rule.never:
            assert rule.means not in matched(table, Heard(line, lexicon.words)), (rule.id, line)


def test_dangers_that_must_not_alarm_do_not(lexicon: Lexicon, reader: Reader) -> None:
    for rule in lexicon.dangers:
        for line in rule.never:
            assert reader.danger(line).level != "immediate", (rule.id, line)


def test_a_time_hangs_on_an_event_only_where_words_lead_to_it(lexicon: Lexicon) -> None:
    stages = Table((*lexicon.stages, *lexicon.anchors), lexicon)
    for rule in lexicon.anchors:
        assert rule.label
        for line in rule.examples:
            found = unknown_anchor(Heard(line, lexicon.words).flat, Life(), stages)
            assert found is not None, (rule.id, line)
            assert found.id == rule.id, (rule.id, line, found.id)
        for line in rule.never:
            found = unknown_anchor(Heard(line, lexicon.words).flat, Life(), stages)
            assert found is None or found.id != rule.id, (rule.id, line)


def test_no_rule_is_named_twice_and_each_has_a_phrase(lexicon: Lexicon) -> None:
    names = [rule.id for _, rule in rules(lexicon)]
    assert len(names) == len(set(names))
    assert all(rule.phrases for _, rule in rules(lexicon))


def test_facts_and_dangers_are_codes_of_the_case_file(lexicon: Lexicon, knowledge: object) -> None:
    known = {
        code
        for axis in ("adversity", "connection", "functions", "medical")
        for code in getattr(knowledge, axis)
    }
    assert {rule.means for rule in lexicon.facts} <= known
    safety = set(getattr(knowledge, "safety"))  # noqa: B009
    assert {rule.means for rule in lexicon.dangers} <= safety | {"harmless"}


def test_a_phrase_with_an_unknown_class_is_an_error() -> None:
    with pytest.raises(ValueError, match="nobody"):
        pattern_of("hit by <nobody>", {}, {})


@pytest.mark.broad
def test_a_line_that_is_like_an_act_is_read_by_no_rule_as_another(lexicon: Lexicon) -> None:
    table = Table(lexicon.acts, lexicon)
    for rule in lexicon.acts:
        for line in rule.alike:
            found = table.whole(Heard(line, lexicon.words).bare)
            assert found is None or found.means == rule.means, (rule.id, line, found)
        for line in rule.unlike:
            assert table.whole(Heard(line, lexicon.words).bare) is None, (rule.id, line)


def test_lines_that_are_unlike_a_danger_raise_no_alarm_by_a_rule(
    lexicon: Lexicon, reader: Reader
) -> None:
    for rule in (*lexicon.acts, *lexicon.dangers):
        for line in rule.unlike:
            assert reader.danger(line).level is None, (rule.id, line)


def test_no_line_is_weighed_twice_and_none_is_one_that_it_is_scored_on(lexicon: Lexicon) -> None:
    lines = [line for _, rule in rules(lexicon) for line in (*rule.alike, *rule.unlike)]
    lines += [line for rule in (*lexicon.acts, *lexicon.dangers) for line in rule.examples]
    assert len(lines) == len(set(lines))
    odd = Path("tests/likeness/odd.tsv").read_text(encoding="utf-8").splitlines()
    assert not set(lines) & {row.split("\t")[1] for row in odd if not row.startswith("#")}
