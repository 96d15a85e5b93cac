"""How something leaves: as a new private file, remembered as an event; or only said beforehand."""

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import wiring
from assistant.domain.errors import AssistantError

if TYPE_CHECKING:
    from assistant.export.record import Told
    from assistant.interview.interview import Interview

STANDARD_OUTPUT = "-"


class NotOneCase(AssistantError):  # noqa: N818  # reads as what it is
    """Interviews of different clients were named together."""


def others(path: Path, first: "Told", names: Iterable[str]) -> "tuple[Told, ...]":
    """Return the other interviews of the same case.

    Raises:
        NotOneCase: one of them is about somebody else.
    """
    found = tuple(wiring.stored_interview(path, name).told() for name in names)
    for one in found:
        if one.case_id != first.case_id:
            raise NotOneCase(f"{one.interview} is of another case than {first.interview}.")
    return found


def leave(interview: "Interview", content: bytes, out: str, about: Mapping[str, Any]) -> None:
    """Write what leaves and remember it; what cannot be remembered does not leave.

    Raises:
        NotSaved: the file cannot be written; nothing is remembered then.
        NotKept: the event cannot be kept; the file is taken away again.
    """
    about = {**about, "sha256": sha256(content).hexdigest()}
    if out == STANDARD_OUTPUT:
        interview.exported(STANDARD_OUTPUT, about)
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    path = wiring.private_file(Path(out), content)
    try:
        interview.exported(path.name, about)
    except AssistantError:
        path.unlink()
        raise
    print(path)  # noqa: T201
