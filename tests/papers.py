"""Documents of invented people, ready to be written: from a case file, with a plan, hostile where wanted."""

import random
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from assistant.content.yaml_file import read_yaml
from assistant.domain.case import read_case
from assistant.domain.knowledge import Knowledge
from assistant.domain.since import PlanMoved
from assistant.export.clinician import clinician_report
from assistant.export.family import family_report
from assistant.export.fridge import fridge_page
from assistant.export.page import open_activities
from assistant.export.record import Asked, Decided, Judged, Record, Remark, Since, Told
from assistant.export.report import Report, Stamp
from assistant.export.wording import Wording, wording_of
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.since import findings_since, skills_since

MADE = "2026-11-25T10:00:00+00:00"
STAMP = Stamp(MADE, "a" * 64, "b" * 64)
SIGNED = Stamp(MADE, "a" * 64, "b" * 64, "Dr. Reyes")
CONTACTS = ("call 911", "call or text 988, day or night")
CASES = Path("tests/cases")
READERS = ("clinician", "caregiver", "self", "fridge")

HOSTILE = (
    "<script>alert(1)</script>",
    "</text></svg><svg onload=alert(1)>",
    "]]><!-- &amp; &lt; --><!DOCTYPE x>",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png)",
    "# heading\n\n- list\n> quote\n| a | b |",
    '#import "@preview/x:1.0.0" #panic() $x$ *b* _i_ @label <label>',
    "#{sys.inputs} `raw` \\u{1F600} // comment /* */",
    "=cmd()|' /C calc'!A0",
    "+1", "-1", "@SUM(A1)", "\tTAB", "'quoted", "＝1+1",
    'a "b", c;\r\nd',
    "\x00\x07\x1b[2J\x1b]52;c;Zm9v\x07\x9b\x7f",
    "\u202egnp.exe\u2066\u2069\u200b\ufeff\ufffe\uffff",
    "😀 👩‍👩‍👧 🇺🇸 e\u0301 Łukasz Ünï 漢字 العربية עברית ไทย",
    "\U000e0041\U000e007f",
    "{name} {{x}} %s %(x)s ${HOME} {0}",
    "x" * 4000,
    "word " * 800,
    "\n" * 50,
    "",
    " ",
    "\u2028\u2029\x85",
)  # fmt: skip
_SIGNS = "".join(HOSTILE) + "<>&\"'`*_[]()#$\\{}|~^%=+-@\n\t;,:/ aB9\u00a0\u0590\u0e01\U0001f9e0"


def hostile_texts(count: int, seed: int = 7) -> list[str]:
    """As many made-up strings of what could act somewhere; the written ones come first."""
    chance = random.Random(seed)  # noqa: S311  # invented strings
    made = ("".join(chance.choices(_SIGNS, k=chance.randrange(40))) for _ in range(count))
    return [*HOSTILE, *made][:count]


def case_of(name: str) -> dict[str, Any]:
    """An invented case, a new copy each time."""
    return deepcopy(_read(name))


@cache
def _read(name: str) -> dict[str, Any]:
    case: dict[str, Any] = read_yaml((CASES / f"{name}.case.yaml").read_text(encoding="utf-8"))[0]
    return case


def asked_again(record: Record, then: dict[str, Any], knowledge: Knowledge, voice: str) -> Record:
    """The record of an interview that asked this earlier case again, with a plan that goes on."""
    before, case = record_of(then, knowledge, voice), record.told.case
    found = Since(
        "i-0",
        "2026-11-22",
        "2027-03-01",
        then,
        before.result,
        skills_since(then, case, knowledge),
        findings_since(before.result, record.result),
        PlanMoved(tuple(str(each["title"]) for each in record.planned)),
    )
    return replace(record, since=found)


def told_of(case: dict[str, Any], *asked: Asked, **more: Any) -> Told:
    client = case["client"]
    fields = {"minutes": 32, "known_since": "since birth", **more}
    return Told("i-1", "case-1", client["label"], "caregiver", client["informant"], "2026-11-22T09:00:00", "2026-11-22T09:32:00", case, asked=asked, **fields)  # fmt: skip


def record_of(
    case: dict[str, Any],
    knowledge: Knowledge,
    voice: str,
    *asked: Asked,
    plans: int = 3,
    **more: Any,
) -> Record:
    """A record with the first activities that fit as its plan, each with the last partner offered."""
    result = to_plain(formulate(read_case(case, knowledge), knowledge, voice))
    times = ("waking", "after_school", "when the tram comes")
    planned = tuple(
        {"activity": each["id"], "title": each["title"], "with": (each["with"] or ["me"])[-1], "when": time, "minutes": 5}
        for each, time in list(zip(open_activities(result), times, strict=False))[:plans]
    )  # fmt: skip
    return Record(told_of(case, *asked), result, planned, contacts=CONTACTS, **more)


def composed(record: Record, wording: Wording, reader: str, stamp: Stamp = STAMP) -> Report:
    match reader:
        case "clinician":
            return clinician_report(record, wording, stamp)
        case "fridge":
            return fridge_page(record, wording, stamp)
        case _:
            return family_report(record, wording, stamp)


def voice_of(reader: str) -> str:
    return "caregiver" if reader == "fridge" else reader


def report_of(
    case: dict[str, Any], knowledge: Knowledge, reader: str, stamp: Stamp = STAMP, **more: Any
) -> Report:
    voice = voice_of(reader)
    record = record_of(case, knowledge, voice, **more)
    return composed(record, wording_of(knowledge, case, voice), reader, stamp)


FLAGS = (
    Remark("ring back on Monday", "follow up", "How is sleep?", "2026-11-22T09:10:00"),
    Remark("bruise on the arm", "safety", "", "2026-11-22T09:11:00"),
)
REMARKS = (
    Remark("long silence", "hesitated", "How is sleep?"),
    Remark("said otherwise before", "contradicts"),
)
JUDGED = Judged("relate", "moderate", "refer first", "the hearing is not tested")


def remarked(told: Told, text: str = "") -> Told:
    """An interview with all that an interviewer can write for themself, in these words where there are some."""
    if not text:
        return replace(
            told,
            flags=FLAGS,
            remarks=REMARKS,
            judged=JUDGED,
            speakers=("school (Mrs Lund)", "self"),
        )
    marks = (Remark(text, text, text, text),)
    decided = {text: Decided(text, text, text)}
    return replace(
        told,
        flags=marks,
        remarks=marks,
        judged=Judged(text, text, text, text),
        decisions=decided,
        speakers=(text,),
    )


def hostile_case(text: str) -> dict[str, Any]:
    """A case in which everything that can be typed is this text."""
    case = case_of("on_edge")
    case["client"] = {**case["client"], "label": text, "name": text, "pronouns": "they"}
    case["presenting"] = [text]
    case["strengths"] = [{"text": text or "-", "domain": "relational"}]
    case["preferences"] = {
        **case["preferences"],
        "likes": [text],
        "safe_people": [{"name": text or "-", "relation": text, "days": ["mon"]}],
        "unsafe_people": [{"name": "Dan", "relation": text}],
    }
    return case


def hostile_report(text: str, knowledge: Knowledge, reader: str) -> Report:
    asked = Asked("strengths.first", text, text, text, text, "told", "answered", True, (text,))  # noqa: FBT003  # its fields in order
    case = hostile_case(text)
    voice = voice_of(reader)
    made = record_of(case, knowledge, voice, asked)
    planned = tuple({**one, "with": text, "when": text or "-"} for one in made.planned)
    mine = remarked(made.told, text)
    record = Record(mine, made.result, planned, (made.told,), made.contacts)
    signed = Stamp(MADE, "a" * 64, "b" * 64, text)
    return composed(record, wording_of(knowledge, case, voice), reader, signed)
