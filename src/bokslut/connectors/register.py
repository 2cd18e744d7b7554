"""The register of connectors: how each kind of source is fetched."""

from __future__ import annotations

from bokslut.facts.importers.fetched import Envelope
from bokslut.facts.indicator_source import IndicatorSource, KoladaSource
from bokslut.model.finding import Finding

from . import kolada, pxweb
from .client import Clock, Patience


def fetch(
    source: IndicatorSource, clock: Clock, patience: Patience | None = None
) -> Envelope | Finding:
    """The answers that a source gives now, or what kept them from coming."""
    patient = patience or Patience()
    if isinstance(source, KoladaSource):
        return kolada.fetch(source, clock, patient)
    return pxweb.fetch(source, clock, patient)
