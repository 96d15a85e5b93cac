"""Loads a whole dialogue and all knowledge, compiled once and kept until a file changes.

Reading the YAML takes about a second, so what was checked is written as one JSON file in the
person's cache folder, named after the fingerprint of its sources, and loaded in milliseconds.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from assistant.content.build import build
from assistant.content.compact import compact, spread
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.knowledge import Knowledge
from assistant.domain.script import Script

FORMAT = 4
"""Goes up when the compiled form changes."""

Part = Literal["knowledge", "dialogs"]


def load_knowledge(folder: Path | None = None, cache: Path | None = None) -> Knowledge:
    """Return everything in knowledge/, checked.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    sources = read_sources("knowledge", folder)
    found: Knowledge = _load("knowledge", sources, cache)
    return found


def load_script(folder: Path | None = None, cache: Path | None = None) -> Script:
    """Return the dialogue in dialogs/, spelled out and checked.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    sources = read_sources("dialogs", folder)
    found: Script = _load("dialogs", sources, cache)
    return found


def read_sources(part: str, folder: Path | None = None) -> dict[str, str]:
    """Return the text of every YAML file of a folder by its name.

    Raises:
        WrongInput: a file cannot be read as text.
    """
    root = folder or Path(str(import_module(part).__file__)).parent
    found, problems = {}, []
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        try:
            found[name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            what = "The file cannot be read as UTF-8 text."
            problems.append(Problem(f"{part}/{name}:0", what, "Save it as UTF-8."))
    if problems:
        raise WrongInput(problems)
    return found


def fingerprint(sources: Mapping[str, str]) -> str:
    """Return the sha256 over every file name and its content."""
    digest = hashlib.sha256()
    for name, text in sources.items():
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _load(part: Part, sources: Mapping[str, str], cache: Path | None) -> Any:
    print_of_sources = fingerprint(sources)
    shape: type = Knowledge if part == "knowledge" else Script
    kept = cache / f"{part}-{FORMAT}-{print_of_sources[:32]}.json" if cache else None
    if kept is not None:
        with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
            plain = json.loads(kept.read_text(encoding="utf-8"))
            return build(shape, spread(plain) if part == "dialogs" else plain)
    from assistant.content.compile import compile_part  # noqa: PLC0415  # pydantic and ruamel, only when stale

    compiled, _ = compile_part(part, sources)
    plain = {**compiled, "fingerprint": print_of_sources}
    if kept is not None:
        with suppress(OSError):  # a cache that cannot be written costs time, nothing else
            small = compact(plain) if part == "dialogs" else plain
            _write(kept, json.dumps(small, ensure_ascii=False, separators=(",", ":")))
    return build(shape, plain)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    _forget_older(path)


def _forget_older(path: Path) -> None:
    part = path.name.split("-", 1)[0]
    older: Iterable[Path] = path.parent.glob(f"{part}-*.json")
    for stale in older:
        if stale != path:
            with suppress(OSError):
                stale.unlink()
