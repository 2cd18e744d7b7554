"""The register of measures: the one place that lists them all."""

from __future__ import annotations

from .ledger import LEDGER_MEASURES
from .measure import Measure

REGISTER: dict[str, Measure] = {measure.key: measure for measure in LEDGER_MEASURES}
