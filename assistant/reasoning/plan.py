"""What to try: three stages with their gates, what waits, and what a caution took out."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.facts import Somebody
from assistant.domain.findings import Excluded, Plan, PlannedActivity, StagePlan
from assistant.domain.knowledge import Activity
from assistant.reasoning.cautions import Guard, Warned
from assistant.reasoning.fit import Fitted, Setting, fitted, ranked, setting_of
from assistant.reasoning.gates import first_gate, gate_of
from assistant.reasoning.partners import (
    WEEK,
    is_alone,
    is_there_by_day,
    is_there_in_the_evening,
    partner_name,
    partners,
    there_for,
)
from assistant.reasoning.telling import Telling
from assistant.reasoning.waiting import is_hard_today, waiting, waiting_for
from assistant.reasoning.wishes import Dislike, disliked_in, dislikes_of

MOST = 6
"""Activities to choose from in the starting stage; a family takes up three at the most."""
MOST_BELOW = 3
_LEAST = 3
"""A stage that starts has so many; where nobody is safe, the rest is done beside the clinician."""
_TOGETHER = frozenset({"connection", "touch"})
DISLIKED = "disliked"
"""The caution that takes out what rests on something that is not liked."""
_ADULT = "caregiver_alone"
_SKILLS = "functions"
"""Cited where the answer itself is for the clinician alone."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the plan stands on, settled before it is made."""

    start: str
    reasons: tuple[str, ...]
    """The answers that made this stage the start."""
    thin: bool
    adult_first: bool
    warned: tuple[Warned, ...]
    bars: frozenset[str] = frozenset()
    """What was told that comes before any activity: a danger, a doctor's look."""


def plan_of(telling: Telling, ground: Ground) -> Plan:
    """Make the plan; outside the three stages nothing is open."""
    stages = list(telling.knowledge.stages)
    if ground.start not in stages:
        first, *later = stages
        closed = StagePlan(
            first, open=False, gate=first_gate(telling, ground.start, ground.bars), activities=()
        )
        return Plan((closed, *(_closed(telling, stage) for stage in later)), (), ())
    reached = stages.index(ground.start)
    making = _Making(telling, ground)
    return Plan(
        tuple(
            making.stage(stage, MOST if stage == ground.start else MOST_BELOW)
            if place <= reached
            else _closed(telling, stage)
            for place, stage in enumerate(stages)
        ),
        tuple(waiting(telling, one) for one in making.waits if is_hard_today(telling, one)),
        tuple(making.excluded),
    )


def _closed(telling: Telling, stage: str) -> StagePlan:
    return StagePlan(stage, open=False, gate=gate_of(telling, stage), activities=())


class _Making:
    """Goes through the activities of the open stages."""

    def __init__(self, telling: Telling, ground: Ground) -> None:
        self.telling = telling
        self.ground = ground
        self.partners = partners(telling.case)
        self.is_alone = is_alone(telling.case)
        self.adult_first = ground.adult_first
        self.setting: Setting = setting_of(
            telling, self.partners, thin=ground.thin, adult_first=ground.adult_first
        )
        self.guard = Guard(ground.warned)
        self.waits = waiting_for(telling, ground.start)
        self.dislikes = dislikes_of(telling.case)
        self.excluded: list[Excluded] = []
        self.shortest = min(one.minutes for one in telling.knowledge.activities.values())

    def stage(self, stage: str, most: int) -> StagePlan:
        chosen = self._chosen(tuple(self._candidates(stage)), most)
        activities = tuple(self._planned(one) for one in chosen)
        return StagePlan(stage, open=True, gate=gate_of(self.telling, stage), activities=activities)

    def _chosen(self, candidates: tuple[Fitted, ...], most: int) -> tuple[Fitted, ...]:
        """Return the best fits: one for the adult leads where the adult's own calm comes first."""
        if self.is_alone:
            alone = tuple(one for one in candidates if _is_done_alone(one.activity))
            chosen = self._led(alone, most)
            if len(chosen) >= _LEAST:
                return chosen
            rest = (one for one in candidates if one not in chosen and one not in alone)
            return (*chosen, *ranked(rest, _LEAST - len(chosen)))
        return self._led(candidates, most)

    def _led(self, candidates: tuple[Fitted, ...], most: int) -> tuple[Fitted, ...]:
        own = tuple(one for one in candidates if one.activity.partner == _ADULT)
        if not (self.adult_first and own):
            return ranked(candidates, most)
        others = (one for one in candidates if one.activity.partner != _ADULT)
        return (*ranked(own, 1), *ranked(others, most - 1))

    def _candidates(self, stage: str) -> Iterable[Fitted]:
        early = {tag for one in self.waits for tag in one.tags}
        for activity in self.telling.knowledge.activities.values():
            if activity.stage != stage or not self._suits(activity):
                continue
            warned = self.guard.taken_out(activity)
            disliked = disliked_in(activity, self.dislikes)
            if warned is not None:
                self.excluded.append(self._left_out(activity, warned))
            elif disliked is not None:
                self.excluded.append(self._not_liked(activity, disliked))
            elif early.isdisjoint(activity.tags):
                yield fitted(activity, self.setting)

    def _suits(self, activity: Activity) -> bool:
        age = self.telling.case.age_months
        return activity.from_months <= age and (
            activity.below_months is None or age < activity.below_months
        )

    def _left_out(self, activity: Activity, warned: Warned) -> Excluded:
        because = self.telling.words(warned.caution.text)
        heard = (path for path in warned.because if self.telling.may_hear(path.rpartition(".")[2]))
        return Excluded(activity.id, because, tuple(heard) or (_SKILLS,), warned.caution.id)

    def _not_liked(self, activity: Activity, disliked: Dislike) -> Excluded:
        because = self.telling.words(self.telling.knowledge.cautions[DISLIKED].text)
        return Excluded(activity.id, because, (disliked.path,), DISLIKED)

    def _planned(self, one: Fitted) -> PlannedActivity:
        telling, activity = self.telling, one.activity
        shared = activity.partner == "safe_person"
        partners = self._there(activity) if shared else ()
        bounds = self.guard.bounding(activity)
        own = telling.card(activity.cautions)
        answers = (
            *(one.answers or self.ground.reasons),
            *(person.path for person in partners),
            *telling.case.cite(path for bound in bounds for path in bound.because),
        )
        return PlannedActivity(
            id=activity.id,
            title=telling.card(activity.title),
            tags=activity.tags,
            with_people=tuple(person.name for person in partners),
            when=self._when(activity, partners),
            dose=self._dose(activity),
            text=telling.card(activity.text),
            why=telling.card(activity.why),
            stop_when=telling.card(activity.stop_when),
            cautions=tuple(
                dict.fromkeys(
                    text
                    for text in (
                        self._beside_whom(activity),
                        own,
                        *(telling.words(bound.caution.text) for bound in bounds),
                    )
                    if text
                )
            ),
            answers=tuple(dict.fromkeys(answers)),
            sources=activity.sources,
        )

    def _there(self, activity: Activity) -> tuple[Somebody, ...]:
        setting, tags = activity.setting, activity.tags
        return there_for(self.partners, setting, tags, at_home=activity.at_home)

    def _when(self, activity: Activity, partners: tuple[Somebody, ...]) -> str:
        days = [
            self._with(person, by_day=by_day)
            for person in partners
            for by_day in [is_there_by_day(person, activity.setting, activity.tags)]
            if person.days or by_day
        ]
        covered = {day for person in partners for day in person.days}
        is_any_day = any(not person.days or is_there_in_the_evening(person) for person in partners)
        if days and not is_any_day and len(covered) < WEEK:
            days.append(self.telling.part("part_rest_days"))
        if self.partners and not partners and activity.partner == "safe_person":
            days = [self.telling.part("part_whoever_is_there")]
        return " ".join((self.telling.card(activity.when), *days))

    def _with(self, person: Somebody, *, by_day: bool) -> str:
        slots = {"partner": partner_name(self.telling, person), "days": self._days(person)}
        if by_day:
            return self.telling.part("part_days_by_day" if person.days else "part_by_day", slots)
        if len(person.days) == WEEK:
            return self.telling.part("part_any_day", slots)
        template = "part_days_and_evenings" if is_there_in_the_evening(person) else "part_days"
        return self.telling.part(template, slots)

    def _beside_whom(self, activity: Activity) -> str:
        """Return with whom it is done where nobody is safe and it takes two."""
        if self.is_alone and not _is_done_alone(activity):
            return self.telling.part("part_beside_clinician")
        return ""

    def _days(self, person: Somebody) -> str:
        return self.telling.listed(self.telling.part(f"part_{day}") for day in person.days)

    def _dose(self, activity: Activity) -> str:
        dose = self.telling.card(activity.dose)
        minutes = self.setting.minutes
        if minutes is None:
            return dose
        if minutes < self.shortest:
            return self.telling.part("part_moment")
        slots = {"minutes": f"{minutes:g}"}
        if activity.minutes > minutes:
            return self.telling.part("part_start_with", slots)
        is_often = activity.minutes * activity.times_a_day > minutes
        return (
            f"{dose} {self.telling.part('part_less_often' if is_often else 'part_minutes', slots)}"
        )


def _is_done_alone(activity: Activity) -> bool:
    """Say whether it takes nobody else: written for one, or for the adult alone."""
    if activity.partner == _ADULT:
        return True
    return activity.partner == "self" and _TOGETHER.isdisjoint(activity.tags)
