"""A connector asks one service, within bounds, and gives back all that it answered or why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import dataset, kolada, kolada_record, kolada_value
from small_service import Answer, Answers, Service, service

from bokslut.connectors.client import Client, Clock, Patience, Refused
from bokslut.connectors.kolada import YEARS_A_REQUEST, _requests
from bokslut.connectors.pxweb import question
from bokslut.connectors.register import fetch
from bokslut.facts.importers.fetched import Envelope
from bokslut.facts.indicator_source import KoladaSource, PxWebSource
from bokslut.model.finding import Finding

NOW = datetime(2015, 1, 20, 8, 30, tzinfo=UTC)
ANSWER = kolada(kolada_record(2014, kolada_value("T", None), kolada_value("K", 1, isdeleted=True)))
QUICK = Patience(silence=0.5, answer=2.0)


@dataclass
class Waiting:
    """A clock that stands still, and remembers how long it was asked to wait."""

    waited: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(lambda: NOW, lambda: sum(self.waited), self.waited.append)


def source(base: str, **changed: Any) -> KoladaSource:
    told = {"indicator": "a", "kpi": "N00945", "areas": {"0181": "S"}, "years": (2014,)} | changed
    return KoladaSource(base=base, **told)


@contextmanager
def asked(
    answers: Answers, **changed: Any
) -> Iterator[tuple[Envelope | Finding, Service, Waiting]]:
    waiting = Waiting()
    with service(answers) as running:
        got = fetch(source(running.base, **changed), waiting.clock(), QUICK)
        yield got, running, waiting


def refused(answers: Answers, **changed: Any) -> Finding:
    with asked(answers, **changed) as (got, _running, _waiting):
        assert isinstance(got, Finding)
        return got


def test_the_answer_is_given_back_as_it_came_with_address_and_time():
    with asked(lambda _path, _number: Answer(ANSWER)) as (got, running, waiting):
        assert isinstance(got, Envelope)
        path = "/data/kpi/N00945/municipality/0181/year/2014"
        assert running.asked == [("GET", path, "")]
        (response,) = got.responses
        assert (response.text, response.url) == (ANSWER, running.base + path)
        assert (got.fetched, waiting.waited) == (NOW, [])
        assert got.settings == {"kpi": "N00945", "areas": {"0181": "S"}}


def test_at_most_twenty_five_years_are_asked_for_at_once():
    years = tuple(range(1996, 2026))
    with asked(lambda _path, _number: Answer(ANSWER), years=years) as (got, running, _waiting):
        assert isinstance(got, Envelope)
        lists = [path.rpartition("/")[2].split(",") for _method, path, _body in running.asked]
    assert [len(one) for one in lists] == [25, 5]
    assert [int(year) for one in lists for year in one] == list(years)


@settings(deadline=None)
@given(st.integers(1, 120), st.integers(1, 250))
def test_every_area_and_year_is_asked_for_once_in_lists_that_the_service_takes(years, areas):
    wanted = source(
        "https://x", areas={str(at): "" for at in range(areas)}, years=tuple(range(years))
    )
    seen = []
    for url in _requests(wanted):
        parts = url.split("/")
        places, times = parts[-3].split(","), parts[-1].split(",")
        assert len(times) <= YEARS_A_REQUEST and len(places) <= 100
        seen += [(place, time) for place in places for time in times]
    assert sorted(seen) == sorted(
        (str(area), str(year)) for area in range(areas) for year in range(years)
    )


def test_pages_are_followed_to_the_last():
    with service(lambda path, _number: pages[path]) as running:
        first = "/data/kpi/N00945/municipality/0181/year/2014"
        pages = {
            first: Answer(kolada(next_url=f"{running.base}/two")),
            "/two": Answer(kolada(next_url=f"{running.base}/three")),
            "/three": Answer(ANSWER),
        }
        got = fetch(source(running.base), Waiting().clock(), QUICK)
        assert isinstance(got, Envelope)
        assert [path for _method, path, _body in running.asked] == [first, "/two", "/three"]


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/two", "http://127.0.0.1:1/two", "http://localhost/", "ftp://127.0.0.1/"],
)
def test_a_page_on_another_host_is_not_followed(elsewhere: str):
    said = refused(lambda _path, _number: Answer(kolada(next_url=elsewhere)))
    assert said.rule in ("fetch-elsewhere", "fetch-address")


def test_pages_that_never_end_are_given_up():
    with service(lambda _path, _number: answers[0]) as running:
        answers = [Answer(kolada(next_url=f"{running.base}/again"))]
        got = fetch(source(running.base), Waiting().clock(), QUICK)
    assert isinstance(got, Finding)
    assert got.rule == "fetch-endless"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_and_not_followed(status: int):
    headers = {"Location": "https://example.org/"}
    with asked(lambda _path, _number: Answer("", status, headers)) as (got, running, _waiting):
        assert isinstance(got, Finding)
        assert got.rule == "fetch-elsewhere"
        assert "https://example.org/" in got.message()
        assert len(running.asked) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_said(status: int):
    busy = Answer("", status, {"Retry-After": "7"})
    with asked(lambda _path, number: busy if number < 2 else Answer(ANSWER)) as told:
        got, running, waiting = told
        assert isinstance(got, Envelope)
        assert (len(running.asked), waiting.waited) == (3, [7.0, 7.0])


@pytest.mark.parametrize(
    ("after", "waited"), [("7", [7.0] * 3), ("3600", []), ("Wed, 21 Oct", [2.0] * 3)]
)
def test_a_service_that_stays_busy_or_puts_off_is_given_up(after: str, waited: list[float]):
    busy = Answer("too many", 429, {"Retry-After": after})
    with asked(lambda _path, _number: busy) as (got, _running, waiting):
        assert isinstance(got, Finding)
        assert (got.rule, got.claimed) == ("fetch-refused", "429")
        assert waiting.waited == waited


@pytest.mark.parametrize("status", [204, 400, 404, 500])
def test_any_other_answer_than_200_is_told_with_what_it_says(status: int):
    body = "" if status == 204 else "<h1>no</h1>"
    said = refused(lambda _path, _number: Answer(body, status))
    assert (said.rule, said.claimed, said.quote) == ("fetch-refused", str(status), body)


def test_a_silent_service_is_given_up():
    assert refused(lambda _path, _number: Answer("{}", slow=5)).rule == "fetch-slow"


def test_a_service_that_trickles_is_given_up():
    """Each part comes within the silence that is borne; the whole does not."""
    ticks = iter(range(1000))
    clock = Clock(lambda: NOW, lambda: float(next(ticks)), lambda _seconds: None)
    with service(lambda _path, _number: Answer(ANSWER, slow=0.01)) as running:
        got = fetch(source(running.base), clock, QUICK)
    assert isinstance(got, Finding)
    assert got.rule == "fetch-slow"


def test_an_answer_that_breaks_off_is_told():
    assert refused(lambda _path, _number: Answer(ANSWER, cut=True)).rule in (
        "fetch-broken",
        "fetch-slow",
    )


def test_an_answer_that_is_too_large_is_not_read_to_its_end():
    assert refused(lambda _path, _number: Answer(b" " * (9 << 20))).rule == "fetch-too-large"


def test_the_answers_of_a_source_are_together_no_larger_than_is_read():
    body = ANSWER + " " * (5 << 20)
    said = refused(lambda _path, _number: Answer(body), years=tuple(range(1990, 2020)))
    assert said.rule == "fetch-too-large"


def test_bytes_that_are_no_text_are_told():
    assert refused(lambda _path, _number: Answer(b"\xff\xfe")).rule == "fetch-no-text"


def test_what_is_no_json_is_given_back_for_the_importer_to_tell():
    with asked(lambda _path, _number: Answer("<html>")) as (got, _running, _waiting):
        assert isinstance(got, Envelope)
        assert got.responses[0].text == "<html>"


def test_nobody_there_is_told_as_unreachable():
    with service(lambda _path, _number: Answer("")) as running:
        base = running.base
    got = fetch(source(base), Waiting().clock(), QUICK)
    assert isinstance(got, Finding)
    assert got.rule == "fetch-unreachable"


@pytest.mark.parametrize(
    "base",
    [
        "http://api.kolada.se/v3",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "",
        "https://",
        "127.0.0.1",
    ],
)
def test_what_is_not_encrypted_is_never_asked(base: str):
    with pytest.raises(Refused) as said:
        Client(base, "a", Waiting().clock(), QUICK)
    assert said.value.finding.rule == "fetch-address"


# PxWeb


def table(base: str, **changed: Any) -> PxWebSource:
    told = {"indicator": "a", "query": {"Region": ("0181",), "Tid": ("*",)}} | changed
    return PxWebSource(table=base, **told)


def test_version_1_of_pxweb_is_asked_as_its_description_says():
    url, body = question(table("https://api.scb.se/OV0104/v1/doris/sv/ssd/BE/BefolkningNy"))
    assert url == "https://api.scb.se/OV0104/v1/doris/sv/ssd/BE/BefolkningNy"
    assert json.loads(body) == {
        "query": [
            {"code": "Region", "selection": {"filter": "item", "values": ["0181"]}},
            {"code": "Tid", "selection": {"filter": "all", "values": ["*"]}},
        ],
        "response": {"format": "json-stat2"},
    }


def test_version_2_of_pxweb_is_asked_as_its_description_says():
    url, body = question(table("https://statistikdatabasen.scb.se/api/v2/tables/TAB638/data"))
    assert url.endswith("/tables/TAB638/data?outputFormat=json-stat2")
    assert json.loads(body) == {
        "selection": [
            {"variableCode": "Region", "valueCodes": ["0181"]},
            {"variableCode": "Tid", "valueCodes": ["*"]},
        ]
    }


def test_the_question_is_sent_and_kept_with_the_answer():
    text = json.dumps(dataset())
    with service(lambda _path, _number: Answer(text)) as running:
        got = fetch(table(f"{running.base}/ssd/T"), Waiting().clock(), QUICK)
        assert isinstance(got, Envelope)
        (response,) = got.responses
        assert running.asked == [("POST", "/ssd/T", response.body)]
        assert (response.text, response.method) == (text, "POST")
