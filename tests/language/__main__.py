"""Prints the scores of the lines of a file, or of every file here: ``make language FILE=…``.

Where likeness in meaning is installed, every file is scored without it and with it.
"""

import sys
from pathlib import Path

from assistant import wiring
from assistant.likeness.installed import state
from tests.language import contract_lines
from tests.language.scoring import Scorer, lines_of, precision_and_recall, table

HERE = Path(__file__).parent
ODD = HERE.parent / "likeness" / "odd.tsv"


def main(names: list[str]) -> None:
    """Print one table a file and scorer, and every line that was wrong."""
    said = state(wiring.cache_folder())
    is_on = said.endswith(" on.")
    print(said, file=sys.stdout if is_on or "not installed" in said else sys.stderr)
    scorers = {"rules alone": Scorer()}
    if is_on:
        scorers["with likeness in meaning"] = Scorer(likeness=wiring.likeness())
    written = sorted([*HERE.glob("*.jsonl"), *HERE.glob("*.tsv"), *HERE.glob("unseen/*.jsonl")])
    for path in [Path(name) for name in names] or [*written, ODD]:
        if contract_lines.is_contract(path):
            print(f"\n{path.name}\n{contract_lines.score(path).table()}")
            continue
        for how, scorer in scorers.items():
            score(path, how, scorer)


def score(path: Path, how: str, scorer: Scorer) -> None:
    scored = [scorer.score(line) for line in lines_of(path)]
    print(f"\n{path.name}, {how}\n{table(scored)}")
    if any(each.line.kind == "story" for each in scored):
        precision, recall = precision_and_recall(scored)
        print(f"facts: precision {precision:.2f}, recall {recall:.2f}")
    for each in scored:
        if each.counted.startswith("wrong"):
            print(f"  {each.counted}: {each.line.text!r} -> {each.got!r}, not {each.line.want!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
