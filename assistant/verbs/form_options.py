"""The options of the verbs about forms: invite, answer, take-in, release, forms."""

from argparse import SUPPRESS
from collections.abc import Callable
from typing import Any

from assistant.verbs.paper_options import add_file

Run = Callable[[Any], int]
_DAYS = 14
_VOICES = ("caregiver", "self")


def add_form_verbs(verbs: Any, run: Run) -> None:
    """Add them to the command; ``run`` finds in ``form_verb`` which one it was."""
    invite = verbs.add_parser("invite", help="make a form that a family fills in alone")
    _case(invite)
    where = invite.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="FILE", help="one file, to be carried to another machine")
    where.add_argument("--here", action="store_true", help="fill it in now, on this machine")
    invite.add_argument("--new", action="store_true", help="begin a case of this name with it")
    _terms(invite)
    release = verbs.add_parser("release", help="give a family their page, to say what fits")
    _case(release)
    release.add_argument("--to", metavar="FILE", required=True, help="one file, to be carried")
    _terms(release)
    answer = verbs.add_parser("answer", help="fill in a form that somebody was given")
    answer.add_argument("form", metavar="FILE")
    answer.add_argument(
        "--kiosk", action="store_true", help="nothing but the form, until its second word ends it"
    )
    answer.add_argument("--plain", action="store_true", default=SUPPRESS)
    _code(answer)
    answer.set_defaults(db=None)
    take = verbs.add_parser("take-in", help="take in a form that came back")
    _case(take)
    take.add_argument("form", metavar="FILE")
    take.add_argument("--yes", action="store_true", help="do it without being asked")
    _code(take)
    forms = verbs.add_parser("forms", help="list the forms that were given, or end one")
    forms.add_argument("--end", metavar="FORM", default="", help="take nothing in from it any more")
    forms.add_argument("--json", action="store_true")
    for name, parser in {
        "invite": invite, "release": release, "answer": answer, "take-in": take, "forms": forms,
    }.items():  # fmt: skip
        if name != "answer":
            add_file(parser)
        parser.set_defaults(run=run, form_verb=name)


def _case(parser: Any) -> None:
    parser.add_argument("case", metavar="CASE", help="a case, an interview of it, or its name")


def _terms(parser: Any) -> None:
    parser.add_argument("--as", dest="voice", choices=_VOICES, default="caregiver", help="for whom")
    parser.add_argument("--days", type=int, default=_DAYS, help="for how long it is open")


def _code(parser: Any) -> None:
    parser.add_argument(
        "--code-fd", metavar="N", type=int, help="read the form's code from this descriptor"
    )
