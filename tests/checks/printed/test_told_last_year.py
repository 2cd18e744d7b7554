"""What a sentence tells of last year is what last year's report told of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.other_sources.year_over_year import year_over_year
from bokslut.checks.printed.understood.equations import State, TextNumber
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Severity
from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

# What makes sure that both are of one body: levels that agree.
SAME_BODY = (
    "Folkmängden var 24 318 personer. Soliditeten var 48,3 procent.",
    "Folkmängden ökade från 24 318 till 24 402 personer. Soliditeten var 47,1 procent (48,3).",
)


def papers(this: str, last: str, heading: str, other: str = "") -> tuple[PrintedReport, ...]:
    """A report for 2021 and one for 2020, each with some text below the same heading, or below
    another one."""
    earlier = f"# Årsredovisning 2020\n\n{SAME_BODY[0]}\n\n## {other or heading}\n\n{last}\n"
    report = f"# Årsredovisning 2021\n\n{SAME_BODY[1]}\n\n## {heading}\n\n{this}\n"
    return read_report(report.encode(), "2021.md"), read_report(earlier.encode(), "2020.md")


def held(this: str, last: str, heading: str = "Skola", other: str = "") -> Judged:
    report, earlier = papers(this, last, heading, other)
    return judge(report, earlier=earlier)


def told(judged: Judged) -> list[Finding]:
    return [one for one in judged.findings if one.rule == "year-over-year"]


def proved(judged: Judged) -> int:
    return sum(
        1
        for one in judged.equations
        if one.rule == "year-over-year"
        and one.state is State.PROVED
        and isinstance(one.stated.number, TextNumber)
    )


LAST = "Antalet elever i grundskolan var 3 412."
WORDINGS = [
    "Antalet elever i grundskolan var 3 377, en minskning från {} året innan.",
    "Antalet elever i grundskolan minskade från {} till 3 377.",
    "Antalet elever i grundskolan var 3 377 ({}).",
    "Antalet elever i grundskolan var 3 377 (2020: {}).",
    "I grundskolan gick 3 377 elever, jämfört med {} år 2020.",
    "I grundskolan gick 3 377 elever, tolv färre än 2020 då det var {}.",
    "Under 2021 minskade antalet elever i grundskolan från {} till 3 377.",
    "Grundskolan hade 3 377 elever; föregående år var antalet {}.",
    "Under 2020 var antalet elever i grundskolan {}.",
    "Antalet elever i grundskolan var 3 390, {} respektive 3 377 åren 2019, 2020 och 2021.",
]


@pytest.mark.parametrize("wording", WORDINGS)
def test_last_years_level_is_proved_or_doubted_in_whatever_words_it_is_told(wording: str) -> None:
    assert proved(held(wording.format("3 412"), LAST)) == 3
    assert told(held(wording.format("3 412"), LAST)) == []
    (found,) = told(held(wording.format("3 421"), LAST))
    assert found.severity is Severity.WARNING
    assert (found.claimed, found.expected) == ("3\u202f421", "3\u202f412")
    assert LAST in found.message()


@pytest.mark.parametrize(
    ("this", "last"),
    [
        # A difference is no level, a budget no outcome, and a part is not the whole.
        ("Antalet elever i grundskolan ökade med 3 421.", LAST),
        ("Budgeten för skolskjuts var 16,9 mkr (15,3).", "Budgeten för skolskjuts var 15,8 mkr."),
        ("Kostnaden för skolskjuts var 16,9 mkr (15,3).", "Budgeten för skolskjuts var 15,8 mkr."),
        ("Antalet elever var 3 377, varav i grundskolan 3 021 (3 021).", LAST),
        # Another time, another group of pupils, another side of the account.
        ("Sedan 2015 har antalet elever i grundskolan minskat från 3 421 till 3 377.", LAST),
        ("Antalet elever i grundskolan minskade under våren från 3 421 till 3 377.", LAST),
        ("På fem år minskade antalet elever i grundskolan från 3 421 till 3 377.", LAST),
        ("Antalet elever i årskurs 9 var 377 (402).", "Antalet elever i årskurs 6 var 412."),
        ("Antalet flickor i grundskolan var 1 377 (1 421).", LAST),
        ("Kostnaden för lokaler var 16,9 mkr (15,3).", "Intäkten för lokaler var 15,8 mkr."),
        # What is counted anew, and what is told as restated.
        ("Antalet elever i grundskolan var 3 377 (3 421). Förra årets tal är omräknat.", LAST),
        # Neither report says which of two is meant.
        (
            "Antalet elever i grundskolan var 3 377 (3 421).",
            f"{LAST} Antalet elever i grundskolan var 3 502.",
        ),
    ],
)
def test_what_is_of_something_else_is_left(this: str, last: str) -> None:
    assert told(held(this, last)) == []


def test_a_thing_that_several_chapters_tell_of_is_held_against_its_own_chapter() -> None:
    last = (
        "## Socialnämnden\n\n### Ekonomi\n\nNettokostnaden uppgick till 566,9 mkr.\n\n"
        "## Kulturnämnden\n\n### Ekonomi\n\nNettokostnaden uppgick till 78,1 mkr."
    )
    this = (
        "## Socialnämnden\n\n### Ekonomi\n\nNettokostnaden uppgick till 601,3 mkr (566,9).\n\n"
        "## Kulturnämnden\n\n### Ekonomi\n\nNettokostnaden uppgick till 80,4 mkr ({})."
    )
    assert told(held(this.format("78,1"), last)) == []
    (found,) = told(held(this.format("71,8"), last))
    assert (found.claimed, found.expected) == ("71,8", "78,1")


def test_a_chapter_that_last_year_had_not_is_held_against_no_other() -> None:
    last = "Nettokostnaden uppgick till 566,9 mkr."
    this = "Nettokostnaden uppgick till 601,3 mkr (556,9)."
    assert told(held(this, last, "Kulturnämnden", "Socialnämnden")) == []


def test_a_sentence_is_held_against_the_row_of_last_years_table() -> None:
    last = (
        "| Antal | 2019 | 2020 |\n|---|---|---|\n"
        "| Elever i grundskola | 3 390 | 3 412 |\n| Elever i gymnasieskola | 602 | 611 |\n"
    )
    this = "Antalet elever i gymnasieskolan var 620 ({})."
    assert told(held(this.format("611"), last)) == []
    (found,) = told(held(this.format("661"), last))
    assert found.expected == "611"


def test_a_column_of_last_year_is_held_against_what_last_years_report_told_in_words() -> None:
    this = (
        "| Verksamhetsmått | 2021 | 2020 |\n|---|---|---|\n"
        "| Elever i grundskolan | 3 377 | {} |\n| Skolor | 14 | 15 |\n"
    )
    assert told(held(this.format("3 412"), LAST)) == []
    (found,) = told(held(this.format("3 142"), LAST))
    assert (found.place.row, found.expected) == ("Elever i grundskolan", "3\u202f412")


def test_an_amount_in_another_unit_is_the_same_where_rounding_explains_it() -> None:
    last = "Kostnaden för skolskjuts var 15 834 tkr."
    this = "Kostnaden för skolskjuts var 16,9 mkr, i fjol {} mkr."
    assert told(held(this.format("15,8"), last)) == []
    (found,) = told(held(this.format("18,5"), last))
    assert found.expected == "15,8"


def test_english_reports_are_held_too() -> None:
    last = "The number of library visits was 118,200. Loans totalled 96,540.\n"
    this = "The number of library visits was 124,900 ({}). Loans totalled 94,210 (96,540).\n"
    base = "The municipality had {} permanent employees.\n\n## Library\n\n"
    earlier = "# Annual Report 2020\n\n" + base.format("1,204") + last
    report = "# Annual Report 2021\n\n" + base.format("1,230, against 1,204 last year,") + this

    def found(value: str) -> list[Finding]:
        this = read_report(report.format(value).encode(), "2021.md")
        return told(judge(this, earlier=read_report(earlier.encode(), "2020.md")))

    assert found("118,200") == []
    assert [one.expected for one in found("118,700")] == ["118,200"]


def test_the_report_of_another_body_says_nothing_of_this_one() -> None:
    earlier = "# Årsredovisning 2020\n\nFolkmängden var 8 204 personer.\n\n## Skola\n\n" + LAST
    report = (
        f"# Årsredovisning 2021\n\n{SAME_BODY[1]}\n\n## Skola\n\n{WORDINGS[0].format('3 421')}\n"
    )
    judged = judge(
        read_report(report.encode(), "2021.md"), earlier=read_report(earlier.encode(), "2020.md")
    )
    assert told(judged) == []


def test_a_part_of_a_year_is_not_held_against_the_whole_year_before() -> None:
    earlier = f"# Årsredovisning 2020\n\n{SAME_BODY[0]}\n\n## Skola\n\n{LAST}\n"
    report = (
        f"# Delårsrapport 2021\n\n{SAME_BODY[1]}\n\n## Skola\n\n{WORDINGS[0].format('3 421')}\n"
    )
    judged = judge(
        read_report(report.encode(), "2021.md"), earlier=read_report(earlier.encode(), "2020.md")
    )
    assert told(judged) == []


THINGS = [
    "elever i grundskolan",
    "platser i förskolan",
    "biblioteksbesök",
    "lägenheter",
]
NOW = [
    "Antalet {thing} var {now}.",
    "Antalet {thing} uppgick till {now}.",
    "Antalet {thing} var {now} ({then}).",
]
LATER = [
    NOW[2],
    "Antalet {thing} gick från {then} till {now}.",
    "Antalet {thing} var {now}, jämfört med {then} året innan.",
    "Antalet {thing} uppgick till {now}; föregående år var antalet {then}.",
]


# That a round number is told twice proves little.
COUNTS = st.integers(10, 999).map(lambda each: 10 * each + 3)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            COUNTS, COUNTS, COUNTS,
            st.sampled_from(NOW), st.sampled_from(LATER),
        ),
        min_size=len(THINGS), max_size=len(THINGS),
    )
)  # fmt: skip
def test_two_reports_of_one_series_never_speak_against_each_other(
    series: list[tuple[int, int, int, str, str]],
) -> None:
    """Whatever the numbers are and however each year words them."""
    last, this = [], []
    for thing, (first, second, third, then, now) in zip(THINGS, series, strict=True):
        one, two, three = (print_number(Decimal(each), 0) for each in (first, second, third))
        last.append(then.format(thing=thing, now=two, then=one))
        this.append(now.format(thing=thing, now=three, then=two))
    report, earlier = papers(" ".join(this), " ".join(last), "Nyckeltal")
    equations, findings = year_over_year(understand(report), understand(earlier))
    assert findings == ()
    assert {one.state for one in equations} == {State.PROVED}
    assert len(equations) == 2 + len(THINGS)
