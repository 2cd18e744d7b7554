"""A middling municipality's annual report: mkr with one decimal, the group beside the
municipality, boards with income and costs, key figures with the years as rows."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._common import about, clear, have, known, least, most, plain, summed

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_MKR = Pen("mnkr", 1, _STYLE, " mkr")
_COUNT = Pen("")


def make(m: Municipality, chance: Random) -> Paper:
    for year in (m.year - 1, m.year):
        grown = m.size * 1_000_000
        gains = have(m, "gains", "rule", year, about(chance, grown * 5, 0.6))
        back = have(m, "unrealised", "rule", year, about(chance, grown * 3, 0.7))
        result = m("result", year=year)
        after = summed(m, "rule-result", "rule", year, [(result, 1), (gains, -1)])
        summed(m, "balance-result", "rule", year, [(after, 1), (back, 1)])
        old = have(m, "old-pensions", "rule", year, about(chance, grown * 640, 0.04))
        fee = have(m, "pension-fee", "rule", year, about(chance, grown * 72, 0.04))
        parts = [(old, 1), (m("pension-provision", year=year), 1), (fee, 1)]
        summed(m, "all-pensions", "rule", year, parts)
    rate = Decimal(chance.randint(150, 380)) / 10_000
    have(m, "rate", "rule", m.year, rate, kind="ratio")
    return Paper(
        f"{m.name} kommuns årsredovisning {m.year}",
        (
            Heading("Ekonomisk översikt", 1),
            *_figures(m),
            *_results(m),
            *_rule(m),
            *_boards(m),
            *_flow(m),
            *_pensions(m),
        ),
    )


def _solid(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(m("equity", year=year), m("assets", year=year))


def _own(m: Municipality, year: int) -> Quantity:
    means = m.register.total(
        f"means:rule:{year}", [m("result", year=year), m("depreciation", year=year)]
    )
    return m.register.quotient(means, m("investments", year=year))


def _figures(m: Municipality) -> list[Block]:
    share = Pen(share_decimals=0, style=_STYLE)
    rows = []
    for year in sorted(m.years):
        margin = m.register.quotient(m("result", year=year), m("tax-and-grants", year=year))
        loans = m.register.per(m("long-debt", year=year), m("inhabitants", year=year))
        rows.append(row(str(year), [
            _COUNT(m("inhabitants", year=year)), _PEN(m("result", year=year)), _PEN.share(margin),
            _PEN.share(_solid(m, year)), share.share(_own(m, year)), printed(loans, "kr", 0),
        ]))  # fmt: skip
    people, margin = m.change("inhabitants"), m.register.quotient(m("result"), m("tax-and-grants"))
    best = most((str(year), m("result", year=year)) for year in m.years)
    solid = m.register.difference(_solid(m, m.year), _solid(m, m.year - 1))
    return [
        Heading("Nyckeltal"),
        table(
            "Ekonomiska nyckeltal",
            ["År", "Invånare", "Resultat, mkr", "Resultat av skatter och bidrag, %",
             "Soliditet, %", "Självfinansieringsgrad, %", "Lån per invånare, kr"],
            rows,
        ),
        text(*plain([
            say("Antalet invånare ", turn(people, "växte", "sjönk"), " med ",
                _COUNT.people(people, "difference", size=True), " personer till ",
                _COUNT(m("inhabitants")), "."),
            say("Resultatet motsvarar ", _PEN.share(margin, behind=" procent"),
                " av skatteintäkter och statsbidrag."),
            say(f"Under den senaste femårsperioden var resultatet högst {best[0]}, då det uppgick "
                "till ", _MKR(best[1]), "."),
            say("Soliditeten har ", turn(solid, "stärkts", "försvagats"), " från ",
                _PEN.share(_solid(m, m.year - 1), behind=" procent"), " till ",
                _PEN.share(_solid(m, m.year), behind=" procent"), "."),
            say("Självfinansieringsgraden av investeringarna var ",
                share.share(_own(m, m.year), behind=" procent"), ", jämfört med ",
                share.share(_own(m, m.year - 1), behind=" procent"), " föregående år."),
        ])),
    ]  # fmt: skip


def _results(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        cells = [
            _PEN(m(what, year=m.year - 1), sign), _PEN(m(what), sign),
            _PEN(m(what, basis="budget"), sign), _PEN(m(what, "group", m.year - 1), sign),
            _PEN(m(what, "group"), sign),
        ]  # fmt: skip
        return row(label, cells, kind)

    net, both = m.change("net-cost"), m.change("tax-and-grants")
    group, finance = m.change("result", "group"), m.variance("financial-net")
    tax = m.register.quotient(m("tax"), m("tax-and-grants"))
    faster = m.growth("net-cost").value > m.growth("tax-and-grants").value
    sentences = [
        say("Kommunens resultat för ", str(m.year), " är ", _MKR(m("result")),
            ", vilket kan jämföras med budgeterade ", _MKR(m("result", basis="budget")), "."),
        say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
            _MKR.size(net, "difference"), ", ",
            _MKR.share(m.growth("net-cost"), behind=" procent", size=True), "."),
        say("Skatteintäkter och statsbidrag ", turn(both, "ökade", "minskade"), " samtidigt med ",
            _MKR.share(m.growth("tax-and-grants"), behind=" procent", size=True), "."),
        say("Nettokostnaderna har alltså vuxit snabbare än skatter och bidrag."
            if faster else "Skatter och bidrag har alltså vuxit snabbare än nettokostnaderna."),
        say("Skatteintäkterna uppgick till ", _MKR(m("tax")), " och utgör ",
            _MKR.share(tax, behind=" procent"), " av summan av skatter och bidrag."),
        say("Finansnettot blev ", _MKR(m("financial-net")), ", vilket är ",
            _MKR.size(finance, "difference"), " ", turn(finance, "bättre", "sämre"),
            " än budgeterat."),
        say("Koncernens resultat uppgick till ", _MKR(m("result", "group")), ", en ",
            turn(group, "förbättring", "försämring"), " med ", _MKR.size(group, "difference"),
            " jämfört med ", str(m.year - 1), "."),
        say("Koncernens avskrivningar var ", _MKR(m("depreciation", "group")), ", varav kommunens ",
            _MKR(m("depreciation")), "."),
    ]  # fmt: skip
    last, now = str(m.year - 1), str(m.year)
    return [
        Heading("Resultat"),
        tall(
            "Resultaträkning, mkr",
            [
                ["", Head("Kommunen", 3), Head("Koncernen", 2)],
                ["Belopp i mkr", last, now, f"Budget {now}", last, now],
            ],
            [
                line("Verksamhetens intäkter", "income", 1),
                line("Verksamhetens kostnader", "costs", -1),
                line("Avskrivningar", "depreciation", -1),
                line("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
                line("Skatteintäkter", "tax", 1),
                line("Generella statsbidrag och utjämning", "grants", 1),
                line("Verksamhetens resultat", "operating-result", 1, "sum"),
                line("Finansiella intäkter", "financial-income", 1),
                line("Finansiella kostnader", "financial-costs", -1),
                line("Årets resultat", "result", 1, "sum"),
            ],
        ),
        text(*plain(sentences)),
    ]


def _rule(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        return row(
            label, [_PEN(known(m, what, "rule", y), sign) for y in (m.year, m.year - 1)], kind
        )

    balance = known(m, "balance-result", "rule", m.year)
    return [
        Heading("Balanskravsresultat"),
        table(
            "Balanskravsutredning, mkr",
            ["", str(m.year), str(m.year - 1)],
            [
                row("Årets resultat enligt resultaträkningen",
                    [_PEN(m("result", year=year)) for year in (m.year, m.year - 1)]),
                line("Avgår samtliga realisationsvinster", "gains", -1),
                line("Årets resultat efter realisationsvinster", "rule-result", kind="sum"),
                line("Återföring av orealiserade förluster i värdepapper", "unrealised"),
                line("Årets balanskravsresultat", "balance-result", kind="sum"),
            ],
        ),
        text(*plain([
            say("Efter avdrag för realisationsvinster på ", _MKR(known(m, "gains", "rule", m.year)),
                " och återföring av orealiserade förluster på ",
                _MKR(known(m, "unrealised", "rule", m.year)), " blir balanskravsresultatet ",
                _MKR(balance), "."),
            say("Kommunen uppfyller därmed balanskravet för året." if balance.value >= 0 else
                "Kommunen uppfyller därmed inte balanskravet för året."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    def line(label: str, who: str, kind: str = "item") -> Row:
        cells = [
            _PEN(m("board-income", who)), _PEN(m("board-cost", who), -1),
            _PEN(m("board-net", who), -1), _PEN(m("board-net", who, basis="budget"), -1),
            _PEN(m.variance("board-net", who, -1), role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    offs = [(one.name, m.variance("board-net", one.key, -1)) for one in m.boards]
    good = m.register.count("lakeside good", [one for _name, one in offs])
    all_boards = m.register.total("lakeside boards", [one for _name, one in offs])
    number = in_words()(Decimal(len(m.boards)))
    best, worst = most(offs), least(offs)
    rose = most((one.name, m.change("board-net", one.key)) for one in m.boards)
    return [
        Heading("Nämndernas ekonomi"),
        tall(
            f"Driftredovisning {m.year}, mkr",
            [
                ["", Head("Utfall", 3), Head("Budget", 1), Head("", 1)],
                ["Nämnd", "Intäkter", "Kostnader", "Netto", "Netto", "Avvikelse"],
            ],
            [
                *(line(one.name, one.key) for one in m.boards),
                line("Finansförvaltning och övrigt", "central"),
                line("Totalt", "all", "sum"),
            ],
        ),
        text(*plain([
            say("Nämnderna redovisar tillsammans en avvikelse mot budget på ",
                _MKR(all_boards, role="difference"), "."),
            *([say(counted(good, capital=True), f" av kommunens {number} nämnder har en "
                   "positiv avvikelse.")]
              if clear((one for _name, one in offs), 50_000) else []),
            say(f"{best[0]} har den bästa budgetavvikelsen, ",
                _MKR(best[1], role="difference"), "."),
            say(f"{worst[0]} har den svagaste avvikelsen på ", _MKR(worst[1], role="difference"),
                "."),
            say(f"Nettokostnaden har ökat mest i {rose[0]}, med ",
                _MKR(rose[1], role="difference"), " sedan föregående år."),
            say("De samlade intäkterna var ", _MKR(m("board-income", "all")),
                " och kostnaderna, med avskrivningar, ", _MKR(m("board-cost", "all")), "."),
        ])),
    ]  # fmt: skip


def _flow(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        return row(label, [_PEN(m(what, year=y), sign) for y in (m.year, m.year - 1)], kind)

    spent, flow = m.change("investments"), m("cash-flow")
    large = most((one.name, m("project", one.key)) for one in m.projects)
    return [
        Heading("Kassaflöde, investeringar och lån"),
        table(
            "Kassaflödesanalys, mkr",
            ["", str(m.year), str(m.year - 1)],
            [
                line("Årets resultat", "result"),
                line("Justering för avskrivningar", "depreciation"),
                line("Förändring av avsättningar", "provision-change"),
                line("Förändring av förråd, fordringar och placeringar", "receivables-change", -1),
                line("Förändring av kortfristiga skulder", "short-debt-change"),
                line("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
                line("Investeringar", "investments", -1),
                line("Försäljning av anläggningstillgångar", "asset-sales"),
                line("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
                line("Nyupptagna lån", "new-loans"),
                line("Amortering", "repayments", -1),
                line("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
                line("Årets kassaflöde", "cash-flow", 1, "sum"),
                row("Likvida medel vid årets början",
                    [_PEN(m("cash", year=y)) for y in (m.year - 1, m.year - 2)]),
                line("Likvida medel vid årets slut", "cash", 1, "sum"),
            ],
        ),
        text(*plain([
            say("Årets kassaflöde blev ", _MKR(flow), " och de likvida medlen uppgick vid årets "
                "slut till ", _MKR(m("cash")), "."),
            say("Investeringarna var ", _MKR(m("investments")), ", vilket är ",
                _MKR.size(spent, "difference"), " ", turn(spent, "mer", "mindre"),
                " än föregående år."),
            say(f"Den största investeringen, {large[0]}, uppgick till ", _MKR(large[1]),
                " och svarade för ",
                _MKR.share(m.register.quotient(large[1], m("investments")), behind=" procent"),
                " av utgifterna."),
            say("Nya lån togs upp med ", _MKR(m("new-loans")), " samtidigt som ",
                _MKR(m("repayments")), " amorterades."),
            say("Låneskulden var därefter ", _MKR(m("long-debt")), ", mot ",
                _MKR(m("long-debt", year=m.year - 1)), " ett år tidigare."),
            say("Den genomsnittliga räntan i låneportföljen var ",
                _COUNT.share(known(m, "rate", "rule", m.year), behind=" procent"), "."),
        ])),
    ]  # fmt: skip


def _pensions(m: Municipality) -> list[Block]:
    def line(label: str, what: Quantity, last: Quantity, kind: str = "item") -> Row:
        change = m.register.difference(what, last)
        return row(label, [_PEN(what), _PEN(last), _PEN(change, role="difference")], kind)

    def get(what: str, year: int) -> Quantity:
        return known(m, what, "rule", year)

    last = m.year - 1
    whole = get("all-pensions", m.year)
    more = m.register.difference(whole, get("all-pensions", last))
    old = m.register.quotient(get("old-pensions", m.year), whole)
    return [
        Heading("Pensionsåtaganden"),
        table(
            "Pensionsåtaganden, mkr",
            ["", str(m.year), str(last), "Förändring"],
            [
                line("Ansvarsförbindelse, intjänat före 1998", get("old-pensions", m.year),
                     get("old-pensions", last)),
                line("Avsättning för pensioner", m("pension-provision"),
                     m("pension-provision", year=last)),
                line("Individuell del, kortfristig skuld", get("pension-fee", m.year),
                     get("pension-fee", last)),
                line("Summa pensionsåtaganden", whole, get("all-pensions", last), "sum"),
            ],
        ),
        text(*plain([
            say("Kommunens samlade pensionsåtagande uppgick till ", _MKR(whole), "."),
            say("Åtagandet har ", turn(more, "ökat", "minskat"), " med ",
                _MKR.size(more, "difference"), " under året."),
            say("Utbetalningen av den individuella delen, som uppgår till ",
                _MKR(get("pension-fee", m.year)), ", sker i mars nästa år."),
            say("Ansvarsförbindelsen utgör ", _MKR.share(old, behind=" procent"),
                " av åtagandet."),
        ])),
    ]  # fmt: skip


FAMILY = Family("lakeside-year", make)
