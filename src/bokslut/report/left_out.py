"""Sentences about figures that nobody knows are left out, and it is said that they are.

"Net cost has – by –" tells a reader nothing. A sentence with a figure whose facts are missing is
taken out of its paragraph; a figure that is missing for another reason (kept back, divided by
zero) keeps its dash, since the sentence is about that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bokslut.model.document import FigureRun, Paragraph, Run, TextRun
from bokslut.model.figure import Why
from bokslut.model.finding import Translate
from bokslut.model.message import fill

# The end of a sentence: not after a letter that stands alone or a short form such as "t.ex.".
_END = re.compile(r"(?<!\b\w)(?<!\.\w\w)(?<!\bnr)(?<!\bca)(?<!\bkap)(?<!\bdvs)[.!?] (?=[A-ZÅÄÖ])")


def is_missing(runs: Iterable[Run]) -> bool:
    """Whether the facts for one of the figures in a text are missing."""
    return any(isinstance(run, FigureRun) and run.why is Why.MISSING for run in runs)


def known_only(paragraphs: Iterable[Paragraph], translate: Translate) -> list[Paragraph]:
    """The paragraphs without the sentences whose figures are missing, and a note where some were
    left out."""
    kept: list[Paragraph] = []
    count = 0
    for paragraph in paragraphs:
        told_in = sentences(paragraph.runs)
        known = [one for one in told_in if not is_missing(one)]
        count += len(told_in) - len(known)
        if len(known) == len(told_in):
            kept.append(paragraph)
        elif known:
            runs = [run for one in known for run in one]
            kept.append(Paragraph(_without_last_blank(runs), paragraph.role))
    if count:
        told = translate(
            "{count} {count:sentence is|sentences are} left out here, since the facts for "
            "{count:its|their} figures are missing."
        )
        kept.append(Paragraph((TextRun(fill(told, {"count": count})),), "note"))
    return kept


def sentences(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs cut at the ends of sentences; each keeps the blank behind it."""
    made: list[list[Run]] = [[]]
    for run in runs:
        if not isinstance(run, TextRun):
            made[-1].append(run)
            continue
        start = 0
        for end in _END.finditer(run.text):
            made[-1].append(TextRun(run.text[start : end.end()], run.strong))
            made.append([])
            start = end.end()
        if start < len(run.text):
            made[-1].append(TextRun(run.text[start:], run.strong))
    return [one for one in made if one]


def _without_last_blank(runs: list[Run]) -> tuple[Run, ...]:
    last = runs[-1]
    if isinstance(last, TextRun):
        return (*runs[:-1], TextRun(last.text.rstrip(), last.strong))
    return tuple(runs)
