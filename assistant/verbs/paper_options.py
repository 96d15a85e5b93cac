"""The options of the two verbs that let something leave: report and export."""

from argparse import SUPPRESS
from collections.abc import Callable
from typing import Any

READERS = ("clinician", "caregiver", "fridge", "self")
FORMATS = ("pdf", "html", "docx", "md")
TABLES = ("json", "csv", "wide", "codebook", "ics", "deidentified", "whole")
Run = Callable[[Any], int]


def add_paper_verbs(verbs: Any, report: Run, export: Run) -> None:
    """Add both verbs to the command."""
    _report(verbs).set_defaults(run=report)
    _export(verbs).set_defaults(run=export)


def _report(verbs: Any) -> Any:
    parser = verbs.add_parser("report", help="write a stored interview as a document")
    _ids(parser)
    parser.add_argument("--for", dest="reader", choices=READERS, default="clinician")
    parser.add_argument("--format", choices=FORMATS, default="pdf")
    parser.add_argument(
        "--with-past", action="store_true", help="draw the timeline on a family's page too"
    )
    state = parser.add_mutually_exclusive_group()
    state.add_argument(
        "--draft", action="store_true", help="every page says so (it does unless signed)"
    )
    state.add_argument("--signed-by", metavar="NAME", default="", help="put a name to it")
    state.add_argument(
        "--again", action="store_true", help="make the last signed one again, to the byte"
    )
    _way_out(parser)
    return parser


def _export(verbs: Any) -> Any:
    parser = verbs.add_parser("export", help="write a stored interview as data")
    _ids(parser)
    parser.add_argument("--format", choices=TABLES, default="json")
    parser.add_argument(
        "--with-words", action="store_true", help="keep own words in a de-identified one"
    )
    _way_out(parser)
    return parser


def _ids(parser: Any) -> None:
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="an interview; others of the same case beside it"
    )


def _way_out(parser: Any) -> None:
    parser.add_argument("-o", dest="out", metavar="FILE", help="where to; - is standard output")
    parser.add_argument("--preview", action="store_true", help="only say what would leave")
    add_file(parser)


def add_file(parser: Any) -> None:
    """Add which file it is, and how a script opens it."""
    parser.add_argument("--db", metavar="PATH", default=SUPPRESS)
    parser.add_argument("--passphrase-fd", metavar="N", type=int, default=SUPPRESS)
    parser.add_argument("--practice", action="store_true", default=SUPPRESS)
