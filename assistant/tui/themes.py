"""The colours: dark, light and high contrast. No meaning is carried by colour alone."""

from textual.theme import Theme

DARK = Theme(
    name="undersong",
    primary="#7fd6cc",
    secondary="#c9d7ff",
    accent="#ffd479",
    warning="#ffd479",
    error="#ffb3a7",
    success="#a8e6a1",
    foreground="#f5f5f5",
    background="#101418",
    surface="#182026",
    panel="#22303a",
    dark=True,
)
LIGHT = Theme(
    name="undersong-light",
    primary="#00504a",
    secondary="#2b3a78",
    accent="#5e3a00",
    warning="#5e3a00",
    error="#8c1d0f",
    success="#1d5a17",
    foreground="#14181c",
    background="#fbfaf7",
    surface="#f1efe8",
    panel="#e4e2d9",
    dark=False,
)
CONTRAST = Theme(
    name="undersong-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff66",
    warning="#ffff66",
    error="#ffd0c8",
    success="#ccffcc",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
)
THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
"""By what they are called on the command line, in the order in which one key walks through them."""


def next_theme(name: str) -> str:
    """Return the theme after this one."""
    names = [theme.name for theme in THEMES.values()]
    return names[(names.index(name) + 1) % len(names)]
