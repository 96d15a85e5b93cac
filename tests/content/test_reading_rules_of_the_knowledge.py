"""The reading and wording rules of the knowledge, over every string that a person can be shown.

The figures are those of research/ux.md 0, the wording rules those of research/clinical.md 5.5.
The sentences of the explanation and the reasons of the weights have tests of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.conditions import Fact, Truth, judge, problems_of
from assistant.domain.knowledge import Activity
from assistant.domain.texts import say
from tests import reading
from tests.compiled import knowledge as known

pytestmark = pytest.mark.broad

VOICES = ("caregiver", "self", "clinician", "trainee")
FAMILY_VOICES = ("caregiver", "self")
PARTS = (
    "windows", "adversity", "connection", "regions", "stages", "domains", "functions", "medical",
    "family_history", "safety", "alternatives", "cautions", "activities", "not_yet",
)  # fmt: skip
NAMES = frozenset({"name", "title"})
LONGEST_SENTENCE = 18
LONGEST_SHORT = 12
HARDEST = 6.0
HARDEST_CARD = 5.0
HARDEST_CRISIS = 4.0
HARDEST_WHOLE = 8.0
LONGEST_CARD = 60
PLAIN_WORDS = Path(__file__).parent.parent / "plain_words" / "knowledge.txt"
MARKS = frozenset(
    {"name", "Name", "name_s", "they", "They", "them", "their", "Their", "are", "have", "do", "s"}
)

JARGON = re.compile(
    r"dysregulat|trauma|attachment|arousal|cortex|cortical|brain|diencephal|cerebell|limbic"
    r"|deficit|disorder|broken|abus|perpetrat|neglect|fail|bad (?:parent|mother|father|child)"
    r"|victim|dysfunction|abnormal|fault|maladaptive|regress|symptom|at risk|should have"
    r"|normal child|neuro",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\bdamag|stunt|\bbroken\b|caused? by|\bprov(?:e|es|en)\b|brain age|developmental age|irreversib"
    r"|lizard|under-?developed|because (?:the|his|her|their|your) (?:mother|father|parent|mom|dad)"
    r"|lower cortical|will (?:become|grow up|end up|be violent|never)|high confidence|\bcures?\b"
    r"|\bscore of|NMT|brain map",
    re.IGNORECASE,
)
FOUND = re.compile(
    r"\b(?:has|have|is|are) (?:autis|adhd|fasd|ptsd|depress|a learning dis|epilep|sleep apn)"
    r"|diagnosis of|suffers? from|shows that \{name\}",
    re.IGNORECASE,
)
TREATS = re.compile(
    r"\b(?:treats?|heals?|cures?|relieves?|reduces?|improves?)\b"
    r"|(?:help|good|works?) (?:for|with|against) (?:asthma|snoring|apn|seizure|pain|illness|adhd|autism)",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"you (?:will|are going to) be (?:safe|fine|ok)|we (?:will|can) (?:help|keep|protect|call|come)"
    r"|someone will (?:call|come|help)|everything will|will be all right|guarantee",
    re.IGNORECASE,
)
COERCION = re.compile(
    r"hold (?:\{them\}|\{name\}|the child) (?:down|still)|make \{(?:name|them)\} (?:look|sit|stay)"
    r"|must (?:look|finish|eat|hug)|eye contact|no (?:dessert|dinner|food|toilet)|send \{name\} to",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """One text as one voice reads it, with the place it comes from."""

    where: str
    part: str
    field: str
    voice: str
    text: str


@cache
def plain_words() -> frozenset[str]:
    """Return the reviewed words of three and more syllables."""
    return frozenset(PLAIN_WORDS.read_text(encoding="utf-8").split())


def entries() -> Iterator[tuple[str, str, Any]]:
    """Yield each part, id and entry that carries words."""
    for part in PARTS:
        for name, entry in getattr(known(), part).items():
            yield part, name, entry


def word_fields(entry: Any) -> Iterator[tuple[str, Mapping[str, Mapping[str, str]]]]:
    """Yield the fields of an entry that hold words, those that are empty left out."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Mapping) and "en" in value:
            yield field.name, value


def is_clinicians_alone(name: str, entry: Any) -> bool:
    """Say whether an entry is shown to no family."""
    return name in known().clinician_only or getattr(entry, "clinician_only", False)


@cache
def texts(voices: tuple[str, ...] = FAMILY_VOICES) -> tuple[Said, ...]:
    """Return every text of the entries in these voices."""
    return tuple(
        Said(f"{part}.{name}.{field} ({voice})", part, field, voice, text)
        for part, name, entry in entries()
        for field, words in word_fields(entry)
        for voice in voices
        if (text := say(words, voice))
    )


@cache
def crisis_lines(voices: tuple[str, ...] = FAMILY_VOICES) -> tuple[Said, ...]:
    """Return every line of every card with the contacts of the country in their place."""
    pack = known().countries["us"]
    contacts = {
        f"{{{contact.use}}}": say(contact.words, "caregiver").split(" (")[0]
        for contact in pack.contacts
    }
    found = []
    for name, card in known().cards.items():
        for voice in voices:
            lines = card.lines["en"]
            for number, line in enumerate(lines.get(voice) or lines["any"]):
                filled = line
                for mark, words in contacts.items():
                    filled = filled.replace(mark, words)
                found.append(
                    Said(f"cards.{name}.{number} ({voice})", "cards", "line", voice, filled)
                )
    return tuple(found)


def all_texts() -> tuple[Said, ...]:
    """Return everything that anybody reads."""
    return (*texts(VOICES), *crisis_lines(VOICES))


def is_short(text: str) -> bool:
    """Say whether a text is too short for its grade to mean anything."""
    return len(reading.words(text)) < 15 and len(reading.sentences(text)) < 2  # T1


def assert_none(found: list[str]) -> None:
    """Fail with every finding, each once, on its own line."""
    assert not found, "\n" + "\n".join(dict.fromkeys(found))


def hits(pattern: re.Pattern[str], said: tuple[Said, ...]) -> list[str]:
    """Return each text in which the pattern is found."""
    return [
        f"{one.where}: {hit.group()!r} in {one.text!r}"
        for one in said
        if (hit := pattern.search(one.text))
    ]


class TestSentences:
    def test_longer_texts_read_at_grade_six_or_below(self) -> None:
        assert_none(
            [
                f"{one.where}: {reading.grade(one.text):.1f} {one.text!r}"
                for one in texts()
                if not is_short(one.text) and reading.grade(one.text) > HARDEST
            ]
        )

    def test_short_texts_have_few_words_and_only_reviewed_long_ones(self) -> None:
        found = []
        for one in texts():
            if not is_short(one.text):
                continue
            strange = reading.long_words(one.text) - plain_words()
            if strange or len(reading.words(one.text)) > LONGEST_SHORT:
                count = len(reading.words(one.text))
                found.append(f"{one.where}: {count} words {sorted(strange)} {one.text!r}")
        assert_none(found)

    def test_no_sentence_is_longer_than_eighteen_words(self) -> None:
        assert_none(
            [
                f"{one.where}: {len(reading.words(sentence))} {sentence!r}"
                for one in (*texts(), *crisis_lines())
                for sentence in reading.sentences(one.text)
                if len(reading.words(sentence)) > LONGEST_SENTENCE
            ]
        )

    def test_crisis_cards_read_at_grade_four_or_below(self) -> None:
        for card in known().cards:
            for voice in FAMILY_VOICES:
                lines = [
                    one.text
                    for one in crisis_lines()
                    if one.voice == voice and one.where.startswith(f"cards.{card}.")
                ]
                assert reading.grade(" ".join(lines)) <= HARDEST_CRISIS, card
                for line in lines:
                    assert is_short(line) or reading.grade(line) <= HARDEST_CRISIS, line

    def test_all_of_it_together_reads_at_smog_eight_or_below(self) -> None:
        for voice in FAMILY_VOICES:
            for part in ("activities", "alternatives", "safety", "not_yet"):
                whole = " ".join(
                    one.text if one.text.endswith((".", "?", "!")) else f"{one.text}."
                    for one in texts()
                    if one.voice == voice and one.part == part
                )
                assert reading.smog(whole) <= HARDEST_WHOLE, (voice, part)

    def test_every_reviewed_word_is_in_use(self) -> None:
        used = {
            word for one in texts() if is_short(one.text) for word in reading.long_words(one.text)
        }
        assert plain_words() <= used, sorted(plain_words() - used)


class TestVoices:
    def test_every_voice_has_words_for_everything_it_may_read(self) -> None:
        found = []
        for part, name, entry in entries():
            voices = ("clinician",) if is_clinicians_alone(name, entry) else VOICES
            for field, words in word_fields(entry):
                found += [
                    f"{part}.{name}.{field} {voice}" for voice in voices if not say(words, voice)
                ]
        assert_none(found)

    def test_what_is_the_clinicians_alone_has_words_in_no_other_voice(self) -> None:
        for part, name, entry in entries():
            if is_clinicians_alone(name, entry):
                for field, words in word_fields(entry):
                    assert set(words["en"]) == {"clinician"}, f"{part}.{name}.{field}"

    def test_only_known_marks_are_used(self) -> None:
        for one in texts(VOICES):
            assert set(re.findall(r"\{(\w+)\}", one.text)) <= MARKS, one.where

    def test_a_name_at_the_start_of_a_sentence_is_a_capital_one(self) -> None:
        small = re.compile(r"(?:^|[.!?]['\"”]? )\{(?:name|they|their|name_s)\}")
        assert_none(hits(small, texts(VOICES)))

    def test_texts_of_older_clients_say_you(self) -> None:
        assert_none(
            [
                f"{one.where}: {one.text!r}"
                for one in texts(("self",))
                if one.part != "activities" and "{" in one.text
            ]
        )
        for activity in known().activities.values():
            if (activity.below_months or 999) > 11 * 12:
                for field in ("text", "why", "stop_when", "dose", "when"):
                    text = say(getattr(activity, field), "self")
                    assert "{" not in text, f"{activity.id}.{field}: {text}"

    def test_names_of_the_levels_stay_with_the_clinician(self) -> None:
        for region in known().regions.values():
            for voice in FAMILY_VOICES:
                assert not JARGON.search(say(region.name, voice))
        for low in ("brainstem", "cerebellum", "diencephalon"):
            region = known().regions[low]
            assert "lower brain" in say(region.name, "clinician")


class TestCare:
    def test_no_jargon_and_no_blame(self) -> None:
        assert_none(hits(JARGON, (*texts(), *crisis_lines())))

    def test_nothing_is_said_that_must_never_be_said(self) -> None:
        assert_none(hits(NEVER, all_texts()))

    def test_no_diagnosis_is_named_as_found(self) -> None:
        assert_none(hits(FOUND, all_texts()))

    def test_other_explanations_are_questions(self) -> None:
        for alternative in known().alternatives.values():
            for voice in VOICES:
                text = say(alternative.text, voice)
                assert not text or "?" in text, f"{alternative.id} {voice}"

    def test_no_activity_is_said_to_treat_anything(self) -> None:
        mine = tuple(
            one for one in texts(VOICES) if one.part in {"activities", "stages", "not_yet"}
        )
        assert_none(hits(TREATS, mine))

    def test_nothing_is_promised(self) -> None:
        assert_none(hits(PROMISE, all_texts()))

    def test_families_are_told_that_nobody_watches(self) -> None:
        for rule in known().safety.values():
            if not rule.clinician_only:
                for voice in FAMILY_VOICES:
                    assert "Nobody watches this page." in say(rule.action, voice), rule.id
        for name, card in known().cards.items():
            for voice in FAMILY_VOICES:
                lines = card.lines["en"]
                shown = " ".join(lines.get(voice) or lines["any"])
                assert "Nobody watches this page." in shown, name
                assert "{emergency}" in shown, name

    def test_nobody_is_forced(self) -> None:
        mine = tuple(one for one in texts(VOICES) if one.part == "activities")
        assert_none(hits(COERCION, mine))

    def test_what_waits_is_never_an_assessment_or_a_therapy(self) -> None:
        for one in known().not_yet.values():
            for voice in VOICES:
                assert not re.search("assess|therap|treat", say(one.name, voice), re.IGNORECASE)


class TestWhatIsThere:
    def test_the_lists_are_whole(self) -> None:
        sizes = {
            "windows": 7, "adversity": 22, "connection": 8, "regions": 5, "stages": 3, "domains": 4,
            "functions": 26, "medical": 27, "family_history": 10, "safety": 10, "alternatives": 23,
            "tags": 27,
        }  # fmt: skip
        for part, size in sizes.items():
            assert len(getattr(known(), part)) == size, part

    def test_everything_names_sources_that_exist(self) -> None:
        for part, name, entry in entries():
            assert entry.sources, f"{part}.{name}"
            assert set(entry.sources) <= set(known().sources), f"{part}.{name}"
        for contact in known().countries["us"].contacts:
            assert contact.source in known().sources

    def test_sources_say_where_they_are_from_and_what_they_cannot_say(self) -> None:
        for source in known().sources.values():
            assert source.citation, source.id
            assert source.says, source.id
            assert source.limits, source.id
            assert source.reviewed, source.id
            if source.kind == "practice":
                assert "nverified" in source.limits, source.id
            if source.kind in {"study", "review", "guideline", "page"}:
                assert source.address.startswith("http"), source.id

    def test_conditions_are_in_the_closed_language(self) -> None:
        for alternative in known().alternatives.values():
            assert not problems_of(alternative.when), alternative.id
            if alternative.before_activities is not None:
                assert not problems_of(alternative.before_activities), alternative.id
        for caution in known().cautions.values():
            assert not problems_of(caution.when), caution.id

    def test_every_danger_has_a_card(self) -> None:
        carded = [code for card in known().cards.values() for code in card.codes]
        assert sorted(carded) == sorted(known().safety)

    def test_every_tag_that_needs_care_has_a_caution(self) -> None:
        careful = {tag for caution in known().cautions.values() for tag in caution.tags}
        wanted = {
            "vigorous", "spinning_or_inversion", "touch", "massage", "weighted", "deep_pressure",
            "sound", "light", "water", "mouth", "scent", "animal", "movement", "breathing",
        }  # fmt: skip
        assert wanted <= careful


# What comes before any activity, judged over a handful of answers.

COMES_FIRST = {
    "snoring_or_breathing_pauses": "sleep_apnoea",
    "asthma_uncontrolled": "asthma_undertreated",
    "staring_spells": "seizures",
    "seizures": "seizures",
    "collapse_or_fainting": "seizures",
    "lost_skills": "seizures",
    "head_injury": "head_injury",
    "poor_growth": "poor_growth",
    "never_cries": "poor_growth",
    "floppy_or_stiff": "poor_growth",
    "poor_feeding": "poor_growth",
}


@dataclass
class Answers:
    """A few answers; enough of ``conditions.Facts`` for what follows."""

    facts: Mapping[str, Fact]
    age_months: int | None = 108
    voice: str = "clinician"

    def fact(self, path: str) -> Fact | None:
        """Return what was answered."""
        return self.facts.get(path)

    def known(self, path: str) -> bool:
        """Say whether it was answered."""
        return path in self.facts

    def windows(self) -> Mapping[str, tuple[int, int | None]]:
        """Return one window, which is all that is asked for here."""
        return {"childhood": (48, 132)}

    def adversities(self, window: str) -> Mapping[str, Fact] | None:
        """Return nothing: the history was not asked."""
        return {"childhood": None}[window]

    def functions(self) -> Mapping[str, Fact | None]:
        """Return no skill."""
        return {}

    def dimension(self, adversity: str) -> str:
        """Return the dimension of an adversity."""
        return known().adversity[adversity].dimension


def raised(name: str, **medical: object) -> tuple[bool, bool]:
    """Say whether an alternative is raised and whether it comes first."""
    facts = {f"medical.{code.replace('__', '.')}": Fact(value) for code, value in medical.items()}
    alternative = known().alternatives[name]
    answers = Answers({**facts, "functions.sleep": Fact(3, 3, 3)})
    first = alternative.before_activities
    return (
        judge(alternative.when, answers).truth is Truth.YES,
        first is not None and judge(first, answers).truth is Truth.YES,
    )


class TestMedicalFirst:
    @pytest.mark.parametrize(("sign", "alternative"), COMES_FIRST.items())
    def test_a_warning_sign_comes_first_until_a_doctor_has_looked(
        self, sign: str, alternative: str
    ) -> None:
        seen = f"{sign}__seen_by_doctor"
        assert raised(alternative, **{sign: True}) == (True, True)
        assert raised(alternative, **{sign: True, seen: False}) == (True, True)
        assert raised(alternative, **{sign: True, seen: True}) == (True, False)
        assert known().alternatives[alternative].refer == "doctor"

    def test_asthma_whose_control_is_not_known_is_raised_beside_the_activities(self) -> None:
        assert raised("asthma_undertreated", asthma=True) == (True, False)
        controlled = raised("asthma_undertreated", asthma=True, asthma_uncontrolled=False)
        assert controlled == (False, False)

    def test_hard_sleep_that_nobody_looked_at_is_raised_beside_the_activities(self) -> None:
        assert raised("sleep_unexamined") == (True, False)
        assert raised("sleep_unexamined", snoring_or_breathing_pauses=False) == (True, False)
        assert raised("sleep_unexamined", snoring_or_breathing_pauses=True) == (False, False)

    def test_what_needs_care_is_taken_out_while_it_is_not_known(self) -> None:
        taken = set()
        for caution in known().cautions.values():
            truth = judge(caution.when, Answers({})).truth
            holds = truth is Truth.YES or (truth is Truth.UNKNOWN and caution.if_unknown)
            if holds and caution.action == "exclude":
                taken |= set(caution.tags)
        assert taken == {
            "weighted",
            "massage",
            "spinning_or_inversion",
            "light",
            "scent",
            "vigorous",
        }


# The cards: enough of them at every age, whatever the cautions take out.

STRICT = frozenset(
    {"touch", "sound", "vigorous", "massage", "weighted", "deep_pressure", "mouth", "scent", "light",
     "water", "animal", "spinning_or_inversion"}
)  # fmt: skip
LEAST = {"regulate": 8, "relate": 5, "reason": 5}
EVERY_AGE = [*range(19 * 12), *range(19 * 12, 90 * 12, 60)]


def for_age(months: int, stage: str) -> list[Activity]:
    """Return the activities of a stage that suit an age."""
    return [
        one
        for one in known().activities.values()
        if one.stage == stage
        and one.from_months <= months
        and (one.below_months is None or months < one.below_months)
    ]


class TestCards:
    def test_there_are_enough(self) -> None:
        stages = Counter(one.stage for one in known().activities.values())
        assert stages["regulate"] >= 34
        assert stages["relate"] >= 18
        assert stages["reason"] >= 14

    @pytest.mark.parametrize("stage", LEAST)
    def test_every_age_has_enough_whatever_is_taken_out(self, stage: str) -> None:
        for months in EVERY_AGE:
            if stage == "reason" and months < 48:
                continue
            left = [one for one in for_age(months, stage) if STRICT.isdisjoint(one.tags)]
            assert len(left) >= LEAST[stage], (months, [one.id for one in left])
            shared = [one for one in left if one.partner != "caregiver_alone"]
            assert len(shared) >= 5, (months, [one.id for one in shared])

    def test_nothing_early_asks_for_words_or_plans(self) -> None:
        late = {"talk", "insight", "planning_ahead", "reward_chart"}
        for one in known().activities.values():
            assert "reward_chart" not in one.tags, one.id
            if one.stage != "reason":
                assert late.isdisjoint(one.tags), one.id

    def test_a_card_is_short_and_plain(self) -> None:
        for one in known().activities.values():
            for voice in FAMILY_VOICES:
                text = say(one.text, voice)
                count = len(reading.words(text))
                assert count <= LONGEST_CARD, (one.id, voice, count)
                assert reading.grade(text) <= HARDEST_CARD, (one.id, voice, reading.grade(text))

    def test_a_card_begins_with_what_to_do(self) -> None:
        for one in known().activities.values():
            for voice in FAMILY_VOICES:
                first = reading.words(say(one.text, voice))[0]
                assert first in VERBS, (one.id, voice, first)

    def test_a_card_says_how_much_when_and_when_to_stop(self) -> None:
        for one in known().activities.values():
            assert say(one.dose, "caregiver"), one.id
            assert say(one.when, "caregiver"), one.id
            assert say(one.stop_when, "caregiver").startswith(("Stop", "Slow")), one.id
            assert "convention_dose" in one.sources, one.id

    def test_tags_are_known_and_honest(self) -> None:
        for one in known().activities.values():
            assert set(one.tags) <= set(known().tags), one.id
            assert len(set(one.tags)) == len(one.tags), one.id
            if one.partner == "caregiver_alone":
                assert "caregiver_care" in one.tags, one.id

    def test_what_a_card_speaks_of_is_among_its_tags(self) -> None:
        found = []
        for one in known().activities.values():
            for voice in FAMILY_VOICES:
                said = f"{say(one.title, voice)} {say(one.text, voice)}".casefold()
                for word, tag in TELLING.items():
                    if re.search(word, said) and tag not in one.tags:
                        found.append(f"{one.id} ({voice}): {tag}")
        assert_none(found)

    def test_skills_and_domains_exist(self) -> None:
        for one in known().activities.values():
            assert one.functions, one.id
            assert set(one.functions) <= set(known().functions), one.id
            assert "boundaries_with_bodies" not in one.functions, one.id
            assert set(one.domains) <= set(known().domains), one.id

    def test_likes_are_single_words(self) -> None:
        for one in known().activities.values():
            for like in one.likes:
                assert re.fullmatch("[a-z]+", like), (one.id, like)

    def test_nothing_has_to_be_bought(self) -> None:
        assert_none(
            [
                f"{one.where}: {one.text!r}"
                for one in texts(VOICES)
                if one.part == "activities" and re.search(r"\b(?:buy|purchase)\b", one.text)
            ]
        )


_VERBS = """
Agree Ask Blow Bounce Breathe Build Call Choose Clap Cook Cross Do Draw Feed Feel Find Give Go Help Hide
Hold Hum Invite Lay Let Lie Look Make Mix Move Name Offer Pick Play Pour Push Put Reach Read Ride Rock
Roll Run Say Show Sing Sit Sort Stand Start Stop Sweep Take Tap Teach Tell Throw Wait Walk Warm Watch
Turn Work Write
"""
VERBS = frozenset(_VERBS.split())
TELLING = {
    r"\bdrum|\bclap|\bsing\b|\bhum\b|\bsong\b|\bmusic\b": "sound",
    r"\blap\b|\bhug|hold \{name\}|\bhandshake": "touch",
    r"\bwarm water\b|\bbath\b": "water",
    r"\bswing|\bwalk|\bdance|\bjump|\bcrawl": "movement",
    r"\bdog\b|\bpet\b": "animal",
    r"\bdraw\b|\bdrawing\b": "art",
}
"""Words of a card that give a tag away."""
