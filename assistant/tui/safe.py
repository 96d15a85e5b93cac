"""What a person typed cannot act on the screen: no markup, no control characters, no hidden ones."""

from rich.style import Style as RichStyle  # noqa: F401  # textual's filters are typed by it
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip  # noqa: F401  # named in the filter's contract

from assistant.conversation.cleaning import for_screen


def shown(text: str, style: str = "") -> Content:
    """Return a text as content that is drawn literally."""
    return Content.styled(for_screen(text), style) if style else Content(for_screen(text))


class ControlFilter(LineFilter):
    """The last thing before the terminal: a mark for every character that could act."""

    def apply(self, segments: list, background: Color) -> list:  # type: ignore[type-arg]  # Textual's own segments
        """Return the segments with what could act replaced."""
        del background
        return [
            segment
            if segment.control or segment.text == for_screen(segment.text)
            else segment._replace(text=for_screen(segment.text))
            for segment in segments
        ]
