"""What the documents say is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests.pictures import PICTURES

README = Path("README.md").read_text(encoding="utf-8")
MAKEFILE = Path("Makefile").read_text(encoding="utf-8")


def test_every_make_target_that_is_named_exists_and_every_target_has_help() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", README))
    assert named <= targets | {"it"}
    assert {"run", "test", "bench", "trust", "format"} <= targets


def test_every_verb_of_the_command_is_in_a_readme() -> None:
    said = README + Path("knowledge/README.md").read_text(encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"], capture_output=True, text=True, check=True
    ).stdout
    verbs = set(re.findall(r"^    ([a-z-]+) ", shown, re.MULTILINE))
    assert verbs
    assert all(f"undersong {verb}" in said for verb in verbs)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", Path(page).read_text(encoding="utf-8"))
    assert all(Path(link).exists() for link in links if "://" not in link)


def test_the_first_screen_says_what_it_is_and_what_it_is_not() -> None:
    first = "\n".join(README.splitlines()[:20])
    for words in (
        "guided interview",
        "not a diagnosis",
        "docs/interview.svg",
        "make run",
        "make test",
    ):
        assert words in first


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_of_the_clinic_and_asks_nothing_of_any_network(name: str) -> None:
    picture = Path(f"docs/{name}.svg").read_text(encoding="utf-8")
    assert "<image" not in picture
    assert PICTURES[name][1].split()[0] in picture
    assert all(place.startswith("#") for place in re.findall(r"url\(([^)]*)\)", picture))


def test_every_licence_that_comes_along_is_in_the_notices() -> None:
    notices = Path("NOTICES.md").read_text(encoding="utf-8")
    files = [*Path("assistant").rglob("licences/*.txt"), *Path("assistant").rglob("fonts/*.txt")]
    assert len(files) >= 5
    assert all(each.name in notices for each in files)


def test_the_notices_name_what_the_driver_really_holds() -> None:
    notices = Path("NOTICES.md").read_text(encoding="utf-8")
    connection = driver.connect(":memory:")
    connection.execute("PRAGMA key='x'")
    (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    (openssl,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    connection.close()
    assert cipher.split()[0] in notices
    assert openssl.split()[1] in notices
    assert driver.sqlite_version in notices
