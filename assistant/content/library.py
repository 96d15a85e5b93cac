"""Loads a whole dialogue and all knowledge, compiled once and kept until a file changes.

Reading the YAML takes about a second, so what was checked is written as one JSON file in the
person's cache folder, named after the fingerprint of its sources, and loaded in milliseconds.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assistant.content.build import build, build_fields
from assistant.content.compact import compact, spread
from assistant.domain.errors import Problem, WrongInput
from assistant.domain.script import Question, Script

if TYPE_CHECKING:
    from assistant.domain.knowledge import Knowledge
    from assistant.domain.lexicon import Lexicon
    from assistant.practice.shapes import Practice

FORMAT = 10
"""Goes up when the compiled form changes."""

Part = Literal["knowledge", "dialogs", "language", "practice"]
LANGUAGE = "language"
"""How people say things stands beside the dialogue and is compiled by itself: the first question needs none of it."""
PRACTICE = "practice"
"""What can be played stands beside the knowledge, is compiled by itself, and holds no key."""
_INSIDE = {LANGUAGE: "dialogs", PRACTICE: "knowledge"}


def load_knowledge(folder: Path | None = None, cache: Path | None = None) -> "Knowledge":
    """Return everything in knowledge/, checked.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    found: Knowledge = _load("knowledge", folder, cache)
    return found


class LaterKnowledge:
    """Stands for the knowledge until the first time that something in it is asked for.

    The first question needs none of it, so it is read while the person reads. Only knowledge that
    was compiled, and so checked, before may come later; anything else is loaded at once.
    """

    def __init__(self, load: Callable[[], "Knowledge"], print_of_sources: str) -> None:
        """Keep how to get it, and what every event carries of it."""
        self.fingerprint = print_of_sources
        self._load = load
        self._found: Knowledge | None = None

    def __getattr__(self, name: str) -> Any:
        """Return a part of the knowledge, loading it the first time."""
        if self._found is None:
            self._found = self._load()
        return getattr(self._found, name)


def later_knowledge(cache: Path) -> "Knowledge":
    """Return the knowledge, read when it is first needed where it was compiled before."""
    print_of_sources = _print_of("knowledge", None, cache)
    if not _kept_at(cache, "knowledge", print_of_sources).exists():
        return load_knowledge(cache=cache)
    later: Any = LaterKnowledge(lambda: load_knowledge(cache=cache), print_of_sources)
    found: Knowledge = later
    return found


def load_script(folder: Path | None = None, cache: Path | None = None) -> Script:
    """Return the dialogue in dialogs/, spelled out and checked.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    found: Script = _load("dialogs", folder, cache)
    return found


def load_lexicon(folder: Path | None = None, cache: Path | None = None) -> "Lexicon":
    """Return how people say things, checked.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    found: Lexicon = _load("language", folder, cache)
    return found


def load_practice(folder: Path | None = None, cache: Path | None = None) -> "Practice":
    """Return everything that can be played, checked, and no key; ``folder`` adds cases to those shipped.

    Raises:
        WrongInput: a file is wrong; every problem with file and line at once.
    """
    found: Practice = _load("practice", folder, cache)
    return found


def read_sources(part: str, folder: Path | None = None) -> dict[str, str]:
    """Return the text of every YAML file of a folder by its name.

    Raises:
        WrongInput: a file cannot be read as text.
    """
    problems: list[Problem] = []
    found = dict(_texts(part, folder, problems))
    if problems:
        raise WrongInput(problems)
    return found


def _files(part: str, folder: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield every source of a part with its name."""
    if part == PRACTICE and folder and not (folder / "setting.yaml").exists():
        yield from _files(part, None)
    root = folder or _root(part)
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        if not _is_apart(part, name):
            yield name, path


def _texts(part: str, folder: Path | None, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield name and text file by file, so that nobody has to hold them all."""
    for name, path in _files(part, folder):
        try:
            yield name, path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            what = "The file cannot be read as UTF-8 text."
            problems.append(Problem(f"{part}/{name}:0", what, "Save it as UTF-8."))


def _is_apart(part: str, name: str) -> bool:
    """Say whether a file belongs to something that is compiled by itself, or is a key."""
    match part:
        case "dialogs":
            return name.startswith(f"{LANGUAGE}/")
        case "knowledge":
            return name.startswith((f"{PRACTICE}/", "cases/"))  # cases: in an installed package
        case _:
            return part == PRACTICE and (name.startswith("keys/") or name.endswith(".case.yaml"))


def _root(part: str) -> Path:
    root = Path(str(import_module(_INSIDE.get(part, part)).__file__)).parent
    return root / part if part in _INSIDE else root


def fingerprint(sources: Iterable[tuple[str, str]]) -> str:
    """Return the sha256 over every file name and its content."""
    import hashlib  # noqa: PLC0415  # it loads a library of its own, and a start seldom needs it

    digest = hashlib.sha256()
    for name, text in sources:
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _print_of(part: Part, folder: Path | None, cache: Path | None) -> str:
    """Return the fingerprint of a part; what no file has changed since is not read again.

    A file counts as the same while its place, size and time of change are: those are kept beside it.
    """
    if cache is None:
        return fingerprint(_texts(part, folder, []))
    looks = [
        f"{path} {seen.st_size} {seen.st_mtime_ns}"
        for _, path in _files(part, folder)
        for seen in (path.stat(),)
    ]
    kept = cache / f"{part}.seen"
    with suppress(OSError, ValueError):
        found, *as_seen = kept.read_text(encoding="utf-8").splitlines()
        if as_seen == looks and _kept_at(cache, part, found).exists():
            return found
    found = fingerprint(_texts(part, folder, []))
    with suppress(OSError):  # as with the copy itself, it only costs time
        _replace(kept, "\n".join([found, *looks]))
    return found


def _load(part: Part, folder: Path | None, cache: Path | None) -> Any:
    print_of_sources = _print_of(part, folder, cache)
    kept = _kept_at(cache, part, print_of_sources) if cache else None
    if kept is not None:
        with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
            with kept.open(encoding="utf-8") as file:
                first = file.readline()
            if part == "dialogs":
                return _kept_script(first, kept, folder)
            return build(_shape(part), json.loads(first))
    from assistant.content.compile import compile_part  # noqa: PLC0415  # pydantic and ruamel, only when stale

    compiled, _ = compile_part(part, read_sources(part, folder))
    plain = {**compiled, "fingerprint": print_of_sources}
    if kept is not None:
        with suppress(OSError):  # a cache that cannot be written costs time, nothing else
            _write(kept, _script_text(plain) if part == "dialogs" else _json(plain))
    return build(_shape(part), plain)


def _json(plain: Any) -> str:
    """Return it in plain ASCII, which takes half the memory while it is read."""
    return json.dumps(plain, separators=(",", ":"))


def _script_text(plain: Mapping[str, Any]) -> str:
    """Return two lines: what the first screen needs, and the questions."""
    small = compact(plain)
    body = {name: small.pop(name) for name in ("questions", "options", "wordings")}
    return f"{_json(small)}\n{_json(body)}"


def _kept_script(head: str, kept: Path, folder: Path | None) -> Script:
    def load() -> Mapping[str, Question]:
        try:
            with kept.open(encoding="ascii") as file:
                file.readline()  # the head
                plain = spread(json.loads(file.readline()))["questions"]
            return {name: build(Question, question) for name, question in plain.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return load_script(folder).questions  # the sources still have them

    return Script(questions=LaterQuestions(load), **build_fields(Script, json.loads(head)))


class LaterQuestions(Mapping[str, Question]):
    """The questions of a script that was checked before, built when one of them is asked for."""

    def __init__(self, load: Callable[[], Mapping[str, Question]]) -> None:
        """Keep how to get them."""
        self._load: Callable[[], Mapping[str, Question]] | None = load
        self._found: Mapping[str, Question] = {}

    def _all(self) -> Mapping[str, Question]:
        if self._load is not None:
            self._found, self._load = self._load(), None
        return self._found

    def __getitem__(self, name: str) -> Question:
        """Return a question by its id."""
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids in order."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the questions."""
        return len(self._all())

    def values(self) -> ValuesView[Question]:
        """Return the questions in order; the walk asks for them with every answer."""
        return self._all().values()


def _shape(part: Part) -> type:
    if part == "dialogs":
        return Script
    if part == LANGUAGE:
        from assistant.domain.lexicon import Lexicon  # noqa: PLC0415  # not before somebody types

        return Lexicon
    if part == PRACTICE:
        from assistant.practice.shapes import Practice  # noqa: PLC0415  # as above

        return Practice
    from assistant.domain.knowledge import Knowledge  # noqa: PLC0415  # two dozen shapes, not for the first question

    return Knowledge


def _kept_at(cache: Path, part: Part, print_of_sources: str) -> Path:
    return cache / f"{part}-{FORMAT}-{print_of_sources[:32]}.json"


def _write(path: Path, text: str) -> None:
    _replace(path, text)
    _forget_older(path)


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _forget_older(path: Path) -> None:
    part = path.name.split("-", 1)[0]
    older: Iterable[Path] = path.parent.glob(f"{part}-*.json")
    for stale in older:
        if stale != path:
            with suppress(OSError):
                stale.unlink()
