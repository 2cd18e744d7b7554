"""A plan that was taken in is the plan of its files: no field of it is lost in the records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import council_books
import indicator_books
import pytest

from bokslut.goals.declaration import read_plan, sound_plan
from bokslut.goals.plan import Plan, joined
from bokslut.records.values import KINDS
from bokslut.workspace.examples import example_folder, template_folder
from bokslut.workspace.in_language import in_language
from bokslut.workspace.plan_files import plan_paths
from bokslut.workspace.workspace import Workspace

# Each field of the plan, and most of them in both languages.
EVERY_FIELD = """
[[indicator]]
key = "behoriga"
title = "Behöriga elever"
title_en = "Qualified pupils"
unit = "percent"
better = "higher"
origin = "Kolada"
owner = "Utbildningskontoret"
decimals = 1
definition = "N15428"
due = 2014-11-30
lag = 1

[[matrix]]
key = "geh"
title = "God ekonomisk hushållning"
title_en = "Sound economy"
rows = [{ node = "skola", label = "Skolan", label_en = "School" }]

[[grade]]
node = "skola"
period = "2013"
grade = "acceptable"
source = "Årsredovisning 2013, s. 14"

[[node]]
key = "barn"
kind = "area"
title = "Barn"

[[node]]
key = "skola-2011"
kind = "council-goal"
title = "Skolan"
parent = "barn"
valid_to = 2012-12-31

[[node]]
key = "nytta"
kind = "council-goal"
title = "Nytta"
title_en = "Use"
parent = "barn"

[[node]]
key = "skola"
kind = "board-goal"
title = "Fler blir behöriga"
title_en = "More pupils qualify"
parent = "barn"
number = "1"
text = "Det gick {variance_percent | word bra/illa percent 0}."
text_en = "It went well."
improvements = "Mer stöd."
responsible = ["BUN", "SN"]
owner = "Skolchefen"
starts = 2013-01-01
due = 2014-12-31
status = "ongoing"
carried_to = "2015"
rule = "targets"
unit = "BUN"
decided = "good"
decided_by = "Nämnden"
reason = "Statistiken släpar."
assessable_from = 2014-06-30
assessed = true
replaces = ["skola-2011"]
body = "BUN"
answers = ["nytta"]
answered_by = ["BUN"]
serves = ["nytta"]
valid_from = 2013-01-01
valid_to = 2016-12-31
weighing = "weakest"
language = "sv"
untranslated = ["improvements"]

[[node.target]]
indicator = "behoriga"
kind = "at-least"
area = "0181"
unit = "Södra skolan"
subgroup = "girls"
long_run = 99.000000000000000001
label = "Behöriga"
label_en = "Qualified"
chart = false
step = [{ period = "2014", value = 90.0 }, { period = "2015", value = 92 }]
compare = [{ area = "0001", unit = "-", subgroup = "boys", label = "Länet", label_en = "County" }]

[[node.target]]
indicator = "behoriga"
kind = "inside"
value = 90
upper = 95.50

[[node.target]]
indicator = "behoriga"
kind = "change-at-least"
value = 1.0
against = "2012"

[[node.change]]
on = 2014-03-01
status = "carried-over"
carried_to = "2015"
due = 2015-06-30
by = "Nämnden"
note = "Lokalen dröjde."
note_en = "The premises were late."
"""
MEASURED = indicator_books.INDICATORS + indicator_books.goal() + indicator_books.target()
LANGUAGES = ("sv", "en")


def said(paths: list[Path], language: str) -> Plan:
    """The plan by nothing but its files."""
    plans = []
    for path in paths:
        data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        plan, found = read_plan(in_language(data, language, "sv"), f"plan/{path.name}")
        assert plan is not None, found
        plans.append(plan)
    return sound_plan(joined(plans))[0]


def kept(workspace: Workspace, language: str) -> Plan:
    """The plan as a closing has it."""
    declared = workspace.declared_at(workspace.snapshot(), language)
    assert [one for one in declared.findings if str(one.place.file).startswith("plan/")] == []
    return declared.plan


def together(tables: list[dict[str, Any]]) -> dict[str, Any]:
    """What several tables name; some fields cannot stand beside each other."""
    return {name: value for one in tables for name, value in one.items()}


def unnamed(wanted: type, table: Mapping[str, Any], place: str) -> Iterator[str]:
    """The fields that a table of a plan file leaves out."""
    types = get_type_hints(wanted)
    for one in fields(wanted):
        name = one.name if one.name in table else one.name.removesuffix("s")
        if name not in table:
            yield f"{place} {one.name}"
            continue
        part = next(iter(get_args(types[one.name])), None)
        if isinstance(part, type) and is_dataclass(part):
            yield from unnamed(part, together(table[name]), f"{place} {name}")


def test_the_plan_below_names_every_field_there_is() -> None:
    tables = tomllib.loads(EVERY_FIELD)
    left = [one for kind in KINDS for one in unnamed(KINDS[kind], together(tables[kind]), kind)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", [EVERY_FIELD, council_books.ANSWERED, MEASURED], ids=["every", "council", "measured"]
)
def test_a_plan_is_kept_as_it_is_written(
    own_folder: Path, tmp_path: Path, text: str, language: str
) -> None:
    workspace = Workspace.create(own_folder, template_folder())
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    (taken,) = workspace.take_in([path])
    assert (taken.status, taken.findings) == ("imported", ())
    plan = kept(workspace, language)
    assert repr(plan) == repr(said([path], language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example_name", ["sodertalje-2014", "exempelkoping-2025"])
def test_the_examples_plans_are_kept_as_they_are_written(
    own_folder: Path, example_name: str, language: str
) -> None:
    workspace = Workspace.create(own_folder, example_folder(example_name))
    paths = plan_paths(example_folder(example_name))
    plan = kept(workspace, language)
    assert len(plan.nodes) > 20
    assert repr(plan) == repr(said(paths, language))
