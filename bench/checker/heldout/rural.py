"""A small rural municipality, whose head of finance writes all herself: tkr everywhere, also in the
text, last year in parentheses, costs negative, budget and last year behind the year, variances in
per cent too, "därav" rows, what a hundred kronor went to."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, Sentence
from ._more import genitive, shown, ways

_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_SAY = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_OF = " procent"
_RESULT = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    one: list[Block] = [Heading("Ekonomisk översikt", 1), *_overview(m, chance)]
    two: list[Block] = [Heading("Nämndernas ekonomi", 1), *_boards(m, chance)]
    three: list[Block] = [Heading("Investeringar", 1), *_investments(m, chance)]
    four: list[Block] = [Heading("Resultat, ställning och kassaflöde", 1), *_accounts(m)]
    middle = [two, three]
    chance.shuffle(middle)
    parts = [one, *middle, four] if chance.random() < 0.7 else [four, one, *middle]
    if chance.random() < 0.6:
        parts.append([Heading("Medarbetare", 1), *_people(m)])
    title = chance.choice(
        (f"{genitive(m.name)} kommun – bokslut {m.year}", f"Årsredovisning {m.year}")
    )
    return Paper(title, tuple(block for part in parts for block in part))


def _overview(m: Municipality, chance: Random) -> list[Block]:
    y, last = m.year, m.year - 1
    result, better = m.variance("result"), m.change("result")
    net, grown = m.change("net-cost"), m.growth("net-cost")
    income = m.change("tax-and-grants")
    share = m.register.quotient(m("net-cost"), m("tax-and-grants"))
    before = m.register.quotient(m("net-cost", year=last), m("tax-and-grants", year=last))
    moved = m.register.difference(share, before)
    strength = m.register.quotient(m("equity"), m("assets"))
    strength_before = m.register.quotient(m("equity", year=last), m("assets", year=last))
    firmer = m.register.difference(strength, strength_before)
    part = m.register.quotient(m("grants"), m("tax-and-grants"))
    folk = m.change("inhabitants")
    debt = m.register.per(m("long-debt"), m("inhabitants"))
    first = [
        ways(
            chance,
            say("Årets resultat uppgick till ", _SAY(m("result")), " (",
                _SAY(m("result", year=last)), ")."),
            say(f"Kommunens resultat för {y} blev ", _SAY(m("result")), ", att jämföra med ",
                _SAY(m("result", year=last)), f" år {last}."),
        ),
        say("Det är ", _SAY.size(result, "difference"), " ", turn(result, "bättre", "sämre"),
            " än budget, där resultatet var satt till ", _SAY(m("result", basis="budget")), "."),
        say("Mot föregående år har resultatet ", turn(better, "förbättrats", "försämrats"),
            " med ", _SAY.size(better, "difference"), "."),
    ]  # fmt: skip
    second = [
        say("Nettokostnaderna ", turn(net, "ökade", "minskade"), " med ",
            _SAY.size(net, "difference"), " eller ", _PEN.share(grown, behind=_OF, size=True),
            " till ", _SAY(m("net-cost")), "."),
        say("Skatter och statsbidrag ", turn(income, "steg", "sjönk"), " under samma tid från ",
            _PEN(m("tax-and-grants", year=last)), " till ", _SAY(m("tax-and-grants")),
            ", varav statsbidrag och utjämning svarade för ", _SAY(m("grants")), "."),
        say("Statsbidragens andel av skatter och bidrag motsvarar därmed ",
            _PEN.share(part, behind=_OF), "."),
        say("Nettokostnadernas andel av skatter och bidrag blev ", _PEN.share(share, behind=_OF),
            ", vilket är ", _PEN.points(moved), " ", turn(moved, "högre", "lägre"),
            " än året innan (", _PEN.share(before, behind=_OF), ")."),
    ]  # fmt: skip
    third = [
        say("Soliditeten är nu ", _PEN.share(strength, behind=_OF), " jämfört med ",
            _PEN.share(strength_before, behind=_OF), f" vid utgången av {last}, alltså en ",
            turn(firmer, "uppgång", "nedgång"), " på ", _PEN.points(firmer), "."),
        say("Vid årsskiftet hade kommunen ", _PEN.people(m("inhabitants")),
            " invånare, vilket är ", _PEN.people(folk, "difference", size=True), " ",
            turn(folk, "fler", "färre"), " än ett år tidigare (",
            _PEN.people(m("inhabitants", year=last)), ")."),
        say("Låneskulden var ", _SAY(m("long-debt")), ", vilket är ",
            Pen("kr", 0, behind=" kronor")(debt), " per invånare."),
        say("Under året har ", _SAY(m("repayments")), " amorterats och ", _SAY(m("new-loans")),
            " nyupplånats."),
    ]  # fmt: skip
    return [
        text("Det har varit ett år med stora prövningar för en liten kommun.", *shown(first)),
        text(*shown(second)),
        Heading("Ställning"),
        text(*shown(third), "Borgensåtaganden redovisas inom linjen."),
    ]


def _boards(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    rows, shares = [], []
    every = [*m.boards, m.central]
    for one in every:
        gap = m.variance("board-net", one.key, -1)
        percent = m.register.quotient(gap, m("board-net", one.key, basis="budget"))
        rows.append(
            row(
                one.name,
                [
                    _PEN(m("board-net", one.key), -1),
                    _PEN(m("board-net", one.key, basis="budget"), -1),
                    _PEN(gap, role="difference"),
                    _PEN(percent),
                    _PEN(m("board-net", one.key, last), -1),
                ],
            )
        )
        shares.append((one, m.register.quotient(m("board-net", one.key), m("board-net", "all"))))
    whole = m.variance("board-net", "all", -1)
    percent = m.register.quotient(whole, m("board-net", "all", basis="budget"))
    rows.append(
        row(
            "Summa verksamheten",
            [
                _PEN(m("board-net", "all"), -1), _PEN(m("board-net", "all", basis="budget"), -1),
                _PEN(whole), _PEN(percent), _PEN(m("board-net", "all", last), -1),
            ],
            "sum",
        )
    )  # fmt: skip
    heads = ["Nettokostnad, tkr", f"Bokslut {m.year}", f"Budget {m.year}", "Avvikelse",
             "Avv. %", f"Bokslut {last}"]  # fmt: skip
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    good = m.register.count("rural boards within budget", gaps, 1)
    told = [
        say("Verksamheten visar tillsammans en avvikelse mot budget på ", _SAY(whole), "."),
        say("Av kommunens ", in_words()(Decimal(len(m.boards))),
            " nämnder klarade ", counted(good),
            " att hålla sin budget.")
        if good.value
        else say("Ingen av kommunens nämnder klarade att hålla sin budget."),
    ]  # fmt: skip
    blocks: list[Block] = [
        text(*shown(told, 1000)),
        table("Driftredovisning, tkr", heads, rows),
        *[
            text(*_comment(m, one, end, chance))
            for one, end in zip(m.boards, chance.sample(_ENDS, len(m.boards)), strict=True)
        ],
    ]
    if chance.random() < 0.7:
        big = max(shares, key=lambda pair: pair[1].value)
        blocks += [
            Heading("Det här gick pengarna till"),
            table(
                "Andel av nettokostnaden, procent", ["Verksamhet", "Andel"],
                [row(one.name, [_PEN(share)]) for one, share in shares],
            ),
            text(
                say("Störst del av pengarna, ", _PEN.share(big[1], behind=_OF), ", gick till ",
                    big[0].name.lower(), ", vars nettokostnad var ",
                    _SAY(m("board-net", big[0].key)), "."),
            ),
        ]  # fmt: skip
    return blocks


_ENDS = (
    "Vakanta tjänster under våren har påverkat utfallet.",
    "Kostnaderna för vikarier är svåra att förutse.",
    "Priserna på livsmedel och el har påverkat utfallet.",
    "Åtgärder är beslutade och får effekt först kommande år.",
    "Nämnden har haft flera extra ärenden under året.",
    "", "", "", "",
)  # fmt: skip


def _comment(m: Municipality, one: Board, end: str, chance: Random) -> list[Sentence]:
    gap, grown = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
    cost = m.variance("board-cost", one.key, -1)
    rate = m.growth("board-net", one.key)
    some = [
        ways(
            chance,
            say(one.name, " lämnar ett ", turn(gap, "överskott", "underskott"), " mot budget med ",
                _SAY.size(gap, "difference"), "."),
            say("För ", one.name.lower(), " blev nettokostnaden ",
                _SAY(m("board-net", one.key)), " mot budgeterade ",
                _SAY(m("board-net", one.key, basis="budget")), ", alltså ",
                _SAY.size(gap, "difference"), " ", turn(gap, "lägre", "högre"), " än budget."),
            say(one.name, " hade en budget på ", _SAY(m("board-net", one.key, basis="budget")),
                " och förbrukade ", _SAY(m("board-net", one.key)), "; ",
                turn(gap, "överskottet", "underskottet"), " blev ", _SAY.size(gap, "difference"),
                "."),
        ),
        ways(
            chance,
            say("Jämfört med föregående år har nettokostnaden ", turn(grown, "ökat", "minskat"),
                " med ", _SAY.size(grown, "difference"), " (",
                _PEN.share(rate, behind=_OF, size=True), ")."),
            say("Kostnaderna uppgick till ", _SAY(m("board-cost", one.key)), ", vilket är ",
                _SAY.size(cost, "difference"), " ", turn(cost, "lägre", "högre"),
                " än budgeterat."),
            say("Intäkterna landade på ", _SAY(m("board-income", one.key)), " (",
                _SAY(m("board-income", one.key, m.year - 1)), ")."),
        ),
    ]  # fmt: skip
    found = shown(some, 1000)
    return [*found, say(end)] if end else found


def _investments(m: Municipality, chance: Random) -> list[Block]:
    gap, change = m.variance("investments", better=-1), m.change("investments")
    used = m.register.quotient(m("investments"), m("investments", basis="budget"))
    big = max(m.projects, key=lambda one: m("project", one.key).value)
    share = m.register.quotient(m("project", big.key), m("investments"))
    rows: list[Row] = [
        row(one.name, [_PEN(m("project", one.key)), _PEN(m("project", one.key, basis="budget")),
                       _PEN(m.variance("project", one.key, -1), role="difference")])
        for one in m.projects
    ]  # fmt: skip
    rows.append(
        row("Summa investeringar", [_PEN(m("investments")), _PEN(m("investments", basis="budget")),
                                    _PEN(gap)], "sum")
    )  # fmt: skip
    told = [
        say("Kommunen investerade för ", _SAY(m("investments")), " under året (",
            _SAY(m("investments", year=m.year - 1)), "), en ", turn(change, "ökning", "minskning"),
            " med ", _SAY.size(change, "difference"), "."),
        say("Budgeten var ", _SAY(m("investments", basis="budget")),
            ", vilket ger en avvikelse på ",
            _SAY(gap, role="difference"), " och en genomförandegrad på ",
            _PEN.share(used, behind=_OF), "."),
        say(f"Det största projektet, {big.name}, kostade ", _SAY(m("project", big.key)),
            " och stod för ", _PEN.share(share, behind=_OF), " av investeringarna."),
    ]  # fmt: skip
    grid = table("Investeringsprojekt, tkr", ["Projekt", "Utfall", "Budget", "Avvikelse"], rows)
    items = [
        item(say(f"{one.name}: utfall ", _SAY(m("project", one.key)), " mot budget ",
                 _SAY(m("project", one.key, basis="budget")), "."))
        for one in chance.sample(m.projects, 2)
    ]  # fmt: skip
    return [text(*shown(told, 1000)), grid, *items]


def _accounts(m: Municipality) -> list[Block]:
    last = m.year - 1
    rows = [
        row(label, [_PEN(m(what), sign), _PEN(m(what, basis="budget"), sign),
                    _PEN(m(what, year=last), sign)], kind)
        for label, what, sign, kind in _RESULT
    ]  # fmt: skip
    heads = ["tkr", f"Bokslut {m.year}", f"Budget {m.year}", f"Bokslut {last}"]

    def two(label: str, what: str, kind: str = "item", sign: int = 1) -> Row:
        return row(label, [_PEN(m(what, year=one), sign) for one in (m.year, last)], kind)

    balance = [
        row("Tillgångar", [], "heading"),
        two("Anläggningstillgångar", "fixed-assets"),
        two("därav mark, byggnader och anläggningar", "buildings"),
        two("därav maskiner och inventarier", "machinery"),
        two("Omsättningstillgångar", "current-assets"),
        two("därav kassa och bank", "cash"),
        two("Summa tillgångar", "assets", "sum"),
        row("Skulder och eget kapital", [], "heading"),
        two("Eget kapital", "equity"),
        two("därav årets resultat", "result"),
        two("Avsättningar", "provisions"),
        two("Långfristiga skulder", "long-debt"),
        two("Kortfristiga skulder", "short-debt"),
        two("Summa skulder och eget kapital", "equity-and-debts", "sum"),
    ]
    flow = [
        two("Årets resultat", "result"),
        two("Avskrivningar", "depreciation"),
        two("Förändring av avsättningar", "provision-change"),
        two(
            "Ökning/minskning av förråd, fordringar och placeringar", "receivables-change", sign=-1
        ),
        two("Ökning/minskning av kortfristiga skulder", "short-debt-change"),
        two("Kassaflöde från den löpande verksamheten", "operating-flow", "sum"),
        two("Investeringsutgifter", "investments", sign=-1),
        two("Försäljning av anläggningstillgångar", "asset-sales"),
        two("Kassaflöde från investeringsverksamheten", "investing-flow", "sum"),
        two("Nyupptagna lån", "new-loans"),
        two("Amortering", "repayments", sign=-1),
        two("Kassaflöde från finansieringsverksamheten", "financing-flow", "sum"),
        two("Årets kassaflöde", "cash-flow", "sum"),
    ]
    ends = ["tkr", f"{m.year}-12-31", f"{last}-12-31"]
    return [
        table("Resultaträkning", heads, rows),
        table("Balansräkning", ends, balance),
        table("Kassaflödesanalys", ["tkr", str(m.year), str(last)], flow),
    ]


def _people(m: Municipality) -> list[Block]:
    last = m.year - 1
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    gap = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    women = m.register.quotient(m("women"), m("employees"))
    rows = [row(one.name, [_PEN(m("employees", one.key, year)) for year in (m.year, last)])
            for one in m.boards]  # fmt: skip
    rows.append(row("Totalt", [_PEN(m("employees", year=year)) for year in (m.year, last)], "sum"))
    told = [
        say("Kommunen hade ", _PEN.people(m("employees")), " månadsavlönade medarbetare (",
            _PEN.people(m("employees", year=last)), "), ",
            _PEN.people(more, "difference", size=True), " ", turn(more, "fler", "färre"),
            " än föregående år."),
        say("Av dessa var ", _PEN.people(m("women")), " kvinnor, vilket motsvarar ",
            _PEN.share(women, behind=_OF), " av de anställda."),
        say("Sjukfrånvaron ", turn(ill, "ökade", "minskade"), " från ",
            _PEN.share(m("sick-leave", "all", last), behind=_OF), " till ",
            _PEN.share(m("sick-leave", "all"), behind=_OF), "."),
        say("Kvinnornas sjukfrånvaro (", _PEN.share(m("sick-leave", "women"), behind=_OF),
            ") är ", _PEN.points(gap), " högre än männens (",
            _PEN.share(m("sick-leave", "men"), behind=_OF), ")."),
    ]  # fmt: skip
    return [
        table("Månadsavlönade den 31 december", ["", str(m.year), str(last)], rows),
        text(*shown(told)),
    ]


FAMILY = Family("rural", make)
