"""What a clinician is asked about their own view before the computed one is shown."""

from collections.abc import Mapping

STARTS = ("regulate", "relate", "reason", "maintain", "refer_first", "undetermined")
SURE = ("low", "moderate")
NOT_SAID = "skip"


def asks_own_view(judged: Mapping[str, str]) -> str:
    """Return what of the own view is asked next: where to start, how sure, or nothing."""
    if "start" not in judged:
        return "start"
    return "sure" if judged["start"] != NOT_SAID and "sure" not in judged else ""
