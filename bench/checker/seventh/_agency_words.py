"""More of an agency's report on its staff: groups, levies and what was done for health."""

from __future__ import annotations

from ..compose import Pen, item, say, text, turn
from ..paper import Block, NumberStyle
from ._ledger import Ledger, clear

_STYLE = NumberStyle(thousands=".", negative="\u2212")
_T = Pen("kr", 0, _STYLE)
_P = Pen("mnkr", 2, _STYLE, " miljoner kronor")
_KR = Pen("kr", 0, _STYLE, " kronor")
_FINE = _T.but(share_decimals=2)


def ages(books: Ledger, names: dict[str, str]) -> list[Block]:
    """The ages of the staff."""
    r, last = books.register, books.year - 1
    young = books.change("age", "young")
    big = max(names, key=lambda key: books("heads", f"both {key}").value)
    return [
        text(
            *clear(
                say(
                    "I åldrarna 30–49 år finns ", _T.people(books("age", "middle")),
                    " anställda (", _T.share(r.quotient(books("age", "middle"),
                    books("heads", "both all"))), " procent).",
                ),
                say(
                    "De som är högst 29 år har blivit ",
                    _T.people(young, "difference", size=True), " ", turn(young, "fler", "färre"),
                    ", från ", _T.people(books("age", "young", last)), " till ",
                    _T.people(books("age", "young")), ".",
                ),
            )
        ),
        text(
            say(
                f"Störst är {names[big]} med ", _T.people(books("heads", f"both {big}")),
                " anställda, vilket motsvarar ",
                _T.share(r.quotient(books("heads", f"both {big}"), books("heads", "both all"))),
                " procent av hela myndigheten.",
            ),
        ),
    ]  # fmt: skip


def groups(books: Ledger) -> list[Block]:
    """Sick leave of some groups."""
    last = books.year - 1
    men, old = books.change("sick", "men"), books.change("sick", "old")
    apart = books.register.difference(books("sick", "old"), books("sick", "young"))
    return [
        item(
            *clear(
                say(
                    "Männens sjukfrånvaro ", turn(men, "steg", "sjönk"), " från ",
                    _FINE.share(books("sick", "men", last)), " till ",
                    _FINE.share(books("sick", "men")), " procent.",
                )
                if abs(men.value) >= 0.001
                else say("Männens sjukfrånvaro var ", _FINE.share(books("sick", "men")),
                         " procent."),
            )
        ),
        item(
            say(
                "Bland anställda som är 50 år eller äldre var den ",
                _FINE.share(books("sick", "old")), " procent, en förändring med ",
                _FINE.share(old, role="difference"), " procentenheter.",
            )
        ),
        item(
            say(
                "Skillnaden mellan den äldsta och den yngsta gruppen är ", _FINE.points(apart), ".",
            )
        ),
    ]  # fmt: skip


def levies(books: Ledger) -> list[Block]:
    """What is paid on top of salaries, and for health."""
    r, last = books.register, books.year - 1
    more, health = books.change("spent", "levies"), books.change("spent", "health")
    each = r.per(books("spent", "health"), books("heads", "both all"))
    both = r.total("agency pay", [books("spent", one) for one in ("salaries", "levies")])
    return [
        text(
            *clear(
                say(
                    "Löner och arbetsgivaravgifter uppgick tillsammans till ", _P(both), ".",
                ),
                say(
                    "Avgifterna ", turn(more, "ökade", "minskade"), " från ",
                    _P(books("spent", "levies", last)), " till ", _P(books("spent", "levies")),
                    ", alltså med ", _T.share(books.growth("spent", "levies"), size=True),
                    " procent.",
                ),
                least=10_000,
            )
        ),
        text(
            *clear(
                say(
                    "På hälsofrämjande åtgärder lades ", _KR(books("spent", "health")), ", ",
                    _KR.size(health, "difference"), " ", turn(health, "mer", "mindre"),
                    f" än {last}.",
                ),
                say(
                    "Utslaget på alla anställda är det ", _KR(each), " per person.",
                ),
                least=100,
            )
        ),
    ]  # fmt: skip
