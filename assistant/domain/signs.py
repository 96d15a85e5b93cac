"""Signs that no screen and no paper can show: they would act, or hide, or turn a line around."""

import re

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def for_screen(text: str) -> str:
    """Return what is shown: a mark stands where a character could act on the screen."""
    return _UNSHOWABLE.sub("\ufffd", text)
