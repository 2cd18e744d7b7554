"""The popular version of an annual report: whole million kronor and milliards, a hundred kronor by
where they went, where the money came from and went, kronor for each inhabitant, facts of the year
in bullets, small tables without budget."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, number, para, word

# fmt: off
_W = Pen("mnkr", 0, NumberStyle(negative="−"))
_T = Pen("mnkr", 0, NumberStyle(negative="−"), " miljoner kronor")
_ONE = Pen("mnkr", 1, NumberStyle(negative="−"), " miljoner kronor")
_MD = Pen("mdkr", 2, NumberStyle(), " miljarder kronor")
_KR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_K = Pen("kr", 0, NumberStyle(thousands=" "))
_SERVICES = (("pre", "Förskola", "barn", 0.052, 178_000),
             ("school", "Grundskola", "elever", 0.121, 134_000),
             ("upper", "Gymnasieskola", "elever", 0.039, 152_000),
             ("home", "Hemtjänst", "personer", 0.016, 268_000),
             ("care", "Särskilt boende för äldre", "platser", 0.0085, 812_000))
_FACTS = (("loans", "lån på biblioteken", 5.4), ("baths", "besök i simhallen", 3.1),
          ("meals", "serverade luncher", 46.0), ("permits", "bygglovsbeslut", 0.011),
          ("waste", "kilo hushållsavfall", 402.0))


def _p(share: Quantity, size: bool = False):  # type: ignore[no-untyped-def]
    return _ONE.share(share, behind=" procent", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "korthet", m.years[:2])
    _add(m, b)
    blocks: list[Block] = [
        *_first(m),
        *_hundred(m, chance),
        *_in_and_out(m, b),
        *_services(m, b),
        *_building(m),
        *_owned(m),
        *_goals(m),
        *_facts(m, b),
    ]
    return Paper(f"{m.name} kommun i korthet {m.year}", tuple(blocks))


def _add(m: Municipality, b: Book) -> None:
    for year in sorted(b.years):
        people = float(m("inhabitants", year=year).value)
        for key, _label, _of, share, price in _SERVICES:
            count = round(people * share * b.chance.uniform(0.97, 1.03))
            b.put("users", count, key, year, kind="count")
            each = price * (1 + 0.03 * (year - 2016)) * b.chance.uniform(0.97, 1.03)
            b.put("service", round(count * each), key, year)
        for key, _label, each in _FACTS:
            count = round(people * each * b.chance.uniform(0.94, 1.06))
            b.put("fact", count, key, year, kind="count")
        paid = [(m(one, year=year), 1) for one in ("wages", "pensions")]
        m.register.linear(f"people-cost:korthet:{year}:outcome", paid)
        rest = [(m(one, year=year), 1) for one in ("material", "other-costs")]
        m.register.linear(f"rest-cost:korthet:{year}:outcome", rest)
        got = [(m(one, year=year), 1) for one in ("tax", "grants", "income", "financial-income")]
        m.register.linear(f"all-in:korthet:{year}:outcome", got)
        used = [(m(one, year=year), 1) for one in ("purchased", "premises", "transfers",
                                                   "depreciation", "financial-costs")]
        used += [(b(one, year=year), 1) for one in ("people-cost", "rest-cost")]
        m.register.linear(f"all-out:korthet:{year}:outcome", used)
        terms = [(m(one, year=year), 1) for one in ("sales", "contracts", "other-income")]
        m.register.linear(f"sold:korthet:{year}:outcome", terms)
        m.register.follows(m("result", year=year), [
            (b("all-in", year=year), 1), (b("all-out", year=year), -1)])
        m.register.follows(m("income", year=year), [
            (b("sold", year=year), 1), (m("fees", year=year), 1), (m("rents", year=year), 1),
            (m("grants-received", year=year), 1)])


def _first(m: Municipality) -> list[Block]:
    last = m.year - 1
    gap, people = m.variance("result"), m.change("inhabitants")
    share = m.register.quotient(m("result"), m("tax-and-grants"))
    rows = [
        row("Invånare", [_K(m("inhabitants", year=y)) for y in m.years[:4]]),
        row("Skattesats", [number(m("tax-rate", year=y), 2) for y in m.years[:4]]),
        row("Resultat, miljoner kronor", [_W(m("result", year=y)) for y in m.years[:4]]),
        row("Investeringar, miljoner kronor", [_W(m("investments", year=y)) for y in m.years[:4]]),
        row("Anställda", [_K(m("employees", year=y)) for y in m.years[:4]]),
    ]
    return [
        Heading("Så gick det", 1),
        *para(
            say(f"{m.year} slutade med ett ", turn(m("result"), "överskott", "underskott"), " på ",
                _T.size(m("result")), "."),
            say("Budgeten var ", _T(m("result", basis="budget")), ", så det blev ",
                _T.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"), " än planerat."),
            say("Resultatet motsvarar ", _p(share), " av skatter och statsbidrag."),
            money="1000000",
        ),
        *para(
            say("Vi blev ", _K.people(people, "difference", True), " ", turn(people, "fler",
                "färre"), " invånare under året och var ", _K.people(m("inhabitants")),
                " vid årsskiftet, mot ", _K.people(m("inhabitants", year=last)), " ett år före."),
        ),
        table("Året i siffror", ["", *map(str, m.years[:4])], rows),
    ]


def _hundred(m: Municipality, chance: Random) -> list[Block]:
    shares = {one: m.register.quotient(m("board-net", one.key), m("board-net", "all"))
              for one in (*m.boards, m.central)}
    order = sorted(shares, key=lambda one: -shares[one].value)

    def crowns(share: Quantity, behind: str = ""):  # type: ignore[no-untyped-def]
        return number(share, 2, unit="%", behind=behind, role="share")

    rows = [row(one.name, [_W(m("board-net", one.key)), crowns(shares[one])]) for one in order]
    whole = m.register.total("a hundred kronor", [shares[one] for one in (*m.boards, m.central)])
    rows.append(row("Summa", [_W(m("board-net", "all")), crowns(whole)], "sum"))
    two = order[:2]
    both = m.register.total("the two largest", [shares[one] for one in two])
    small = chance.choice(order[2:])
    return [
        Heading("Hit gick hundralappen", 1),
        *para(
            say("Av varje hundralapp som verksamheten kostade gick ",
                crowns(shares[two[0]], " kronor"), f" till {two[0].name} och ",
                crowns(shares[two[1]], " kronor"), f" till {two[1].name}, tillsammans ",
                crowns(both, " kronor"), "."),
            say(f"{small.name} fick ", crowns(shares[small], " kronor"), "."),
        ),
        table("100 kronor av skatten", ["", "Miljoner kronor", "Kronor av hundra"], rows),
    ]


def _in_and_out(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1

    def lines(names: tuple, whole: str, label: str) -> list:  # type: ignore[type-arg]
        found = []
        for name, what, book in names:
            ask = b if book else m
            part = m.register.quotient(ask(what), b(whole))
            found.append(row(name, [_W(ask(what)), _W(ask(what, year=last)), _ONE.share(part)]))
        found.append(row(label, [_W(b(whole)), _W(b(whole, year=last)), None], "sum"))
        return found

    came = lines((
        ("Skatteintäkter", "tax", False), ("Generella statsbidrag", "grants", False),
        ("Riktade bidrag", "grants-received", False), ("Avgifter", "fees", False),
        ("Hyror", "rents", False), ("Försäljning och övrigt", "sold", True),
        ("Ränta och utdelning", "financial-income", False),
    ), "all-in", "Summa intäkter")
    went = lines((
        ("Löner och pensioner", "people-cost", True),
        ("Köpt verksamhet", "purchased", False), ("Lokalhyror", "premises", False),
        ("Bidrag", "transfers", False), ("Material och övrigt", "rest-cost", True),
        ("Avskrivningar", "depreciation", False), ("Räntor", "financial-costs", False),
    ), "all-out", "Summa kostnader")
    heads = ["Miljoner kronor", str(m.year), str(last), "Andel, %"]
    tax, wages = m.change("tax"), m.register.difference(b("people-cost"),
                                                        b("people-cost", year=last))
    part = m.register.quotient(m("tax"), b("all-in"))
    most = m.register.quotient(b("people-cost"), b("all-out"))
    each = m.register.per(m("tax"), m("inhabitants"))
    return [
        Heading("Pengar in", 1),
        table("Kommunens intäkter", heads, came),
        *para(
            say("Totalt fick kommunen in ", _T(b("all-in")), "."),
            say("Det mesta, ", _T(m("tax")), " eller ", _p(part), ", var skatt från dem som bor "
                "här, i genomsnitt ", _KR(each), " per invånare."),
            say("Skatteintäkterna ", turn(tax, "ökade", "minskade"), " med ",
                _T.size(tax, "difference"), "."),
            money="1000000",
        ),
        Heading("Pengar ut", 1),
        *para(
            say("Kostnaderna var ", _T(b("all-out")), ", vilket gav ett ",
                turn(m("result"), "överskott", "underskott"), " på ", _T.size(m("result")), "."),
            say("Löner och pensioner till våra medarbetare kostade ", _T(b("people-cost")),
                ", det är ", _p(most), " av alla kostnader och ", _T.size(wages, "difference"), " ",
                turn(wages, "mer", "mindre"), f" än {last}."),
            money="1000000",
        ),
        table("Kommunens kostnader", heads, went),
    ]


def _services(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    rows = []
    for key, label, of, *_ in _SERVICES:
        rows.append(row(f"{label} ({of})", [
            _K.people(b("users", key)), _K.people(b("users", key, last)), _W(b("service", key)),
            _K(b.each("service", "users", key)),
        ]))
    told = []
    for key, label, of, *_ in b.chance.sample(_SERVICES, 3):
        more = b.change("users", key)
        two = [b.each("service", "users", key, year) for year in (m.year, last)]
        dearer = m.register.difference(*two)
        told.append([
            say(f"{label}: ", _K.people(b("users", key)), f" {of}, ",
                _K.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än året innan."),
            say("Var och en kostade i snitt ", _KR(two[0]), ", ",
                _KR.size(dearer, "difference"), " ", turn(dearer, "mer", "mindre"), f" än {last}."),
        ])
    return [
        Heading("Det här kostar välfärden", 1),
        *items(*told, count="2", money="50"),
        table("Kostnad per plats eller person", [
            "", f"Antal {m.year}", f"Antal {last}", "Miljoner kronor", "Kronor per person"], rows),
    ]


def _building(m: Municipality) -> list[Block]:
    order = sorted(m.projects, key=lambda one: -m("project", one.key).value)
    top = [m("project", one.key) for one in order[:3]]
    three = m.register.total("the three largest projects", top)
    part = m.register.quotient(three, m("investments"))
    more = m.change("investments")
    each = m.register.per(m("investments"), m("inhabitants"))
    return [
        Heading("Vi bygger", 1),
        *para(
            say("Under året investerade kommunen ", _T(m("investments")), ", eller ", _KR(each),
                " per invånare."),
            say("Det är ", _T.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                " än året före."),
            say("De tre största projekten stod för ", _T(three), ", ", _p(part), " av alltihop:"),
            money="1000000",
        ),
        *(item(say(f"{one.name}, ", _T(m("project", one.key)))) for one in order[:3]),
    ]


def _owned(m: Municipality) -> list[Block]:
    last = m.year - 1
    solid = [m.register.quotient(m("equity", year=y), m("assets", year=y)) for y in (m.year, last)]
    points = m.register.difference(*solid)
    debt = m.register.per(m("long-debt"), m("inhabitants"))
    before = m.register.per(m("long-debt", year=last), m("inhabitants", year=last))
    more = m.register.difference(debt, before)
    return [
        Heading("Vi äger och är skyldiga", 1),
        *para(
            say("Kommunens tillgångar är värda ", _MD(m("assets")), " och skulderna och "
                "avsättningarna är ", _MD(m.register.total("owed", [m("debts"), m("provisions")])),
                "."),
            say("Resten, ", _MD(m("equity")), ", är eget kapital, vilket ger en soliditet på ",
                _p(solid[0]), "."),
            say("Soliditeten är ", _ONE.points(points), " ", turn(points, "högre", "lägre"),
                " än vid förra årsskiftet."),
            say("Lånen är ", _T(m("long-debt")), ", det vill säga ", _KR(debt), " per invånare, ",
                _KR.size(more, "difference"), " ", turn(more, "mer", "mindre"), " än för ett år "
                "sedan."),
            money="50",
        ),
        table("Balansräkning i miljoner kronor", ["", str(m.year), str(last)], [
            row(label, [_W(m(what)), _W(m(what, year=last))], kind) for label, what, kind in (
                ("Anläggningar och andra fasta tillgångar", "fixed-assets", "item"),
                ("Omsättningstillgångar", "current-assets", "item"),
                ("Summa tillgångar", "assets", "sum"), ("Eget kapital", "equity", "item"),
                ("Avsättningar", "provisions", "item"), ("Lån", "long-debt", "item"),
                ("Övriga skulder", "short-debt", "item"),
                ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
            )
        ]),
    ]


def _goals(m: Municipality) -> list[Block]:
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("goals met", margins, 1, True)
    rows = []
    for one, margin in zip(m.indicators, margins, strict=True):
        kind = " (%)" if m("indicator", one.key).kind == "ratio" else ""
        rows.append(row(one.name + kind, [
            _ONE(m("indicator", one.key, basis="budget")), _ONE(m("indicator", one.key)),
            "Ja" if margin.value >= 0 else "Nej"]))
    return [
        Heading("Så nåddes målen", 1),
        text(say("Av kommunens ", f"{len(m.indicators)} mätbara mål nåddes ",
                 counted(met, words=False), ".")),
        table("Mål och utfall", ["", f"Mål {m.year}", f"Utfall {m.year}", "Uppnått?"], rows),
    ]


def _facts(m: Municipality, b: Book) -> list[Block]:
    told = []
    for key, label, _each in _FACTS:
        more = b.growth("fact", key)
        told.append([say(_K.people(b("fact", key)), f" {label} (", turn(more, "upp", "ned"), " ",
                         _p(more, True), ")")])
    women = m.register.quotient(m("women"), m("employees"))
    growing = m.register.count("boards with more staff",
                               [m.change("employees", one.key) for one in m.boards], 1)
    return [
        Heading("Visste du att…", 1),
        *items(*told),
        *para(
            say("Kommunen är ortens största arbetsgivare med ", _K.people(m("employees")),
                " anställda, av vilka ", _K.people(m("women")), " eller ", _p(women),
                " är kvinnor."),
            say("Sjukfrånvaron var ", _p(m("sick-leave", "all")), "."),
            say(word(growing, capital=True), f" av {len(m.boards)} nämnder hade fler anställda än ",
                "året innan."),
        ),
    ]


FAMILY = Family("in-brief", make)
