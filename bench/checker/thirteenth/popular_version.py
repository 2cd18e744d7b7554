"""A popular version of the annual report with the press notice that came with it: short sentences,
kronor of a hundred, kronor for each inhabitant, whole millions, few and small tables."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import COSTS, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands=" ", negative="–")
_P = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_D = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_T = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE, " kronor")
_CELL = Pen("kr", 0, _STYLE)
_COSTS = {
    "wages": "Löner till våra medarbetare", "pensions": "Pensioner", "purchased": "Köpt verksamhet",
    "premises": "Hyror", "transfers": "Bidrag till föreningar och hushåll", "material": "Material",
    "other-costs": "Övrigt",
}  # fmt: skip
_SOURCES = {
    "tax": "Skatt från invånarna", "grants": "Statsbidrag och utjämning",
        "income": "Avgifter, hyror, riktade bidrag",
    "financial-income": "Räntor och utdelningar",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _money(books)
    return Paper(
        f"{m.name} kommun {m.year} – årsredovisningen i kortversion",
        (
            *_notice(m),
            Heading(f"Så gick det för {m.name} {m.year}", 1),
            *_in_short(m),
            *_from(books),
            *_to(books),
            *_hundred(m),
            *_built(m),
            *_people(m),
            *_five(m),
        ),
    )


def _money(books: Books) -> None:
    """All that came in, and all that went out."""
    m = books.m
    for year in (m.year - 1, m.year):
        got = books.sum("came-in", "all", [m(one, year=year) for one in _SOURCES], year)
        outgoing = ("costs", "depreciation", "financial-costs")
        spent = books.sum("went-out", "all", [m(one, year=year) for one in outgoing], year)
        books.r.follows(m("result", year=year), [(got, 1), (spent, -1)])


def _notice(m: Municipality) -> list[Block]:
    gap, moved = m.variance("result"), m.change("result")
    share = m.register.quotient(m("result"), m("tax-and-grants"))
    built = m.change("investments")
    return [
        Heading("Pressmeddelande: Bokslutet klart", 1),
        text(*clear(
            say(m.name, " kommun redovisar ett resultat på ", _D(m("result")), " för ", str(m.year),
                "."),
            say("Det är ", _D.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
                " än budget och ", _D.size(moved, "difference"), " ", turn(moved, "bättre",
                    "sämre"),
                " än året innan."),
            say("Resultatet motsvarar ", _D.share(share, behind=" procent"),
                " av skatter och generella statsbidrag."))),
        text(*clear(
            say("Investeringarna landade på ", _D(m("investments")), ", jämfört med ",
                _D(m("investments", year=m.year - 1)), " under ", str(m.year - 1),
                    ", det vill säga ",
                _D.size(built, "difference"), " ", turn(built, "mer", "mindre"), "."),
            "Årsredovisningen behandlas av kommunfullmäktige i april.")),
    ]  # fmt: skip


def _in_short(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    more, loans = m.change("inhabitants"), m.change("long-debt")
    debt = r.per(m("long-debt"), m("inhabitants"))
    solid = r.quotient(m("equity"), m("assets"))
    moved = r.difference(solid, r.quotient(m("equity", year=last), m("assets", year=last)))
    rate = printed(m("tax-rate"), "", 2, _STYLE)
    return [
        item(*clear(
            say("Vi blev ", _P.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " invånare och var ", _P.people(m("inhabitants")), " vid årets slut."))),
        item(say("Du betalade ", rate, " kronor i kommunalskatt för varje hundralapp du tjänade.")),
        item(*clear(
            say("Kommunens långfristiga lån ", turn(loans, "ökade", "minskade"), " med ",
                _P.size(loans, "difference"), " till ", _P(m("long-debt")), ", eller ", _KR(debt),
                " per invånare."))),
        item(*clear(
            say("Soliditeten, alltså hur stor del av tillgångarna som vi äger själva, blev ",
                _P.share(solid, behind=" procent"), " och ", turn(moved, "steg", "sjönk"), " med ",
                _P.points(moved), "."))),
    ]  # fmt: skip


def _from(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    got, then = books("came-in", "all"), books("came-in", "all", last)
    rows = [
        row(label, [_T(m(what)), _T(m(what, year=last)), _share(books.r.quotient(m(what), got))])
        for what, label in _SOURCES.items()
    ]
    rows.append(row("Summa", [_T(got), _T(then), None], "sum"))
    tax, more = m.change("tax"), books.r.difference(got, then)
    return [
        Heading("Härifrån kommer pengarna"),
        text(*clear(
            say("Sammanlagt fick kommunen in ", _P(got), "."),
            say("Det var ", _P.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                " än ", str(last), "."),
            say("Skatten står för ",
                _P.share(books.r.quotient(m("tax"), got), behind=" procent"),
                " av pengarna, och den ", turn(tax, "växte", "minskade"), " med ",
                _P.size(tax, "difference"), "."))),
        table("", ["Miljoner kronor", str(m.year), str(last), f"Andel {m.year}"], rows),
    ]  # fmt: skip


def _share(one: Quantity) -> Printed:
    return _T.share(one, behind=" %")


def _to(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    rows = [row(_COSTS[one], [_T(m(one)), _T(m(one, year=last))]) for one in COSTS]
    rows += [
        row("Avskrivningar", [_T(m("depreciation")), _T(m("depreciation", year=last))]),
        row("Räntor", [_T(m("financial-costs")), _T(m("financial-costs", year=last))]),
    ]
    spent, then = books("went-out", "all"), books("went-out", "all", last)
    rows.append(row("Summa kostnader", [_T(spent), _T(then)], "sum"))
    pay, more = m.change("wages"), books.r.difference(spent, then)
    return [
        Heading("Hit går pengarna"),
        table("Kommunens kostnader, miljoner kronor", ["", str(m.year), str(last)], rows),
        text(*clear(
            say("Kostnaderna blev ", _P(spent), ", en ", turn(more, "ökning", "minskning"), " med ",
                _P.share(books.r.growth(spent, then), behind=" procent", size=True), " från ",
                    _P(then), "."),
            say("Lönerna är ", _P(m("wages")), " av dem."),
            say("De ", turn(pay, "steg", "sjönk"), " med ", _D.size(pay, "difference"),
                " under året."),
            say("Pensionerna kostade ", _P(m("pensions")), " och hyrorna ", _P(m("premises")),
                "."))),
    ]  # fmt: skip


def _hundred(m: Municipality) -> list[Block]:
    r = m.register
    whole = m("board-net", "all")
    order = sorted(m.boards, key=lambda one: -m("board-net", one.key).value)

    def of_hundred(key: str, decimals: int = 2) -> Printed:
        part = r.quotient(m("board-net", key), whole)
        return printed(part, "%", decimals, _STYLE, behind=" kr", role="share")

    rows = [
        row(one.name, [of_hundred(one.key), _T(m("board-net", one.key)),
                       _CELL(r.per(m("board-net", one.key), m("inhabitants")))])
        for one in (*order, m.central)
    ]  # fmt: skip
    rows.append(row("Totalt", [
        printed(r.quotient(whole, whole), "%", 2, _STYLE, behind=" kr", role="sum"), _T(whole),
        _CELL(r.per(whole, m("inhabitants")))], "sum"))  # fmt: skip
    first, second = order[:2]
    both = r.total("two largest", [m("board-net", first.key), m("board-net", second.key)])
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    under = r.count("boards under", gaps, 1, True)
    gap = m.variance("board-net", "all", -1)
    return [
        Heading("Så användes en hundralapp"),
        text(*clear(
            say("Av varje hundralapp gick ",
                printed(r.quotient(m("board-net", first.key), whole), "%", 2, _STYLE,
                        behind=" kronor", role="share"), " till ", first.name, " och ",
                printed(r.quotient(m("board-net", second.key), whole), "%", 2, _STYLE,
                        behind=" kronor", role="share"), " till ", second.name, "."),
            say("Tillsammans använde de två ", _P(both), "."),
            say(first.name, " kostade ", _KR(r.per(m("board-net", first.key), m("inhabitants"))),
                " per invånare."))),
        table("Nettokostnad per nämnd", ["", "Av 100 kr", "Miljoner kronor", "Kronor per invånare"],
            rows),
        text(*clear(
            say("Av ", str(len(m.boards)), " nämnder klarade ", counted(under, words=False),
                " sin budget."),
            say("För nämnderna och de gemensamma posterna blev det sammantaget ",
                turn(gap, "ett överskott", "ett underskott"), " på ", _D.size(gap, "difference"),
                    "."))),
    ]  # fmt: skip


def _built(m: Municipality) -> list[Block]:
    order = sorted(m.projects, key=lambda one: -m("project", one.key).value)
    rest = order[4:]
    other = m.register.total("other projects", [m("project", one.key) for one in rest])
    terms = [(m("project", one.key), 1) for one in order[:4]]
    m.register.follows(m("investments"), [*terms, (other, 1)])
    rows = [row(one.name, [_T(m("project", one.key))]) for one in order[:4]]
    rows.append(row("Övriga projekt", [_T(other)]))
    rows.append(row("Summa", [_T(m("investments"))], "sum"))
    first = m("project", order[0].key)
    return [
        Heading("Det här byggde vi"),
        table("Årets investeringar (miljoner kronor)", ["", str(m.year)], rows),
        text(
            say("Störst var ", order[0].name, " med ", _D(first), ", ",
                _D.share(m.register.quotient(first, m("investments")), behind=" procent"),
                " av allt vi investerade."),
            say("De fyra största projekten beskrivs på vår webbplats; övriga projekt kostade ",
                _D(other), " tillsammans."),
        ),
    ]  # fmt: skip


def _people(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    rows = [
        row(label, [_P.people(m(what)), _P.people(m(what, year=last))], kind)
        for label, what, kind in (
            ("Kvinnor", "women", "item"), ("Män", "men", "item"), ("Alla", "employees", "sum"))
    ]  # fmt: skip
    return [
        Heading("Vi som arbetar i kommunen"),
        text(*clear(
            say("Vi är ", _P.people(m("employees")), " medarbetare, ",
                _P.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än förra året."),
            say("Ungefär ", printed(r.quotient(m("women"), m("employees")), "%", 0, _STYLE,
                                    behind=" procent", role="share"), " är kvinnor."),
            say("Sjukfrånvaron var ", _P.share(m("sick-leave", "all"), behind=" procent"), " (",
                _P.share(m("sick-leave", "all", last), behind=" procent"), " ", str(last), "), en ",
                turn(ill, "uppgång", "nedgång"), " på ", _P.points(ill), "."))),
        table("Anställda i december", ["", str(m.year), str(last)], rows),
    ]  # fmt: skip


def _five(m: Municipality) -> list[Block]:
    r, years = m.register, m.years[::-1]
    rows = [
        row("Invånare", [_P.people(m("inhabitants", year=y)) for y in years]),
        row("Resultat, miljoner kronor", [_T(m("result", year=y)) for y in years]),
        row("Investeringar, miljoner kronor", [_T(m("investments", year=y)) for y in years]),
        row("Soliditet, procent", [_T(r.quotient(m("equity", year=y), m("assets",
            year=y))) for y in years]),
        row("Lån per invånare, kronor",
            [_CELL(r.per(m("long-debt", year=y), m("inhabitants", year=y))) for y in years]),
    ]  # fmt: skip
    return [Heading("Fem år i siffror"), table("", ["", *map(str, years)], rows)]


FAMILY = Family("popular-version", make)
