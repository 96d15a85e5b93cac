"""What ships, compiled once for every process of a run: reading that much YAML takes ten seconds a process."""

import hashlib
from functools import cache
from pathlib import Path

from assistant.content.library import (
    load_knowledge,
    load_lexicon,
    load_practice,
    load_script,
)
from assistant.conversation.language.reader import Reader
from assistant.domain.knowledge import Knowledge
from assistant.domain.lexicon import Lexicon
from assistant.domain.script import Script
from assistant.interview.session import Books
from assistant.practice.shapes import Practice

ROOT = Path(__file__).parents[1]


@cache
def cache_home() -> Path:
    """The folder that holds the cache folder of the program; another one once the code that fills it changed."""
    code = hashlib.sha256()
    rooms = [ROOT / "assistant" / room for room in ("content", "domain", "practice")]
    for path in sorted(path for room in rooms for path in room.glob("*.py")):
        code.update(path.read_bytes())
    return ROOT / ".pytest_cache" / f"compiled-{code.hexdigest()[:16]}"


def cache_folder() -> Path:
    """Where the program itself would look under that home."""
    return cache_home() / "undersong"


@cache
def script() -> Script:
    return load_script(cache=cache_folder())


@cache
def knowledge() -> Knowledge:
    return load_knowledge(cache=cache_folder())


@cache
def practice() -> Practice:
    return load_practice(cache=cache_folder())


@cache
def lexicon() -> Lexicon:
    return load_lexicon(cache=cache_folder())


@cache
def reader() -> Reader:
    return Reader(lexicon())


@cache
def books() -> Books:
    return Books(script(), knowledge(), reader=reader)


def compile_all() -> None:
    """Fill the folder before several processes want it at once."""
    for load in (load_script, load_knowledge, load_lexicon, load_practice):
        load(cache=cache_folder())
