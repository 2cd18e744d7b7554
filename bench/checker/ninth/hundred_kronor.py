"""A leaflet to every household: where a hundred kronor came from and went, people by age, what
things cost, the companies, few and round numbers beside exact ones."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("mnkr", 0, NumberStyle())
_SAY = Pen("mnkr", 0, NumberStyle(), " miljoner kronor")
_FINE = Pen("mnkr", 1, NumberStyle(negative="–"), " miljoner")
_KR = Pen("kr", 0, NumberStyle(), " kronor")
_COSTS = (
    ("preschool", "Förskola och pedagogisk omsorg", 331),
    ("school", "Grundskola och fritidshem", 742),
    ("upper", "Gymnasieskola och vuxenutbildning", 254), ("old", "Äldreomsorg", 561),
    ("disabled", "Stöd till personer med funktionsnedsättning", 287),
    ("family", "Individ- och familjeomsorg", 148), ("culture", "Kultur och fritid", 131),
    ("streets", "Gator, parker och plan", 122), ("rescue", "Räddningstjänst", 41),
    ("admin", "Politik och administration", 96),
)  # fmt: skip
_INCOME = (
    ("tax", "Kommunalskatt", 1771), ("grants", "Generella statsbidrag och utjämning", 593),
    ("fees", "Taxor och avgifter", 148), ("directed", "Riktade bidrag", 156),
    ("other", "Övriga intäkter", 109),
)  # fmt: skip
_AGES = (
    ("0–5 år", 2_650), ("6–15 år", 5_010), ("16–18 år", 1_540), ("19–64 år", 22_700),
    ("65–79 år", 6_420),
)  # fmt: skip
_MOVES = (
    ("born", "Födda", 402, 1), ("died", "Döda", 378, -1), ("in", "Inflyttade", 2_410, 1),
    ("out", "Utflyttade", 2_260, -1), ("fix", "Justering", 14, 1),
)  # fmt: skip
_PRICES = (
    ("child", "Ett barn i förskolan, per år", 168_000),
    ("pupil", "En elev i grundskolan, per år", 131_000),
    ("student", "En gymnasieelev, per år", 142_000),
    ("home", "En plats på äldreboende, per år", 872_000),
    ("meal", "En lunch i skolan", 38), ("visit", "Ett besök i simhallen", 97),
    ("loan", "Ett boklån på biblioteket", 46),
)  # fmt: skip
_COMPANIES = (
    ("homes", "bostäder", 212, 9), ("energy", "energi", 341, 24), ("rooms", "lokaler", 88, -2),
)  # fmt: skip
_FIRST = {"homes": "Bostads AB", "energy": "Energi AB", "rooms": "Lokaler AB"}


def make(m: Municipality, chance: Random) -> Paper:
    """The leaflet."""
    a = Accounts(m, chance)
    _money(a)
    _people(a)
    _others(a)
    blocks: list[Block] = [
        Heading(f"{m.name} {m.year} på några minuter", 1),
        *_result(m, a),
        Heading("Härifrån kom pengarna"),
        *_hundred(a, "income", _INCOME),
        Heading("Hit gick pengarna"),
        *_hundred(a, "cost", _COSTS),
        Heading("Skatten"),
        *_tax(m, a),
        Heading("Vi som bor här", 1),
        *_population(m, a),
        Heading("Vad kostar det?", 1),
        *_prices(a),
        Heading("Vi bygger för framtiden", 1),
        *_building(m),
        Heading("Kommunens bolag", 1),
        *_companies(m, a),
        Heading("Kommunen som arbetsgivare", 1),
        *_work(m, a),
    ]
    return Paper(f"{m.name} i korthet – så användes skattepengarna {m.year}", filled(blocks))


def _money(a: Accounts) -> None:
    """Income and costs by source and use, and the result."""
    for what, lines in (("cost", _COSTS), ("income", _INCOME[1:])):
        for key, _label, size in lines:
            a.grow(what, key, (a.last, a.year), size * 1_000_000, 0.035, 0.01)
    for when in (a.last, a.year):
        # Taxes are what brings the income near the costs.
        costs = sum(a("cost", key, when).value for key, *_ in _COSTS)
        others = sum(a("income", key, when).value for key, *_ in _INCOME[1:])
        tax = costs * a.share_of("1.011", 0.014) - others
        a.put("income", "tax", when, tax, before=a.last if when == a.year else None)
    for what, some in (("cost", _COSTS), ("income", _INCOME)):
        a.sums(what, "all", (a.last, a.year), [(what, key) for key, *_ in some])
    for when in (a.last, a.year):
        terms = [(a("income", "all", when), 1), (a("cost", "all", when), -1)]
        a.add("result", "all", when, terms, a.last if when == a.year else None)
    for key, rate in (("municipal", "21.9"), ("region", "11.4")):
        a.grow("rate", key, (a.last, a.year), rate, 0.0, 0.004, "index")
    a.sums("rate", "all", (a.last, a.year), [("rate", "municipal"), ("rate", "region")])


def _people(a: Accounts) -> None:
    """Inhabitants at both ends of the year, by what moved them and by age."""
    for age, middle in _AGES:
        a.grow("age", age, (a.last,), middle, 0, 0, "count")
    a.grow("age", "80– år", (a.last,), 2_480, 0, 0, "count")
    ages = (*(age for age, _ in _AGES), "80– år")
    a.sums("people", "all", (a.last,), [("age", age) for age in ages])
    for key, _label, middle, _sign in _MOVES:
        a.grow("moved", key, (a.last, a.year), middle, 0, 0.05, "count")
    moves = [(a("moved", key, a.year), sign) for key, _l, _m, sign in _MOVES]
    whole = a.add("people", "all", a.year, [(a("people", "all", a.last), 1), *moves], a.last)
    for age in ages[:-1]:
        a.put(
            "age", age, a.year, a("age", age, a.last).value * a.share_of(1, 0.005), "count", a.last
        )
    rest = whole.value - sum(a("age", age, a.year).value for age in ages[:-1])
    a.put("age", ages[-1], a.year, rest, "count", a.last)
    a.register.follows(whole, [(a("age", age, a.year), 1) for age in ages])


def _others(a: Accounts) -> None:
    """Prices, companies, employees."""
    for key, _label, middle in _PRICES:
        a.grow("price", key, (a.last, a.year), middle, 0.012, 0.03)
    for key, _label, turnover, result in _COMPANIES:
        a.grow("turnover", key, (a.last, a.year), turnover * 1_000_000, 0.03, 0.04)
        for when in (a.last, a.year):
            a.pick("profit", key, when, (result - 6) * 1000, (result + 9) * 1000)
    for key, middle in (("women", 1990), ("men", 570)):
        a.grow("employed", key, (a.last, a.year), middle, 0.01, 0.02, "count")
    a.sums("employed", "all", (a.last, a.year), [("employed", "women"), ("employed", "men")])


def _of_hundred(share: Quantity, sign: str = " kronor") -> Printed:
    """A share as kronor of a hundred."""
    return printed(share, "%", 2, behind=sign, role="share")


def _result(m: Municipality, a: Accounts) -> list[Block]:
    """The year's result in three sentences."""
    result, more = a("result", "all", a.year), a.less("result", "all", a.year, a.last)
    each = a.register.per(a("cost", "all", a.year), a("people", "all", a.year))
    return [
        text(
            *told(
                say("Kommunen hade intäkter på ", _SAY(a("income", "all", a.year)),
                    " och kostnader på ", _SAY(a("cost", "all", a.year)), "."),
                say("Det gav ", turn(result, "ett plus", "ett minus"), " på ",
                    _FINE.size(result, "difference"), ", vilket är ",
                    _FINE.size(more, "difference"),
                    " ", turn(more, "bättre", "sämre"), f" än {m.year - 1}."),
                say("Utslaget på alla som bor i kommunen kostade verksamheten ", _KR(each),
                    " per person."),
            )
        )
    ]  # fmt: skip


def _hundred(a: Accounts, what: str, some: tuple[tuple[str, str, int], ...]) -> list[Block]:
    """A hundred kronor by source or use, and the largest in words."""
    whole, shares, rows = a(what, "all", a.year), [], []
    for key, label, _size in some:
        share = a.register.quotient(a(what, key, a.year), whole)
        shares.append((share, key, label))
        rows.append(row(label, [_PEN(a(what, key, a.year)), _of_hundred(share, "")]))
    total = a.register.total(f"hundred {what}:own", [share for share, *_ in shares])
    rows.append(row("Summa", [_PEN(whole), _of_hundred(total, "")], "sum"))
    ordered = sorted(shares, key=lambda one: -one[0].value)
    (first, key, label), (second, _key, next_) = ordered[0], ordered[1]
    two = a.register.total(f"two of {what}:own", [first, second])
    grown = a.growth(what, key, a.year, a.last)
    verb = "kom" if what == "income" else "gick"
    way = "från" if what == "income" else "till"
    return [
        text(
            *told(
                say(f"Av varje hundralapp {verb} ", _of_hundred(first),
                    f" {way} {_low(label)} och ",
                    _of_hundred(second), f" {way} {_low(next_)}."),
                say("Tillsammans blir det ", _of_hundred(two), "."),
                say("Den största posten är ", _SAY(a(what, key, a.year)), ", ",
                    _SAY.share(grown, behind=" procent", size=True), " ",
                    turn(grown, "mer", "mindre"), " än året innan."),
            )
        ),
        table(f"100 kronor fördelade på {'inkomster' if what == 'income' else 'verksamheter'}",
              ["", "Miljoner kronor", "Av 100 kronor"], rows),
    ]  # fmt: skip


def _low(label: str) -> str:
    """A label within a sentence."""
    return label[0].lower() + label[1:]


def _tax(m: Municipality, a: Accounts) -> list[Block]:
    """The tax rate, to the öre."""

    def rate(key: str, when: int) -> Printed:
        """A rate with two decimals."""
        return printed(a("rate", key, when), "", 2)

    more = a.less("rate", "all", a.year, a.last)
    each = a.register.per(a("income", "tax", a.year), a("people", "all", a.year))
    apart = printed(more, "", 2, size=True, behind=" kronor", role="difference")
    return [
        text(
            *told(
                say("Av varje intjänad hundralapp betalade du ", rate("all", a.year),
                    " kronor i skatt: ", rate("municipal", a.year), " till kommunen och ",
                    rate("region", a.year), " till regionen."),
                say("Det är ", apart, " ", turn(more, "mer", "mindre"), f" än {m.year - 1}, då du"
                    " betalade ", rate("all", a.last), "."),
                say("Kommunalskatten gav i snitt ", _KR(each), " per invånare."),
            )
        )
    ]  # fmt: skip


def _population(m: Municipality, a: Accounts) -> list[Block]:
    """Inhabitants by age and by what moved them."""
    ages = (*(age for age, _ in _AGES), "80– år")
    rows = []
    for age in (*ages, "all"):
        what = "people" if age == "all" else "age"
        cells = [a(what, age, a.year), a(what, age, a.last)]
        change = a.register.difference(*cells)
        rows.append(row("Alla" if age == "all" else age,
                        [*map(_PEN.people, cells), _PEN.people(change, "difference")],
                        "sum" if age == "all" else "item"))  # fmt: skip
    more = a.less("people", "all", a.year, a.last)
    grown, young = (
        a.growth("people", "all", a.year, a.last),
        a.less("age", "0–5 år", a.year, a.last),
    )
    born = a.register.difference(a("moved", "born", a.year), a("moved", "died", a.year))
    came = a.register.difference(a("moved", "in", a.year), a("moved", "out", a.year))
    old = a.register.total("65 and more:own",
                           [a("age", "65–79 år", a.year), a("age", "80– år", a.year)])  # fmt: skip
    share = a.register.quotient(old, a("people", "all", a.year))
    whole = _PEN.people(a("people", "all", a.year))
    return [
        text(
            *told(
                say("Vid årets slut bodde ", whole, f" personer i {m.name}."),
                say("Vi blev ", _PEN.people(more, "difference", True), " ",
                    turn(more, "fler", "färre"), " under året, eller ",
                    _SAY.share(grown, behind=" procent", size=True), "."),
                say(_PEN.people(a("moved", "born", a.year)), " barn föddes och ",
                    _PEN.people(a("moved", "died", a.year)), " personer avled, vilket ger ett ",
                    turn(born, "födelseöverskott", "födelseunderskott"), " på ",
                    _PEN.people(born, "difference", True), "."),
                say(_PEN.people(a("moved", "in", a.year)), " flyttade hit medan ",
                    _PEN.people(a("moved", "out", a.year)), " flyttade härifrån: ",
                    turn(came, "ett överskott", "ett underskott"), " på ",
                    _PEN.people(came, "difference", True), "."),
            )
        ),
        table("Invånare efter ålder 31 december", ["Ålder", str(a.year), str(a.last), "Förändring"],
              rows),
        text(
            *told(
                say(_PEN.people(old), " av oss har fyllt 65, det vill säga ",
                    _SAY.share(share, behind=" procent"), " av alla invånare."),
                say("Barnen under sex år blev ", _PEN.people(young, "difference", True), " ",
                    turn(young, "fler", "färre"), "."),
            )
        ),
        table(
            "",
            [f"Så förändrades befolkningen {a.year}", "Antal"],
            [
                row(f"Invånare vid årets början, {a.year}-01-01",
                    [_PEN.people(a("people", "all", a.last))]),
                *(row(label, [printed(a("moved", key, a.year), "", 0, sign=sign)])
                  for key, label, _middle, sign in _MOVES),
                row("Invånare vid årets slut", [whole], "sum"),
            ],
        ),
    ]  # fmt: skip


def _prices(a: Accounts) -> list[Block]:
    """What things cost."""
    pen = Pen("kr", 0)
    rows: list[Row] = []
    for key, label, _middle in _PRICES:
        more = a.less("price", key, a.year, a.last)
        rows.append(row(label, [pen(a("price", key, a.year)), pen(a("price", key, a.last)),
                                pen(more, role="difference")]))  # fmt: skip
    child, home = (
        a.less("price", "child", a.year, a.last),
        a.growth("price", "home", a.year, a.last),
    )
    apart = a.register.difference(a("price", "student", a.year), a("price", "pupil", a.year))
    dearer = a.register.count(
        "dearer:own", [a.less("price", k, a.year, a.last) for k, *_ in _PRICES]
    )
    return [
        table("Kronor", ["", str(a.year), str(a.last), "Skillnad"], rows),
        text(
            *told(
                say(counted(dearer, capital=True), " av de sju exemplen har blivit dyrare."),
                say("En förskoleplats kostar ", _KR.size(child, "difference"), " ",
                    turn(child, "mer", "mindre"), " än året före."),
                say("Ett år på gymnasiet är ", _KR.size(apart, "difference"), " ",
                    turn(apart, "dyrare", "billigare"), " än ett år i grundskolan."),
                say("För äldreboendet ", turn(home, "steg", "sjönk"), " kostnaden med ",
                    _SAY.share(home, behind=" procent", size=True), "."),
                least=1,
            )
        ),
    ]  # fmt: skip


def _building(m: Municipality) -> list[Block]:
    """The projects that took most, as items, and all together."""
    some = sorted(m.projects, key=lambda one: -m("project", one.key).value)[:4]
    parts = m.register.total("four projects:own", [m("project", one.key) for one in some])
    share = m.register.quotient(parts, m("investments"))
    more = m.change("investments")
    return [
        text(
            *told(
                say("Kommunen investerade för ", _FINE(m("investments")), ". Det är ",
                    _FINE.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    " än året innan."),
                say("De fyra största projekten tog ", _FINE(parts), " eller ",
                    _SAY.share(share, behind=" procent"), " av pengarna:"),
            )
        ),
        *(item(say(f"{one.name}: ", _FINE(m("project", one.key)))) for one in some),
    ]  # fmt: skip


def _companies(m: Municipality, a: Accounts) -> list[Block]:
    """The companies' turnover and result."""
    pen = Pen("mnkr", 1, NumberStyle(negative="–"))
    rows = []
    for key, _label, *_ in _COMPANIES:
        cells = [pen(a("turnover", key, a.year)), pen(a("turnover", key, a.last)),
                 pen(a("profit", key, a.year)), pen(a("profit", key, a.last))]  # fmt: skip
        rows.append(row(f"{m.name} {_FIRST[key]}", cells))
    grown = a.growth("turnover", "energy", a.year, a.last)
    both = a.register.total(
        "companies together:own", [a("profit", k, a.year) for k, *_ in _COMPANIES]
    )
    profit = a.less("profit", "homes", a.year, a.last)
    return [
        table("Miljoner kronor", ["Bolag", f"Omsättning {a.year}", f"Omsättning {a.last}",
                                  f"Resultat {a.year}", f"Resultat {a.last}"], rows),
        text(
            *told(
                say("De tre bolagen gjorde tillsammans ett resultat på ", _FINE(both), "."),
                say(f"{m.name} Energi AB ", turn(grown, "ökade", "minskade"),
                    " sin omsättning med ", _SAY.share(grown, behind=" procent", size=True), "."),
                say("Bostadsbolagets resultat blev ", _FINE(a("profit", "homes", a.year)), ", ",
                    _FINE.size(profit, "difference"), " ", turn(profit, "högre", "lägre"),
                    " än året före."),
            )
        ),
    ]  # fmt: skip


def _work(m: Municipality, a: Accounts) -> list[Block]:
    """The municipality as an employer, in items."""
    more = a.less("employed", "all", a.year, a.last)
    share = a.register.quotient(a("employed", "women", a.year), a("employed", "all", a.year))
    ill = m.change("sick-leave", "all")
    return [
        item(
            *told(
                say("Vi är ", _PEN.people(a("employed", "all", a.year)), " anställda, ",
                    _PEN.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                    " än i fjol, varav ", _PEN.people(a("employed", "men", a.year)), " män."),
            )
        ),
        item(say(_SAY.share(share, behind=" procent"), " är kvinnor, totalt ",
                 _PEN.people(a("employed", "women", a.year)), ".")),
        item(
            say("Sjukfrånvaron blev ", _SAY.share(m("sick-leave", "all"), behind=" procent"),
                ". Året innan var den ",
                _SAY.share(m("sick-leave", "all", m.year - 1), behind=" procent"), "."),
            *told(say("Den har alltså ", turn(ill, "ökat", "minskat"), " med ",
                      _SAY.points(ill), ".")),
        ),
    ]  # fmt: skip


FAMILY = Family("hundred-kronor", make)
