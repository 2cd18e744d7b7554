"""Sentences of which one number is a table's: what the others must be then.

The table is made by hand; what each sentence must say is worked out from it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLE = """
Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse\tUtfall 2024
Barn- och utbildningsnämnden\t312 573\t313 900\t-1 327\t301 455
Socialnämnden\t201 340\t198 120\t3 220\t190 880
Kultur- och fritidsnämnden\t44 120\t43 600\t520\t42 310
Summa\t558 033\t555 620\t2 413\t534 645
"""


def _told(sentence: str) -> list[Severity]:
    judged = judge(read_text(f"Verksamheten 2025\n\n{sentence}\n\n{TABLE}", "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    return [one.severity for one in judged.findings if one.severity in grave]


@pytest.mark.parametrize(
    "sentence",
    [
        "Socialnämndens nettokostnad ökade med 7 240 tkr (3,8 procent) till 198 120 tkr.",
        "Socialnämndens nettokostnad blev 198 120 tkr, 3 220 tkr lägre än budget.",
        "Kultur- och fritidsnämnden förbrukade 43 600 tkr mot 42 310 tkr året innan.",
        "Socialnämnden kostade 198 120 tkr, vilket motsvarar 35,7 procent av nämndernas kostnader.",
        "Socialnämnden kostade 198 120 tkr, varav 12 300 tkr avser placeringar.",
        "Socialnämnden kostade 198 120 tkr. Att hyrorna ökade med 900 tkr beror på index.",
    ],
)
def test_what_the_line_of_one_number_says_of_the_others_is_no_finding(sentence: str) -> None:
    assert not _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Socialnämndens nettokostnad ökade med 9 810 tkr till 198 120 tkr.",
        "Socialnämndens nettokostnad ökade med 7 240 tkr till 190 880 tkr.",
        "Socialnämndens nettokostnad blev 198 120 tkr, 5 460 tkr lägre än budget.",
        "Socialnämndens nettokostnad steg från 109 880 tkr till 198 120 tkr.",
        "Kultur- och fritidsnämnden förbrukade 43 600 tkr mot budgeterade 52 700 tkr.",
        "Socialnämnden ökade med 5,1 procent till 198 120 tkr.",
    ],
)
def test_what_the_line_of_one_number_says_otherwise_is_an_error(sentence: str) -> None:
    assert Severity.ERROR in _told(sentence)


def test_a_difference_that_all_words_name_and_no_line_says_is_worth_a_look() -> None:
    """Nothing else in the sentence proves the line: an error it is only where the variance is
    printed, too, and comes out of outcome and budget."""
    wrong = "Socialnämndens nettokostnad blev 5 460 tkr lägre än budget."
    assert _told(wrong) == [Severity.ERROR]
    rows = [one.split("\t") for one in TABLE.splitlines()]
    short = "\n".join("\t".join(one[:3] + one[4:]) for one in rows)
    judged = judge(read_text(f"Verksamheten 2025\n\n{wrong}\n\n{short}", "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    assert [one.severity for one in judged.findings if one.severity in grave] == [Severity.WARNING]


@settings(max_examples=30, deadline=None)
@given(st.integers(4_000, 9_999))
def test_only_the_difference_of_the_line_passes(gap: int) -> None:
    """What is one off in the last digit is rounding: the amounts are printed in whole tkr."""
    shown = f"{gap:,}".replace(",", " ")
    told = _told(f"Socialnämndens nettokostnad ökade med {shown} tkr till 198 120 tkr.")
    assert bool(told) == (abs(gap - 7_240) > 1)


SICK_LEAVE = """
Sjukfrånvaro per månad, procent

År\tjan\tfeb\tmar\tapr\tmaj\tjun\tjul\taug\tsep\tokt
2024\t8,9\t7,7\t7,3\t5,8\t6,7\t6,0\t6,3\t5,9\t6,2\t7,6
2025\t8,2\t8,0\t8,4\t7,0\t6,5\t6,9\t6,8\t6,4\t6,1\t8,5
"""


@pytest.mark.parametrize(("gap", "told"), [("0,9", False), ("0,5", True)])
def test_a_month_written_out_is_the_column_that_a_head_shortens(gap: str, told: bool) -> None:
    text = (
        f"Sjukfrånvaron i oktober var 8,5 procent, {gap} procentenheter högre än samma månad i "
        "fjol."
    )
    judged = judge(read_text(f"Uppföljning 2025\n\n{text}\n\n{SICK_LEAVE}", "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    assert any(one.severity in grave for one in judged.findings) == told


KEY_FIGURES = """
Nyckeltal

\t2025\t2024\tMål 2025
Andel simkunniga i årskurs 6\t91,0\t89,4\t95
Soliditet, procent\t25,0\t23,9\t24
Låneskuld per kvm, kr\t5 079\t5 059\t5 100

Not 4 Byggnader och mark

\t2025\t2024
Ingående anskaffningsvärde\t3 837 494\t3 655 263
Årets investeringar\t131 482\t182 231
Utgående anskaffningsvärde\t3 968 976\t3 837 494
"""


def _of_key_figures(sentence: str) -> list[Severity]:
    judged = judge(read_text(f"Bolaget 2025\n\n{sentence}\n\n{KEY_FIGURES}", "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    return [
        one.severity
        for one in judged.findings
        if one.severity in grave and one.rule != "unit-missing"
    ]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Låneskulden per kvadratmeter är 5 079 kr, en höjning med {} kr.", "20", "11"),
        ("Soliditeten stärktes med 1,1 procentenheter till {} procent.", "25,0", "21,7"),
        (
            "Simkunnigheten i årskurs 6 är 91,0 procent och ligger {} procentenheter under målet.",
            "4,0",
            "6,4",
        ),
        # A table that tells no unit is in the one that its other number is told in.
        ("Årets investeringar uppgick till 131,5 mkr, {} mkr mindre än 2024.", "50,7", "73,5"),
    ],
)
def test_beside_what_a_surely_named_line_says_the_others_are_its_too(
    sentence: str, right: str, wrong: str
) -> None:
    assert not _of_key_figures(sentence.format(right))
    assert Severity.ERROR in _of_key_figures(sentence.format(wrong))


@pytest.mark.parametrize(
    ("paragraph", "right", "wrong"),
    [
        ("Årets investeringar var 131,5 mkr. Det är {} mkr mindre än året innan.", "50,7", "73,5"),
        (
            "Årets investeringar var 131,5 mkr, det vill säga 50,7 mkr ({} %) mindre än 2024.",
            "27,8",
            "38,7",
        ),
        (
            "Låneskulden per kvadratmeter är 5 079 kr. Den har ökat med {} kr sedan 2024.",
            "20",
            "31",
        ),
    ],
)
def test_a_sentence_that_goes_on_tells_of_the_line_of_the_one_before(
    paragraph: str, right: str, wrong: str
) -> None:
    assert not _of_key_figures(paragraph.format(right))
    assert _of_key_figures(paragraph.format(wrong))


SHARES = """
Nyckeltal

\t2025\t2024
Kvinnors medellön i % av mäns\t97,1\t96,7
Inhemska aktier, mnkr\t1 032,8\t1 016,9
Utländska aktier, mnkr\t760,0\t792,1
Utbetalda förmåner, mnkr\t119,9\t112,0
"""


@pytest.mark.parametrize(
    "sentence",
    [
        # The wages grew by so much, not what they are of the men's.
        "Kvinnornas medellön steg med 4,0 % och männens steg med 3,6 %.",
        # The last change is of the total.
        "Inhemska och utländska aktier uppgick till 1 032,8 mnkr respektive 760,0 mnkr, totalt "
        "1 792,8 mnkr, en minskning med 0,9 % från föregående år.",
        # More than something else, not than last year.
        "Utbetalda förmåner var 119,9 mnkr och översteg avgifterna med 26,1 mnkr.",
    ],
)
def test_what_differs_from_something_else_is_held_against_no_line(sentence: str) -> None:
    judged = judge(read_text(f"Fonden 2025\n\n{sentence}\n\n{SHARES}", "rapport.txt"))
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]


CASH = """
Kassaflödesanalys (tkr)

\t2025\t2024
Kassaflöde från den löpande verksamheten\t41 200\t36 100
Årets kassaflöde\t3 106\t-1 204
Likvida medel vid årets början\t35 438\t36 642
Likvida medel vid årets slut\t38 544\t35 438
"""


@pytest.mark.parametrize(("change", "found"), [("3,1", False), ("4,9", True)])
def test_what_there_is_at_the_end_was_at_the_beginning_what_the_row_above_says(
    change: str, found: bool
) -> None:
    sentence = f"Likvida medel ökade under året med {change} mkr till 38,5 mkr."
    judged = judge(read_text(f"Bolaget 2025\n\n{sentence}\n\n{CASH}", "rapport.txt"))
    assert found is any(one.severity is Severity.ERROR for one in judged.findings)


LENDERS = """
Skuldportföljen per långivare

\t2025\t\t2024\t
\tMnkr\t%\tMnkr\t%
Kommuninvest\t5 777\t59,6\t5 410\t58,9
Obligationer\t2 909\t30,0\t2 779\t30,2
Banklån\t1 000\t10,3\t1 000\t10,9
Summa\t9 686\t100,0\t9 189\t100,0
"""


@pytest.mark.parametrize(("share", "found"), [("59,6", False), ("79,9", True)])
def test_a_share_that_stands_beside_its_amount_is_the_lines(share: str, found: bool) -> None:
    sentence = f"Kommuninvest lånar ut 5 777 mnkr eller {share} procent av skulden."
    judged = judge(read_text(f"Skulden 2025\n\n{sentence}\n\n{LENDERS}", "rapport.txt"))
    grave = (Severity.ERROR, Severity.WARNING)
    told = [one for one in judged.findings if one.severity in grave and one.rule != "part-missing"]
    assert found is bool(told)


STAFF = """
Anställda per förvaltning

\tKvinnor\tMän\tTotalt 2025\tTotalt 2024
Socialförvaltningen\t517\t158\t675\t633
Skolförvaltningen\t410\t90\t500\t481
Summa\t927\t248\t1 175\t1 114

Äldreomsorgens platser

\t2025\t2024\t2023
Platser i särskilt boende\t125\t124\t118
varav belagda\t117\t120\t111

Avgifter (mnkr)

\t2025\t2024\t2023
Avgifter från hushåll\t65,5\t62,6\t59,2
Avgifter från företag\t28,3\t28,1\t27,7
"""


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        # So many are that share of all.
        (
            "Störst är Socialförvaltningen med 675 anställda, 57,4 procent av samtliga.",
            "Störst är Socialförvaltningen med 633 anställda, 57,4 procent av samtliga.",
            "675",
        ),
        # Of so many these are that share.
        (
            "Av 125 platser i särskilt boende var i genomsnitt 117 belagda, alltså 93,6 procent.",
            "Av 124 platser i särskilt boende var i genomsnitt 117 belagda, alltså 93,6 procent.",
            "125",
        ),
        # Each in its place, and both of the year behind them.
        (
            "Avgifterna från hushåll och företag var 65,5 respektive 28,3 mnkr, jämfört med 62,6 "
            "och 28,1 mnkr år 2024.",
            "Avgifterna från hushåll och företag var 65,5 respektive 28,3 mnkr, jämfört med 59,2 "
            "och 28,1 mnkr år 2024.",
            "62,6",
        ),
        (
            "Avgifterna från företag steg från 28,1 till 28,3 mnkr.",
            "Avgifterna från företag steg från 27,7 till 28,3 mnkr.",
            "28,1",
        ),
    ],
)
def test_what_stands_beside_a_share_or_in_a_list_is_that_of_its_line(
    right: str, wrong: str, expected: str
) -> None:
    def told(sentence: str) -> list[str | None]:
        text = f"Året 2025\n\n{sentence}\n\n{STAFF}"
        judged = judge(read_text(text, "rapport.txt"))
        return [one.expected for one in judged.findings if one.severity is not Severity.NOTE]

    assert told(right) == []
    assert told(wrong) == [expected]
