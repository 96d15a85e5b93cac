"""Runs invented cases with what is expected of them, and says what changed since another time."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant import wiring
from assistant.content.yaml_file import read_json, read_yaml
from assistant.domain.case import Case, read_case
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.expectation import unmet
from assistant.reasoning.formulation import formulate, to_plain
from assistant.reasoning.reach import PARTS, reached, unreached
from assistant.verbs.differences import differences, digest
from assistant.verbs.printing import print_json

CASE, EXPECT = ".case.yaml", ".expect.yaml"


@dataclass(frozen=True, slots=True)
class Ran:
    """One case that was run."""

    name: str
    case: Case
    start: str
    confidence: str
    unmet: tuple[str, ...] | None
    """None where nothing is expected of it."""
    digest: dict[str, Any]

    def line(self) -> str:
        """Return the line that a person reads."""
        met = "NOT MET" if self.unmet else "met"
        met = "nothing expected" if self.unmet is None else met
        return f"{self.name:<24} {self.start:<13} {self.confidence:<9} {met}"

    def plain(self) -> dict[str, Any]:
        """Return the same for programs."""
        missed = None if self.unmet is None else list(self.unmet)
        return {
            "name": self.name,
            "start_with": self.start,
            "confidence": self.confidence,
            "unmet": missed,
        }


def run_cases(folder: Path) -> tuple[Ran, ...]:
    """Run every case of a folder.

    Raises:
        WrongInput: there is none, or some cannot be read.
    """
    known = wiring.knowledge()
    paths = sorted(folder.glob(f"*{CASE}"))
    if not paths:
        raise WrongInput([Problem("", f"There is no *{CASE} in {folder}.", "Name another folder.")])
    ran, problems = [], []
    for path in paths:
        try:
            ran.append(_ran(path, known))
        except WrongInput as error:
            problems += [replace(one, mend=f"{one.mend} ({path})") for one in error.problems]
    if problems:
        raise WrongInput(problems)
    return tuple(ran)


def _read(path: Path) -> Any:
    try:
        return read_yaml(path.read_text(encoding="utf-8"))[0]
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(
            [Problem("", "The file cannot be read.", "Save it as UTF-8 text.")]
        ) from error


def _ran(path: Path, known: Knowledge) -> Ran:
    case = read_case(_read(path), known)
    told: dict[str, dict[str, Any]] = {}

    def tell(voice: str) -> dict[str, Any]:
        if voice not in told:
            told[voice] = to_plain(formulate(case, known, voice, brief=True))
        return told[voice]

    beside = path.with_name(path.name.removesuffix(CASE) + EXPECT)
    missed = unmet(_read(beside) or {}, tell, known) if beside.exists() else None
    found = tell("clinician")
    name = path.name.removesuffix(CASE)
    return Ran(name, case, found["start_with"], found["confidence"], missed, digest(tell))


def show(ran: Iterable[Ran]) -> Iterator[str]:
    """Yield the lines of the report."""
    for one in ran:
        yield one.line()
        yield from (f"    {line}" for line in one.unmet or ())


def show_reach(ran: Iterable[Ran]) -> Iterator[str]:
    """Yield how much of the knowledge comes up in these cases, and what does not."""
    known = wiring.knowledge()
    missing = unreached(reached((one.case for one in ran), known), known)
    for part in PARTS:
        whole = len(getattr(known, part))
        yield f"{part}: {whole - len(missing[part])} of {whole} come up"
        yield from (f"    not {name}" for name in missing[part])


def save(ran: Iterable[Ran], path: Path) -> None:
    """Keep what came out, to be compared with another time.

    Raises:
        WrongInput: the file cannot be written.
    """
    kept = {one.name: one.digest for one in ran}
    try:
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise WrongInput(
            [Problem("--save", f"{path} cannot be written.", "Name another file.")]
        ) from error


def changes_since(ran: Iterable[Ran], path: Path) -> dict[str, list[str]]:
    """Return what changed since it was kept, by case.

    Raises:
        WrongInput: the file cannot be read.
    """
    try:
        before = read_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(
            [Problem("--against", f"{path} cannot be read.", "Name a file that --save wrote.")]
        ) from error
    return differences(before, {one.name: one.digest for one in ran})


def cases(folder: Path, wanted: Any) -> bool:
    """Print the report; say whether every expectation is met."""
    ran = run_cases(folder)
    changed = changes_since(ran, Path(wanted.against)) if wanted.against else {}
    if wanted.save:
        save(ran, Path(wanted.save))
    if wanted.json:
        print_json({"cases": [one.plain() for one in ran], "changes": changed})
    else:
        for line in _report(ran, changed, wanted):
            print(line)  # noqa: T201
    return not any(one.unmet for one in ran)


def _report(ran: tuple[Ran, ...], changed: dict[str, list[str]], wanted: Any) -> Iterator[str]:
    yield from show(ran)
    if wanted.against:
        yield f"\n{len(changed)} of {len(ran)} cases changed since {wanted.against}"
        for name, lines in changed.items():
            yield name
            yield from (f"    {line}" for line in lines)
    if wanted.reach:
        yield ""
        yield from show_reach(ran)
