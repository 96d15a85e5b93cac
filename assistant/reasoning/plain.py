"""A formulation as plain values, with the keys of the contract in its order."""

from typing import Any

from assistant.domain.findings import (
    DomainFinding,
    Formulation,
    OtherCause,
    Plan,
    PlannedActivity,
    RegionFinding,
)

CONTRACT = 1
Plain = dict[str, Any]


def to_plain(found: Formulation) -> Plain:
    """Return what ``formulate --json`` prints."""
    plain: Plain = {
        "contract": CONTRACT,
        "knowledge": found.knowledge,
        "start_with": found.start_with,
        "confidence": found.confidence,
        "safety": [
            {"id": one.id, "action": one.action, "answers": list(one.answers)}
            for one in found.safety
        ],
        "alternatives": [_cause(one) for one in found.alternatives],
        "regions": [_region(one) for one in found.regions],
        "domains": [_domain(one) for one in found.domains],
        "strengths": [{"text": one.text, "answers": list(one.answers)} for one in found.strengths],
        "plan": _plan(found.plan),
        "explanation": [
            {
                "kind": one.kind,
                "text": one.text,
                "answers": list(one.answers),
                "rule": one.rule,
                "sources": list(one.sources),
            }
            for one in found.explanation
        ],
    }
    return {**plain, **_trials(found), "outlook": _outlook(found), "voice": found.voice}


def _trials(found: Formulation) -> Plain:
    if found.questions_that_matter is None or found.flips is None:
        return {}
    return {
        "questions_that_matter": [
            {"path": one.path, "swing": one.swing, "could_change": list(one.could_change)}
            for one in found.questions_that_matter
        ],
        "flips": [
            {
                "changes": [
                    {
                        "path": change.path,
                        "from": change.from_value,
                        "to": change.to_value,
                        "known": change.known or None,
                    }
                    for change in one.changes
                ],
                "start_with": one.start_with,
            }
            for one in found.flips
        ],
    }


def _outlook(found: Formulation) -> Plain:
    outlook = found.outlook
    return {
        "now": outlook.now,
        "bounds": list(outlook.bounds),
        "now_bounds": list(outlook.now_bounds),
        "lever": outlook.lever,
        "answers": list(outlook.answers),
    }


def _cause(one: OtherCause) -> Plain:
    return {
        "id": one.id,
        "text": one.text,
        "refer": one.refer,
        "before_activities": one.before_activities,
        "answers": list(one.answers),
        "sources": list(one.sources),
        "speaks_for": one.speaks_for,
        "would_settle": one.would_settle,
    }


def _region(one: RegionFinding) -> Plain:
    return {
        "id": one.id,
        "history": one.history,
        "function": one.function,
        "reading": one.reading,
        "history_bounds": list(one.history_bounds),
        "function_bounds": list(one.function_bounds),
        "answers": list(one.answers),
    }


def _domain(one: DomainFinding) -> Plain:
    return {
        "id": one.id,
        "standing": one.standing,
        "bounds": list(one.bounds),
        "answers": list(one.answers),
        "history": one.history,
        "history_bounds": list(one.history_bounds),
    }


def _plan(plan: Plan) -> Plain:
    return {
        "stages": [
            {
                "id": stage.id,
                "open": stage.open,
                "gate": stage.gate,
                "activities": [_activity(one) for one in stage.activities],
            }
            for stage in plan.stages
        ],
        "not_yet": [
            {
                "id": one.id,
                "until": one.until,
                "name": one.name,
                "why": one.why,
                "sources": list(one.sources),
            }
            for one in plan.not_yet
        ],
        "excluded": [
            {
                "id": one.id,
                "because": one.because,
                "answers": list(one.answers),
                "caution": one.caution,
            }
            for one in plan.excluded
        ],
    }


def _activity(one: PlannedActivity) -> Plain:
    return {
        "id": one.id,
        "tags": list(one.tags),
        "with": list(one.with_people),
        "when": one.when,
        "dose": one.dose,
        "text": one.text,
        "cautions": list(one.cautions),
        "answers": list(one.answers),
        "sources": list(one.sources),
        "title": one.title,
        "why": one.why,
        "stop_when": one.stop_when,
    }
