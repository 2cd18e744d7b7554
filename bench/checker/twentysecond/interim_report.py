"""A whole municipality's interim report to the end of August: millions, the period beside the year,
boards' forecasts, taxes, investments, balance, loans by how long their rates are bound, goals."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table
from ..quantities import Quantity
from ._book import Book, rose, surplus, why

_P = Pen("mnkr", 1, NumberStyle(negative="-"))
_PLUS = Pen("mnkr", 1, NumberStyle(plus=True))
_T = Pen("mnkr", 1, behind=" mkr")
_KR = Pen("kr", 0, behind=" kronor")
_BOARDS = (
    ("exec", "Kommunstyrelsen", 121_000, 14_000),
    ("school", "Barn- och utbildningsnämnden", 642_000, 11_500),
    ("care", "Vård- och omsorgsnämnden", 418_000, 6_900),
    ("social", "Socialnämnden", 139_000, 900),
    ("culture", "Kultur- och fritidsnämnden", 76_000, 9_400),
    ("build", "Samhällsbyggnadsnämnden", 94_000, 84_000),
)
_TAXES = (("final", "Slutavräkning föregående år", 4_000), ("guess", "Slutavräkning innevarande år",
                                                            6_500))  # fmt: skip
_GRANTS = (("level", "Inkomstutjämning", 318_000), ("cost", "Kostnadsutjämning", 41_000),
           ("fee", "Kommunal fastighetsavgift", 63_000))  # fmt: skip
_BOUND = (("one", "Inom ett år", 262_000), ("two", "1–3 år", 231_000), ("three", "3–5 år", 176_000),
          ("more", "Över 5 år", 88_000))  # fmt: skip
_ALL = ("part_last", "part", "budget", "forecast")
_DEC = ("last", "part")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "whole")
    for key, _name, size, project in _BOARDS:
        b.money(f"net {key}", size, _ALL, forecast=(0.985, 1.03))
        b.money(f"project {key}", project, ("budget", "part", "forecast"), part=(0.3, 0.55),
                forecast=(0.65, 1.02))  # fmt: skip
    keys = [key for key, *_some in _BOARDS]
    b.total("boards", [f"net {key}" for key in keys], _ALL)
    b.money("net common", 46_000, _ALL)
    b.total("net", ["boards", "net common"], _ALL)
    b.total("invested", [f"project {key}" for key in keys], ("budget", "part", "forecast"))
    b.money("income", 388_000, _ALL)
    b.money("worn", 81_000, _ALL)
    b.rest("costs", "net", ["worn", ("income", -1)], _ALL)
    b.money("interest in", 11_000, _ALL)
    b.money("interest out", 17_000, _ALL)
    b.total("finance", ["interest in", ("interest out", -1)], _ALL)
    b.money("result", 24_000, _ALL, part=(1.2, 3.2), part_last=(1.0, 2.8), budget=(0.9, 1.1),
            forecast=(-0.2, 1.9))  # fmt: skip
    for key, _name, size in _GRANTS:
        b.money(key, size, _ALL)
    b.total("grants", [key for key, *_some in _GRANTS], _ALL)
    for key, _name, size in _TAXES:
        # What is settled is booked at once, and no longer grows towards the end of the year.
        b.money(key, size, _ALL, budget=(-0.2, 0.2), part=(-1.2, 1.6), part_last=(-1.2, 1.6),
                forecast=(-1.2, 1.6))  # fmt: skip
    b.total("both", ["net", "result", ("finance", -1)], _ALL)
    b.rest("tax", "both", ["grants"], _ALL)
    b.rest("preliminary", "tax", [key for key, *_some in _TAXES], _ALL)
    b.also("result", ["tax", "grants", "finance", ("net", -1)], _ALL)
    _balance_book(b)
    b.sick(6.4, 7.6, ("part_last", "part"))
    b.rate("sick short", 2.2, 3.1, ("part_last", "part"), 0.3)
    b.count("women", 1_840, ("part_last", "part"), 0.02)
    b.count("men", 560, ("part_last", "part"), 0.02)
    b.total("staff", ["women", "men"], ("part_last", "part"))
    b.count("people", 30_400, ("part_last", "part"), 0.006)
    b.rate("jobless", 5.4, 7.6, ("part_last", "part"), 0.5)
    b.count("started", 143)
    b.rate("average rate", 1.8, 3.2, ("part",))
    b.money("liability", 412_000)
    b.money("pension", 9_600)
    b.rate("solid aim", 38, 41, ("budget",), 0.4, ("budget",))
    b.money("agency", 8_700, ("part_last", "part"), part=(0.4, 1.1), part_last=(0.8, 1.2))
    b.money("plots", 12_400)
    b.rate("union growth", 2.6, 4.4)
    b.index("bound", 2.1, 3.4)
    b.count("moved", 218)
    b.money("refugees", 14_300)
    return b


def _balance_book(b: Book) -> None:
    b.money("equity", 1_080_000, ("last",))
    terms = [(b("equity", "last"), 1), (b("result", "part"), 1)]
    b.register.linear(f"equity:whole:{b.year}:part", terms)
    for key, size in (("fixed", 1_940_000), ("financial", 142_000), ("owed", 168_000),
                      ("cash", 174_000)):  # fmt: skip
        b.money(key, size, _DEC, part=(1.0, 1.05), last=(0.97, 1.0))
    b.total("fixed all", ["fixed", "financial"], _DEC)
    b.total("current", ["owed", "cash"], _DEC)
    b.total("assets", ["fixed all", "current"], _DEC)
    b.money("provision", 118_000, _DEC, part=(1.0, 1.06), last=(0.95, 1.0))
    for key, _name, size in _BOUND:
        b.money(f"bound {key}", size, _DEC, part=(0.9, 1.15), last=(0.9, 1.1))
    b.total("loans", [f"bound {key}" for key, *_some in _BOUND], _DEC)
    b.rest("short", "assets", ["equity", "provision", "loans"], _DEC)
    b.total("debts", ["loans", "short"], _DEC)


def _results(b: Book) -> Table:
    def line(name: str, what: str, sign: int, kind: str = "item") -> object:
        cells = [_P(b(what, at), sign) for at in ("part", "part_last", "forecast", "budget")]
        two = ("forecast", "budget") if sign > 0 else ("budget", "forecast")
        return row(name, [*cells, _P(b.gap(what, *two))], kind)

    rows = [
        line("Verksamhetens intäkter", "income", 1),
        line("Verksamhetens kostnader", "costs", -1),
        line("Avskrivningar", "worn", -1),
        line("Verksamhetens nettokostnader", "net", -1, "sum"),
        line("Skatteintäkter", "tax", 1),
        line("Generella statsbidrag och utjämning", "grants", 1),
        line("Finansiella intäkter", "interest in", 1),
        line("Finansiella kostnader", "interest out", -1),
        line("Resultat", "result", 1, "sum"),
    ]
    now, before = b.year, b.year - 1
    heads = [
        ["", Head("Januari–augusti", 2), Head("Helår", 3)],
        ["Mkr", f"Utfall {now}", f"Utfall {before}", f"Prognos {now}", f"Budget {now}",
         "Avvikelse"],
    ]  # fmt: skip
    return tall("Resultaträkning", heads, rows)  # type: ignore[arg-type]


def _boards(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("part", "budget", "forecast")]
        gap = b.gap(what, "budget", "forecast")
        part = b.register.quotient(gap, b(what, "budget"))
        return row(name, [*cells, _PLUS(gap), _P.share(part)], kind)

    rows = [line(name, f"net {key}") for key, name, *_some in _BOARDS]
    rows.append(line("Summa nämnder", "boards", "sum"))
    rows.append(line("Finansförvaltning", "net common"))
    rows.append(line("Verksamhetens nettokostnad", "net", "sum"))
    heads = ["Nämnd, mkr", "Utfall aug", "Budget helår", "Prognos helår", "Avvikelse",
             "Avvikelse %"]  # fmt: skip
    return table("Nämndernas prognoser", heads, rows)  # type: ignore[arg-type]


def _taxes(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("budget", "forecast")]
        return row(name, [*cells, _P(b.gap(what, "forecast", "budget"))], kind)

    rows = [
        line("Preliminära skatteintäkter", "preliminary"),
        *(line(name, key) for key, name, _size in _TAXES),
        line("Summa skatteintäkter", "tax", "sum"),
        *(line(name, key) for key, name, _size in _GRANTS),
        line("Summa generella statsbidrag", "grants", "sum"),
        line("Skatter och bidrag totalt", "both", "sum"),
    ]
    heads = ["Mkr", "Budget", "Prognos", "Differens"]
    return table(f"Skatteintäkter och statsbidrag {b.year}", heads, rows)  # type: ignore[arg-type]


def _invested(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("budget", "part", "forecast")]
        return row(name, [*cells, _PLUS(b.gap(what, "budget", "forecast"))], kind)

    rows = [line(name, f"project {key}") for key, name, *_some in _BOARDS]
    rows.append(line("Totala investeringar", "invested", "sum"))
    heads = ["Mkr", "Budget helår", "Utfall aug", "Prognos helår", "Avvikelse"]
    return table("Investeringar per nämnd", heads, rows)  # type: ignore[arg-type]


def _balance(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        return row(name, [_P(b(what, "part")), _P(b(what, "last"))], kind)

    rows = [
        row("TILLGÅNGAR", [None, None], "heading"),
        line("Materiella anläggningstillgångar", "fixed"),
        line("Finansiella anläggningstillgångar", "financial"),
        line("Summa anläggningstillgångar", "fixed all", "sum"),
        line("Fordringar", "owed"),
        line("Kassa och bank", "cash"),
        line("Summa omsättningstillgångar", "current", "sum"),
        line("SUMMA TILLGÅNGAR", "assets", "sum"),
        row("EGET KAPITAL OCH SKULDER", [None, None], "heading"),
        line("Eget kapital", "equity"),
        line("Avsättningar", "provision"),
        line("Långfristiga skulder", "loans"),
        line("Kortfristiga skulder", "short"),
        line("Summa skulder", "debts", "sum"),
        line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "assets", "sum"),
    ]
    heads = ["Mkr", f"{b.year}-08-31", f"{b.year - 1}-12-31"]
    return table("Balansräkning", heads, rows)  # type: ignore[arg-type]


def _loans(b: Book) -> Table:
    rows = [
        row(name, [
            _P(b(f"bound {key}", "part")), _P.share(b.share(f"bound {key}", "loans", "part")),
            _P(b(f"bound {key}", "last")),
        ])
        for key, name, _size in _BOUND
    ]  # fmt: skip
    rows.append(row("Total låneskuld", [_P(b("loans", "part")), None, _P(b("loans", "last"))],
                    "sum"))  # fmt: skip
    heads = ["Räntebindning", f"Aug {b.year}, mkr", "Andel %", f"Dec {b.year - 1}, mkr"]
    return table("Låneskuldens räntebindning", heads, rows)


def _goals(b: Book) -> Table:
    def mark(one: Quantity, other: Quantity) -> str:
        return "Uppnås" if one.value >= other.value else "Uppnås inte"

    result, aim = (b.share("result", "both", at) for at in ("forecast", "budget"))
    solid, wanted = b.share("equity", "assets", "part"), b("solid aim", "budget")
    whole = Pen(share_decimals=0)
    rows = [
        row("Resultat i förhållande till skatter och bidrag, %",
            [_P.share(aim), _P.share(b.share("result", "both", "part")), _P.share(result),
             mark(result, aim)]),
        row("Soliditet, %", [whole.share(wanted), _P.share(solid), None, mark(solid, wanted)]),
    ]  # fmt: skip
    heads = ["Finansiellt mål", "Mål", "Utfall aug", "Prognos", "Bedömning"]
    return table("Finansiella mål", heads, rows)


def _staff(b: Book) -> Table:
    def people(name: str, what: str) -> object:
        return row(name, [_P.people(b(what, at)) for at in ("part", "part_last")])

    def share(name: str, what: str) -> object:
        return row(name, [_P.share(b(what, at)) for at in ("part", "part_last")])

    rows = [
        people("Antal månadsavlönade", "staff"), people("Kvinnor", "women"), people("Män", "men"),
        share("Total sjukfrånvaro, %", "sick"), share("Sjukfrånvaro kvinnor, %", "sick women"),
        share("Sjukfrånvaro män, %", "sick men"), people("Invånare", "people"),
        share("Arbetslöshet, %", "jobless"),
    ]  # fmt: skip
    heads = ["Personal och befolkning", f"Aug {b.year}", f"Aug {b.year - 1}"]
    return table("Nyckeltal personal och befolkning", heads, rows)  # type: ignore[arg-type]


def _economy(b: Book) -> list[Block]:
    result, forecast = b("result", "part"), b("result", "forecast")
    more, gap = b.change("result", "part", "part_last"), b.gap("result", "forecast", "budget")
    net, tax = b.change("net", "part", "part_last"), b.gap("tax", "forecast", "budget")
    boards = b.gap("boards", "budget", "forecast")
    school, care, social = (
        b.gap(f"net {one}", "budget", "forecast") for one in ("school", "care", "social")
    )
    under = b.register.count(
        "boards short", [b.gap(f"net {key}", "budget", "forecast") for key, *_s in _BOARDS], -1
    )
    return [
        Heading("Ekonomisk översikt", 1),
        Heading("Resultat och prognos"),
        text(
            *plain([
                say("Kommunens resultat för perioden januari till augusti uppgår till ", _T(result),
                    ", vilket är ", _T.size(more, "difference"), " ", rose(more, "bättre", "sämre"),
                    " än samma period föregående år."),
                say("Prognosen för helåret är ett ", surplus(forecast), " på ", _T.size(forecast),
                    ", mot ett budgeterat resultat på ", _T(b("result", "budget")), "."),
                say("Den prognostiserade avvikelsen mot budget är därmed ", _T(gap), "."),
                say("Verksamhetens nettokostnader har ", rose(net, "ökat", "minskat"), " med ",
                    _T.size(net, "difference"), " eller ",
                    _T.share(b.growth("net", "part", "part_last"), behind=" procent", size=True),
                    " jämfört med samma period föregående år, medan skatteintäkter och statsbidrag "
                    "har utvecklats med ",
                    _T.share(b.growth("both", "part", "part_last"), behind=" procent"), "."),
                say("Löneavtalen beräknas ge löneökningar på i genomsnitt ",
                    _T.share(b("union growth"), behind=" procent"), "."),
                say("Försäljning av tomter har gett ", _T(b("plots")), "."),
            ])
        ),
        _results(b),
        Heading("Nämndernas prognoser"),
        text(
            *plain([
                say("Nämnderna redovisar sammantaget ett prognostiserat ", surplus(boards),
                    " på ", _T.size(boards, "difference"), "."),
                *([say(counted(under, capital=True), " av sex nämnder räknar med underskott.")]
                  if under.value else []),
                say("Barn- och utbildningsnämnden prognostiserar ett ", surplus(school), " på ",
                    _T.size(school, "difference"), ", ",
                    why(school, "främst på grund av lägre personalkostnader i förskolan",
                        "främst på grund av kostnader för särskilt stöd"), "."),
                say("Vård- och omsorgsnämnden beräknar ett ", surplus(care), " på ",
                    _T.size(care, "difference"), ", ",
                    why(care, "då vakanta platser har kunnat stängas",
                        "då behovet av hemtjänst är större än väntat"), "."),
                say("Socialnämndens avvikelse är ", _T(social), "."),
                say("Kostnaden för inhyrd personal från bemanningsföretag var ",
                    _T(b("agency", "part")), " till och med augusti, mot ",
                    _T(b("agency", "part_last")), " i fjol."),
                say("Migrationsverkets ersättningar uppgår till ", _T(b("refugees")), "."),
            ])
        ),
        _boards(b),
        Heading("Skatter och statsbidrag"),
        text(
            *plain([
                say("Skatteintäkterna beräknas bli ", _T.size(tax, "difference"), " ",
                    rose(tax, "högre", "lägre"), " än budgeterat och uppgå till ",
                    _T(b("tax", "forecast")), "."),
                say("Inkomstutjämningen väntas ge ", _T(b("level", "forecast")),
                    " och fastighetsavgiften ", _T(b("fee", "forecast")), "."),
                say("Skatter och generella statsbidrag beräknas sammanlagt till ",
                    _T(b("both", "forecast")), "."),
            ])
        ),
        _taxes(b),
    ]  # fmt: skip


def _position(b: Book) -> list[Block]:
    gap, loans = b.gap("invested", "budget", "forecast"), b.change("loans", "part", "last")
    solid = [b.share("equity", "assets", at) for at in ("part", "last")]
    more = b.register.difference(*solid)
    cash, sick = b.change("cash", "part", "last"), b.change("sick", "part", "part_last")
    people, staff = (b.change(one, "part", "part_last") for one in ("people", "staff"))
    return [
        Heading("Investeringar"),
        text(
            *plain([
                say("Till och med augusti har kommunen investerat ", _T(b("invested", "part")),
                    ", vilket motsvarar ",
                    _T.share(b.share("invested", "invested", "part", "budget"), behind=" procent"),
                    " av årets budget."),
                say("För helåret beräknas investeringarna till ", _T(b("invested", "forecast")),
                    ", ", _T.size(gap, "difference"), " ", rose(gap, "lägre", "högre"),
                    " än budget."),
                say("Samhällsbyggnadsnämnden står för ",
                    _T.share(b.share("project build", "invested", "forecast"), behind=" procent"),
                    " av de beräknade investeringarna."),
            ])
        ),
        _invested(b),
        Heading("Ekonomisk ställning"),
        text(
            *plain([
                say("Soliditeten var ", _T.share(solid[0], behind=" procent"),
                    " den sista augusti, att jämföra med ", _T.share(solid[1], behind=" procent"),
                    " vid årsskiftet, en ", rose(more, "ökning", "minskning"), " med ",
                    _T.points(more), "."),
                say("Inklusive ansvarsförbindelsen för pensioner, ", _T(b("liability")),
                    ", blir soliditeten lägre."),
                say("Kassa och bank har ", rose(cash, "ökat", "minskat"), " med ",
                    _T.size(cash, "difference"), " sedan årsskiftet."),
            ])
        ),
        _balance(b),
        text(
            *plain([
                say("Låneskulden är ", _T(b("loans", "part")), " och har ",
                    rose(loans, "ökat", "minskat"), " med ", _T.size(loans, "difference"),
                    " sedan årsskiftet."),
                say("Lån med räntebindning inom ett år utgör ",
                    _T.share(b.share("bound one", "loans", "part"), behind=" procent"),
                    " av skulden."),
                say("Snitträntan är ", _T.share(b("average rate", "part"), behind=" procent"), "."),
            ]),
            say("Räknat per invånare är låneskulden ", _KR(b.per("loans", "people", "part")), "."),
        ),
        _loans(b),
        Heading("God ekonomisk hushållning"),
        item(say("Resultatmålet är ", _T.share(b.share("result", "both", "budget"),
                                               behind=" procent"),
                 " av skatter och bidrag, och prognosen motsvarar ",
                 _T.share(b.share("result", "both", "forecast"), behind=" procent"), ".")),
        item(say("Soliditeten ska vara minst ",
                 Pen(share_decimals=0).share(b("solid aim", "budget"), behind=" procent"), ".")),
        _goals(b),
        Heading("Personal och befolkning"),
        text(
            *plain([
                say("Kommunen hade ", _P.people(b("people", "part")), " invånare i augusti, ",
                    _P.people(people, "difference", True), " ", rose(people, "fler", "färre"),
                    " än ett år tidigare."),
                say("Antalet påbörjade bostäder är hittills ", _P.people(b("started")), "."),
                say("Antalet månadsavlönade är ", _P.people(b("staff", "part")), ", varav ",
                    _T.share(b.share("women", "staff", "part"), behind=" procent"),
                    " är kvinnor."),
                say("Det är ", _P.people(staff, "difference", True), " ",
                    rose(staff, "fler", "färre"), " än föregående år."),
                say("Under perioden har ", _P.people(b("moved")),
                    " medarbetare slutat på egen begäran."),
                say("Sjukfrånvaron har ", rose(sick, "ökat", "minskat"), " från ",
                    _T.share(b("sick", "part_last"), behind=" procent"), " till ",
                    _T.share(b("sick", "part"), behind=" procent"), "."),
                say("Korttidsfrånvaron, högst fjorton dagar, är ",
                    _T.share(b("sick short", "part"), behind=" procent"), "."),
                say("Pensionsutbetalningarna till tidigare anställda var ", _T(b("pension")), "."),
            ])
        ),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _make_book(m, chance)
    title = f"Delårsrapport januari–augusti {b.year}, Älvkarla kommun"
    return Paper(title, (*_economy(b), *_position(b)))


FAMILY = Family("municipality-interim", make)
