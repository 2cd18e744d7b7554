"""A labour market board's interim report to the end of April: the period and the whole year side by
side in thousands, millions with two decimals in texts, months, participants, courses."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, tall, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table, printed
from ._book import Book, rose, surplus, why

_P = Pen("tkr", 0, NumberStyle(negative="–"))
_T = Pen("mnkr", 2, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kronor")
_UNITS = (
    ("work", "Arbetsmarknadsenheten", 24_600),
    ("adult", "Vuxenutbildning", 39_800),
    ("relief", "Försörjningsstöd", 47_300),
    ("new", "Integration", 8_900),
    ("office", "Nämnd och ledning", 6_700),
)
_KINDS = (
    ("wages", "Löner och arvoden"),
    ("courses", "Köp av utbildning"),
    ("relief paid", "Utbetalt försörjningsstöd"),
    ("premises", "Lokalhyror"),
    ("other", "Övrigt"),
)
_MONTHS = (("jan", "Januari"), ("feb", "Februari"), ("mar", "Mars"), ("apr", "April"))
_COURSES = (
    ("sfi", "Sfi", 412),
    ("basic", "Grundläggande vuxenutbildning", 168),
    ("upper", "Gymnasial vuxenutbildning", 534),
    ("trade", "Yrkesutbildning", 221),
)
_LEFT = (("job", "Arbete", 74), ("study", "Studier", 46), ("else", "Annan orsak", 58))
_SO_FAR = ("part_last", "part_budget", "part")
_FOUR = {"part": (0.322, 0.348), "part_last": (0.3, 0.33), "part_budget": (0.332, 0.335)}
_TWO = ("part_last", "part")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "labour")
    for key, _name, size in _UNITS:
        b.money(f"net {key}", size, ("budget", "forecast"), forecast=(0.97, 1.04))
        b.money(f"ytd {key}", float(b(f"net {key}", "budget").value) / 1000, _SO_FAR, **_FOUR)
    keys = [key for key, *_some in _UNITS]
    b.total("net", [f"net {key}" for key in keys], ("budget", "forecast"))
    b.total("ytd", [f"ytd {key}" for key in keys], _SO_FAR)
    for key, many in zip((one for one, _n in _MONTHS), (298, 291, 287, 279), strict=True):
        b.count(f"homes {key}", many, _TWO, 0.07)
        b.money(f"paid {key}", many * 10.4, _TWO, part=(0.95, 1.06), part_last=(0.9, 1.05))
    b.total("paid", [f"paid {key}" for key, _name in _MONTHS], _TWO)
    for what, size in (("subsidies", 21_000), ("sales", 3_300)):
        b.money(what, size, _SO_FAR, **_FOUR)
    b.total("income", ["subsidies", "sales"], _SO_FAR)
    b.money("courses", 19_400, _SO_FAR, **_FOUR)
    b.total("relief paid", ["paid"], _TWO)
    b.money("relief paid", 36_500, ("part_budget",), **_FOUR)
    b.money("premises", 13_600, _SO_FAR, **_FOUR)
    b.money("other", 12_100, _SO_FAR, **_FOUR)
    known = ["courses", "relief paid", "premises", "other"]
    b.rest("wages", "ytd", [*known, ("income", -1)], _SO_FAR)
    b.total("costs", ["wages", *known], _SO_FAR)
    b.also("ytd", ["costs", ("income", -1)], _SO_FAR)
    for key, _name, many in _COURSES:
        b.count(f"women {key}", many * 0.58, _TWO, 0.06)
        b.count(f"men {key}", many * 0.42, _TWO, 0.06)
        b.total(f"pupils {key}", [f"women {key}", f"men {key}"], _TWO)
    for what in ("women", "men", "pupils"):
        b.total(what, [f"{what} {key}" for key, *_some in _COURSES], _TWO)
    for key, _name, many in _LEFT:
        b.count(f"left {key}", many, _TWO, 0.12)
    b.total("left", [f"left {key}" for key, *_some in _LEFT], _TWO)
    b.total("forward", ["left job", "left study"], _TWO)
    b.count("enrolled", 386, _TWO, 0.08)
    b.index("staff", 92, 104, _TWO, 0.03)
    b.sick(5.2, 7.0, _TWO)
    b.rate("jobless", 6.2, 8.8, _TWO, 0.6)
    b.rate("young", 7.4, 10.2, _TWO, 0.8)
    b.count("summer", 212)
    b.count("employers", 64)
    b.money("project", 3_100)
    b.rate("passed", 58, 71)
    b.count("waiting", 38)
    b.index("months", 7.1, 9.8)
    b.money("refund", 1_450)
    b.count("placed", 57)
    b.index("grade", 3.7, 4.5)
    b.rate("children", 28, 39)
    return b


def _whole(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        ytd, net = f"ytd{tail}", f"net{tail}"
        period = [_P(b(ytd, "part_budget")), _P(b(ytd, "part"))]
        year = [_P(b(net, "budget")), _P(b(net, "forecast"))]
        return row(name, [
            *period, _P(b.gap(ytd, "part_budget", "part")),
            *year, _P(b.gap(net, "budget", "forecast")),
        ], kind)  # fmt: skip

    rows = [line(name, f" {key}") for key, name, _size in _UNITS]
    rows.append(line("Totalt", "", "sum"))
    heads = [
        ["", Head("Januari–april", 3), Head("Helår", 3)],
        ["Nettokostnad, tkr", "Budget", "Utfall", "Avvikelse", "Budget", "Prognos", "Avvikelse"],
    ]
    return tall("Utfall och helårsprognos", heads, rows)  # type: ignore[arg-type]


def _kinds(b: Book) -> Table:
    def line(name: str, what: str, good: bool = False, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in _SO_FAR]
        gap = b.gap(what, "part", "part_budget") if good else b.gap(what, "part_budget", "part")
        return row(name, [*cells, _P(gap)], kind)

    rows = [
        line("Statsbidrag", "subsidies", True),
        line("Försäljning", "sales", True),
        line("Summa intäkter", "income", True, "sum"),
        *(line(name, key) for key, name in _KINDS),
        line("Summa kostnader", "costs", kind="sum"),
        line("Nettokostnad", "ytd", kind="sum"),
    ]
    heads = ["Tkr", f"Utfall {b.year - 1}", f"Budget {b.year}", f"Utfall {b.year}", "Avvikelse"]
    return table("Intäkter och kostnader till och med april", heads, rows)  # type: ignore[arg-type]


def _months(b: Book) -> Table:
    rows = []
    for key, name in _MONTHS:
        homes = [_P.people(b(f"homes {key}", at)) for at in _TWO]
        rows.append(row(name, [*homes, *(_P(b(f"paid {key}", at)) for at in _TWO)]))
    rows.append(row("Summa", [None, None, *(_P(b("paid", at)) for at in _TWO)], "sum"))
    before, now = b.year - 1, b.year
    heads = ["Månad", f"Hushåll {before}", f"Hushåll {now}", f"Tkr {before}", f"Tkr {now}"]
    return table("Utbetalt försörjningsstöd per månad", heads, rows)


def _courses(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        cells = [_P.people(b(f"{what}{tail}", "part")) for what in ("women", "men", "pupils")]
        last = b(f"pupils{tail}", "part_last")
        more = b.change(f"pupils{tail}", "part", "part_last")
        return row(name, [*cells, _P.people(last), _P.people(more)], kind)

    rows = [line(name, f" {key}") for key, name, _many in _COURSES]
    rows.append(line("Totalt", "", "sum"))
    heads = [
        "Studerande", "Kvinnor", "Män", f"Totalt {b.year}", f"Totalt {b.year - 1}", "Förändring",
    ]  # fmt: skip
    return table("Studerande i vuxenutbildningen i april", heads, rows)  # type: ignore[arg-type]


def _left(b: Book) -> Table:
    rows = [
        row(name, [
            *(_P.people(b(what, at)) for at in ("part", "part_last")),
            *(_P.share(b.share(what, "left", at)) for at in ("part", "part_last")),
        ])
        for name, what in ((name, f"left {key}") for key, name, _many in _LEFT)
    ]  # fmt: skip
    rows.append(row("Summa avslutade", [*(_P.people(b("left", at)) for at in ("part", "part_last")),
                                        None, None], "sum"))  # fmt: skip
    now, before = b.year, b.year - 1
    heads = ["Avslut till", f"Antal {now}", f"Antal {before}", f"Andel % {now}",
             f"Andel % {before}"]  # fmt: skip
    return table("Avslutade deltagare januari–april", heads, rows)


def _staff(b: Book) -> Table:
    def share(name: str, what: str) -> object:
        return row(name, [_P.share(b(what, at)) for at in ("part", "part_last")])

    rows = [
        row("Årsarbetare", [printed(b("staff", at), "", 1) for at in ("part", "part_last")]),
        share("Sjukfrånvaro, %", "sick"),
        share("Arbetslöshet 16–65 år, %", "jobless"),
        share("Ungdomsarbetslöshet 18–24 år, %", "young"),
    ]
    heads = ["Nyckeltal", f"April {b.year}", f"April {b.year - 1}"]
    return table("Personal och arbetsmarknad", heads, rows)  # type: ignore[arg-type]


def _economy(b: Book) -> list[Block]:
    gap, ytd = b.gap("net", "budget", "forecast"), b.gap("ytd", "part_budget", "part")
    relief, adult, work = (
        b.gap(f"net {one}", "budget", "forecast") for one in ("relief", "adult", "work")
    )
    more, income = b.change("ytd", "part", "part_last"), b.gap("income", "part", "part_budget")
    wages, bought = b.gap("wages", "part_budget", "part"), b.change("courses", "part", "part_last")
    return [
        Heading("Ekonomi"),
        text(
            *plain([
                say("Nämndens utfall till och med april är ", _T(b("ytd", "part")),
                    ", vilket är ", _T.size(ytd, "difference"), " ", rose(ytd, "lägre", "högre"),
                    " än periodens budget."),
                say("För helåret lämnas en prognos på ", _T(b("net", "forecast")),
                    ", det vill säga ett ", surplus(gap), " på ", _T.size(gap, "difference"),
                    " eller ",
                    _T.share(b.register.quotient(gap, b("net", "budget")), behind=" procent",
                             size=True), " av budgeten."),
                say("Jämfört med samma period i fjol har nettokostnaden ",
                    rose(more, "ökat", "minskat"), " med ", _T.size(more, "difference"), "."),
                say("Försörjningsstödet väntas ge ett ", surplus(relief), " på ",
                    _T.size(relief, "difference"), ", då ",
                    why(relief, "fler hushåll väntas bli självförsörjande",
                        "den ekonomiska situationen för många hushåll är svår"), "."),
                say("Vuxenutbildningens prognos är ett ", surplus(adult), " på ",
                    _T.size(adult, "difference"), ", ",
                    why(adult, "beroende på högre statsbidrag", "beroende på dyrare upphandlade "
                        "utbildningar"), "."),
                say("Arbetsmarknadsenheten beräknas avvika med ", _T(work), "."),
            ])
        ),
        _whole(b),
        text(
            *plain([
                say("Intäkterna är ", _T.size(income, "difference"), " ",
                    rose(income, "högre", "lägre"), " än budget för perioden."),
                say("Lönekostnaderna uppgår till ", _T(b("wages", "part")), " och är därmed ",
                    _T.size(wages, "difference"), " ", rose(wages, "under", "över"), " budget."),
                say("Köpen av utbildning har ", rose(bought, "ökat", "minskat"), " med ",
                    _T.share(b.growth("courses", "part", "part_last"), behind=" procent",
                             size=True), " jämfört med föregående år."),
                say("Lokalhyrorna för perioden är ", _T(b("premises", "part")), " mot ",
                    _T(b("premises", "part_last")), " föregående år."),
                say("Migrationsverket har återsökts på ", _T(b("refund")), "."),
                say("Projektet Vägen in har förbrukat ", _T(b("project")), " av ESF-medlen."),
            ])
        ),
        _kinds(b),
    ]  # fmt: skip


def _work(b: Book) -> list[Block]:
    paid, homes = (b.change(one, "part", "part_last") for one in ("paid", "homes apr"))
    pupils, sfi = (b.change(one, "part", "part_last") for one in ("pupils", "pupils sfi"))
    jobless, sick = (b.change(one, "part", "part_last") for one in ("jobless", "sick"))
    done = b.share("forward", "left", "part")
    return [
        Heading("Försörjningsstöd"),
        text(
            *plain([
                say("Under årets fyra första månader betalades ", _T(b("paid", "part")),
                    " ut i försörjningsstöd, en ", rose(paid, "ökning", "minskning"), " med ",
                    _T.size(paid, "difference"), " eller ",
                    _T.share(b.growth("paid", "part", "part_last"), behind=" procent", size=True),
                    "."),
                say("I april fick ", _P.people(b("homes apr", "part")), " hushåll stöd, ",
                    _P.people(homes, "difference", True), " ", rose(homes, "fler", "färre"),
                    " än i april förra året."),
                say("Det utbetalda beloppet per hushåll var i april ",
                    _KR(b.per("paid apr", "homes apr", "part")), "."),
                say("Av hushållen är ", _T.share(b("children"), behind=" procent"),
                    " barnfamiljer."),
                say("Bidragstiden är i genomsnitt ", printed(b("months"), "", 1), " månader."),
            ])
        ),
        _months(b),
        Heading("Vuxenutbildning"),
        text(
            *plain([
                say("I april studerade ", _P.people(b("pupils", "part")),
                    " personer i vuxenutbildningen, varav ", _P.people(b("women", "part")),
                    " kvinnor."),
                say("Det är ", _P.people(pupils, "difference", True), " ",
                    rose(pupils, "fler", "färre"), " än för ett år sedan."),
                say("Antalet studerande på sfi ", rose(sfi), " från ",
                    _P.people(b("pupils sfi", "part_last")), " till ",
                    _P.people(b("pupils sfi", "part")), "."),
                say("Av kursdeltagarna fick ", _T.share(b("passed"), behind=" procent"),
                    " godkänt betyg och ", _P.people(b("waiting")), " personer står i kö."),
            ])
        ),
        _courses(b),
        Heading("Arbetsmarknadsenheten"),
        text(
            *plain([
                say("Vid periodens slut var ", _P.people(b("enrolled", "part")),
                    " personer inskrivna."),
                say("Av ", _P.people(b("left", "part")), " avslutade deltagare gick ",
                    _P.people(b("left job", "part")), " till arbete och ",
                    _P.people(b("left study", "part")), " till studier."),
                say("Tillsammans är det ", _T.share(done, behind=" procent"),
                    " av dem som avslutades."),
                say("Enheten har avtal med ", _P.people(b("employers")), " arbetsgivare, där ",
                    _P.people(b("placed")), " personer har praktik."),
                say("Ett år tidigare avslutades ", _P.people(b("left", "part_last")),
                    " deltagare."),
                say("Deltagarna ger verksamheten betyget ", printed(b("grade"), "", 1),
                    " på en femgradig skala."),
                say("Till sommaren erbjuds ", _P.people(b("summer")), " feriearbeten."),
            ])
        ),
        _left(b),
        Heading("Personal och omvärld"),
        text(
            *plain([
                say("Arbetslösheten ", rose(jobless), " med ", _T.points(jobless), " till ",
                    _T.share(b("jobless", "part"), behind=" procent"), "."),
                say("Bland unga var arbetslösheten ",
                    _T.share(b("young", "part"), behind=" procent"), "."),
                say("Sjukfrånvaron ", rose(sick), " från ",
                    _T.share(b("sick", "part_last"), behind=" procent"), " till ",
                    _T.share(b("sick", "part"), behind=" procent"), "."),
            ])
        ),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _make_book(m, chance)
    blocks: list[Block] = [Heading("Arbetsmarknadsnämnden", 1), *_economy(b), *_work(b)]
    return Paper(f"Delårsrapport per 30 april {b.year}, Hammarviks kommun", tuple(blocks))


FAMILY = Family("labour-board-interim", make)
