"""What of a page is seen on the screen: not what is hidden, struck out, or only spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

_UNSEEN = frozenset(
    ("script", "style", "nav", "svg", "template", "noscript", "dialog", "head", "button")
) | frozenset(("select", "textarea", "del", "s", "strike"))
# What frameworks for the web call words that only a screen reader speaks.
_SPOKEN = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only")
)
_MEDIA = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"\s*([.#][\w-]+)\s*")
_HIDES = re.compile(r"display:none|visibility:hidden|clip(?:-path)?:|line-through|left:-\d{4}")
_MOST_STYLE = 200_000


@dataclass(frozen=True, slots=True)
class Sight:
    """Which classes and identities the page's own styles hide, as `.name` and `#name`."""

    hidden: frozenset[str] = frozenset()

    def seen(self, element: html.HtmlElement) -> bool:
        """Whether an element is seen, its parents aside."""
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            return False
        closed = element.tag == "details" and element.get("open") is None
        if closed or element.get("data-report") == "beside":
            # What opens at a click, and the proofs beside our own reports, were not printed.
            return False
        if element.get("hidden") is not None or _HIDES.search(_plain(element.get("style"))):
            return False
        if element.get("aria-hidden") == "true" and not _tells(element):
            # An ornament. Words that only a screen reader skips are on the screen.
            return False
        return not any(one in self.hidden for one in _names(element))


def sight_of(root: html.HtmlElement) -> Sight:
    """What a page's own styles hide. Rules that hold for some screens only, or for an element
    within another, are not looked at."""
    hidden = {f".{one}" for one in _SPOKEN}
    styles = "".join(one.text or "" for one in root.iter("style"))[:_MOST_STYLE]
    for selectors, told in _RULE.findall(_MEDIA.sub("", styles)):
        if _HIDES.search(_plain(told)):
            names = (_NAME.fullmatch(one) for one in selectors.split(","))
            hidden |= {one[1] for one in names if one}
    return Sight(frozenset(hidden))


def _plain(style: str | None) -> str:
    return re.sub(r"\s", "", style or "").lower()


def _tells(element: html.HtmlElement) -> bool:
    return any(one.isalnum() for text in element.itertext() for one in str(text))


def _names(element: html.HtmlElement) -> Iterator[str]:
    for one in (element.get("class") or "").split():
        yield f".{one}"
    if element.get("id"):
        yield f"#{element.get('id')}"
