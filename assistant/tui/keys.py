"""The keys that are commands."""

KEYS = {
    "f1": "help",
    "f2": "why",
    "f3": "meaning",
    "f4": "back",
    "f5": "pause",
    "f6": "more",
    "f7": "review",
    "f8": "jump",
    "ctrl+g": "must_ask",
    "ctrl+k": "keep",
    "ctrl+z": "undo",
    "ctrl+n": "skip",
    "ctrl+d": "unknown_to_me",
    "ctrl+r": "declined",
    "ctrl+f": "finish",
    "ctrl+o": "go_on",
    "ctrl+p": "plan",
    "ctrl+s": "save",
}
