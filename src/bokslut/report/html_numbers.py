"""The numbers of the HTML report: each a link, and at the end what each came from."""

from __future__ import annotations

from collections.abc import Callable

from bokslut.model.document import Document, Explanation
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill

from .layout import explained

Escape = Callable[[str], str]


class Numbers:
    """Makes links of numbers and remembers where each was printed first."""

    def __init__(self, document: Document, translate: Translate, escape: Escape) -> None:
        self.translate = translate
        self.escape = escape
        self.explained = explained(document)
        self.first: set[FigureRef] = set()
        self.changed = dict(document.approval.changed) if document.approval else {}

    def link(self, ref: FigureRef | None, text: str) -> str:
        """A number as a link to its explanation, with a mark where it was approved as another."""
        made = self._link(ref, text)
        if ref is None or ref not in self.changed:
            return made
        e = self.escape
        was = fill(
            self.translate("changed since the approval, was {old}"), {"old": self.changed[ref]}
        )
        return (
            f'<span class="changed" title="{e(was)}">{made}<span class="changed-mark" '
            f'aria-hidden="true">*</span><span class="unseen"> ({e(was)})</span></span>'
        )

    def _link(self, ref: FigureRef | None, text: str) -> str:
        """A number as a link to its explanation; without one it is plain, but keeps its name."""
        e = self.escape
        if ref is None:
            return e(text)
        one = self.explained.get(ref)
        if one is None:
            return f'<span class="n" data-ref="{e(str(ref))}">{e(text)}</span>'
        mark = ""
        if ref not in self.first:
            self.first.add(ref)
            mark = f' id="n-{e(one.anchor)}"'
        told = one.imported or one.formula
        hint = f' title="{e(told)}"' if told else ""
        kind = "n imported" if one.imported else "n"
        return (
            f'<a class="{kind}"{mark} href="#{e(one.anchor)}" data-ref="{e(str(ref))}"{hint}>'
            f"{e(text)}</a>"
        )


def explanation_list(numbers: Numbers) -> str:
    """All explanations as a list of headings; the one that the address names shows in full."""
    if not numbers.explained:
        return ""
    e, translate = numbers.escape, numbers.translate
    items = "\n".join(_explanation(one, numbers) for one in numbers.explained.values())
    intro = translate("Choose a number to see how it was computed and from which files.")
    return (
        '<section id="basis" data-report="beside">'
        f"<h2>{e(translate('Basis'))}</h2><p>{e(intro)}</p>\n"
        f'<div class="explanations">\n{items}\n</div></section>\n'
    )


def _explanation(one: Explanation, numbers: Numbers) -> str:
    e, translate = numbers.escape, numbers.translate
    name = e(one.anchor)
    # Back to where the number stands; one that stands nowhere leads to the list.
    back = f"n-{name}" if one.ref in numbers.first else "basis"
    facts = [
        (translate("Where it comes from"), e(one.imported)),
        (translate("Definition"), e(one.definition)),
        (translate("Source of the definition"), e(one.law)),
        (translate("Formula"), f"<code>{e(one.formula)}</code>" if one.formula else ""),
        (translate("Holds from"), e(one.edition)),
        (translate("Inputs"), _inputs(one, numbers)),
        (translate("Exact value"), e(one.exact)),
        (translate("Selection"), _selection(one, numbers)),
        (translate("Rows"), str(one.rows) if one.rows else ""),
        (translate("Source files"), _sources(one, numbers)),
        (translate("Reference"), f"<code>{e(str(one.ref))}</code>"),
    ]
    rows = "".join(f"<dt>{e(label)}</dt><dd>{text}</dd>" for label, text in facts if text)
    return (
        f'<article class="explanation" id="{name}" tabindex="-1" aria-labelledby="x-{name}">'
        f'<h3 id="x-{name}"><a href="#{name}"><span>{e(one.label)} '
        f'<span class="scope">{e(one.scope)}</span></span> '
        f'<span class="printed">{e(one.text)}</span></a></h3>'
        f'<div class="body"><a class="close" href="#{back}">{e(translate("Close"))}</a>'
        f"<dl>{rows}</dl></div></article>"
    )


def _inputs(one: Explanation, numbers: Numbers) -> str:
    e = numbers.escape
    items = []
    for given in one.inputs:
        target = numbers.explained.get(given.ref)
        value = e(given.text)
        if target:
            value = (
                f'<a class="n" href="#{e(target.anchor)}" data-ref="{e(str(given.ref))}">'
                f"{value}</a>"
            )
        items.append(
            f"<li><span><code>{e(given.name)}</code> {e(given.label)}</span>"
            f"<span>{value}</span></li>"
        )
    return f'<ul class="inputs">{"".join(items)}</ul>' if items else ""


def _selection(one: Explanation, numbers: Numbers) -> str:
    e = numbers.escape
    return "<br>".join(f"{e(key)}: {e(value)}" for key, value in one.selection)


def _sources(one: Explanation, numbers: Numbers) -> str:
    e, translate = numbers.escape, numbers.translate
    items = "".join(
        f"<li>{e(source.file)} ({source.rows} {e(translate('rows'))})<br>"
        f'<span class="hash">SHA-256 {e(source.sha256)}</span></li>'
        for source in one.sources
    )
    return f"<ul>{items}</ul>" if items else ""
