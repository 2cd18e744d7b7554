"""A state authority in a county: numbered tables in tkr with the newest year first, costs by coded
areas, cases that come in, are decided and are left, prices of a case, fees with results carried
from year to year, appropriations, statements of the state's kind, key facts of five years."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, para

# fmt: off
_TKR = Pen("tkr", 0, NumberStyle(thousands="\u00a0", negative="-"))
_T = Pen("tkr", 0, NumberStyle(thousands="\u00a0", negative="-"), " tkr")
_M = Pen("mnkr", 1, NumberStyle(negative="-"), " miljoner kronor")
_KR = Pen("kr", 0, NumberStyle(thousands="\u00a0"), " kronor")
_BARE = Pen("kr", 0, NumberStyle(thousands="\u00a0"))
_AREAS = (
    ("10", "Övrig förvaltning och rättsliga frågor", 11), ("20", "Trafik och körkort", 4),
    ("28", "Livsmedel, djurskydd och veterinära frågor", 21), ("30", "Regional tillväxt", 13),
    ("40", "Hållbar samhällsplanering", 17), ("45", "Skydd mot olyckor och civilt försvar", 15),
    ("50", "Naturvård och miljöskydd", 68), ("60", "Lantbruk och landsbygd", 34),
    ("80", "Social omvårdnad och jämställdhet", 12),
)
_CASES = (("hunt", "Jakt och viltskador", 1900, 2100),
          ("site", "Miljöfarlig verksamhet", 720, 17500), ("farm", "Jordbrukarstöd", 4600, 3900),
          ("animal", "Djurskyddskontroller", 1350, 8200),
          ("permit", "Dispenser och tillstånd, natur", 980, 7400))
_FEES = (("dog", "Djurskyddskontroll, extra", 3.1), ("guard", "Bevakningsföretag", 0.9),
         ("dam", "Prövning enligt miljöbalken", 7.4), ("misc", "Övriga ansökningsavgifter", 1.7))
_RESULT = (
    ("Intäkter av anslag", "1", "granted", 1, "item"),
    ("Intäkter av avgifter och andra ersättningar", "2", "fees", 1, "item"),
    ("Intäkter av bidrag", "3", "aid", 1, "item"),
    ("Finansiella intäkter", "", "gained", 1, "item"),
    ("Summa verksamhetens intäkter", "", "income", 1, "sum"),
    ("Kostnader för personal", "4", "staff", -1, "item"),
    ("Kostnader för lokaler", "", "premises", -1, "item"),
    ("Övriga driftkostnader", "5", "other", -1, "item"),
    ("Finansiella kostnader", "", "interest", -1, "item"),
    ("Avskrivningar", "", "worn", -1, "item"),
    ("Summa verksamhetens kostnader", "", "costs", -1, "sum"),
    ("Verksamhetsutfall", "", "outcome", 1, "sum"),
    ("Medel som erhållits för finansiering av bidrag", "", "passed-in", 1, "item"),
    ("Lämnade bidrag", "6", "passed-out", -1, "item"),
    ("Saldo transfereringar", "", "passed", 1, "sum"),
    ("Årets kapitalförändring", "", "capital-change", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "myndighet")
    _money(m, b)
    _cases(m, b)
    _carried(b)
    _people(m, b)
    blocks: list[Block] = [
        *_summary(b),
        Heading("Resultatredovisning", 1),
        *_areas(m, b),
        *_handled(b),
        *_aid(b),
        *_fees(b),
        *_skills(b),
        Heading("Finansiell redovisning", 1),
        *_keys(b),
        *_statement(b),
        *_appropriation(b),
    ]
    return Paper(f"Länsstyrelsen i {m.name} län – årsredovisning {m.year}", tuple(blocks))


def _money(m: Municipality, b: Book) -> None:
    size = float(m.size) * 1e6
    for code, _name, millions in _AREAS:
        b.grow("area", millions * size, code, pace=3, spread=0.07)
    b.lin("area", [("area", one[0], 1) for one in _AREAS])
    for year in sorted(m.years):
        whole = b("area", year=year).value
        b.put("staff", round(float(whole) * b.chance.uniform(0.64, 0.67)), year=year)
        b.put("premises", round(float(whole) * b.chance.uniform(0.07, 0.08)), year=year)
        b.put("interest", round(float(whole) * b.chance.uniform(0.001, 0.004)), year=year)
        b.put("worn", round(float(whole) * b.chance.uniform(0.015, 0.02)), year=year)
        rest = sum(b(one, year=year).value for one in ("staff", "premises", "interest", "worn"))
        b.put("other", whole - rest, year=year)
        b.put("fees", round(float(whole) * b.chance.uniform(0.1, 0.13)), year=year)
        b.put("aid", round(float(whole) * b.chance.uniform(0.27, 0.33)), year=year)
        b.put("gained", round(float(whole) * b.chance.uniform(0.001, 0.003)), year=year)
        lacking = whole - sum(b(one, year=year).value for one in ("fees", "aid", "gained"))
        moved = round(float(whole) * b.chance.uniform(-0.006, 0.008))
        b.put("granted", lacking + moved, year=year)
        b.put("passed-out", round(92 * size * b.chance.uniform(0.85, 1.15)), year=year)
        moved = round(size * b.chance.uniform(-0.9, 0.9))
        b.put("passed-in", b("passed-out", year=year).value + moved, year=year)
        for key, share in (("eu", 0.38), ("nature", 0.27), ("culture", 0.14)):
            part = float(b("passed-out", year=year).value) * share * b.chance.uniform(0.9, 1.1)
            b.put("passed-out", round(part), key, year)
        rest = sum(b("passed-out", key, year).value for key in ("eu", "nature", "culture"))
        b.put("passed-out", b("passed-out", year=year).value - rest, "rest", year)
        m.register.follows(b("passed-out", year=year), [
            (b("passed-out", key, year), 1) for key in ("eu", "nature", "culture", "rest")])
    b.lin("income", [(one, 1) for one in ("granted", "fees", "aid", "gained")])
    b.lin("costs", [(one, 1) for one in ("staff", "premises", "other", "interest", "worn")])
    b.lin("outcome", [("income", 1), ("costs", -1)])
    b.lin("passed", [("passed-in", 1), ("passed-out", -1)])
    b.lin("capital-change", [("outcome", 1), ("passed", 1)])
    for year in m.years:
        m.register.follows(b("costs", year=year), [(b("area", year=year), 1)])


def _cases(m: Municipality, b: Book) -> None:
    years = m.years[:3]
    for key, _name, count, price in _CASES:
        b.grow("came", count * float(m.size), key, pace=2, spread=0.09, years=years, kind="count")
        for year in sorted(years):
            came = float(b("came", key, year).value)
            b.put("decided", round(came * b.chance.uniform(0.91, 1.06)), key, year, kind="count")
            done = float(b("decided", key, year).value)
            paid = done * price * (1 + 0.03 * (year - years[-1])) * b.chance.uniform(0.93, 1.07)
            b.put("case-cost", round(paid), key, year)
            if year == years[-1]:
                b.put("open-in", round(came * b.chance.uniform(0.25, 0.4)), key, year, kind="count")
            else:
                m.register.linear(f"open-in:{key}:{year}:outcome",
                                  [(b("open-out", key, year - 1), 1)], b("open-in", key, year - 1))
            b.lin("open-out", [("open-in", 1), ("came", 1), ("decided", -1)], key, years=(year,))
    for what in ("came", "decided", "open-in", "open-out", "case-cost"):
        b.lin(what, [(what, one[0], 1) for one in _CASES], years=years)


def _carried(b: Book) -> None:
    year = b.m.year
    for key, _name, millions in _FEES:
        size = millions * float(b.m.size) * 1e6
        b.put("so-far", round(size * b.chance.uniform(-0.12, 0.15)), key)
        b.put("last-result", round(size * b.chance.uniform(-0.08, 0.08)), key)
        b.put("fee-income", round(size * b.chance.uniform(0.95, 1.05)), key)
        b.put("fee-cost", round(size * b.chance.uniform(0.93, 1.07)), key)
        b.lin("fee-result", [("fee-income", 1), ("fee-cost", -1)], key, years=(year,))
        b.lin("carried", [("so-far", 1), ("last-result", 1), ("fee-result", 1)], key, years=(year,))
    for what in ("so-far", "last-result", "fee-income", "fee-cost", "fee-result", "carried"):
        b.lin(what, [(what, one[0], 1) for one in _FEES], years=(year,))
    for key, whole in (("admin", float(b("granted").value)), ("nature", 61e6 * float(b.m.size))):
        b.put("left-in", round(whole * b.chance.uniform(-0.01, 0.02)), key)
        b.put("allotted", round(whole * b.chance.uniform(0.99, 1.02) / 1000) * 1000, key)
        spent = b("granted").value if key == "admin" else round(whole * b.chance.uniform(0.93, 1))
        b.put("used", spent, key)
        b.lin("at-hand", [("left-in", 1), ("allotted", 1)], key, years=(year,))
        b.lin("left-out", [("at-hand", 1), ("used", -1)], key, years=(year,))
    for what in ("left-in", "allotted", "at-hand", "used", "left-out"):
        b.lin(what, [(what, one, 1) for one in ("admin", "nature")], years=(year,))


def _people(m: Municipality, b: Book) -> None:
    for key, count in (("women", 155), ("men", 84)):
        b.grow("people", count * float(m.size), key, pace=2, spread=0.03, kind="count")
    b.lin("people", [("people", "women", 1), ("people", "men", 1)])
    for year in sorted(m.years):
        part = float(b("people", year=year).value) * b.chance.uniform(0.87, 0.91)
        b.put("work-years", round(part), year=year, kind="count")
        b.put("loan-limit", round(9 * float(m.size)) * 1_000_000, year=year)
        b.put("loan", round(9e6 * float(m.size) * b.chance.uniform(0.55, 0.9)), year=year)
    b.lin("running", [("staff", 1), ("premises", 1), ("other", 1)])
    years = m.years[:3]
    b.ratio("sick", 0.035, 0.055, "women", years=years)
    b.ratio("sick", 0.018, 0.03, "men", years=years)
    for year in sorted(years):
        parts = [(b("sick", sex, year).value, b("people", sex, year).value)
                 for sex in ("women", "men")]
        whole = float(sum(ill * count for ill, count in parts) / b("people", year=year).value)
        for key, apart in (("total", 0.0), ("young", -0.011), ("middle", 0.0), ("old", 0.007)):
            moved = b.chance.uniform(-0.003, 0.003) if key != "total" else 0
            b.put("sick", str(round(whole + apart + moved, 5)), key, year, kind="ratio")


def _summary(b: Book) -> list[Block]:
    last = b.m.year - 1
    b.lin("turned", [("costs", 1), ("passed-out", 1)], years=b.years[:2])
    more, left = b.change("turned"), b.change("open-out")
    cost = b.register.quotient(b("costs"), b("turned"))
    done = b.growth("decided")
    return [
        Heading("Året i korthet", 1),
        *para(
            say("Länsstyrelsens omslutning, kostnader och lämnade bidrag sammantagna, var ",
                _M(b("turned")), f" {b.m.year}, ", _M.size(more, "difference"), " ",
                turn(more, "mer", "mindre"), f" än {last}."),
            say("Av omslutningen utgjorde verksamhetens kostnader ", _M(b("costs")), " eller ",
                _T.share(cost, behind=" procent"), " och bidragen ", _M(b("passed-out")), "."),
        ),
        *items(
            [say("Antalet beslutade ärenden i de fem största grupperna ",
                 turn(done, "ökade", "minskade"), " med ",
                 _T.share(done, behind=" procent", size=True), ".")],
            [say("Vid årsskiftet var ", _T.people(b("open-out")), " ärenden öppna, ",
                 _T.people(left, "difference", True), " ", turn(left, "fler", "färre"),
                 " än vid förra årsskiftet.")],
            [say("Kostnaderna för personal uppgick till ", _M(b("staff")), " och antalet "
                 "årsarbetskrafter till ", _T.people(b("work-years")), ".")],
            count="2",
        ),
    ]


def _areas(m: Municipality, b: Book) -> list[Block]:
    years, last = m.years[:3], m.year - 1
    rows = []
    for code, name, *_ in (*_AREAS, ("", "Summa verksamhetskostnader")):
        who = code or "myndighet"
        cells = [_TKR(b("area", who, year)) for year in years]
        share = b.register.quotient(b("area", who), b("area")) if code else None
        rows.append(row(name, [code, *cells, _T.share(share) if share else None],
                        "item" if code else "sum"))
    more, first = b.change("area"), b.register.quotient(b("area", "50"), b("area"))
    gaps = {one[0]: b.change("area", one[0]) for one in _AREAS}
    names = {code: name for code, name, _ in _AREAS}
    up, down = (pick(gaps, key=lambda key: gaps[key].value) for pick in (max, min))
    grew = b.register.count("areas that grew", gaps.values(), 1)
    told = [
        say("De totala verksamhetskostnaderna uppgick till ", _T(b("area")), ", en ",
            turn(more, "ökning", "minskning"), " med ", _T.size(more, "difference"), " eller ",
            _T.share(b.growth("area"), behind=" procent", size=True), f" jämfört med {last}."),
        say("Naturvård och miljöskydd är det största området och svarar för ",
            _T.share(first, behind=" procent"), " av kostnaderna."),
        say("Inom ", counted(grew), f" av {len(_AREAS)} områden har kostnaderna ökat."),
    ]
    if gaps[up].value > 0:
        told.append(say("Störst i kronor är ökningen inom området ", names[up], " (",
                        _T(gaps[up], role="difference"), ")."))
    if gaps[down].value < 0:
        told.append(say("Kostnaderna för ", names[down], " sjönk däremot från ",
                        _T(b("area", down, last)), " till ", _T(b("area", down)), "."))
    return [
        Heading("Verksamhetens kostnader"),
        table(f"Tabell 1. Verksamhetskostnader {years[-1]}–{m.year} (tkr)",
              ["Verksamhetsområde", "Kod", *map(str, years), f"Andel {m.year}, %"], rows),
        *para(*told),
    ]


def _handled(b: Book) -> list[Block]:
    m, last = b.m, b.m.year - 1
    size = _T.people
    rows, prices = [], []
    for key, label in [*((one[0], one[1]) for one in _CASES), ("myndighet", "Totalt")]:
        kind = "sum" if key == "myndighet" else "item"
        rows.append(row(label, [size(b(what, key)) for what in ("open-in", "came", "decided",
                                                               "open-out")], kind))
        prices.append(row(label, [
            size(b("decided", key)), size(b("decided", key, last)), _TKR(b("case-cost", key)),
            _TKR(b("case-cost", key, last)), _BARE(b.each("case-cost", "decided", key)),
            _BARE(b.each("case-cost", "decided", key, last)),
        ], kind))
    came, done = b.change("came"), b.change("decided")
    key, name, *_ = b.chance.choice(_CASES)
    two = [b.each("case-cost", "decided", key, year) for year in (m.year, last)]
    dearer = b.register.difference(*two)
    whole = [b.each("case-cost", "decided", year=year) for year in (m.year, last)]
    waiting = b.register.difference(b("open-out"), b("open-in"))
    rate = b.register.quotient(b("decided"), b("came"))
    return [
        Heading("Ärendehandläggning"),
        *para(
            say("Under året inkom ", size(b("came")), " ärenden i de redovisade grupperna och ",
                size(b("decided")), " beslutades, vilket motsvarar ",
                _T.share(rate, behind=" procent"), " av de inkomna."),
            say("Jämfört med föregående år inkom ", size(came, "difference", True), " ",
                turn(came, "fler", "färre"), " ärenden och antalet beslut blev ",
                size(done, "difference", True), " ", turn(done, "fler", "färre"), "."),
            say("Ärendebalansen ", turn(waiting, "växte", "krympte"), " under året med ",
                size(waiting, "difference", True), " ärenden till ", size(b("open-out")), "."),
        ),
        table("Tabell 2. Ärendeflöde (antal)", ["Ärendegrupp", f"Öppna 1 januari {m.year}",
              "Inkomna", "Beslutade", f"Öppna 31 december {m.year}"], rows),
        table("Tabell 3. Beslutade ärenden och kostnad per beslut",
              ["Ärendegrupp", f"Beslut {m.year}", f"Beslut {last}", f"Kostnad {m.year} (tkr)",
               f"Kostnad {last} (tkr)", f"Kr per beslut {m.year}", f"Kr per beslut {last}"],
              prices),
        *para(
            say(f"Ett beslut i gruppen {name} kostade ", _KR(two[0]), " mot ", _KR(two[1]),
                f" år {last}, en ", turn(dearer, "ökning", "minskning"), " med ",
                _KR.size(dearer, "difference"), "."),
            say("Den genomsnittliga kostnaden för samtliga beslut var ", _KR(whole[0]), " (",
                _KR(whole[1]), ")."),
            money="2",
        ),
    ]


def _aid(b: Book) -> list[Block]:
    years = b.years[:3]
    names = (("eu", "Landsbygds- och EU-stöd"), ("nature", "Skötsel av skyddad natur"),
             ("culture", "Kulturmiljövård"), ("rest", "Övriga bidrag"))
    rows = [row(label, [_TKR(b("passed-out", key, year)) for year in years])
            for key, label in names]
    rows.append(row("Summa lämnade bidrag", [_TKR(b("passed-out", year=year)) for year in years],
                    "sum"))
    more, farm = b.change("passed-out"), b.change("passed-out", "eu")
    nature, culture = (b.register.quotient(b("passed-out", key), b("passed-out"))
                       for key in ("nature", "culture"))
    return [
        Heading("Lämnade bidrag"),
        *para(
            say("Länsstyrelsen betalade ut ", _M(b("passed-out")), " i bidrag, ",
                _M.size(more, "difference"), " ", turn(more, "mer", "mindre"), " än året innan."),
            say("Landsbygds- och EU-stöden ", turn(farm, "ökade", "minskade"), " med ",
                _M.size(farm, "difference"), " till ", _M(b("passed-out", "eu")), "."),
            say("Skötsel av skyddad natur och kulturmiljövård utgjorde ",
                _T.share(nature, behind=" procent"), " respektive ",
                _T.share(culture, behind=" procent"), " av de lämnade bidragen."),
        ),
        table("Tabell 4. Lämnade bidrag (tkr)", ["", *map(str, years)], rows),
    ]


def _fees(b: Book) -> list[Block]:
    year = b.m.year
    columns = ("so-far", "last-result", "fee-income", "fee-cost", "fee-result", "carried")
    rows = [row(label, [_TKR(b(what, key)) for what in columns]) for key, label, _ in _FEES]
    rows.append(row("Summa", [_TKR(b(what)) for what in columns], "sum"))
    short = b.register.count("fees with a deficit", [b("carried", one[0]) for one in _FEES], -1)
    covered = b.register.quotient(b("fee-income"), b("fee-cost"))
    result = b("fee-result")
    return [
        Heading("Avgiftsbelagd verksamhet"),
        table("Tabell 5. Avgiftsbelagd verksamhet där intäkterna disponeras (tkr)",
              ["Verksamhet", f"+/- t.o.m. {year - 2}", f"+/- {year - 1}", f"Int. {year}",
               f"Kost. {year}", f"+/- {year}", f"Ack. +/- utgående {year}"], rows),
        *para(
            say("Den avgiftsbelagda verksamheten gav ett ", turn(result, "överskott", "underskott"),
                " på ", _T.size(result, "difference"), ", och intäkterna täckte ",
                _T.share(covered, behind=" procent"), " av kostnaderna."),
            say("Det ackumulerade resultatet är därmed ", _T(b("carried")), "."),
            say("För ", counted(short), f" av {len(_FEES)} verksamheter är det negativt."),
            money="1000",
        ),
    ]


def _skills(b: Book) -> list[Block]:
    years, last = b.years[:3], b.m.year - 1
    size = _T.people
    rows = [
        row(label, [size(b("people", key, year)) for year in years], kind)
        for key, label, kind in (("women", "Kvinnor", "item"), ("men", "Män", "item"),
                                 ("myndighet", "Totalt", "sum"))
    ]
    rows.append(row("Årsarbetskrafter", [size(b("work-years", year=year)) for year in years]))
    ill = [row(label, [_T.share(b("sick", key, year)) for year in years]) for key, label in (
        ("total", "Totalt"), ("women", "Kvinnor"), ("men", "Män"), ("young", "Anställda –29 år"),
        ("middle", "Anställda 30–49 år"), ("old", "Anställda 50 år–"))]
    more, sick = b.change("people"), b.change("sick", "total")
    women = b.register.quotient(b("people", "women"), b("people"))
    apart = b.register.difference(b("sick", "women"), b("sick", "men"))
    return [
        Heading("Kompetensförsörjning"),
        table("Tabell 6. Anställda 31 december", ["", *map(str, years)], rows),
        *para(
            say("Vid årets slut hade länsstyrelsen ", size(b("people")), " anställda, varav ",
                _T.share(women, behind=" procent"), " kvinnor."),
            say("Antalet har ", turn(more, "ökat", "minskat"), " med ",
                size(more, "difference", True), " personer sedan ", f"{last}."),
            say("Den totala sjukfrånvaron var ", _T.share(b("sick", "total"), behind=" procent"),
                "; året innan var den ", _T.share(b("sick", "total", last), behind=" procent"),
                ", så frånvaron har ", turn(sick, "stigit", "sjunkit"), "."),
            say("Kvinnornas sjukfrånvaro är ", _T.points(apart), " ", turn(apart, "högre", "lägre"),
                " än männens."),
            count="2",
        ),
        table("Tabell 7. Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, years)],
              ill),
    ]


def _keys(b: Book) -> list[Block]:
    years, per = b.years, b.register.per

    def cost(year: int) -> Quantity:
        return per(b("running", year=year), b("work-years", year=year))

    rows = [
        row("Beviljad låneram i Riksgälden", [_TKR(b("loan-limit", year=y)) for y in years]),
        row("Utnyttjad låneram", [_TKR(b("loan", year=y)) for y in years]),
        row("Avgiftsintäkter", [_TKR(b("fees", year=y)) for y in years]),
        row("Driftkostnad", [_TKR(b("running", year=y)) for y in years]),
        row("Antal årsarbetskrafter", [_TKR(b("work-years", year=y)) for y in years]),
        row("Antal anställda vid årets slut", [_TKR(b("people", year=y)) for y in years]),
        row("Driftkostnad per årsarbetskraft", [_TKR(cost(y)) for y in years]),
        row("Årets kapitalförändring", [_TKR(b("capital-change", year=y)) for y in years]),
    ]
    used = b.register.quotient(b("loan"), b("loan-limit"))
    two = (cost(b.m.year), cost(b.m.year - 1))
    grown = b.register.growth(*two)
    return [
        Heading("Sammanställning över väsentliga uppgifter"),
        table("Väsentliga uppgifter (tkr)", ["", *map(str, years)], rows),
        *items(
            [say("Av låneramen på ", _T(b("loan-limit")), " utnyttjades ", _T(b("loan")), " eller ",
                 _T.share(used, behind=" procent"), ".")],
            [say("Driftkostnaden per årsarbetskraft var ", _T(two[0]), ", vilket är ",
                 _T.share(grown, behind=" procent", size=True), " ", turn(grown, "mer", "mindre"),
                 f" än {b.m.year - 1}.")],
        ),
    ]


def _statement(b: Book) -> list[Block]:
    last = b.m.year - 1
    rows = [
        row(label, [note, _TKR(b(what), sign), _TKR(b(what, year=last), sign)], kind)
        for label, note, what, sign, kind in _RESULT
    ]
    granted, aid, staff = b.change("granted"), b.change("aid"), b.change("staff")
    share = b.share("granted", "income")
    part = b.share("staff", "costs")
    return [
        Heading("Resultaträkning"),
        table("Resultaträkning (tkr)", ["", "Not", str(b.m.year), str(last)], rows),
        *para(
            say("Verksamheten finansierades till ", _T.share(share, behind=" procent"),
                " av anslag, som uppgick till ", _T(b("granted")), "."),
            say("Det är ", _T.size(granted, "difference"), " ", turn(granted, "mer", "mindre"),
                " än föregående år."),
            say("Bidragsintäkterna ", turn(aid, "ökade", "minskade"), " med ",
                _T.share(b.growth("aid"), behind=" procent", size=True), "."),
            say("Kostnaderna för personal ", turn(staff, "ökade", "minskade"), " från ",
                _T(b("staff", year=last)), " till ", _T(b("staff")), " och utgör ",
                _T.share(part, behind=" procent"), " av verksamhetens kostnader."),
            say("Verksamhetsutfallet blev ", _T(b("outcome")), " och årets kapitalförändring ",
                _T(b("capital-change")), "."),
        ),
    ]


def _appropriation(b: Book) -> list[Block]:
    columns = ("left-in", "allotted", "at-hand", "used", "left-out")
    rows = [row(label, [_TKR(b(what, key)) for what in columns], kind) for key, label, kind in (
        ("admin", "5:1 Länsstyrelserna m.m.", "item"),
        ("nature", "1:3 Åtgärder för värdefull natur", "item"),
        ("myndighet", "Summa", "sum"))]
    used = b.register.quotient(b("used", "nature"), b("at-hand", "nature"))
    left = b("left-out", "admin")
    told = [
        say("Av disponibelt belopp för åtgärder för värdefull natur användes ",
            _T.share(used, behind=" procent"), "."),
        say("Det utgående överföringsbeloppet på förvaltningsanslaget är ", _T(left), "."),
    ]
    return [
        Heading("Anslagsredovisning"),
        table("Redovisning mot anslag (tkr)", [
            "Anslag", "Ing. överföringsbelopp", "Årets tilldelning", "Totalt disponibelt belopp",
            "Utgifter", "Utgående överföringsbelopp"], rows),
        *para(*told),
    ]


FAMILY = Family("county-board", make)
