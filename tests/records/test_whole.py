"""Whoever changes the database past the program is found out."""

from __future__ import annotations

import pytest
from plan_texts import Kept, node

from bokslut.records.values import hash_of


@pytest.fixture
def approved(kept: Kept) -> Kept:
    kept.take_in({"a.toml": node("a-1") + node("a-2")})
    known = hash_of(kept.read("closing_inputs").canonical())
    assert kept.act("approve", "ks", "0" * 12, "f" * 64, "", {}, read=known).changed
    assert kept.faults() == []
    return kept


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE records_planitem SET content = '{}' WHERE key = 'a-1'", "records-changed"),
        ("UPDATE records_planitem SET file_id = NULL WHERE key = 'a-2'", "records-changed"),
        ("""UPDATE records_planfile SET items = '[["node", "a-2"]]'""", "records-changed"),
        ("UPDATE records_approval SET snapshot = '111111111111'", "records-changed"),
        ("DELETE FROM records_approval", "records-changed"),
        ("UPDATE records_auditentry SET by = 'Någon annan' WHERE number = 3", "audit-broken"),
        ("UPDATE records_auditentry SET at = '2014-01-01' WHERE number = 1", "audit-broken"),
        ("DELETE FROM records_auditentry WHERE number = 2", "audit-broken"),
        ("DELETE FROM records_auditentry WHERE number = 1", "audit-broken"),
        ("DELETE FROM records_auditentry WHERE subject = 'approval:ks'", "records-unreadable"),
    ],
)
def test_a_change_past_the_program_is_found(approved: Kept, statement: str, rule: str) -> None:
    approved.sql(statement)
    assert rule in [one.rule for one in approved.faults()]


def test_a_broken_file_is_told_and_not_run_into(approved: Kept) -> None:
    from django.db import connection

    connection.close()
    data = bytearray(approved.store.file.read_bytes())
    # Past the head, in the middle of the tables.
    data[4096:8192] = b"\xff" * 4096
    approved.store.file.write_bytes(bytes(data))
    assert "records-unreadable" in [one.rule for one in approved.faults()]
