"""More ways in which texts state numbers: the year before in parentheses, positive and negative
variances, several subjects in one sentence, enumerations that add up."""

from __future__ import annotations

from random import Random

from ...compose import plain, say, turn
from ...municipality import Municipality
from ...paper import Sentence
from ._sentences import Voice


def economy(m: Municipality, v: Voice) -> list[Sentence]:
    """Results, taxes, costs."""
    last = m.year - 1
    result, better, gap = m("result"), m.change("result"), m.variance("result")
    tax_gap, costs_gap = m.variance("tax"), m.variance("costs", better=-1)
    income, costs = m.change("income"), m.change("costs")
    finance = m("financial-net")
    return plain([
        say("Resultatet blev ", v.money(result), " (", v.money(m("result", year=last)), ")."),
        say("Resultatet, ", v.money(result), ", innebär en ",
            turn(better, "förbättring", "försämring"), " med ", v.size(better),
            f" mot {last} och är ", v.size(gap), " ", turn(gap, "bättre", "sämre"), " än budget."),
        say("Budgetavvikelsen är ", turn(gap, "positiv", "negativ"), " och uppgår till ",
            v.size(gap), "."),
        say("Skatteintäkterna ", turn(tax_gap, "översteg", "understeg"), " budget med ",
            v.size(tax_gap), "."),
        say("Kostnaderna blev ", v.size(costs_gap), " ", turn(costs_gap, "lägre", "högre"),
            " än budgeterat."),
        say("Intäkterna ", turn(income, "ökade", "minskade"), " med ", v.size(income),
            " och kostnaderna ", turn(costs, "ökade", "minskade"), " med ", v.size(costs), "."),
        say("Verksamhetens resultat på ", v.money(m("operating-result")), " och finansnettot på ",
            v.money(finance), " ger tillsammans årets resultat, ", v.money(result), "."),
        say("Nettokostnaden gick från ", v.money(m("net-cost", year=last)), f" {last} till ",
            v.money(m("net-cost")), f" {m.year}, det vill säga med ",
            v.share(m.growth("net-cost")), "."),
    ])  # fmt: skip


def boards(m: Municipality, v: Voice, chance: Random) -> list[Sentence]:
    """Boards, one or several in a sentence."""
    one, two = chance.sample(m.boards, 2)
    key = f"two boards {one.key} {two.key}"
    both = m.register.total(key, (m("board-net", one.key), m("board-net", two.key)))
    gaps = {each: m.variance("board-net", each.key, -1) for each in m.boards}
    worst = min(gaps, key=lambda each: gaps[each].value)
    found = [
        say(f"{one.name} och {two.name} svarar tillsammans för ", v.money(both),
            " av nettokostnaden."),
        say(f"Lägst i förhållande till budget ligger {worst.name}, ", v.money(gaps[worst]), "."),
        say(f"{one.name} har en ", turn(gaps[one], "positiv", "negativ"),
            " budgetavvikelse om ", v.size(gaps[one]), f" och {two.name} en ",
            turn(gaps[two], "positiv", "negativ"), " om ", v.size(gaps[two]), "."),
    ]  # fmt: skip
    for each in m.boards:
        net, last = m("board-net", each.key), m("board-net", each.key, m.year - 1)
        more = m.change("board-net", each.key)
        found.append(
            say(f"{each.name}: utfall ", v.money(net), " (", v.money(last), "), en ",
                turn(more, "ökning", "minskning"), " med ",
                v.share(m.growth("board-net", each.key), size=True), ".")
        )  # fmt: skip
    return plain(found)


def people(m: Municipality, v: Voice) -> list[Sentence]:
    """Inhabitants, employees, sick leave."""
    last, first = m.year - 1, m.years[-2]
    grown = m.register.difference(m("inhabitants"), m("inhabitants", year=first))
    share = m.register.growth(m("inhabitants"), m("inhabitants", year=first))
    debt = m.register.per(m("long-debt"), m("inhabitants"))
    before = m.register.per(m("long-debt", year=last), m("inhabitants", year=last))
    more = m.register.difference(debt, before)
    kr = v.pen.but(unit="kr", decimals=0, behind=" kronor")
    she, he = m.change("sick-leave", "women"), m.change("sick-leave", "men")
    return plain([
        say("Sedan ", f"{first} har antalet invånare ", turn(grown, "ökat", "minskat"), " med ",
            v.pen.people(grown, "difference", size=True), ", eller ", v.share(share, size=True),
            "."),
        say("Låneskulden per invånare var ", kr(debt), " (", kr(before), "), en ",
            turn(more, "ökning", "minskning"), " med ", kr.size(more, "difference"), "."),
        say("Kvinnornas sjukfrånvaro har ", turn(she, "stigit", "sjunkit"), " från ",
            v.share(m("sick-leave", "women", last)), " till ", v.share(m("sick-leave", "women")),
            " och männens ", turn(he, "stigit", "sjunkit"), " från ",
            v.share(m("sick-leave", "men", last)), " till ", v.share(m("sick-leave", "men")), "."),
        say("Av kommunens ", v.pen.people(m("employees")), " anställda är ",
            v.pen.people(m("women")), " kvinnor och ", v.pen.people(m("men")), " män."),
    ])  # fmt: skip
