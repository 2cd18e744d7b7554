"""Measures of the balance requirement: what result has to be restored, and what may be reserved.

Kommunallagen (2017:725) 11 kap. 12–14 §§ as amended by 2023:642: a negative balance result is
restored within three years; to the result reserve goes at most what the lower of the result of the
year and that after balance adjustments exceeds one percent of taxes, general grants and
equalisation by (two where equity less all pension obligations is negative), and the reserve is at
most five percent of them. The equalisation reserve of 2013–2023 had the same room and no ceiling
(prop. 2011/12:172); for ten years more it may be used.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

from .imported import imported
from .laws import BALANCE_RESULT, DEFICIT, EQUALISATION_RESERVE, EXEMPTION, RESULT_RESERVE
from .measure import Definition, Edition, Formula, Measure, Selection, Term
from .scope import INTERNAL, N_, SCOPE_KEYS, formula, ledger_rows, measure, same_scope
from .tagged import AMOUNT, EFFECT, lines_sum
from .world import World

REQUIREMENT_KEYS = (*SCOPE_KEYS, INTERNAL)
_RESERVES = ("result_reserve", "equalisation_reserve")

_LEVELS = ("ledger_result", "result_after_balance_adjustments")
_ROOM = (
    "max(0, min(ledger_result, result_after_balance_adjustments)"
    " - (1 + negative(equity_with_pensions)) * taxes_and_grants / 100)"
)
_CEILING = "max(0, reserve_limit - (result_reserve - reserve_deposit))"


def reserved(sign: int, side: str) -> Definition:
    """What was credited or debited to the reserves in equity."""

    def define(ref: FigureRef, world: World) -> Selection:
        lines = tuple(line for tag in _RESERVES for line in world.lines.tagged(tag))
        rows = ledger_rows(ref, world, lines, sign)
        return replace(rows, where=(*rows.where, ("side", (side,))))

    return define


def result_reserve(ref: FigureRef, world: World) -> Formula:
    """The balance of the reserve at the period's end; a body that has none has nothing in it."""
    lines = world.lines.tagged("result_reserve")
    if not lines:
        return Formula("0", ())
    return Formula("reserve", (Term("reserve", same_scope(ref, "balance", line=",".join(lines))),))


def _before_the_year(indicator: str) -> Definition:
    def define(ref: FigureRef, world: World) -> Formula:
        first, _last = world.fiscal_year_of(parse_period(ref.get("period")).last)
        return imported(indicator, first - timedelta(days=1), world)

    return define


def _of_the_year(indicator: str) -> Definition:
    def define(ref: FigureRef, world: World) -> Formula:
        last = parse_period(ref.get("period")).last
        return imported(indicator, last, world, since=world.fiscal_year_of(last)[0])

    return define


def _restored(ref: FigureRef, world: World) -> Formula:
    del world
    terms = (
        Term("balance_result", same_scope(ref, "balance_result")),
        Term("balance_exempted", same_scope(ref, "balance_exempted"), True),
        Term("balance_deficit_earlier", same_scope(ref, "balance_deficit_earlier"), True),
    )
    return Formula("min(0, balance_result + balance_exempted + balance_deficit_earlier)", terms)


def _deposit_max() -> Measure:
    """The room by the law of each time; from 2024 with a ceiling for the reserve."""
    inputs = (*_LEVELS, "equity_with_pensions", "taxes_and_grants")
    ceiling = (*inputs, "reserve_limit", "result_reserve", "reserve_deposit")
    room, capped = formula(_ROOM, *inputs), formula(f"min({_ROOM}, {_CEILING})", *ceiling)
    editions = [Edition(day, room, words) for day, words in EQUALISATION_RESERVE]
    editions += [Edition(day, capped, words) for day, words in RESULT_RESERVE]
    text = N_(
        "At most so much of the year's result may be reserved: what the lower of the result and "
        "the result after balance adjustments exceeds one percent of taxes and general grants by, "
        "or two percent where equity less all pension obligations is negative. From 2024 the "
        "reserve may not pass five percent of taxes and general grants with it. Read for a year."
    )
    return Measure(
        "reserve_deposit_max",
        N_("Room for the reserve"),
        "kr",
        "tkr",
        text,
        REQUIREMENT_KEYS,
        tuple(editions),
    )


MEASURES: tuple[Measure, ...] = (
    measure(
        "capital_gains_exempt",
        N_("Capital gains by the exception"),
        N_(
            "Gains that the exception lets count, since the sale is a step of a change of the "
            "operations: lines with the tags capital_gain and exempt."
        ),
        REQUIREMENT_KEYS,
        lines_sum(EFFECT, "capital_gain", "exempt"),
        BALANCE_RESULT,
    ),
    measure(
        "capital_losses_exempt",
        N_("Capital losses by the exception"),
        N_("Losses that the exception leaves out, negative: the tags capital_loss and exempt."),
        REQUIREMENT_KEYS,
        lines_sum(EFFECT, "capital_loss", "exempt"),
        BALANCE_RESULT,
    ),
    measure(
        "unrealised_changes",
        N_("Unrealised changes of securities"),
        N_("Gains less losses on securities that are not realised: the tag unrealised."),
        REQUIREMENT_KEYS,
        lines_sum(EFFECT, "unrealised"),
        BALANCE_RESULT,
    ),
    measure(
        "unrealised_reversals",
        N_("Reversal of unrealised changes"),
        N_(
            "Unrealised changes of earlier years that are reversed at the sale: the tag "
            "unrealised_reversal."
        ),
        REQUIREMENT_KEYS,
        lines_sum(EFFECT, "unrealised_reversal"),
        BALANCE_RESULT,
    ),
    measure(
        "result_after_balance_adjustments",
        N_("Result after balance adjustments"),
        N_(
            "The result of the year less all capital gains but those by the exception, with "
            "capital losses by the exception added back, without unrealised changes of "
            "securities and their reversal. Unverified against the text of the law, which was "
            "not at hand."
        ),
        REQUIREMENT_KEYS,
        formula(
            "ledger_result - capital_gains + capital_gains_exempt - capital_losses_exempt"
            " - unrealised_changes - unrealised_reversals",
            "ledger_result",
            "capital_gains",
            "capital_gains_exempt",
            "capital_losses_exempt",
            "unrealised_changes",
            "unrealised_reversals",
        ),
        BALANCE_RESULT,
    ),
    measure(
        "reserve_deposit",
        N_("Put into the reserve"),
        N_("What was credited to the result reserve and, before it, the equalisation reserve."),
        REQUIREMENT_KEYS,
        reserved(EFFECT, "credit"),
        BALANCE_RESULT,
    ),
    measure(
        "reserve_use",
        N_("Taken out of the reserve"),
        N_("What was debited to the result reserve and the equalisation reserve."),
        REQUIREMENT_KEYS,
        reserved(AMOUNT, "debit"),
        BALANCE_RESULT,
    ),
    measure(
        "balance_result",
        N_("Balance result"),
        N_("The result after balance adjustments less what is reserved, with what is used of it."),
        REQUIREMENT_KEYS,
        formula(
            "result_after_balance_adjustments - reserve_deposit + reserve_use",
            "result_after_balance_adjustments",
            "reserve_deposit",
            "reserve_use",
        ),
        BALANCE_RESULT,
    ),
    measure(
        "balance_deficit_earlier",
        N_("Deficits of earlier years to restore"),
        N_(
            "What earlier years have left to restore, negative: the imported indicator "
            "balance-deficit as it stood before the year."
        ),
        REQUIREMENT_KEYS,
        _before_the_year("balance-deficit"),
        DEFICIT,
    ),
    measure(
        "balance_exempted",
        N_("Not to restore, for extraordinary reasons"),
        N_(
            "What of the year's negative balance result the council has decided not to restore, "
            "positive: the imported indicator balance-exemption, told of a day or span in the year."
        ),
        REQUIREMENT_KEYS,
        _of_the_year("balance-exemption"),
        EXEMPTION,
    ),
    measure(
        "balance_to_restore",
        N_("Balance result to restore"),
        N_(
            "What is negative of the balance result and the deficits of earlier years together, "
            "without what is exempted; it is to be restored within the three years that follow."
        ),
        REQUIREMENT_KEYS,
        _restored,
        DEFICIT,
    ),
    measure(
        "result_reserve",
        N_("Result reserve"),
        N_("The part of equity that is reserved: the balance of the lines with that tag."),
        REQUIREMENT_KEYS,
        result_reserve,
        RESULT_RESERVE,
    ),
    measure(
        "reserve_limit",
        N_("Ceiling of the result reserve"),
        N_("Five percent of taxes and general grants. Read for a year."),
        REQUIREMENT_KEYS,
        formula("5 * taxes_and_grants / 100", "taxes_and_grants"),
        RESULT_RESERVE,
    ),
    _deposit_max(),
)
