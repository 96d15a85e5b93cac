"""The command palette: everything that can be done now, found by a few letters of its name."""

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from assistant.domain.texts import key_in_words
from assistant.interview.turns import Action


class Commands(Provider):
    """Offers the actions of the turn that is shown, each with its key; nothing of what was typed is kept."""

    async def discover(self) -> Hits:
        """Offer all of them while nothing is typed."""
        for name, run in self._offered():
            yield DiscoveryHit(name, run)

    async def search(self, query: str) -> Hits:
        """Offer those whose names hold these letters."""
        matcher = self.matcher(query)
        for name, run in self._offered():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run)

    def _offered(self) -> list[tuple[str, Callable[[], None]]]:
        actions: tuple[Action, ...] = getattr(self.screen, "actions", ())
        command = getattr(self.screen, "action_command", None)
        if command is None:
            return []
        return [(_called(action), partial(command, action.command)) for action in actions]


def _called(action: Action) -> str:
    return f"{action.label} ({key_in_words(action.key)})" if action.key else action.label
