"""Sentences about figures that nobody knows are left out, and it is said that they are.

"Net cost has – by –" tells a reader nothing. A sentence with a figure whose facts are missing is
taken out of its paragraph; a figure that is missing for another reason (kept back, divided by
zero) keeps its dash, since the sentence is about that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bokslut.model.document import FigureRun, ListBlock, Paragraph, Run, TextRun
from bokslut.model.figure import Why
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.prose.readable import SENTENCE_END


def is_missing(runs: Iterable[Run]) -> bool:
    """Whether the facts for one of the figures in a text are missing."""
    return any(isinstance(run, FigureRun) and run.why is Why.MISSING for run in runs)


def known_only(
    blocks: Iterable[Paragraph | ListBlock], translate: Translate
) -> list[Paragraph | ListBlock]:
    """The paragraphs and lists without the sentences whose figures are missing, and a note where
    some were left out."""
    kept: list[Paragraph | ListBlock] = []
    count = 0
    for block in blocks:
        if isinstance(block, ListBlock):
            told = [_known(item) for item in block.items]
            count += sum(lost for _runs, lost in told)
            if items := tuple(runs for runs, _lost in told if runs):
                kept.append(replace(block, items=items))
        else:
            runs, lost = _known(block.runs)
            count += lost
            if runs:
                kept.append(replace(block, runs=runs))
    if count:
        left = translate(
            "{count} {count:sentence is|sentences are} left out here, since the facts for "
            "{count:its|their} figures are missing."
        )
        kept.append(Paragraph((TextRun(fill(left, {"count": count})),), "note"))
    return kept


def _known(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], int]:
    """The runs without the sentences that nobody knows, and how many those are."""
    told_in = sentences(runs)
    known = [one for one in told_in if not is_missing(one)]
    if len(known) == len(told_in) or not known:
        return (runs if known else ()), len(told_in) - len(known)
    kept = [run for one in known for run in one]
    return _without_last_blank(kept), len(told_in) - len(known)


def sentences(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs cut at the ends of sentences; each keeps the blank behind it."""
    made: list[list[Run]] = [[]]
    for run in runs:
        if not isinstance(run, TextRun):
            made[-1].append(run)
            continue
        start = 0
        for end in SENTENCE_END.finditer(run.text):
            made[-1].append(replace(run, text=run.text[start : end.end()]))
            made.append([])
            start = end.end()
        if start < len(run.text):
            made[-1].append(replace(run, text=run.text[start:]))
    return [one for one in made if one]


def _without_last_blank(runs: list[Run]) -> tuple[Run, ...]:
    last = runs[-1]
    if isinstance(last, TextRun):
        return (*runs[:-1], replace(last, text=last.text.rstrip()))
    return tuple(runs)
