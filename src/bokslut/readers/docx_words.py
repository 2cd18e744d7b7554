"""The words of a Word paragraph as they are printed, once its tracked changes are taken.

What is inserted stands there, what is struck out or hidden does not; raised figures are footnotes.
Source: ECMA-376 part 1, 17.3, 17.13.5 and part 3 (what older programs read instead).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = f"{W}txbxContent"
# What stands around paragraphs, rows, cells and runs, and is nothing by itself.
_AROUND = frozenset(
    f"{W}{one}" for one in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_STRUCK = frozenset(f"{W}{one}" for one in ("del", "moveFrom"))
_OFF = ("0", "false", "off", "none")
_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
# What the font Symbol has at its hyphen and minus.
_MINUS = ("f02d", "2d", "f0be")


def inside(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children of these kinds, also those that stand in a box for filling in, or that were
    inserted with changes tracked."""
    waiting = [*reversed(element)]
    wanted = {f"{W}{one}" for one in tags}
    while waiting:
        one = waiting.pop()
        if one.tag in wanted:
            yield one
        elif one.tag in _AROUND:
            waiting += reversed(one)


def words_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, with a tab for each tab; not those of boxes that hang on it."""
    told: list[str] = []
    waiting = [*reversed(paragraph)]
    while waiting:
        one = waiting.pop()
        if one.tag in (BOX, _FALLBACK, f"{W}pPr") or one.tag in _STRUCK:
            continue
        if one.tag == f"{W}r":
            if not _is_set(one, "vanish"):
                told.append(_run(one))
        else:
            waiting += reversed(one)
    return _squeezed("".join(told))


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The boxes of text that hang on a paragraph, each once: a program that cannot show one as a
    shape finds it again behind."""
    for box in paragraph.iter(BOX):
        up = [one.tag for one in box.iterancestors()]
        if _FALLBACK not in up and BOX not in up and not _STRUCK.intersection(up):
            yield box


# The identity of the style in Word in English and in Swedish.
_STRONG = ("Strong", "Stark")


def is_bold(paragraph: etree._Element) -> bool:
    """Whether all words of a paragraph are set in bold by themselves."""
    runs = [one for one in paragraph.iter(f"{W}r") if _run(one).strip()]
    return bool(runs) and all(_is_set(one, "b") or _is_strong(one) for one in runs)


def _is_strong(run: etree._Element) -> bool:
    """Whether a run has the style that Word itself has for what is strong."""
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") in _STRONG and not _is_off(run, "b")


def _is_off(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") in _OFF


def _is_set(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def _run(run: etree._Element) -> str:
    raised = run.find(f"{W}rPr/{W}vertAlign")
    told = "".join(_piece(one) for one in run)
    if raised is not None and raised.get(f"{W}val") == "superscript":
        return told.strip("()[] ").translate(_RAISED)
    return told


def _piece(one: etree._Element) -> str:
    if one.tag == f"{W}t":
        return one.text or ""
    if one.tag == f"{W}sym":
        return "\u2212" if (one.get(f"{W}char") or "").lower() in _MINUS else ""
    return _SIGNS.get(str(one.tag), "")


def _squeezed(text: str) -> str:
    return "\t".join(" ".join(one.split()) for one in text.split("\t"))
