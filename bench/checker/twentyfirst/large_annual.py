"""The annual report of a large municipality: whole millions, the group beside it."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, tall, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ..quantities import Quantity
from ._books import Book, Sheet, prose, years

_S = NumberStyle(negative="–")
_P = Pen("mnkr", 0, _S)
_T = Pen("mnkr", 0, _S, behind=" Mkr")
_M = Pen("mdkr", 1, _S, behind=" miljarder kronor")
_R = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Av- och nedskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)
_B = (
    ("Immateriella anläggningstillgångar", "intangible", "item"),
    ("Mark, byggnader och tekniska anläggningar", "buildings", "item"),
    ("Maskiner och inventarier", "machinery", "item"),
    ("Finansiella anläggningstillgångar", "financial-assets", "item"),
    ("Summa anläggningstillgångar", "fixed-assets", "sum"),
    ("Förråd och exploateringsfastigheter", "stock", "item"),
    ("Fordringar", "receivables", "item"),
    ("Kortfristiga placeringar", "short-investments", "item"),
    ("Kassa och bank", "cash", "item"),
    ("Summa omsättningstillgångar", "current-assets", "sum"),
    ("Summa tillgångar", "assets", "sum"),
    ("Eget kapital", "equity", "item"),
    ("Avsättningar", "provisions", "item"),
    ("Långfristiga skulder", "long-debt", "item"),
    ("Kortfristiga skulder", "short-debt", "item"),
    ("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    scale = float(m.size)
    both = ("municipality", "group")
    result_rows = [
        row(n, [_P(m(what, who, at), sign) for who in both for at in (y, p)], kind)
        for n, what, sign, kind in _R
    ]
    pay = [r.quotient(m("net-cost", year=at), m("tax-and-grants", year=at)) for at in m.years]
    solid = [r.quotient(m("equity", year=at), m("assets", year=at)) for at in m.years]
    part = [r.quotient(m("result", year=at), m("tax-and-grants", year=at)) for at in m.years]
    each = [r.per(m("long-debt", year=at), m("inhabitants", year=at)) for at in m.years]
    five = transposed(
        table(
            "Femårsöversikt",
            ["År", *map(str, m.years)],
            [
                row("Invånare", [_P(m("inhabitants", year=at)) for at in m.years]),
                row("Årets resultat, Mkr", [_P(m("result", year=at)) for at in m.years]),
                row("Resultat, andel av skatter och bidrag, %", [_P.share(one) for one in part]),
                row("Nettokostnadsandel, %", [_P.share(one) for one in pay]),
                row("Investeringar, Mkr", [_P(m("investments", year=at)) for at in m.years]),
                row("Soliditet, %", [_P.but(share_decimals=0).share(one) for one in solid]),
                row("Låneskuld, kr/inv", [_P.but(unit="kr")(one) for one in each]),
            ],
        )
    )
    forecast: dict[str, Quantity] = {}
    for one in m.boards:
        exact = float(m.variance("board-net", one.key, -1).value) / 1_000_000
        forecast[one.key] = r.base(
            f"own-forecast:{one.key}:", "money", b.value("money", exact, 0.5)
        )
    told = sorted(m.boards, key=lambda one: abs(m.variance("board-net", one.key, -1).value))
    largest = told[::-1][:3]
    off = {one.key: m.variance("board-net", one.key, -1) for one in m.boards}
    whole = r.linear("own-off:all:", [(one, 1) for one in off.values()])
    guess = r.linear("own-forecast:all:", [(one, 1) for one in forecast.values()])
    board_rows = [
        row(
            one.name,
            [
                _P(m("board-net", one.key, basis="budget")),
                _P(m("board-net", one.key)),
                _P(off[one.key], 1, "difference"),
                _P(forecast[one.key]),
                _P.share(m.growth("board-net", one.key)),
            ],
        )
        for one in m.boards
    ]
    outcome = r.total("own-net:all:now", [m("board-net", one.key) for one in m.boards])
    planned = r.total(
        "own-net:all:budget", [m("board-net", one.key, basis="budget") for one in m.boards]
    )
    r.follows(whole, [(planned, 1), (outcome, -1)])
    before = r.total("own-net:all:last", [m("board-net", one.key, year=p) for one in m.boards])
    board_rows.append(
        row(
            "Nämnderna totalt",
            [_P(planned), _P(outcome), _P(whole), _P(guess), _P.share(r.growth(outcome, before))],
            "sum",
        )
    )
    areas = Sheet(b, "own-area", (("last", 1, None), ("budget", 1, None), ("now", 1, "last")))
    areas.names = [
        "Skolor och förskolor", "Gator, vägar och parker", "Idrott och fritid",
        "Vård- och omsorgsboenden", "Vatten och avlopp", "Övrigt",
    ]  # fmt: skip
    spent = {
        "last": m("investments", year=p),
        "budget": m("investments", basis="budget"),
        "now": m("investments"),
    }
    for column, known in spent.items():
        left = known.value
        for name, weight in zip(areas.names, (35, 21, 11, 9, 17), strict=False):
            some = b.value("money", float(known.value) * weight / 100_000_000, 0.15)
            areas.set(name, column, some)
            left -= some
        areas.set("Övrigt", column, left)
    areas.total("Totalt")
    for column, known in spent.items():
        r.follows(known, [(areas("Totalt", column), 1)])
    staff = Sheet(b, "own-staff", years(m, 3, 0.014), "count")
    for one in ("Kvinnor", "Män"):
        staff.put(one, (2300 if one == "Kvinnor" else 720) * scale, 0.006)
    staff.total("Alla")
    now, last = str(y), str(p)
    firms = Sheet(b, "own-firm", (("last", 0.95, None), ("now", 1, "last")))
    for name, size in (
        ("Bostads AB", 38), ("Energi AB", 52), ("Hamn AB", 6), ("Stadsnät AB", 11),
    ):  # fmt: skip
        firms.put(name, size * scale, 0.12)
    firms.total("Summa")
    net, gap = m.change("net-cost"), m.variance("result")
    rates = {w: m("sick-leave", w) for w in ("all", "women", "men")}
    rise = m.change("sick-leave", "all")
    biggest = max(areas.names, key=lambda n: areas(n, "now").value)
    blocks = (
        Heading("Årets resultat och ställning i sammandrag", 1),
        prose(
            say("Kommunens resultat uppgick till ", _T(m("result")), ", en ",
                turn(m.change("result"), "förbättring", "försämring"), " med ",
                _T.size(m.change("result"), "difference"), " jämfört med föregående år."),
            say("Jämfört med budget är resultatet ", _T.size(gap, "difference"), " ",
                turn(gap, "bättre", "sämre"), "."),
            say("Kommunkoncernens resultat blev ", _T(m("result", "group")), " (",
                _T(m("result", "group", p)), ")."),
            say("Antalet invånare var vid årets slut ", _P(m("inhabitants")),
                ", vilket motsvarar en förändring på ",
                _T.share(m.growth("inhabitants"), behind=" procent"), "."),
            say("Enligt befolkningsprognosen kommer antalet personer över 80 år att öka med ",
                _T.but(share_decimals=0).share(b.ratio(41), behind=" procent"),
                " under den kommande tioårsperioden."),
        ),
        five,
        Heading("Kommunens ekonomi", 1),
        Heading("Intäkter och kostnader"),
        prose(
            say("Skatteintäkter och generella statsbidrag uppgick till sammanlagt ",
                _M(m("tax-and-grants")), "."),
            say("Skatteintäkterna stod för ", _T(m("tax")), " och bidragen för ",
                _T(m("grants")), "."),
            say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                _T.size(net, "difference"), ", motsvarande ",
                _T.share(m.growth("net-cost"), size=True, behind=" procent"), "."),
            say("Pensionskostnaderna blev ", _T(b.money(24)),
                " högre än i tidigare beräkningar från pensionsadministratören."),
            say("Av- och nedskrivningar uppgick till ", _T(m("depreciation")), ", varav ",
                _T(b.money(7)), " avser nedskrivning av ett exploateringsområde."),
            say("Finansnettot uppgick till ", _T(m("financial-net")), "."),
            say("Nettokostnadsandelen blev ", _T.share(pay[0], behind=" procent"), " mot ",
                _T.share(pay[1], behind=" procent"), " året före."),
        ),
        tall("Resultaträkning, Mkr",
             [["", Head("Kommunen", 2), Head("Kommunkoncernen", 2)], ["", now, last, now, last]],
             result_rows),
        Heading("Nämndernas utfall"),
        prose(
            say("Nämndernas sammantagna avvikelse mot budget uppgick till ", _T(whole),
                ", medan prognosen i delårsbokslutet var ", _T(guess), "."),
            *(
                say(f"{one.name} redovisar ", turn(off[one.key], "ett överskott", "ett underskott"),
                    " om ", _T.size(off[one.key], "difference"), ", ",
                    "främst på grund av lägre kostnader för personal." if off[one.key].value > 0
                    else chance.choice(("huvudsakligen på grund av ökade volymer.",
                                        "där köp av externa platser är den största posten.")))
                for one in largest
            ),
            say(f"{largest[0].name} svarade för ",
                _T.but(share_decimals=0).share(
                    r.quotient(m("board-net", largest[0].key), outcome), behind=" procent"),
                " av nämndernas nettokostnader, och dess nettokostnad har ",
                turn(m.change("board-net", largest[0].key), "ökat", "minskat"), " med ",
                _T.share(m.growth("board-net", largest[0].key), size=True, behind=" procent"),
                " sedan föregående år."),
            say("Riktade statsbidrag från Skolverket uppgick till ", _T(b.money(74)),
                " och fördelades på ", _P(b.count(23)), " olika bidrag."),
        ),
        table("Nämndernas nettokostnader, Mkr",
              ["Nämnd", f"Budget {now}", f"Utfall {now}", "Avvikelse", "Prognos avvikelse aug",
               f"Förändring från {last}, %"], board_rows),
        Heading("Investeringar"),
        prose(
            say("Årets investeringar uppgick till ", _T(areas("Totalt", "now")), ", vilket är ",
                _T.share(r.quotient(areas("Totalt", "now"), areas("Totalt", "budget")),
                         behind=" procent"), " av budgeten på ", _T(areas("Totalt", "budget")),
                             "."),
            say(f"{biggest} är det största området med ", _T(areas(biggest, "now")), " (",
                _T(areas(biggest, "last")), ")."),
            say("För vatten och avlopp investerades ", _T(areas("Vatten och avlopp", "now")),
                ", ", _T.size(areas.less("Vatten och avlopp", "now", "last"), "difference"), " ",
                turn(areas.less("Vatten och avlopp", "now", "last"), "mer", "mindre"),
                f" än {last}."),
            say("Totalt har ", printed(b.index(6.4), "", 1),
                " kilometer gång- och cykelväg byggts."),
        ),
        table("Investeringar per område, Mkr",
              ["Område", f"Utfall {now}", f"Budget {now}", "Avvikelse", f"Utfall {last}"],
              [row(n, [_P(areas(n, "now")), _P(areas(n, "budget")),
                       _P(areas.less(n, "budget", "now"), 1, "difference"),
                       _P(areas(n, "last"))], "sum" if n == "Totalt" else "item")
               for n in [*areas.names, "Totalt"]]),
        Heading("Balansräkning och skuldförvaltning"),
        prose(
            say("Kommunens tillgångar uppgick till ", _M(m("assets")), " vid årets slut."),
            say("Det egna kapitalet ", turn(m("result"), "ökade", "minskade"),
                " med årets resultat till ", _T(m("equity")), "."),
            say("Under året upptogs nya lån på ", _T(m("new-loans")), " medan ",
                _T(m("repayments")), " amorterades."),
            say("Låneskulden uppgick därefter till ", _T(m("long-debt")), " eller ",
                _P.but(unit="kr")(each[0]), " kronor per invånare."),
            say("Den genomsnittliga kapitalbindningen är ", printed(b.index(2.4, 0.2), "", 1),
                " år och snitträntan ",
                printed(b.ratio(2.1, 0.3), "%", 2, behind=" procent"), "."),
            say("Av låneskulden förfaller ", _T(b.money(310)), " inom ett år."),
        ),
        table("Balansräkning, kommunen, Mkr", ["", f"31 dec {now}", f"31 dec {last}"],
              [row(n, [_P(m(what, year=at)) for at in (y, p)], kind) for n, what, kind in _B]),
        Heading("Kommunens bolag"),
        prose(
            say("Bolagens resultat före dispositioner och skatt var sammanlagt ",
                _T(firms("Summa", "now")), "."),
            say("Energi AB redovisar ", _T(firms("Energi AB", "now")), ", ",
                _T.size(firms.less("Energi AB", "now", "last"), "difference"), " ",
                turn(firms.less("Energi AB", "now", "last"), "mer", "mindre"),
                " än föregående år."),
            say("Bostads AB hade ", _P(b.count(42)), " outhyrda lägenheter vid årsskiftet, ",
                "motsvarande en vakansgrad på ", _T.share(b.ratio(1.1), behind=" procent"), "."),
        ),
        table("Resultat före dispositioner och skatt, Mkr", ["Bolag", now, last],
              [row(n, [_P(firms(n, "now")), _P(firms(n, "last"))],
                   "sum" if n == "Summa" else "item") for n in [*firms.names, "Summa"]]),
        Heading("Medarbetare", 1),
        prose(
            say("Vid årets slut hade kommunen ", _P(staff("Alla", now)), " månadsavlönade, varav ",
                _P(staff("Kvinnor", now)), " kvinnor och ", _P(staff("Män", now)), " män."),
            say("Det är ", _P.people(staff.less("Alla", now, last), "difference", True), " ",
                turn(staff.less("Alla", now, last), "fler", "färre"), f" än {last}."),
            say("Sjukfrånvaron var ", _T.share(rates["all"], behind=" procent"), ", för kvinnor ",
                _T.share(rates["women"], behind=" procent"), " och för män ",
                _T.share(rates["men"], behind=" procent"), "."),
            say("Jämfört med föregående år har den ", turn(rise, "stigit", "sjunkit"), " med ",
                _T.points(rise), "."),
            say("Personalomsättningen var ", _T.share(b.ratio(9.4), behind=" procent"), "."),
        ),
        table("Månadsavlönade medarbetare", ["", *[str(y - back) for back in range(3)]],
              [row(n, [_P(staff(n, str(y - back))) for back in range(3)],
                   "sum" if n == "Alla" else "item") for n in ("Kvinnor", "Män", "Alla")]),
    )  # fmt: skip
    return Paper(f"Årsredovisning {now}", blocks)


FAMILY = Family("large-annual", make)
