"""Forms from the command: given, filled in elsewhere, taken in, released, ended."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import wiring
from tests.cli.test_unlocking import handed
from tests.commands import Ended, call

QUIET = ("1", "sings all day", "Kai", "2", "9", "0")
"""The first answers of a caregiver who is well, up to the first part."""


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wiring, "SCRYPT_COST", 2)
    yield
    wiring.keys.cache_clear()


class Clinic:
    """A clinic's file and the forms it gave."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.db = folder, str(folder / "clinic.db")

    def do(self, *arguments: str, code: str = "", typed: str = "") -> Ended:
        verb = (*arguments, "--db", self.db)
        if not code:
            return call("--practice", *verb, typed=typed)
        with handed(code) as number:
            return call("--practice", *verb, "--code-fd", number, typed=typed)

    def give(self, *arguments: str, to: str = "a.form", verb: str = "invite") -> tuple[str, str]:
        """Make a form; return where it is and its code."""
        made = self.do(verb, *arguments, "--to", str(self.folder / to))
        assert made.code == 0, made.err
        return made.out.strip(), made.err.split("now: ")[1].split()[0]

    def rows(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.do("forms", "--json").out)
        return found


def answer(form: str, code: str, *lines: str) -> Ended:
    with handed(code) as number:
        typed = "".join(f"{line}\n" for line in lines)
        return call("answer", form, "--plain", "--code-fd", number, typed=typed)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_a_form_goes_out_is_filled_in_and_comes_home_once(clinic: Clinic) -> None:
    form, code = clinic.give("Kai", "--new")
    said = answer(form, code, *QUIET, "leave")
    assert said.code == 0
    assert "Who can see this screen right now?" in said.out
    seen = clinic.do("take-in", "kai", form, code=code)
    assert "+ What do you like best about your child?: sings all day" in seen.out
    assert (seen.code, "Nothing was taken in." in seen.err) == (1, True), "nobody said yes"
    taken = clinic.do("take-in", "kai", form, "--yes", code=code)
    assert "events taken in" in taken.out
    again = clinic.do("take-in", "Kai", form, "--yes", code=code)
    assert (again.code, again.out) == (0, "")
    assert "is here already" in again.err
    (row,) = clinic.rows()
    assert (row["label"], row["what"], row["state"]) == ("Kai", "questions", "taken in")
    case = json.loads(clinic.do("case", row["interview"], "--json").out)
    assert case["strengths"] == [{"text": "sings all day"}]
    assert case["client"]["informant"] == "caregiver"


def test_it_goes_on_with_the_code_and_the_rest_is_taken_in_later(clinic: Clinic) -> None:
    form, code = clinic.give("Kai", "--new")
    answer(form, code, *QUIET[:3])
    clinic.do("take-in", "Kai", form, "--yes", code=code)
    older = Path(form).read_bytes()
    on = answer(form, code, "1", "2", "9", "leave")
    assert "sings" not in on.out
    assert "is not shown" in on.out
    taken = clinic.do("take-in", "Kai", form, "--yes", code=code)
    assert "+ How old is Kai?: 9 years" in taken.out
    assert "sings" not in taken.out, "only what is new is told"
    Path(form).write_bytes(older)
    replayed = clinic.do("take-in", "Kai", form, "--yes", code=code)
    assert "is here already" in replayed.err


def test_two_copies_that_went_different_ways_are_not_mixed(clinic: Clinic) -> None:
    form, code = clinic.give("Kai", "--new")
    other = Path(form).with_name("b.form")
    other.write_bytes(Path(form).read_bytes())
    answer(form, code, *QUIET[:3])
    answer(str(other), code, "1", "draws", "Ky")
    assert clinic.do("take-in", "Kai", form, "--yes", code=code).code == 0
    refused = clinic.do("take-in", "Kai", str(other), "--yes", code=code)
    assert refused.code == 1
    assert "another way" in refused.err.casefold()


def test_a_form_for_another_case_is_refused_and_changes_nothing(clinic: Clinic) -> None:
    form, code = clinic.give("Kai", "--new")
    clinic.give("Bo", "--new", to="b.form")
    answer(form, code, *QUIET[:3])
    before = clinic.do("case", clinic.rows()[0]["interview"], "--json").out
    refused = clinic.do("take-in", "Bo", form, "--yes", code=code)
    assert (refused.code, refused.out) == (1, "")
    assert "This form is for Kai" in refused.err
    assert clinic.do("case", clinic.rows()[0]["interview"], "--json").out == before


def test_a_form_of_another_clinic_is_refused(clinic: Clinic, tmp_path: Path) -> None:
    elsewhere = Clinic(tmp_path / "elsewhere")
    elsewhere.folder.mkdir()
    form, code = elsewhere.give("Kai", "--new")
    clinic.give("Kai", "--new")
    refused = clinic.do("take-in", "Kai", form, "--yes", code=code)
    assert "was not made here" in refused.err


def test_a_form_that_was_ended_is_not_taken_in_and_what_was_taken_in_stays(clinic: Clinic) -> None:
    form, code = clinic.give("Kai", "--new")
    answer(form, code, *QUIET[:2])
    clinic.do("take-in", "Kai", form, "--yes", code=code)
    answer(form, code, "1", "Kai")
    (row,) = clinic.rows()
    assert clinic.do("forms", "--end", row["form"]).code == 0
    refused = clinic.do("take-in", "Kai", form, "--yes", code=code)
    assert "was ended" in refused.err
    assert clinic.rows()[0]["state"] == "ended"
    assert "ended" in clinic.do("forms").out
    assert "sings" in clinic.do("case", row["interview"], "--json").out
    assert "no form 'f-none'" in clinic.do("forms", "--end", "f-none").err


def test_a_second_form_of_a_case_is_another_informants(clinic: Clinic) -> None:
    for name, who in (("a.form", "caregiver"), ("b.form", "self")):
        form, code = clinic.give(
            "Kai", *(["--new"] if name == "a.form" else []), "--as", who, to=name
        )
        answer(form, code, "1", "kind")
        assert clinic.do("take-in", "Kai", form, "--yes", code=code).code == 0
    rows = clinic.rows()
    assert len({row["case"] for row in rows}) == 1
    assert [row["voice"] for row in rows] == ["self", "caregiver"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("invite", "Nobody", "--to", "x.form"), "no case 'Nobody'"),
        (("invite", "Kai", "--new", "--to", "no/where/x.form"), "cannot be read or written"),
        (("invite", "Kai", "--new", "--to", "x.form", "--days", "0"), "outside 1 to 365"),
        (("invite", "Kai", "--new", "--here"), "no terminal here"),
        (("answer", "none.form"), "no terminal here"),
        (("answer", "none.form", "--plain", "--kiosk"), "--kiosk needs the terminal"),
        (("answer", "none.form", "--plain"), "needs its code"),
        (("take-in", "Kai", "none.form"), "needs its code"),
        (("release", "Kai", "--to", "x.form"), "There is no file"),
    ],
)
def test_what_is_wrong_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = call("--practice", "--db", "c.db", *arguments)
    assert ended.code in {1, 2}
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_a_name_of_two_cases_is_asked_for_by_its_id(clinic: Clinic) -> None:
    clinic.give("Kai", "--new")
    clinic.give("Kai", "--new", to="b.form")
    made = clinic.do("invite", "Kai", "--to", str(clinic.folder / "c.form"))
    assert "is the name of 2 cases" in made.err
    assert not (clinic.folder / "c.form").exists()


def test_no_form_yet_says_how_to_make_one(clinic: Clinic) -> None:
    clinic.do("--plain", typed="1\n")
    assert "undersong invite" in clinic.do("forms").err


def test_a_wrong_code_is_a_sentence(clinic: Clinic) -> None:
    form, _ = clinic.give("Kai", "--new")
    assert "not its code" in answer(form, "2222-3333-4444", "1").err
    assert "not its code" in clinic.do("take-in", "Kai", form, code="2222-3333-4444").err


# A page that was released ---------------------------------------------------------------------


@pytest.fixture
def released(clinic: Clinic) -> tuple[Clinic, str, str]:
    clinic.do("start", "tests/cases/on_edge.case.yaml")
    (kept,) = wiring.cases(Path(clinic.db)).interviews()
    form, code = clinic.give(kept.interview, verb="release")
    return clinic, form, code


def test_a_page_is_marked_sentence_by_sentence_and_leads_the_next_agenda(
    released: tuple[Clinic, str, str],
) -> None:
    clinic, form, code = released
    said = answer(form, code, "1", "3", "it is the noise, not the dark", "2", "back", "leave")
    assert "It is a best guess" in said.out
    assert "Sentence 1 of" in said.out
    taken = clinic.do("take-in", clinic.rows()[0]["case"], form, "--yes", code=code)
    assert "+ does_not_fit: " in taken.out
    assert "3 events taken in" in taken.out
    again = clinic.do("take-in", clinic.rows()[0]["case"], form, "--yes", code=code)
    assert "is here already" in again.err
    card = clinic.do("--as", "clinician", "--plain", typed="leave\n").out
    assert "1 fit, 1 not sure, 1 do not fit" in card
    assert "They say: it is the noise, not the dark" in " ".join(card.split())
    family = clinic.do("--as", "caregiver", "--plain", typed="leave\n").out
    assert "do not fit" not in family
    paper = clinic.folder / "a.md"
    clinic.do("report", clinic.rows()[0]["interview"], "--format", "md", "-o", str(paper))
    written = paper.read_text(encoding="utf-8")
    assert "To talk about first: what the family said of their page" in written
    assert "it is the noise, not the dark" in written


def test_a_page_goes_on_where_it_was_left_and_ends_when_it_is_handed_in(
    released: tuple[Clinic, str, str],
) -> None:
    clinic, form, code = released
    answer(form, code, "1", "4", "1")
    on = answer(form, code, "help", "", "nonsense", "back", "skip", "why is that")
    assert "Sentence 4 of" in on.out
    assert "best guess" not in on.out
    count = int(on.out.split("Sentence 4 of ")[1].split(".")[0])
    end = answer(form, code, *["4"] * count, "2", "1", "1")
    assert "Hand it in now?" in end.out
    assert "Your words count." in end.out
    assert "handed in" in answer(form, code, "1").out
    assert clinic.do("take-in", clinic.rows()[0]["case"], form, "--yes", code=code).code == 0


@pytest.mark.broad
def test_a_page_never_says_what_a_family_does_not_read(released: tuple[Clinic, str, str]) -> None:
    _, form, code = released
    said = answer(form, code, *["4"] * 60).out.casefold()
    assert "brainstem" not in said
    assert "diagnosis" in said, "what it is not is said"
