"""The appendix of the DOCX that every number leads to: formula, inputs, selection, sources.

As in the PDF, what is said of a measure is said once, then of each of its figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bokslut.model.document import Explanation
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate

from .docx_xml import Bookmarks, bookmark_name, link, new_line, paragraph, run, tab
from .pdf_basis import measures_and_sources

Json = dict[str, Any]

# From here to its end a report holds its proofs (`readers/docx.py` reads as far as this).
BESIDE = "bokslut_beside"


def basis_name(anchor: str) -> str:
    """The name of the bookmark of an explanation."""
    return bookmark_name("basis", anchor)


def basis_xml(
    explained: Mapping[FigureRef, Explanation], bookmarks: Bookmarks, translate: Translate
) -> str:
    """The paragraphs of the appendix, below its heading."""
    measures, sources = measures_and_sources(explained, translate)
    parts = []
    for measure in measures:
        parts.append(paragraph("BasisMeasure", run(measure["label"])))
        facts = new_line().join(map(_fact, measure["facts"]))
        parts.append(paragraph("BasisText", facts, "<w:keepNext/>"))
        for one in measure["figures"]:
            parts += _figure(one, bookmarks, translate)
    if sources:
        parts.append(paragraph("BasisMeasure", run(translate("Source files"))))
    for one in sources:
        name = run(f"{one['number']}. {one['file']}")
        parts.append(paragraph("BasisText", f"{name}{new_line()}{run('SHA-256 ' + one['hash'])}"))
    return "".join(parts)


def _fact(fact: list[str]) -> str:
    return run(" ".join(part for part in fact if part))


def _figure(one: Json, bookmarks: Bookmarks, translate: Translate) -> list[str]:
    head = run(one["scope"]) + tab() + run(one["text"])
    facts = run(" · ".join(" ".join(fact) for fact in one["facts"]))
    if one["inputs"]:
        facts += run(f" · {translate('Inputs')}: ")
    for index, given in enumerate(one["inputs"]):
        facts += run(f"{'; ' if index else ''}{given['name']} ")
        text = run(given["text"], "Input" if given["anchor"] else "")
        facts += link(basis_name(given["anchor"]), text) if given["anchor"] else text
    return [
        paragraph("BasisFigure", bookmarks.around(basis_name(one["anchor"]), head)),
        paragraph("BasisFacts", facts),
    ]
