"""Fetches a table of PxWeb as JSON-stat 2, from version 1 or 2 of its API."""

from __future__ import annotations

import json

from bokslut.facts.importers.fetched import Envelope
from bokslut.facts.indicator_source import PxWebSource
from bokslut.model.finding import Finding

from .client import Client, Clock, Patience, Refused


def fetch(source: PxWebSource, clock: Clock, patience: Patience) -> Envelope | Finding:
    """The answer to the question of a source, or what kept it from coming."""
    name = f"pxweb-{source.indicator}.json"
    fetched = clock.now()
    url, body = question(source)
    try:
        with Client(source.table, name, clock, patience) as client:
            response = client.post(url, body)
    except Refused as refused:
        return refused.finding
    return Envelope("pxweb", source.indicator, source.settings, fetched, (response,))


def question(source: PxWebSource) -> tuple[str, str]:
    """The address and the JSON that ask for the table. Version 2 is known by its address, which
    ends in `/data`; the choice `*` means all categories in both."""
    if source.table.rstrip("/").endswith("/data"):
        chosen = [
            {"variableCode": code, "valueCodes": list(values)}
            for code, values in source.query.items()
        ]
        url = f"{source.table.rstrip('/')}?outputFormat=json-stat2"
        return url, json.dumps({"selection": chosen}, ensure_ascii=False)
    queries = [
        {
            "code": code,
            "selection": {"filter": "all" if "*" in values else "item", "values": list(values)},
        }
        for code, values in source.query.items()
    ]
    told = {"query": queries, "response": {"format": "json-stat2"}}
    return source.table, json.dumps(told, ensure_ascii=False)
