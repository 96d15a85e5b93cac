"""The verbs that look after the file: backups, restore and verify."""

import sys
from typing import TYPE_CHECKING, Any

from assistant import safekeeping, wiring
from assistant.verbs.unlocking import opened, somebody_is_there, tell

if TYPE_CHECKING:
    from assistant.store.restoring import Content


def backups(wanted: Any) -> None:
    """Make a backup now if anything happened, and say which there are."""
    path = opened(wanted)
    if wanted.now:
        store = wiring.cases(path)
        made = store.back_up(wiring.SystemClock().now())
        tell(f"Made {made.name}." if made is not None else "Nothing happened since the last one.")
        store.close()
    found = safekeeping.backups(path)
    for backup, holds in found:
        _say(f"{backup.path.name}  {_in_words(holds)}")
    if not found:
        tell(f"There is no backup of {path} yet.")


def restore(wanted: Any) -> bool:
    """Say what a restore would do, and do it where it is wanted; return whether it is done."""
    path = opened(wanted)
    shown = safekeeping.preview(path, wanted.name)
    _say(f"Backup:  {shown.backup.path.name}: {_in_words(shown.holds)}")
    _say(f"Now:     {path.name}: {_in_words(shown.now)}")
    _say("What is there now is set aside, not deleted.")
    if not (wanted.yes or _says_yes()):
        tell("Nothing was changed. Add --yes to do it.")
        return False
    _say(f"Restored. What was there before: {safekeeping.restore(path, shown)}")
    return True


def verify(wanted: Any) -> bool:
    """Say of every event that is not as it was kept which one; return whether all are."""
    found = safekeeping.verify(opened(wanted), accept=wanted.accept)
    for finding in found:
        _say(str(finding))
    if not found:
        tell("Every event is as it was kept.")
    return not found


def _says_yes() -> bool:
    if not somebody_is_there():
        return False
    sys.stdout.write("Restore this backup? Type yes: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() == "yes"


def _in_words(content: "Content") -> str:
    if not content.readable:
        return "cannot be read"
    last = f", the last one kept {content.last[:16].replace('T', ' ')} UTC" if content.last else ""
    return f"{content.interviews} interviews, {content.events} events{last}"


def _say(text: str) -> None:
    print(text)  # noqa: T201
