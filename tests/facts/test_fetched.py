"""What was fetched is kept byte for byte, can be proved, and harms nobody who reads it."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fetched_support import FETCHED, envelope, take
from hypothesis import given, settings
from hypothesis import strategies as st
from published import dataset, kolada, kolada_record, kolada_value

from bokslut.facts.importers.fetched import MOST_BYTES, Envelope, Response, to_bytes
from bokslut.facts.importers.register import recognise

ANSWER = kolada(kolada_record(2014, kolada_value("T", 1)))


@settings(deadline=None)
@given(st.text(), st.text(max_size=20))
def test_an_answer_is_kept_byte_for_byte(text: str, url: str):
    kept = json.loads(to_bytes(Envelope("kolada", "a", {}, FETCHED, (Response(text, url),))))
    assert kept["responses"][0]["text"] == text
    assert kept["responses"][0]["url"] == url


def test_a_file_is_recognised_by_what_it_holds_whatever_its_name():
    for name in ("a.json", "b", "svar.txt"):
        for data, key in (
            (envelope("kolada", ANSWER), "kolada"),
            (ANSWER.encode(), "kolada"),
            (("\ufeff \n" + ANSWER).encode(), "kolada"),
            (envelope("pxweb", json.dumps(dataset())), "pxweb"),
            (json.dumps(dataset()).encode(), "pxweb"),
        ):
            found = recognise(name, data[:65_536])
            assert found is not None and found.key == key
    assert recognise("a.json", b'{"something": 1}') is None
    assert recognise("a.json", b"<html>") is None


def test_the_content_is_the_same_at_another_time_and_another_one_for_all_else():
    one = Envelope("kolada", "a", {"kpi": "N1"}, FETCHED, (Response("{}", "https://a"),))
    assert replace(one, fetched=FETCHED + timedelta(days=1)).content == one.content
    others = [
        replace(one, indicator="b"),
        replace(one, connector="pxweb"),
        replace(one, settings={"kpi": "N2"}),
        replace(one, responses=(Response("{ }", "https://a"),)),
        replace(one, responses=(Response("{}", "https://b"),)),
        replace(one, responses=one.responses * 2),
    ]
    assert len({other.content for other in [one, *others]}) == 7


def test_an_answer_that_was_changed_by_hand_is_refused():
    data = envelope("kolada", ANSWER).replace(b'\\"value\\": 1', b'\\"value\\": 2')
    assert data != envelope("kolada", ANSWER)
    assert take(data).errors() == ["fetched-changed"]


@pytest.mark.parametrize("cut", [60, 120, -2])
def test_a_file_that_was_cut_is_refused(cut: int):
    whole = envelope("kolada", ANSWER).rstrip()
    assert take(whole[:cut] + b" " * 100).errors() == ["fetched-json"]
    assert take(envelope("kolada", ANSWER[:cut])).errors() == ["fetched-json"]


def test_an_error_page_in_place_of_data_is_told_as_such():
    assert take(envelope("kolada", "<!DOCTYPE html><h1>504</h1>")).errors() == ["fetched-page"]
    assert take(envelope("pxweb", " <html>")).errors() == ["fetched-page"]


NESTED = '{"next_url": null, "values": ' + "[" * 200_000
HOSTILE = [
    '{"values": [], "next_url": null, "values": []}',
    '{"values": [{"kpi": NaN}], "next_url": null}',
    '{"values": [{"kpi": 1e999999999999999999999}], "next_url": null}',
    NESTED,
    '{"values": "a", "next_url": null}',
    '{"values": [[]], "next_url": null}',
    '{"values": [null], "next_url": null}',
    '{"values": [{"kpi": 5}], "next_url": null}',
    '{"values": [{"kpi": "", "municipality": "0181"}]}',
    ANSWER.replace("2014", "201"),
    ANSWER.replace("2014", "2014.5"),
    ANSWER.replace("2014", "true"),
    ANSWER.replace('"T"', '"F"'),
    ANSWER.replace('"T"', "[]"),
    ANSWER.replace('"value": 1', '"value": "1"'),
    ANSWER.replace('"value": 1', '"value": 1e400'),
    ANSWER.replace('"value": 1', '"value": ' + "9" * 5000),
    ANSWER.replace('"value": 1', '"value": {}'),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("enclosed", [False, True])
def test_hostile_answers_end_in_a_finding(text: str, enclosed: bool):
    data: Any = envelope("kolada", text) if enclosed else text
    found = take(data)
    assert set(found.errors()) & {"fetched-json", "fetched-form"}
    assert found.rows == {}


def test_bytes_that_are_no_text_end_in_a_finding():
    assert take(ANSWER.encode().replace(b"0181", b"\xff181")).errors() == ["fetched-json"]


def test_an_answer_that_is_too_large_is_refused_before_it_is_parsed():
    data = b'{"values": [' + b"[]," * (MOST_BYTES // 3) + b'[]], "next_url": null}'
    tracemalloc.start()
    found = take(b'{"values": [], "next_url": null, "x": "' + data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.errors() == ["fetched-too-large"]
    assert most < 6 * MOST_BYTES


def test_a_number_that_is_hardly_there_is_kept_as_the_zero_that_it_rounds_to():
    found = take(ANSWER.replace('"value": 1', '"value": 1e-999999'))
    assert found.errors() == []
    assert found.rows["indicator_value"][0]["value"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"fetched": "yesterday"},
        {"fetched": "2015-01-20T08:00:00"},
        {"fetched": None},
        {"indicator": ""},
        {"indicator": 5},
        {"settings": []},
        {"responses": {}},
        {"responses": [5]},
        {"responses": [{"text": 5}]},
    ],
    ids=str,
)
def test_a_file_of_another_form_is_refused(change: dict[str, Any]):
    told = json.loads(envelope("kolada", ANSWER)) | change
    assert take(json.dumps(told)).errors() == ["fetched-form"]


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "values",
                        "kpi",
                        "municipality",
                        "period",
                        "gender",
                        "value",
                        "id",
                        "size",
                        "dimension",
                        "category",
                        "index",
                        "class",
                        "role",
                        "time",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_document_makes_a_reader_fail(document: Any):
    for connector in ("kolada", "pxweb"):
        found = take(envelope(connector, json.dumps(document)))
        assert found.errors()


def test_the_time_is_kept_in_utc():
    local = FETCHED.replace(tzinfo=UTC).astimezone(tz=datetime.now().astimezone().tzinfo)
    data = to_bytes(Envelope("kolada", "a", {}, local, (Response(ANSWER),)))
    assert take(data).rows["indicator_value"][0]["fetched"] == FETCHED
