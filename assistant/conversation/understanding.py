"""What a typed line means at a question, by exact forms only.

A number, a label, a listed synonym or an exact command is taken; anything else is asked again.
Nothing is ever coded from likeness, and the words stay as they were typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args

from assistant.conversation.ages import read_age
from assistant.conversation.cleaning import LONGEST, plain
from assistant.conversation.names import read_name
from assistant.conversation.people_told import for_voice, people_of
from assistant.domain.answers import Absent
from assistant.domain.script import Command, Option, Question
from assistant.domain.texts import say

Act = Literal["answer", "absent", "command", "correction", "unclear"]
WORDS_OF_THEIR_OWN = ("text", "texts", "name", "people")
_SPLIT = re.compile(r"\s*(?:[,;\n&+]|\band\b)\s*")
_SEMICOLONS = re.compile(r"\s*[;\n]\s*")
_COUNT = re.compile(r"(?:about |around )?(\d{1,4})(?: ?(minutes?|mins?|weeks?|wks?|months?))?$")
_UNITS = {
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "minutes"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "weeks"),
    **dict.fromkeys(("month", "months"), "months"),
}
"""What a question counts stands in its path; a number of anything else is asked again."""
_CODED = re.compile(r"(\d{1,2})[ ,.:-]+(?=[^\d])(.{2,})$", re.DOTALL)
_COUNTED = re.compile(
    r"(?:times?|x|days?|weeks?|months?|years?|yrs?|hours?|minutes?|mins?|of|or|and|to|out|half|people|kids|homes?)\b",
    re.IGNORECASE,
)
"""What a number counts: *3 times a week* is no third option."""
_MORE_THAN_WORDS = re.compile(
    r"\d|\?|\b(?:not (?:really |too |so )?sure|unsure|uncertain|maybe|perhaps|possibly|guess\w*|do(?:n'?t| not) know|then|until|till|used to|before|after|later)\b",
    re.IGNORECASE,
)
"""Words beside a number that may change it: a second one, a doubt, another time."""
_NOT_SAID = re.compile(
    r"(?:i'?d|i would|i) (?:really )?(?:rather not|prefer not to|(?:rather|prefer) to not)(?: (?:say|talk|speak|tell|answer|discuss))"
    r"(?: (?:you|anything|more|any more|it|this|that))*(?: about (?:it|that|this))?(?: (?:now|here|please|at all))*$"
)
"""A longer way to decline; the short ones are commands of the dialogue."""
_NOBODY = re.compile(
    r"(?:(?:no|nah|nope|well|honestly|really) )*(?:no one|nobody|noone|none|not anyone|there is no one|there is nobody|there isn't anyone)\b(?:,? (?:at all|really|else|else really|that i know(?: of)?|i can think of|comes to mind|right now|now|yet|like that|here|sadly|to be honest))* $"
)
_LIKE_A_NAME = re.compile(r"[^\d]+$")
_NUMBERS = re.compile(r"^[\d\s,;&+?]+$")
_LOOSE_MARK = re.compile(r"(?:^|[\s,;&+])\?+(?:[\s,;&+]|$)")
"""A question mark that touches nothing may doubt what is before it or behind it."""
NONE_WORDS = frozenset(
    {
        "none",
        "none of these",
        "none of them",
        "none of those",
        "nothing",
        "no",
        "0",
        "nope",
        "nobody",
        "no one",
    }
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a line was taken to mean; ``why_not`` names the phrase that asks again."""

    act: Act
    value: Any = None
    absent: Absent | None = None
    command: str = ""
    about: str = ""
    words: str = field(default="", compare=False)
    """What was typed behind a command, letter for letter."""
    why_not: str = ""
    is_likely: bool = False
    """It was not said unmistakably, so it is read back and counts only after a yes."""
    is_heard: bool = False
    """It was said unmistakably, but in own words; it is read back once, at the end of the section."""
    when: tuple[int, int] | None = None
    """The whole months of age that were said along with it, the last one included."""
    is_guess: bool = False
    """The person is not sure of it: *?3*, *maybe a little*."""
    kept: str = ""
    """Words that say more than the reason for no answer that was heard in them."""
    left: tuple[str, ...] = ()
    """What was said beside it and not understood, as it was typed."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is being asked when the line comes in."""

    question: Question
    options: tuple[Option, ...]
    voice: str
    language: str
    today: date


def understand(line: str, expected: Expected, commands: Mapping[str, Command]) -> Meaning:
    """Return what a line means at this question."""
    if len(line) > LONGEST:
        return Meaning("unclear", why_not="too_long")
    answer = None if _is_own_words(expected) else _answer(line, expected)
    if answer is not None:
        return answer
    command = read_command(line, commands, expected.language)
    if command is not None:
        return command
    if expected.language == "en" and _NOT_SAID.match(plain(line)):
        return Meaning("absent", absent="declined")
    if _is_own_words(expected):
        return _own_words(line, expected)
    return Meaning("unclear", why_not=f"unclear_{expected.question.kind}")


def read_command(line: str, commands: Mapping[str, Command], language: str) -> Meaning | None:
    """Return the command that the whole line is, or None."""
    typed = plain(line.removeprefix("/"))
    for name, command in commands.items():
        for alias in command.aliases.get(language, ()):
            if typed == alias:
                return _command(name)
            if alias.endswith(" *") and typed.startswith(alias[:-1]):
                found = _command(name, typed.removeprefix(alias[:-1]))
                return replace(found, words=_behind(line.removeprefix("/"), alias[:-2]))
    return None


def _behind(line: str, lead: str) -> str:
    """Return what was typed behind the words of a command, letter for letter."""
    count = len(lead.split())
    parts = line.split(maxsplit=count)
    return parts[count] if len(parts) > count else ""


def _command(name: str, about: str = "") -> Meaning:
    if name in get_args(Absent):
        return Meaning("absent", absent=name)  # type: ignore[arg-type]  # just checked
    return Meaning("command", command=name, about=about)


def _is_own_words(expected: Expected) -> bool:
    return expected.question.kind in WORDS_OF_THEIR_OWN


def _own_words(line: str, expected: Expected) -> Meaning:
    kind, text = expected.question.kind, line.strip()
    if not text:
        return Meaning("unclear", why_not="empty")
    if kind == "people":
        return _people(text, expected.voice)
    if kind == "texts":
        parts = [part.strip() for part in re.split(r"[;\n]+", text) if part.strip()]
        return Meaning("answer", [] if plain(text) in NONE_WORDS else parts)
    if kind == "name":  # a digit that was meant for the list before must not become a name
        name = read_name(text)
        is_likely = name != text or not _LIKE_A_NAME.match(text)
        return Meaning("answer", " ".join(name.split()), is_likely=is_likely)
    return Meaning("answer", text)


def _people(text: str, voice: str) -> Meaning:
    if plain(text) in NONE_WORDS and "?" not in text:
        return Meaning("answer", [])
    told = people_of(text)
    if told.people:
        people = for_voice(list(told.people), voice)
        return Meaning("answer", people, is_likely=not told.is_plain, left=told.left)
    if _NOBODY.match(f"{plain(text)} ") and "?" not in text:
        return Meaning("answer", [], is_likely=True, left=told.left)
    return Meaning("unclear", why_not="unclear_people")


def _answer(line: str, expected: Expected) -> Meaning | None:
    kind = expected.question.kind
    if kind == "age":
        age = read_age(line, expected.today)
        return None if age is None else Meaning("answer", age.plain())
    if kind == "number":
        return _number(line, expected.question)
    if kind == "checklist":
        return _ticks(line, expected)
    code = _one(line, expected)
    if code is None:
        return _number_and_words(line, expected)
    if "?" not in line:
        return Meaning("answer", code)
    is_no = any(option.code == code and option.value is False for option in expected.options)
    return None if is_no else Meaning("answer", code, is_likely=True, is_guess=True)


def _number_and_words(line: str, expected: Expected) -> Meaning | None:
    """A clinician types the number and their words beside it: *2 grandma mostly*; the words are a note."""
    found = _CODED.match(line.strip())
    is_plain = found is not None and not (
        _COUNTED.match(found[2]) or _MORE_THAN_WORDS.search(found[2])
    )
    if expected.voice != "clinician" or found is None or not is_plain:
        return None
    code = _one(found[1], expected)
    if code is None:
        return None
    is_list = expected.question.kind == "checklist"
    value = ticked([code], [], expected.voice) if is_list else code
    return Meaning("answer", value, left=(found[2].strip(),))


def _number(line: str, question: Question) -> Meaning | None:
    typed = _COUNT.match(plain(line))
    if typed is None or (typed[2] and _UNITS[typed[2]] not in question.path):
        return None
    number = int(typed[1])
    fits = (question.low is None or number >= question.low) and (
        question.high is None or number <= question.high
    )
    return Meaning("answer", number) if fits else Meaning("unclear", why_not="out_of_range")


def _one(line: str, expected: Expected) -> str | None:
    typed = plain(line)
    found = {
        option.code
        for number, option in enumerate(expected.options, 1)
        if typed and (typed in _names(option, expected) or _is_number(typed, number, option))
    }
    return found.pop() if len(found) == 1 else None


def _is_number(typed: str, number: int, option: Option) -> bool:
    """A number may mean a place in the list or a code; where it means two things it means neither."""
    return typed.isdecimal() and (int(typed) == number or typed == plain(option.code))


def _names(option: Option, expected: Expected) -> set[str]:
    label = say(option.label, expected.voice, expected.language)
    label = label or say(option.label, "caregiver", expected.language)
    return {plain(label), *map(plain, option.aliases.get(expected.language, ()))}


def _ticks(line: str, expected: Expected) -> Meaning | None:
    if plain(line) in NONE_WORDS and "?" not in line:
        return Meaning("answer", ticked([], [], expected.voice))
    if _LOOSE_MARK.search(line):
        return None
    parts: Sequence[str] = line.split() if _NUMBERS.match(line) else [line]
    if len(parts) == 1 and _one(line, expected) is None:
        whole = _SEMICOLONS.split(line)  # a label may hold a comma of its own
        exact = all(_one(part, expected) for part in whole if part.strip())
        parts = whole if exact else _SPLIT.split(line)
    elif _NUMBERS.match(line):
        parts = [part for piece in parts for part in re.split(r"[,;&+]|(?<=\d\?)(?=\d)", piece)]
    wanted = [part for part in parts if plain(part)]
    sure = [_one(part, expected) for part in wanted if "?" not in part]
    unsure = [_one(part, expected) for part in wanted if "?" in part]
    sure = [code for code in sure if code is None or code not in unsure]
    if not wanted or None in sure or None in unsure:
        return _number_and_words(line, expected)
    return Meaning("answer", ticked(sure, unsure, expected.voice))


def ticked(sure: Sequence[str | None], unsure: Sequence[str | None], voice: str) -> dict[str, Any]:
    """Return the value of a checklist: what was ticked, what the person was not sure of."""
    value: dict[str, Any] = {"ticked": list(dict.fromkeys(sure)), "voice": voice}
    if unsure:
        value["unsure"] = list(dict.fromkeys(unsure))
    return value
