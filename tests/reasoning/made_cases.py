"""Invented cases by the thousand: any client, any mix of answers, gaps and hearsay."""

import random
from typing import Any

from hypothesis import strategies as st

from assistant.domain.ages import applies, reached
from assistant.domain.knowledge import Knowledge

Plain = dict[str, Any]
AGES = (0, 1, 3, 14, 20, 40, 50, 61, 90, 108, 131, 140, 200, 216, 400)
ABSENT = ("unknown_to_me", "declined", "later", "not_applicable")
PATTERNS = ("single", "repeated", "ongoing")
LOWER = ("brainstem", "cerebellum", "diencephalon")
KNOWN = ("saw", "told", "record", "guess")


class Maker:
    """Makes one plain case from one source of chance; ``full`` leaves nothing open."""

    def __init__(self, knowledge: Knowledge, seed: int, *, full: bool = False) -> None:
        self.knowledge = knowledge
        self.chance = random.Random(seed)  # noqa: S311  # invented cases, not secrets
        self.full = full
        self.age = 0
        self.rough = self.chance.random()
        self.gaps = 0.0 if full else self.chance.choice((0.0, 0.1, 0.3, 0.7))
        self.calm = self.chance.choice(
            ((), (), LOWER, (*LOWER, "limbic"), (*LOWER, "limbic", "cortex"))
        )
        self.hearsay = 0.0 if full else self.chance.choice((0.0, 0.0, 0.2))

    def case(self, age: int | None = None) -> Plain:
        age = self.chance.choice(AGES) if age is None else age
        self.age = age
        windows = list(reached(self.knowledge.windows, age))
        made: Plain = {
            "contract": 1,
            "client": {
                "label": "made",
                "age_months": age,
                "informant": self.chance.choice(("caregiver", "self", "school")),
            },
            "history": {window: self.window(window) for window in windows if self.stays()},
            "now": self.ratings(self.held_in(windows[-1])),
            "functions": self.skills(age),
            "preferences": self.preferences(),
        }
        for place, codes, often in (
            ("medical", self.knowledge.medical, self.chance.choice((0.0, 0.02, 0.1))),
            ("family_history", self.knowledge.family_history, 0.1),
            ("safety", self.knowledge.safety, self.chance.choice((0.0, 0.0, 0.1))),
        ):
            made[place] = {
                code: self.leaf(self.chance.random() < often) for code in codes if self.stays()
            }
        if self.chance.random() < 0.5:
            made["strengths"] = [{"text": "kind to animals", "domain": "relational"}]
        if self.chance.random() < 0.5:
            made["presenting"] = ["cannot sit still"]
        return made

    def stays(self) -> bool:
        return self.chance.random() >= self.gaps

    def leaf(self, value: Any) -> Any:
        draw = self.chance.random()
        if draw < self.gaps / 3:
            return self.chance.choice((None, {"absent": self.chance.choice(ABSENT)}))
        if draw < self.gaps / 3 + self.hearsay:
            return {"value": value, "known": self.chance.choice(KNOWN)}
        return value

    def held_in(self, window: str) -> list[str]:
        return [
            code
            for code, entry in self.knowledge.connection.items()
            if applies(entry.windows, window)
        ]

    def ratings(self, codes: list[str], *, rough: bool = False) -> Plain:
        return {code: self.leaf(self.rating(rough=rough)) for code in codes if self.stays()}

    def skills(self, age: int) -> Plain:
        codes = [
            code
            for code, skill in self.knowledge.functions.items()
            if skill.from_months <= age and not skill.note_only
        ]
        made = self.ratings(codes, rough=True)
        for code in made:
            if self.knowledge.functions[code].region in self.calm and isinstance(made[code], int):
                made[code] = 0
        return made

    def rating(self, *, rough: bool) -> int:
        spread = self.rough if rough else 1 - self.rough
        return self.chance.choices((0, 1, 2, 3), (1.2 - spread, 0.4, 0.3, spread))[0]

    def window(self, window: str) -> Any:
        if self.chance.random() < self.gaps / 4:
            return None
        made: Plain = {}
        if self.stays():
            made["adversity"] = self.adversity(window)
        if self.stays():
            made["connection"] = self.ratings(self.held_in(window))
        return made

    def adversity(self, window: str) -> Any:
        if self.chance.random() < self.gaps / 4:
            return None
        codes = [
            code
            for code, entry in self.knowledge.adversity.items()
            if applies(entry.windows, window)
        ]
        some = self.chance.sample(
            codes, self.chance.choice((0, 0, 1, 2, 4)) if self.rough > 0.3 else 0
        )
        return {code: self.reported() for code in some}

    def reported(self) -> Any:
        if self.chance.random() < self.gaps / 4:
            return None
        made: Plain = {
            "severity": self.chance.choice((1, 2, 3)),
            "pattern": self.chance.choice(PATTERNS),
        }
        if self.chance.random() < self.gaps:
            del made[self.chance.choice(("severity", "pattern"))]
        if self.chance.random() < self.hearsay:
            made["known"] = "told"
        if self.chance.random() < 0.3:
            made["last_months_ago"] = min(self.age, self.chance.choice((0, 2, 10, 30)))
        return made

    def preferences(self) -> Plain:
        names = ["Aunt Rosa", "Mum", "Mr. Lee", "Sam"]
        made: Plain = {
            "touch": self.chance.choice(("welcome", "ask_first", "avoid", "unknown")),
            "sound_sensitive": self.chance.random() < 0.3,
            "movement_sensitive": self.chance.random() < 0.2,
            "likes": self.chance.sample(["drums", "dog", "water", "drawing", "football"], 2),
            "dislikes": self.chance.sample(["music", "running"], 1),
            "minutes_a_day": self.chance.choice((0, 5, 20, 60)),
            "safe_people": [
                {"name": name, "relation": "family", "days": ["mon", "sat"]}
                for name in self.chance.sample(names, self.chance.choice((0, 1, 2)))
            ],
            "unsafe_people": [{"name": "Dan"}, {"name": self.chance.choice((" mum ", "Max"))}],
        }
        return {key: value for key, value in made.items() if self.stays()}


def seeds() -> st.SearchStrategy[int]:
    """Every made case is named by a number."""
    return st.integers(0, 10**6)
