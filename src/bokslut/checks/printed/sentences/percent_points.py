"""A change of a share told in percent: percentage points are meant, or it is unclear what is.

**Finds** `andelen sjönk med 2,1 procent` where a line that the sentence names changed by just so
many percentage points and by another number of percent, or where nothing says from what to what it
went. **Silent** where the growth in percent comes out, where the levels are told beside it, and of
amounts and numbers. Warnings: a share may have grown by so many percent of itself. Source: a
difference of two shares is told in percentage points (statistical practice).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number

from ..claims.claims import Claim, claim_of
from ..claims.directions import directions
from ..claims.meanings import Reading, readings_of
from ..claims.slip_margins import holding
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood

RULE = "percent-for-points"

_LEAST_MEANT = 0.25
_POINTS = {"sv": "procentenheter", "en": "percentage points"}
_SHARE = re.compile(r"\b(?:andel(?:en|ar|arna)?|share|proportion)\b", re.IGNORECASE)
# What goes back to a share that was spoken of right before.
_GOES_BACK = re.compile(r"\b(?:siffran|nivån|indikatorn|the figure|the level)\b", re.IGNORECASE)


def percent_points(understood: Understood) -> Iterator[Finding]:
    """The changes of shares that are told in percent."""
    readings = readings_of(understood)
    before: Sentence | None = None
    for sentence in understood.written:
        near = before if before and before.block == sentence.block else None
        for number in sentence.amounts if sentence.is_whole else ():
            claim = claim_of(sentence, number)
            if not _is_change_in_percent(claim):
                continue
            changes = [one for one in readings.once(claim, near) if _is_change_of_share(one)]
            if any(_has_grown(claim, one) for one in changes):
                continue
            held = holding(claim, readings.once(claim, near))
            points = _points(held)
            if points is not None:
                yield _finding(understood, claim, points)
            elif not held and _is_of_a_share(claim, near) and len(sentence.amounts) == 1:
                yield _finding(understood, claim, None)
        before = sentence


def _is_change_in_percent(claim: Claim) -> bool:
    told = claim.number.unit == "percent" and claim.kind == "growth"
    return told and bool(directions(claim.clause)) and not (claim.wish or claim.bound)


def _points(held: list[Reading]) -> Reading | None:
    """The change in percentage points that a number is, where it is no growth in percent."""
    if any(one.meant.kind in ("growth", "share") for one in held):
        return None
    meant = (one for one in held if one.weight >= _LEAST_MEANT and _is_change_of_share(one))
    return next(meant, None)


def _is_change_of_share(one: Reading) -> bool:
    """Whether a reading is how many percentage points a line changed by."""
    return one.meant.kind == "change" and one.meant.unit in ("percent", "pp")


def _has_grown(claim: Claim, one: Reading) -> bool:
    """Whether a share changed by so many percent of itself."""
    then = {cell.number: cell for cell in one.line.cells}.get(one.meant.cells[-1])
    if then is None or not then.value.value or len(one.meant.cells) != 2:
        return False
    grown = one.value / abs(then.base)
    below, above = claim.reach()
    reach = one.half / abs(then.base)
    return -below - reach <= grown - claim.stated <= above + reach


def _is_of_a_share(claim: Claim, before: Sentence | None) -> bool:
    """Whether what changed is a share, by its own sentence or the one before."""
    leading = claim.sentence.text[: claim.number.start]
    if _SHARE.search(leading):
        return True
    return before is not None and bool(_GOES_BACK.search(leading) and _SHARE.search(before.text))


def _finding(understood: Understood, claim: Claim, one: Reading | None) -> Finding:
    printed = claim.number.text.strip()
    expected = print_number(abs(claim.number.value or Decimal(0)), claim.number.decimals)
    place = place_of(understood.report, claim.sentence.spot)
    if one is None:
        return finding(
            RULE,
            Severity.WARNING,
            "A share changes by {printed}: percentage points, or percent of the share as it was?",
            place=place,
            quote=claim.sentence.text,
            claimed=printed,
            remedy="Write percentage points, or from what to what the share went.",
            printed=printed,
        )
    return finding(
        RULE,
        Severity.WARNING,
        "{line} percentage points, but {printed} is written.",
        place=place,
        quote=claim.sentence.text,
        claimed=printed,
        expected=f"{expected} {_POINTS[understood.report.language]}",
        remedy="Write percentage points, or the growth in percent.",
        printed=printed,
        line=f"{one.meant.text} = {expected}",
    )
