"""Every write is all or nothing, and leaves who, when, old and new."""

from __future__ import annotations

import json

import pytest
from plan_texts import ALI, EVA, NOW, Kept, node

from bokslut.model.assessment import Grade
from bokslut.records.values import hash_of

PLAN = {"a.toml": node("a-1") + node("a-2"), "b.toml": node("b-1")}


@pytest.fixture
def planned(kept: Kept) -> Kept:
    assert kept.take_in(PLAN).changed
    return kept


def entries(kept: Kept, key: str = "") -> list[tuple[str, str, str, str]]:
    return [(one.by, one.action, one.subject, one.at[:16]) for one in kept.read("history", key)]


def read(kept: Kept, key: str) -> str:
    found: str = kept.read("node_hash", key)
    return found


def content(kept: Kept, key: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(kept.read("plan_state").items["node", key].content)
    return found


def test_taking_a_plan_in_says_who_when_and_from_which_file(planned: Kept) -> None:
    (entry,) = planned.read("history", "a-1")
    assert (entry.by, entry.role, entry.at[:16], entry.action, entry.old) == (
        *("Eva Ek", "Ekonomichef", "2015-03-16T09:30", "import", ""),
    )
    assert entry.source == planned.read("plan_state").files["a.toml"].sha256
    assert json.loads(entry.new)["title"] == "Mål a-1"


def test_the_same_plan_again_changes_nothing(planned: Kept) -> None:
    before = planned.read("history")
    done = planned.take_in(PLAN)
    assert (done.changed, done.findings) == (False, ())
    assert planned.read("history") == before


def test_a_changed_file_leaves_entries_for_exactly_what_differs(planned: Kept) -> None:
    before = len(planned.read("history"))
    planned.take_in({"a.toml": node("a-1", title="Nytt") + node("a-3")}, acting_user=ALI)
    new = planned.read("history")[before:]
    subjects = [one.subject for one in new]
    assert sorted(subjects) == sorted(
        ["person:Ali Berg", "file:a.toml", "node:a-1", "node:a-2", "node:a-3"]
    )
    ended = next(one for one in new if one.subject == "node:a-2")
    assert (json.loads(ended.old)["key"], ended.new, ended.by) == ("a-2", "", "Ali Berg")
    assert {"node:a-2"} == {one.subject for one in planned.read("history", "a-2")}


def test_a_plan_that_was_changed_meanwhile_is_not_written_over(planned: Kept) -> None:
    present = planned.read("plan_state")
    planned.take_in({"b.toml": node("b-1", title="Annan")})
    done = planned.act("take_in_plan", present, read=present.hash)
    assert (done.changed, [one.rule for one in done.findings]) == (False, ["changed-meanwhile"])
    assert content(planned, "b-1")["title"] == "Annan"


def test_a_decision_stands_in_the_role_of_who_decides(planned: Kept) -> None:
    done = planned.act(
        "decide", "a-1", Grade.GOOD, "", proposed=Grade.GOOD, read=read(planned, "a-1")
    )
    assert done.changed
    told = content(planned, "a-1")
    assert (told["decided"], told["decided_by"], "reason" in told) == ("good", "Ekonomichef", False)
    assert done.read == read(planned, "a-1")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_decision_against_the_proposal_needs_a_reason(planned: Kept, reason: str) -> None:
    before = planned.read("history")
    done = planned.act(
        "decide", "a-1", Grade.GOOD, reason, proposed=Grade.DEFICIENT, read=read(planned, "a-1")
    )
    (found,) = done.findings
    assert (done.changed, found.rule) == (False, "decision-without-reason")
    assert found.message() == (
        "a-1 is decided as Good, and its rule proposes Deficient: a reason is needed."
    )
    assert planned.read("history") == before


def test_where_the_rule_has_nothing_to_judge_by_no_reason_is_needed(planned: Kept) -> None:
    done = planned.act(
        "decide", "a-1", Grade.GOOD, "", proposed=Grade.NOT_ASSESSED, read=read(planned, "a-1")
    )
    assert done.changed


def test_an_edit_of_what_was_changed_meanwhile_is_refused(planned: Kept) -> None:
    known = read(planned, "a-1")
    planned.act("write_follow_up", "a-1", "text", "Min text", read=known)
    done = planned.act("write_follow_up", "a-1", "text", "Din text", read=known, acting_user=ALI)
    assert (done.changed, [one.rule for one in done.findings]) == (False, ["changed-meanwhile"])
    assert done.read == read(planned, "a-1")
    assert content(planned, "a-1")["text"] == "Min text"


def test_an_ended_node_cannot_be_written(planned: Kept) -> None:
    known = read(planned, "b-1")
    planned.take_in({"b.toml": ""})
    done = planned.act("write_follow_up", "b-1", "text", "x", read=known)
    assert [one.rule for one in done.findings] == ["changed-meanwhile"]


def test_writing_what_stands_changes_nothing(planned: Kept) -> None:
    planned.act("write_follow_up", "a-1", "improvements", "Gör", read=read(planned, "a-1"))
    before = planned.read("history")
    done = planned.act("write_follow_up", "a-1", "improvements", "Gör", read=read(planned, "a-1"))
    assert (done.changed, done.findings) == (False, ())
    assert planned.read("history") == before


def test_words_of_another_language_do_not_outlive_what_they_translated(kept: Kept) -> None:
    kept.take_in({"a.toml": node("a-1", text="Svensk", text_en="English", title_en="Goal")})
    kept.act("write_follow_up", "a-1", "text", "Ny", read=read(kept, "a-1"))
    told = content(kept, "a-1")
    assert (told["text"], "text_en" in told, told["title_en"]) == ("Ny", False, "Goal")


def test_an_approval_is_kept_with_snapshot_report_and_accepted_findings(planned: Kept) -> None:
    known = hash_of(planned.read("closing_inputs").canonical())
    done = planned.act(
        *("approve", "ks-2014", "0123456789ab", "f" * 64, "Enligt protokoll", {"abc": "rättas"}),
        read=known,
    )
    assert done.changed
    (given,) = planned.read("approvals")
    assert (given.closing, given.snapshot, given.by, given.role) == (
        *("ks-2014", "0123456789ab", "Eva Ek", "Ekonomichef"),
    )
    assert (given.note, given.accepted, given.report) == (
        *("Enligt protokoll", (("abc", "rättas"),), "f" * 64),
    )
    assert given.at.startswith("2015-03-16T09:30")
    (entry,) = planned.read("history", "", "ks-2014")
    assert (entry.action, json.loads(entry.new)["by"]) == ("approve", "Eva Ek")
    again = planned.act("approve", "ks-2014", "0123456789ab", "f" * 64, "", {}, read=known)
    assert [one.rule for one in again.findings] == ["changed-meanwhile"]


def test_who_acts_in_another_role_is_told(planned: Kept) -> None:
    from bokslut.records.values import ActingUser

    planned.act(
        *("write_follow_up", "a-1", "text", "x"),
        read=read(planned, "a-1"),
        acting_user=ActingUser("Eva Ek", "Tillförordnad direktör"),
    )
    changed = [one for one in planned.read("history") if one.subject == "person:Eva Ek"]
    assert [(one.old, one.new) for one in changed] == [
        ("", "Ekonomichef"),
        ("Ekonomichef", "Tillförordnad direktör"),
    ]


def test_what_fails_in_the_middle_leaves_nothing(
    planned: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bokslut.records import audit

    before, state = planned.read("history"), planned.read("plan_state")
    add, count = audit.add, iter(range(100))

    def fails(*arguments: object) -> object:
        if next(count) == 2:
            raise KeyboardInterrupt
        return add(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "add", fails)
    with pytest.raises(KeyboardInterrupt):
        planned.take_in({"a.toml": node("a-9"), "b.toml": node("b-9")})
    monkeypatch.undo()
    assert planned.read("history") == before
    assert planned.read("plan_state") == state
    assert planned.faults() == []


def test_each_entry_is_of_the_moment_that_was_given(planned: Kept) -> None:
    assert {at for *_others, at in entries(planned)} == {NOW.isoformat()[:16]}
    assert EVA.name in {by for by, *_others in entries(planned)}
