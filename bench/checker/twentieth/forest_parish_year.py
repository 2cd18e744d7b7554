"""A small municipality's annual report: thousands, notes beside the rows, short sentences."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Row, printed
from ..quantities import Quantity
from ._common import least, most, plain

_PEN = Pen("tkr")
_TKR = Pen("tkr", behind=" tkr")
_MKR = Pen("mnkr", 1, behind=" mkr")
_COUNT = Pen("")


def make(m: Municipality, _chance: Random) -> Paper:
    return Paper(
        f"Årsredovisning {m.year} {m.name} kommun",
        (
            Heading("Förvaltningsberättelse", 1),
            *_five(m),
            *_boards(m),
            Heading("Räkenskaper", 1),
            *_results(m),
            *_balance(m),
            *_projects(m),
            *_people(m),
        ),
    )


def _per(m: Municipality, what: str, year: int) -> Quantity:
    return m.register.per(m(what, year=year), m("inhabitants", year=year))


def _five(m: Municipality) -> list[Block]:
    years = m.years

    def solid(year: int) -> Quantity:
        return m.register.quotient(m("equity", year=year), m("assets", year=year))

    def share(year: int) -> Quantity:
        return m.register.quotient(m("net-cost", year=year), m("tax-and-grants", year=year))

    def line(label: str, what: str) -> Row:
        return row(label, [_PEN(m(what, year=year)) for year in years])

    rows = [
        line("Antal invånare 31/12", "inhabitants"),
        row("Skattesats, kr", [printed(m("tax-rate", year=year), "", 2) for year in years]),
        line("Årets resultat, tkr", "result"),
        line("Nettoinvesteringar, tkr", "investments"),
        row("Nettokostnadernas andel av skatter och bidrag, %",
            [_PEN.share(share(year)) for year in years]),
        line("Eget kapital, tkr", "equity"),
        row("Soliditet, %", [_PEN.share(solid(year)) for year in years]),
        line("Långfristiga lån, tkr", "long-debt"),
        row("Låneskuld per invånare, kr",
            [printed(_per(m, "long-debt", year), "kr", 0) for year in years]),
    ]  # fmt: skip
    people, first = m.change("inhabitants"), years[-1]
    since = m.register.difference(m("inhabitants"), m("inhabitants", year=first))
    better = m.register.difference(solid(m.year), solid(m.year - 1))
    debt = m.change("long-debt")
    return [
        Heading("Fem år i sammandrag"),
        table("Femårsöversikt", ["", *map(str, years)], rows),
        text(*plain([
            say("Vid årets slut hade kommunen ", _COUNT(m("inhabitants")), " invånare."),
            say("Det är ", _COUNT.people(people, "difference", size=True), " ",
                turn(people, "fler", "färre"), " än vid förra årsskiftet."),
            say("Sedan ", str(first), " har befolkningen ", turn(since, "ökat", "minskat"),
                " med ", _COUNT.people(since, "difference", size=True), " personer."),
            say("Skattesatsen var ", printed(m("tax-rate"), "", 2, behind=" kronor"), "."),
            say("Nettokostnaderna tog ", _PEN.share(share(m.year), behind=" procent"),
                " av skatter och bidrag i anspråk, jämfört med ",
                _PEN.share(share(m.year - 1), behind=" procent"), " året före."),
            say("Soliditeten är ", _PEN.share(solid(m.year), behind=" procent"), " och har ",
                turn(better, "förbättrats", "försämrats"), " med ", _PEN.points(better), "."),
            say("Låneskulden ", turn(debt, "ökade", "minskade"), " med ",
                _MKR.size(debt, "difference"), " till ", _MKR(m("long-debt")), "."),
            say("Per invånare motsvarar lånen ",
                printed(_per(m, "long-debt", m.year), "kr", 0, behind=" kronor"), "."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    def line(label: str, who: str, kind: str = "item") -> Row:
        off = m.variance("board-net", who, -1)
        cells = [
            _PEN(m("board-net", who, m.year - 1), -1),
            _PEN(m("board-net", who, basis="budget"), -1),
            _PEN(m("board-net", who), -1), _PEN(off, role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    offs = [(one.name, m.variance("board-net", one.key, -1)) for one in m.boards]
    best, worst = most(offs), least(offs)
    whole = m.variance("board-net", "all", -1)
    over = m.register.count("small over", [one for _name, one in offs], -1)
    large = most((one.name, m("board-net", one.key)) for one in m.boards)
    return [
        Heading("Nämndernas budgetavräkning"),
        table(
            "Driftredovisning, tkr",
            ["Nämnd", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}",
             "Avvikelse"],
            [
                *(line(one.name, one.key) for one in m.boards),
                line("Gemensamma poster", "central"),
                line("Summa nettokostnader", "all", "sum"),
            ],
        ),
        text(*plain([
            say("Verksamheten redovisar sammantaget ett ",
                turn(whole, "överskott", "underskott"), " på ", _TKR.size(whole, "difference"),
                " gentemot budget."),
            say("Av nämnderna gick ", counted(over), " med underskott."),
            say(f"{best[0]} har den bästa avvikelsen, ", _TKR(best[1], role="difference"), "."),
            say(f"{worst[0]} har den sämsta, ", _TKR(worst[1], role="difference"), "."),
            say(f"{large[0]} är störst med en nettokostnad på ", _MKR(large[1]), ", vilket är ",
                _MKR.share(m.register.quotient(large[1], m("board-net", "all")),
                           behind=" procent"), " av kommunens samlade nettokostnad."),
            say("De gemensamma posterna kostade netto ", _MKR(m("board-net", "central")), "."),
        ])),
    ]  # fmt: skip


def _results(m: Municipality) -> list[Block]:
    notes = iter(range(1, 20))

    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        cells = [
            str(next(notes)) if kind == "item" else "",
            _PEN(m(what), sign), _PEN(m(what, basis="budget"), sign),
            _PEN(m(what, year=m.year - 1), sign),
        ]  # fmt: skip
        return row(label, cells, kind)

    off, change = m.variance("result"), m.change("result")
    tax, grants = m.growth("tax"), m.change("grants")
    margin = m.register.quotient(m("result"), m("tax-and-grants"))
    gain = m("result").value > 0
    return [
        Heading("Resultaträkning"),
        table(
            "Resultaträkning, tkr",
            ["", "Not", f"Utfall {m.year}", f"Budget {m.year}", f"Utfall {m.year - 1}"],
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
        text(*plain([
            say("Årets resultat blev ", "" if gain else "minus ", _TKR.size(m("result")), "."),
            say("Det är ", _TKR.size(off, "difference"), " ", turn(off, "bättre", "sämre"),
                " än budget."),
            say("Jämfört med ", str(m.year - 1), " har resultatet ",
                turn(change, "förbättrats", "försämrats"), " med ",
                _MKR.size(change, "difference"), "."),
            say("Resultatet motsvarar ", _PEN.share(margin, behind=" procent"),
                " av skatteintäkter och generella statsbidrag."),
            say("Skatteintäkterna ", turn(m.change("tax"), "ökade", "minskade"), " med ",
                _PEN.share(tax, behind=" procent", size=True), " och uppgick till ",
                _MKR(m("tax")), "."),
            say("Generella statsbidrag och utjämning ", turn(grants, "ökade", "minskade"),
                " från ", _MKR(m("grants", year=m.year - 1)), " till ", _MKR(m("grants")), "."),
            say("Avskrivningarna uppgick till ", _TKR(m("depreciation")), "."),
        ])),
    ]  # fmt: skip


def _balance(m: Municipality) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        return row(label, [_PEN(m(what)), _PEN(m(what, year=m.year - 1))], kind)

    assets, cash = m.change("assets"), m.change("cash")
    return [
        Heading("Balansräkning"),
        table(
            "Balansräkning, tkr",
            ["", f"{m.year}-12-31", f"{m.year - 1}-12-31"],
            [
                row("TILLGÅNGAR", [None, None], "heading"),
                line("Immateriella anläggningstillgångar", "intangible"),
                line("Mark, byggnader och tekniska anläggningar", "buildings"),
                line("Maskiner och inventarier", "machinery"),
                line("Finansiella anläggningstillgångar", "financial-assets"),
                line("Summa anläggningstillgångar", "fixed-assets", "sum"),
                line("Förråd och exploatering", "stock"),
                line("Kortfristiga fordringar", "receivables"),
                line("Kortfristiga placeringar", "short-investments"),
                line("Kassa och bank", "cash"),
                line("Summa omsättningstillgångar", "current-assets", "sum"),
                line("SUMMA TILLGÅNGAR", "assets", "sum"),
                row("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", [None, None], "heading"),
                line("Ingående eget kapital", "opening-equity"),
                line("Årets resultat", "result"),
                line("Summa eget kapital", "equity", "sum"),
                line("Avsättningar för pensioner", "pension-provision"),
                line("Övriga avsättningar", "other-provisions"),
                line("Summa avsättningar", "provisions", "sum"),
                line("Långfristiga skulder", "long-debt"),
                line("Kortfristiga skulder", "short-debt"),
                line("Summa skulder", "debts", "sum"),
                line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "equity-and-debts", "sum"),
            ],
        ),
        text(*plain([
            say("Balansomslutningen ", turn(assets, "ökade", "minskade"), " med ",
                _MKR.size(assets, "difference"), " och uppgår till ", _MKR(m("assets")), "."),
            say("Eget kapital uppgår till ", _MKR(m("equity")), "."),
            say("Likvida medel var ", _MKR(m("cash")), " vid årets slut, ",
                _MKR.size(cash, "difference"), " ", turn(cash, "mer", "mindre"),
                " än ett år tidigare."),
            say("Avsättningarna för pensioner är ", _TKR(m("pension-provision")), "."),
        ])),
    ]  # fmt: skip


def _projects(m: Municipality) -> list[Block]:
    def line(label: str, what: str, who: str, kind: str = "item") -> Row:
        cells = [
            _PEN(m(what, who, basis="budget")), _PEN(m(what, who)),
            _PEN(m.variance(what, who, -1), role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    left = m.variance("investments", better=-1)
    large = most((one.name, m("project", one.key)) for one in m.projects)
    return [
        Heading("Investeringsredovisning"),
        table(
            "Investeringar, tkr",
            ["Projekt", "Budget", "Utfall", "Avvikelse"],
            [
                *(line(one.name, "project", one.key) for one in m.projects),
                line("Summa investeringar", "investments", "municipality", "sum"),
            ],
        ),
        text(*plain([
            say("Årets investeringar uppgick till ", _MKR(m("investments")), " mot budgeterade ",
                _MKR(m("investments", basis="budget")), "."),
            say("Avvikelsen mot budget är ", _MKR(left, role="difference"), "."),
            say(f"Största projektet var {large[0]} med utgifter på ", _TKR(large[1]), "."),
            say("Investeringarna motsvarar ",
                _PEN.share(m.register.quotient(m("investments"), m("tax-and-grants")),
                           behind=" procent"), " av skatter och bidrag."),
        ])),
    ]  # fmt: skip


def _people(m: Municipality) -> list[Block]:
    share = Pen(share_decimals=1)
    rows = [
        row(name, [share.share(m("sick-leave", who, year)) for year in (m.year, m.year - 1)])
        for name, who in (
            ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
            ("29 år och yngre", "age 29"), ("30–49 år", "age 30-49"), ("50 år och äldre", "age 50"),
        )
    ]  # fmt: skip
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    return [
        Heading("Personalredovisning"),
        text(*plain([
            say("Kommunen hade ", _COUNT(m("employees")), " anställda, varav ",
                _COUNT(m("women")), " kvinnor och ", _COUNT(m("men")), " män."),
            say("Antalet anställda ", turn(more, "ökade", "minskade"), " med ",
                _COUNT.people(more, "difference", size=True), " sedan ", str(m.year - 1), "."),
            say("Sjukfrånvaron var ", share.share(m("sick-leave", "all"), behind=" procent"),
                ", vilket är ", share.points(sick), " ", turn(sick, "högre", "lägre"),
                " än föregående år."),
            say("Bland kvinnorna var sjukfrånvaron ",
                share.share(m("sick-leave", "women"), behind=" procent"), " och bland männen ",
                share.share(m("sick-leave", "men"), behind=" procent"), "."),
        ])),
        table("Sjukfrånvaro, % av arbetstid", ["", str(m.year), str(m.year - 1)], rows),
    ]  # fmt: skip


FAMILY = Family("forest-parish-year", make)
