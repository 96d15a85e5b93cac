"""What was told otherwise than at an earlier time, for the clinician: with bounds, and who told it."""

from collections.abc import Iterator

from assistant.domain.since import LevelMoved
from assistant.export.pictures.then_now import ThenNow, then_now_of
from assistant.export.record import Record, Since
from assistant.export.report import Block, Figure, Heading, Paragraph, Table
from assistant.export.wording import Wording, capital

NO_PROOF = (
    "A change in answers is not proof of change in the client: a day, a mood and what is known can change them too. "
    "What was not known at one of the two times is no change. Both times each skill was told next to others of the age then."
)
_TELL = {"told_now": "not told then", "not_told_now": "not told now"}
_SAME, _TOUCH, _APART = "no change that is known", "bounds touch: it may be the same", "bounds do not touch"  # fmt: skip
_PLAN = (("still in it", "kept"), ("new in it", "came"), ("no more in it", "went"))


def since(record: Record, wording: Wording) -> Iterator[Block]:
    """Yield the clinician's part: start, levels with bounds, the picture, each answer that differs, the plan."""
    found = record.since
    if found is None:
        return
    yield Heading(f"What changed since {found.day}")
    yield Paragraph(NO_PROOF, "note")
    yield Paragraph(_start(found))
    rows = tuple(_level(level, wording) for level in found.findings.levels)
    head = ("Level", f"Told on {found.day}", f"Told on {found.now}", "What that says")
    yield Table(head, rows, (25, 25, 25, 25), is_small=True)
    yield Figure(_picture(record, found, wording), 84)
    yield from _answers(found)
    yield Heading("The plan then and now", 2)
    yield Paragraph(" ".join(_plan(found)))


def _picture(record: Record, found: Since, wording: Wording) -> ThenNow:
    then = (found.case, found.result, found.day)
    return then_now_of(then, (record.told.case, record.result, found.now), wording)


def _start(found: Since) -> str:
    (start_then, start_now), (sure_then, sure_now) = found.findings.start, found.findings.confidence
    start = f"Start with: {_moved(start_then, start_now)}."
    kept = f"Answers said to be still right: {found.kept}."
    return f"{start} Confidence: {_moved(sure_then, sure_now)}. {kept}"


def _moved(then: str, now: str) -> str:
    then, now = then.replace("_", " "), now.replace("_", " ")
    return f"{now}, as then" if then == now else f"then {then}, now {now}"


def _level(level: LevelMoved, wording: Wording) -> tuple[str, ...]:
    said = _SAME if not level.is_changed else _TOUCH if level.may_be_same else _APART
    then, now = (
        f"{band}, {low:.2f} to {high:.2f}"
        for band, (low, high) in ((level.then, level.bounds_then), (level.now, level.bounds_now))
    )
    return wording.words(wording.knowledge.regions[level.region].name), then, now, said


def _answers(found: Since) -> Iterator[Block]:
    """Yield the answers that differ by part of the interview; then those that one time alone has."""
    changed = [one for one in found.answers if one.how == "changed"]
    yield Heading("Answers that differ", 2)
    if changed:
        rows = tuple((one.section, one.asked, one.then, one.now) for one in changed)
        head = ("Part", "Question", "Only then", "Only now")
        yield Table(head, rows, (18, 28, 27, 27), is_small=True)
    else:
        yield Paragraph("No answer about the past, health, people or today differs.")
    once = [f"{one.asked} ({_TELL[one.how]})" for one in found.answers if one.how in _TELL]
    if once:
        yield Paragraph(f"Told at one time only, so no change: {'; '.join(once)}.", "small")


def _plan(found: Since) -> Iterator[str]:
    for said, key in _PLAN:
        titles = getattr(found.plan, key)
        if titles:
            yield f"{capital(said)}: {'; '.join(titles)}."
    if not (found.plan.kept or found.plan.came or found.plan.went):
        yield "No plan was chosen at either time."
    if found.checked:
        who = "; ".join(dict.fromkeys(one.by for one in found.checked if one.by)) or "not said"
        yield f"Weeks told of between: {len(found.checked)}, by {who}."
