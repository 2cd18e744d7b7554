"""A region's annual report: whole millions, its own statement and areas, production and staff."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._more import Series, alone, change, growth, linear, series, totals

_STYLE = NumberStyle(thousands="\u00a0", negative="-")
_PEN = Pen("mnkr", 0, _STYLE)
_SAY = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_AREAS = (
    ("Specialiserad sjukhusvård", 0.49),
    ("Primärvård", 0.17),
    ("Psykiatri och habilitering", 0.11),
    ("Tandvård", 0.03),
    ("Kollektivtrafik", 0.08),
    ("Regional utveckling och kultur", 0.04),
    ("Regionservice", 0.05),
    ("Politisk organisation", 0.01),
)
_INCOME = (
    ("Patientavgifter", 330), ("Såld vård", 420), ("Riktade statsbidrag", 980),
    ("Trafikintäkter", 310), ("Övriga intäkter", 350),
)  # fmt: skip
_COSTS = (
    ("Personalkostnader", 6900), ("Köpt vård", 2050), ("Läkemedel", 1480),
    ("Sjukvårdsmaterial och tjänster", 1310), ("Köpt trafik", 1020), ("Övriga kostnader", 690),
)  # fmt: skip
_INDEX = {"outcome": 0, "budget": 1}


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    one = _Region(m)
    return Paper(
        f"Årsredovisning {m.year} Region {m.name}",
        (
            Heading("Sammanfattning", 1),
            *one.statement(),
            Heading("Kostnader och intäkter", 1),
            *one.details(),
            Heading("Verksamheternas ekonomi", 1),
            *one.areas(),
            Heading("Produktion och tillgänglighet", 1),
            *one.production(),
            Heading("Medarbetare", 1),
            *one.staff(),
        ),
    )


class _Region:
    def __init__(self, m: Municipality) -> None:
        self.m = m
        size = float(m.size) * 1_000_000

        def money(name: str, middle: float, basis: str) -> Series:
            spread = 0.025 if basis == "outcome" else 0.01
            return series(m, name, "money", middle * size, who="region", basis=basis, spread=spread)

        self.income: dict[str, list[Series]] = {}
        self.costs: dict[str, list[Series]] = {}
        self.lines: list[dict[str, Series]] = []
        for basis in ("outcome", "budget"):
            for parts, found in ((_INCOME, self.income), (_COSTS, self.costs)):
                found[basis] = [money(name, middle, basis) for name, middle in parts]
            self.lines.append(self._statement(basis, money))

    def _statement(
        self, basis: str, money: Callable[[str, float, str], Series]
    ) -> dict[str, Series]:
        m = self.m
        income = totals(m, "r-income", self.income[basis], "region", basis)
        costs = totals(m, "r-costs", self.costs[basis], "region", basis)
        worn = money("r-worn", 430, basis)
        net = linear(m, "r-net", [(costs, 1), (worn, 1), (income, -1)], "region", basis)
        some = Random(f"region {basis} {m.seed}")
        tax: Series = []
        grants: Series = []
        for place in (1, 0):
            whole = net[place].value * Decimal(str(round(some.uniform(0.995, 1.03), 5)))
            level = Decimal(str(round(some.uniform(0.72, 0.74), 5)))
            for name, value, found in (
                ("r-tax", whole * level, tax),
                ("r-grants", whole * (1 - level), grants),
            ):
                last: Quantity | None = found[0] if found else None
                key = f"{name}:region:{m.year - place}:{basis}"
                found.insert(0, m.register.base(key, "money", Decimal(round(value)), last))
        gained, paid = money("r-gained", 110, basis), money("r-paid", 85, basis)
        result = linear(
            m,
            "r-result",
            [(tax, 1), (grants, 1), (net, -1), (gained, 1), (paid, -1)],
            "region",
            basis,
        )
        return {
            "income": income, "costs": costs, "worn": worn, "net": net, "tax": tax,
            "grants": grants, "gained": gained, "paid": paid, "result": result,
        }  # fmt: skip

    def away(self, what: str, better: int = 1) -> Quantity:
        """The variance against the budget."""
        out, plan = self.lines[0][what][0], self.lines[1][what][0]
        return self.m.register.difference(*((out, plan) if better > 0 else (plan, out)))

    def statement(self) -> list[Block]:
        """The statement of results."""
        m, out, million = self.m, self.lines[0], float(self.m.size) * 1_000_000
        wanted = (
            ("Verksamhetens intäkter", "income", 1, "item"),
            ("Verksamhetens kostnader", "costs", -1, "item"),
            ("Avskrivningar", "worn", -1, "item"),
            ("Verksamhetens nettokostnader", "net", -1, "sum"),
            ("Skatteintäkter", "tax", 1, "item"),
            ("Generella statsbidrag och utjämning", "grants", 1, "item"),
            ("Finansiella intäkter", "gained", 1, "item"),
            ("Finansiella kostnader", "paid", -1, "item"),
            ("Årets resultat", "result", 1, "sum"),
        )
        rows = [
            row(
                label,
                [
                    _PEN(out[what][1], sign),
                    _PEN(out[what][0], sign),
                    _PEN(self.lines[1][what][0], sign),
                    _PEN(self.away(what, sign), 1, "difference"),
                ],
                kind,
            )
            for label, what, sign, kind in wanted
        ]
        r = m.register
        both = linear(m, "r-both", [(out["tax"], 1), (out["grants"], 1)], "region")
        away, result = self.away("result"), out["result"]
        people = series(m, "r-people", "count", float(m.size) * 172_000, spread=0.004)
        return [
            text(
                *plain([
                    say(
                        f"Region {m.name} redovisar för {m.year} ",
                        turn(result[0], "ett positivt resultat på ", "ett negativt resultat på "),
                        _SAY.size(result[0]),
                        ".",
                    ),
                    say(
                        "Resultatet är ",
                        _SAY.size(away, "difference"),
                        turn(away, " bättre", " sämre"),
                        " än budget och ",
                        _SAY.size(change(m, result), "difference"),
                        turn(change(m, result), " bättre", " sämre"),
                        " än föregående års resultat.",
                    ),
                    say(
                        "Nettokostnaderna ",
                        turn(change(m, out["net"]), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, out["net"]), behind=" procent", size=True),
                        " och skatteintäkterna ",
                        turn(change(m, out["tax"]), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, out["tax"]), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Nettokostnaderna motsvarar ",
                        _SAY.share(r.quotient(out["net"][0], both[0]), behind=" procent"),
                        " av skatteintäkter, generella statsbidrag och utjämning.",
                    ),
                    say(
                        "Länets befolkning ",
                        turn(change(m, people), "ökade", "minskade"),
                        " med ",
                        _PEN.people(change(m, people), "difference", size=True),
                        " personer till ",
                        _PEN.people(people[0]),
                        ".",
                    ),
                ])
            ),
            table(
                "Resultaträkning (mnkr)",
                ["", f"Utfall {m.year - 1}", f"Utfall {m.year}", f"Budget {m.year}",
                 "Budgetavvikelse"],
                rows,
            ),
            text(
                *plain([
                    say(
                        "Finansnettot blev ",
                        _SAY(r.difference(out["gained"][0], out["paid"][0])),
                        ".",
                    ),
                    say(
                        "Marknadsvärdet på regionens pensionsportfölj var vid årsskiftet ",
                        _SAY(alone(m, "portfolio", "money", million * 1900, million * 4200)),
                        ".",
                    ),
                ])
            ),
        ]  # fmt: skip

    def details(self) -> list[Block]:
        """Kinds of income and costs."""
        m, r, out = self.m, self.m.register, self.lines[0]
        million = float(m.size) * 1_000_000

        def lines(names: tuple[tuple[str, int], ...], some: list[Series], last: str,
                  whole: Series) -> list[Row]:  # fmt: skip
            rows = [
                row(name, [_PEN(one[1]), _PEN(one[0]), _PEN(growth(m, one))])
                for (name, _middle), one in zip(names, some, strict=True)
            ]
            cells = [_PEN(whole[1]), _PEN(whole[0]), _PEN(growth(m, whole))]
            return [*rows, row(last, cells, "sum")]

        staff, bought, drugs = self.costs["outcome"][:3]
        fees, sold = self.income["outcome"][:2]
        return [
            table(
                "Intäkter och kostnader efter slag (mnkr)",
                ["", str(m.year - 1), str(m.year), "Förändring i procent"],
                [
                    *lines(_INCOME, self.income["outcome"], "Summa intäkter", out["income"]),
                    *lines(_COSTS, self.costs["outcome"], "Summa kostnader", out["costs"]),
                ],
            ),
            text(
                *plain([
                    say(
                        "Personalkostnaderna uppgick till ",
                        _SAY(staff[0]),
                        " och utgjorde ",
                        _SAY.share(r.quotient(staff[0], out["costs"][0]), behind=" procent"),
                        " av verksamhetens kostnader.",
                    ),
                    say(
                        "Kostnaderna för läkemedel ",
                        turn(change(m, drugs), "ökade", "minskade"),
                        " med ",
                        _SAY.size(change(m, drugs), "difference"),
                        ", motsvarande ",
                        _SAY.share(growth(m, drugs), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Den köpta vården kostade ",
                        _SAY(bought[0]),
                        ", att jämföra med ",
                        _SAY(bought[1]),
                        f" {m.year - 1}.",
                    ),
                    say(
                        "Patientavgifterna gav ",
                        _SAY(fees[0]),
                        " och den sålda vården ",
                        _SAY(sold[0]),
                        ", tillsammans ",
                        _SAY(totals(m, "fees-and-sold", [fees, sold], "region")[0]),
                        ".",
                    ),
                    say(
                        "Hyrläkare och hyrsjuksköterskor kostade ",
                        _SAY(alone(m, "hired", "money", million * 160, million * 420)),
                        ".",
                    ),
                    say(
                        "Vårdindex enligt SKR var ",
                        _SAY.share(alone(m, "care-index", "ratio", 0.028, 0.069, "0.001"),
                                   behind=" procent"),
                        ".",
                    ),
                ])
            ),
        ]  # fmt: skip

    def areas(self) -> list[Block]:
        """The areas, whose net costs are the region's with the treasury."""
        m, r = self.m, self.m.register
        found: list[tuple[str, list[Series]]] = []
        for name, share in _AREAS:
            middle = float(self.lines[0]["net"][0].value) * share * 0.97
            found.append((name, [
                series(m, name, "money", middle, who="area", basis=basis, spread=0.02)
                for basis in ("outcome", "budget")
            ]))  # fmt: skip
        rest: list[Series] = []
        for basis, place in _INDEX.items():
            whole = self.lines[place]["net"]
            left: Series = []
            for at in (1, 0):
                value = whole[at].value - sum(one[place][at].value for _name, one in found)
                key = f"treasury:area:{m.year - at}:{basis}"
                left.insert(0, r.base(key, "money", value, left[0] if left else None))
                r.follows(whole[at], [*((one[place][at], 1) for _name, one in found), (left[0], 1)])
            rest.append(left)
        found.append(("Finansförvaltning", rest))
        found.append(("Regionen totalt", [line["net"] for line in self.lines]))
        rows = [
            row(
                name,
                [
                    _PEN(one[1][0]),
                    _PEN(one[0][0]),
                    _PEN(r.difference(one[1][0], one[0][0]), 1, "difference"),
                    _PEN(one[0][1]),
                ],
                "sum" if name.endswith("totalt") else "item",
            )
            for name, one in found
        ]
        hospital, primary, mind = (one for _name, one in found[:3])
        traffic = found[4][1]

        def told(label: str, one: list[Series], good: str, bad: str) -> list[Block]:
            away = r.difference(one[1][0], one[0][0])
            return [
                text(
                    *plain([
                        say(
                            f"{label} redovisar ",
                            turn(away, "ett överskott mot budget på ",
                                 "ett underskott mot budget på "),
                            _SAY.size(away, "difference"),
                            ".",
                        ),
                        say(
                            "Nettokostnaden blev ",
                            _SAY(one[0][0]),
                            ", en förändring med ",
                            _SAY.share(growth(m, one[0]), behind=" procent"),
                            " från föregående år.",
                        ),
                    ]),
                    good if away.value > 0 else bad,
                )
            ]  # fmt: skip

        return [
            tall(
                "Nettokostnad per verksamhetsområde (mnkr)",
                [
                    ["", Head(str(m.year), 3), Head(str(m.year - 1))],
                    ["Område", "Budget", "Utfall", "Avvikelse", "Utfall"],
                ],
                rows,
            ),
            *told("Den specialiserade sjukhusvården", hospital,
                  "Bemanningskostnaderna har dämpats.",
                  "Dyra läkemedel och inhyrd personal tynger utfallet."),
            *told("Primärvården", primary, "Ett antal tjänster har varit vakanta.",
                  "Kostnaderna för inhyrda läkare är fortsatt höga."),
            *told("Psykiatrin och habiliteringen", mind, "Köpen av platser har minskat.",
                  "Köp av rättspsykiatriska platser förklarar det mesta."),
            *told("Kollektivtrafiken", traffic, "Resandet blev större än väntat.",
                  "Indexuppräkning av trafikavtalen är den främsta orsaken."),
        ]  # fmt: skip

    def production(self) -> list[Block]:
        """Visits, stays and the waiting."""
        m, r, size = self.m, self.m.register, float(self.m.size)
        wanted = (
            ("Läkarbesök i primärvården", 196_000),
            ("Övriga besök i primärvården", 388_000),
            ("Läkarbesök på sjukhus", 214_000),
            ("Operationer", 19_400),
            ("Vårdtillfällen i slutenvård", 27_800),
            ("Resor med kollektivtrafiken", 8_900_000),
        )
        some = [series(m, name, "count", size * middle, who="made") for name, middle in wanted]
        rows = [
            row(
                name,
                [
                    _PEN.people(one[0]),
                    _PEN.people(one[1]),
                    _PEN.people(change(m, one), "difference"),
                    _PEN(growth(m, one)),
                ],
            )
            for (name, _middle), one in zip(wanted, some, strict=True)
        ]
        doctors, others, _hospital, cut, _stays, trips = some
        both = totals(m, "primary-visits", [doctors, others], "made")
        waited = alone(m, "waited", "ratio", 0.48, 0.79, "0.001")
        return [
            table(
                "Produktion",
                ["", str(m.year), str(m.year - 1), "Förändring, antal", "Förändring, %"],
                rows,
            ),
            text(
                *plain([
                    say(
                        "I primärvården gjordes sammanlagt ",
                        _PEN.people(both[0]),
                        " besök, varav ",
                        _SAY.share(r.quotient(doctors[0], both[0]), behind=" procent"),
                        " hos läkare.",
                    ),
                    say(
                        "Antalet operationer ",
                        turn(change(m, cut), "ökade", "minskade"),
                        " med ",
                        _PEN.people(change(m, cut), "difference", size=True),
                        " till ",
                        _PEN.people(cut[0]),
                        ".",
                    ),
                    say(
                        "Resandet med kollektivtrafiken ",
                        turn(change(m, trips), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, trips), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Andelen patienter som väntat högst 90 dagar på operation var ",
                        _SAY.share(waited, behind=" procent"),
                        ".",
                    ),
                    say(
                        "I snitt fanns ",
                        _PEN.people(alone(m, "beds", "count", size * 330, size * 410)),
                        " disponibla vårdplatser, och beläggningen var ",
                        _SAY.share(alone(m, "occupied", "ratio", 0.91, 1.06, "0.001"),
                                   behind=" procent"),
                        ".",
                    ),
                    say(
                        "Till 1177 på telefon kom ",
                        _PEN.people(alone(m, "calls", "count", size * 120_000, size * 190_000)),
                        " samtal.",
                    ),
                ])
            ),
        ]  # fmt: skip

    def staff(self) -> list[Block]:
        """Those employed, by profession, and their sick leave."""
        m, r, size = self.m, self.m.register, float(self.m.size)
        wanted = (("Läkare", 960), ("Sjuksköterskor och barnmorskor", 2650),
                  ("Undersköterskor och skötare", 1730), ("Tandvårdspersonal", 310),
                  ("Administratörer", 1120), ("Övriga", 1480))  # fmt: skip
        some = [series(m, name, "count", size * middle, who="job") for name, middle in wanted]
        whole = totals(m, "jobs", some, "job")
        rows = [
            row(name, [*map(_PEN.people, one), _PEN(r.quotient(one[0], whole[0]))])
            for (name, _middle), one in zip(wanted, some, strict=True)
        ]
        rows.append(row("Totalt", [*(_PEN.people(one, "sum") for one in whole), None], "sum"))
        sick = [
            row(
                label,
                [_PEN(m("sick-leave", who, year)) for year in (m.year, m.year - 1, m.year - 2)],
            )
            for label, who in (("Kvinnor", "women"), ("Män", "men"), ("Totalt", "all"))
        ]
        moved = m.change("sick-leave", "all")
        doctors, nurses = some[:2]
        return [
            table("Anställda efter yrkesgrupp",
                  ["Yrkesgrupp", str(m.year), str(m.year - 1), f"Andel {m.year}, %"], rows),
            table("Sjukfrånvaro, %", ["", str(m.year), str(m.year - 1), str(m.year - 2)], sick),
            text(
                *plain([
                    say(
                        "Regionen hade vid årets slut ",
                        _PEN.people(whole[0]),
                        " anställda, ",
                        _PEN.people(change(m, whole), "difference", size=True),
                        turn(change(m, whole), " fler", " färre"),
                        " än ett år tidigare.",
                    ),
                    say(
                        "Antalet läkare ",
                        turn(change(m, doctors), "ökade", "minskade"),
                        " från ",
                        _PEN.people(doctors[1]),
                        " till ",
                        _PEN.people(doctors[0]),
                        ", och sjuksköterskor och barnmorskor utgjorde ",
                        _SAY.share(r.quotient(nurses[0], whole[0]), behind=" procent"),
                        " av de anställda.",
                    ),
                    say(
                        "Sjukfrånvaron ",
                        turn(moved, "ökade", "minskade"),
                        " med ",
                        _SAY.points(moved),
                        " till ",
                        _SAY.share(m("sick-leave", "all"), behind=" procent"),
                        "; bland kvinnor var den ",
                        _SAY.share(m("sick-leave", "women"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Personalomsättningen var ",
                        _SAY.share(alone(m, "r-left", "ratio", 0.062, 0.118, "0.001"),
                                   behind=" procent"),
                        " och medelåldern ",
                        printed(alone(m, "r-age", "index", 43.9, 46.8, "0.1"), "", 1, _STYLE),
                        " år.",
                    ),
                ])
            ),
        ]  # fmt: skip


FAMILY = Family("region-annual", make)
