"""Prints the scores of the lines of a file, or of every file here: ``make language FILE=…``."""

import sys
from pathlib import Path

from tests.language.scoring import Scorer, lines_of, precision_and_recall, table

HERE = Path(__file__).parent


def main(names: list[str]) -> None:
    """Print one table a file, and every line that was wrong."""
    scorer = Scorer()
    for path in [Path(name) for name in names] or sorted(
        [*HERE.glob("*.jsonl"), *HERE.glob("*.tsv")]
    ):
        scored = [scorer.score(line) for line in lines_of(path)]
        print(f"{path.name}\n{table(scored)}")
        if any(each.line.kind == "story" for each in scored):
            precision, recall = precision_and_recall(scored)
            print(f"facts: precision {precision:.2f}, recall {recall:.2f}")
        for each in scored:
            if each.counted.startswith("wrong"):
                print(
                    f"  {each.counted}: {each.line.text!r} -> {each.got!r}, not {each.line.want!r}"
                )
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
