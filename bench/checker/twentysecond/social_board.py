"""A social welfare board's report of the second four months: thousands, whole-year forecast with
the change since the report of spring, volumes of care, measures, kinds of cost to date."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Table, printed
from ._book import Book, rose, surplus, why

_P = Pen("tkr", 0)
_T = Pen("tkr", 0, behind=" tkr")
_UNITS = (
    ("home", "Hemtjänst och hemsjukvård", 148_000),
    ("house", "Särskilt boende", 212_000),
    ("lss", "Stöd enligt LSS", 131_000),
    ("family", "Individ- och familjeomsorg", 96_000),
    ("relief", "Ekonomiskt bistånd", 27_500),
    ("common", "Gemensam administration", 34_000),
)
_KINDS = (
    ("wages", "Personalkostnader"),
    ("placements", "Köp av verksamhet"),
    ("premises", "Lokaler"),
    ("relief paid", "Bidrag till enskilda"),
    ("other", "Övriga kostnader"),
)
_AT = ("budget", "spring", "forecast")
_SO_FAR = ("part_last", "part_budget", "part")
_MEASURES = (
    ("Minskade timanställningar", 2_600),
    ("Omförhandlade avtal för externa placeringar", 3_900),
    ("Samplanering av hemtjänstens turer", 1_800),
    ("Senarelagd rekrytering i administrationen", 900),
)


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "social")
    for key, _name, size in _UNITS:
        b.money(f"net {key}", size, _AT, spring=(0.985, 1.03), forecast=(0.985, 1.04))
        low = b(f"net {key}", "budget").value / 1000
        b.money(f"ytd {key}", float(low), _SO_FAR)
    names = [key for key, *_some in _UNITS]
    b.total("net", [f"net {key}" for key in names], _AT)
    b.total("ytd", [f"ytd {key}" for key in names], _SO_FAR)
    b.money("income", 97_000, _SO_FAR)
    b.money("placements", 74_000, _SO_FAR, part=(0.66, 0.75))
    b.money("premises", 61_000, _SO_FAR)
    b.money("relief paid", 25_000, _SO_FAR)
    b.money("other", 48_000, _SO_FAR)
    known = ["placements", "premises", "relief paid", "other"]
    b.rest("wages", "ytd", [*known, ("income", -1)], _SO_FAR)
    b.total("costs", ["wages", *known], _SO_FAR)
    b.also("ytd", ["costs", ("income", -1)], _SO_FAR)
    for place, (_name, size) in enumerate(_MEASURES):
        b.money(f"aim {place}", size, ("budget", "forecast"), budget=(1, 1), forecast=(0.4, 1.1))
    b.total("aim", [f"aim {place}" for place in range(len(_MEASURES))], ("budget", "forecast"))
    b.count("hours", 158_000, ("part_last", "part"), 0.04)
    b.count("people home", 742, ("part_last", "part"), 0.04)
    b.count("places", 318, ("part_last", "part"), 0.02)
    b.count("days children", 4_950, ("part_last", "part"), 0.12)
    b.count("days adults", 3_480, ("part_last", "part"), 0.12)
    b.total("days", ["days children", "days adults"], ("part_last", "part"))
    b.count("households", 268, ("part_last", "part"), 0.08)
    b.sick(7.4, 8.6, ("part_last", "part"))
    b.index("staff", 905, 980, ("part_last", "part"), 0.02)
    b.index("by the hour", 118, 142, ("part_last", "part"), 0.06)
    b.money("overtime", 6_800, ("part_last", "part"))
    b.money("fee", 1_350)
    b.count("reports", 1_240)
    b.count("waiting", 17)
    b.index("wait", 48, 66, places=0)
    b.rate("content", 83, 91)
    b.index("continuity", 14, 17, places=0)
    b.money("sick pay", 9_200)
    b.count("vacant", 23)
    b.money("hired", 4_900)
    b.count("family homes", 61)
    return b


def _forecast(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        gap, spring = b.gap(what, "budget", "forecast"), b.gap(what, "budget", "spring")
        cells = [_P(b(what, "budget")), _P(b(what, "forecast")), _P(gap), _P(spring)]
        return row(name, [*cells, _P(b.register.difference(gap, spring))], kind)

    rows = [line(name, f"net {key}") for key, name, _size in _UNITS]
    rows.append(line("Summa socialnämnden", "net", "sum"))
    heads = [
        "Verksamhet, tkr", "Budget helår", "Prognos helår", "Avvikelse T2", "Avvikelse T1",
        "Förändring",
    ]  # fmt: skip
    return table("Helårsprognos per verksamhet", heads, rows)  # type: ignore[arg-type]


def _so_far(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("part_budget", "part")]
        gap = b.gap(what, "part_budget", "part")
        return row(name, [*cells, _P(gap), _P(b(what, "part_last"))], kind)

    rows = [line(name, f"ytd {key}") for key, name, _size in _UNITS]
    rows.append(line("Summa", "ytd", "sum"))
    heads = [
        "Nettokostnad", "Budget jan–aug", "Utfall jan–aug", "Avvikelse",
        f"Utfall jan–aug {b.year - 1}",
    ]  # fmt: skip
    return table("Utfall för perioden, tkr", heads, rows)  # type: ignore[arg-type]


def _kinds(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("part_last", "part")]
        more = _P(b.change(what, "part", "part_last"))
        return row(name, [*cells, more, _P.share(b.growth(what, "part", "part_last"))], kind)

    rows = [line("Intäkter", "income"), *(line(name, what) for what, name in _KINDS)]
    rows.append(line("Summa kostnader", "costs", "sum"))
    rows.append(line("Nettokostnad", "ytd", "sum"))
    heads = [
        "Tkr", f"Jan–aug {b.year - 1}", f"Jan–aug {b.year}", "Förändring", "Förändring %",
    ]  # fmt: skip
    return table("Intäkter och kostnader per slag", heads, rows)  # type: ignore[arg-type]


def _volumes(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P.people(b(what, at)) for at in ("part_last", "part")]
        return row(name, [*cells, _P.people(b.change(what, "part", "part_last"))], kind)

    rows = [
        line("Utförda hemtjänsttimmar", "hours"),
        line("Personer med hemtjänst", "people home"),
        line("Platser i särskilt boende", "places"),
        line("Vårddygn, barn och unga", "days children"),
        line("Vårddygn, vuxna", "days adults"),
        line("Summa vårddygn", "days"),
        line("Hushåll med ekonomiskt bistånd", "households"),
    ]
    heads = ["Volym", f"Jan–aug {b.year - 1}", f"Jan–aug {b.year}", "Skillnad"]
    return table("Volymutveckling", heads, rows)  # type: ignore[arg-type]


def _measures(b: Book) -> Table:
    rows = []
    for place, (name, _size) in enumerate(_MEASURES):
        what = f"aim {place}"
        rows.append(row(name, [_P(b(what, "budget")), _P(b(what, "forecast"))]))
    rows.append(row("Summa åtgärder", [_P(b("aim", "budget")), _P(b("aim", "forecast"))], "sum"))
    heads = ["Åtgärd", "Beslutad effekt", "Beräknad effekt helår"]
    return table("Åtgärder för budget i balans, tkr", heads, rows)


def _staff(b: Book) -> Table:
    def count(name: str, what: str) -> object:
        return row(name, [printed(b(what, at), "", 1) for at in ("part_last", "part")])

    def share(name: str, what: str) -> object:
        return row(name, [_P.share(b(what, at)) for at in ("part_last", "part")])

    rows = [
        count("Årsarbetare, månadsanställda", "staff"),
        count("Årsarbetare, timanställda", "by the hour"),
        share("Sjukfrånvaro, totalt (%)", "sick"),
        share("Sjukfrånvaro, kvinnor (%)", "sick women"),
        share("Sjukfrånvaro, män (%)", "sick men"),
        row("Mertid och övertid (tkr)", [_P(b("overtime", at)) for at in ("part_last", "part")]),
    ]
    heads = ["Personalnyckeltal", f"Aug {b.year - 1}", f"Aug {b.year}"]
    return table("Personal", heads, rows)  # type: ignore[arg-type]


def _result(b: Book) -> list[Block]:
    def told(key: str) -> object:
        return b.gap(f"net {key}", "budget", "forecast")

    gap, spring = b.gap("net", "budget", "forecast"), b.gap("net", "budget", "spring")
    moved = b.register.difference(gap, spring)
    ytd = b.gap("ytd", "part_budget", "part")
    more, cost = b.change("ytd", "part", "part_last"), b.change("costs", "part", "part_last")
    low = b.register.count("short", [told(key) for key, *_s in _UNITS], -1)  # type: ignore[misc]
    lines: list[Block] = []
    for key, name, plus, minus in (
        ("home", "Hemtjänst och hemsjukvård", "lägre kostnader för timanställda",
         "höga kostnader för övertid och inhyrd personal"),
        ("house", "Särskilt boende", "vakanta platser under våren",
         "ökade kostnader för extravak och inhyrda sjuksköterskor"),
        ("lss", "Stöd enligt LSS", "färre beslut om personlig assistans",
         "nya beslut om boende utanför kommunen"),
        ("family", "Individ- och familjeomsorg", "omförhandlade avtal med utförare",
         "dyrare vårddygn i externa placeringar"),
        ("relief", "Ekonomiskt bistånd", "kortare bidragstider",
         "längre bidragstider och höjd riksnorm"),
    ):  # fmt: skip
        one = b.gap(f"net {key}", "budget", "forecast")
        lines += [
            item(*some)
            for some in [plain([
                say(f"{name} beräknas ge ett ", surplus(one), " på ", _T.size(one, "difference"),
                    ", vilket beror på ", why(one, plus, minus), "."),
            ])]
            if some
        ]  # fmt: skip
    return [
        Heading("Helårsprognos"),
        text(
            *plain([
                say("Socialnämnden prognostiserar ett ", surplus(gap), " på ",
                    _T.size(gap, "difference"), " för helåret, vilket motsvarar ",
                    _T.share(b.register.quotient(gap, b("net", "budget")), behind=" %", size=True),
                    " av budgeten."),
                say("Prognosen har ", rose(moved, "förbättrats", "försämrats"), " med ",
                    _T.size(moved, "difference"), " sedan tertial 1."),
                say("I tertialrapport 1 var den beräknade avvikelsen ", _T(spring), "."),
                say(counted(low, capital=True), " av sex verksamheter väntas överskrida budgeten.")
                if low.value else say("Ingen verksamhet väntas överskrida budgeten."),
            ])
        ),
        _forecast(b), *lines,
        Heading("Utfall januari–augusti"),
        text(
            *plain([
                say("Till och med augusti uppgår nettokostnaden till ", _T(b("ytd", "part")),
                    ", vilket ger ett ", surplus(ytd), " mot periodens budget på ",
                    _T.size(ytd, "difference"), "."),
                say("Jämfört med samma period föregående år har nettokostnaden ",
                    rose(more, "ökat", "minskat"), " med ", _T.size(more, "difference"), " (",
                    _T.share(b.growth("ytd", "part", "part_last"), behind=" %", size=True), ")."),
            ])
        ),
        _so_far(b),
        text(
            *plain([
                say("Kostnaderna ", rose(cost), " med ", _T.size(cost, "difference"),
                    " och uppgick till ", _T(b("costs", "part")), "."),
                say("Personalkostnaderna står för ",
                    _T.share(b.share("wages", "costs", "part"), behind=" %"),
                    " av kostnaderna och har förändrats med ",
                    _T.share(b.growth("wages", "part", "part_last"), behind=" %"),
                    " sedan föregående år."),
                say("Köp av verksamhet, till största delen placeringar, kostade ",
                    _T(b("placements", "part")), " under perioden jämfört med ",
                    _T(b("placements", "part_last")), " föregående år."),
                say("Nämnden har betalat ", _T(b("fee")),
                    " i vite till följd av ej verkställda beslut."),
            ])
        ),
        _kinds(b),
    ]  # fmt: skip


def _care(b: Book) -> list[Block]:
    hours, days = (b.change(one, "part", "part_last") for one in ("hours", "days"))
    homes, kids = (b.change(one, "part", "part_last") for one in ("households", "days children"))
    return [
        Heading("Verksamhet och volymer"),
        text(
            *plain([
                say("Hemtjänsten har utfört ", _P.people(b("hours", "part")), " timmar, vilket är ",
                    _P.people(hours, "difference", True), " timmar ", rose(hours, "fler", "färre"),
                    " än samma period föregående år."),
                say("Andelen brukare som är nöjda med sin hemtjänst är ",
                    _T.share(b("content"), behind=" %"),
                    " och en brukare möter i genomsnitt ", printed(b("continuity"), "", 0),
                    " olika medarbetare under en tvåveckorsperiod."),
                say("I slutet av augusti väntade ", _P.people(b("waiting")),
                    " personer på en plats i särskilt boende."),
                say("Väntetiden var i genomsnitt ", printed(b("wait"), "", 0), " dagar."),
            ])
        ),
        _volumes(b),
        text(
            *plain([
                say("Antalet vårddygn ", rose(days), " till ", _P.people(b("days", "part")),
                    ", varav ", _P.people(b("days children", "part")), " avser barn och unga."),
                say("För barn och unga innebär det ", _P.people(kids, "difference", True),
                    " vårddygn ", rose(kids, "fler", "färre"), " än året innan."),
                say("I augusti fanns ", _P.people(b("family homes")), " barn i familjehem."),
                say("Under perioden kom ", _P.people(b("reports")),
                    " orosanmälningar in som rör barn."),
                say("Antalet hushåll med ekonomiskt bistånd var i genomsnitt ",
                    _P.people(b("households", "part")), " per månad, en ",
                    rose(homes, "ökning", "minskning"), " med ",
                    _P.people(homes, "difference", True), " hushåll."),
            ])
        ),
    ]  # fmt: skip


def _people(b: Book) -> list[Block]:
    aim = b.gap("aim", "budget", "forecast")
    sick, over = b.change("sick", "part", "part_last"), b.change("overtime", "part", "part_last")
    hour = b.change("by the hour", "part", "part_last")
    return [
        Heading("Åtgärder"),
        text(
            *plain([
                say("Nämnden har beslutat om åtgärder på sammanlagt ", _T(b("aim", "budget")),
                    ", varav ", _T(b("aim", "forecast")), " beräknas få effekt under året."),
                say("Det är ", _T.size(aim, "difference"), " ", rose(aim, "mindre", "mer"),
                    " än beslutat."),
                say("Omförhandlade avtal beräknas ge ", _T(b("aim 1", "forecast")), "."),
            ])
        ),
        _measures(b),
        Heading("Personal"),
        text(
            *plain([
                say("Sjukfrånvaron har ", rose(sick, "ökat", "minskat"), " med ", _T.points(sick),
                    " till ", _T.share(b("sick", "part"), behind=" %"), "."),
                say("Kostnaden för sjuklön uppgår till ", _T(b("sick pay")), " för perioden."),
                say("Timanställda motsvarade ", printed(b("by the hour", "part"), "", 1),
                    " årsarbetare, vilket är ", printed(hour, "", 1, size=True, role="difference"),
                    " ", rose(hour, "fler", "färre"), " än i augusti föregående år."),
                say("Kostnaden för mertid och övertid ", rose(over), " med ",
                    _T.size(over, "difference"), "."),
                say("Inhyrda sjuksköterskor har kostat ", _T(b("hired")), " hittills i år."),
                say("Vid periodens slut var ", _P.people(b("vacant")), " tjänster vakanta."),
            ])
        ),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _make_book(m, chance)
    blocks: list[Block] = [
        Heading("Socialnämndens tertialrapport 2", 1),
        text("Rapporten avser perioden januari till augusti och prognos för helåret."),
        *_result(b), *_care(b), *_people(b),
    ]  # fmt: skip
    return Paper(f"Tertialrapport 2 {b.year}, socialnämnden i Grävlanda kommun", tuple(blocks))


FAMILY = Family("social-board-tertial", make)
