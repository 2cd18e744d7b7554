"""A social board's closing: gross and net by activity in tkr with costs negative, what the money
went to, days of placement and what a day costs, households with income support; text in mnkr."""

from __future__ import annotations

from random import Random

from ..compose import Pen, Role, counted, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ._ledger import Ledger, about, largest, para, rather, word

_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", zero="0"))
_KR = Pen("kr", 0, NumberStyle(thousands=" "))
_MN = Pen("mnkr", 1, NumberStyle(), " mnkr")
_SMALL = Pen("tkr", 0, NumberStyle(thousands=" "), " tkr")
_AREAS = (
    ("board", "Nämnd och förvaltningsledning", "Nämnden och ledningen", 14, 0.4),
    ("children", "Barn och unga", "Barn- och ungdomsvården", 92, 4.5),
    ("adults", "Vuxna, missbruk och beroende", "Vuxenvården", 31, 1.8),
    ("support", "Ekonomiskt bistånd", "Det ekonomiska biståndet", 58, 2.6),
    ("disabled", "Funktionsstöd LSS", "Funktionsstödet", 148, 11.5),
    ("mental", "Socialpsykiatri", "Socialpsykiatrin", 27, 1.3),
    ("refugees", "Flyktingmottagande", "Flyktingmottagandet", 17, 15.5),
)
_KINDS = (
    ("staff", "Personalkostnader", 0.47),
    ("placed", "Köp av vård och placeringar", 0.24),
    ("benefits", "Försörjningsstöd", 0.09),
    ("rent", "Lokalkostnader", 0.06),
)
_CARE = (
    ("hvb", "HVB, barn och unga", 3400, 5650),
    ("foster", "Familjehem", 21500, 1180),
    ("consultant", "Konsulentstödda familjehem", 7200, 2150),
    ("sis", "SiS-institution", 420, 8600),
    ("adult", "Behandlingshem, vuxna", 2600, 2780),
)
_LSS = (
    ("group", "Bostad med särskild service, vuxna", 96),
    ("daily", "Daglig verksamhet", 148),
    ("contact", "Kontaktperson", 81),
    ("escort", "Ledsagarservice", 37),
    ("short", "Korttidsvistelse", 44),
)


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    size = float(m.size)
    for key, _label, _short, cost, income in _AREAS:
        some.series("so-cost", key, cost * size * 1e6, 0.035, 0.03, budget=0.03)
        some.series("so-income", key, income * size * 1e6, 0.02, 0.05, budget=0.05)
        some.sums("so-net", key, [("so-cost", key, 1), ("so-income", key, -1)])
    for what in ("so-cost", "so-income", "so-net"):
        some.sums(what, "all", [(what, one[0], 1) for one in _AREAS])
    for year in (m.year - 1, m.year):
        for basis in ("outcome", "budget"):
            whole = some("so-cost", "all", year, basis)
            parts = [
                some.put("so-kind", key, year, some.about(float(whole.value) * share, 0.03), basis)
                for key, _label, share in _KINDS
            ]
            left = whole.value - sum(one.value for one in parts)
            parts.append(some.put("so-kind", "rest", year, left, basis))
            m.register.follows(whole, [(one, 1) for one in parts])
            net = some("so-net", "all", year, basis)
            m.register.follows(net, [(whole, 1), (some("so-income", "all", year, basis), -1)])
    _volumes(some)
    return some


def _volumes(some: Ledger) -> None:
    """Days of placement, households, decisions and reports."""
    m, size = some.m, float(some.m.size)
    for key, _label, days, price in _CARE:
        some.series("so-days", key, days * size, 0.01, 0.09, "count", 0)
        for year in sorted(m.years):
            cost = some("so-days", key, year).value * some.about(price, 0.06)
            some.put("so-care", key, year, cost)
    for what in ("so-days", "so-care"):
        some.sums(what, "all", [(what, one[0], 1) for one in _CARE])
    some.series("so-household", "new", 120 * size + 9, 0.01, 0.09, "count", 0)
    some.series("so-household", "long", 210 * size + 9, 0.0, 0.07, "count", 0)
    some.sums("so-household", "all", [("so-household", one, 1) for one in ("new", "long")])
    for year in (m.year - 2, m.year - 1, m.year):
        if year == m.year - 2:
            paid = some.about(some("so-household", "all", year).value * 108_000, 0.04)
            some.put("so-paid", "all", year, paid)
        else:
            some.add("so-paid", "all", year, [(some("so-kind", "benefits", year), 1)])
    for key, _label, people in _LSS:
        some.series("so-lss", key, people * size + 4, 0.02, 0.04, "count", 0)
    some.sums("so-lss", "all", [("so-lss", one[0], 1) for one in _LSS])
    some.series("so-reports", "", 640 * size, 0.04, 0.05, "count", 0)
    some.series("so-inquiries", "", 260 * size, 0.03, 0.05, "count", 0)
    some.series("so-sick", "", 0.078, -0.01, 0.09, "ratio", 0)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    blocks: list[Block] = [
        Heading(f"Verksamhetsberättelse {m.year} – Socialnämnden", 1),
        *_summary(some),
        Heading("Ekonomiskt utfall", 2),
        *_by_area(some),
        *_by_kind(some),
        Heading("Kommentarer till utfallet", 2),
        *_comments(some),
        Heading("Placeringar", 2),
        *_care(some),
        Heading("Försörjningsstöd", 2),
        *_support(some),
        Heading("Volymer inom funktionsstöd", 2),
        *_disabled(some),
    ]
    return Paper(f"Socialnämnden i {m.name}, verksamhetsberättelse {m.year}", tuple(blocks))


def _summary(some: Ledger) -> list[Block]:
    m, net, gap = some.m, some("so-net", "all"), some.gap("so-net", "all")
    reports, sick = some.change("so-reports"), some.change("so-sick")
    return [
        Heading("Sammanfattning", 2),
        para(
            say(
                "Socialnämndens nettokostnad för ", str(m.year), " blev ", _MN(net),
                " mot budgeterade ", _MN(some("so-net", "all", basis="budget")), ".",
            ),
            say(
                "Det ger ett ", turn(gap, "överskott", "underskott"), " om ",
                _MN.size(gap, "difference"), ".",
            ),
            say(
                "Jämfört med året innan har nettokostnaden ",
                turn(some.change("so-net", "all"), "ökat", "minskat"), " med ",
                _MN.size(some.change("so-net", "all"), "difference"), " eller ",
                _MN.share(some.growth("so-net", "all"), behind=" procent", size=True), ".",
            ),
        ),
        _figures(some),
        para(
            say(
                "Under året kom ", _KR.people(some("so-reports")),
                " orosanmälningar som rör barn in till socialkontoret, ",
                _KR.people(reports, "difference", size=True), " ",
                turn(reports, "fler", "färre"), f" än {m.year - 1}.",
            ),
            say(
                "Utredning inleddes i ", _KR.people(some("so-inquiries")),
                " fall, det vill säga i ",
                _MN.share(some.share("so-inquiries", "", "so-reports", ""), behind=" %"),
                " av anmälningarna.",
            ),
            say(
                "Medarbetarnas sjukfrånvaro var ", _MN.share(some("so-sick"), behind=" %"),
                " (", _MN.share(some("so-sick", year=m.year - 1), behind=" %"), ").",
            ),
            say(
                "Sjukfrånvaron har alltså ", turn(sick, "stigit", "sjunkit"), " med ",
                _MN.points(sick), ".",
            ),
        ),
    ]  # fmt: skip


def _figures(some: Ledger) -> Block:
    years = (some.m.year - 2, some.m.year - 1, some.m.year)
    rows = [
        row("Orosanmälningar, barn", [_KR.people(some("so-reports", "", y)) for y in years]),
        row("Inledda utredningar, barn", [_KR.people(some("so-inquiries", "", y)) for y in years]),
        row(
            "Andel anmälningar som lett till utredning, %",
            [_KR.share(some.share("so-inquiries", "", "so-reports", "", y)) for y in years],
        ),
        row("Sjukfrånvaro, %", [_KR.share(some("so-sick", "", y)) for y in years]),
    ]
    return table("Nyckeltal", ["", *map(str, years)], rows)


def _by_area(some: Ledger) -> list[Block]:
    m = some.m

    def line(label: str, key: str, kind: str = "item") -> Row:
        money = [
            _TKR(some(what, key, basis=basis), sign)
            for basis in ("budget", "outcome")
            for what, sign in (("so-income", 1), ("so-cost", -1), ("so-net", -1))
        ]
        last = _TKR(some("so-net", key, m.year - 1), -1)
        role: Role = "sum" if kind == "sum" else "difference"
        return row(label, [*money, _TKR(some.gap("so-net", key), role=role), last], kind)

    rows = [line(label, key) for key, label, *_rest in _AREAS]
    rows.append(line("Socialnämnden totalt", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Budget {m.year}", 3), Head(f"Utfall {m.year}", 3), "Avvikelse", "Utfall"],
        ["", *("Intäkter", "Kostnader", "Netto") * 2, "netto", f"netto {m.year - 1}"],
    ]
    gaps = [some.gap("so-net", one[0]) for one in _AREAS]
    under = m.register.count("so activities over", gaps, -1)
    return [
        tall("Driftredovisning per verksamhet, tkr", heads, rows),
        para(
            rather(
                under,
                len(_AREAS),
                say(
                    counted(under, capital=True), f" av nämndens {word(len(_AREAS))} verksamheter"
                    " visar ett underskott.",
                ),
                "Ingen av verksamheterna visar ett underskott.",
                "Samtliga verksamheter visar underskott.",
            ),
        ),
    ]  # fmt: skip


def _by_kind(some: Ledger) -> list[Block]:
    m = some.m

    def line(label: str, what: str, key: str, sign: int, kind: str = "item") -> Row:
        good = some.gap(what, key, sign)
        return row(
            label,
            [
                _TKR(some(what, key, m.year - 1), sign),
                _TKR(some(what, key, basis="budget"), sign),
                _TKR(some(what, key), sign),
                _TKR(good, role="sum" if kind == "sum" else "difference"),
            ],
            kind,
        )

    rows = [
        line("Intäkter", "so-income", "all", 1),
        *(line(label, "so-kind", key, -1) for key, label, _share in _KINDS),
        line("Övriga kostnader", "so-kind", "rest", -1),
        line("Summa kostnader", "so-cost", "all", -1, "sum"),
        line("Nettokostnad", "so-net", "all", -1, "sum"),
    ]
    heads = [
        "Belopp i tkr",
        f"Bokslut {m.year - 1}",
        f"Budget {m.year}",
        f"Bokslut {m.year}",
        "Diff",
    ]
    staff, bought = some.gap("so-kind", "staff"), some.change("so-kind", "placed")
    return [
        para("Nedan fördelas nämndens kostnader på kostnadsslag."),
        table("", heads, rows),
        para(
            say(
                "Personalkostnaderna uppgår till ", _MN(some("so-kind", "staff")), " och utgör ",
                _MN.share(some.share("so-kind", "staff", "so-cost", "all"), behind=" procent"),
                " av de totala kostnaderna.",
            ),
            say(
                "Mot budget är de ", _MN.size(staff, "difference"), " ",
                turn(staff, "lägre", "högre"), ".",
            ),
            say(
                "För lokaler betalade nämnden ",
                *about(_MN.but(decimals=0)(some("so-kind", "rent"))), ", mot ",
                *about(_MN.but(decimals=0)(some("so-kind", "rent", m.year - 1))),
                " året innan.",
            ),
            say(
                "Köpt vård och placeringar kostade ", _MN(some("so-kind", "placed")), ", ",
                _MN.size(bought, "difference"), " ", turn(bought, "mer", "mindre"),
                " än föregående år.",
            ),
        ),
    ]  # fmt: skip


def _comments(some: Ledger) -> list[Block]:
    short = {one[0]: one[2] for one in _AREAS}
    picked = largest([(one[0], some.gap("so-net", one[0])) for one in _AREAS], 4)
    found: list[Block] = []
    for place, (key, gap) in enumerate(picked):
        income = some.gap("so-income", key, 1)
        cost = some.gap("so-cost", key)
        lead = say(
            f"{short[key]} gick med ", turn(gap, "överskott", "underskott"), ", ",
            _SMALL.size(gap, "difference"), ".",
        ) if place % 2 else say(
            f"{short[key]} redovisar en budgetavvikelse på ", _SMALL(gap, role="difference"), ".",
        )  # fmt: skip
        found.append(
            item(
                lead,
                *para(
                    say("Verksamheten kostade ", _MN(some("so-cost", key)), " brutto."),
                    say(
                        "Kostnaderna är ", _MN.size(cost, "difference"), " ",
                        turn(cost, "lägre", "högre"), " än budget, medan intäkterna är ",
                        _MN.size(income, "difference"), " ", turn(income, "högre", "lägre"), ".",
                    ),
                ).sentences,
            )
        )  # fmt: skip
    return found


def _care(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    rows: list[Row] = []
    for key, label, *_rest in (*_CARE, ("all", "Summa", 0, 0)):
        cells = [_KR.people(some("so-days", key, year)) for year in (m.year - 1, m.year)]
        cells += [_TKR(some("so-care", key, year)) for year in (m.year - 1, m.year)]
        cells += [
            _KR(some.each("so-care", key, "so-days", key, year)) for year in (m.year - 1, m.year)
        ]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Vårddygn", 2), Head("Kostnad, tkr", 2), Head("Kr per dygn", 2)],
        ["", *(str(m.year - 1), str(m.year)) * 3],
    ]
    moved = largest([(one[0], some.change("so-care", one[0])) for one in _CARE], 1)[0]
    name = {one[0]: one[1] for one in _CARE}[moved[0]]
    days = some.change("so-days", "all")
    dearer = register.difference(
        some.each("so-care", "hvb", "so-days", "hvb"),
        some.each("so-care", "hvb", "so-days", "hvb", m.year - 1),
    )
    return [
        tall("Vårddygn och kostnad per placeringsform", heads, rows),
        para(
            say(
                "Antalet vårddygn uppgick till ", _KR.people(some("so-days", "all")),
                " under året.",
            ),
            say(
                "Det är ", _KR.people(days, "difference", size=True), " ",
                turn(days, "fler", "färre"), f" än {m.year - 1} och kostnaden för dem blev ",
                _MN(some("so-care", "all")), ".",
            ),
            say(
                "Störst förändring ser vi för ", name if name.startswith(("HVB", "SiS"))
                else name[0].lower() + name[1:], ", där kostnaden ",
                turn(moved[1], "ökade", "minskade"), " från ",
                _MN.but(behind="")(some("so-care", moved[0], m.year - 1)), " till ",
                _MN(some("so-care", moved[0])), ".",
            ),
            say(
                "Ett dygn på HVB kostade i genomsnitt ",
                _KR.but(behind=" kronor")(some.each("so-care", "hvb", "so-days", "hvb")),
                ", vilket är ", _KR.but(behind=" kronor").size(dearer, "difference"), " ",
                turn(dearer, "mer", "mindre"), " än året före.",
            ),
        ),
    ]  # fmt: skip


def _support(some: Ledger) -> list[Block]:
    m = some.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [_KR.people(some("so-household", key, year)) for year in years], kind)
        for key, label, kind in (
            ("new", "Bistånd kortare än tio månader", "item"),
            ("long", "Bistånd tio månader eller längre", "item"),
            ("all", "Antal hushåll med försörjningsstöd", "sum"),
        )
    ]
    rows += [
        row("Utbetalt försörjningsstöd, tkr", [_TKR(some("so-paid", "all", y)) for y in years]),
        row(
            "Utbetalt per hushåll, kr",
            [_KR(some.each("so-paid", "all", "so-household", "all", year)) for year in years],
        ),
        row(
            "Andel hushåll med långvarigt bistånd, %",
            [
                _KR.share(some.share("so-household", "long", "so-household", "all", y))
                for y in years
            ],
        ),
    ]
    homes, paid = some.change("so-household", "all"), some.change("so-paid", "all")
    return [
        para(
            say(
                _KR.people(some("so-household", "all")),
                " hushåll fick försörjningsstöd någon gång under året, jämfört med ",
                _KR.people(some("so-household", "all", m.year - 1)), " året innan.",
            ),
            say(
                "Det är ", _KR.people(homes, "difference", size=True), " ",
                turn(homes, "fler", "färre"), " hushåll, eller ",
                _KR.share(some.growth("so-household", "all"), behind=" %", size=True), ".",
            ),
            say(
                "Utbetalningarna ", turn(paid, "steg", "sjönk"), " med ",
                _MN.size(paid, "difference"), " till ", _MN(some("so-paid", "all")), ".",
            ),
            say(
                "Av hushållen hade ", _KR.people(some("so-household", "long")),
                " fått bistånd i tio månader eller längre, motsvarande ",
                _KR.share(
                    some.share("so-household", "long", "so-household", "all"), behind=" procent"
                ), ".",
            ),
        ),
        table("Hushåll med försörjningsstöd", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _disabled(some: Ledger) -> list[Block]:
    m = some.m
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(
            label,
            [
                *(_KR.people(some("so-lss", key, year)) for year in years),
                _TKR.but(style=NumberStyle(plus=True)).people(
                    some.change("so-lss", key), "difference"
                ),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label, _people in (*_LSS, ("all", "Totalt antal beslut", 0))
    ]
    whole, daily = some.change("so-lss", "all"), some.change("so-lss", "daily")
    return [
        table("Verkställda beslut enligt LSS 31 december", ["Insats", *map(str, years), "Förändr."],
              rows),
        para(
            say(
                "Vid årets slut var ", _KR.people(some("so-lss", "all")),
                " beslut enligt LSS verkställda.",
            ),
            say(
                "Jämfört med föregående årsskifte är det en ", turn(whole, "ökning", "minskning"),
                " med ", _KR.people(whole, "difference", size=True), " beslut.",
            ),
            say(
                "Daglig verksamhet har ", _KR.people(daily, "difference", size=True), " ",
                turn(daily, "fler", "färre"), " deltagare än då.",
            ),
            say(
                "Kostnaden per invånare för funktionsstödet var ",
                _KR.but(behind=" kr")(
                    m.register.per(some("so-net", "disabled"), m("inhabitants"))
                ), " netto, beräknat på ", _KR.people(m("inhabitants")), " invånare.",
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("social-board", make)
