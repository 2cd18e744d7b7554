"""Whatever people do, in whatever order, the audit entries alone give the plan that stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_texts import ALI, EVA, Kept, node, source

from bokslut.model.assessment import Grade
from bokslut.records.plan_state import after, replayed
from bokslut.records.values import canonical, hash_of

KEYS = ["a", "b", "c", "d"]
TEXTS = st.sampled_from(["", "Ett", "Två {result | mkr}", "Å\nÄ", '"citat"'])

nodes = st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=4)
import_ = st.tuples(st.just("import"), st.sampled_from(["x.toml", "y.toml"]), nodes)
decide = st.tuples(
    st.just("decide"), st.sampled_from(KEYS), st.sampled_from(list(Grade)), st.text(max_size=5)
)
write = st.tuples(
    st.just("write"), st.sampled_from(KEYS), st.sampled_from(["text", "improvements"]), TEXTS
)
approve = st.tuples(st.just("approve"), st.sampled_from(["one", "two"]))
steps = st.lists(st.tuples(st.one_of(import_, decide, write, approve), st.booleans()), max_size=12)


def step(kept: Kept, what: tuple[object, ...], other: bool) -> None:
    """Does one thing, as a command would; what is refused is refused."""
    user = {"acting_user": ALI if other else EVA}
    if what[0] == "import":
        _kind, name, told = what
        text = "".join(node(key, text=one) for key, one in told.items())  # type: ignore[attr-defined]
        present = kept.read("plan_state")
        wanted, found = after(present, [source(str(name), text)])
        if all(one.rule == "plan-changed-since" for one in found) and (other or not found):
            kept.act("take_in_plan", wanted, read=present.hash, **user)
    elif what[0] == "decide":
        _kind, key, grade, reason = what
        known = kept.read("node_hash", key)
        kept.act("decide", key, grade, reason, proposed=Grade.GOOD, read=known, **user)
    elif what[0] == "write":
        _kind, key, field, text = what
        known = kept.read("node_hash", key)
        kept.act("write_follow_up", key, field, text, read=known, **user)
    else:
        known = hash_of(kept.read("closing_inputs").canonical())
        kept.act("approve", what[1], "0" * 12, "f" * 64, "", {}, read=known, **user)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_the_audit_entries_alone_give_the_present_plan(
    done: list[tuple[tuple[object, ...], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = Kept(Path(folder))
        for what, other in done:
            step(kept, what, other)
        present, entries = kept.read("closing_inputs"), kept.read("history")
        assert canonical(replayed(entries)) == canonical(present.plan)
        assert [one.number for one in entries] == list(range(1, len(entries) + 1))
        assert kept.faults() == []
