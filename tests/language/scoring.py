"""Scores understanding on lines with known answers: right, asked, wrong, and wrong and sure.

Two forms of file are read: JSON lines as in ``utterances.jsonl`` (id, kind, text, exp, ctx), and
tab-separated lines of kind, text and what is wanted, as in ``plain.tsv``.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.content.library import load_knowledge, load_lexicon, load_script
from assistant.conversation.language.likeness import Likeness
from assistant.conversation.language.reader import Reader
from assistant.conversation.understood import understood

HERE = Path(__file__).parent
TODAY, BORN = "2026-03-01", "2016-05-14"
SCALES = {
    "freq": ("never", "rarely", "sometimes", "often", "always"),
    "sev": ("none", "mild", "moderate", "severe"),
}
_POLAR = {
    "yes": ("answer", True), "no": ("answer", False), "unsure": ("absent", "unknown_to_me"),
    "decline": ("absent", "declined"), "declined": ("absent", "declined"), "na": ("absent", "not_applicable"),
}  # fmt: skip
_ACTS = {
    "clarify": "question:meaning", "rephrase": "question:meaning", "example": "question:meaning", "why": "question:why",
    "privacy": "question:privacy", "progress": "question:how_long", "bot": "question:other", "human": "question:other",
    "thanks": "question:other", "complaint": "question:other", "correct_item": "command:change",
}  # fmt: skip
_WINDOWS = {
    "IU": "intrauterine", "PN": "perinatal", "INF": "infancy", "EC": "early_childhood", "CH": "childhood", "Y": "youth",
}  # fmt: skip
Told = tuple[str, str, bool, str]
"""A fact: axis, code, whether it is denied, and whose it is."""
_LEVELS = ("immediate", "check", "note", "none")


@dataclass(frozen=True)
class Line:
    """One text, what was asked, and what it comes to; ``None`` is to be asked again."""

    kind: str
    text: str
    expects: Mapping[str, Any]
    want: Any
    born: str = BORN
    also_right: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scored:
    """A line, what came out, and how that is counted."""

    line: Line
    got: Any
    counted: str


class Scorer:
    """Asks the one reader that the program uses."""

    def __init__(self, cache: Path | None = None, likeness: Likeness | None = None) -> None:
        self._reader = Reader(load_lexicon(cache=cache), likeness)
        self._windows = load_knowledge(cache=cache).windows
        self._commands = load_script(cache=cache).commands

    def ask(self, line: Line) -> dict[str, Any]:
        """Return what ``understand`` says."""
        asked = {
            "id": "x", "text": line.text, "expects": dict(line.expects), "today": TODAY, "birth_date": line.born,
        }  # fmt: skip
        return understood(asked, self._reader, self._windows, self._commands)

    def score(self, line: Line) -> Scored:
        """Count one line."""
        said = self.ask(line)
        got, is_asked = _got(line, said)
        if got == line.want or got in line.also_right or (line.want is None and is_asked):
            return Scored(line, got, "right")
        if is_asked:
            return Scored(line, got, "asked")
        return Scored(line, got, "wrong and sure" if said["certainty"] == "sure" else "wrong")


def _got(line: Line, said: Mapping[str, Any]) -> tuple[Any, bool]:
    act, is_asked = said["act"], said["act"] == "unclear"
    if line.kind == "yes_no":
        return (act, said.get("absent", said["value"])), is_asked or act == "question"
    if line.kind == "act":
        name = {"command": said.get("command"), "question": said.get("question")}.get(act)
        return (f"{act}:{name}" if name else act), not name
    if line.kind == "correction":
        return act == "correction", False
    if line.kind == "span":
        return (said["value"] or {}).get("windows"), act != "answer"
    if line.kind == "story":
        return facts_of(said), True
    if line.kind == "safety":
        return said.get("safety_level") or ("note" if said["notes"] else "none"), False
    value = said["value"] if act == "answer" else None
    if line.kind == "choice":
        return (sorted(value) if isinstance(value, list) else [value] if value else act), is_asked
    return value, is_asked or act == "absent"


def lines_of(path: Path) -> Iterator[Line]:
    """Return the lines of a file of either form."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".tsv":
        rows = (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))
        yield from (_own(*row) for row in rows)
    else:
        yield from filter(
            None, (_given(json.loads(row)) for row in text.splitlines() if row.strip())
        )


def _own(kind: str, text: str, want: str) -> Line:
    match kind:
        case "yes_no":
            return Line("yes_no", text, {"kind": "yes_no"}, _POLAR.get(want))
        case "act":
            return Line("act", text, {"kind": "yes_no"}, None if want == "none" else want)
        case "span":
            return Line("span", text, {"kind": "span"}, None if want == "ask" else want.split(","))
        case "story":
            return Line("story", text, {"kind": "story"}, _facts_wanted(want))
        case "immediate" | "check" | "harmless":
            also = {"harmless": ("note", "none"), "check": ("immediate",)}.get(kind, ())
            return Line("safety", text, {"kind": "story"}, kind, also_right=also)
        case _:
            return Line("scale", text, _scale(kind), None if want == "ask" else want)


def _facts_wanted(want: str) -> frozenset[Told]:
    """Read ``axis:code``, ``axis:code:no`` and ``axis:code::whose``, with spaces between."""
    parts = [[*each.split(":"), "", ""][:4] for each in want.split()]
    return frozenset((axis, code, no == "no", whose or "client") for axis, code, no, whose in parts)


def facts_of(said: Mapping[str, Any]) -> frozenset[Told]:
    """Return what was proposed, without its words and its time."""
    return frozenset(
        (fact["axis"], fact["code"], fact["negated"], fact["about"]) for fact in said["facts"]
    )


def precision_and_recall(scored: Iterable[Scored]) -> tuple[float, float]:
    """Return how much of what was proposed was told, and how much of what was told was proposed."""
    pairs = [(each.got, each.line.want) for each in scored if each.line.kind == "story"]
    both = sum(len(got & want) for got, want in pairs)
    return (
        both / max(1, sum(len(got) for got, _ in pairs)),
        both / max(1, sum(len(want) for _, want in pairs)),
    )


def _scale(kind: str) -> dict[str, Any]:
    options = [{"code": point, "label": point.capitalize()} for point in SCALES[kind]]
    return {"kind": "scale", "options": options}


def _given(row: Mapping[str, Any]) -> Line | None:
    kind, text, want, about = row["kind"], row["text"], row["exp"], row["ctx"]
    born = about.get("dob", BORN)
    match kind:
        case "polar":
            return Line("yes_no", text, {"kind": "yes_no"}, _POLAR.get(want))
        case "option":
            options = [
                {
                    "code": str(at),
                    "label": label,
                    "aliases": about.get("aliases", {}).get(label.lower(), []),
                }
                for at, label in enumerate(about["options"])
            ]
            picked = None if want == "ask" else [] if want == "none" else [str(at) for at in want]
            return Line("choice", text, {"kind": "choice", "options": options}, picked)
        case "freq":
            return Line("scale", text, _scale(about["scale"]), None if want == "ask" else want)
        case "time":
            windows = (
                [_WINDOWS[name] for name in want["w"]] if isinstance(want["w"], list) else None
            )
            return Line("span", text, {"kind": "span"}, windows, born)
        case "cmd":
            act = None if want == "none" else _ACTS.get(want, f"command:{want}")
            return Line(
                "act",
                text,
                {"kind": "yes_no"},
                act,
                also_right=("absent",) if want == "skip" else (),
            )
        case "corr":
            return Line("correction", text, {"kind": _kind_of(str(about["last"]))}, want["c"])
        case "safety":
            softer = {"note": ("none",), "none": ("note",)}.get(want["level"], ())
            return Line(
                "safety", text, {"kind": "story"}, want["level"], also_right=(*want["ok"], *softer)
            )
        case _:
            return None


def _kind_of(last: str) -> str:
    if last.startswith("age") or "months" in last:
        return "age"
    if last in {"yes", "no"}:
        return "yes_no"
    if last.isdecimal():
        return "number" if len(last) < len("2020") else "date"
    return "people" if last in {"mother", "cousin"} else "text"


def table(scored: list[Scored]) -> str:
    """Return the counts by kind as a table."""
    columns = ("right", "asked", "wrong", "wrong and sure")
    rows = [f"{'kind':<12}" + "".join(f"{name:>16}" for name in columns)]
    for kind in dict.fromkeys(each.line.kind for each in scored):
        counts = Counter(each.counted for each in scored if each.line.kind == kind)
        rows.append(f"{kind:<12}" + "".join(f"{counts[name]:>16}" for name in columns))
    return "\n".join(rows)
