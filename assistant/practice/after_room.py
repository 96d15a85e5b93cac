"""After the commitment: the key opens, the score is kept, and it can be looked at from every side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.practice.committing import Commitment
from assistant.practice.deck import Deck
from assistant.practice.feedback import (
    farthest,
    first_expert_turn,
    one_screen,
    rating_lines,
    timeline_lines,
    transcript,
)
from assistant.practice.key import Key
from assistant.practice.pages import Page, Said, numbered
from assistant.practice.records import Run
from assistant.practice.rooms import Room, Start
from assistant.practice.scoring import Score, score
from assistant.practice.scoring_view import pairs
from assistant.practice.sheet import Sheet

_VIEWS = ("see_talk", "see_map", "see_timeline", "see_own", "do_again", "do_paper", "do_menu")


class NotCommitted(Exception):  # noqa: N818  # reads as what it is
    """A key was asked for before the own view was kept; a fault of this program."""


def view_of(run: Run) -> Commitment:
    """Return the own view that was kept.

    Raises:
        NotCommitted: there is none yet.
    """
    if run.commitment is None:
        raise NotCommitted(run.id)
    return run.commitment


def key_of(deck: Deck, run: Run) -> Key:
    """Return the key of a run: the only place where one is opened, and never before the own view.

    Raises:
        NotCommitted: nothing is written down and kept yet.
    """
    view_of(run)
    return deck.keys.key(run.family)


def scored_of(deck: Deck, run: Run, key: Key) -> Score:
    """Return the score of a run."""
    return score(deck.practice, deck.family(run), deck.scene(run), view_of(run), key)


@dataclass(frozen=True, slots=True)
class AfterRoom:
    """The feedback of a finished visit."""

    deck: Deck
    run: str
    menu: Start
    shows: str = ""
    lines: tuple[Said, ...] = ()

    @classmethod
    def scored(cls, deck: Deck, run: str, menu: Start) -> "AfterRoom":
        """Open the key, keep the score and show it."""
        kept = deck.book.run(run)
        key = key_of(deck, kept)
        found = scored_of(deck, kept, key)
        first_look = not kept.again_of and not any(
            each.family == kept.family and each.id != run for each in deck.book.finished()
        )
        data = {
            "total": found.total,
            "parts": {part.name: round(part.points, 2) for part in found.parts},
            "misses": [*found.misses],
            "pairs": [[*each] for each in pairs(view_of(kept), key)],
            "areas": sorted({beat.area for beat in deck.scene(kept).beats if beat.area}),
            "unseen": first_look,
            "draft": key.is_draft(),
        }
        deck.keep(run, "scored", data)
        return cls(deck, run, menu)

    def _kept(self) -> Run:
        return self.deck.book.run(self.run)

    def page(self) -> Page:
        """Show one screen, and what can be looked at."""
        say, family = self.deck.say, self.deck.family(self._kept())
        ask = say("again_ask" if self.shows == "do_again" else "feedback_ask")
        offered = [] if self.shows == "do_again" else [(view, say(view)) for view in _VIEWS]
        lines = self.lines or tuple(self._screen())
        return Page(family.title, lines, ask, numbered(offered), say("hint_choose"))

    def _screen(self) -> Iterator[Said]:
        deck, run = self.deck, self._kept()
        key = key_of(deck, run)
        found = scored_of(deck, run, key)
        far = farthest(deck, pairs(view_of(run), key), key)
        yield from one_screen(deck, deck.family(run), found, far)
        yield Said(_whose(deck, key), "note")

    def take(self, code: str) -> Room:
        """Show another side of it, try again, print, or go back to the start."""
        views: dict[str, Callable[[], Iterator[Said]]] = {
            "see_talk": self._talk,
            "see_map": self._map,
            "see_timeline": self._timeline,
            "see_own": self._own,
            "do_again": self._talk,
            "do_paper": lambda: iter([paper(self.deck, self._kept())]),
        }
        if code not in views:
            return self.menu
        return replace(self, shows=code, lines=tuple(views[code]()))

    def _talk(self) -> Iterator[Said]:
        run = self._kept()
        return transcript(self.deck, self.deck.family(run), self.deck.scene(run))

    def _map(self) -> Iterator[Said]:
        run = self._kept()
        ratings = dict(view_of(run).ratings)
        return rating_lines(self.deck, ratings, key_of(self.deck, run))

    def _timeline(self) -> Iterator[Said]:
        run, deck = self._kept(), self.deck
        placed = dict(view_of(run).timeline)
        return timeline_lines(deck, deck.family(run), deck.scene(run), placed, key_of(deck, run))

    def _own(self) -> Iterator[Said]:
        return own_lines(self.deck, self._kept())

    def words(self, text: str) -> Room | None:
        """Take the turn from which it is tried again."""
        turns = len(self._kept().moves)
        if self.shows != "do_again" or not text.isdecimal() or not 1 <= int(text) <= turns:
            return None
        run = self.deck.begin(self._kept().family, self.run, int(text) - 1)
        return self.menu.go_on(run)

    def back(self) -> Room:
        """Go back to the one screen, and from there to the start."""
        return replace(self, shows="", lines=()) if self.lines else self.menu


def _whose(deck: Deck, key: Key) -> str:
    if key.is_draft():
        return deck.say("draft_key", who=key.made_by)
    return deck.say("expert_key", n=len(key.experts))


def own_lines(deck: Deck, run: Run) -> Iterator[Said]:
    """Yield the own formulation and plan beside the key, why, and what the program makes of the case."""
    say, practice, family = deck.say, deck.practice, deck.family(run)
    key, own = key_of(deck, run), view_of(run)

    def labels(named: dict[str, str], ids: tuple[str, ...]) -> str:
        return ", ".join(named.get(each, each) for each in ids if each) or say("none_chosen")

    starts = {each.id: each.label for each in practice.starts.values()}
    rivals = {each.id: each.label for each in practice.rivals.values()}
    holds = {fact.id: fact.short for fact in family.facts}
    tasks = {each.id: each.label for each in practice.activities.values()}
    people = dict(family.people)
    yield Said(say("own_start", own=labels(starts, (own.start,)), right=labels(starts, key.start)))
    yield Said(say("own_rivals", own=labels(rivals, own.rivals), right=labels(rivals, key.rivals)))
    yield Said(say("own_buffers", own=labels(holds, own.buffers), right=labels(holds, key.buffers)))
    plan = f"{labels(tasks, (own.activity,))}; {own.minutes} min, {own.times} x; {labels(people, (own.partner,))}"
    right = f"{labels(tasks, key.activities)}; {labels(people, key.partners)}"
    yield Said(say("own_plan", own=plan, right=right))
    yield Said(own.words, "you")
    yield Said(say("because", because=key.because))
    machine = deck.keys.machine(family.case)
    start = starts.get(machine.start, machine.start)
    yield Said(say("machine", start=start, confidence=machine.confidence), "note")


def paper(deck: Deck, run: Run) -> Said:
    """Save the page for supervision; return the line that says where."""
    return Said(deck.say("paper_saved", name=deck.save(sheet_of(deck, run))), "strong")


def sheet_of(deck: Deck, run: Run) -> Sheet:
    """Return the page for supervision: the reflection first, then score, view and moments."""
    say, family = deck.say, deck.family(run)
    key = key_of(deck, run)
    found = scored_of(deck, run, key)
    far = farthest(deck, pairs(view_of(run), key), key)
    screen = [*one_screen(deck, family, found, far)]
    view = [line.text for line in own_lines(deck, run)]
    return Sheet(
        run.id,
        run.began[:10],
        say("paper_title"),
        say("paper_subject", title=family.title),
        f"{say('paper_note')} {_whose(deck, key)}",
        say("paper_room"),
        (say("paper_reflection"), run.reflection),
        tuple((say(f"part_{part.name}"), part.figures().strip()) for part in found.parts),
        (say("paper_score"), *(line.text for line in screen if line.kind != "bar")),
        (say("paper_view"), tuple(view)),
        (say("paper_talk"), tuple(first_expert_turn(deck, family, deck.scene(run)))),
    )  # fmt: skip
