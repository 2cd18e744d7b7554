"""The appendix of PDF and DOCX: what is said once of a measure, then of each of its figures.

A report has hundreds of figures and few definitions; paper is saved by telling each once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bokslut.model.document import ExplainedSource, Explanation
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate

Json = dict[str, Any]


def measures_and_sources(
    explained: Mapping[FigureRef, Explanation], translate: Translate
) -> tuple[list[Json], list[Json]]:
    """The explanations by what they share (label, definition, law, formula, edition), in order
    of their first figure; and the source files, numbered."""
    sources = _numbered(explained)
    groups: dict[tuple[str, ...], list[Explanation]] = {}
    for one in explained.values():
        shared = (one.label, one.definition, one.law, one.formula, one.edition)
        groups.setdefault(shared, []).append(one)
    measures = [
        {
            "label": label.strip() or translate("Figure"),
            "facts": _facts(
                ("", definition),
                (translate("Source of the definition"), law),
                (translate("Formula"), formula),
                (translate("Holds from"), edition),
            ),
            "figures": [_figure(one, explained, sources, translate) for one in members],
        }
        for (label, definition, law, formula, edition), members in groups.items()
    ]
    files = [
        {"number": number, "file": file, "hash": sha256}
        for (file, sha256), number in sources.items()
    ]
    return measures, files


def _numbered(explained: Mapping[FigureRef, Explanation]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in explained.values():
        for source in one.sources:
            found.setdefault((source.file, source.sha256), len(found) + 1)
    return found


def _facts(*pairs: tuple[str, str]) -> list[list[str]]:
    return [[f"{label}:" if label else "", text] for label, text in pairs if text]


def _figure(
    one: Explanation,
    explained: Mapping[FigureRef, Explanation],
    sources: Mapping[tuple[str, str], int],
    translate: Translate,
) -> Json:
    def cited(source: ExplainedSource) -> str:
        return f"[{sources[source.file, source.sha256]}] {source.rows} {translate('rows')}"

    selection = "; ".join(f"{key} {value}" for key, value in one.selection)
    alternative = f"{translate('Basis')}: {one.label} {one.scope}".strip()
    return {
        "anchor": one.anchor,
        "alternative": alternative,
        "scope": one.scope.strip() or one.label.strip() or str(one.ref),
        "text": one.text,
        "facts": _facts(
            (translate("Where it comes from"), one.imported),
            (translate("Exact value"), one.exact),
            (translate("Selection"), selection),
            (translate("Source files"), ", ".join(cited(source) for source in one.sources)),
            (translate("Reference"), str(one.ref)),
        ),
        "inputs": [
            {
                "name": given.name,
                "text": given.text,
                "anchor": explained[given.ref].anchor if given.ref in explained else None,
            }
            for given in one.inputs
        ],
    }
