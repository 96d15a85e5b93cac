"""What a person may want instead of answering: a command, a question to us, or no answer at all."""

import re
from dataclasses import replace

from assistant.conversation.language.asked import OPEN, Question
from assistant.conversation.language.dangers import Danger
from assistant.conversation.language.heard import Heard
from assistant.conversation.language.reading import UNCLEAR, Reading
from assistant.conversation.language.tables import Tables
from assistant.domain.lexicon import Rule

ABOUT_THIS = "about_this"
"""Words that speak of the questions and not of the client; they mean nothing by themselves."""
"""Words that speak of the questions and not of the client; they mean nothing by themselves."""


LONGEST_ACT = 16


_LONGEST_TURN = 14
"""Words of a turn that may be about the questions rather than an answer to one."""


_TURNS_TO_US = re.compile(
    r"\? |\b(?:you|your|yours)\b|\b(?:question|questions|answer|answers|answering|skip|typed|clicked|pressed|form|private|confidential|english)\b"
    r"|^(?:(?:no|nope|nah|sorry|please|well|oh|but|um|ok|okay|and) )*(?:not (?:answering|saying|telling|now|today|doing|this|that|going)|can (?:i|we)|could (?:i|we)|may (?:i|we)|let (?:us|me)|do (?:i|we)|is (?:this|it|that|there)|are (?:these|we|my)|(?:does|will|would) (?:this|it|that|my)|explain|repeat|back|stop|wait|hold|hang on|later|never mind|that (?:is|was) (?:not|wrong)|(?:this|that) (?:isnt|wasnt)|wrong"
    r"|i (?:will|would|am going to) (?:do|answer|come|tell|say|finish|think about|get back|rather|prefer|leave|pass|skip)|i (?:am not|wont|dont|do not|cant|would not|wouldnt) (?:really |just |want to |like to |going to |feel like |wish to )*(?:answer|say|talk|tell|share|discuss|go|do this|do that|know|understand|get|follow|remember|see why|feel comfortable|comfortable|ready|want)|i (?:understand|know|get) (?:not|nothing))\b"
)


_EMPHASIS = re.compile(
    r"\b(?:you|people|they|everyone|nobody) (?:have|has|had|got) no idea\b|\bno idea how (?:hard|bad|much)\b"
)
"""*You have no idea* says how much, and not that somebody does not know."""


COMMANDS = frozenset(
    {"back", "change", "skip", "pause", "stop", "repeat", "undo", "review", "help"}
)


def act_in(tables: Tables, heard: Heard) -> Rule | None:
    """Return what a short text as a whole asks of us, or None."""
    if heard.count > LONGEST_ACT:
        return None
    return tables.acts.whole(heard.bare) if heard.bare else None


def likely_act(tables: Tables, heard: Heard) -> Reading:
    """Propose what the person wants where nothing fits, by likeness to listed lines; never sure."""
    found = tables.exemplars.nearest(heard)
    return replace(of_act(found), certainty="confirm") if found is not None else UNCLEAR


def alike_act(tables: Tables, typed: str) -> Reading:
    """Propose what the person wants by likeness in meaning, where no other look found anything."""
    found = tables.alike.act(typed) if tables.alike is not None else None
    return replace(of_act(found), certainty="confirm") if found is not None else UNCLEAR


def perhaps_aside(tables: Tables, heard: Heard, answer: Reading) -> Reading:
    """Where any words are an answer, those that may mean the questions themselves are read back."""
    likely = likely_act(tables, heard)
    if likely.act != "unclear":
        return likely
    if heard.count <= _LONGEST_TURN and _TURNS_TO_US.search(heard.flat):
        return answer.less_sure()
    speaks_of_this = any(each.rule.means == ABOUT_THIS for each in tables.acts.parts(heard.flat))
    return answer.less_sure() if speaks_of_this else answer


def absent_in(tables: Tables, heard: Heard, question: Question) -> Reading | None:
    """Return a reason for no answer; in a free text only where it is all that was typed."""
    if question.kind == "yes_no":
        return None
    wholes = tables.polar.wholes(heard.bare) if heard.bare else ()
    rule = next((each for each in wholes if each.means not in {"yes", "no", "mixed"}), None)
    if rule is not None:
        return Reading("absent", rule.means, "sure" if rule.sure else "confirm", rule.id)
    if question.kind in OPEN or question.kind == "people":
        return None
    if _EMPHASIS.search(heard.flat):
        return None
    parts = [found.rule for found in tables.polar.parts(heard.flat)]
    if parts and parts[0].means not in {"mixed", "yes", "no"}:
        return Reading("absent", parts[0].means, "confirm", parts[0].id)
    return None


def as_option(tables: Tables, absent: Reading, question: Question) -> Reading:
    """Take an absent reason as the option that says the same, where there is one."""
    for offer in question.offers if question.kind not in OPEN else ():
        rule = tables.polar.whole(tables.heard(offer.label).bare)
        if rule is not None and rule.sure and rule.means == absent.value:
            return Reading("answer", offer.code, absent.certainty, absent.rule)
    return absent


def of_act(rule: Rule) -> Reading:
    """Return it as a command or a question to us."""
    if rule.means in COMMANDS:
        return Reading("command", rule.means, "sure" if rule.sure else "confirm", rule.id)
    return Reading("question", rule.means, "sure" if rule.sure else "confirm", rule.id)


def alike_danger(tables: Tables, heard: Heard, said: Danger) -> Danger:
    """Ask gently by likeness in meaning; what a rule said, of danger or of an act, stands."""
    if tables.alike is None or act_in(tables, heard) is not None:
        return said
    if any(tables.dangers.parts(heard.flat)):
        return said
    found = tables.alike.danger(heard.typed)
    return Danger((found.means,), "check") if found is not None else said
