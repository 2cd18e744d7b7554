"""An executive board's closing for the year: amounts of thousands in tables with a plus before
surpluses, millions in texts, a summary that comes back further down, units one by one."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table
from ._book import Book, rose, surplus, why

_P = Pen("tkr", 0)
_PLUS = Pen("tkr", 0, NumberStyle(plus=True))
_T = Pen("mnkr", 1, behind=" mkr")
_SICK = Pen(share_decimals=2)
_UNITS = (
    ("chief", "Kommundirektörens stab", 11_400),
    ("finance", "Ekonomi", 27_300),
    ("people", "HR", 33_800),
    ("digital", "IT och digitalisering", 58_200),
    ("words", "Kommunikation och kontaktcenter", 19_600),
    ("trade", "Näringsliv och besök", 17_900),
)
_AT = ("last", "budget", "forecast", "now")
_PROJECTS = (
    ("Kontaktcenter, lokaler", 2_800),
    ("Nätverk och servrar", 9_400),
    ("E-arkiv", 3_100),
    ("Möbler kommunhuset", 1_700),
)


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "executive")
    for key, _name, size in _UNITS:
        b.money(f"net {key}", size, _AT, now=(0.955, 1.03), last=(0.92, 0.985))
    b.total("office", [f"net {key}" for key, _n, _s in _UNITS], _AT)
    b.money("politics", 52_600, _AT, now=(0.965, 1.01))
    b.total("net", ["politics", "office"], _AT)
    for what, size in (("fees", 3_100), ("subsidies", 6_700), ("other income", 24_900)):
        b.money(what, size, _AT, now=(0.93, 1.08), last=(0.9, 1.08))
    b.total("income", ["fees", "subsidies", "other income"], _AT)
    b.money("premises", 29_500, _AT, now=(0.98, 1.04))
    b.money("material", 61_800, _AT, now=(0.95, 1.03))
    b.money("transfers", 14_300, _AT)
    b.money("depreciation", 8_900, _AT)
    costs = ["premises", "material", "transfers"]
    known = [*costs, "depreciation", ("income", -1)]
    b.rest("wages", "net", known, _AT)
    b.total("costs", ["wages", *costs], _AT)
    b.also("net", ["costs", "depreciation", ("income", -1)], _AT)
    b.grant(last=True)
    for place, (_name, size) in enumerate(_PROJECTS):
        b.money(f"project {place}", size, ("budget", "now"), now=(0.45, 1.02))
    b.total("invested", [f"project {place}" for place in range(len(_PROJECTS))], ("budget", "now"))
    b.count("women", 118, ("last", "now"), 0.03)
    b.count("men", 71, ("last", "now"), 0.03)
    b.total("employees", ["women", "men"], ("last", "now"))
    b.sick(4.0, 5.2, ("last", "now"))
    b.rate("sick all", 6.9, 7.8, ("last", "now"), 0.4)
    b.index("engagement", 73, 81, ("last", "now"), 0.03, 0)
    b.money("parties", 4_400)
    b.money("licences", 2_300)
    b.money("contact", 1_900)
    b.count("contacts", 61_000)
    b.rate("answered", 71, 84)
    b.rate("cars", 62, 78)
    b.count("firms", 212)
    b.count("visitors", 23_400)
    b.money("cut", 3_600)
    return b


def _growth_table(b: Book) -> Table:
    rows = []
    for what, name, kind in (
        ("politics", "Politisk ledning", "item"),
        ("office", "Kommunstyrelsens kontor", "item"),
        ("net", "Summa", "sum"),
    ):
        cells = [_P(b(what)), _P(b(what, "last")), _P(b.change(what)), _P.share(b.growth(what))]
        rows.append(row(name, cells, kind))
    heads = ["", f"Bokslut {b.year}", f"Bokslut {b.year - 1}", "Skillnad", "Utveckling %"]
    return table("Nettokostnader, tkr", heads, rows)


def _forecast_table(b: Book) -> Table:
    rows = []
    for what, name, kind in (
        ("politics", "Politisk ledning", "item"),
        ("office", "Kommunstyrelsens kontor", "item"),
        ("net", "Summa", "sum"),
    ):
        cells = [_P(b(what, one)) for one in ("budget", "forecast", "now")]
        rows.append(row(name, [*cells, _PLUS(b.gap(what))], kind))
    heads = ["", "Kommunbidrag", "Prognos augusti", "Bokslut", "Budgetavvikelse"]
    return table("Kommunbidrag, prognos och bokslut, tkr", heads, rows)


def _unit_table(b: Book) -> Table:
    def line(what: str, name: str, kind: str = "item") -> list[object]:
        part = b.register.quotient(b.gap(what), b(what, "budget"))
        cells = [_P(b.gap(what)), _P(b(what, "budget")), _P(b(what)), _P.share(part)]
        return [name, cells, kind]

    lines = [line(f"net {key}", name) for key, name, _size in _UNITS]
    lines.append(line("office", "Summa kommunstyrelsens kontor", "sum"))
    lines.append(line("politics", "Politisk ledning"))
    lines.append(line("net", "Nämnden totalt", "sum"))
    heads = [
        "(tkr)",
        f"Resultat {b.year}",
        f"Kommunbidrag {b.year}",
        f"Nettokostnad {b.year}",
        "Avvikelse %",
    ]
    return table("Resultat per enhet", heads, [row(*one) for one in lines])  # type: ignore[arg-type]


def _results(b: Book) -> Table:
    def line(name: str, what: str, sign: int, kind: str = "item") -> object:
        cells = [_P(b(what, one), sign) for one in ("last", "budget", "now")]
        gap = b.gap(what, "now", "budget") if sign > 0 else b.gap(what)
        return row(name, [*cells, _P(gap)], kind)

    rows = [
        row("INTÄKTER", [None] * 4, "heading"),
        line("Avgifter och taxor", "fees", 1),
        line("Driftbidrag", "subsidies", 1),
        line("Övriga intäkter", "other income", 1),
        line("SUMMA INTÄKTER", "income", 1, "sum"),
        row("KOSTNADER", [None] * 4, "heading"),
        line("Personal", "wages", -1),
        line("Lokaler och anläggningar", "premises", -1),
        line("Material och tjänster", "material", -1),
        line("Bidrag och transfereringar", "transfers", -1),
        line("SUMMA KOSTNADER", "costs", -1, "sum"),
        line("Avskrivningar", "depreciation", -1),
        line("VERKSAMHETENS NETTOKOSTNAD", "net", -1, "sum"),
        row("Kommunbidrag", [_P(b("grant", "last")), _P(b("grant")), _P(b("grant")), None]),
        row("RESULTAT", [_P(b("result", "last")), None, _P(b("result")), _P(b("result"))], "sum"),
    ]
    heads = [
        "",
        f"Bokslut {b.year - 1}",
        f"Budget {b.year}",
        f"Bokslut {b.year}",
        "Budgetavvikelse",
    ]
    return table(f"RESULTATRÄKNING {b.year} (tkr)", heads, rows)  # type: ignore[arg-type]


def _investments(b: Book) -> Table:
    rows = [
        row(name, [_P(b(what, "budget")), _P(b(what)), _PLUS(b.gap(what))])
        for what, name in ((f"project {at}", one[0]) for at, one in enumerate(_PROJECTS))
    ]
    cells = [_P(b("invested", "budget")), _P(b("invested")), _PLUS(b.gap("invested"))]
    rows.append(row("Summa investeringar", cells, "sum"))
    heads = ["Projekt", "Budget", "Utfall", "Avvikelse"]
    return table("Investeringar, tkr", heads, rows)


def _staff(b: Book) -> Table:
    rows = [
        row(name, [_P.people(b(what)), _P.people(b(what, "last")), _P.people(b.change(what))], kind)
        for name, what, kind in (
            ("Kvinnor", "women", "item"),
            ("Män", "men", "item"),
            ("Totalt", "employees", "sum"),
        )
    ]
    heads = [
        "Tillsvidareanställda",
        f"{b.year}-12-31",
        f"{b.year - 1}-12-31",
        "Förändring",
    ]
    return table("Antal tillsvidareanställda", heads, rows)


def _sick(b: Book) -> Table:
    rows = [
        row(name, [_SICK.share(b(what)), _SICK.share(b(what, "last"))])
        for name, what in (
            ("Kvinnor", "sick women"),
            ("Män", "sick men"),
            ("Kommunstyrelsens kontor", "sick"),
            ("Kommunen totalt", "sick all"),
        )
    ]
    return table("Sjukfrånvaro, procent", ["", str(b.year), str(b.year - 1)], rows)


def _unit_text(b: Book, key: str, name: str, plus: str, minus: str) -> list[Block]:
    gap = b.gap(f"net {key}")
    told = plain(
        [
            say(
                "Enheten redovisar ett ",
                surplus(gap),
                " på ",
                _T.size(gap, "difference"),
                ", vilket beror på ",
                why(gap, plus, minus),
                ".",
            )
        ]
    )
    return [Heading(name, 3), text(*(told or ["Enheten redovisar ett resultat nära noll."]))]


def _units(b: Book) -> list[Block]:
    gap = b.gap
    return [
        *_unit_text(
            b,
            "chief",
            "Kommundirektörens stab",
            "att medel för utredningar inte har använts fullt ut",
            "konsultstöd i samband med översynen av organisationen",
        ),
        *_unit_text(
            b,
            "finance",
            "Ekonomi",
            "vakanser och lägre kostnader för konsulter än budgeterat",
            "kostnader för införandet av det nya ekonomisystemet",
        ),
        *_unit_text(
            b,
            "people",
            "HR",
            "att anslaget för omställning inte har behövt användas som budgeterat",
            "fler omställningsärenden än vad som budgeterats",
        ),
        *_unit_text(
            b,
            "digital",
            "IT och digitalisering",
            "senarelagda inköp av datorer",
            "högre kostnader för licenser än budgeterat",
        ),
        text(
            say("Kostnaden för nya licenser uppgick under året till ", _T(b("licences")), "."),
            *plain(
                [
                    say(
                        "Jämfört med föregående år har enhetens nettokostnad ",
                        rose(b.change("net digital"), "ökat", "minskat"),
                        " med ",
                        _T.size(b.change("net digital"), "difference"),
                        " eller ",
                        _T.share(b.growth("net digital"), behind=" procent", size=True),
                        ".",
                    )
                ]
            ),
        ),
        *_unit_text(
            b,
            "words",
            "Kommunikation och kontaktcenter",
            "vakanta tjänster under våren",
            "uppstarten av kontaktcenter under hösten",
        ),
        text(
            say(
                "Kontaktcenter tog emot ",
                _P.people(b("contacts")),
                " ärenden och löste ",
                _T.share(b("answered"), behind=" procent"),
                " av dem vid första kontakten.",
            ),
            say("Införandet kostade ", _T(b("contact")), " utöver budget."),
        ),
        *_unit_text(
            b,
            "trade",
            "Näringsliv och besök",
            "lägre kostnader för konsulter och marknadsföring",
            "ökade kostnader för etableringsfrågor",
        ),
        text(
            say("Under året genomfördes ", _P.people(b("firms")), " företagsbesök."),
            say("Turistbyrån hade ", _P.people(b("visitors")), " besökare."),
        ),
        Heading("Politisk ledning", 3),
        text(
            *plain(
                [
                    say(
                        "Den politiska ledningens ",
                        surplus(gap("politics")),
                        " på ",
                        _T.size(gap("politics"), "difference"),
                        " beror på ",
                        why(
                            gap("politics"),
                            "lägre arvoden och ett par inställda sammanträden",
                            "högre arvoden och kostnader för utbildning av förtroendevalda",
                        ),
                        ".",
                    )
                ]
            ),
            say("Partistödet uppgick till ", _T(b("parties")), "."),
        ),
    ]


def _economy(b: Book) -> list[Block]:
    net, gap = b.change("net"), b.gap
    better = b.gap("net", "forecast", "now")
    plus = b.register.count("units above", [gap(f"net {key}") for key, _n, _s in _UNITS])
    return [
        text(
            *plain(
                [
                    say(
                        "Verksamheten har totalt kostat ",
                        _T(b("net")),
                        f" {b.year}, vilket är ",
                        _T.size(net, "difference"),
                        " ",
                        rose(net, "mer", "mindre"),
                        f" än {b.year - 1}.",
                    ),
                    say(
                        "Detta innebär en nettokostnadsutveckling på ",
                        _T.share(b.growth("net"), behind=" procent"),
                        " att jämföras med kommunbidraget som har utvecklats med ",
                        _T.share(b.growth("grant"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Kommunstyrelsens kontor har ",
                        rose(b.change("office"), "ökat", "minskat"),
                        " sina nettokostnader med ",
                        _T.share(b.growth("office"), behind=" procent", size=True),
                        " och politisk ledning har ",
                        rose(b.change("politics"), "ökat", "minskat"),
                        " sina nettokostnader med ",
                        _T.share(b.growth("politics"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Intäkterna har ",
                        rose(b.change("income"), "ökat", "minskat"),
                        " med ",
                        _T.size(b.change("income"), "difference"),
                        " och kostnaderna exklusive avskrivningar har ",
                        rose(b.change("costs"), "ökat", "minskat"),
                        " med ",
                        _T.size(b.change("costs"), "difference"),
                        ".",
                    ),
                ]
            )
        ),
        _growth_table(b),
        _forecast_table(b),
        text(
            *plain(
                [
                    say(
                        "Kommunstyrelsens resultat är ",
                        _T.size(better, "difference"),
                        " ",
                        rose(better, "bättre", "sämre"),
                        " än vad som prognostiserades i delårsbokslutet per augusti.",
                    ),
                    say(
                        "Årets beslutade effektiviseringar på kontoret, ",
                        _T(b("cut")),
                        ", är genomförda.",
                    ),
                    say(
                        counted(plus, capital=True),
                        " av kontorets enheter redovisar överskott mot budget.",
                    ),
                ]
            )
        ),
        _unit_table(b),
    ]


def _summary(b: Book) -> list[Block]:
    gap = b.gap
    return [
        text(
            *plain(
                [
                    say(
                        "Kommunstyrelsen redovisar ett ",
                        surplus(gap("net")),
                        " på ",
                        _T.size(gap("net"), "difference"),
                        ", som motsvarar ",
                        _T.share(
                            b.register.quotient(gap("net"), b("net", "budget")),
                            behind=" procent",
                            size=True,
                        ),
                        " av tilldelat kommunbidrag.",
                    ),
                    say(
                        "Kommunstyrelsens kontor redovisar ett ",
                        surplus(gap("office")),
                        " på ",
                        _T.size(gap("office"), "difference"),
                        " och den politiska ledningen ett ",
                        surplus(gap("politics")),
                        " på ",
                        _T.size(gap("politics"), "difference"),
                        ".",
                    ),
                    say(
                        "Nettokostnaderna har totalt ",
                        rose(b.change("net"), "ökat", "minskat"),
                        " med ",
                        _T.size(b.change("net"), "difference"),
                        ", medan kommunbidraget har ",
                        rose(b.change("grant"), "ökat", "minskat"),
                        " med ",
                        _T.size(b.change("grant"), "difference"),
                        ".",
                    ),
                    say(
                        "Investeringarna lämnar ett ",
                        surplus(gap("invested")),
                        " på ",
                        _T.size(gap("invested"), "difference"),
                        " mot budget.",
                    ),
                ]
            )
        ),
        text(
            *plain(
                [
                    say(
                        "Sjukfrånvaron på kommunstyrelsens kontor har ",
                        rose(b.change("sick"), "ökat", "minskat"),
                        f" sedan {b.year - 1} då den låg på ",
                        _SICK.share(b("sick", "last"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Vid årsskiftet uppgick sjukfrånvaron till ",
                        _SICK.share(b("sick"), behind=" procent"),
                        ".",
                    ),
                ]
            ),
            "Lägesbedömningen för området personal är Ok.",
        ),
    ]


def _rest(b: Book) -> list[Block]:
    gap = b.gap
    return [
        Heading("Investeringar", 2),
        text(
            *plain(
                [
                    say(
                        "Årets investeringar uppgick till ",
                        _T(b("invested")),
                        " av budgeterade ",
                        _T(b("invested", "budget")),
                        ".",
                    ),
                    say(
                        "Avvikelsen för nätverk och servrar, ",
                        _T.size(gap("project 1"), "difference"),
                        ", beror på ",
                        why(
                            gap("project 1"),
                            "att bytet av servrar har skjutits fram till nästa år",
                            "att bytet av servrar blev dyrare än beräknat",
                        ),
                        ".",
                    ),
                ]
            )
        ),
        _investments(b),
        Heading("Personal", 2),
        text(
            *plain(
                [
                    say(
                        "Vid årsskiftet hade kontoret ",
                        _P.people(b("employees")),
                        " tillsvidareanställda, varav ",
                        _P.people(b("women")),
                        " kvinnor och ",
                        _P.people(b("men")),
                        " män.",
                    ),
                    say(
                        "Antalet har ",
                        rose(b.change("employees"), "ökat", "minskat"),
                        " med ",
                        _P.people(b.change("employees"), "difference", True),
                        " sedan föregående årsskifte.",
                    ),
                ]
            )
        ),
        _staff(b),
        text(
            *plain(
                [
                    say(
                        "Kvinnornas sjukfrånvaro var ",
                        _SICK.share(b("sick women"), behind=" procent"),
                        " och männens ",
                        _SICK.share(b("sick men"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "För kommunen totalt låg sjukfrånvaron på ",
                        _SICK.share(b("sick all"), behind=" procent"),
                        ".",
                    ),
                ]
            )
        ),
        _sick(b),
        Heading("Uppföljning av mål", 2),
        item(
            say(
                "Kontorets index för hållbart medarbetarengagemang är ",
                _P(b("engagement")),
                ".",
            )
        ),
        item(
            say(
                "Andelen fossilbränslefria personbilar i bilpoolen är ",
                _T.share(b("cars"), behind=" procent"),
                ".",
            )
        ),
        Heading("Resultaträkning", 2),
        _results(b),
        text(
            *plain(
                [
                    say(
                        "Personalkostnaderna blev ",
                        _T.size(gap("wages"), "difference"),
                        " ",
                        rose(gap("wages"), "lägre", "högre"),
                        " än budgeterat och kostnaderna för material och tjänster ",
                        _T.size(gap("material"), "difference"),
                        " ",
                        rose(gap("material"), "lägre", "högre"),
                        ".",
                    ),
                    say(
                        "Lokalkostnaderna uppgick till ",
                        _T(b("premises")),
                        ", jämfört med ",
                        _T(b("premises", "last")),
                        " föregående år.",
                    ),
                ]
            )
        ),
    ]


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    b = _make_book(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(b),
        Heading("Ekonomi", 1),
        *_economy(b),
        *_units(b),
        *_rest(b),
    ]
    title = f"Årsbokslut per den 31 december {b.year} för kommunstyrelsen, Sörbyholms kommun"
    return Paper(title, tuple(blocks))


FAMILY = Family("executive-board-closing", make)
