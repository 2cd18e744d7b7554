"""A large city's annual report: the city and its group side by side under two rows of heads, costs
below zero, text in whole millions and in milliards, forecast beside outcome, a bullet for each
committee, cash flow, goals in colours."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import (
    Block,
    Direction,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Printed,
    Row,
    Sentence,
    Table,
)
from ..quantities import Quantity
from ._own import add, flow, keep, most, near

_PEN = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_MKR = Pen("mnkr", 0, NumberStyle(negative="\u2212"), " mkr")
_FINE = Pen("mnkr", 1, NumberStyle(negative="\u2212"), " mkr")
_BARE = _FINE.but(behind="")
_MDKR = Pen("mdkr", 2, NumberStyle(negative="\u2212"), " mdkr")
_COSTS = (
    ("Personalkostnader", "wages"), ("Pensionskostnader", "pensions"),
    ("Köp av verksamhet", "purchased"), ("Lokal- och markhyror", "premises"),
    ("Bidrag och transfereringar", "transfers"), ("Material", "material"),
    ("Övriga kostnader", "other-costs"),
)  # fmt: skip


def _pc(one: Quantity, size: bool = True) -> Printed:
    return _PEN.share(one, behind=" %", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _forecast(m, chance)
    blocks: list[Block] = [
        Heading("Finansiell analys", 1),
        Heading("Stadens och koncernens resultat"),
        *_result(m),
        _statement(m),
        Heading("Intäkter och kostnader", 2),
        *_kinds_text(m),
        _kinds(m),
        _taxes(m),
        Heading("Budgetföljsamhet och prognossäkerhet"),
        *_follow(m),
        _boards(m),
        *_bullets(m, chance),
        Heading("Kassaflöde och finansiering"),
        _flow_table(m),
        *_flow_text(m),
        Heading("Stadens mål", 1),
        *_goals(m),
        Heading("Medarbetare", 1),
        *_staff(m),
    ]
    return Paper(f"{m.name} stad – årsredovisning {m.year}", tuple(blocks))


def _forecast(m: Municipality, chance: Random) -> None:
    """What the city expected in August."""
    keep(m, "forecast", "municipality", m.year, near(chance, m("result").value, 0.6))
    for one in m.boards:
        off = m.variance("board-net", one.key, -1)
        swing = m("board-net", one.key).value * Decimal(chance.randint(-12, 12)) / 1000
        keep(m, "forecast", one.key, m.year, round(off.value + swing))
    add(m, "forecast", "boards", m.year, [m("forecast", one.key) for one in m.boards])
    for basis in ("outcome", "budget"):
        add(m, "board-net", "boards", m.year,
            [m("board-net", one.key, basis=basis) for one in m.boards], basis)  # fmt: skip


def _result(m: Municipality) -> list[Block]:
    r = m.register
    group, before = m("result", "group"), m("result", "group", m.year - 1)
    more, off = m.change("result", "group"), m.variance("result")
    missed = r.difference(m("result"), m("forecast"))
    part = r.quotient(m("result"), m("tax-and-grants"))
    return [
        text(*flow(
            say("Kommunkoncernens resultat blev ", _MKR(group), " (", _MKR.but(behind="")(before),
                " mkr ", str(m.year - 1), "), alltså ", _MKR.size(more, "difference"), " ",
                turn(more, "bättre", "sämre"), " än året innan."),
            say("Kommunen redovisade för egen del ", _MKR(m("result")), "."),
            say("I budgeten hade fullmäktige räknat med ", _MKR(m("result", basis="budget")),
                ", varför avvikelsen är ", _MKR(off, role="difference"), "."),
            say("Mot delårsrapportens prognos på ", _MKR(m("forecast")), " är utfallet ",
                _MKR.size(missed, "difference"), " ", turn(missed, "bättre", "sämre"), "."),
        )),
        text(*flow(
            say("Resultatet utgör ", _pc(part, False),
                " av skatteintäkter och kommunalekonomisk utjämning."),
            say("Motsvarande andel var ",
                _pc(r.quotient(m("result", year=m.year - 1), m("tax-and-grants", year=m.year - 1)),
                    False), " i förra bokslutet."),
            say("Nettokostnaderna tog ", _pc(r.quotient(m("net-cost"), m("tax-and-grants"))),
                " av skatterna och utjämningen i anspråk."),
        )),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        now, last = m.year, m.year - 1
        cells = [
            _PEN(m(what, basis="budget"), sign),
            _PEN(m(what), sign),
            _PEN(m(what, year=last), sign),
            _PEN(m(what, "group", now), sign),
            _PEN(m(what, "group", last), sign),
        ]
        return row(label, cells, kind)

    rows = [
        line("Verksamhetens intäkter", "income"),
        line("Verksamhetens kostnader", "costs", -1),
        line("Av- och nedskrivningar", "depreciation", -1),
        line("Verksamhetens nettokostnad", "net-cost", -1, "sum"),
        line("Skatteintäkter", "tax"),
        line("Kommunalekonomisk utjämning\noch generella statsbidrag", "grants"),
        line("Finansiella intäkter", "financial-income"),
        line("Finansiella kostnader", "financial-costs", -1),
        line("Årets resultat", "result", 1, "sum"),
    ]
    now, last = str(m.year), str(m.year - 1)
    heads: list[list[str | Head]] = [
        ["", Head("Kommunen", 3), Head("Kommunkoncernen", 2)],
        [
            "Mkr",
            f"Budget {now}",
            f"Utfall {now}",
            f"Utfall {last}",
            f"Utfall {now}",
            f"Utfall {last}",
        ],
    ]
    return tall("Resultaträkning", heads, rows)


def _kinds_text(m: Municipality) -> list[Block]:
    wages, bought = m.change("wages"), m.change("purchased")
    income, part = m.change("income"), m.register.quotient(m("wages"), m("costs"))
    tax, share = m.change("tax"), m.variance("tax-and-grants")
    final = m("tax-final")
    return [
        text(*flow(
            say("Verksamhetens intäkter ", turn(income, "ökade", "minskade"), " med ",
                _pc(m.growth("income")), ", från ", _BARE(m("income", year=m.year - 1)), " till ",
                _FINE(m("income")), "."),
            [say("Den största kostnaden är den för personalen, ", _MDKR(m("wages")), " eller ",
                 _pc(part), " av verksamhetens kostnader."),
             say("Den ", turn(wages, "steg", "sjönk"), " med ", _FINE.size(wages, "difference"),
                 ", det vill säga ", _pc(m.growth("wages")), ".")],
            say("Köpen av verksamhet uppgick till ", _FINE(m("purchased")), ", ",
                _FINE.size(bought, "difference"), " ", turn(bought, "över", "under"),
                " nivån ", str(m.year - 1), ", och lokalhyrorna till ", _FINE(m("premises")), "."),
        )),
        text(*flow(
            say("Skatteintäkterna summerar till ", _MDKR(m("tax")), ", en ",
                turn(tax, "ökning", "minskning"), " med ", _pc(m.growth("tax")), "."),
            say("Tillsammans med utjämningen blev de ", _FINE.size(share, "difference"), " ",
                turn(share, "högre", "lägre"), " än vad budgeten förutsatte."),
            say("Slutavräkningen för föregående år påverkade ", turn(final, "positivt", "negativt"),
                " med ", _FINE.size(final), "."),
        )),
    ]  # fmt: skip


def _kinds(m: Municipality) -> Table:
    def line(label: str, what: str, kind: str = "item") -> Row:
        change, grown = m.change(what), m.growth(what)
        cells = [
            _PEN(m(what, year=m.year - 1)),
            _PEN(m(what)),
            _PEN(change, role="difference" if kind == "item" else ""),
            _PEN(grown),
        ]
        return row(label, cells, kind)

    rows = [line(*one) for one in _COSTS]
    rows.append(line("Verksamhetens kostnader", "costs", "sum"))
    heads = ["Kostnadsslag", str(m.year - 1), str(m.year), "Förändring, mkr", "Förändring, %"]
    return table("Verksamhetens kostnader, mkr", heads, rows)


def _taxes(m: Municipality) -> Table:
    def line(label: str, what: str, kind: str = "item") -> Row:
        off = m.variance(what)
        cells = [
            _PEN(m(what)),
            _PEN(m(what, basis="budget")),
            _PEN(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [
        line("Preliminära skatteintäkter", "preliminary-tax"),
        line("Slutavräkning, prognos", "tax-forecast"),
        line("Slutavräkning föregående år", "tax-final"),
        line("Summa skatteintäkter", "tax", "sum"),
        line("Inkomstutjämning", "income-equalisation"),
        line("Kostnadsutjämning", "cost-equalisation"),
        line("Regleringsbidrag", "regulation"),
        line("LSS-utjämning", "lss"),
        line("Kommunal fastighetsavgift", "property-fee"),
        line("Summa utjämning m.m.", "grants", "sum"),
        line("Totalt", "tax-and-grants", "sum"),
    ]
    heads = ["Mkr", f"Utfall {m.year}", f"Budget {m.year}", "Differens"]
    return table("Skatteintäkter och kommunalekonomisk utjämning", heads, rows)


def _off(m: Municipality, key: str) -> Quantity:
    return m.variance("board-net", key, -1)


def _follow(m: Municipality) -> list[Block]:
    every, guess = _off(m, "boards"), m("forecast", "boards")
    missed = m.register.difference(every, guess)
    share = m.register.quotient(every, m("board-net", "boards", basis="budget"))
    plus = m.register.count("boards above", [_off(m, one.key) for one in m.boards], 1)
    best = most(m.boards, lambda one: _off(m, one.key))
    return [
        text(*flow(
            say("Nämndernas nettokostnader uppgick till ", _FINE(m("board-net", "boards")),
                " mot ett budgeterat kommunbidrag på ",
                _FINE(m("board-net", "boards", basis="budget")), "."),
            say("Det innebär ett samlat ", turn(every, "överskott", "underskott"), " om ",
                _FINE.size(every, "difference"), ", vilket är ", _pc(share), " av budgeten."),
            say("I augusti pekade prognosen på ", _FINE(guess), " och utfallet är alltså ",
                _FINE.size(missed, "difference"), " ", turn(missed, "bättre", "sämre"),
                " än så."),
            say(counted(plus, capital=True), " av ", in_words()(Decimal(len(m.boards))),
                " nämnder klarade sig inom sina ramar."),
            say("Av nämnderna hade ", best.name[0].lower() + best.name[1:],
                " den mest fördelaktiga avvikelsen, ", _FINE(_off(m, best.key), role="difference"),
                "."),
        )),
    ]  # fmt: skip


def _boards(m: Municipality) -> Table:
    def line(label: str, who: str, kind: str = "item") -> Row:
        off = _off(m, who)
        role: Role = "difference" if kind == "item" else ""
        cells = [
            _PEN(m("board-net", who, basis="budget")),
            _PEN(m("board-net", who)),
            _PEN(off, role=role),
            _PEN(m.register.quotient(off, m("board-net", who, basis="budget"))),
            _PEN(m("forecast", who)),
        ]
        return row(label, cells, kind)

    rows = [line(one.name, one.key) for one in m.boards]
    rows.append(line("Nämnderna totalt", "boards", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Nettokostnad", 2), Head("Avvikelse", 2), "Prognos"],
        ["Nämnd, mkr", "Budget", "Utfall", "mkr", "%", "per augusti"],
    ]
    return tall("Nämndernas budgetavvikelser", heads, rows)


def _bullets(m: Municipality, chance: Random) -> list[Block]:
    """A bullet for each committee, in one of some wordings."""
    told: list[Block] = []
    for one in m.boards:
        key = one.key
        off, more = _off(m, key), m.change("board-net", key)
        missed = m.register.difference(off, m("forecast", key))
        ways: list[list[Sentence]] = [
            [say(one.name, ": ", turn(off, "överskott", "underskott"), " på ",
                 _FINE.size(off, "difference"), "."),
             say("Nettokostnaden har ", turn(more, "ökat", "minskat"), " med ",
                 _FINE.size(more, "difference"), " sedan ", str(m.year - 1), ".")],
            [say(one.name, " förbrukade ", _BARE(m("board-net", key)), " av sina ",
                 _FINE(m("board-net", key, basis="budget")), ", vilket ger avvikelsen ",
                 _FINE(off, role="difference"), ".")],
            [say("För ", one.name[0].lower() + one.name[1:], " blev avvikelsen ",
                 _FINE(off, role="difference"), " mot prognosens ", _FINE(m("forecast", key)),
                 ", en skillnad på ", _FINE.size(missed, "difference"), ".")],
            [say(one.name, " hade intäkter på ", _FINE(m("board-income", key)),
                 " och kostnader på ", _FINE(m("board-cost", key)), "."),
             say("Netto är det ", _pc(m.growth("board-net", key)), " ",
                 turn(more, "mer", "mindre"), " än ett år tidigare.")],
        ]  # fmt: skip
        said = flow(*chance.choice(ways))
        if said:
            told.append(item(*said))
    return told


def _flow_table(m: Municipality) -> Table:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        cells = [_PEN(m(what, year=y), sign) for y in (m.year, m.year - 1)]
        return row(label, cells, kind)

    rows = [
        row("Den löpande verksamheten", [None, None], "heading"),
        line("Årets resultat", "result"),
        line("Justering för av- och nedskrivningar", "depreciation"),
        line("Förändring av avsättningar", "provision-change"),
        line("Förändring av förråd och fordringar", "receivables-change", -1),
        line("Förändring av kortfristiga skulder", "short-debt-change"),
        line("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
        row("Investeringsverksamheten", [None, None], "heading"),
        line("Investeringar i anläggningstillgångar", "investments", -1),
        line("Försäljning av anläggningstillgångar", "asset-sales"),
        line("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
        row("Finansieringsverksamheten", [None, None], "heading"),
        line("Nyupptagna lån", "new-loans"),
        line("Amortering", "repayments", -1),
        line("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
        line("Årets kassaflöde", "cash-flow", 1, "sum"),
        line("Likvida medel vid årets slut", "cash"),
    ]
    return table("", ["Kassaflödesanalys, kommunen (mkr)", str(m.year), str(m.year - 1)], rows)


def _flow_text(m: Municipality) -> list[Block]:
    r = m.register
    total, invested = m("cash-flow"), m.change("investments")
    own = r.quotient(m("operating-flow"), m("investments"))
    used = r.quotient(m("investments"), m("investments", basis="budget"))
    return [
        text(*flow(
            say("Kassan ", turn(total, "förstärktes", "minskade"), " med ", _FINE.size(total),
                " och var ", _FINE(m("cash")), " vid årsskiftet."),
            say("Den löpande verksamheten gav ett kassaflöde på ", _FINE(m("operating-flow")), "."),
            say("Investeringarna, ", _FINE(m("investments")), ", var ",
                _FINE.size(invested, "difference"), " ", turn(invested, "större", "mindre"),
                " än föregående år och motsvarade ", _pc(used), " av investeringsbudgeten."),
            say("Kassaflödet från den löpande verksamheten motsvarade ", _pc(own), " av dem."),
            say("Upplåningen ökade brutto med ", _FINE(m("new-loans")), " samtidigt som ",
                _FINE(m("repayments")), " amorterades."),
        ) if m("operating-flow").value > 0 else flow(
            say("Kassan ", turn(total, "förstärktes", "minskade"), " med ", _FINE.size(total),
                " och var ", _FINE(m("cash")), " vid årsskiftet."),
            say("Investeringarna motsvarade ", _pc(used), " av investeringsbudgeten."),
        )),
    ]  # fmt: skip


def _goals(m: Municipality) -> list[Block]:
    r = m.register
    margins = {one.key: m.margin(one) for one in m.indicators}
    met = r.count("goals green", margins.values(), 1, True)
    better = r.count(
        "goals better than before",
        [
            r.difference(
                *((m("indicator", one.key), m("indicator", one.key, m.year - 1))[:: one.better])
            )
            for one in m.indicators
        ],
        1,
    )
    rows = []
    for one in m.indicators:
        margin = margins[one.key]
        colour = Direction(margin, "Grön", "Röd") if margin.value else "Grön"
        years = (m.year - 1, m.year)
        cells = [_PEN(m("indicator", one.key, y)) for y in years]
        rows.append(Row((one.name, *cells, _PEN(m("indicator", one.key, basis="budget")), colour)))
    heads = ["Indikator (%, index eller dagar)", str(m.year - 1), str(m.year), "Målvärde", "Färg"]
    said: list[Sentence] = []
    ratio = [one for one in m.indicators if m("indicator", one.key).kind == "ratio"]
    for one in ratio[:2]:
        points = m.change("indicator", one.key)
        said += flow(
            say(one.name, " ", turn(points, "ökade", "minskade"), " med ",
                _PEN.points(points), " till ", _pc(m("indicator", one.key)),
                ", mot målvärdet ", _pc(m("indicator", one.key, basis="budget")), "."))  # fmt: skip
    return [
        text(
            say("Av stadens ", in_words()(Decimal(len(rows))), " indikatorer når ", counted(met),
                " sitt målvärde och får grön färg."),
            say("Jämfört med ", str(m.year - 1), " har ", counted(better),
                " utvecklats i rätt riktning."),
            *said,
        ),
        table("Indikatorer till fullmäktiges mål", heads, rows),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    r = m.register
    more = m.change("employees")
    women = r.quotient(m("women"), m("employees"))
    years = (m.year - 1, m.year)
    low = most(m.boards, lambda one: m("sick-leave", one.key), -1)
    high = most(m.boards, lambda one: m("sick-leave", one.key))
    moved = m.change("sick-leave", high.key)
    rows = []
    for one in m.boards:
        cells = [_PEN.people(m("employees", one.key, y)) for y in years]
        cells += [_PEN(m("sick-leave", one.key, y)) for y in years]
        rows.append(row(one.name, cells))
    whole = [_PEN.people(m("employees", year=y)) for y in years]
    rows.append(row("Totalt", [*whole, None, None], "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Antal anställda", 2), Head("Sjukfrånvaro, %", 2)],
        ["", *map(str, years), *map(str, years)],
    ]
    return [
        text(*flow(
            say("Staden hade ", _PEN.people(m("employees")), " tillsvidareanställda, ",
                _PEN.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än vid förra årsskiftet, och ", _pc(women), " av dem var kvinnor."),
            say("Sjukfrånvaron varierade mellan ", _PEN.share(m("sick-leave", low.key)), " och ",
                _pc(m("sick-leave", high.key)), "."),
            say("Högst är den hos ", high.name[0].lower() + high.name[1:], ", där den ",
                turn(moved, "ökade", "minskade"), " med ", _PEN.points(moved), "."),
        )),
        tall("", heads, rows),
    ]  # fmt: skip


FAMILY = Family("city-forecast", make)
