"""Puts the files of dialogs/language/ together, each phrase tried once."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.content.lines import Lines, Placed
from assistant.conversation.language.phrases import Anchors, anchors_of, pattern_of
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.lexicon import Lexicon

_MEND = "See dialogs/language/README.md."
_WHERE = "dialogs/language"


def put_language_together(
    documents: Mapping[str, tuple[Any, Lines]], places: Mapping[str, str]
) -> dict[str, Any]:
    """Return the plain form of a lexicon.

    Raises:
        WrongInput: a rule has the wrong shape or a phrase cannot be read; all at once.
    """
    words = documents["words.yaml"][0]
    plain: dict[str, Any] = {
        "words": words["words"],
        "classes": words["classes"],
        "alike": words.get("alike", []),
        "read_backs": documents["read_backs.yaml"][0],
    }
    for name, (root, _) in documents.items():
        if name not in {"words.yaml", "read_backs.yaml"}:
            plain[name.removesuffix(".yaml")] = root
    problems = [*_shape_problems(plain, places), *_alike_problems(plain)]
    problems = problems or [*_phrase_problems(plain, places)]
    if problems:
        raise WrongInput(problems)
    _work_out_anchors(plain)
    return plain


def _rules(plain: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, rules in plain.items():
        if isinstance(rules, list) and name != "alike":
            yield from rules


def _work_out_anchors(plain: dict[str, Any]) -> None:
    """Find beforehand the words that each phrase cannot do without: no talk should wait for it."""
    classes, words = plain["classes"], plain["words"]
    known: dict[str, Anchors] = {}
    for rule in _rules(plain):
        rule["anchors"] = [
            [sorted(group) for group in anchors_of(phrase, classes, words, known)]
            for phrase in rule["phrases"]
        ]


def _shape_problems(plain: Mapping[str, Any], places: Mapping[str, str]) -> Iterator[Problem]:
    try:
        TypeAdapter(Lexicon).validate_python(plain)
    except ValidationError as error:
        for details in error.errors():
            path = ".".join(map(str, details["loc"]))
            yield Placed(
                _place(plain, details["loc"], places),
                f"{path}: {details['msg']}.",
                _MEND,
                name=path,
            )


def _alike_problems(plain: Mapping[str, Any]) -> Iterator[Problem]:
    words = [word for group in plain["alike"] for word in group]
    for word in sorted({word for word in words if words.count(word) > 1}):
        yield Placed(
            f"{_WHERE}/words.yaml:0",
            f"alike: '{word}' stands in two groups.",
            "Leave it in one of them, or make one of both.",
            name=word,
        )


def _place(plain: Mapping[str, Any], path: tuple[int | str, ...], places: Mapping[str, str]) -> str:
    group, *rest = path
    entries = plain.get(str(group))
    if rest and isinstance(entries, list) and isinstance(rest[0], int):
        return f"{_WHERE}/{places.get(str(entries[rest[0]].get('id')), f'{group}.yaml:0')}"
    return f"{_WHERE}/{group}.yaml:0"


def _phrase_problems(plain: Mapping[str, Any], places: Mapping[str, str]) -> Iterator[Problem]:
    """Try every phrase: a bracket left open or a class without a name is found here, not in a talk."""
    classes, words = plain["classes"], plain["words"]
    for rule in _rules(plain):
        for phrase in rule["phrases"]:
            try:
                pattern_of(phrase, classes, words)
            except (ValueError, re.error) as error:
                place = f"{_WHERE}/{places.get(rule['id'], '')}"
                yield Placed(
                    place,
                    f"{rule['id']}: '{phrase}' cannot be read: {error}.",
                    _MEND,
                    name=rule["id"],
                )
