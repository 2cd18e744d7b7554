"""The register of measures: the one place that lists them all."""

from __future__ import annotations

from . import (
    balance_requirement,
    balances,
    cash_flow,
    comparisons,
    graded,
    indicator_gaps,
    indicators,
    investments,
    key_figures,
    operations,
    results,
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
    *results.MEASURES,
    *cash_flow.MEASURES,
    *balance_requirement.MEASURES,
    *key_figures.MEASURES,
    *savings.MEASURES,
    *indicator_gaps.MEASURES,
    *graded.MEASURES,
    *shares.MEASURES,
)

REGISTER: dict[str, Measure] = {measure.key: measure for measure in _ALL}
