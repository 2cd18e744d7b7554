"""Writes the pages of the documentation that are made from the code.

tools/docs.py           writes docs/reference/measures.md and docs/reference/norms.md
tools/docs.py --check   changes nothing; fails where a page is not what the code gives
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from bokslut.language import translator
from bokslut.measures.measure import Definition, Edition, Formula, Key, Measure
from bokslut.measures.reference import fit
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines, World
from bokslut.model.figure import FigureRef
from bokslut.model.organisation import Organisation
from bokslut.model.period import parse_period
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Norm, Norms, Part, Requirement

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "measures.md"
NORMS_PAGE = ROOT / "docs" / "reference" / "norms.md"

_ = translator("sv")

# A line of each kind that formulas over balances and taxes name, so that they can be shown.
_LINES = Lines(
    [
        Line("intäkter", "", "income", ("3",)),
        Line("anläggningar", "", "fixed_asset", ("10",)),
        Line("omsättningstillgångar", "", "current_asset", ("15",)),
        Line("eget_kapital", "", "equity", ("20",)),
        Line("resultatreserv", "", "equity", ("202",), ("result_reserve",)),
        Line("skulder", "", "short_debt", ("25",)),
        Line("lån", "", "long_debt", ("23",)),
        Line("likvida_medel", "", "cash", ("19",)),
    ]
)
_WORLD = World("ORGAN", parse_period("2025"), Organisation([]), _LINES)
_SAMPLE = {
    "of": "net_cost",
    "line": "intäkter",
    "volume": "VOLYM",
    "indicator": "nyckeltal",
    "saving": "nyckel",
    "against_subgroup": "GRUPP",
}
_UNITS = {"kr": "kronor", "ratio": "kvot", "count": "antal", "same": "som målet (`of`)"}
_TABLES = {
    "posting": "huvudbokens bokföringsposter (`posting`)",
    "balance": "huvudbokens ingående balanser (`balance`)",
    "budget_line": "kommunbidrag, budget och prognos (`budget_line`)",
    "investment_line": "investeringsbudgeten (`investment_line`)",
    "depreciation_plan": "anläggningsregistrets avskrivningsplan (ur `asset`)",
    "asset": "anläggningsregistret (`asset`)",
    "volume": "räknade volymer (`volume`)",
    "indicator_value": "indikatorernas värden (`indicator_value`)",
    "saving": "besparingarna (`saving`)",
}
_DEFAULTS = {
    "period": "bokslutets period",
    "unit": "organet",
    "basis": "`outcome`",
    "against": "samma period ett år tidigare",
    "plan": "`budget`",
    "whole": "`cost`",
    "within": "organet",
    "goal": "hela planen",
}

_HEAD = """\
# Mått

<!-- Written by tools/docs.py from the register of measures; not to be changed by hand. -->

Ett mått är en namngiven formel med enhet, definition och källa. En siffra är ett måtts värde för ett
urval och skrivs som sifferreferens: måttet och så nycklar med värden, i vilken ordning som helst.

```
net_cost unit=KSK period=2014
variance of=net_cost plan=forecast@2014-08-31 unit=KSK
```

Samma referens gäller i `bokslut figure` och `bokslut trace`, i tabeller, i rapportens texter och i
`report.json`. Nycklar som utelämnas får det förvalda värdet.

| nyckel | vad den väljer | värden |
|---|---|---|
| `period` | tid | `2014`, `2014-08`, `2014-T2`, `2014-Q3`, `2014-01..2014-08`; för balanser en dag, `2014-12-31` |
| `unit` | enhet, med allt under den | enhetens kod; organets egen kod betyder allt |
| `basis` | slag av belopp | `outcome`, `budget`, `original_budget`, `forecast@DAG` |
| `organisation` | den dags organisation som enheten menas i | en dag eller period; förvalt periodens sista dag |
| `account` | konton | början på kontonummer `31`, intervall `6000-6099`, flera med komma |
| `activity`, `project`, `counterpart` | verksamhet, projekt, motpart | koden, flera med komma |
| `internal` | vad enheten har med sina egna delar | `eliminated` utan det, `only` bara det; `eliminated@ENHET` utan det som är internt i en annan enhet; se [Koncern och eliminering](../explanation/group-and-elimination.md) |
| `change` | slag av beslut om ett anslag eller en ram | `original`, `transfer`, `supplement`, `carry-over`, `revision`, flera med komma |
| `line` | rad i `lines.toml` | radens nyckel |
| `of` | måttet som ett mått av mått handlar om | ett annat måtts namn |
| `against` | perioden som det jämförs med | en period |
| `plan` | planen som utfallet jämförs med | `budget`, `original_budget`, `forecast@DAG` |
| `decided_by` | vem som beslutat investeringen | `council` (fullmäktige), `board` (nämnd), flera med komma |
| `project_unit` | enheten som genomför projekten, ur tabellen projekt | enhetens kod, med allt under den |
| `volume` | räknad volym | volymens namn |
| `indicator`, `area`, `subgroup` | indikator, område och grupp som ett värde gäller | som i tabellen indikatorer; utelämnat område betyder organet självt, utelämnad grupp alla |
| `against_area`, `against_unit`, `against_subgroup` | serien som en indikators värde jämförs med | som ovan; det som inte anges är detsamma, och `-` betyder inget (organet självt, alla) |
| `whole`, `within` | det hela som en del är av, och enheten som det är det hela för | ett annat måtts namn; enhetens kod |
| `grade` | bedömning | `good`, `acceptable`, `deficient`, `not-assessed` |

Ett mått av mått (`of`) tar också nycklarna hos det mått det handlar om. Saknas underlaget har siffran
inget värde utan en orsak; det är aldrig noll.
"""  # noqa: E501


def page() -> str:
    """The page of measures as the register has them."""
    parts = [_HEAD, _overview(), *(_measure(one) for one in REGISTER.values())]
    return "\n".join(parts).rstrip() + "\n"


def _overview() -> str:
    rows = [f"| [`{key}`](#{key}) | {_(one.label)} |" for key, one in REGISTER.items()]
    return "\n".join(["| mått | namn |", "|---|---|", *rows, ""])


def _measure(measure: Measure) -> str:
    told = [
        f"## {measure.key}",
        "",
        f"**{_(measure.label)}.** {_(measure.definition)}",
        "",
        f"- Enhet: {_UNITS[measure.unit]}" + _shown(measure),
        f"- Nycklar: {', '.join(_key(one) for one in measure.keys)}",
    ]
    for define, editions in groupby(measure.editions, key=lambda one: one.define):
        told += _editions(measure, define, list(editions))
    return "\n".join([*told, ""])


def _shown(measure: Measure) -> str:
    return ", skrivs i procent" if measure.shown_as == "percent" else ""


def _key(key: Key) -> str:
    if key.required:
        return f"`{key.name}` (måste anges)"
    default = _DEFAULTS.get(key.name) if key.default is not None else None
    return f"`{key.name}`" + (f" (förvalt: {default})" if default else "")


def _editions(measure: Measure, define: Definition, editions: Sequence[Edition]) -> list[str]:
    """A formula, and where it stands from which day."""
    ref = fit(FigureRef.of(measure.key, _SAMPLE), REGISTER, _WORLD)
    definition = define(ref, _WORLD)
    if isinstance(definition, Formula):
        counted = f"- Formel: `{definition.text}`"
    else:
        counted = f"- Summa av rader i {_TABLES[definition.table]}"
        if "basis" in [key.name for key in measure.keys]:
            counted += f"; med annan `basis` än utfall i {_TABLES['budget_line']}"
    sources = [_(one.law) + (f" (från {one.since})" if one.since else "") for one in editions]
    return [counted, *(f"- Källa: {source}" for source in sources)]


_NORMS_HEAD = """\
# Krav på rapporten

<!-- Written by tools/docs.py from src/bokslut/norms/data; not to be changed by hand. -->

Vad lagar och rekommendationer kräver av en kommuns årsredovisning, delårsrapport och budget, med
paragraf, från och till vilka räkenskapsår, av vem och i vilken del av rapporten. Mot dem håller
`bokslut check` och `bokslut checklist` ett bokslut: [vad det visar, och vad det inte
visar](../explanation/checklist.md).

Kraven är återgivna med egna, korta ord. *Läst* säger i vilken text paragrafen är läst; *ej kontrollerat*
att den inte är det, och vad kravet i stället vilar på. Ett krav som inte är läst ger aldrig en varning.

Organ: *kommun* är en kommun, en region eller ett kommunalförbund utan koncernföretag, *koncern* en sådan
med dem (`body_kind` i [`bokslut.toml`](workspace.md#boksluttoml)).
"""  # noqa: E501
_BODIES = {"board": "nämnd", "municipality": "kommun", "group": "koncern", "company": "bolag"}
_REPORTS = {"annual": "årsredovisning", "interim": "delårsrapport", "budget": "budget"}


def norms_page() -> str:
    """The page of norms as the data has them."""
    norms = read_norms()
    parts = [_NORMS_HEAD, _counted(norms), *(_norm(one, norms) for one in norms.norms)]
    return "\n".join([*parts, _sources(norms), _parts(norms)]).rstrip() + "\n"


def _counted(norms: Norms) -> str:
    unread = sum(not one.source for one in norms.requirements)
    count = len(norms.requirements)
    return f"{count} krav, varav {count - unread} är lästa och {unread} inte är kontrollerade.\n"


def _norm(norm: Norm, norms: Norms) -> str:
    kind = "Lag" if norm.kind == "law" else "Rekommendation"
    rows = [_required(one) for one in norms.requirements if one.norm == norm.key]
    head = "| krav | paragraf | gäller | av | del | källa |\n|---|---|---|---|---|---|"
    return "\n".join([f"## {norm.title}", "", f"{kind}; kallas {norm.short}.", "", head, *rows, ""])


def _required(one: Requirement) -> str:
    asks = f"`{one.key}`: {one.asks}" + (f" (*{one.condition}*)" if one.condition else "")
    until = f"–{one.until.year}" if one.until else "–"
    of = f"{', '.join(_REPORTS[kind] for kind in one.reports)} av "
    of += ", ".join(_BODIES[body] for body in one.bodies)
    part = f"`{one.part}`" if one.part else "rapportens dag"
    source = f"[läst](#{one.source})" if one.source else f"*ej kontrollerat*: {one.unverified}"
    return f"| {asks} | {one.paragraph} | {one.since.year}{until} | {of} | {part} | {source} |"


def _sources(norms: Norms) -> str:
    told = ["## Lästa texter", ""]
    for one in norms.sources:
        told += [f"### {one.key}", "", f"{one.title}. <{one.address}>, läst {one.read_on}.", ""]
    return "\n".join(told)


def _parts(norms: Norms) -> str:
    told = [
        "## Delar",
        "",
        "Nyckeln skrivs i `meets` på det avsnitt i rapporten som är delen. Utan det känns delen "
        "igen på en rubrik som börjar så; siffror, skiljetecken och stora bokstäver spelar ingen "
        "roll.",
        "",
        "| nyckel | rubriker | finns när |",
        "|---|---|---|",
    ]
    return "\n".join([*told, *map(_part, norms.parts)])


def _part(one: Part) -> str:
    heads = "; ".join((one.title, *one.headings, *one.english))
    if not one.by_heading:
        heads = f"{one.title} (har ingen egen rubrik: bara med `meets`)"
    held = "en tabell med värden står där" if one.table else "något står där"
    return f"| `{one.key}` | {heads} | {held} |"


def main() -> int:
    """Writes the pages, or compares them."""
    pages = {PAGE: page(), NORMS_PAGE: norms_page()}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    if parser.parse_args().check:
        stale = [path for path, text in pages.items() if path.read_text("utf-8") != text]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what the code gives: run tools/docs.py")
        return 1 if stale else 0
    for path, text in pages.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
