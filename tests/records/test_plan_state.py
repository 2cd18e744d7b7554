"""What the plan becomes when its files are taken in again: no more is changed than differs."""

from __future__ import annotations

import json
from dataclasses import replace

from plan_texts import node, source, state_of

from bokslut.records.plan_state import PlanItem, PlanState, after, merged
from bokslut.records.values import canonical

A = {"a.toml": node("a-1") + node("a-2"), "b.toml": node("b-1")}


def decided(state: PlanState, key: str, **fields: str) -> PlanState:
    """The plan after a command wrote fields of a node."""
    item = state.items["node", key]
    content = canonical({**json.loads(item.content), **fields})
    return replace(state, items={**state.items, ("node", key): replace(item, content=content)})


def told(state: PlanState, key: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(state.items["node", key].content)
    return found


def test_the_files_are_told_by_name_and_each_in_its_own_order() -> None:
    state = state_of({"b.toml": node("b-1"), "a.toml": node("a-2") + node("a-1")})
    keys = {file: [one["key"] for one in kinds["node"]] for file, kinds in state.tables().items()}
    assert list(keys.items()) == [("plan/a.toml", ["a-2", "a-1"]), ("plan/b.toml", ["b-1"])]


def test_a_file_leaves_what_was_decided_since_and_changes_what_it_says_otherwise() -> None:
    state = decided(state_of(A), "a-1", decided="good", decided_by="Nämnden")
    state = state_of({"a.toml": node("a-1", title="Nytt namn") + node("a-2")}, state)
    assert (told(state, "a-1")["title"], told(state, "a-1")["decided"]) == ("Nytt namn", "good")


def test_a_file_that_says_otherwise_than_what_was_decided_since_is_told() -> None:
    state = decided(state_of(A), "a-1", text="Skriven sedan")
    offered = source("a.toml", node("a-1", text="Ur filen") + node("a-2"))
    accepted, found = after(state, [offered])
    assert [one.rule for one in found] == ["plan-changed-since"]
    assert "text" in found[0].message() and found[0].expected == "Skriven sedan"
    assert told(accepted, "a-1")["text"] == "Ur filen"


def test_a_file_that_now_says_what_was_decided_contradicts_nobody() -> None:
    state = decided(state_of(A), "a-1", text="Samma")
    state = state_of({"a.toml": node("a-1", text="Samma") + node("a-2")}, state)
    assert told(state, "a-1")["text"] == "Samma"


def test_a_node_that_is_gone_from_its_file_is_ended_and_comes_back_when_it_is_told_again() -> None:
    state = state_of({"a.toml": node("a-1")}, state_of(A))
    assert state.items["node", "a-2"].file == ""
    assert told(state, "a-2")["title"] == "Mål a-2"
    again = state_of({"a.toml": node("a-1") + node("a-2", title="Åter")}, state)
    assert (again.items["node", "a-2"].file, told(again, "a-2")["title"]) == ("a.toml", "Åter")


def test_an_empty_file_ends_all_that_it_told() -> None:
    state = state_of({"a.toml": ""}, state_of(A))
    assert [key for key, one in state.items.items() if one.file] == [("node", "b-1")]


def test_a_key_in_two_files_is_refused_unless_it_moved() -> None:
    state = state_of(A)
    _state, found = after(state, [source("b.toml", node("b-1") + node("a-2"))])
    assert [(one.rule, one.place.file) for one in found] == [("plan-key-twice", "plan/b.toml")]
    moved = decided(state, "a-2", decided="good")
    moved = state_of({"a.toml": node("a-1"), "b.toml": node("b-1") + node("a-2")}, moved)
    assert moved.items["node", "a-2"].file == "b.toml"
    assert told(moved, "a-2")["decided"] == "good"


def test_a_key_twice_in_one_file_is_refused() -> None:
    _state, found = after(PlanState(), [source("a.toml", node("a-1") + node("a-1"))])
    assert [one.rule for one in found] == ["plan-key-twice"]


def test_a_field_that_the_file_leaves_out_is_taken_out() -> None:
    said = [canonical(one) for one in ({"key": "a", "text": "x"}, {"key": "a"})]
    content, lost = merged(PlanItem(said[0], said[0], "a.toml"), said[1])
    assert (json.loads(content), lost) == ({"key": "a"}, [])
