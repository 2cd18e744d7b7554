"""The register of measures: the one place that lists them all."""

from __future__ import annotations

from . import (
    balances,
    comparisons,
    graded,
    indicator_gaps,
    indicators,
    investments,
    operations,
    savings,
    shares,
)
from .measure import Measure

_ALL = (
    *operations.MEASURES,
    *comparisons.MEASURES,
    *balances.MEASURES,
    *investments.MEASURES,
    *indicators.MEASURES,
    *savings.MEASURES,
    *indicator_gaps.MEASURES,
    *graded.MEASURES,
    *shares.MEASURES,
)

REGISTER: dict[str, Measure] = {measure.key: measure for measure in _ALL}
