"""Hand-made stand-ins for what the use cases need from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assistant.domain.answers import Event
from assistant.interview.keys import Lock, WrongKey
from assistant.interview.ports import Kept, Standing, TakenElsewhere


@dataclass
class FakeClock:
    """A clock that moves one second a look."""

    time: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@dataclass
class MemoryStore:
    """Keeps everything in two dictionaries, with the promises of the real store."""

    kept: dict[str, Kept] = field(default_factory=dict)
    log: dict[str, list[Event]] = field(default_factory=dict)
    held_elsewhere: bool = False

    def begin(self, case: str | None, voice: str, at: datetime) -> Kept:
        number = len(self.kept) + 1
        now = at.isoformat(timespec="seconds")
        name = case or f"case-{number}"
        found = Kept(f"i-{number}", name, name, voice, now, now, closed=False, events=0)
        self.kept[found.interview] = found
        self.log[found.interview] = []
        return found

    def keep(
        self, interview: str, events: Sequence[Event], standing: Standing | None = None
    ) -> None:
        log = self.log[interview]
        if events and events[0].number != len(log) + 1:
            raise TakenElsewhere("elsewhere")
        log.extend(events)
        if events:
            closed = events[-1].kind == "closed"
            self.kept[interview] = self.kept[interview]._replace(
                events=len(log), touched=events[-1].at, closed=closed
            )
        if standing is not None:
            self.kept[interview] = self.kept[interview]._replace(
                stage=standing.stage,
                flags=standing.flags,
                informant=standing.informant,
                age_months=standing.age_months,
            )

    def archive(self, case: str, *, archived: bool) -> None:
        for key, kept in self.kept.items():
            if kept.case == case:
                self.kept[key] = kept._replace(archived=archived)

    def events(self, interview: str) -> list[Event]:
        return list(self.log[interview])

    def interviews(self) -> list[Kept]:
        return sorted(self.kept.values(), key=lambda kept: kept.touched, reverse=True)

    def name(self, interview: str, label: str) -> None:
        case = self.kept[interview].case
        for key, kept in self.kept.items():
            if kept.case == case:
                self.kept[key] = kept._replace(label=label)

    def delete_case(self, case: str, at: datetime) -> None:
        assert at.tzinfo
        for key in [key for key, kept in self.kept.items() if kept.case == case]:
            del self.kept[key], self.log[key]

    def hold(self, interview: str, at: datetime) -> bool:
        return bool(interview and at) and not self.held_elsewhere

    def release(self, interview: str) -> None:
        assert interview


@dataclass
class FakeLikeness:
    """Says of every text that it is so near to some lines, and not at all to the others."""

    near: Mapping[str, float]
    asked: list[str] = field(default_factory=list)

    def of(self, text: str, lines: Sequence[str]) -> Sequence[float]:
        self.asked.append(text)
        return [self.near.get(line, 0.0) for line in lines]


@dataclass
class FakeKeys:
    """A lock that is opened by what it was made with, and thinks about nothing."""

    stands: Lock = "new"
    secrets: list[str] = field(default_factory=list)
    open_to: str = ""

    def standing(self) -> Lock:
        return self.stands

    def is_open(self) -> bool:
        return bool(self.open_to)

    def new_code(self) -> str:
        return "AAAA-BBBB"

    def make(self, passphrase: str, code: str) -> None:
        self.secrets = [passphrase, code]
        self.stands, self.open_to = "locked", "person"

    def unlock(self, secret: str) -> str:
        if secret not in self.secrets:
            raise WrongKey("no")
        self.open_to = ("person", "code")[self.secrets.index(secret)]
        return self.open_to

    def change(self, passphrase: str) -> None:
        self.secrets[0] = passphrase

    def lock(self) -> None:
        self.open_to = ""
