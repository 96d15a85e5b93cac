"""One thing the lint found: a stable code, where, what, why it matters, and how to mend it."""

from dataclasses import dataclass
from typing import Literal

RULES: dict[str, tuple[str, str]] = {
    "U001": (
        "A file cannot be read or does not fit its shape.",
        "Mend the line named; the README of the folder shows the shape.",
    ),
    "U010": (
        "An answer written nowhere known is lost to the reasoning.",
        "Write a path of the case file, or leave path out.",
    ),
    "U011": (
        "A condition on something that is never answered before it can never hold.",
        "Name a path or answers.QUESTION that an earlier question writes.",
    ),
    "U012": (
        "A value that no option has can never be the answer.",
        "Use the code or value of an option of that question.",
    ),
    "U013": (
        "An answer cannot rest on a question that does not exist.",
        "Name the id of a question.",
    ),
    "U014": (
        "A code outside the vocabulary cannot be understood further on.",
        "Use a code of knowledge/, or add it there first.",
    ),
    "U015": (
        "A question that nobody can reach is never asked.",
        "Change its condition, its window or its voices.",
    ),
    "U020": (
        "A voice without words of its own would be spoken to in another's.",
        "Write ask, meaning and why for each voice.",
    ),
    "U021": (
        "People may always ask why; it must have an answer.",
        "Write one sentence under why, at most 25 words.",
    ),
    "U022": (
        "People may always ask what a question means.",
        "Write it in other words under meaning.",
    ),
    "U030": (
        "A long question is lost before its end (T5).",
        "At most 20 words, 2 sentences and exactly one question mark.",
    ),
    "U031": (
        "A long sentence is hard to follow when upset (T6).",
        "At most 18 words in a sentence.",
    ),
    "U032": (
        "Options are read at a glance (T7).",
        "At most 8 words, and 6 options in a list or group.",
    ),
    "U033": (
        "Words of the trade, and words that blame, hurt or shut people out (T13).",
        "Say it in plain words.",
    ),
    "U034": (
        "Too many messages before a question tire people (T8).",
        "At most 30 words in the opening of a section.",
    ),
    "U040": ("What no question writes can never be known.", "Add a question for it."),
    "U050": (
        "Two options that answer to the same words cannot be told apart.",
        "Take the words from one of them.",
    ),
    "U060": (
        "A statement must lead to a source that exists.",
        "Name an id of knowledge/sources.yaml.",
    ),
    "U061": (
        "Safety rules go by tags; a tag they do not know protects nobody.",
        "Use a tag of knowledge/tags.yaml.",
    ),
    "U062": ("A card is read with a child on the arm (T11).", "At most 60 words."),
    "U063": (
        "A source that nothing uses cannot be checked against anything.",
        "Use it, or take it out.",
    ),
    "U064": ("It names something that knowledge/ does not have.", "Use an id that exists."),
    "U070": (
        "A practice case that names what is not there cannot be played.",
        "Use a name that exists, or add it.",
    ),
    "U071": (
        "A hint that leads nowhere makes an interviewer doubt good habits.",
        "Write what is told under more, by when, long, helped, now or both.",
    ),
    "U072": (
        "Too little to find, or too much, and depth cannot be scored.",
        "Give it 4 to 8 hints, ten facts or more, and something that holds.",
    ),
    "U073": (
        "A key that does not fit its case would score people wrongly.",
        "Use the skills, facts and ids of the case, and ranges from 0 to 3 that hold its ratings.",
    ),
    "U074": ("Without a key nothing can be scored.", "Write keys/CASE.yaml."),
    "U075": ("A drill needs eight turns, each with an answer.", "Add turns, or mend right."),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend; ``where`` is ``folder/file.yaml:line`` and the id beside it."""

    where: str
    code: str
    name: str
    what: str
    mending: str = ""
    """How to mend this one, where the code alone does not say it."""

    def is_error(self) -> bool:
        """Say whether the content must not be used like this; what is only unused is a warning."""
        return self.severity() == "error"

    def severity(self) -> Literal["error", "warning"]:
        """Return how much it matters."""
        return "warning" if self.code == "U063" else "error"

    def plain(self) -> dict[str, str]:
        """Return the finding as JSON has it."""
        why, mend = RULES[self.code]
        return {
            "code": self.code,
            "severity": self.severity(),
            "where": self.where,
            "name": self.name,
            "what": self.what,
            "why": why,
            "mend": self.mending or mend,
        }

    def __str__(self) -> str:
        """Return the one line a person reads."""
        why, mend = RULES[self.code]
        return f"{self.where}: {self.code} {self.name}: {self.what} {why} {self.mending or mend}"
