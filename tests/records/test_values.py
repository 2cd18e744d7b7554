"""What is kept of a plan is what its file says, to the last digit and in both languages."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

from bokslut.records.values import (
    ApprovalGiven,
    ClosingRecords,
    canonical,
    closing_records_from,
    decode,
    encode,
    hash_of,
)

NODE = tomllib.loads(
    """
key = "a"
title = "Mål"
title_en = "Goal"
due = 2014-12-31
responsible = ["KS", "Tekniska nämnden"]
[[target]]
indicator = "i"
kind = "inside"
value = 1.10
upper = 2
long_run = 0.000000000000000000001
""",
    parse_float=Decimal,
)


def test_amounts_and_dates_come_back_as_they_were_written() -> None:
    again = decode("node", encode(NODE))
    assert again == NODE
    assert again["due"] == date(2014, 12, 31)
    assert str(again["target"][0]["value"]) == "1.10"


def test_what_a_snapshot_keeps_of_the_records_is_read_back_whole() -> None:
    given = ApprovalGiven(
        "ks-2014", "0123456789ab", "Eva Ek", "Chef", "2015-03-16T09:30:00+00:00", "f" * 64
    )
    records = ClosingRecords({"plan/a.toml": {"node": [NODE]}}, {"plan/a.toml": "e" * 64}, (given,))
    assert closing_records_from(records.canonical()) == records


def test_the_same_content_has_the_same_hash_in_whatever_order_it_is_written() -> None:
    turned = dict(reversed(NODE.items()))
    assert hash_of(canonical(encode(turned))) == hash_of(canonical(encode(NODE)))
