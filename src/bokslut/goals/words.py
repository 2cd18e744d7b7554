"""What is said of targets and of the values that they are judged by, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bokslut.measures.world import Observed, World
from bokslut.model.assessment import Grade
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import MISSING, print_number
from bokslut.model.period import Period, parse_period, period_between, spoken

from .evidence import Unknown, observed
from .plan import Indicator, Plan, Target
from .trend import Judged

# Marks what is translated.
N_ = str
UNKNOWN_WORDS: Mapping[Unknown, str] = {
    Unknown.NO_VALUE: N_("No value"),
    Unknown.NO_VALUE_THIS_YEAR: N_("No value for {year} yet, the latest is of {latest}"),
    Unknown.KEPT_BACK: N_("No value: {reason}"),
    Unknown.NOTHING_AGAINST: N_("Nothing to compare with"),
    Unknown.SERIES_BREAK: N_("Not comparable: the definition was changed"),
    Unknown.NOT_YET: N_("Holds from {first}"),
    Unknown.TOO_FEW: N_("Fewer than three comparable values"),
}


def unknown_words(
    unknown: Unknown | None, target: Target, world: World, translate: Translate
) -> str:
    """Why it cannot be told whether a target was met; empty where it can."""
    if unknown is None:
        return ""
    told = observed(world, target.series, world.period.last)
    fields = {
        "year": world.period.year,
        "latest": spoken(_period(told[-1]), translate) if told else MISSING,
        "reason": told[-1].missing if told else "",
        "first": target.steps[0].period if target.steps else "",
    }
    return fill(translate(UNKNOWN_WORDS[unknown]), fields)


def due_words(due: date, translate: Translate) -> str:
    """When a value that is waited for is due."""
    return fill(translate("due on {day}"), {"day": due.isoformat()})


def _period(one: Observed) -> Period:
    return period_between(one.first, one.last)


def amount(value: Decimal | None, indicator: Indicator) -> str:
    """A number of the plan with the decimals that it is written with."""
    return MISSING if value is None else printed(value, indicator, decimals(value))


def printed(value: Decimal, indicator: Indicator, places: int) -> str:
    """A value of an indicator as it is printed in a sentence."""
    text = print_number(value, places)
    return f"{text}\u00a0%" if indicator.unit == "percent" else text


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def decimals(value: Decimal) -> int:
    """The decimals that a number is written with."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def target_words(target: Target, indicator: Indicator, translate: Translate) -> str:
    """The target as it is read: `minst 100 fler`, `högst 5,0 %`, `lägre än året före`; with
    several values each with the period from which it holds."""
    _ = translate
    lower = indicator.better == "lower"
    fields = {
        "value": amount(target.value, indicator),
        "upper": amount(target.upper, indicator),
        "points": print_number(target.value, decimals(target.value)) if target.value else "0",
        "then": spoken(parse_period(target.against), translate)
        if target.against
        else _("the year before"),
        "steps": ", ".join(
            f"{amount(one.value, indicator)} {spoken(parse_period(one.period), translate)}"
            for one in target.steps
        ),
    }
    said = fill(_template(target, lower, indicator.unit == "percent", translate), fields)
    if target.long_run is not None:
        most, least = N_("in the long run at most {limit}"), N_("in the long run at least {limit}")
        limit = amount(target.long_run, indicator)
        said += ", " + fill(_(most if lower else least), {"limit": limit})
    return said


_IN_POINTS: Mapping[str, str] = {
    "change-at-least": N_("at least {points} percentage points more than {then}"),
    "change-at-most": N_("at most {points} percentage points more than {then}"),
    "yearly-at-least": N_("at least {points} percentage points more a year"),
    "yearly-at-most": N_("at most {points} percentage points more a year"),
}


def _template(target: Target, lower: bool, percent: bool, translate: Translate) -> str:
    if target.steps:
        least, most = N_("at least {steps}"), N_("at most {steps}")
        return translate(least if target.kind == "at-least" else most)
    if percent and target.kind in _IN_POINTS:
        return translate(_IN_POINTS[target.kind])
    words = {
        "at-least": N_("at least {value}"),
        "at-most": N_("at most {value}"),
        "inside": N_("{value} to {upper}"),
        "change-at-least": N_("at least {value} more than {then}"),
        "change-at-most": N_("at most {value} more than {then}"),
        "yearly-at-least": N_("at least {value} more a year"),
        "yearly-at-most": N_("at most {value} more a year"),
        "better": N_("lower than {then}") if lower else N_("higher than {then}"),
        "not-worse": N_("not higher than {then}") if lower else N_("not lower than {then}"),
    }[target.kind]
    return translate(words)


def over_time_words(judged: Judged, plan: Plan, world: World, translate: Translate) -> str:
    """What a rule saw in a series over time, with the numbers that it decided by."""
    course, _ = judged.course, translate
    indicator = plan.indicator[course.target.indicator]
    title = _title(course.target, indicator, world)
    if judged.grade is Grade.NOT_ASSESSED:
        why = unknown_words(course.unknown or Unknown.NO_VALUE, course.target, world, translate)
        return f"{title}: {why[:1].lower()}{why[1:]}"
    periods = [spoken(parse_period(ref.get("period")), translate) for ref in course.refs()]
    fields: dict[str, object] = {
        "what": title,
        "first": periods[0],
        "last": periods[-1],
        "count": len(periods),
    }
    if judged.slope is not None:
        fields["slope"] = _slope(judged.slope, indicator, translate)
        return fill(_("{what}: {slope} a year ({first}–{last}, {count} values)"), fields)
    if judged.now is None or judged.base is None or judged.path is None:
        return title
    places = indicator.decimals
    fields["now"] = printed(judged.now, indicator, places)
    # The path lies between printed values: one decimal more tells it from them.
    fields["path"] = printed(_decimal(judged.path), indicator, places + 1)
    fields["base"] = printed(judged.base, indicator, places)
    return fill(_("{what}: {now} {last}; the path from {base} {first} asks for {path}"), fields)


def _title(target: Target, indicator: Indicator, world: World) -> str:
    unit = world.name("unit", target.unit) if target.unit else ""
    whom = ", ".join(filter(None, (target.area, unit, target.subgroup)))
    return target.label or (f"{indicator.title} ({whom})" if whom else indicator.title)


def _slope(slope: Fraction, indicator: Indicator, translate: Translate) -> str:
    text = print_number(_decimal(slope), indicator.decimals + 1, "always")
    points = translate("percentage points")
    return f"{text} {points}" if indicator.unit == "percent" else text
