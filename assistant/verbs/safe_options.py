"""The options of the verbs that guard the answers: keys, backups, restore, verify."""

from collections.abc import Callable
from typing import Any

from assistant.verbs.paper_options import add_file

ACTIONS = (
    "list", "lock", "passphrase", "add", "remove", "code", "rekey", "keyring", "no-keyring",
)  # fmt: skip
Run = Callable[[Any], int]


def add_safe_verbs(verbs: Any, run: Run) -> None:
    """Add them to the command; ``run`` finds in ``safe`` which one it was."""
    keys = verbs.add_parser("keys", help="say who can open the file, and change it")
    keys.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    keys.add_argument("name", nargs="?", metavar="NAME", default="", help="who, to add or remove")
    backups = verbs.add_parser("backups", help="list the backups of the file")
    backups.add_argument("--now", action="store_true", help="make one first")
    restore = verbs.add_parser("restore", help="put a backup in the place of the file")
    restore.add_argument("name", nargs="?", metavar="BACKUP", default="", help="else the newest")
    restore.add_argument("--yes", action="store_true", help="do it without being asked")
    verify = verbs.add_parser("verify", help="find events that are not as they were kept")
    verify.add_argument(
        "--accept", action="store_true", help="go on with a file that was put back in time"
    )
    for name, parser in {
        "keys": keys, "backups": backups, "restore": restore, "verify": verify,
    }.items():  # fmt: skip
        add_file(parser)
        parser.set_defaults(run=run, safe=name)
