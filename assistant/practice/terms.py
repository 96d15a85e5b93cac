"""What the knowledge calls things that practice names: skills, domains, windows."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.ages import reached
from assistant.domain.knowledge import Knowledge
from assistant.domain.texts import say


@dataclass(frozen=True, slots=True)
class Terms:
    """Names by id; ``of_domain`` says to which domain a skill belongs, ``signs`` what is seen of it."""

    skills: Mapping[str, str]
    signs: Mapping[str, str]
    domains: Mapping[str, str]
    of_domain: Mapping[str, str]
    windows: Mapping[str, str]
    knowledge: Knowledge

    def windows_at(self, months: int) -> tuple[tuple[str, str], ...]:
        """Return the windows that a client of this age has reached, with their names."""
        there = reached(self.knowledge.windows, months)
        return tuple((name, self.windows[name]) for name in there)


def terms_of(knowledge: Knowledge) -> Terms:
    """Return the names in plain words, as families read them."""
    return Terms(
        {name: say(each.name, "caregiver") for name, each in knowledge.functions.items()},
        {name: say(each.observe, "caregiver") for name, each in knowledge.functions.items()},
        {name: say(each.name, "caregiver") for name, each in knowledge.domains.items()},
        {name: each.domain for name, each in knowledge.functions.items()},
        {name: say(each.name, "caregiver") for name, each in knowledge.windows.items()},
        knowledge,
    )
