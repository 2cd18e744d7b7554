"""Plan files are taken in like other sources: all of a command's or none, nothing half."""

from __future__ import annotations

from pathlib import Path

import pytest
from empty_workspace import empty_workspace

from bokslut.facts.take_in import TakenIn
from bokslut.workspace.examples import example_folder, template_folder
from bokslut.workspace.plan_files import plan_paths
from bokslut.workspace.workspace import Workspace

EXAMPLE = example_folder("sodertalje-2014")
AREA = '[[node]]\nkey = "{key}"\nkind = "area"\ntitle = "{title}"\n'
BUDGET = "Budgetkonto;Enhet;Period;Belopp;Ändring\n5010;A;2014;{amount};ursprunglig\n"


@pytest.fixture
def workspace(own_folder: Path) -> Workspace:
    return empty_workspace(own_folder)


def written(folder: Path, text: str, name: str = "plan.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def area(key: str, title: str = "A", more: str = "") -> str:
    return AREA.format(key=key, title=title) + more


def outcomes(taken: list[TakenIn]) -> list[tuple[str, str]]:
    return [(one.name, one.status) for one in taken]


def rules(taken: list[TakenIn]) -> list[str]:
    return [found.rule for one in taken for found in one.findings]


def test_the_same_file_twice_changes_nothing_and_says_so(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, area("a"))
    assert [one.counts for one in workspace.take_in([path])] == [{"plan_added": 1}]
    snapshot = workspace.snapshot()
    assert outcomes(workspace.take_in([path])) == [("plan.toml", "unchanged")]
    assert workspace.snapshot() == snapshot


def test_a_changed_file_says_how_much_is_new_changed_and_ended(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.take_in([written(tmp_path, area("a") + area("b") + area("c"))])
    (taken,) = workspace.take_in([written(tmp_path, area("a") + area("b", "B") + area("d"))])
    assert dict(taken.counts) == {"plan_added": 1, "plan_changed": 1, "plan_ended": 1}


def test_the_file_is_kept_as_it_was_under_its_hash(workspace: Workspace, tmp_path: Path) -> None:
    first = written(tmp_path, area("a"))
    data = first.read_bytes()
    (taken,) = workspace.take_in([first])
    workspace.take_in([written(tmp_path, area("b"))])
    assert workspace.sources.path(taken.sha256).read_bytes() == data
    assert not list(workspace.sources.leftovers())


def test_a_file_with_faults_changes_nothing_and_tells_them_all(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.take_in([written(tmp_path, area("a"))])
    before = workspace.recorded()
    bad = area("b", more='kindd = "x"\n') + area("c", more='due = "snart"\n')
    (taken,) = workspace.take_in([written(tmp_path, bad)])
    assert (taken.status, len(taken.findings)) == ("refused", 2)
    assert {one.place.file for one in taken.findings} == {"plan/plan.toml"}
    (taken,) = workspace.take_in([written(tmp_path, area("b", more='parent = "x"\n'))])
    assert (taken.status, taken.findings[0].claimed) == ("refused", "x")
    workspace.forget_records()
    assert workspace.recorded() == before
    assert len(list(workspace.sources.all())) == 1


@pytest.mark.parametrize("data", ["[[node", b"\xff\xfe".decode("latin-1")])
def test_what_is_no_toml_is_refused(workspace: Workspace, tmp_path: Path, data: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(data.encode("latin-1"))
    (taken,) = workspace.take_in([path])
    assert (taken.status, rules([taken])) == ("refused", ["declaration"])
    assert not workspace.recorded()


def test_words_of_the_other_language_are_read_and_are_checked_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    (taken,) = workspace.take_in([written(tmp_path, area("a", more="title_en = 3\n"))])
    assert taken.status == "refused"
    workspace.take_in([written(tmp_path, area("a", "Område", 'title_en = "Area"\n'))])
    at = workspace.snapshot()
    titles = [workspace.declared_at(at, one).plan.nodes[0].title for one in ("sv", "en")]
    assert titles == ["Område", "Area"]


def test_a_file_that_undoes_a_decision_is_refused_unless_that_is_accepted(
    workspace: Workspace, tmp_path: Path
) -> None:
    from bokslut.records.values import ActingUser
    from bokslut.workspace import decisions

    workspace.take_in([written(tmp_path, area("a", more='text = "Ur filen"\n'))])
    user = ActingUser("Eva")
    assert decisions.write(workspace, None, "a", "text", "Skriven", user).changed
    again = written(tmp_path, area("a", more='text = "Ny i filen"\n'))
    (taken,) = workspace.take_in([again])
    assert (taken.status, rules([taken])) == ("refused", ["plan-changed-since"])
    assert workspace.declared.plan.by_key["a"].text == "Skriven"
    (taken,) = workspace.take_in([again], accept=frozenset({"plan-changed-since", "declaration"}))
    assert (taken.status, rules([taken])) == ("imported", ["plan-changed-since"])
    assert workspace.declared.plan.by_key["a"].text == "Ny i filen"
    bad = written(tmp_path, area("a", more='parent = "x"\n'))
    (taken,) = workspace.take_in([bad], accept=frozenset({"declaration"}))
    assert taken.status == "refused"


def test_ledgers_and_plans_of_one_command_are_taken_in_all_or_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    good, bad = written(tmp_path, area("a")), written(tmp_path, "node = 3", "bad.toml")
    budget = written(tmp_path, BUDGET.format(amount=100), "budget.csv")
    broken = written(tmp_path, BUDGET.format(amount="hundra"), "trasig.csv")
    assert outcomes(workspace.take_in([budget, bad, good])) == [
        ("budget.csv", "held"),
        ("bad.toml", "refused"),
        ("plan.toml", "held"),
    ]
    assert outcomes(workspace.take_in([good, broken])) == [
        ("plan.toml", "held"),
        ("trasig.csv", "refused"),
    ]
    assert not workspace.store.imports().rows
    assert not workspace.recorded()
    assert outcomes(workspace.take_in([budget, good])) == [
        ("budget.csv", "imported"),
        ("plan.toml", "imported"),
    ]


def test_a_dry_run_tells_all_and_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    (taken,) = workspace.take_in([written(tmp_path, area("a"))], dry_run=True)
    assert (taken.status, dict(taken.counts)) == ("readable", {"plan_added": 1})
    assert not workspace.records.exists


def test_a_file_in_the_folder_that_differs_is_told_and_neither_used_nor_lost(
    example: Workspace, tmp_path: Path
) -> None:
    import shutil

    folder = tmp_path / "w"
    shutil.copytree(example.folder, folder)
    path = plan_paths(folder)[0]
    path.write_text(path.read_text("utf-8").replace("fossilbränslefri", "fri"), encoding="utf-8")
    (folder / "plan" / "extra.toml").write_text(area("extra"), encoding="utf-8")
    workspace = Workspace(folder)
    document, found = workspace.close("ks-2014")
    told = [(one.place.file, one.message()) for one in found if one.rule == "plan-not-taken-in"]
    assert [file for file, _said in told] == [f"plan/{path.name}", "plan/extra.toml"]
    assert "changed since it was taken in" in told[0][1]
    assert "without it" in told[1][1]
    assert any("fossilbränslefri" in one.title for one in document.sections)
    assert not workspace.declared.plan.by_key.get("extra")
    workspace.take_in(plan_paths(folder))
    _document, found = workspace.close("ks-2014")
    assert "plan-not-taken-in" not in [one.rule for one in found]


def test_the_plan_of_a_snapshot_from_before_the_records_still_opens(
    example: Workspace,
) -> None:
    """Such a snapshot keeps the texts of the plan files themselves."""
    from bokslut.workspace.declarations import RECORDS, Declarations, read_declarations

    files = {name: text for name, text in example._declarations.files.items() if name != RECORDS}
    old = {f"plan/{path.name}": path.read_text("utf-8") for path in plan_paths(EXAMPLE)}
    read = read_declarations(Declarations({**files, **old}))
    assert read.plan == example.declared.plan
    assert read.findings == []


def test_two_people_who_take_in_at_once_lose_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The second to write has read too early: it reads again and adds to what the first wrote."""
    from bokslut.workspace import plan_files

    first, second = written(tmp_path, area("a"), "a.toml"), written(tmp_path, area("b"), "b.toml")
    intake = plan_files.PlanIntake(workspace.records, [workspace.sources.offer(first)], frozenset())
    intake.read()
    workspace.take_in([second])
    intake.commit(plan_files.ActingUser("Eva"))
    assert intake.findings == []
    workspace.forget_records()
    assert [one.key for one in workspace.declared.plan.nodes] == ["a", "b"]


@pytest.fixture
def fresh(own_folder: Path) -> Workspace:
    """A workspace as `bokslut init` makes it, with the plan of the template."""
    return Workspace.create(own_folder, template_folder())


def keys(workspace: Workspace) -> list[str]:
    workspace.forget_records()
    return [one.key for one in workspace.declared.plan.nodes]


def test_a_plan_file_of_ones_own_stands_beside_that_of_the_template(
    fresh: Workspace, tmp_path: Path
) -> None:
    given = keys(fresh)
    (taken,) = fresh.take_in([written(tmp_path, area("miljo"), "egen.toml")])
    assert (taken.status, dict(taken.counts)) == ("imported", {"plan_added": 1})
    assert sorted(keys(fresh)) == sorted([*given, "miljo"])


def test_areas_of_the_template_end_where_its_file_is_offered_without_them(
    fresh: Workspace, tmp_path: Path
) -> None:
    given = keys(fresh)
    own = written(tmp_path, area("miljo"))
    (tried,) = fresh.take_in([own], dry_run=True)
    assert tried.counts["plan_added"] == 1
    assert tried.counts["plan_ended"] >= len(given)
    assert keys(fresh) == given
    (taken,) = fresh.take_in([own])
    assert taken.counts == tried.counts
    assert keys(fresh) == ["miljo"]


def test_whoever_edits_the_plan_of_a_new_workspace_is_told_to_take_it_in_and_can(
    fresh: Workspace,
) -> None:
    def told() -> list[str]:
        _document, found = Workspace(fresh.folder).close("annual")
        return [one.advice() for one in found if one.rule == "plan-not-taken-in"]

    assert told() == []
    (path,) = plan_paths(fresh.folder)
    own = '[[node]]\nkey = "mal-1"\nkind = "council-goal"\ntitle = "M"\nparent = "verksamhetsmal"\n'
    path.write_text(path.read_text("utf-8") + "\n" + own, encoding="utf-8")
    assert told() == ["Take it in: bokslut import DIR DIR/plan/plan.toml"]
    (taken,) = Workspace(fresh.folder).take_in([path])
    assert (taken.status, dict(taken.counts)) == ("imported", {"plan_added": 1})
    assert told() == []
