"""Lines from a stream, ended by a signal without harm."""

import signal
from collections.abc import Iterable, Iterator
from typing import TextIO


class Lines:
    """Lines as they are typed; a signal ends them, but never in the middle of keeping an answer.

    The stream's own iterator would read ahead of the person.
    """

    def __init__(self, stream: TextIO, signals: Iterable[signal.Signals]) -> None:
        """Read from a stream; each of the signals ends it."""
        self._stream = stream
        self._is_waiting = self._is_stopped = False
        for each in signals:
            signal.signal(each, self._stop)

    def _stop(self, *_: object) -> None:
        self._is_stopped = True
        if self._is_waiting:
            raise KeyboardInterrupt

    def __iter__(self) -> Iterator[str]:
        """Go through the lines."""
        return self

    def __next__(self) -> str:
        """Wait for a line."""
        self._is_waiting = True
        if self._is_stopped:
            raise KeyboardInterrupt
        line = self._stream.readline()
        self._is_waiting = False
        if not line:
            raise StopIteration
        return line
