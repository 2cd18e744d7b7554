"""A municipal housing company's annual report as a limited company's: several years first, accounts
by the Annual Accounts Act in tkr with note numbers, rent per square metre, the roll of buildings in
a note, the appropriation of profit in whole kronor; the chief executive writes in Mkr."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..compose import Pen, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row
from ..quantities import Quantity
from ._ledger import Ledger, level, para, step

_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", zero="0"))
_M = Pen("mnkr", 1, NumberStyle(thousands=" "), " Mkr")
_KR = Pen("kr", 0, NumberStyle(thousands=" "))
_COSTS = (
    ("running", "Driftkostnader", 0.36), ("upkeep", "Underhållskostnader", 0.17),
    ("property-tax", "Fastighetsskatt", 0.021),
)  # fmt: skip
_RUNNING = (
    ("heat", "Uppvärmning", 0.27), ("power", "El", 0.08), ("water", "Vatten och avlopp", 0.13),
    ("waste", "Avfallshantering", 0.09), ("care", "Fastighetsskötsel", 0.25),
)  # fmt: skip
_RENTS = (
    ("flats", "Bostäder", 0.9),
    ("premises", "Lokaler", 0.07),
    ("parking", "Bilplatser", 0.03),
)
_SITES = (
    ("linden", "Kv. Linden, ombyggnad", 0.17), ("pilen", "Kv. Pilen, stambyte", 0.09),
    ("park", "Parkvägen, nyproduktion", 0.12),
)  # fmt: skip
_ASSETS = (
    ("estate", "Byggnader och mark"), ("ongoing", "Pågående nyanläggningar"),
    ("equipment", "Inventarier"), ("shares", "Andelar och långfristiga fordringar"),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    size = float(m.size)
    rent = 190e6 * size
    for key, _label, share in _RENTS:
        some.series("bo-rent", key, rent * share, 0.028, 0.008, budget=0.01)
    some.series("bo-vacant", "", rent * 0.012, 0.03, 0.2, budget=0.1)
    terms = [("bo-rent", one[0], 1) for one in _RENTS]
    some.sums("bo-rents", "", [*terms, ("bo-vacant", "", -1)])
    some.series("bo-other", "", rent * 0.02, 0.02, 0.15)
    some.sums("bo-turnover", "", [("bo-rents", "", 1), ("bo-other", "", 1)])
    for key, _label, share in _RUNNING:
        some.series("bo-running", key, rent * 0.36 * share, 0.03, 0.04)
    some.series("bo-running", "other", rent * 0.36 * 0.18, 0.03, 0.06)
    some.sums(
        "bo-cost", "running", [("bo-running", k, 1) for k in (*(o[0] for o in _RUNNING), "other")]
    )
    for key, _label, share in _COSTS[1:]:
        some.series("bo-cost", key, rent * share, 0.02, 0.07)
    some.sums("bo-costs", "", [("bo-cost", one[0], 1) for one in _COSTS])
    some.sums("bo-operating-net", "", [("bo-turnover", "", 1), ("bo-costs", "", -1)])
    some.series("bo-worn", "", rent * 0.19, 0.03, 0.02)
    some.series("bo-central", "", rent * 0.055, 0.03, 0.05)
    some.sums(
        "bo-operating", "",
        [("bo-operating-net", "", 1), ("bo-worn", "", -1), ("bo-central", "", -1)],
    )  # fmt: skip
    some.series("bo-interest-in", "", rent * 0.004, 0.05, 0.3)
    some.series("bo-interest", "", rent * 0.085, 0.04, 0.1)
    some.sums(
        "bo-after-finance", "",
        [("bo-operating", "", 1), ("bo-interest-in", "", 1), ("bo-interest", "", -1)],
    )  # fmt: skip
    for year in sorted(m.years):
        before_tax = some("bo-after-finance", "", year).value
        some.put("bo-tax", "", year, some.about(before_tax * Decimal("0.206"), 0.04))
    some.sums("bo-result", "", [("bo-after-finance", "", 1), ("bo-tax", "", -1)])
    _sites(some, rent)
    _balance(some, rent)
    some.series("bo-flats", "", 2450 * size, 0.006, 0.004, "count", 0)
    some.series("bo-area", "flats", 158_000 * size, 0.006, 0.002, "count", 0)
    some.series("bo-area", "premises", 14_500 * size, 0.0, 0.004, "count", 0)
    some.sums("bo-area", "all", [("bo-area", one, 1) for one in ("flats", "premises")])
    some.series("bo-moved", "", 2450 * size * 0.16, 0.0, 0.08, "count", 0)
    some.series("bo-empty", "", 2450 * size * 0.013 + 3, 0.0, 0.3, "count", 0)
    some.series("bo-served", "", 0.81, 0.003, 0.02, "ratio", 0)
    some.series("bo-energy", "", 121.5, -0.012, 0.015, "index", 0)
    some.series("bo-staff", "", 41 * size + 6, 0.01, 0.05, "count", 0)
    return some


def _sites(some: Ledger, rent: float) -> None:
    """Projects that are being built, which together are what the balance sheet has of such."""
    for key, _label, share in _SITES:
        planned = some.put("bo-planned", key, some.m.year, some.about(rent * share, 0.1))
        part = some.chance.uniform(0.55, 1.06)
        some.put("bo-plan", key, some.m.year, some.about(float(planned.value) * part, 0.01))
    for what in ("bo-plan", "bo-planned"):
        some.add(what, "all", some.m.year, [(some(what, one[0]), 1) for one in _SITES])


def _balance(some: Ledger, rent: float) -> None:
    """Five years of balance sheets; loans take what the rest leaves."""
    m = some.m
    for year in sorted(m.years):
        first = year == m.years[-1]
        worn, result = some("bo-worn", "", year), some("bo-result", "", year)
        bought = some.put("bo-built", "", year, some.about(rent * 0.33, 0.35))
        scrapped = some.put("bo-scrapped", "", year, some.about(rent * 0.02, 0.4))
        if first:
            opening = some.put("bo-cost-value", "opening", year, some.about(rent * 7.6))
            gone = some.put("bo-worn-off", "opening", year, some.about(rent * 2.1))
            capital = some.put("bo-capital", "opening", year, some.about(rent * 1.25))
        else:
            opening = some.add(
                "bo-cost-value", "opening", year, [(some("bo-cost-value", "closing", year - 1), 1)]
            )
            gone = some.add(
                "bo-worn-off", "opening", year, [(some("bo-worn-off", "closing", year - 1), 1)]
            )
            capital = some.add(
                "bo-capital", "opening", year, [(some("bo-equity", "", year - 1), 1)]
            )
        value = some.add(
            "bo-cost-value", "closing", year, [(opening, 1), (bought, 1), (scrapped, -1)]
        )
        off = some.put("bo-worn-scrapped", "", year, some.about(scrapped.value * 3 / 4, 0.1))
        worn_off = some.add("bo-worn-off", "closing", year, [(gone, 1), (worn, 1), (off, -1)])
        estate = some.add("bo-asset", "estate", year, [(value, 1), (worn_off, -1)])
        others = [
            some.add("bo-asset", key, year, [(some("bo-plan", "all"), 1)])
            if key == "ongoing" and year == m.year
            else some.put("bo-asset", key, year, some.about(rent * part, 0.3))
            for key, part in (("ongoing", 0.3), ("equipment", 0.03), ("shares", 0.02))
        ]
        fixed = some.add("bo-fixed", "", year, [(estate, 1), *((one, 1) for one in others)])
        owed = some.put("bo-owed", "", year, some.about(rent * 0.04, 0.3))
        cash = some.put("bo-cash", "", year, some.about(rent * 0.11, 0.5))
        current = some.add("bo-current", "", year, [(owed, 1), (cash, 1)])
        assets = some.add("bo-assets", "", year, [(fixed, 1), (current, 1)])
        paid = some.put("bo-dividend", "", year, Decimal(round(rent / 90)))
        equity = some.add("bo-equity", "", year, [(capital, 1), (result, 1), (paid, -1)])
        deferred = some.put("bo-deferred", "", year, some.about(rent * 0.16, 0.06))
        short = some.put("bo-short", "", year, some.about(rent * 0.27, 0.1))
        left = assets.value - equity.value - deferred.value - short.value
        loans = some.put("bo-loans", "", year, left)
        debts = some.add("bo-debts", "", year, [(loans, 1), (short, 1)])
        both = some.add("bo-all", "", year, [(equity, 1), (deferred, 1), (debts, 1)])
        m.register.follows(assets, [(both, 1)])


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    name = chance.choice((f"{m.name} Bostäder AB", f"Bostads AB {m.name}", f"{m.name}hem AB"))
    blocks: list[Block] = [
        Heading("VD har ordet", 1),
        *_chief(some),
        Heading("Förvaltningsberättelse", 1),
        *_management(some, name),
        Heading("Resultaträkning", 1),
        _income_statement(some),
        Heading("Balansräkning", 1),
        _balance_sheet(some),
        Heading("Noter", 1),
        *_notes(some),
    ]
    return Paper(f"{name} – Årsredovisning {m.year}", tuple(blocks))


def _chief(some: Ledger) -> list[Block]:
    m = some.m
    result, area = some.change("bo-after-finance"), some("bo-area", "flats")
    more = some.change("bo-flats")
    return [
        para(
            say(
                f"{m.year} blev ett ", turn(result, "bättre", "svagare"),
                " år än det förra räknat i pengar: resultatet efter finansiella poster är ",
                _M(some("bo-after-finance")), ", mot ",
                _M(some("bo-after-finance", "", m.year - 1)),
                f" {m.year - 1}.",
            ),
            say(
                "Hyresintäkterna, ", _M(some("bo-rents")), ", har vuxit med ",
                _M.share(some.growth("bo-rents"), behind=" procent", size=True), "."
            ),
            say(
                "Vi lade ", _M(some("bo-cost", "upkeep")), " på underhåll, vilket motsvarar ",
                _KR(
                    m.register.per(some("bo-cost", "upkeep"), some("bo-area", "all"))
                ), " kronor per kvadratmeter, och investerade ", _M(some("bo-built")), ".",
            ),
        ),
        para(
            say(
                "Vid årsskiftet ägde bolaget ", _KR.people(some("bo-flats")), " lägenheter med ",
                _KR.people(area), " kvm bostadsyta.",
            ),
            say(
                "Det är ", _KR.people(more, "difference", size=True), " lägenheter ",
                turn(more, "fler", "färre"), " än för ett år sedan.",
            ),
            say(
                "Serviceindex i hyresgästenkäten var ", _M.share(some("bo-served"), behind=" %"),
                " mot ", _M.share(some("bo-served", "", m.year - 1), behind=" %"),
                " vid förra mätningen.",
            ),
        ),
    ]  # fmt: skip


def _ratios(some: Ledger) -> list[Row]:
    m, register = some.m, some.m.register

    def every(label: str, cell: Callable[[int], Printed]) -> Row:
        return row(label, [cell(year) for year in m.years])

    return [
        every("Nettoomsättning, tkr", lambda y: _TKR(some("bo-turnover", "", y))),
        every("Driftnetto, tkr", lambda y: _TKR(some("bo-operating-net", "", y))),
        every("Resultat efter finansiella poster, tkr",
              lambda y: _TKR(some("bo-after-finance", "", y))),
        every("Balansomslutning, tkr", lambda y: _TKR(some("bo-assets", "", y))),
        every("Eget kapital, tkr", lambda y: _TKR(some("bo-equity", "", y))),
        every("Soliditet, %", lambda y: _M.share(some.share("bo-equity", "", "bo-assets", "", y))),
        every("Låneskuld, tkr", lambda y: _TKR(some("bo-loans", "", y))),
        every("Låneskuld per kvm, kr",
              lambda y: _KR(some.each("bo-loans", "", "bo-area", "all", y))),
        every("Driftnetto per kvm, kr",
              lambda y: _KR(some.each("bo-operating-net", "", "bo-area", "all", y))),
        every("Medelhyra bostäder, kr/kvm",
              lambda y: _KR(some.each("bo-rent", "flats", "bo-area", "flats", y))),
        every("Överskottsgrad, %",
              lambda y: _M.share(some.share("bo-operating-net", "", "bo-turnover", "", y))),
        every("Avkastning på totalt kapital, %",
              lambda y: _M.share(register.quotient(some("bo-operating", "", y),
                                                   some("bo-assets", "", y)))),
        every("Bostadsyta, kvm", lambda y: _KR.people(some("bo-area", "flats", y))),
        every("Lokalyta, kvm", lambda y: _KR.people(some("bo-area", "premises", y))),
        every("Total yta, kvm", lambda y: _KR.people(some("bo-area", "all", y), "sum")),
        every("Antal lägenheter", lambda y: _KR.people(some("bo-flats", "", y))),
        every("Outhyrda lägenheter 31/12", lambda y: _KR.people(some("bo-empty", "", y))),
        every("Vakansgrad, %", lambda y: _M.share(some.share("bo-empty", "", "bo-flats", "", y))),
        every("Avflyttningar under året", lambda y: _KR.people(some("bo-moved", "", y))),
        every("Serviceindex, %", lambda y: _M.share(some("bo-served", "", y))),
        every("Energianvändning, kWh/kvm", lambda y: level(some("bo-energy", "", y))),
        every("Medeltal anställda", lambda y: _KR.people(some("bo-staff", "", y))),
    ]  # fmt: skip


def _management(some: Ledger, name: str) -> list[Block]:
    m, register = some.m, some.m.register
    solid = register.difference(
        some.share("bo-equity", "", "bo-assets", ""),
        some.share("bo-equity", "", "bo-assets", "", m.year - 1),
    )
    rent = register.difference(
        some.each("bo-rent", "flats", "bo-area", "flats"),
        some.each("bo-rent", "flats", "bo-area", "flats", m.year - 1),
    )
    gap, energy = some.gap("bo-after-finance", "", 1), some.change("bo-energy")
    running, loans = some.change("bo-cost", "running"), some.change("bo-loans")
    heat, upkeep = some.change("bo-running", "heat"), some.gap("bo-cost", "upkeep")
    free = some.add(
        "bo-free", "", m.year,
        [(some("bo-capital", "opening"), 1), (some("bo-dividend"), -1)],
    )  # fmt: skip
    share = some.put("bo-shares", "", m.year, Decimal(round(m.size * 25) * 1_000_000))
    kept = some.add("bo-kept", "", m.year, [(free, 1), (share, -1)])
    disposable = some.add("bo-disposable", "", m.year, [(kept, 1), (some("bo-result"), 1)])
    owner = some.put("bo-proposed", "", m.year, Decimal(round(m.size * 19) * 100_000))
    forward = some.add("bo-forward", "", m.year, [(disposable, 1), (owner, -1)])
    m.register.follows(disposable, [(owner, 1), (forward, 1)])
    return [
        para(
            f"{name} är helägt av {m.name} kommun och har till uppgift att bygga och förvalta "
            "hyresbostäder i kommunen."
        ),
        Heading("Flerårsöversikt", 2),
        table("", ["", *map(str, m.years)], _ratios(some)),
        para(
            "Avkastning på totalt kapital är rörelseresultatet i förhållande till "
            "balansomslutningen."
        ),
        Heading("Resultat och ställning", 2),
        para(
            say(
                "Nettoomsättningen uppgick till ", _M(some("bo-turnover")), " (",
                _M.but(behind="")(some("bo-turnover", "", m.year - 1)), ").",
            ),
            say(
                "Driftkostnaderna ", turn(running, "ökade", "minskade"), " med ",
                _M.size(running, "difference"), " till ", _M(some("bo-cost", "running")), ".",
            ),
            say(
                "Driftnettot har under de tre senaste åren varit ",
                *(
                    piece
                    for year, after in ((m.year - 2, ", "), (m.year - 1, " respektive "),
                                        (m.year, " Mkr"))
                    for piece in (_M.but(behind="")(some("bo-operating-net", "", year)), after)
                ),
                ".",
            ),
            say(
                "För uppvärmningen, ", _M(some("bo-running", "heat")), ", är förändringen ",
                _M(heat, role="difference"), ".",
            ),
            say(
                "Underhållet kostade ", _M.size(upkeep, "difference"), " ",
                turn(upkeep, "mindre", "mer"), " än de ",
                _M(some("bo-cost", "upkeep", basis="budget")), " som budgeterats.",
            ),
        ),
        para(
            say(
                "Resultat efter finansiella poster blev ", _M(some("bo-after-finance")), ", ",
                _M.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"), " än budget.",
            ),
            say(
                "Efter skatt på ", _M(some("bo-tax")), " återstår ett resultat för året om ",
                _M(some("bo-result")), ".",
            ),
            say(
                "Soliditeten ", turn(solid, "stärktes", "försvagades"), " med ", _M.points(solid),
                " och är nu ", _M.share(some.share("bo-equity", "", "bo-assets", ""),
                behind=" procent"), ".",
            ),
            say(
                "Räntebärande lån uppgick vid årets slut till ", _M(some("bo-loans")),
                ", vilket är ",
                _M.size(loans, "difference"), " ", turn(loans, "mer", "mindre"),
                " än ett år tidigare.",
            ),
        ),
        table(
            "Resultat i förhållande till budget, tkr",
            ["", "Utfall", "Budget", "Avvikelse"],
            [
                row(
                    label,
                    [
                        _TKR(some(what, key), sign),
                        _TKR(some(what, key, basis="budget"), sign),
                        _TKR(some.gap(what, key, sign), role="difference"),
                    ],
                    kind,
                )
                for label, what, key, sign, kind in (
                    ("Nettoomsättning", "bo-turnover", "", 1, "item"),
                    ("Drift", "bo-cost", "running", -1, "item"),
                    ("Underhåll", "bo-cost", "upkeep", -1, "item"),
                    ("Fastighetsskatt", "bo-cost", "property-tax", -1, "item"),
                    ("Avskrivningar", "bo-worn", "", -1, "item"),
                    ("Administration", "bo-central", "", -1, "item"),
                    ("Ränteintäkter", "bo-interest-in", "", 1, "item"),
                    ("Räntekostnader", "bo-interest", "", -1, "item"),
                    ("Resultat efter finansiella poster", "bo-after-finance", "", 1, "sum"),
                )
            ],
        ),
        Heading("Uthyrning och energi", 2),
        para(
            say(
                "Medelhyran för bostäder var ",
                _KR(some.each("bo-rent", "flats", "bo-area", "flats")), " kr/kvm, ",
                _KR.size(rent, "difference"), " kr ", turn(rent, "högre", "lägre"),
                " än året innan.",
            ),
            say(
                "Av bolagets ", _KR.people(some("bo-flats")), " lägenheter stod ",
                _KR.people(some("bo-empty")), " outhyrda den 31 december, det vill säga ",
                _M.share(some.share("bo-empty", "", "bo-flats", ""), behind=" %"), ".",
            ),
            say(
                "Under året flyttade ", _KR.people(some("bo-moved")),
                " hushåll, en omflyttning på ",
                _M.share(some.share("bo-moved", "", "bo-flats", ""), behind=" %"), ".",
            ),
            say(
                "Energianvändningen ", turn(energy, "steg", "sjönk"), " från ",
                level(some("bo-energy", "", m.year - 1)), " till ", level(some("bo-energy")),
                " kWh per kvm, ", step(energy), " kWh.",
            ),
        ),
        Heading("Investeringar och finansiering", 2),
        *_financing(some),
        Heading("Förslag till vinstdisposition", 2),
        para("Till årsstämmans förfogande står följande medel (kronor):"),
        table(
            "",
            ["", "Belopp i kr"],
            [
                row("Balanserad vinst", [_KR(kept)]),
                row("Årets resultat", [_KR(some("bo-result"))]),
                row("Summa", [_KR(disposable)], "sum"),
                row("Utdelning till ägaren", [_KR(owner)]),
                row("I ny räkning överförs", [_KR(forward)]),
                row("Summa disponerat", [_KR(disposable)], "sum"),
            ],
        ),
    ]  # fmt: skip


def _financing(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    built, each = (
        some.change("bo-built"),
        register.difference(
            some.each("bo-loans", "", "bo-area", "all"),
            some.each("bo-loans", "", "bo-area", "all", m.year - 1),
        ),
    )
    rate = [
        register.quotient(some("bo-interest", "", y), some("bo-loans", "", y))
        for y in (m.year, m.year - 1)
    ]
    paid = some.change("bo-interest")
    plan = [
        row(
            label,
            [
                _TKR(some("bo-plan", key)),
                _TKR(some("bo-planned", key)),
                _TKR(
                    register.difference(some("bo-planned", key), some("bo-plan", key)),
                    role="sum" if key == "all" else "difference",
                ),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label in (*((key, label) for key, label, _share in _SITES), ("all", "Summa"))
    ]
    over = register.difference(some("bo-plan", "all"), some("bo-planned", "all"))
    return [
        para(
            say(
                "Årets investeringar i fastigheter uppgick till ", _M(some("bo-built")), ", ",
                _M.size(built, "difference"), " ",
                turn(built, "mer", "mindre"), f" än {m.year - 1}.",
            ),
            say(
                "Det största projektet är ombyggnaden i kvarteret Linden, där ",
                _M(some("bo-plan", "linden")),
                " har förbrukats mot beräknade ", _M(some("bo-planned", "linden")), ".",
            ),
            say(
                "Tillsammans har de tre pågående projekten hittills kostat ",
                _M(some("bo-plan", "all")), ", ", _M.size(over, "difference"), " ",
                turn(over, "över", "under"), " kalkylen.",
            ),
        ),
        table("Pågående projekt, tkr", ["", "Utfall hittills", "Kalkyl", "Kvar av kalkyl"], plan),
        para(
            say(
                "Räntekostnaderna var ", _M(some("bo-interest")), ", vilket i förhållande till "
                "låneskulden vid årets slut är ", _M.but(share_decimals=2).share(rate[0],
                behind=" procent"), " (", _M.but(share_decimals=2).share(rate[1]), ").",
            ),
            say(
                "Ränteutgiften har ", turn(paid, "ökat", "minskat"), " med ",
                _M.size(paid, "difference"), ".",
            ),
            say(
                "Låneskulden per kvadratmeter är ",
                _KR(some.each("bo-loans", "", "bo-area", "all")), " kr, en ",
                turn(each, "höjning", "sänkning"), " med ", _KR.size(each, "difference"), " kr.",
            ),
        ),
    ]  # fmt: skip


def _two(some: Ledger, label: str, note: str, what: str, key: str = "", sign: int = 1,
         kind: str = "item") -> Row:  # fmt: skip
    years = (some.m.year, some.m.year - 1)
    return row(label, [note, *(_TKR(some(what, key, year), sign) for year in years)], kind)


def _income_statement(some: Ledger) -> Block:
    rows = [
        _two(some, "Hyresintäkter", "2", "bo-rents"),
        _two(some, "Övriga förvaltningsintäkter", "", "bo-other"),
        _two(some, "Nettoomsättning", "", "bo-turnover", kind="sum"),
        _two(some, "Driftkostnader", "3", "bo-cost", "running", -1),
        _two(some, "Underhållskostnader", "", "bo-cost", "upkeep", -1),
        _two(some, "Fastighetsskatt", "", "bo-cost", "property-tax", -1),
        _two(some, "Driftnetto", "", "bo-operating-net", kind="sum"),
        _two(some, "Av- och nedskrivningar", "4", "bo-worn", "", -1),
        _two(some, "Central administration", "", "bo-central", "", -1),
        _two(some, "Rörelseresultat", "", "bo-operating", kind="sum"),
        _two(some, "Ränteintäkter och liknande resultatposter", "", "bo-interest-in"),
        _two(some, "Räntekostnader och liknande resultatposter", "", "bo-interest", "", -1),
        _two(some, "Resultat efter finansiella poster", "", "bo-after-finance", kind="sum"),
        _two(some, "Skatt på årets resultat", "", "bo-tax", "", -1),
        _two(some, "ÅRETS RESULTAT", "", "bo-result", kind="sum"),
    ]
    years = (some.m.year, some.m.year - 1)
    return table("", ["Belopp i tkr", "Not", *map(str, years)], rows)


def _balance_sheet(some: Ledger) -> Block:
    rows = [
        row("TILLGÅNGAR", [], "heading"),
        *(
            _two(some, label, "4" if key == "estate" else "", "bo-asset", key)
            for key, label in _ASSETS
        ),
        _two(some, "Summa anläggningstillgångar", "", "bo-fixed", kind="sum"),
        _two(some, "Kortfristiga fordringar", "", "bo-owed"),
        _two(some, "Kassa och bank", "", "bo-cash"),
        _two(some, "Summa omsättningstillgångar", "", "bo-current", kind="sum"),
        _two(some, "SUMMA TILLGÅNGAR", "", "bo-assets", kind="sum"),
        row("EGET KAPITAL OCH SKULDER", [], "heading"),
        _two(some, "Eget kapital", "5", "bo-equity"),
        _two(some, "Uppskjuten skatteskuld", "", "bo-deferred"),
        _two(some, "Skulder till kreditinstitut", "", "bo-loans"),
        _two(some, "Kortfristiga skulder", "", "bo-short"),
        _two(some, "SUMMA EGET KAPITAL OCH SKULDER", "", "bo-all", kind="sum"),
    ]
    year = some.m.year
    return table("", ["Belopp i tkr", "Not", f"{year}-12-31", f"{year - 1}-12-31"], rows)


def _notes(some: Ledger) -> list[Block]:
    m = some.m
    years = (m.year, m.year - 1)
    heads = ["", *map(str, years)]

    def line(label: str, what: str, key: str = "", sign: int = 1, kind: str = "item") -> Row:
        return row(label, [_TKR(some(what, key, year), sign) for year in years], kind)

    def equity(year: int) -> list[Quantity]:
        return [some("bo-capital", "opening", year), some("bo-equity", "", year)]

    rents = [line(label, "bo-rent", key) for key, label, _share in _RENTS]
    rents += [line("Avgår hyresbortfall", "bo-vacant", "", -1),
              line("Summa hyresintäkter", "bo-rents", kind="sum")]  # fmt: skip
    running = [line(label, "bo-running", key) for key, label, _share in _RUNNING]
    running += [line("Övrig drift", "bo-running", "other"),
                line("Summa", "bo-cost", "running", kind="sum")]  # fmt: skip
    estate = [
        line("Ingående anskaffningsvärde", "bo-cost-value", "opening"),
        line("Årets investeringar", "bo-built"),
        line("Försäljning och utrangering", "bo-scrapped", "", -1),
        line("Utgående anskaffningsvärde", "bo-cost-value", "closing", kind="sum"),
        line("Ingående avskrivningar", "bo-worn-off", "opening", -1),
        line("Årets avskrivningar", "bo-worn", "", -1),
        line("Återförda vid utrangering", "bo-worn-scrapped"),
        line("Utgående ackumulerade avskrivningar", "bo-worn-off", "closing", -1, "sum"),
        line("Redovisat värde", "bo-asset", "estate", kind="sum"),
    ]
    capital = [
        row("Ingående balans", [_TKR(equity(year)[0]) for year in years]),
        line("Utdelning", "bo-dividend", "", -1),
        line("Årets resultat", "bo-result"),
        row("Utgående balans", [_TKR(equity(year)[1]) for year in years], "sum"),
    ]
    vacant = m.register.quotient(some("bo-vacant"), some("bo-rents"))
    return [
        table("Not 2 Hyresintäkter (tkr)", heads, rents),
        para(
            say(
                "Hyresbortfallet motsvarar ",
                _M.share(vacant, behind=" procent"), " av hyresintäkterna.",
            )
        ),
        tall("Not 3 Driftkostnader", [["", Head("tkr", 2)], heads], running),
        table("Not 4 Byggnader och mark", heads, estate),
        table("Not 5 Förändring av eget kapital", ["tkr", *map(str, years)], capital),
    ]  # fmt: skip


FAMILY = Family("housing-company", make)
