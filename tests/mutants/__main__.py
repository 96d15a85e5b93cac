"""Tells lies about a room, one at a time, and counts those that a test notices.

    make mutants ARGS="--sample 400 --only start,safety"

Tests are collected once; every lie lives in a child of its own, which runs the tests that call the
changed function, the quickest first, until one fails. Module constants are not touched.
"""

import argparse
import ast
import gc
import importlib
import inspect
import os
import pkgutil
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.lies import Lie, lies_of

NOTICED, MISSED, HUNG = "noticed", "missed", "hung"
Told = tuple[ModuleType, Lie]


def main() -> int:
    """Run the campaign; print what was missed, and the share that was noticed."""
    wanted = _arguments()
    campaign = _Campaign(list(_modules(wanted.room, wanted.only)), wanted)
    arguments = [*wanted.tests.split(","), "-q", "-p", "no:xdist"]
    out = sys.stdout
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = nowhere  # what pytest says of a lie is of no interest
        pytest.main(arguments, plugins=[campaign])
    sys.stdout = out
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutants")
    parser.add_argument("room")
    parser.add_argument("--tests", default="tests/reasoning")
    parser.add_argument("--sample", type=int, default=0, help="so many lies at most")
    parser.add_argument("--only", default="", help="modules, with commas between")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=9, help="leave out slower tests")
    parser.add_argument("--seconds", type=int, default=60, help="for one lie")
    return parser.parse_args()


def _modules(room: str, only: str) -> Iterator[ModuleType]:
    package = importlib.import_module(room)
    names = [name for name in only.split(",") if name]
    for found in pkgutil.iter_modules(package.__path__):
        if not names or found.name in names:
            yield importlib.import_module(f"{room}.{found.name}")


class _Campaign:
    """A plugin that takes over once the tests are collected."""

    def __init__(self, modules: list[ModuleType], wanted: argparse.Namespace) -> None:
        self.modules = modules
        self.wanted = wanted
        self.out = sys.stdout
        self.after: Any = None
        self.noticed_by: Counter[str] = Counter()
        self.codes = {code: name for name, code in _codes(modules)}
        self.calls: dict[str, list[tuple[float, pytest.Item]]] = {}
        self.caches = [one for one in gc.get_objects() if _is_cache(one)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Watch who calls what, then lie."""
        self.after = _Between(session)
        for item in session.items:
            self._watch(item)
        lies = [told for module in self.modules for told in _lies(module)]
        random.Random(self.wanted.seed).shuffle(lies)  # noqa: S311
        everything = len(lies)
        lies = lies[: self.wanted.sample or len(lies)]
        self._print(f"{len(lies)} of {everything} lies, {len(session.items)} tests")
        self._tell_all(lies)
        return True

    def _watch(self, item: pytest.Item) -> None:
        called: set[str] = set()

        def note(frame: Any, event: str, _: Any) -> None:
            name = self.codes.get(frame.f_code) if event == "call" else None
            if name is not None:
                called.add(name)

        self._forget()
        began = time.perf_counter()
        sys.setprofile(note)
        reports = runtestprotocol(item, nextitem=self.after, log=False)
        sys.setprofile(None)
        if any(report.failed for report in reports):
            self._print(f"{item.nodeid} fails by itself: {[one.longreprtext for one in reports]}")
            raise SystemExit(1)
        took = time.perf_counter() - began
        for name in called:
            self.calls.setdefault(name, []).append((took, item))

    def _forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    def _tell_all(self, lies: list[Told]) -> None:
        counted: dict[str, Counter[str]] = {}
        began = time.monotonic()
        for number, (module, lie) in enumerate(lies, 1):
            verdict = self._told(module, lie)
            short = module.__name__.rpartition(".")[2]
            counted.setdefault(short, Counter())[verdict] += 1
            if verdict == MISSED:
                self._print(f"missed {short}:{lie.line} {lie.function}: {lie.what}")
            if number % 100 == 0:
                self._print(f"-- {number} of {len(lies)} in {time.monotonic() - began:.0f} s")
        whole: Counter[str] = Counter()
        for short, found in sorted(counted.items()):
            whole += found
            self._print(f"{short:<14} {_share(found)}")
        self._print(f"{'all':<14} {_share(whole)}")

    def _print(self, line: str) -> None:
        self.out.write(f"{line}\n")
        self.out.flush()

    def _told(self, module: ModuleType, lie: Lie) -> str:
        items = self._in_order(f"{module.__name__}.{lie.function}")
        heard, told = os.pipe()
        child = os.fork()
        if not child:
            os._exit(self._child(module, lie, items, told))
        os.close(told)
        _, status = os.waitpid(child, 0)
        who = os.read(heard, 9)
        os.close(heard)
        if who:
            self.noticed_by[items[int(who)].nodeid] += 1
        if os.WIFSIGNALED(status):
            return HUNG
        return MISSED if os.WEXITSTATUS(status) == 0 else NOTICED

    def _in_order(self, name: str) -> list[pytest.Item]:
        """Return the tests that call a function: first those that noticed much for their time."""
        calls = [one for one in self.calls.get(name, []) if one[0] <= self.wanted.longest]
        calls.sort(key=lambda one: one[0] / (0.2 + self.noticed_by[one[1].nodeid]))
        return [item for _, item in calls]

    def _child(self, module: ModuleType, lie: Lie, items: list[pytest.Item], told: int) -> int:
        signal.alarm(self.wanted.seconds)
        try:
            _put(module, lie)
            self._forget()
            for place, item in enumerate(items):
                for report in runtestprotocol(item, nextitem=self.after, log=False):
                    if report.failed:
                        os.write(told, str(place).encode())
                        return 1
        except BaseException:  # noqa: BLE001  # whatever it is, it was noticed
            return 1
        return 0


class _Between:
    """Stands for the next test: keeps what belongs to the whole run, and nothing of a file."""

    def __init__(self, session: pytest.Session) -> None:
        self.session = session

    def listchain(self) -> list[pytest.Session]:
        return [self.session]


def _share(found: Counter[str]) -> str:
    noticed = found[NOTICED] + found[HUNG]
    return (
        f"{noticed} of {found.total()} noticed ({noticed / found.total():.1%}), {found[HUNG]} hung"
    )


def _is_cache(one: object) -> bool:
    module = getattr(one, "__module__", "")
    return hasattr(one, "cache_clear") and isinstance(module, str) and "assistant" in module


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def _source(module: ModuleType) -> str:
    return Path(inspect.getfile(module)).read_text(encoding="utf-8")


def _lies(module: ModuleType) -> Iterator[Told]:
    for name, function in _functions(ast.parse(_source(module))):
        if not name.rpartition(".")[2].startswith("__"):
            for lie in lies_of(function, name):
                yield module, lie


def _codes(modules: list[ModuleType]) -> Iterator[tuple[str, CodeType]]:
    for module in modules:
        for name, _ in _functions(ast.parse(_source(module))):
            yield f"{module.__name__}.{name}", _found(module, name).__code__


def _found(module: ModuleType, name: str) -> FunctionType:
    owner: Any = module
    *classes, last = name.split(".")
    for one in classes:
        owner = getattr(owner, one)
    found = inspect.getattr_static(owner, last)
    if isinstance(found, property):
        found = found.fget
    found = inspect.unwrap(getattr(found, "__func__", found))
    assert isinstance(found, FunctionType)
    return found


def _put(module: ModuleType, lie: Lie) -> None:
    """Give the function that everybody holds already the body of the lie."""
    code = compile(ast.Module([lie.tree], []), inspect.getfile(module), "exec")
    inner = next(one for one in code.co_consts if isinstance(one, CodeType))
    function = _found(module, lie.function)
    function.__code__ = inner


if __name__ == "__main__":
    sys.exit(main())
