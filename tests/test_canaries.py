"""Where the program itself goes wrong, no word that somebody typed is left lying anywhere."""

import importlib
import inspect
import os
import pkgutil
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from assistant import interview, plain, store, wiring
from assistant.domain.incidents import SORRY, incident_of
from assistant.interview.desk import Desk
from assistant.interview.session import Books
from assistant.tui import app as app_module
from assistant.tui.app import UndersongApp, run_app
from tests.cli.test_unlocking import with_words
from tests.commands import Ended
from tests.fakes import FakeClock, MemoryStore

CANARY = "zqkanari"
HARD = "history.infancy.hard"
SOME, MANY = 6, 200


def _modules() -> Iterator[ModuleType]:
    for room in (interview, plain, store):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(found.name)


def handlers() -> list[tuple[object, str]]:
    """Everything that may go wrong while somebody types: each function and method of three rooms."""
    found: list[tuple[object, str]] = []
    for module in _modules():
        for owner in (module, *(each for _, each in inspect.getmembers(module, inspect.isclass))):
            if getattr(owner, "__module__", module.__name__) != module.__name__:
                continue
            found += [
                (owner, name)
                for name, each in vars(owner).items()
                if isinstance(each, FunctionType)
                and each.__module__ == module.__name__
                and not inspect.isgeneratorfunction(each)
                and (not name.startswith("__") or name == "__init__")
            ]
    return found


def breaking(owner: object, name: str, when: int, seen: list[str]) -> Callable[..., object]:
    """The same function, which fails at its so-and-so-manieth call and quotes all that it was given."""
    whole, calls = getattr(owner, name), 0

    def broken(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == when:
            seen.append(f"{owner}.{name}")
            raise RuntimeError(f"{CANARY} {given} {named}")
        return whole(*given, **named)

    return broken


def lines(dice: random.Random) -> str:
    """What somebody types: words of their own wherever words may stand, some answers, some rudeness."""
    own = [f"{CANARY}{dice.randrange(10**6)}" for _ in range(6)]
    typed = [
        "1",
        f"{own[0]}; {own[1]}",
        own[2],
        "1",
        "9",
        "none",
        "1",
        own[3],
        own[4],
        "none",
        "why",
    ]
    typed += [
        dice.choice(["1", "2", "none", "undo", "back", "skip", "review", "pause", own[5]])
        for _ in range(12)
    ]
    return "".join(f"{line}\n" for line in typed)


def reached(home: Path) -> list[tuple[object, str]]:
    """The handlers that a talk comes by when nothing goes wrong."""
    codes: set[object] = set()
    folder = home / "whole"
    folder.mkdir()
    sys.setprofile(lambda frame, event, _: codes.add(frame.f_code) if event == "call" else None)
    try:
        for number in range(3):
            a_talk(number, folder)
    finally:
        sys.setprofile(None)
    return [(owner, name) for owner, name in handlers() if getattr(owner, name).__code__ in codes]


def a_talk(number: int, folder: Path) -> Ended:
    """One interview in a locked file."""
    dice = random.Random(number)  # noqa: S311  # chance, not secrecy
    db = str(folder / "a.db")
    wiring.keys.cache_clear()
    return with_words("river lamp cousin paper", "--plain", "--db", db, typed=lines(dice))


def a_talk_that_breaks(number: int, folder: Path, at: tuple[object, str], seen: list[str]) -> Ended:
    """One interview in which a handler fails, wherever it is called from."""
    owner, name = at
    whole = getattr(owner, name)
    broken = breaking(owner, name, (1, 1, 2, 5)[number % 4], seen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, broken)
        for module in [each for key, each in sys.modules.items() if key.startswith("assistant.")]:
            if vars(module).get(name) is whole:
                patch.setattr(module, name, broken)
        return a_talk(number, folder)


def left_lying(*folders: Path) -> list[str]:
    """The files in which a canary stands."""
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes()
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything that a program might write would come to lie."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(wiring, "SCRYPT_COST", 2)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def many_talks(home: Path, count: int) -> None:
    seen: list[str] = []
    found = reached(home)
    assert len(found) > 100, "the talks come by few handlers: nothing would be tried"
    for number in range(count):
        folder = home / str(number)
        folder.mkdir()
        at = found[number * len(found) // count % len(found)]
        ended = a_talk_that_breaks(number, folder, at, seen)
        assert CANARY not in ended.err, f"talk {number}"
        assert "Traceback" not in ended.out + ended.err, f"talk {number}"
        assert left_lying(home) == [], f"talk {number}"
    assert len(seen) >= count // 2, "most handlers did not break: little was tried"


@pytest.mark.broad
def test_no_word_is_left_lying_where_the_program_goes_wrong(home: Path) -> None:
    many_talks(home, SOME)


@pytest.mark.trust
def test_no_word_is_left_lying_in_two_hundred_talks(home: Path) -> None:
    many_talks(home, MANY)


def test_a_talk_that_goes_wrong_says_where_and_goes_on_next_time(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = str(home / "a.db")
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "hear", breaking(Desk, "hear", 4, []))
        ended = with_words(
            "river lamp cousin paper", "--plain", "--db", db, typed=f"1\n{CANARY}\nSam\n1\n"
        )
    assert ended.code == 1
    assert SORRY in ended.err
    assert "incident: RuntimeError in tests.test_canaries:" in ended.err
    assert "assistant.plain.face:" in ended.err
    wiring.keys.cache_clear()
    again = with_words("river lamp cousin paper", "--plain", "--db", db, typed="1\n")
    assert "3 steps kept" in again.out


def test_an_incident_names_what_led_to_it_and_quotes_nothing() -> None:
    def inner() -> None:
        raise KeyError(CANARY)

    def outer() -> None:
        try:
            inner()
        except KeyError as error:
            raise ValueError(CANARY) from error

    with pytest.raises(ValueError, match=CANARY) as caught:
        outer()
    told = incident_of(caught.value)
    assert [line.split(" in ")[0] for line in told.splitlines()] == [
        "incident: ValueError",
        "incident: KeyError",
    ]
    assert "tests.test_canaries" in told
    assert CANARY not in told


async def test_in_the_terminal_a_mistake_is_told_by_its_place_alone(
    books: Books, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(books, MemoryStore(), FakeClock(), "terminal", "caregiver")
    app = UndersongApp(lambda: desk, lambda _: [])
    monkeypatch.setattr(Desk, "hear", breaking(Desk, "hear", 1, []))

    async def type_it() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*CANARY, "enter")
            await pilot.pause()

    with pytest.raises(RuntimeError, match=CANARY):
        await type_it()
    assert app.incident.startswith("incident: RuntimeError in tests.test_canaries:")
    assert CANARY not in app.incident
    app.panic(CANARY)
    said = capsys.readouterr()
    assert CANARY not in said.out + said.err


def test_a_terminal_that_went_wrong_says_sorry_and_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(app: UndersongApp, **_: object) -> None:
        app._return_code = 1  # noqa: SLF001  # as Textual does
        app.incident = "incident: RuntimeError in a.b:1 c"

    monkeypatch.setattr(app_module.UndersongApp, "run", run)
    monkeypatch.setattr(app_module, "_forget_keys", lambda: None)
    assert run_app(lambda: pytest.fail("nobody sat down"), lambda _: []) == 1
    assert capsys.readouterr().err == f"{SORRY}\nincident: RuntimeError in a.b:1 c\n"


def test_nothing_of_the_environment_makes_textual_write_a_log() -> None:
    assert not [name for name in os.environ if name.startswith("TEXTUAL")]
