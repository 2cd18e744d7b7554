"""The register of measures: the one place that lists them all."""

from __future__ import annotations

from . import balances, comparisons, graded, indicators, investments, operations, shares
from .measure import Measure

_ALL = (
    *operations.MEASURES,
    *comparisons.MEASURES,
    *balances.MEASURES,
    *investments.MEASURES,
    *indicators.MEASURES,
    *graded.MEASURES,
    *shares.MEASURES,
)

REGISTER: dict[str, Measure] = {measure.key: measure for measure in _ALL}
