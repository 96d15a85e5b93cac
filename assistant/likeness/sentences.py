"""How like a text is to listed lines; nothing is loaded before the first text is asked about."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.likeness.installed import CHECKED, VOCABULARY, WEIGHTS, is_as_checked

if TYPE_CHECKING:
    from assistant.likeness.encoder import Encoder
    from assistant.likeness.tensors import Numbers

FORMAT = 1
"""Goes up when the same lines come out as other directions."""


class Sentences:
    """Compares sentences by the weights of one folder; with any other weights it can tell nothing."""

    def __init__(self, folder: Path, cache: Path, checked: Mapping[str, str] = CHECKED) -> None:
        """Keep where the weights are, and where the directions of the lines are kept."""
        self._folder, self._cache, self._checked = folder, cache, checked
        self._encoder: Encoder | None = None
        self._is_off = False
        self._lines: tuple[Sequence[str], Numbers] | None = None
        self._last: tuple[str, Sequence[float]] | None = None

    def of(self, text: str, lines: Sequence[str]) -> Sequence[float]:
        """Return how like a text is to each line, from -1 to 1; nothing at all where that cannot be told."""
        encoder = self._loaded()
        if encoder is None:
            return ()
        if self._lines is None or self._lines[0] is not lines:
            self._lines, self._last = (lines, self._directions(encoder, lines)), None
        if self._last is None or self._last[0] != text:  # act and danger are asked one by one
            near = self._lines[1] @ encoder.directions([text])[0]
            self._last = (text, near.tolist())
        return self._last[1]

    def _loaded(self) -> "Encoder | None":
        if self._encoder is None and not self._is_off:
            self._is_off = not is_as_checked(self._folder, self._cache, self._checked)
            self._encoder = None if self._is_off else self._load()
            self._is_off = self._encoder is None
        return self._encoder

    def _load(self) -> "Encoder | None":
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # two are far slower beside other work
        try:
            from assistant.likeness.encoder import Encoder  # noqa: PLC0415  # numpy, for the first text
            from assistant.likeness.tensors import read_tensors  # noqa: PLC0415  # as above
            from assistant.likeness.word_pieces import WordPieces  # noqa: PLC0415  # as above

            vocabulary = (self._folder / VOCABULARY).read_text(encoding="utf-8").split("\n")
            return Encoder(read_tensors(self._folder / WEIGHTS), WordPieces(vocabulary))
        except (ImportError, OSError, ValueError, LookupError):
            return None  # what is half installed is not installed

    def _directions(self, encoder: "Encoder", lines: Sequence[str]) -> "Numbers":
        """Return the directions of the lines, computed once for these lines and these weights."""
        from assistant.likeness.directions import read, write  # noqa: PLC0415  # numpy, as above

        name = "\0".join([str(FORMAT), *self._checked.values(), *lines])
        path = self._cache / f"likeness-{hashlib.sha256(name.encode()).hexdigest()[:32]}.npy"
        found = read(path, len(lines))
        if found is None:
            found = encoder.directions(lines)
            write(path, found)
        return found
