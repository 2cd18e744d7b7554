"""The register of importers: the one place that lists them all."""

from __future__ import annotations

from . import csv_table, kolada, ods, pxweb, sie, sie5, xlsx
from .base import Importer

IMPORTERS: tuple[Importer, ...] = (
    sie5.IMPORTER,
    sie.IMPORTER,
    xlsx.IMPORTER,
    ods.IMPORTER,
    csv_table.IMPORTER,
    kolada.IMPORTER,
    pxweb.IMPORTER,
)


def recognise(name: str, head: bytes) -> Importer | None:
    """The importer of a file by its name and first bytes, or None."""
    return next((one for one in IMPORTERS if one.recognises(name, head)), None)
