"""One hue from light to dark, so that a grey printer and every eye keep the steps apart."""

from dataclasses import dataclass

WHITE, INK, LINE, PALE = "#ffffff", "#111111", "#5a6b6a", "#f3f6f6"
LEVELS = 4
"""How many dots a full box holds."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A fill and the ink that is read on it."""

    fill: str
    ink: str


SHADES = (
    Shade("#e6f2f1", "#222222"),
    Shade("#a6d5d0", "#222222"),
    Shade("#4fa69e", "#111111"),
    Shade("#00524d", "#ffffff"),
)
"""By the number of dots, one to four; it fills in as a skill grows, and no end of it shouts."""


def shade_of(dots: int) -> Shade:
    """Return the shade of so many dots; none at all is paper."""
    return SHADES[dots - 1] if dots else Shade(WHITE, INK)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # the sRGB curve


def lightness(colour: str) -> float:
    """Return the lightness L* as an eye sees it, from 0 to 100."""
    light = luminance(colour)
    if light <= 216 / 24389:
        return light * 24389 / 27
    return 116 * float(light ** (1 / 3)) - 16


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
