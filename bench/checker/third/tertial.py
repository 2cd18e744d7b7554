"""A follow-up after eight months with a forecast for the year: period against the period's budget
and last year's, forecast against budget and against the forecast of the spring, measures against
deficits, investments by how much is used up. Mkr with plus signs at variances."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Sentence
from ..quantities import Quantity
from ._ledger import Ledger, largest, para, rather, word

_T = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-"))
_GAP = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-", plus=True))
_P = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-"), " mkr")
_SIGNED = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-", plus=True), " mkr")
_LINES = (
    ("te-income", "Verksamhetens intäkter", "income", 1),
    ("te-costs", "Verksamhetens kostnader", "costs", -1),
    ("te-worn", "Avskrivningar", "depreciation", -1),
    ("te-tax", "Skatteintäkter", "tax", 1),
    ("te-grants", "Generella statsbidrag och utjämning", "grants", 1),
    ("te-gained", "Finansiella intäkter", "financial-income", 1),
    ("te-paid", "Finansiella kostnader", "financial-costs", -1),
)
_BASES = ("period", "period-budget", "forecast", "spring", "budget")
_MEASURES = (
    ("Återhållsamhet vid rekrytering", 4.2), ("Minskade inköp", 1.6),
    ("Samordnade transporter", 0.9), ("Översyn av bemanning", 3.3), ("Senarelagda projekt", 2.1),
)  # fmt: skip
_SHORT = {
    "Kommunstyrelsen": "kommunstyrelsen", "Barn- och utbildningsnämnden": "barn och utbildning",
    "Socialnämnden": "socialtjänsten", "Vård- och omsorgsnämnden": "vård och omsorg",
    "Kultur- och fritidsnämnden": "kultur och fritid",
    "Miljö- och byggnadsnämnden": "miljö och bygg", "Tekniska nämnden": "det tekniska området",
    "Arbetsmarknadsnämnden": "arbetsmarknad", "Gymnasienämnden": "gymnasiet",
    "Överförmyndarnämnden": "överförmyndaren", "Valnämnden": "valnämnden",
    "Revisionen": "revisionen",
}  # fmt: skip


def _budget(some: Ledger, key: str, of: str, year: int) -> None:
    """The full year's budget under the ledger's own name."""
    some.add(key, "", year, [(some.m(of, year=year, basis="budget"), 1)], "budget")


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    year = m.year
    for board in (*m.boards, m.central):
        full = m("board-net", board.key, basis="budget")
        some.add("te-board", board.key, year, [(full, 1)], "budget")
        some.put("te-board", board.key, year, some.about(full.value * 2 / 3, 0.02), "period")
        some.put("te-board", board.key, year, full.value * 2 // 3, "period-budget")
        for basis in ("forecast", "spring"):
            moved = Decimal(round(float(full.value) * chance.uniform(-0.016, 0.014)))
            some.put("te-board", board.key, year, full.value + moved, basis)
    for basis in _BASES:
        terms = [(some("te-board", one.key, basis=basis), 1) for one in (*m.boards, m.central)]
        some.add("te-board", "all", year, terms, basis)
    _lines(some)
    _spent(some)
    return some


def _lines(some: Ledger) -> None:
    """The income statement, whose costs are the boards'."""
    m, year, part = some.m, some.m.year, Decimal("0.662")
    for key, _label, of, _sign in _LINES:
        _budget(some, key, of, year)
        full = some(key, basis="budget").value
        wide = 0.2 if of.startswith("fin") else 0.008
        some.put(key, "", year - 1, some.about(full * part * Decimal("0.965"), wide), "period")
        if key == "te-costs":
            continue
        for basis, base in (("period", full * part), ("forecast", full), ("spring", full)):
            some.put(key, "", year, some.about(base, wide), basis)
        some.put(key, "", year, full * 2 // 3, "period-budget")
    for basis in ("period", "period-budget", "forecast", "spring"):
        value = some("te-board", "all", basis=basis).value + some("te-income", basis=basis).value
        some.put("te-costs", "", year, value - some("te-worn", basis=basis).value, basis)
    for on, basis in ((year - 1, "period"), *((year, one) for one in _BASES)):
        get = {key: some(key, "", on, basis) for key, *_rest in _LINES}
        net = [(get["te-costs"], 1), (get["te-worn"], 1), (get["te-income"], -1)]
        one = some.add("te-net", "", on, net, basis)
        if on == year:
            m.register.follows(one, [(some("te-board", "all", basis=basis), 1)])
        both = some.add("te-both", "", on, [(get["te-tax"], 1), (get["te-grants"], 1)], basis)
        finance = [(get["te-gained"], 1), (get["te-paid"], -1)]
        terms = [(both, 1), (one, -1), (some.add("te-finance", "", on, finance, basis), 1)]
        some.add("te-result", "", on, terms, basis)


def _spent(some: Ledger) -> None:
    """Measures and projects, as far as they have come."""
    m, year, chance = some.m, some.m.year, some.chance
    for key, (_label, million) in zip("abcde", _MEASURES, strict=True):
        planned = some.put(
            "te-measure", key, year, some.about(million * float(m.size) * 1e6, 0.3), "budget"
        )
        share = Decimal(str(round(chance.uniform(0.3, 1.05), 3)))
        some.put("te-measure", key, year, Decimal(round(planned.value * share)), "period")
    for basis in ("budget", "period"):
        terms = [(some("te-measure", key, basis=basis), 1) for key in "abcde"]
        some.add("te-measure", "all", year, terms, basis)
    for one in m.projects:
        full = m("project", one.key, basis="budget")
        some.add("te-project", one.key, year, [(full, 1)], "budget")
        used = Decimal(str(round(chance.uniform(0.15, 0.8), 3)))
        some.put("te-project", one.key, year, Decimal(round(full.value * used)), "period")
        left = full.value * (1 - used) * Decimal(str(round(chance.uniform(0.5, 1.12), 3)))
        some.put("te-project", one.key, year, Decimal(round(full.value * used + left)), "forecast")
    for basis in ("budget", "period", "forecast"):
        terms = [(some("te-project", one.key, basis=basis), 1) for one in m.projects]
        some.add("te-project", "all", year, terms, basis)


def _apart(some: Ledger, what: str, who: str, one: str, other: str, sign: int = 1) -> Quantity:
    """One basis less another, or with `sign` -1 the other way round."""
    two = (some(what, who, basis=one), some(what, who, basis=other))
    return some.m.register.difference(*(two if sign > 0 else reversed(two)))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    blocks: list[Block] = [
        Heading(f"Delårsrapport januari–augusti {m.year}", 1),
        *_summary(some),
        Heading("Resultat och prognos"),
        *_result(some),
        Heading("Nämndernas prognoser"),
        *_boards(some),
        Heading("Åtgärder för en budget i balans"),
        *_measures(some),
        Heading("Investeringar"),
        *_projects(some),
    ]
    return Paper(f"{m.name} kommun. Uppföljning efter augusti med helårsprognos", tuple(blocks))


def _summary(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    now, then = some("te-result", basis="period"), some("te-result", "", m.year - 1, "period")
    full, budget = some("te-result", basis="forecast"), some("te-result", basis="budget")
    spring = _apart(some, "te-result", "", "forecast", "spring")
    apart = _apart(some, "te-result", "", "forecast", "budget")
    last = register.difference(now, then)
    share = register.quotient(full, some("te-both", basis="forecast"))
    return [
        para(
            say(
                "Resultatet för årets första åtta månader är ", _P(now),
                ", att jämföra med ", _P(then), " för samma period i fjol.",
            ),
            say(
                "Det är en ", turn(last, "förbättring", "försämring"), " på ",
                _P.size(last, "difference"), ".",
            ),
        ),
        para(
            say(
                "Prognosen för helåret är ett resultat på ", _P(full), ", vilket är ",
                _P.size(apart, "difference"), " ", turn(apart, "bättre", "sämre"),
                " än budgeterade ", _P(budget), ".",
            ),
            say(
                "Efter april var prognosen ", _P(some("te-result", basis="spring")),
                ", så utsikterna har ", turn(spring, "förbättrats", "försämrats"), " med ",
                _P.size(spring, "difference"), ".",
            ),
            say(
                "Som andel av skatter och bidrag motsvarar prognosen ",
                _P.share(share, behind=" procent"), ".",
            ),
        ),
    ]  # fmt: skip


def _result(some: Ledger) -> list[Block]:
    m = some.m

    def line(label: str, key: str, sign: int, kind: str = "item", good: int = 1) -> Row:
        role: Role = "sum" if kind == "sum" else "difference"
        return row(
            label,
            [
                _T(some(key, "", m.year - 1, "period"), sign),
                _T(some(key, basis="period-budget"), sign),
                _T(some(key, basis="period"), sign),
                _GAP(_apart(some, key, "", "period", "period-budget", good), role=role),
                _T(some(key, basis="budget"), sign),
                _T(some(key, basis="forecast"), sign),
                _GAP(_apart(some, key, "", "forecast", "budget", good), role=role),
            ],
            kind,
        )

    told = {key: line(label, key, sign, good=sign) for key, label, _of, sign in _LINES}
    rows = [
        told["te-income"], told["te-costs"], told["te-worn"],
        line("Verksamhetens nettokostnader", "te-net", -1, "sum", -1),
        told["te-tax"], told["te-grants"],
        line("Summa skatter och bidrag", "te-both", 1, "sum"),
        told["te-gained"], told["te-paid"],
        line("Resultat", "te-result", 1, "sum"),
    ]  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Januari–augusti", 4), Head(f"Helår {m.year}", 3)],
        ["mkr", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse",
         "Budget", "Prognos", "Avvikelse"],
    ]  # fmt: skip
    net = _apart(some, "te-net", "", "period", "period-budget", -1)
    year = _apart(some, "te-net", "", "forecast", "budget", -1)
    tax, grants = (_apart(some, key, "", "forecast", "budget") for key in ("te-tax", "te-grants"))
    finance = some("te-finance", basis="forecast")
    growth = m.register.growth(
        some("te-net", basis="period"), some("te-net", "", m.year - 1, "period")
    )
    both = m.register.growth(
        some("te-both", basis="period"), some("te-both", "", m.year - 1, "period")
    )
    return [
        tall("", heads, rows),
        para(
            say(
                "Nettokostnaderna till och med augusti uppgår till ",
                _P(some("te-net", basis="period")), ", en ", turn(growth, "ökning", "minskning"),
                " med ", _P.share(growth, behind=" procent", size=True), ".",
            ),
            say(
                "Skatter och bidrag ", turn(both, "ökade", "minskade"), " under samma tid med ",
                _P.share(both, behind=" procent", size=True), ".",
            ),
            say(
                "Mot periodens budget är nettokostnaderna ", _P.size(net, "difference"), " ",
                turn(net, "lägre", "högre"), ", och för helåret väntas de bli ",
                _P(some("te-net", basis="forecast")), " (", _SIGNED(year, role="difference"),
                " mot budget).",
            ),
        ),
        para(
            say(
                "Skatteintäkterna bedöms bli ", _P.size(tax, "difference"), " ",
                turn(tax, "högre", "lägre"), " än budget för helåret och de generella "
                "statsbidragen ", _P.size(grants, "difference"), " ",
                turn(grants, "högre", "lägre"), ".",
            ),
            say("Prognosen för finansnettot är ", _P(finance), "."),
            say(
                "För verksamhetens intäkter, kostnader och avskrivningar är avvikelserna mot "
                "helårsbudgeten ",
                _GAP(_apart(some, "te-income", "", "forecast", "budget"), role="difference"), ", ",
                _GAP(_apart(some, "te-costs", "", "forecast", "budget", -1), role="difference"),
                " respektive ",
                _SIGNED(_apart(some, "te-worn", "", "forecast", "budget", -1), role="difference"),
                ".",
            ),
        ),
    ]  # fmt: skip


def _boards(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    every = [*((one.key, one.name) for one in m.boards), ("central", "Gemensamt")]

    def line(key: str, label: str, kind: str = "item") -> Row:
        role: Role = "sum" if kind == "sum" else "difference"
        two = ("period", "period-budget"), ("forecast", "budget"), ("spring", "budget")
        gaps = [_apart(some, "te-board", key, *one, -1) for one in two]
        return row(
            label,
            [
                _T(some("te-board", key, basis="period")),
                _GAP(gaps[0], role=role),
                _T(some("te-board", key, basis="budget")),
                _T(some("te-board", key, basis="forecast")),
                _GAP(gaps[1], role=role),
                _GAP(gaps[2], role=role),
            ],
            kind,
        )

    rows = [line(*one) for one in every]
    rows.append(line("all", "Summa nettokostnad", "sum"))
    gaps = [
        (one.name, _apart(some, "te-board", one.key, "forecast", "budget", -1)) for one in m.boards
    ]
    below = register.count("te boards below", [gap for _name, gap in gaps], -1)
    whole = _apart(some, "te-board", "all", "forecast", "budget", -1)
    heads = ["Nettokostnad, mkr", "Utfall jan–aug", "Avvikelse jan–aug", "Budget helår",
             "Prognos helår", "Avvikelse prognos", "Avvikelse prognos april"]  # fmt: skip
    keys = {one.name: one.key for one in m.boards}
    return [
        para(
            rather(
                below,
                len(m.boards),
                say(
                    counted(below, capital=True), f" av kommunens {word(len(m.boards))} nämnder "
                    "räknar med underskott vid årets slut.",
                ),
                "Ingen nämnd räknar med underskott vid årets slut.",
                "Alla nämnder räknar med underskott vid årets slut.",
            ),
            say(
                "Sammantaget pekar prognosen på ett ", turn(whole, "överskott", "underskott"),
                " om ", _P.size(whole, "difference"), " för nämnderna och det gemensamma.",
            ),
        ),
        table("Drift per nämnd", heads, rows),
        *(
            item(*_board_told(some, name, keys[name], gap, place))
            for place, (name, gap) in enumerate(largest(gaps, 4))
        ),
    ]  # fmt: skip


def _board_told(
    some: Ledger, name: str, key: str, gap: Quantity, place: int
) -> tuple[Sentence, ...]:
    period = _apart(some, "te-board", key, "period", "period-budget", -1)
    spring = _apart(some, "te-board", key, "forecast", "spring", -1)
    two = [(gap, 1), (_apart(some, "te-board", key, "spring", "budget", -1), -1)]
    some.m.register.follows(spring, two, True)
    lead = (
        say(
            f"{name} lämnar en prognos på ", _P(some("te-board", key, basis="forecast")),
            " mot budgeterade ", _P(some("te-board", key, basis="budget")), ", det vill säga ",
            _SIGNED(gap, role="difference"), ".",
        ),
        say(
            f"Inom {_SHORT[name]} är helårsprognosen ", _SIGNED(gap, role="difference"),
            " jämfört med budget.",
        ),
    )[place % 2]  # fmt: skip
    return para(
        lead,
        say(
            "Hittills i år är nettokostnaden ", _P.size(period, "difference"), " ",
            turn(period, "lägre", "högre"), " än periodens budget.",
        ),
        say(
            "Prognosen har ", turn(spring, "förbättrats", "försämrats"), " med ",
            _P.size(spring, "difference"), " sedan april.",
        ),
    ).sentences  # fmt: skip


def _measures(some: Ledger) -> list[Block]:
    register = some.m.register
    rows = [
        row(
            label,
            [
                _T(some("te-measure", key, basis="budget")),
                _T(some("te-measure", key, basis="period")),
                _T.but(share_decimals=0).share(
                    register.quotient(
                        some("te-measure", key, basis="period"),
                        some("te-measure", key, basis="budget"),
                    )
                ),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label in (
            *zip("abcde", (one[0] for one in _MEASURES), strict=True), ("all", "Summa åtgärder"),
        )
    ]  # fmt: skip
    done = register.quotient(
        some("te-measure", "all", basis="period"), some("te-measure", "all", basis="budget")
    )
    left = _apart(some, "te-measure", "all", "budget", "period")
    return [
        para(
            say(
                "Beslutade åtgärder ska tillsammans ge ",
                _P(some("te-measure", "all", basis="budget")),
                " i lägre kostnader under året.",
            ),
            say(
                "Till och med augusti har ", _P(some("te-measure", "all", basis="period")),
                " fått effekt, vilket är ", _P.but(share_decimals=0).share(done, behind=" procent"),
                ".",
            ),
            say("Kvar att åstadkomma före årsskiftet är ", _P(left, role="difference"), "."),
            say(
                "Bemanningsöversynen har gett ", _P(some("te-measure", "d", basis="period")),
                " av planerade ", _P(some("te-measure", "d", basis="budget")), ".",
            ),
        ),
        table("", ["Åtgärd, mkr", "Planerad effekt", "Effekt t.o.m. aug", "Andel, %"], rows),
    ]  # fmt: skip


def _projects(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register

    def used(key: str, basis: str) -> Quantity:
        return register.quotient(
            some("te-project", key, basis=basis), some("te-project", key, basis="budget")
        )

    rows = [
        row(
            label,
            [
                _T(some("te-project", key, basis="budget")),
                _T(some("te-project", key, basis="period")),
                _T.but(share_decimals=0).share(used(key, "period")),
                _T(some("te-project", key, basis="forecast")),
                _GAP(_apart(some, "te-project", key, "budget", "forecast"),
                     role="sum" if key == "all" else "difference"),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label in (
            *((one.key, one.name) for one in m.projects), ("all", "Investeringar totalt"),
        )
    ]  # fmt: skip
    gap = _apart(some, "te-project", "all", "budget", "forecast")
    names = {one.key: one.name for one in m.projects}
    top = largest(
        [(one.key, _apart(some, "te-project", one.key, "budget", "forecast")) for one in m.projects]
    )
    return [
        table(
            "Investeringsuppföljning, mkr",
            ["Projekt", "Årsbudget", "Utfall augusti", "Upparbetat, %", "Prognos", "Avvikelse"],
            rows,
        ),
        para(
            say(
                "Av årets investeringsbudget på ", _P(some("te-project", "all", basis="budget")),
                " har ", _P(some("te-project", "all", basis="period")), " eller ",
                _P.but(share_decimals=0).share(used("all", "period"), behind=" procent"),
                " upparbetats.",
            ),
            say(
                "För helåret beräknas utgifterna till ",
                _P(some("te-project", "all", basis="forecast")), ", ",
                _P.size(gap, "difference"), " ", turn(gap, "under", "över"), " budget.",
            ),
            *(
                say(
                    f"Projektet {names[key]} väntas förbruka ", _P.size(one, "difference"), " ",
                    turn(one, "mindre", "mer"), " än vad som budgeterats för året.",
                )
                for key, one in top
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("tertial", make)
