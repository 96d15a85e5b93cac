"""The verbs ``report`` and ``export``: files that are private, remembered, and made again to the byte."""

import json
import stat
from pathlib import Path

import pytest

from assistant import wiring
from assistant.domain.answers import Event
from assistant.interview.interview import Interview
from assistant.interview.ports import NotKept
from assistant.interview.session import Books
from assistant.interview.starting import start_from
from tests.commands import Ended, call, run
from tests.papers import case_of

pytestmark = pytest.mark.broad

HEADS = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html>", "md": b"# "}


class Stored:
    """An interview in a file, and the command on it."""

    def __init__(self, folder: Path, books: Books) -> None:
        self.folder, self.path = folder, folder / "a.db"
        self.books = books
        self.id = self.begin(None)

    def begin(self, case: str | None) -> str:
        store = wiring.cases(self.path)
        kept = store.begin(case, "clinician", wiring.SystemClock().now())
        interview = Interview(self.books, store, wiring.SystemClock(), kept, "test")
        start_from(interview, case_of("on_edge"))
        return kept.interview

    def case(self) -> str:
        return wiring.stored_interview(self.path, self.id).kept.case

    def call(self, *arguments: str) -> Ended:
        return call(*arguments, "--db", str(self.path))

    def write(self, verb: str, *arguments: str) -> Path:
        out = self.folder / f"{verb}-{len(list(self.folder.iterdir()))}"
        ended = self.call(verb, self.id, *arguments, "-o", str(out))
        assert (ended.code, ended.err, ended.out) == (0, "", f"{out}\n")
        return out

    def last(self) -> Event:
        return wiring.stored_interview(self.path, self.id).events[-1]


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    return Stored(tmp_path, Books(wiring.script(), wiring.knowledge()))


@pytest.mark.parametrize("reader", ["clinician", "caregiver", "self", "fridge"])
def test_a_document_is_a_private_file_and_its_leaving_an_event(reader: str, stored: Stored) -> None:
    for form, head in HEADS.items():
        made = stored.write("report", "--for", reader, "--format", form)
        assert made.read_bytes().lower().startswith(head.lower())
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        about = stored.last()
        assert (about.kind, about.value) == ("exported", made.name)
        assert (about.data["for"], about.data["format"]) == (reader, form)


def test_a_signed_one_is_made_again_to_the_byte_whatever_happened_since(stored: Stored) -> None:
    arguments = ("--for", "clinician", "--format", "pdf")
    missing = stored.call("report", stored.id, *arguments, "--again")
    assert (missing.code, missing.out) == (1, "")
    assert "Nothing signed was made" in missing.err
    first = stored.write("report", *arguments, "--signed-by", "Dr. Reyes")
    with wiring.held_interview(stored.path, stored.id) as interview:
        interview.do("flag", "safety seen since")
    changed = stored.write("report", *arguments)
    again = stored.write("report", *arguments, "--again")
    assert again.read_bytes() == first.read_bytes() != changed.read_bytes()


def test_what_was_signed_with_other_knowledge_is_not_made_again(stored: Stored) -> None:
    stored.write("report", "--signed-by", "Dr. Reyes", "--format", "md")
    event = stored.last()
    with wiring.held_interview(stored.path, stored.id) as interview:
        interview.exported("x", {**event.data, "sha256": "0"})
    assert "comes out otherwise" in stored.call("report", stored.id, "--format", "md", "--again").err  # fmt: skip
    with wiring.held_interview(stored.path, stored.id) as interview:
        interview.exported("x", {**event.data, "knowledge": "other"})
    assert "Knowledge or dialogue changed" in stored.call("report", stored.id, "--format", "md", "--again").err  # fmt: skip


def test_a_preview_says_what_would_leave_and_writes_nothing(stored: Stored) -> None:
    before = sorted(stored.folder.iterdir())
    for verb in ("report", "export"):
        told = stored.call(verb, stored.id, "--preview").out
        assert "Nothing was written." in told
        assert "Dan (named as not safe)" in told
    assert sorted(stored.folder.iterdir()) == before
    assert stored.last().kind != "exported"


def test_data_leave_in_every_form_and_two_interviews_beside_each_other(stored: Stored) -> None:
    second = stored.begin(stored.case())
    case = json.loads(stored.write("export").read_text(encoding="utf-8"))
    assert case == wiring.stored_case(stored.path, stored.id)
    both = run("export", stored.id, second, "-o", "-", "--db", str(stored.path))
    assert [one["client"] for one in json.loads(both.out)] == [case["client"]] * 2
    for form in ("csv", "wide", "codebook", "ics", "deidentified"):
        text = stored.write("export", "--format", form).read_text(encoding="utf-8")
        assert text
    assert "Dan" not in stored.write("export", "--format", "deidentified", "--with-words").read_text(encoding="utf-8")  # fmt: skip
    report = stored.call("report", stored.id, second, "--format", "md", "-o", str(stored.folder / "x.md"))  # fmt: skip
    assert report.code == 0
    assert second in (stored.folder / "x.md").read_text(encoding="utf-8")
    stranger = stored.begin(None)
    refused = stored.call("report", stored.id, stranger)
    assert (refused.code, refused.out) == (1, "")
    assert "of another case" in refused.err


def test_what_cannot_be_written_or_kept_does_not_leave(
    stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = stored.write("export")
    again = stored.call("export", stored.id, "-o", str(old))
    assert (again.code, again.out) == (1, "")
    assert "is there already" in again.err
    with monkeypatch.context() as patch:
        patch.setattr(Interview, "exported", _not_kept)
        lost = stored.call("export", stored.id, "-o", str(stored.folder / "new"))
    assert (lost.code, lost.out) == (1, "")
    assert not (stored.folder / "new").exists()


def _not_kept(*_: object) -> None:
    raise NotKept("The disk did not take it.")
