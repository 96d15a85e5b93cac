"""What each file of dialogs/ and knowledge/ must look like before it can be put together."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.content.compile_practice import FILES, practice_file
from assistant.content.expand import WINDOWS
from assistant.domain.errors import Problem
from assistant.domain.knowledge import Knowledge
from assistant.domain.lexicon import Lexicon

WHOLE = frozenset({"weights", "tags", "clinician_only"})
"""Parts of the knowledge that are one value, not entries with ids."""
_KEYED = {"regions.yaml", "medical.yaml", "safety.yaml", "tags.yaml"}
_PLACES = {"rules": "safety"}
_FOLDERS = ("activities", "countries")
_NEEDED = {
    "dialogs": ("intake.yaml", "phrases.yaml", "commands.yaml"),
    "knowledge": ("windows.yaml", "weights.yaml", "tags.yaml"),
    "language": ("words.yaml", "read_backs.yaml"),
    "practice": FILES,
}
_HOMES = {"language": "dialogs/language", "practice": "knowledge/practice"}
_MAPPINGS = (*_NEEDED["dialogs"], "options.yaml")


def missing_files(part: str, there: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the files without which nothing can be put together."""
    for name in _NEEDED[part]:
        if name not in there:
            home = _HOMES.get(part, part)
            yield Problem(f"{home}/{name}:0", "The file is missing.", f"See {home}/README.md.")


def entries_of(name: str, root: Any) -> Iterator[tuple[str, Any]]:
    """Yield each part of the knowledge that a file holds, with its entries."""
    folder = name.split("/", maxsplit=1)[0]
    if folder in _FOLDERS:
        yield folder, root
    elif name in _KEYED:
        for key, entries in root.items():
            yield _PLACES.get(key, key), entries
    else:
        yield name.removesuffix(".yaml"), root


def shape_problems(part: str, name: str, root: Any) -> Iterator[Problem]:
    """Yield what is wrong with the outline of a file; ``path`` is a dotted path in it."""
    files = {
        "knowledge": _knowledge_file,
        "dialogs": _dialogue_file,
        "language": _language_file,
        "practice": practice_file,
    }
    found = files[part](name, root)
    for path, what in found:
        yield Problem(path, what, f"See {part}/README.md.")


Found = Iterator[tuple[str, str]]


def _knowledge_file(name: str, root: Any) -> Found:
    if name in _KEYED and not isinstance(root, dict):
        yield "", "The file is not a mapping."
        return
    for place, entries in entries_of(name, root):
        path = (
            next((key for key in root if _PLACES.get(key, key) == place), "")
            if name in _KEYED
            else ""
        )
        if place not in Knowledge.__dataclass_fields__:
            yield path, f"Nothing reads '{place}'."
        elif place not in WHOLE:
            yield from _entries(entries, path)


def _entries(entries: Any, path: str) -> Found:
    if not isinstance(entries, list):
        yield path, "This is not a list of entries."
        return
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(
            entry.get("id", entry.get("country")), str
        ):
            yield f"{path}.{number}", "This entry has no id."


def _dialogue_file(name: str, root: Any) -> Found:
    if name in _MAPPINGS or name.startswith("sections/"):
        if not isinstance(root, dict):
            yield "", "The file is not a mapping."
        elif name == "intake.yaml" and not _is_words(root.get("sections")):
            yield "sections", "The order of the sections is missing."
        elif name == "options.yaml":
            for key, library in root.items():
                options = library.get("options") if isinstance(library, dict) else None
                yield from _options(options, f"{key}.options")
        elif name.startswith("sections/"):
            if not isinstance(root.get("id"), str):
                yield "", "The section has no id."
            yield from _questions(root.get("questions"), "questions")
    else:
        yield "", "Nothing reads this file."


def _language_file(name: str, root: Any) -> Found:
    if name in _NEEDED["language"]:
        if not isinstance(root, dict):
            yield "", "The file is not a mapping."
        elif name == "words.yaml" and not all(
            isinstance(root.get(key), dict) for key in ("words", "classes")
        ):
            yield "", "The file needs the mappings 'words' and 'classes'."
    elif name.removesuffix(".yaml") not in Lexicon.__dataclass_fields__:
        yield "", "Nothing reads this file."
    else:
        yield from _entries(root, "")
        for number, entry in enumerate(root if isinstance(root, list) else ()):
            if isinstance(entry, dict) and not _is_words(entry.get("phrases")):
                yield f"{number}.phrases", "The phrases are not a list of words."


def _questions(entries: Any, path: str) -> Found:
    if not isinstance(entries, list):
        yield path, "This is not a list of questions."
        return
    for number, entry in enumerate(entries):
        yield from _question(entry, f"{path}.{number}")


def _question(entry: Any, path: str) -> Found:
    if not isinstance(entry, dict):
        yield path, "This is not a question."
    elif "each_window" in entry:
        if not _is_words(entry["each_window"]) or set(entry["each_window"]) - set(WINDOWS):
            yield f"{path}.each_window", f"Name windows: {', '.join(WINDOWS)}."
        if not all(isinstance(each, dict) for each in _phrases(entry)):
            yield f"{path}.phrases", "Each phrase is a mapping by window."
        yield from _questions(entry.get("questions"), f"{path}.questions")
    elif "each_option_of" in entry:
        yield from _questions(entry.get("questions"), f"{path}.questions")
    else:
        if not isinstance(entry.get("id"), str):
            yield path, "The question has no id."
        if not isinstance(entry.get("options"), str | None):
            yield from _options(entry["options"], f"{path}.options")
        yield from _options(entry.get("more_options", []), f"{path}.more_options")


def _phrases(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    phrases = entry.get("phrases", {})
    return tuple(phrases.values()) if isinstance(phrases, dict) else (None,)


def _options(options: Any, path: str) -> Found:
    if not isinstance(options, list):
        yield path, "This is not a list of options."
        return
    for number, option in enumerate(options):
        label = option.get("label") if isinstance(option, dict) else None
        texts = label.values() if isinstance(label, dict) else [None]
        if not all(isinstance(text, dict) for text in texts) or not isinstance(
            option.get("code"), str
        ):
            yield f"{path}.{number}", "An option needs a code and a label by language and voice."


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
