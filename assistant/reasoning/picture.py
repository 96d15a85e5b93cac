"""The live picture beside the conversation: cheap enough to be drawn again after every answer."""

from collections.abc import Iterable, Mapping

from assistant.domain.conditions import Fact
from assistant.domain.facts import Case
from assistant.domain.findings import LevelPicture, Picture, WindowPicture
from assistant.domain.knowledge import Knowledge
from assistant.reasoning.evidence import ANYTHING, TOP, rounded, skills_of
from assistant.reasoning.history import lack_of
from assistant.reasoning.tables import Tables, tables


def picture(case: Case, knowledge: Knowledge) -> Picture:
    """Return today's skills by level and each window's hardest thing and what held."""
    table = tables(knowledge)
    functions = case.functions()
    levels = []
    for region, codes in table.regions.items():
        skills = skills_of(codes, functions)
        levels.append(
            LevelPicture(region, skills.bounds, _band(skills.band, skills.known, functions))
        )
    return Picture(
        regions=tuple(levels), windows=tuple(_window(case, table, one) for one in case.reached)
    )


def _band(band: str, known: Iterable[str], functions: Mapping[str, Fact | None]) -> str:
    """One hard item is no pattern, yet a level that holds one is not drawn as steady."""
    facts = (functions[code] for code in known)
    hard = any(fact is not None and int(fact.value or 0) > 0 for fact in facts)
    return "few" if band == "none" and hard else band


def _window(case: Case, table: Tables, window: str) -> WindowPicture:
    lack = lack_of(case, window, table.windows[window], table.lack)
    held = (1 - lack[1], 1 - lack[0]) if lack else ANYTHING
    return WindowPicture(window, _hardest(case, window), rounded(*held))


def _hardest(case: Case, window: str) -> tuple[int, int]:
    reported = case.reported.get(window)
    if reported is None:
        return (0, TOP)
    facts = (*reported.values(), case.unlisted(window))
    return (max(int(one.low or 0) for one in facts), max(int(one.high or 0) for one in facts))
