"""A personnel report: employees by board, working time, ages, sick leave, pay and turnover."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._common import Volumes, about, have, known, least, most, plain, split, summed

_COUNT = Pen("", style=NumberStyle(negative="–"))
_KR = Pen("tkr", style=NumberStyle(negative="–"))
_MKR = Pen("mnkr", 1, behind=" Mkr", style=NumberStyle(negative="–"))
_AGES = (("age-29", "–29 år", 14), ("age-39", "30–39 år", 22), ("age-49", "40–49 år", 25),
         ("age-59", "50–59 år", 27), ("age-60", "60 år–", 12))  # fmt: skip
_COSTS = (
    ("pay-month", "Lön månadsavlönade", 1180),
    ("pay-hour", "Lön timavlönade", 92),
    ("pay-sick", "Sjuklön", 31),
    ("pay-over", "Övertid och fyllnadstid", 16),
    ("pay-fees", "Arbetsgivaravgifter", 415),
    ("pay-rest", "Övriga personalkostnader", 27),
)
_PAY = (("p-nurse", "Sjuksköterska", 38_600), ("p-under", "Undersköterska", 30_100),
        ("p-teach", "Grundskollärare", 39_400), ("p-pre", "Förskollärare", 35_200),
        ("p-social", "Socialsekreterare", 38_900))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    for year in (m.year - 1, m.year):
        split(m, chance, m("employees", year=year), "pers", year, "outcome",
              [(one, share) for one, _name, share in _AGES])  # fmt: skip
        parts = []
        for what, _name, middle in _COSTS:
            grown = m.size * middle * 10_000 * (100 + 4 * (year - m.year))
            value = about(chance, grown, 0.02)
            parts.append((have(m, what, "pers", year, value), 1))
        summed(m, "pay-all", "pers", year, parts)
        for what, _name, middle in _PAY:
            grown = Decimal(middle) * (100 + 3 * (year - m.year)) / 100
            for sex, spread in (("women", 0.01), ("men", 0.015)):
                value = about(chance, grown / 50, spread) * 50
                have(m, what, f"pers-{sex}", year, value)
        _leaving(m, chance, year)
    some = Volumes(m, chance, "pers-more")
    some.add("hours", 118_000, 0.08)
    some.add("long", 72, 0.1)
    some.rate("full", 0.75, 0.8)
    some.rate("long-share", 0.3, 0.42)
    return Paper(
        f"Personalredovisning {m.year}",
        (
            Heading(f"Personalredovisning {m.year} för {m.name} kommun", 1),
            *_employees(m),
            *_ages(m, some),
            *_sick(m, some),
            *_boards(m),
            *_costs(m, some),
            *_pay(m),
            *_turnover(m),
        ),
    )  # fmt: skip


def _leaving(m: Municipality, chance: Random, year: int) -> None:
    parts = []
    for what, share in (("left-other", 6), ("left-pension", 2), ("left-moved", 1)):
        value = about(chance, m("employees", year=year).value * share / 100, 0.15)
        parts.append((have(m, what, "pers", year, value, kind="count"), 1))
    summed(m, "left-all", "pers", year, parts)


def _employees(m: Municipality) -> list[Block]:
    now, last = str(m.year), str(m.year - 1)

    def line(label: str, who: str, kind: str = "item") -> Row:
        cells = [_COUNT(m(one, who, year)) for one in ("women", "men", "employees")
                 for year in (m.year - 1, m.year)]  # fmt: skip
        return row(label, [*cells, _COUNT(m.change("employees", who), role="difference")], kind)

    more, women = m.change("employees"), m.register.quotient(m("women"), m("employees"))
    changes = [(one.name, m.change("employees", one.key)) for one in m.boards]
    rose = m.register.count("pers rose", [one for _name, one in changes])
    large = most((one.name, m("employees", one.key)) for one in m.boards)
    most_new = most(changes)
    number = in_words()(Decimal(len(m.boards)))
    return [
        Heading("Antal anställda"),
        tall(
            "Tillsvidareanställda per nämnd den 31 december",
            [
                ["", Head("Kvinnor", 2), Head("Män", 2), Head("Totalt", 2), Head("Förändring")],
                ["Nämnd", last, now, last, now, last, now, f"{last}–{now}"],
            ],
            [
                *(line(one.name, one.key) for one in m.boards),
                line("Totalt", "municipality", "sum"),
            ],
        ),
        text(*plain([
            say("Den 31 december ", now, " hade kommunen ", _COUNT(m("employees")),
                " tillsvidareanställda."),
            say("Jämfört med samma tidpunkt ", last, " är det en ",
                turn(more, "ökning", "minskning"), " med ",
                _COUNT.people(more, "difference", size=True), " personer, eller ",
                _COUNT.share(m.growth("employees"), behind=" procent", size=True), "."),
            say("Av de anställda är ", _COUNT(m("women")), " kvinnor och ", _COUNT(m("men")),
                " män, vilket ger en andel kvinnor på ", _COUNT.share(women, behind=" procent"),
                "."),
            say(f"Flest anställda har {large[0]}, ", _COUNT(large[1]), " personer."),
            say(counted(rose, capital=True), f" av de {number} nämnderna har fler anställda än "
                "för ett år sedan."),
            say(f"Antalet har ökat mest inom {most_new[0]}, med ",
                _COUNT(most_new[1], role="difference"), " personer.")
            if most_new[1].value > 0 else
            say("Ingen nämnd har fler anställda än för ett år sedan."),
            say("På varje anställd går det ",
                printed(m.register.quotient(m("inhabitants"), m("employees")), "", 1),
                " invånare."),
        ])),
    ]  # fmt: skip


def _ages(m: Municipality, some: Volumes) -> list[Block]:
    def get(what: str, year: int = m.year) -> Quantity:
        return known(m, what, "pers", year)

    def share(what: str, year: int = m.year) -> Quantity:
        return m.register.quotient(get(what, year), m("employees", year=year))

    rows = [
        row(name, [_COUNT(get(one)), _COUNT.share(share(one)), _COUNT(get(one, m.year - 1)),
                   _COUNT.share(share(one, m.year - 1))])
        for one, name, _weight in _AGES
    ]  # fmt: skip
    whole, last = m("employees"), m("employees", year=m.year - 1)
    rows.append(
        row("Summa", [_COUNT(whole), _COUNT.share(m.register.quotient(whole, whole)),
                      _COUNT(last), _COUNT.share(m.register.quotient(last, last))], "sum")
    )  # fmt: skip
    old = m.register.difference(get("age-60"), get("age-60", m.year - 1))
    full = some.change("full")
    return [
        Heading("Ålder och sysselsättningsgrad"),
        table(
            "Åldersfördelning",
            ["Ålder", f"Antal {m.year}", f"Andel {m.year}, %", f"Antal {m.year - 1}",
             f"Andel {m.year - 1}, %"],
            rows,
        ),
        text(*plain([
            say("I åldern 60 år och äldre finns ", _COUNT(get("age-60")), " anställda, vilket är ",
                _COUNT.share(share("age-60"), behind=" procent"), " av samtliga."),
            say("Gruppen har blivit ", _COUNT.people(old, "difference", size=True),
                " personer ", turn(old, "större", "mindre"), " på ett år."),
            say("De under 30 år utgör ", _COUNT.share(share("age-29"), behind=" procent"),
                " av de anställda."),
            say("Heltidsanställda är ", _COUNT.share(some("full"), behind=" procent"),
                ", en ", turn(full, "ökning", "minskning"), " från ",
                _COUNT.share(some("full", m.year - 1), behind=" procent"), "."),
        ])),
    ]  # fmt: skip


def _sick(m: Municipality, some: Volumes) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(name, [_COUNT.share(m("sick-leave", who, year)) for year in years])
        for who, name in (
            ("all", "Samtliga"), ("women", "Kvinnor"), ("men", "Män"),
            ("age 29", "29 år eller yngre"), ("age 30-49", "30–49 år"),
            ("age 50", "50 år eller äldre"),
        )
    ]  # fmt: skip
    rows.append(
        row("Andel frånvaro mer än 59 dagar",
            [_COUNT.share(some("long-share", year)) for year in years])
    )  # fmt: skip
    sick, women = m.change("sick-leave", "all"), m.change("sick-leave", "women")
    apart = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    return [
        Heading("Sjukfrånvaro"),
        table("Sjukfrånvaro, procent av ordinarie arbetstid", ["", *map(str, years)], rows),
        text(*plain([
            say("Den totala sjukfrånvaron uppgick till ",
                _COUNT.share(m("sick-leave", "all"), behind=" procent"), "."),
            say("Det är ", _COUNT.points(sick), " ", turn(sick, "högre", "lägre"), " än ",
                str(m.year - 1), "."),
            say("Kvinnornas sjukfrånvaro ", turn(women, "ökade", "minskade"), " från ",
                _COUNT.share(m("sick-leave", "women", m.year - 1), behind=" procent"), " till ",
                _COUNT.share(m("sick-leave", "women"), behind=" procent"), "."),
            say("Skillnaden mellan kvinnor och män är ", _COUNT.points(apart), "."),
            say("Av sjukfrånvaron var ", _COUNT.share(some("long-share"), behind=" procent"),
                " längre än 59 dagar."),
            say("Vid årsskiftet var ", _COUNT(some("long")), " medarbetare långtidssjukskrivna."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    rows = [
        row(one.name, [
            _COUNT.share(m("sick-leave", one.key, m.year - 1)),
            _COUNT.share(m("sick-leave", one.key)),
            printed(m.change("sick-leave", one.key), "pp", 1, _COUNT.style, role="difference"),
        ])
        for one in m.boards
    ]  # fmt: skip
    high = most((one.name, m("sick-leave", one.key)) for one in m.boards)
    low = least((one.name, m("sick-leave", one.key)) for one in m.boards)
    return [
        table(
            "Sjukfrånvaro per nämnd, procent",
            ["Nämnd", str(m.year - 1), str(m.year), "Förändring, procentenheter"],
            rows,
        ),
        text(*plain([
            say(f"Högst är sjukfrånvaron inom {high[0]} med ",
                _COUNT.share(high[1], behind=" procent"), "."),
            say(f"Lägst är den inom {low[0]}, ", _COUNT.share(low[1], behind=" procent"), "."),
        ])),
    ]  # fmt: skip


def _costs(m: Municipality, some: Volumes) -> list[Block]:
    def get(what: str, year: int = m.year) -> Quantity:
        return known(m, what, "pers", year)

    def change(what: str) -> Quantity:
        return m.register.difference(get(what), get(what, m.year - 1))

    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [
            _KR(get(what)), _KR(get(what, m.year - 1)), _KR(change(what), role="difference"),
            _KR.share(m.register.growth(get(what), get(what, m.year - 1))),
        ]  # fmt: skip
        return row(label, cells, kind)

    more, sick, hours = change("pay-all"), change("pay-sick"), some.change("hours")
    grew = m.register.growth(get("pay-all"), get("pay-all", m.year - 1))
    per = m.register.per(get("pay-all"), m("employees"))
    return [
        Heading("Personalkostnader"),
        table(
            "Personalkostnader, tkr",
            ["", str(m.year), str(m.year - 1), "Förändring", "Förändring, %"],
            [*(line(name, one) for one, name, _middle in _COSTS), line("Summa", "pay-all", "sum")],
        ),
        text(*plain([
            say("Kommunens personalkostnader var ", _MKR(get("pay-all")), " under ", str(m.year),
                "."),
            say("Kostnaderna ", turn(more, "ökade", "minskade"), " med ",
                _MKR.size(more, "difference"), " eller ",
                _MKR.share(grew, behind=" procent", size=True), "."),
            say("Sjuklönerna ", turn(sick, "ökade", "minskade"), " till ", _MKR(get("pay-sick")),
                " från ", _MKR(get("pay-sick", m.year - 1)), "."),
            say("Löner till månadsavlönade utgör ",
                _MKR.share(m.register.quotient(get("pay-month"), get("pay-all")),
                           behind=" procent"), " av de totala personalkostnaderna."),
            say("Per tillsvidareanställd motsvarar personalkostnaden ",
                printed(per, "tkr", 0, behind=" tkr"), "."),
            say("Timavlönade arbetade ", _COUNT(some("hours")), " timmar, ",
                _COUNT.people(hours, "difference", size=True), " timmar ",
                turn(hours, "fler", "färre"), " än föregående år."),
        ])),
    ]  # fmt: skip


def _pay(m: Municipality) -> list[Block]:
    def get(what: str, sex: str, year: int = m.year) -> Quantity:
        return known(m, what, f"pers-{sex}", year)

    def share(what: str) -> Quantity:
        return m.register.quotient(get(what, "women"), get(what, "men"))

    nurse = get("p-nurse", "women")
    more = m.register.growth(nurse, get("p-nurse", "women", m.year - 1))
    kr = Pen("kr")
    high = most((name, get(one, "women")) for one, name, _middle in _PAY)
    return [
        Heading("Löner"),
        table(
            "Medellön för några yrkesgrupper, kronor per månad",
            ["Yrkesgrupp", f"Kvinnor {m.year}", f"Män {m.year}", "Kvinnors lön i % av mäns",
             f"Kvinnor {m.year - 1}"],
            [
                row(name, [kr(get(one, "women")), kr(get(one, "men")), kr.share(share(one)),
                           kr(get(one, "women", m.year - 1))])
                for one, name, _middle in _PAY
            ],
        ),
        text(*plain([
            say("Medellönen för kvinnliga sjuksköterskor är ", printed(nurse, "kr", 0,
                behind=" kronor"), ", vilket är ",
                kr.share(more, behind=" procent", size=True), " mer än året före.")
            if more.value > 0 else
            say("Medellönen för kvinnliga sjuksköterskor är ",
                printed(nurse, "kr", 0, behind=" kronor"), "."),
            say("Bland undersköterskorna är kvinnornas medellön ",
                kr.share(share("p-under"), behind=" procent"), " av männens."),
            say(f"Högst medellön bland kvinnorna i de redovisade grupperna har "
                f"{high[0].lower()}, ", printed(high[1], "kr", 0, behind=" kronor"), "."),
        ])),
    ]  # fmt: skip


def _turnover(m: Municipality) -> list[Block]:
    def get(what: str, year: int = m.year) -> Quantity:
        return known(m, what, "pers", year)

    def rate(year: int) -> Quantity:
        return m.register.quotient(get("left-all", year), m("employees", year=year))

    more = m.register.difference(get("left-all"), get("left-all", m.year - 1))
    years = (m.year, m.year - 1)
    return [
        Heading("Personalrörlighet"),
        table(
            "Avslutade tillsvidareanställningar",
            ["Orsak", *map(str, years)],
            [
                *(
                    row(name, [_COUNT(get(one, year)) for year in years])
                    for one, name in (
                        ("left-other", "Annan arbetsgivare"), ("left-pension", "Pension"),
                        ("left-moved", "Övrigt"),
                    )
                ),
                row("Summa avgångar", [_COUNT(get("left-all", year)) for year in years], "sum"),
                row("Personalomsättning, %", [_COUNT.share(rate(year)) for year in years]),
            ],
        ),
        text(*plain([
            say("Under året slutade ", _COUNT(get("left-all")), " medarbetare, varav ",
                _COUNT(get("left-pension")), " gick i pension."),
            say("Antalet avgångar var ", _COUNT.people(more, "difference", size=True), " ",
                turn(more, "fler", "färre"), " än ", str(m.year - 1), "."),
            say("Personalomsättningen var ", _COUNT.share(rate(m.year), behind=" procent"),
                ", mot ", _COUNT.share(rate(m.year - 1), behind=" procent"), " året innan."),
        ])),
    ]  # fmt: skip


FAMILY = Family("employer-year", make)
