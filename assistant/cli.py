"""The verbs of the one command; results to standard output, everything else to standard error."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import __version__
from assistant.domain.errors import AssistantError, Problem, WrongInput
from assistant.domain.incidents import SORRY, incident_of
from assistant.verbs.form_options import add_form_verbs
from assistant.verbs.paper_options import add_file, add_paper_verbs
from assistant.verbs.printing import print_json
from assistant.verbs.safe_options import add_safe_verbs

if TYPE_CHECKING:
    from assistant.content.lines import Lines
    from assistant.domain.knowledge import Knowledge

DONE, WRONG, USAGE = 0, 1, 2
_RARELY = 50_000
"""Things made between two looks for what can be thrown away; a result makes no cycles."""
INTERVIEW_VOICES = ("caregiver", "self", "clinician")
RESULT_VOICES = (*INTERVIEW_VOICES, "trainee")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 done, 1 the input is wrong, 2 usage."""
    _speak_utf8()
    wanted = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = wanted.run
    try:
        return run(wanted)
    except WrongInput as error:
        _tell(error.problems)
    except AssistantError as error:
        print(error, file=sys.stderr)  # noqa: T201  # the command's own voice
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody listens any more
    except Exception as error:  # noqa: BLE001  # a traceback would quote what somebody typed
        print(f"{SORRY}\n{incident_of(error)}", file=sys.stderr)  # noqa: T201  # as above
    except KeyboardInterrupt:
        pass  # a computing verb was stopped; a conversation has paused by itself
    return WRONG


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]  # a test may hand in less


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="undersong",
        description="A guided developmental-history interview. Not a diagnosis; nothing leaves this machine.",
    )
    parser.add_argument("--version", action="version", version=f"undersong {__version__}")
    parser.add_argument("--db", metavar="PATH", help="the file with the answers")
    parser.add_argument(
        "--passphrase-fd", metavar="N", type=int, help="read the passphrase from this descriptor"
    )
    parser.add_argument(
        "--practice", action="store_true", help="made-up people only: ask for no passphrase"
    )
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for pipes and screen readers"
    )
    parser.add_argument("--as", dest="voice", choices=INTERVIEW_VOICES, help="who answers")
    parser.add_argument("--theme", choices=("dark", "light", "contrast"), help="the colours")
    parser.add_argument(
        "--trace", metavar="FILE", help="append one JSON line a turn (with --plain)"
    )
    parser.set_defaults(run=_talk)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    _formulate_parser(verbs)
    understand = verbs.add_parser(
        "understand", help="say what one typed text means, JSON lines in and out"
    )
    understand.add_argument("--json", action="store_true")
    understand.set_defaults(run=_understand)
    questions = verbs.add_parser("questions", help="list every question in order")
    questions.add_argument("--as", dest="voice", choices=INTERVIEW_VOICES, default="caregiver")
    questions.add_argument("--json", action="store_true")
    questions.set_defaults(run=_questions)
    case = verbs.add_parser("case", help="write a stored interview as a case file")
    case.add_argument("id", metavar="ID")
    case.add_argument("--json", action="store_true")
    add_file(case)
    case.set_defaults(run=_case)
    start = verbs.add_parser("start", help="begin an interview from a case file")
    start.add_argument("file", metavar="CASE")
    start.add_argument("--as", dest="voice", choices=INTERVIEW_VOICES, default="clinician")
    add_file(start)
    start.set_defaults(run=_start)
    demo = verbs.add_parser("demo", help="look around in a throw-away clinic of invented cases")
    demo.add_argument("--plain", action="store_true", default=argparse.SUPPRESS)
    demo.add_argument(
        "--db", metavar="PATH", default=argparse.SUPPRESS, help="keep it in this file"
    )
    demo.set_defaults(run=_demo)
    checkin = verbs.add_parser("checkin", help="say how a week of a plan went, in five questions")
    checkin.add_argument("case", metavar="CASE", help="an interview, a case or its name")
    checkin.add_argument("--by", metavar="WHO", default="", help="who tells of the week")
    checkin.add_argument("--plain", action="store_true", default=argparse.SUPPRESS)
    add_file(checkin)
    checkin.set_defaults(run=_check_in)
    again = verbs.add_parser(
        "again", help="ask the informant of an interview again: earlier answer, still right?"
    )
    again.add_argument("case", metavar="ID", help="an interview, a case or its name")
    again.add_argument("--plain", action="store_true", default=argparse.SUPPRESS)
    add_file(again)
    again.set_defaults(run=_again)
    _practice_parser(verbs)
    add_paper_verbs(verbs, _report, _export)
    add_safe_verbs(verbs, _run_safely)
    add_form_verbs(verbs, _run_forms)
    _authoring_parsers(verbs)
    return parser


def _practice_parser(verbs: Any) -> None:
    practice = verbs.add_parser("practice", help="talk with an invented family, and learn from it")
    practice.add_argument("--plain", action="store_true", default=argparse.SUPPRESS)
    practice.add_argument("--cases", metavar="FOLDER", help="own cases beside the shipped ones")
    practice.add_argument("--all", action="store_true", help="open every level, for supervisors")
    practice.add_argument(
        "--db",
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="a practice file, never the clinic's",
    )
    practice.set_defaults(run=_practice)


def _authoring_parsers(verbs: Any) -> None:
    lint = verbs.add_parser("lint", help="check dialogues, knowledge and practice cases")
    lint.add_argument("paths", nargs="*", metavar="PATH")
    lint.add_argument("--json", action="store_true")
    lint.set_defaults(run=_lint)
    cases = verbs.add_parser("cases", help="run invented cases, and say what a change changes")
    cases.add_argument("folder", nargs="?", metavar="FOLDER", default="tests/cases")
    cases.add_argument("--save", metavar="FILE", help="keep what came out")
    cases.add_argument("--against", metavar="FILE", help="say what changed since it was kept")
    cases.add_argument(
        "--reach", action="store_true", help="say what of the knowledge comes up in no case"
    )
    cases.add_argument("--json", action="store_true")
    cases.set_defaults(run=_cases)
    schema = verbs.add_parser("schema", help="print the JSON Schema of a case file")
    schema.add_argument("--json", action="store_true", help="it always is")
    schema.set_defaults(run=_schema)


def _formulate_parser(verbs: Any) -> None:
    formulate = verbs.add_parser(
        "formulate", help="case files in, hypothesis, plan and explanation out"
    )
    formulate.add_argument(
        "cases", nargs="+", metavar="CASE", help="a case file, or - for one JSON case a line"
    )
    formulate.add_argument("--as", dest="voice", choices=RESULT_VOICES, default="clinician")
    formulate.add_argument(
        "--brief", action="store_true", help="leave out questions_that_matter and flips"
    )
    formulate.add_argument("--json", action="store_true")
    formulate.set_defaults(run=_formulate)


# The conversation -----------------------------------------------------------------------------


def _talk(wanted: argparse.Namespace) -> int:
    from assistant.verbs.talk import talk  # noqa: PLC0415  # each verb imports what it needs, and no more

    return talk(wanted)


def _demo(wanted: argparse.Namespace) -> int:
    from assistant.verbs.demo import demo  # noqa: PLC0415

    return demo(wanted)


def _check_in(wanted: argparse.Namespace) -> int:
    from assistant.verbs.talk import check_in  # noqa: PLC0415

    return check_in(wanted)


def _again(wanted: argparse.Namespace) -> int:
    from assistant.verbs.talk import again  # noqa: PLC0415

    return again(wanted)


def _practice(wanted: argparse.Namespace) -> int:
    from assistant.verbs.practice import practice  # noqa: PLC0415

    return practice(wanted)


# Verbs that compute ---------------------------------------------------------------------------


def _formulate(wanted: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415

    known = wiring.knowledge()
    if wanted.cases == ["-"]:
        return _formulate_lines(wanted, known)
    results, problems = [], []
    for name in wanted.cases:
        try:
            results.append(_formulate_file(name, wanted, known))
        except WrongInput as error:
            problems += [_in_file(name, problem) for problem in error.problems]
    if problems:
        raise WrongInput(problems)
    if wanted.json:
        print_json(results[0] if len(results) == 1 else results)
    else:
        _print_results(results)
    return DONE


def _formulate_file(name: str, wanted: argparse.Namespace, known: "Knowledge") -> dict[str, Any]:
    from assistant.content.yaml_file import read_json, read_yaml  # noqa: PLC0415

    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = "is not UTF-8 text." if isinstance(error, UnicodeDecodeError) else "cannot be read."
        raise WrongInput(
            [Problem("", f"The file {what}", "Check the name and the file.")]
        ) from error
    read = (lambda: (read_json(text), None)) if name.endswith(".json") else lambda: read_yaml(text)
    return _result(read, lambda: _lines_of_json(text), wanted, known)


def _lines_of_json(text: str) -> "Lines":
    """Return the lines of a JSON document: JSON is YAML, and YAML knows its lines."""
    from assistant.content.lines import Lines  # noqa: PLC0415
    from assistant.content.strictness import HalfRead  # noqa: PLC0415
    from assistant.content.yaml_file import read_yaml  # noqa: PLC0415

    try:
        return read_yaml(text.replace("\t", " "))[1]
    except HalfRead as half:
        return half.lines
    except WrongInput:  # a key of a thousand letters is JSON all the same
        return Lines()


def _result(
    read: Callable[[], "tuple[Any, Lines | None]"],
    lines_beside: Callable[[], "Lines"],
    wanted: argparse.Namespace,
    known: "Knowledge",
) -> dict[str, Any]:
    """Return the result of one case, or everything that is wrong with it at once, by line."""
    from assistant.content.strictness import HalfRead  # noqa: PLC0415
    from assistant.domain.case import read_case  # noqa: PLC0415
    from assistant.reasoning.formulation import formulate, to_plain  # noqa: PLC0415

    half, lines = None, None
    try:
        plain, lines = read()
    except HalfRead as error:
        half, plain = error, error.root
        lines = half.lines if half.lines.inside else None
    problems = list(half.problems) if half else []
    try:
        case = read_case(plain, known)
    except WrongInput as error:
        problems += [each for each in error.problems if not (half and half.is_unread(each.path))]
    else:
        if not problems:
            return to_plain(formulate(case, known, wanted.voice, brief=wanted.brief))
    lines = lines or lines_beside()
    placed = [replace(each, line=each.line or lines.of(each.path)) for each in problems]
    raise WrongInput(sorted(placed, key=lambda each: each.line))


def _formulate_lines(wanted: argparse.Namespace, known: "Knowledge") -> int:
    from assistant.content.lines import Lines  # noqa: PLC0415
    from assistant.content.yaml_file import read_json  # noqa: PLC0415

    gc.freeze()  # the knowledge stays, so that nobody need look through it again and again
    gc.set_threshold(_RARELY)

    def result(line: str) -> dict[str, Any]:
        return _result(lambda: (read_json(_as_text(line)), None), Lines, wanted, known)

    return _line_by_line(result)


def _line_by_line(answer: Callable[[str], dict[str, Any]]) -> int:
    """Print one result a line, in order; a wrong line gives its error in its place."""
    ended = DONE
    for line in _all_but_a_last_empty_line(iter(sys.stdin.readline, "")):
        try:
            result = answer(line)
        except WrongInput as error:
            ended = WRONG
            result = {"error": str(error)}
        print_json(result, indent=None)
    return ended


def _all_but_a_last_empty_line(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        yield from held
        held = [] if line.strip() else [line]
        if not held:
            yield line


def _as_text(line: str) -> str:
    """Return a line that was read, if it was UTF-8 and not empty."""
    if not line.strip():
        raise WrongInput([Problem("", "The line is empty.", "Give one JSON object a line.")])
    if line.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in line):
        return line
    raise WrongInput([Problem("", "The line is not UTF-8 text.", "Save it as UTF-8.")])


def _print_results(results: Sequence[dict[str, Any]]) -> None:
    from assistant.plain.drawing import result_lines  # noqa: PLC0415

    for result in results:
        print("\n".join(result_lines(result)))  # noqa: T201


def _questions(wanted: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415
    from assistant.conversation.listing import listed  # noqa: PLC0415

    rows = listed(wiring.script(), wanted.voice)
    if wanted.json:
        print_json(rows)
        return DONE
    for row in rows:
        print(f"{row['id']}\n  {row['text']}")  # noqa: T201
    return DONE


def _case(wanted: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415
    from assistant.verbs.unlocking import opened  # noqa: PLC0415

    case = wiring.stored_case(opened(wanted), wanted.id)
    if wanted.json:
        print_json(case, indent=None)
    else:
        from assistant.content.yaml_writing import as_yaml  # noqa: PLC0415

        sys.stdout.write(as_yaml(case))
    return DONE


def _report(wanted: argparse.Namespace) -> int:
    from assistant.verbs.report import report  # noqa: PLC0415

    report(wanted)
    return DONE


def _export(wanted: argparse.Namespace) -> int:
    from assistant.verbs.export import export  # noqa: PLC0415

    export(wanted)
    return DONE


def _run_forms(wanted: argparse.Namespace) -> int:
    from assistant.verbs.forms import run  # noqa: PLC0415

    return run(wanted)


def _run_safely(wanted: argparse.Namespace) -> int:
    from assistant.verbs import copies, keys  # noqa: PLC0415

    match wanted.safe:
        case "keys":
            keys.keys(wanted)
        case "backups":
            copies.backups(wanted)
        case "restore":
            return DONE if copies.restore(wanted) else WRONG
        case _:
            return DONE if copies.verify(wanted) else WRONG
    return DONE


def _understand(_: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415
    from assistant.content.yaml_file import read_json  # noqa: PLC0415
    from assistant.conversation.understood import understood  # noqa: PLC0415

    reader, windows, commands = (
        wiring.reader(),
        wiring.knowledge().windows,
        wiring.script().commands,
    )
    return _line_by_line(
        lambda line: understood(read_json(_as_text(line)), reader, windows, commands)
    )


def _start(wanted: argparse.Namespace) -> int:
    from assistant.verbs.start import start  # noqa: PLC0415

    print(start(wanted))  # noqa: T201
    return DONE


def _lint(wanted: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415
    from assistant.content.lint import lint  # noqa: PLC0415

    found = lint([Path(path) for path in wanted.paths], wiring.cache_folder())
    if wanted.json:
        print_json([finding.plain() for finding in found])
    else:
        for finding in found:
            print(finding)  # noqa: T201
    return WRONG if any(finding.is_error() for finding in found) else DONE


def _cases(wanted: argparse.Namespace) -> int:
    from assistant.verbs.cases import cases  # noqa: PLC0415

    return DONE if cases(Path(wanted.folder), wanted) else WRONG


def _schema(_: argparse.Namespace) -> int:
    from assistant import wiring  # noqa: PLC0415
    from assistant.domain.case_schema import case_schema  # noqa: PLC0415

    print_json(case_schema(wiring.knowledge()))
    return DONE


def _in_file(name: str, problem: Problem) -> Problem:
    return Problem(problem.path, problem.what, f"{problem.mend} ({name})", problem.line)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
