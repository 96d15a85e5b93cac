"""Care in the first years that was short of one steady person: it stands in its own right, as a question."""

from collections.abc import Iterator

from assistant.domain.facts import Case
from assistant.domain.findings import Sentence
from assistant.reasoning.names import rated_skills, reported_with_time
from assistant.reasoning.telling import Telling
from assistant.reasoning.view import View, reported_there

FIRST_YEARS = ("perinatal", "infancy", "early_childhood")
_COMFORT = "functions.seeking_comfort"
_HOME, _MOVES = "institutional_care", "separation_or_moves"
_AGAIN = frozenset({"repeated", "ongoing"})
_CLEARLY = 2


def told_early(view: View) -> tuple[str, ...]:
    """Return what was reported of the first years."""
    reached = (one for one in view.case.reached if one in FIRST_YEARS)
    return tuple(path for window in reached for path in reported_there(view.case, window))


def apart_early(view: View) -> tuple[str, ...]:
    """Return institutional care and changes of who cared, time and again, in the first years."""
    return tuple(path for path in told_early(view) if _is_apart(view.case, path))


def _is_apart(case: Case, path: str) -> bool:
    code = path.rpartition(".")[2]
    pattern = case.facts.get(f"{path}.pattern")
    return code == _HOME or (code == _MOVES and pattern is not None and pattern.value in _AGAIN)


def asks_of_early_care(view: View, telling: Telling) -> Iterator[Sentence]:
    """Ask whether such a start is part of why comfort is not sought; a specialist answers, nobody here."""
    comfort = view.case.facts.get(_COMFORT)
    paths = apart_early(view)
    if not paths or comfort is None or comfort.value < _CLEARLY:
        return
    if view.keeps_history and not view.is_held_back:
        slots = {
            "items": telling.listed(reported_with_time(telling, path) for path in paths),
            "skills": rated_skills(telling, (_COMFORT,)),
        }
        yield telling.sentence("alternative_early_care", view.case.cite((*paths, _COMFORT)), slots)
