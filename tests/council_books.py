"""A made-up municipality's plan: boards and companies that answer the goals of its council."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plan_books import plan_of
from small_world import START
from small_world import world as small_world

from bokslut.goals.assess import Assessed, assess, follow
from bokslut.goals.counted import with_plan
from bokslut.goals.plan import Plan
from bokslut.goals.years import in_force
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.measures.world import World
from bokslut.model.document import Paragraph, Table
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.organisation import Organisation, Unit
from bokslut.model.period import parse_period
from bokslut.report.declaration import BlockDeclaration, ReportDeclaration, SectionDeclaration
from bokslut.report.goals import GoalWriter
from bokslut.report.plan_tables import PlanTables, plan_table_refs

NAMES = {
    "KS": "Kommunstyrelsen",
    "BUN": "Barn- och utbildningsnämnden",
    "SN": "Socialnämnden",
    "SBN": "Samhällsbyggnadsnämnden",
    "BOSTAD": "Ekstads Bostäder AB",
    "ENERGI": "Ekstads Energi AB",
}

COUNCIL = """
[[node]]
key = "klimat"
kind = "area"
title = "Klimat"

[[node]]
key = "kf-1"
kind = "council-goal"
number = "1"
title = "Kommunen är fossilfri 2030"
parent = "klimat"
text = "Utsläppen minskar."
assessed = true
rule = "answers"
answered_by = ["KS", "BUN", "SN", "SBN", "BOSTAD", "ENERGI"]
decided = "good"
decided_by = "Kommunfullmäktige"
reason = "Energibolaget har ställt om."

[[node]]
key = "kf-2"
kind = "council-goal"
number = "2"
title = "Barn och unga mår bra"
parent = "klimat"
text = "Fler mår bra."
assessed = true
rule = "answers"
answered_by = ["BUN", "SN"]
"""


def answer(body: str, goal: str, grade: str = "", **more: str) -> str:
    """A goal of a body that answers one of the council's."""
    given = {
        "kind": "company-goal" if body in ("BOSTAD", "ENERGI") else "board-goal",
        "title": f"Vår del av {goal}",
        "body": body,
        "decided": grade,
        **more,
    }
    lines = "".join(f'{name} = "{value}"\n' for name, value in given.items() if value)
    key = f"{body.lower()}-{goal}"
    return f'[[node]]\nkey = "{key}"\nassessed = true\nanswers = ["{goal}"]\n{lines}'


ANSWERED = COUNCIL + "".join(
    [
        answer("KS", "kf-1", "good"),
        answer("BUN", "kf-1", "acceptable"),
        answer("SN", "kf-1", "not-assessed"),
        answer("SBN", "kf-1", "deficient", text="Tre bussar saknas."),
        answer("ENERGI", "kf-1", "good"),
        answer("BUN", "kf-2", "acceptable"),
        answer("SN", "kf-2", "good"),
    ]
)


def municipality(period: str = "2025") -> World:
    """The bodies of a made-up municipality in a year."""
    units = [Unit("EKSTAD", "Ekstads kommun", None, "body", START)]
    units += [Unit(key, name, "EKSTAD", "office", START) for key, name in NAMES.items()]
    units.append(Unit("T1", "Arbetslag Norr", "BUN", "team", START))
    return small_world(body="EKSTAD", period=parse_period(period), organisation=Organisation(units))


def followed(text: str, period: str = "2025") -> tuple[Assessed, World]:
    """The plan as it holds for a year, assessed; it has no indicators."""
    world = municipality(period)
    plan: Plan = in_force(plan_of(text), world.period)
    world = with_plan(world, plan)
    return assess(follow(plan, REGISTER, world), {}), world


def _counted(refs: Iterable[FigureRef], world: World) -> dict[FigureRef, Figure]:
    """The figures of counts, which need no facts."""
    from bokslut.measures.evaluate import evaluate

    return evaluate(refs, REGISTER, world, None)  # type: ignore[arg-type]


def writer(
    text: str, period: str = "2025", blocks: Iterable[str] = (), language: str = ""
) -> GoalWriter:
    """Who writes the sections and tables of a plan; in English ids unless a language is named."""
    assessed, world = followed(text, period)
    section = SectionDeclaration("s", "S", 1, tuple(BlockDeclaration(one) for one in blocks))  # type: ignore[arg-type]
    report = ReportDeclaration("r", (section,))
    figures = _counted(plan_table_refs(report, assessed.plan, REGISTER, world), world)
    translate: Translate = translator(language) if language else translator("en")
    return GoalWriter(assessed, figures, REGISTER, world, translate, lambda _text, _language: ())


def tables(kind: str, text: str, period: str = "2025", key: str = "") -> list[Table]:
    """The tables of a block of the plan."""
    return list(PlanTables(writer(text, period, [kind])).of(kind, key))


def shown(table: Table) -> dict[str, list[str]]:
    """The texts of a table's cells by the keys of its rows."""
    return {row.key: [one.text for one in row.cells] for row in table.rows}


def lines(text: str, key: str, period: str = "2025") -> list[str]:
    """The small lines that stand at a node."""
    goals = writer(text, period)
    blocks = goals.blocks(goals.plan.by_key[key])
    return [one.text for one in blocks if isinstance(one, Paragraph) and one.role == "note"]


def ending(text: str, key: str, day: date) -> str:
    """The plan in which a goal has ended on a day."""
    return text.replace(f'key = "{key}"\n', f'key = "{key}"\nvalid_to = {day.isoformat()}\n')
