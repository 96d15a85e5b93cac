"""What one event changes of a state, by itself: no path is looked for and no stage is left."""

from dataclasses import replace

from assistant.domain.answers import Answer, Event, Remarked, Renewed, answer_of
from assistant.domain.fits import fit_of
from assistant.interview.plan_events import beside_after, checkins_after
from assistant.interview.state import State


def changed(state: State, event: Event) -> State:
    """Return the state with what the event says, before anybody looks for what comes next."""
    match event.kind:
        case "opened":
            return replace(state, watched=event.value)
        case "chose":
            made = (*state.choices.get(event.question, ()), str(event.value))
            return replace(state, choices={**state.choices, event.question: made}, cursor="")
        case "felt":
            return replace(state, felt=state.felt | {event.question})
        case "answered":
            return _answered(state, event)
        case "accepted" if state.proposed is not None:
            return _accepted(state, state.proposed, event)
        case "proposed":
            return replace(state, proposed=event, unclear=0)
        case "dropped":
            return _dropped(state)
        case "unclear":
            return replace(state, unclear=state.unclear + 1)
        case "went":
            from_review = bool(event.question) and (state.from_review or state.stage == "reviewing")
            return replace(
                state, cursor=event.question, unclear=0, proposed=None, from_review=from_review
            )
        case _:
            return _aside(state, event)


def _renewed(state: State, event: Event) -> State:
    """Begin from an earlier interview: its doors stand open again, so that all it told is asked about."""
    told = event.value
    doors = {name: Answer(name, event.number, value=True) for name in told["doors"]}
    renewed = Renewed(told["from"], told["day"], frozenset(told["over"]))
    return replace(state, renewed=renewed, answers={**state.answers, **doors})


def _accepted(state: State, proposed: Event, event: Event) -> State:
    """A change or what was heard becomes the answer; a fact of a story is ticked beforehand."""
    state = replace(state, proposed=None)
    if "anchor" in proposed.data:
        first, last = event.value
        return _anchored(state, proposed, (first, last))
    if not proposed.data.get("fact"):
        return _answered(state, replace(proposed, number=event.number))
    told = dict(state.told)
    for question, code in proposed.data["fact"]:
        told[question] = tuple(dict.fromkeys((*told.get(question, ()), code)))
    return replace(state, told=told)


def _dropped(state: State) -> State:
    """A no leaves the answers as they were, and what was heard wrong is asked again where it was asked.

    An event whose time nobody knows is not asked about again.
    """
    proposed = state.proposed
    if proposed is None:
        return replace(state, cursor="")
    data = proposed.data
    if "anchor" in data:
        return _anchored(replace(state, proposed=None, cursor=""), proposed, None)
    if "command" in data:
        return replace(state, proposed=None)
    is_answer = bool(data.get("heard")) and "fact" not in data
    asked = str(data.get("asked", proposed.question)) if is_answer else ""
    return replace(state, proposed=None, cursor=asked if asked in state.path.ids() else "")


def _anchored(state: State, proposed: Event, span: tuple[int, int] | None) -> State:
    return replace(state, anchors={**state.anchors, str(proposed.data["anchor"]): span})


def _answered(state: State, event: Event) -> State:
    answers = {**state.answers, event.question: answer_of(event)}
    unseen = state.unseen - {event.question}
    return replace(state, answers=answers, cursor="", unclear=0, unseen=unseen)


def _aside(state: State, event: Event) -> State:
    match event.kind:
        case "confirmed":
            settled = {
                name: replace(state.answers[name], is_provisional=False) for name in event.value
            }
            return replace(state, answers={**state.answers, **settled})
        case "noted":
            kept = (*state.notes.get(event.question, ()), _remarked(event))
            return replace(state, notes={**state.notes, event.question: kept})
        case "flagged":
            return replace(state, flags=(*state.flags, _remarked(event)))
        case "informed":
            return replace(
                state,
                speaker=str(event.value.get("speaker", state.speaker)),
                known=event.value.get("known", state.known),
            )
        case _:
            return _judged(state, event)


def _remarked(event: Event) -> Remarked:
    return Remarked(event.question, event.said, str(event.value or ""), event.voice, event.at)


def _judged(state: State, event: Event) -> State:
    match event.kind:
        case "judged":
            return replace(state, judged={**state.judged, **event.value})
        case "fitted":
            fit = fit_of(event.value, event.said, str(event.data.get("text", "")), event.at)
            return replace(state, fits={**state.fits, event.question: fit})
        case "decided":
            decision = {**event.value, "at": event.at}
            return replace(state, decisions={**state.decisions, event.question: decision})
        case _:
            return _elsewhere(state, event)


def _elsewhere(state: State, event: Event) -> State:
    match event.kind:
        case "voice":
            return replace(state, voice=str(event.value), cursor="", proposed=None, unclear=0)
        case "alerted":
            unsure = tuple(event.data.get("unsure", ()))
            return replace(state, alerts=tuple(event.value), unsure_alerts=unsure)
        case "seen":
            is_command = state.proposed is not None and "command" in state.proposed.data
            proposed = None if is_command else state.proposed
            return replace(state, alerts=(), unsure_alerts=(), proposed=proposed)
        case "paused":
            why = event.value if isinstance(event.value, str) else ""
            return replace(state, before_pause=state.stage, pause=why)
        case "reviewed":
            return replace(state, cursor="", proposed=None, unclear=0, from_review=False)
        case "planned" | "shaped" | "checked":
            return _planned(state, event)
        case "renewed":
            return _renewed(state, event)
        case _:
            return state


def _planned(state: State, event: Event) -> State:
    count = len(state.checkins)
    return replace(
        state,
        planned=tuple(event.value) if event.kind == "planned" else state.planned,
        beside_plan=beside_after(state.beside_plan, event, count),
        checkins=checkins_after(state.checkins, event),
    )
