"""A federation of municipalities with agricultural schools: pupils by programme, income by member,
farm and forest as businesses of their own, cost a pupil; kronor in tkr, columns oldest first."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table
from ._ledger import Ledger, clear, made, number

_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_TKR = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_TEXT = Pen("mnkr", 2, NumberStyle(negative="-"), " mnkr")
_KR = Pen("kr", 0)
_PROGRAMMES = (
    ("Lantbruk", "farming", 74), ("Djurvård", "animals", 118), ("Häst", "horses", 83),
    ("Skog", "forest", 41), ("Trädgård", "garden", 22), ("Introduktionsprogram", "intro", 27),
)  # fmt: skip
_MEMBERS = ("Alvesta by", "Hedemora dal", "Ljungsjö", "Rönnäs", "Tornby")
_COSTS = (
    ("Personal", "staff", 47), ("Lokaler och mark", "premises", 17),
    ("Foder och utsäde", "feed", 6),
    ("Drivmedel och maskiner", "machines", 7), ("Elevhem och måltider", "boarding", 9),
    ("Övrigt", "other", 8),
)  # fmt: skip
_TRADES = (("Mjölkproduktion", "milk"), ("Växtodling", "crops"), ("Skogsbruk", "woods"),
           ("Ridanläggning", "riding"))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    return made(
        f"Naturbruksförbundet, årsredovisning {m.year}",
        [
            Heading("Förbundsdirektörens sammanfattning", 1),
            *_summary(own),
            Heading("Elever", 1),
            _pupils(own),
            *_pupil_words(own),
            Heading("Ekonomi", 1),
            *_money_words(own),
            _statement(own),
            Heading("Ersättning från medlemmarna"),
            *_member_words(own),
            _members(own),
            Heading("Produktionsgrenarna"),
            _trades(own),
            *_trade_words(own, chance),
            Heading("Investeringar"),
            *_invested(own),
            Heading("Ställning", 1),
            _position(own),
            *_position_words(own),
            Heading("Finansiella mål", 1),
            *_goals(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "nature")
    years = (m.year - 2, m.year - 1, m.year)
    for _label, what, size in _PROGRAMMES:
        own.series(what, size, years, spread=0.06, kind="count")
    for year in years:
        own.sum("pupils", [one[1] for one in _PROGRAMMES], year)
        own.put("boarders", round(int(own("pupils", year).value) * 0.3), year, kind="count")
    scale = float(own("pupils").value) / 365
    for _label, what, size in _COSTS:
        own.series(what, size * scale * 1_000_000, years[1:], spread=0.03, drift=0.03)
        plan = float(own(what).value) * chance.uniform(0.96, 1.04)
        own.put(what, round(plan), None, "budget")
    bases = ((m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome"))
    for year, basis in bases:
        _year(own, year, basis)
    _members_and_trades(own, years[1:])
    _positions(own, years[1:])
    own.put("invested", chance.randint(30, 90) * 100_000, None, "budget")
    posts = Decimal(chance.randint(900, 1300)) / 10
    own.put("posts", posts, m.year - 1, kind="index")
    own.put("posts", posts + Decimal(chance.randint(-45, 60)) / 10, kind="index")
    return own


def _positions(own: Ledger, years: tuple[int, ...]) -> None:
    chance = own.chance
    own.series("cash", 9_000_000, years, spread=0.1)
    own.series("owed", 8_000_000, years, spread=0.1)
    for year in years:
        own.put("invested", chance.randint(1_900_000, 9_400_000), year)
        if year == years[0]:
            own.put("opening", chance.randint(9_000_000, 24_000_000), year)
        else:
            before = own("equity", year - 1)
            own.m.register.linear(f"opening:nature:{year}:outcome", [(before, 1)])
        own.sum("equity", ["opening", "result"], year)
        own.put("pension-debt", chance.randint(1_000_000, 3_000_000), year)
        own.put("animals-held", chance.randint(2_600_000, 3_600_000), year)
        held = ("animals-held", "owed", "cash")
        debts = ("equity", "pension-debt", "loans")
        if year == years[0]:
            own.put("loans", chance.randint(120, 260) * 100_000, year)
            own.put("short", chance.randint(15_000_000, 23_000_000), year)
            total = sum((own(one, year).value for one in (*debts, "short")), Decimal(0))
            own.put("plant", total - sum((own(one, year).value for one in held), Decimal(0)), year)
        else:
            # What stands in the plant comes of what was bought and worn; short debts take the rest.
            moved = own("invested", year).value - own("worn", year).value
            own.put("plant", own("plant", year - 1).value + moved, year)
            paid = chance.choice((-1_200_000, -800_000, 1_500_000))
            own.put("loans", own("loans", year - 1).value + paid, year)
            total = sum((own(one, year).value for one in (*held, "plant")), Decimal(0))
            own.put("short", total - sum((own(one, year).value for one in debts), Decimal(0)), year)
            terms = [(own("plant", year - 1), 1), (own("invested", year), 1)]
            own.m.register.follows(own("plant", year), [*terms, (own("worn", year), -1)])
        whole = own.sum("funding", [*debts, "short"], year)
        assets = own.sum("assets", ["plant", "animals-held", "owed", "cash"], year)
        own.m.register.follows(assets, [(whole, 1)])


def _year(own: Ledger, year: int, basis: str) -> None:
    chance = own.chance
    costs = own.sum("costs", [one[1] for one in _COSTS], year, basis)
    for what, low, high in (("sold", 0.1, 0.12), ("state", 0.03, 0.05), ("rent", 0.02, 0.03)):
        own.put(what, round(float(costs.value) * chance.uniform(low, high)), year, basis)
    own.put("worn", round(float(costs.value) * chance.uniform(0.03, 0.034)), year, basis)
    aimed = float(costs.value) * chance.uniform(0.855, 0.905)
    own.put("members", round(aimed), year, basis)
    own.sum("income", ["members", "sold", "state", "rent"], year, basis)
    own.sum("operating", {"income": 1, "costs": -1, "worn": -1}, year, basis)
    own.put("interest", round(float(costs.value) * chance.uniform(0.004, 0.008)), year, basis)
    own.sum("result", {"operating": 1, "interest": -1}, year, basis)


def _members_and_trades(own: Ledger, years: tuple[int, ...]) -> None:
    chance = own.chance
    weights = [chance.uniform(0.1, 0.3) for _one in _MEMBERS]
    for year in years:
        for names, what in ((own("members", year), "paid"), (own("pupils", year), "from")):
            left = names.value
            for place in range(len(_MEMBERS) - 1):
                near = weights[place] / sum(weights) * chance.uniform(0.97, 1.03)
                part = (names.value * Decimal(str(near))).quantize(Decimal(1))
                left -= own.put(f"{what}-{place}", part, year, kind=names.kind).value
            own.put(f"{what}-{len(_MEMBERS) - 1}", left, year, kind=names.kind)
            terms = [(own(f"{what}-{place}", year), 1) for place in range(len(_MEMBERS))]
            own.m.register.follows(names, terms)
        left = own("sold", year).value
        for _label, what in _TRADES[:-1]:
            share = Decimal(str(round(chance.uniform(0.2, 0.3), 4)))
            part = (own("sold", year).value * share).quantize(Decimal(1))
            left -= own.put(f"{what}-got", part, year).value
        own.put(f"{_TRADES[-1][1]}-got", left, year)
        own.m.register.follows(
            own("sold", year), [(own(f"{what}-got", year), 1) for _label, what in _TRADES]
        )
        for _label, what in _TRADES:
            part_spent = Decimal(str(round(chance.uniform(0.85, 1.12), 4)))
            own.put(
                f"{what}-spent", (own(f"{what}-got", year).value * part_spent).quantize(1), year
            )
            own.sum(f"{what}-left", {f"{what}-got": 1, f"{what}-spent": -1}, year)
        own.sum("trades-spent", [f"{what}-spent" for _label, what in _TRADES], year)
        own.sum("trades-left", {"sold": 1, "trades-spent": -1}, year)
        terms = [(own(f"{what}-left", year), 1) for _label, what in _TRADES]
        own.m.register.follows(own("trades-left", year), terms)


def _summary(own: Ledger) -> list[Block]:
    result, gap, more = own("result"), own.gap("result"), own.change("pupils")
    return [
        clear(
            "Förbundet driver två naturbruksskolor på uppdrag av fem medlemskommuner.",
            say(
                "I genomsnitt gick ", _PEN.people(own("pupils")), " elever på skolorna, ",
                _PEN.people(more, "difference", size=True), turn(more, " fler", " färre"),
                " än året innan.",
            ),
            say(
                "Ekonomiskt slutade året på ", turn(result, "plus ", "minus "),
                _TEXT.size(result), ", att jämföra med budgeterade ",
                _TEXT(own("result", None, "budget")), ".",
            ),
            say(
                "Avvikelsen är alltså ", turn(gap, "positiv", "negativ"), " med ",
                _TEXT.size(gap, "difference"), ".",
            ),
        )
    ]  # fmt: skip


def _pupils(own: Ledger) -> Table:
    years = (own.m.year - 2, own.m.year - 1, own.m.year)
    rows = []
    for label, what in (*((one[0], one[1]) for one in _PROGRAMMES), ("Totalt", "pupils")):
        cells = [_PEN.people(own(what, y)) for y in years]
        share = own.share(what, "pupils") if what != "pupils" else None
        last = _PEN(share) if share else None
        rows.append(row(label, [*cells, last], "sum" if what == "pupils" else "item"))
    heads = ["Antal elever i snitt", *map(str, years), f"Andel {own.m.year}, %"]
    return table("", heads, rows)


def _pupil_words(own: Ledger) -> list[Block]:
    most = max(_PROGRAMMES, key=lambda one: own(one[1]).value)
    more = own.change(most[1])
    fewer = own.m.register.count(
        "nature:fewer", [own.change(what) for _label, what, _size in _PROGRAMMES], -1
    )
    long = own.m.register.difference(own("pupils"), own("pupils", own.m.year - 2))
    return [
        clear(
            say(
                "Flest elever har ", most[0], " med ", _PEN.people(own(most[1])), ", ",
                _PEN.share(own.share(most[1], "pupils")), " procent av alla.",
            ),
            say(
                "Där har elevantalet ", turn(more, "stigit", "sjunkit"), " med ",
                _PEN.people(more, "difference", size=True), ".",
            ),
            say(
                counted(fewer, capital=True), " av utbildningarna har färre elever än året före.",
            ),
            say(
                f"Jämfört med {own.m.year - 2} är det sammanlagda elevantalet ",
                _PEN.people(long, "difference", size=True), turn(long, " högre", " lägre"),
                ", eller ", _PEN.share(own.m.register.growth(own("pupils"),
                own("pupils", own.m.year - 2)), size=True), " %.",
            ),
            say("På elevhemmen bor ", _PEN.people(own("boarders")), " elever."),
        )
    ]  # fmt: skip


def _money_words(own: Ledger) -> list[Block]:
    costs, staff, feed = own.gap("costs", -1), own.change("staff"), own.gap("feed", -1)
    each = own.per("costs", "pupils")
    dearer = own.m.register.difference(each, own.per("costs", "pupils", own.m.year - 1))
    return [
        clear(
            say(
                "Verksamhetens kostnader uppgick till ", _TEXT(own("costs")), " och blev ",
                _TEXT.size(costs, "difference"), turn(costs, " lägre", " högre"), " än budget.",
            ),
            say(
                "Personalen står för ", _PEN.share(own.share("staff", "costs")),
                " procent av dem, och den posten har ", turn(staff, "ökat", "minskat"), " med ",
                _TKR.size(staff, "difference"), ".",
            ),
            say(
                "Foder och utsäde gav ett ", turn(feed, "överskott", "underskott"),
                " mot budget om ", _TKR.size(feed, "difference"), ".",
            ),
            say(
                "Utslaget per elev kostade verksamheten ", _KR(each), " kronor, ",
                _KR.size(dearer, "difference"), " kronor ", turn(dearer, "mer", "mindre"),
                f" än {own.m.year - 1}.",
            ),
        )
    ]  # fmt: skip


def _statement(own: Ledger) -> Table:
    now, last = own.m.year, own.m.year - 1
    rows = []
    for label, what, sign, kind in (
        ("Ersättning från medlemmar", "members", 1, "item"),
        ("Försäljning från produktionsgrenar", "sold", 1, "item"),
        ("Statsbidrag och stöd", "state", 1, "item"), ("Hyror och arrenden", "rent", 1, "item"),
        ("Summa intäkter", "income", 1, "sum"),
        *((label, what, -1, "item") for label, what, _size in _COSTS),
        ("Summa kostnader", "costs", -1, "sum"), ("Avskrivningar", "worn", -1, "item"),
        ("Verksamhetens resultat", "operating", 1, "sum"), ("Räntor", "interest", -1, "item"),
        ("Årets resultat", "result", 1, "sum"),
    ):  # fmt: skip
        cells = [
            _PEN(own(what, last), sign), _PEN(own(what, now, "budget"), sign),
            _PEN(own(what), sign), _PEN(own.gap(what, sign), 1, "difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["Tkr", "Bokslut", "Budget", "Bokslut", "Avvikelse"],
        ["", str(last), str(now), str(now), "mot budget"],
    ]
    return tall("Resultaträkning", heads, rows)


def _member_words(own: Ledger) -> list[Block]:
    paid = own.change("members")
    big = max(range(len(_MEMBERS)), key=lambda place: own(f"paid-{place}").value)
    share = own.m.register.quotient(own(f"paid-{big}"), own("members"))
    return [
        clear(
            say(
                "Medlemskommunerna betalade tillsammans ", _TEXT(own("members")), ", en ",
                turn(paid, "ökning", "minskning"), " med ",
                _PEN.share(own.growth("members"), size=True), " procent eller ",
                _TKR.size(paid, "difference"), ".",
            ),
            say(
                "Störst andel har ", _MEMBERS[big], ", ", _PEN.share(share), " procent, för sina ",
                _PEN.people(own(f"from-{big}")), " elever.",
            ),
            say(
                "Ersättningen blev i snitt ", _KR(own.per("members", "pupils")),
                " kronor per elev.",
            ),
        )
    ]  # fmt: skip


def _members(own: Ledger) -> Table:
    years = (own.m.year - 1, own.m.year)
    rows = []
    for place, name in enumerate((*_MEMBERS, "Summa")):
        is_sum = place == len(_MEMBERS)
        keys = ("pupils", "members") if is_sum else (f"from-{place}", f"paid-{place}")
        cells = []
        for y in years:
            cells += [_PEN.people(own(keys[0], y)), _PEN(own(keys[1], y))]
        rows.append(row(name, cells, "sum" if is_sum else "item"))
    heads: list[list[str | Head]] = [
        ["Medlem", *(Head(str(y), 2) for y in years)],
        ["", *("Elever", "Ersättning, tkr") * 2],
    ]
    return tall("Elever och ersättning per medlem", heads, rows)


def _trades(own: Ledger) -> Table:
    rows = []
    for label, what in (*_TRADES, ("Summa", "")):
        keys = (
            (f"{what}-got", f"{what}-spent", f"{what}-left")
            if what
            else ("sold", "trades-spent", "trades-left")
        )
        cells = [_PEN(own(keys[0])), _PEN(own(keys[1]), -1), _PEN(own(keys[2]))]
        cells.append(_PEN(own(keys[2], own.m.year - 1)))
        rows.append(row(label, cells, "item" if what else "sum"))
    heads = ["Gren, tkr", "Intäkter", "Kostnader", "Täckningsbidrag",
             f"Täckningsbidrag {own.m.year - 1}"]  # fmt: skip
    return table("Produktionsgrenarnas täckningsbidrag", heads, rows)


def _trade_words(own: Ledger, chance: Random) -> list[Block]:
    blocks: list[Block] = []
    for label, what in chance.sample(_TRADES, 3):
        left, better = own(f"{what}-left"), own.change(f"{what}-left")
        blocks.append(
            item(
                *clear(
                    say(
                        label, " omsatte ", _TKR(own(f"{what}-got")), " och gav ett ",
                        turn(left, "överskott", "underskott"), " på ", _TKR.size(left), ".",
                    ),
                    say(
                        "Det är ", _TKR.size(better, "difference"),
                        turn(better, " bättre", " sämre"), " än föregående år.",
                    ),
                ).sentences
            )
        )  # fmt: skip
    return blocks


def _invested(own: Ledger) -> list[Block]:
    gap = own.gap("invested", -1)
    return [
        clear(
            say(
                "Årets investeringar summerar till ", _TKR(own("invested")), " (",
                _TKR(own("invested", own.m.year - 1)), f" år {own.m.year - 1}).",
            ),
            say(
                "Det är ", _TKR.size(gap, "difference"), turn(gap, " lägre", " högre"),
                " än den beslutade ramen på ", _TKR(own("invested", None, "budget")), ".",
            ),
            say("Avskrivningarna uppgick till ", _TKR(own("worn")), "."),
        )
    ]  # fmt: skip


def _position(own: Ledger) -> Table:
    years = (own.m.year - 1, own.m.year)
    rows = []
    for label, what, kind in (
        ("Mark, byggnader och maskiner", "plant", "item"),
        ("Djur och lager", "animals-held", "item"),
        ("Fordringar", "owed", "item"), ("Kassa och bank", "cash", "item"),
        ("Summa tillgångar", "assets", "sum"),
        ("Ingående eget kapital", "opening", "item"), ("Årets resultat", "result", "item"),
        ("Eget kapital", "equity", "sum"), ("Avsättning pensioner", "pension-debt", "item"),
        ("Lån", "loans", "item"), ("Kortfristiga skulder", "short", "item"),
        ("Summa skulder och eget kapital", "funding", "sum"),
    ):  # fmt: skip
        rows.append(row(label, [_PEN(own(what, y)) for y in years], kind))
    return table("Balansräkning i sammandrag", ["Tkr", *map(str, years)], rows)


def _position_words(own: Ledger) -> list[Block]:
    solid = own.share("equity", "assets")
    moved = own.m.register.difference(solid, own.share("equity", "assets", own.m.year - 1))
    posts = own.change("posts")
    return [
        clear(
            say(
                "Det egna kapitalet uppgår till ", _TEXT(own("equity")), " och soliditeten till ",
                _PEN.share(solid), " procent, ", _PEN.points(moved), " ",
                turn(moved, "högre", "lägre"), " än vid förra bokslutet.",
            ),
            say(
                "Kassan ", turn(own.change("cash"), "växte", "krympte"), " med ",
                _TKR.size(own.change("cash"), "difference"), ".",
            ),
            say(
                "Antalet årsarbetare var ", number(own("posts")), " mot ",
                number(own("posts", own.m.year - 1)), ", en ", turn(posts, "ökning", "minskning"),
                " med ", number(posts, size=True, role="difference"), ".",
            ),
        )
    ]  # fmt: skip


def _goals(own: Ledger) -> list[Block]:
    return [
        text("Direktionen har beslutat om tre finansiella mål."),
        item(
            say(
                "Resultatet ska vara positivt. Utfall: ", _TKR(own("result")), ".",
            )
        ),
        item(
            say(
                "Soliditeten ska inte sjunka från ett år till nästa. Utfall: ",
                _PEN.share(own.share("equity", "assets")), " % (",
                _PEN.share(own.share("equity", "assets", own.m.year - 1)), " %).",
            )
        ),
        item(
            say(
                "Låneskulden per elev ska inte öka. Utfall: ", _KR(own.per("loans", "pupils")),
                " kr (", _KR(own.per("loans", "pupils", own.m.year - 1)), " kr).",
            )
        ),
    ]  # fmt: skip


FAMILY = Family("nature-federation", make)
