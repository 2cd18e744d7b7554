"""A big city's report on its finance: the internal bank's loans by kind, companies' limits,
maturities against the policy, interest, guarantees; million and milliard kronor side by side."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Printed, Table, printed
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen, whose

_T = Pen("mnkr", 0)
_M = Pen("mnkr", 0, behind=" mnkr")
_B = Pen("mdkr", 1, behind=" mdkr")
_LOANS = (
    ("Obligationslån", "bonds", 6200), ("Gröna obligationer", "green", 3900),
    ("Certifikat", "papers", 2100), ("Europeiska investeringsbanken", "eib", 1700),
    ("Kommuninvest", "union", 2600),
)  # fmt: skip
_COMPANIES = (
    ("Stadens Bostäder AB", "homes", 6100), ("Energi och Fjärrvärme AB", "energy", 4200),
    ("Hamn AB", "harbour", 1150), ("Lokalförvaltning AB", "premises", 2250),
    ("Spårvägar AB", "trams", 900), ("Arena och Evenemang AB", "arena", 430),
)  # fmt: skip
_DUE = (
    ("0–1 år", "one", 24), ("1–2 år", "two", 17), ("2–3 år", "three", 15), ("3–5 år", "five", 22),
    ("5–10 år", "ten", 14), ("över 10 år", "more", 8),
)  # fmt: skip
_GUARANTEES = (
    ("Region- och trafikbolag", "region", 640), ("Egnahem", "houses", 3),
    ("Idrottsföreningar", "clubs", 74), ("Bostadsrättsföreningar", "flats", 118),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Finansrapport", 1),
        *_opening(m, o),
        Heading("Upplåning"),
        _loans(m, o),
        *_loan_text(m, o),
        Heading("Utlåning till bolagen"),
        *_company_text(m, o),
        _companies(m, o),
        Heading("Refinansieringsrisk"),
        _due(m, o),
        *_due_text(m, o),
        Heading("Ränterisk"),
        *_interest_text(m, o),
        _interest(m, o),
        Heading("Borgensåtaganden"),
        _guarantees(m, o),
        *_guarantee_text(m, o),
        Heading("Likviditet"),
        *_liquidity_text(o),
        _liquidity(m, o),
    ]
    return Paper(f"Finansrapport per den 31 december {m.year} – {whose(m)} stad", full(blocks))


def _own(o: Own) -> None:
    m = o.m
    size = float(m.size) * 250_000
    for year in (m.year - 1, m.year):
        grown = 1 + 0.06 * (year - m.year)
        for _label, key, middle in _LOANS:
            o.base("debt", key, year, size * middle * grown, spread=0.1)
        debt = o.total("debt", "all", year, [o("debt", key, year) for _, key, _ in _LOANS])
        for _label, key, middle in _COMPANIES:
            used = o.base("lent", key, year, size * middle * grown, spread=0.05)
            limit = o.base("limit", key, year, float(used.value) * 1.1, spread=0.13)
            o.total("room", key, year, [(limit, 1), (used, -1)])
        for what in ("lent", "limit", "room"):
            o.total(what, "all", year, [o(what, key, year) for _, key, _ in _COMPANIES])
        left = debt.value
        for _label, key, share in _DUE[:-1]:
            left -= o.base("due", key, year, float(debt.value) * share / 100, spread=0.07).value
        o.base("due", "more", year, left, spread=0)
        o.r.follows(debt, [(o("due", key, year), 1) for _, key, _ in _DUE])
        o.base("rate", "all", year, 0.021, kind="ratio", spread=0.25, places=4)
        o.base("bound", "all", year, 3.1, kind="index", spread=0.15, places=1)
        o.base("lasting", "all", year, 3.6, kind="index", spread=0.15, places=1)
        o.base("floating", "all", year, float(debt.value) * 0.33, spread=0.15)
        o.base("interest", "all", year, float(debt.value) * 0.0212, spread=0.15)
        for _label, key, middle in _GUARANTEES:
            o.base("stand", key, year, size * middle, spread=0.08)
        o.total("stand", "all", year, [o("stand", key, year) for _, key, _ in _GUARANTEES])
        for key, middle in (("accounts", 900), ("papers", 450), ("credit", 2500)):
            o.base("ready", key, year, size * middle, spread=0.2)
        o.total(
            "ready", "all", year, [o("ready", k, year) for k in ("accounts", "papers", "credit")]
        )
    o.base("cap", "one", m.year, 0.35, kind="ratio", spread=0, places=2)
    o.base("cap", "floating", m.year, 0.5, kind="ratio", spread=0, places=2)
    o.base("debt", "all", m.year + 1, o("debt").value * Decimal("1.07"), basis="forecast")


def _rate(one: Quantity, behind: str = " %") -> Printed:
    return printed(one, "%", 2, behind=behind, role="share")


def _opening(m: Municipality, o: Own) -> list[Block]:
    debt, grown = o.change("debt"), o.growth("debt")
    per = o.r.per(o("debt"), m("inhabitants"))
    lent = o.r.quotient(o("lent"), o("debt"))
    return [
        text(*seen([
            say("Stadens externa låneskuld var ", _B(o("debt")), " vid årets slut, ",
                _B.size(debt, "difference"), " ", turn(debt, "högre", "lägre"),
                " än vid årets början."),
            say("I procent är det en ", turn(grown, "ökning", "minskning"), " med ",
                _T.share(grown, behind=" %", size=True), "."),
            say("På var och en av stadens ", num(m("inhabitants")), " invånare faller ", kr(per),
                "."),
            say("Det mesta lånas vidare: bolagens lån i internbanken, ", _B(o("lent")),
                ", motsvarar ", _T.share(lent, behind=" %"), " av skulden."),
        ]))
    ]  # fmt: skip


def _loans(m: Municipality, o: Own) -> Table:
    last = m.year - 1
    rows = []
    for label, key in [
        *((label, key) for label, key, _ in _LOANS),
        ("Summa extern låneskuld", "all"),
    ]:
        cells = [
            _T(o("debt", key)), _T.share(o.r.quotient(o("debt", key), o("debt")))
            if key != "all" else None,
            _T(o("debt", key, last)),
            _T.share(o.r.quotient(o("debt", key, last), o("debt", year=last)))
            if key != "all" else None,
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(f"{m.year}-12-31", 2), Head(f"{last}-12-31", 2)],
        ["Låneform", "mnkr", "andel %", "mnkr", "andel %"],
    ]
    return tall("Tabell 1. Extern upplåning", heads, rows)


def _loan_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    green = o.r.quotient(o("debt", "green"), o("debt"))
    was = o.r.quotient(o("debt", "green", last), o("debt", year=last))
    moved, papers = o.r.difference(green, was), o.change("debt", "papers")
    market = o.r.total("market debt", [o("debt", k) for k in ("bonds", "green", "papers")])
    share = o.r.quotient(market, o("debt"))
    ahead = o.r.difference(o("debt", year=m.year + 1, basis="forecast"), o("debt"))
    return [
        text(*seen([
            say("De gröna obligationerna uppgår till ", _M(o("debt", "green")), " och deras andel ",
                turn(moved, "växte", "krympte"), " med ", _T.points(moved), " till ",
                _T.share(green, behind=" %"), "."),
            say("Certifikatvolymen ", turn(papers, "ökades", "drogs ned"), " med ",
                _M.size(papers, "difference"), " och var ", _M(o("debt", "papers")),
                " vid årsskiftet."),
            say("Över kapitalmarknaden, det vill säga genom obligationer och certifikat, lånas ",
                _M(market), ", ", _T.share(share, behind=" %"), " av skulden."),
        ])),
        text(*seen([
            say(f"För {m.year + 1} bedöms skulden bli ",
                _M(o("debt", year=m.year + 1, basis="forecast")), ", ",
                _M.size(ahead, "difference"), " ", turn(ahead, "mer", "mindre"),
                " än i bokslutet."),
        ])),
    ]  # fmt: skip


def _company_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    used = o.r.quotient(o("lent"), o("limit"))
    rooms = [o("room", key) for _, key, _ in _COMPANIES]
    homes = o.r.quotient(o("lent", "homes"), o("lent"))
    energy, harbour = o.change("lent", "energy"), o.growth("lent", "harbour")
    more = o.change("lent")
    below = o.r.count("companies within their limit", rooms)
    kept = [
        say("Fullmäktiges ramar för bolagens lån är sammanlagt ", _M(o("limit")),
            ". Av dem är ", _T.share(used, behind=" %"), " utnyttjade, så att ", _M(o("room")),
            " återstår."),
        say("Bolagens lån var förra året ", _M(o("lent", year=last)), " och har alltså ",
            turn(more, "stigit", "sjunkit"), " med ", _M.size(more, "difference"), "."),
        say("Största låntagare är bostadsbolaget med ", _T.share(homes, behind=" %"),
            " av den totala utlåningen."),
        say("Energibolaget ", turn(energy, "ökade", "minskade"), " sin upplåning med ",
            _M.size(energy, "difference"), " medan hamnbolagets lån ",
            turn(harbour, "växte", "minskade"), " med ",
            _T.share(harbour, behind=" %", size=True), "."),
        say(counted(below, capital=True), " av de sex bolagen ligger inom sin ram."),
    ]  # fmt: skip
    return [text(*seen(kept))]


def _companies(m: Municipality, o: Own) -> Table:
    last = m.year - 1
    rows = []
    for label, key in [*((label, key) for label, key, _ in _COMPANIES), ("Totalt", "all")]:
        cells = [
            _T(o("limit", key)), _T(o("lent", key)), _T(o("room", key)),
            _T.share(o.r.quotient(o("lent", key), o("limit", key))), _T(o("lent", key, last)),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Mnkr", f"Låneram {m.year}", f"Utnyttjat {m.year}", "Kvar av ramen",
             "Utnyttjandegrad %", f"Utnyttjat {last}"]  # fmt: skip
    return table("Tabell 2. Internbankens utlåning", heads, rows)


def _due(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in [*((label, key) for label, key, _ in _DUE), ("Summa", "all")]:
        one = o("debt") if key == "all" else o("due", key)
        before = o("debt", year=m.year - 1) if key == "all" else o("due", key, m.year - 1)
        share = None if key == "all" else _T.share(o.r.quotient(one, o("debt")))
        rows.append(row(label, [_T(one), share, _T(before)], "sum" if key == "all" else "item"))
    heads = ["Förfaller inom", f"Mnkr {m.year}", "Andel %", f"Mnkr {m.year - 1}"]
    return table("Tabell 3. Låneförfall", heads, rows)


def _due_text(m: Municipality, o: Own) -> list[Block]:
    share = o.r.quotient(o("due", "one"), o("debt"))
    room = o.r.difference(o("cap", "one"), share)
    three = o.r.total("due in three years", [o("due", k) for k in ("one", "two", "three")])
    return [
        text(*seen([
            say("Enligt finanspolicyn får högst ", _T.share(o("cap", "one"), behind=" %"),
                " av lånen förfalla inom ett år."),
            say("Vid årsskiftet var det ", _T.share(share, behind=" %"), ", ", _T.points(room), " ",
                turn(room, "under", "över"), " gränsen."),
            say("Inom tre år ska ", _M(three), " lånas om."),
            say("Den genomsnittliga kapitalbindningen är ", num(o("lasting"), 1), " år och var ",
                num(o("lasting", year=m.year - 1), 1), " år för tolv månader sedan."),
        ]))
    ]  # fmt: skip


def _interest_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    rate, cost = o.change("rate"), o.change("interest")
    floating = o.r.quotient(o("floating"), o("debt"))
    room = o.r.difference(o("cap", "floating"), floating)
    percent = o.r.difference(o("debt"), o("floating"))
    return [
        text(*seen([
            say("Snitträntan var ", _rate(o("rate")), " (", _rate(o("rate", year=last)), "), en ",
                turn(rate, "uppgång", "nedgång"), " med ",
                printed(rate, "pp", 2, size=True, behind=" procentenheter", role="difference"),
                "."),
            say("Räntekostnaderna ", turn(cost, "steg", "sjönk"), " med ",
                _M.size(cost, "difference"), " till ", _M(o("interest")), "."),
            say("Lån med ränta som ändras inom ett år är ", _M(o("floating")), " eller ",
                _T.share(floating, behind=" %"), " av skulden. Policyn tillåter ",
                _T.share(o("cap", "floating"), behind=" %"), ", så andelen ligger ",
                _T.points(room), " ",
                turn(room, "under", "över"), " taket."),
            say("Resten, ", _M(percent), ", har bunden ränta."),
        ]))
    ]  # fmt: skip


def _interest(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row("Genomsnittlig ränta, %", [_rate(o("rate", year=y), "") for y in years]),
        row("Räntebindningstid, år", [num(o("bound", year=y), 1) for y in years]),
        row("Kapitalbindningstid, år", [num(o("lasting", year=y), 1) for y in years]),
        row("Ränteförfall inom ett år, mnkr", [_T(o("floating", year=y)) for y in years]),
        row("Ränteförfall inom ett år, %",
            [_T(o.r.quotient(o("floating", year=y), o("debt", year=y))) for y in years]),
        row("Räntekostnader, mnkr", [_T(o("interest", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Tabell 4. Räntor", ["", *map(str, years)], rows)


def _guarantees(m: Municipality, o: Own) -> Table:
    pen = Pen("mnkr", 1)
    rows = []
    for label, key in [*((label, key) for label, key, _ in _GUARANTEES), ("Summa", "all")]:
        cells = [pen(o("stand", key, y)) for y in (m.year, m.year - 1)]
        cells.append(pen(o.change("stand", key), role="" if key == "all" else "difference"))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Mnkr", str(m.year), str(m.year - 1), "Förändring"]
    return table("Tabell 5. Borgen utanför stadens koncern", heads, rows)


def _guarantee_text(m: Municipality, o: Own) -> list[Block]:
    pen = Pen("mnkr", 1, behind=" mnkr")
    stand = o.change("stand")
    per = o.r.per(o("stand"), m("inhabitants"))
    both = o.r.total("all exposure", [o("lent"), o("stand")])
    return [
        text(*seen([
            say("Borgen till andra än egna bolag ", turn(stand, "ökade", "minskade"), " med ",
                pen.size(stand, "difference"), " och är ", pen(o("stand")), ", vilket ger ",
                kr(per), " per invånare."),
            say("Föreningslivets borgen är ", pen(o("stand", "clubs")), " (",
                pen(o("stand", "clubs", m.year - 1)), ")."),
            say("Utlåning och borgen blir tillsammans ", _B(both), "."),
        ]))
    ]  # fmt: skip


def _liquidity_text(o: Own) -> list[Block]:
    covers = o.r.quotient(o("ready"), o("due", "one"))
    ready = o.change("ready")
    return [
        item(*seen([
            say("Betalningsberedskapen är ", _M(o("ready")), ", ", _M.size(ready, "difference"),
                " ", turn(ready, "mer", "mindre"), " än i fjol.")])),
        item(*seen([
            say("Den täcker ", _T.share(covers, behind=" %"),
                " av de lån som förfaller inom ett år.")
        ])),
    ]  # fmt: skip


def _liquidity(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_T(o("ready", key, y)) for y in years], "sum" if key == "all" else "item")
        for label, key in (
            ("Bankmedel", "accounts"), ("Räntebärande värdepapper", "papers"),
            ("Outnyttjade kreditlöften", "credit"), ("Betalningsberedskap", "all"))
    ]  # fmt: skip
    return table("", ["Mnkr 31 december", *map(str, years)], rows)


FAMILY = Family("harbour-city", make)
