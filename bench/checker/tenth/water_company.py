"""A water and waste company's annual report: directors' report with several years, statements with
notes in thousands, volumes and leakage, and what the customers paid too much or too little."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Paragraph, Row, Table
from ._ledger import Ledger

_STYLE = NumberStyle(negative="-", zero="-")
_PEN = Pen("tkr", 0, _STYLE)
_MKR = Pen("mnkr", 1, NumberStyle(negative="-"), " Mkr")
_SAY = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_INCOME = (("use-fees", "Brukningsavgifter vatten och avlopp", 118e6, "2"),
           ("waste-fees", "Renhållningsavgifter", 63e6, "2"),
           ("connect", "Periodiserade anläggningsavgifter", 4.4e6, "3"),
           ("sold", "Försäljning av material och energi", 9.6e6, ""),
           ("own-work", "Aktiverat arbete för egen räkning", 5.2e6, ""))  # fmt: skip
_COSTS = (("external", "Övriga externa kostnader", 61e6, "4"),
          ("transport", "Köpta transporter och behandling", 44e6, ""),
          ("staff", "Personalkostnader", 47e6, "5"),
          ("worn", "Avskrivningar", 32e6, "6"))  # fmt: skip
_ASSETS = (("plants", "Verk och byggnader", 286e6), ("pipes", "Ledningsnät", 602e6),
           ("machines", "Maskiner och inventarier", 41e6),
           ("building", "Pågående nyanläggningar", 57e6))  # fmt: skip
_CURRENT = (("owed", "Kundfordringar", 24e6), ("accrued", "Övriga fordringar", 18e6),
            ("group-account", "Koncernkonto", 31e6))  # fmt: skip
_DEBTS = (("loans", "Lån i kommunens internbank", 742e6),
          ("prepaid", "Förutbetalda anläggningsavgifter", 121e6),
          ("over-taken", "Skuld till abonnenterna", 22e6),
          ("suppliers", "Leverantörsskulder", 38e6))  # fmt: skip
_WASTE = (("food", "Matavfall", 2650), ("rest", "Restavfall", 6100), ("paper", "Returpapper", 940),
          ("packing", "Förpackningar", 2210),
          ("bulky", "Grovavfall på återvinningscentral", 9800))  # fmt: skip
_PROJECTS = (("v-main", "Överföringsledning etapp 2", 21e6),
             ("v-renew", "Förnyelse ledningsnät", 17e6),
             ("v-plant", "Ombyggnad reningsverk", 26e6), ("v-centre", "Återvinningscentral", 8e6),
             ("v-other", "Fordon och utrustning", 4e6))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    c = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text(f"Styrelsen och verkställande direktören för {m.name} Vatten och Avfall AB avger "
             "härmed årsredovisning. Bolaget ägs helt av kommunen och bedriver verksamheten enligt "
             "självkostnadsprincipen."),
        Heading("Omsättning och resultat"),
        *_result_text(c),
        _years(c),
        _costs_text(c),
        Heading("Vattenproduktion och avlopp"),
        *_water_text(c),
        _water(c),
        Heading("Avfall"),
        _waste(c),
        _waste_text(c),
        Heading("Investeringar"),
        _invested_text(c),
        _invested(c),
        Heading("Över- och underuttag"),
        _taken_text(c),
        _taken(c),
        Heading("Resultaträkning", 1),
        _statement(c),
        Heading("Balansräkning", 1),
        _assets(c),
        _debts(c),
        _balance_text(c),
        Heading("Noter", 1),
        *_notes(c),
    ]  # fmt: skip
    return Paper(f"{m.name} Vatten och Avfall AB – Årsredovisning {m.year}", tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """All figures of the company."""
    c = Ledger(m, chance, "vaab")
    scale = chance.uniform(0.5, 1.8)
    for key, _name, middle, _note in (*_INCOME, *_COSTS):
        c.base(key, middle * scale, 0.03)
    c.total("turnover", [key for key, *_rest in _INCOME])
    c.total("expenses", [key for key, *_rest in _COSTS])
    c.total("operating", {"turnover": 1, "expenses": -1})
    c.base("got", 0.7e6 * scale, 0.3)
    c.base("interest", 15e6 * scale, 0.12)
    c.total("after-finance", {"operating": 1, "got": 1, "interest": -1})
    c.base("shares", 1.0e6, 0.0, 0.0)
    c.base("saved", 2.4e6 * scale, 0.0, 0.0)
    _volumes(c, scale)
    _balance(c, scale)
    return c


def _volumes(c: Ledger, scale: float) -> None:
    """Water, waste, staff and projects."""
    c.base("made", 4_150_000 * scale, 0.02, 0.005, "count")
    c.base("billed", 3_320_000 * scale, 0.015, 0.004, "count")
    c.total("lost", {"made": 1, "billed": -1})
    c.base("cleaned", 6_020_000 * scale, 0.08, 0.0, "count")
    c.base("leaks", 46 * scale, 0.2, -0.02, "count")
    c.base("customers", 9_150 * scale, 0.002, 0.009, "count")
    c.base("heads", 71 * scale, 0.03, 0.01, "count")
    for key, _name, tons in _WASTE:
        c.base(key, tons * scale, 0.05, -0.01, "count")
    c.total("waste", [key for key, *_rest in _WASTE])
    for key, _name, middle in _PROJECTS:
        c.base(key, middle * scale, 0.25, bases={"outcome": 0.85, "budget": 1.0})
    c.total("spent", [key for key, *_rest in _PROJECTS])


def _balance(c: Ledger, scale: float) -> None:
    """The balance sheet, whose equity is what is left, and the subscribers' account."""
    for key, _name, middle in (*_ASSETS, *_CURRENT, *_DEBTS[:2], *_DEBTS[3:]):
        c.base(key, middle * scale, 0.02, 0.03)
    c.base("opening-over", 22e6 * scale, 0.0, 0.0)
    for year in c.years:
        known = c.m.register.known
        before = known.get(f"over-taken:vaab:{year - 1}:outcome")
        opening = before or c("opening-over", year)
        c.m.register.linear(
            f"over-taken:vaab:{year}:outcome",
            [(opening, 1), (c("after-finance", year), 1)],
            before,
        )
    c.adopt("over-taken", "loans")
    c.total("fixed", [key for key, *_rest in _ASSETS])
    c.total("current", [key for key, *_rest in _CURRENT])
    c.total("assets", ["fixed", "current"])
    c.rest("accruals", "assets", ["shares", "saved", *(key for key, *_rest in _DEBTS)])
    c.total("equity", ["shares", "saved"])
    c.total("debts", [*(key for key, *_rest in _DEBTS), "accruals"])
    for year in c.years:
        both = [(c("equity", year), 1), (c("debts", year), 1)]
        c.m.register.follows(c("assets", year), both)


def _result_text(c: Ledger) -> list[Paragraph]:
    """Turnover and result."""
    more, fees, result = c.change("turnover"), c.change("use-fees"), c("after-finance")
    paid = c.change("interest")
    return [
        text(
            *plain(
                [
                    say("Bolagets intäkter ", turn(more, "ökade", "minskade"), " med ",
                        _MKR.size(more, "difference"), " till ", _MKR(c("turnover")),
                        ", varav brukningsavgifterna för vatten och avlopp svarar för ",
                        _MKR(c("use-fees")), "."),
                    say("De sistnämnda ", turn(fees, "steg", "sjönk"), " med ",
                        _PEN.share(c.growth("use-fees"), behind=" %", size=True), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Årets resultat före reglering mot abonnenterna är ett ",
                        turn(result, "överskott", "underskott"), " på ", _SAY.size(result),
                        ", jämfört med ", _SAY(c("after-finance", c.year - 1)),
                        " föregående år."),
                    say("Räntekostnaderna ", turn(paid, "ökade", "minskade"), " från ",
                        _SAY(c("interest", c.year - 1)), " till ", _SAY(c("interest")), "."),
                ]
            )
        ),
    ]  # fmt: skip


def _costs_text(c: Ledger) -> Paragraph:
    """Costs and what waste brought in."""
    spent, waste, staff = c.change("expenses"), c.change("waste-fees"), c.change("staff")
    return text(
        *plain(
            [
                say("Rörelsens kostnader blev ", _MKR(c("expenses")), ", en ",
                    turn(spent, "ökning", "minskning"), " med ", _MKR.size(spent, "difference"),
                    " (", _PEN.share(c.growth("expenses"), behind=" %", size=True), ")."),
                say("Av dem är ", _PEN.share(c.share("transport", "expenses"), behind=" %"),
                    " köpta transporter och behandling, ", _MKR(c("transport")), "."),
                say("Personalen, i medeltal ", _PEN.people(c("heads")), " personer, kostade ",
                    _SAY.size(staff, "difference"), " ", turn(staff, "mer", "mindre"),
                    " än ", str(c.year - 1), "."),
                say("Renhållningsavgifterna inbringade ", _SAY(c("waste-fees")), ", att jämföra "
                    "med ", _SAY(c("waste-fees", c.year - 1)), " året före, och ",
                    turn(waste, "ökade", "minskade"), " alltså med ",
                    _SAY.size(waste, "difference"), "."),
            ]
        )
    )  # fmt: skip


def _years(c: Ledger) -> Table:
    """Several years, newest first."""
    years = c.years[::-1]
    lines = (("turnover", "Intäkter, tkr"), ("after-finance", "Resultat före reglering, tkr"),
             ("assets", "Balansomslutning, tkr"), ("spent", "Investeringar, tkr"))  # fmt: skip
    rows = [row(name, [_PEN(c(key, y)) for y in years]) for key, name in lines]
    rows.append(row("Soliditet, %", [_PEN(c.share("equity", "assets", y)) for y in years]))
    rows.append(row("Medelantal anställda", [_PEN.people(c("heads", y)) for y in years]))
    rows.append(row("Antal VA-abonnemang", [_PEN.people(c("customers", y)) for y in years]))
    return table("Flerårsöversikt", ["", *map(str, years)], rows)


def _water_text(c: Ledger) -> list[Paragraph]:
    """Volumes and leakage."""
    made, lost = c.change("made"), c.share("lost", "made")
    points = c.m.register.difference(lost, c.share("lost", "made", c.year - 1))
    leaks = c.change("leaks")
    return [
        text(
            *plain(
                [
                    say("Från vattenverken distribuerades ", _PEN.people(c("made")),
                        " kubikmeter dricksvatten, ",
                        _PEN.people(made, "difference", size=True), " kubikmeter ",
                        turn(made, "mer", "mindre"), " än året före."),
                    say("Av detta debiterades ", _PEN.people(c("billed")), " kubikmeter."),
                    say("Odebiterat vatten, som läckage, spolvatten och brandvatten, uppgick till ",
                        _PEN.share(lost, behind=" %"), " av produktionen, vilket är ",
                        _PEN.points(points), " ", turn(points, "mer", "mindre"), " än ",
                        str(c.year - 1), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Antalet åtgärdade vattenläckor var ", _PEN.people(c("leaks")), " (",
                        _PEN.people(c("leaks", c.year - 1)), "), alltså ",
                        _PEN.people(leaks, "difference", size=True), " ",
                        turn(leaks, "fler", "färre"), "."),
                    say("Per abonnemang betalades i snitt ",
                        Pen("kr", 0, _STYLE)(c.per("use-fees", "customers")),
                        " kronor i brukningsavgift."),
                ]
            )
        ),
    ]  # fmt: skip


def _water(c: Ledger) -> Table:
    """Volumes over three years, in cubic metres."""
    years = (c.year, c.year - 1, c.year - 2)
    lines = (("made", "Distribuerat dricksvatten, m³", "item"),
             ("billed", "Debiterat dricksvatten, m³", "item"),
             ("lost", "Odebiterat vatten, m³", "item"),
             ("cleaned", "Renat avloppsvatten, m³", "item"),
             ("leaks", "Vattenläckor, st", "item"))  # fmt: skip
    rows = [row(name, [_PEN.people(c(key, y)) for y in years], kind) for key, name, kind in lines]
    rows.insert(3, row("Odebiterat, %", [_PEN(c.share("lost", "made", y)) for y in years]))
    return table("", ["Vatten och avlopp", *map(str, years)], rows)


def _waste(c: Ledger) -> Table:
    """Tons of waste."""
    years = (c.year, c.year - 1)
    rows = []
    for key, name in (*((k, n) for k, n, _t in _WASTE), ("waste", "Insamlat totalt")):
        cells = [*(_PEN.people(c(key, y)) for y in years), _PEN(c.growth(key)),
                 _PEN(c.share(key, "waste")) if key != "waste" else None]  # fmt: skip
        rows.append(row(name, cells, "sum" if key == "waste" else "item"))
    heads = ["Insamlade mängder, ton", *map(str, years), "Förändring %", f"Andel {c.year}, %"]
    return table("", heads, rows)


def _waste_text(c: Ledger) -> Paragraph:
    """Waste in words."""
    rest, food = c.change("rest"), c.change("food")
    return text(
        *plain(
            [
                say("Totalt samlades ", _PEN.people(c("waste")), " ton in."),
                say("Restavfallet ", turn(rest, "ökade", "minskade"), " med ",
                    _PEN.people(rest, "difference", size=True), " ton och matavfallet ",
                    turn(food, "steg", "sjönk"), " med ",
                    _PEN.share(c.growth("food"), behind=" %", size=True), "."),
                say("Återvinningscentralen tog emot ",
                    _PEN.share(c.share("bulky", "waste"), behind=" %"),
                    " av mängden i form av grovavfall."),
            ]
        )
    )  # fmt: skip


def _invested_text(c: Ledger) -> Paragraph:
    """Investments against the frame."""
    gap = c.gap("spent", -1)
    names = {key: name for key, name, _middle in _PROJECTS}
    most = max(names, key=lambda key: c(key).value)
    return text(
        *plain(
            [
                say("Investeringarna uppgick till ", _MKR(c("spent")), " (",
                    _MKR(c("spent", c.year - 1)), ")."),
                say("Det är ", _MKR.size(gap, "difference"), " ",
                    turn(gap, "lägre", "högre"), " än budget."),
                say("Störst är ", names[most][0].lower() + names[most][1:], ", där ",
                    _MKR(c(most)), " har förbrukats under året."),
            ]
        )
    )  # fmt: skip


def _invested(c: Ledger) -> Table:
    """Projects against the budget."""
    rows = []
    for key, name in (*((k, n) for k, n, _m in _PROJECTS), ("spent", "Summa")):
        kind = "sum" if key == "spent" else "item"
        left = _PEN(c.gap(key, -1), role="" if kind == "sum" else "difference")
        rows.append(row(name, [_PEN(c(key)), _PEN(c(key, basis="budget")), left], kind))
    heads = ["Tkr", f"Utfall {c.year}", f"Budget {c.year}", "Avvikelse"]
    return table("Investeringar per projekt", heads, rows)


def _taken_text(c: Ledger) -> Paragraph:
    """What is owed to the subscribers."""
    change = c.change("over-taken")
    return text(
        *plain(
            [
                say("Skulden till abonnenterna var ", _SAY(c("over-taken")), " vid årets slut och ",
                    turn(change, "ökade", "minskade"), " därmed med årets ",
                    turn(c("after-finance"), "överuttag", "underuttag"), " om ",
                    _SAY.size(c("after-finance")), "."),
            ]
        ),
        "Ett överuttag ska återföras till kollektivet inom tre år.",
    )  # fmt: skip


def _taken(c: Ledger) -> Table:
    """The subscribers' account over three years."""
    years = (c.year, c.year - 1, c.year - 2)
    rows = [
        row("Ingående skuld", [_PEN(c("over-taken", y - 1)) for y in years]),
        row("Årets över-/underuttag", [_PEN(c("after-finance", y)) for y in years]),
        row("Utgående skuld", [_PEN(c("over-taken", y)) for y in years], "sum"),
    ]
    return table("Skuld till abonnenterna (tkr)", ["", *map(str, years)], rows)


def _statement(c: Ledger) -> Table:
    """The income statement, with notes."""
    years = (c.year, c.year - 1)

    def line(key: str, name: str, sign: int, note: str = "", kind: str = "item") -> Row:
        """A row of it."""
        return row(name, [note, *(_PEN(c(key, y), sign) for y in years)], kind)

    rows = [row("Rörelsens intäkter", ["", "", ""], "heading")]
    rows += [line(key, name, 1, note) for key, name, _middle, note in _INCOME]
    rows.append(line("turnover", "Summa intäkter", 1, kind="sum"))
    rows.append(row("Rörelsens kostnader", ["", "", ""], "heading"))
    rows += [line(key, name, -1, note) for key, name, _middle, note in _COSTS]
    rows.append(line("expenses", "Summa kostnader", -1, kind="sum"))
    rows.append(line("operating", "Rörelseresultat", 1, kind="sum"))
    rows.append(line("got", "Ränteintäkter och liknande", 1))
    rows.append(line("interest", "Räntekostnader", -1, "7"))
    rows.append(line("after-finance", "Resultat före reglering mot abonnenter", 1, kind="sum"))
    heads = ["Belopp i tkr", "Not", *(f"{y}-01-01–{y}-12-31" for y in years)]
    return table("", heads, rows)


def _sheet(c: Ledger, title: str, lines: tuple[tuple[str, str, str], ...]) -> Table:
    """One side of the balance sheet."""
    years = (c.year, c.year - 1)
    rows = [row(name, [_PEN(c(key, y)) for y in years], kind) for key, name, kind in lines]
    return table(title, ["Belopp i tkr", *(f"{y}-12-31" for y in years)], rows)


def _assets(c: Ledger) -> Table:
    """What the company has."""
    fixed = tuple((key, name, "item") for key, name, _middle in _ASSETS)
    current = tuple((key, name, "item") for key, name, _middle in _CURRENT)
    lines = (*fixed, ("fixed", "Summa anläggningstillgångar", "sum"), *current,
             ("current", "Summa omsättningstillgångar", "sum"),
             ("assets", "SUMMA TILLGÅNGAR", "sum"))  # fmt: skip
    return _sheet(c, "Tillgångar", lines)


def _debts(c: Ledger) -> Table:
    """What it owes."""
    debts = tuple((key, name, "item") for key, name, _middle in _DEBTS)
    lines = (("shares", "Aktiekapital", "item"), ("saved", "Balanserat resultat", "item"),
             ("equity", "Summa eget kapital", "sum"), *debts,
             ("accruals", "Upplupna kostnader och övriga skulder", "item"),
             ("debts", "Summa skulder", "sum"),
             ("assets", "SUMMA EGET KAPITAL OCH SKULDER", "sum"))  # fmt: skip
    return _sheet(c, "Eget kapital och skulder", lines)


def _balance_text(c: Ledger) -> Paragraph:
    """Loans and pipes."""
    loans = c.change("loans")
    return text(
        *plain(
            [
                say("Upplåningen hos kommunen ", turn(loans, "ökade", "minskade"), " med ",
                    _MKR.size(loans, "difference"), " till ", _MKR(c("loans")), "."),
                say("Ledningsnätet är bokfört till ", _MKR(c("pipes")), ", eller ",
                    _PEN.share(c.share("pipes", "assets"), behind=" %"),
                    " av balansomslutningen."),
            ]
        )
    )  # fmt: skip


def _notes(c: Ledger) -> list[Block]:
    """Some notes in words and one in figures."""
    worn = c.change("worn")
    years = (c.year, c.year - 1)
    rows = [
        row("Medelantal anställda", [_PEN.people(c("heads", y)) for y in years]),
        row("Personalkostnader, tkr", [_PEN(c("staff", y)) for y in years]),
        row("Personalkostnad per anställd, tkr", [_PEN(c.per("staff", "heads", y)) for y in years]),
    ]
    return [
        Heading("Not 5 Personal", 2),
        table("", ["", *map(str, years)], rows),
        Heading("Not 6 Avskrivningar", 2),
        item(
            *plain(
                [
                    say("Årets avskrivningar är ", _SAY(c("worn")), ", ",
                        _SAY.size(worn, "difference"), " ", turn(worn, "mer", "mindre"),
                        " än föregående år."),
                ]
            )
        ),
        item(
            say("De motsvarar ", _PEN.share(c.share("worn", "fixed"), behind=" %"),
                " av anläggningarnas bokförda värde."),
        ),
    ]  # fmt: skip


FAMILY = Family("water_company", make)
