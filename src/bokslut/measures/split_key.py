"""The keys that a figure is divided by, as they are written: declarations name them, too, and need
no engine for that."""

from __future__ import annotations

from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, Translate, finding

# The keys that figures are divided by, and what people call them.
_KEY_WORDS = {
    "account": "account",
    "activity": "activity",
    "project": "project",
    "counterpart": "counterpart",
    "unit": "unit",
}
KEYS = tuple(_KEY_WORDS)
RULE = "not-divisible"


@dataclass(frozen=True, slots=True)
class SplitKey:
    """A key that a figure is divided by. Accounts may be taken together by their first `digits`;
    0 leaves them apart."""

    name: str
    digits: int = 0

    def __str__(self) -> str:
        """The form that `read_keys` reads back."""
        return f"{self.name}:{self.digits}" if self.digits else self.name


def key_word(name: str, translate: Translate) -> str:
    """What people call a key: `verksamhet`."""
    return translate(_KEY_WORDS[name])


def read_keys(text: str) -> tuple[SplitKey, ...] | Finding:
    """`activity`, `activity,account`, `account:3` (accounts by their first three digits)."""
    read: list[SplitKey] = []
    for part in text.split(","):
        name, mark, digits = part.strip().partition(":")
        known = name in KEYS and name not in [one.name for one in read]
        counted = not mark or (name == "account" and digits in tuple("123456789"))
        if not known or not counted:
            return finding(
                RULE,
                Severity.ERROR,
                "A figure cannot be divided by {key}.",
                quote=part,
                expected=", ".join(KEYS),
                remedy="Write one or two of {keys}; account:3 takes accounts together by their "
                "first three digits.",
                key=part.strip() or "–",
                keys=", ".join(KEYS),
            )
        read.append(SplitKey(name, int(digits or 0)))
    return tuple(read)
