"""Fetches a key figure from Kolada: blocks of years, and all the pages of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from bokslut.facts.importers.fetched import Envelope, JsonFault, Response, parse_json
from bokslut.facts.indicator_source import KoladaSource
from bokslut.model.finding import Finding, Place, Severity, finding

from .client import Client, Clock, Patience, Refused

# The service refuses longer lists of years; that of areas is bounded by the length of an address.
YEARS_A_REQUEST = 25
AREAS_A_REQUEST = 100
_MOST_PAGES = 50


def fetch(source: KoladaSource, clock: Clock, patience: Patience) -> Envelope | Finding:
    """The answers about a key figure, or what kept them from coming: never a part of them."""
    name = f"kolada-{source.indicator}.json"
    fetched = clock.now()
    try:
        with Client(source.base, name, clock, patience) as client:
            responses = [one for url in _requests(source) for one in _pages(client, url, name)]
    except Refused as refused:
        return refused.finding
    return Envelope("kolada", source.indicator, source.settings, fetched, tuple(responses))


def _requests(source: KoladaSource) -> Iterator[str]:
    for areas in _blocks(list(source.areas), AREAS_A_REQUEST):
        for years in _blocks([str(year) for year in source.years], YEARS_A_REQUEST):
            parts = ("kpi", [source.kpi], "municipality", areas, "year", years)
            path = "/".join(
                part if isinstance(part, str) else ",".join(quote(one, safe="") for one in part)
                for part in parts
            )
            yield f"{source.base.rstrip('/')}/data/{path}"


def _blocks(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _pages(client: Client, url: str, name: str) -> Iterator[Response]:
    """The answer at an address and those that it goes on to. What is no JSON ends it: the importer
    says what it is."""
    seen: set[str] = set()
    following: str | None = url
    while following is not None:
        if following in seen or len(seen) >= _MOST_PAGES:
            raise Refused(_endless(name, following))
        seen.add(following)
        response = client.get(following)
        yield response
        following = _next(response)


def _next(response: Response) -> str | None:
    try:
        document = parse_json(response.text)
    except JsonFault:
        return None
    following = document.get("next_url") if isinstance(document, dict) else None
    return following if isinstance(following, str) and following else None


def _endless(name: str, url: str) -> Finding:
    return finding(
        "fetch-endless",
        Severity.ERROR,
        "The answer goes on to ever more pages.",
        place=Place(file=name),
        quote=url,
        expected=f"<= {_MOST_PAGES}",
        remedy="Ask for fewer areas or years.",
    )
