"""Equations and findings of a judged report as HTML: each once, with links to its numbers."""

from __future__ import annotations

from collections.abc import Callable

from bokslut.checks.printed.understood.cells import Printed
from bokslut.checks.printed.understood.equations import Equation, Number, State
from bokslut.model.finding import Finding, Severity, Translate
from bokslut.model.message import fill
from bokslut.model.numbers import print_number
from bokslut.report.html_parts import e
from bokslut.report.layout import severity_word
from bokslut.report.printed import OWN

from .marked import Marks
from .words import MARKS, WARNED, arithmetic, place_words, rule_name, state_word, verdict

_SHAPES = {"error": "▲", "warning": "■", "note": "●"}


class Proofs:
    """Makes the list of equations and the list of findings."""

    def __init__(
        self, marks: Marks, translate: Translate, anchor: Callable[[Finding], str]
    ) -> None:
        self.marks = marks
        self.translate = translate
        self.anchor = anchor
        self._told_by = {
            marks.judged.because[one.id]: one
            for one in marks.judged.findings
            if one.id in marks.judged.because
        }

    def equations(self) -> str:
        """Every equation, in the order in which the rules found them."""
        items = "".join(
            self._equation(place, one) for place, one in enumerate(self.marks.equations)
        )
        return f'<ol class="equations">{items}</ol>\n' if items else ""

    def _equation(self, place: int, one: Equation) -> str:
        translate = self.translate
        doubtful = one.state is State.CONTRADICTED and not one.sure
        kind = "doubtful" if doubtful else one.state.value
        sign = WARNED if doubtful else MARKS[one.state]
        word = translate("does not agree") if doubtful else state_word(one.state, translate)
        said = verdict(one, translate)
        stated = one.stated.number
        lines = [self._term(stated, one.stated.value, stated, translate("stated"))]
        lines += [self._term(term.number, term.value, stated, "") for term in one.terms]
        return (
            f'<li id="e{place}" class="{kind}"><p class="verdict"><span class="sign" '
            f'aria-hidden="true">{sign}</span> {e(word)} · {e(rule_name(one.rule, translate))}</p>'
            f'<p class="sum">{e(arithmetic(one.text))}</p>'
            + (f'<p class="gap">{e(said)}</p>' if said else "")
            + self._advice(place)
            + f'<ul class="terms">{"".join(lines)}</ul></li>\n'
        )

    def _advice(self, place: int) -> str:
        found = self._told_by.get(place)
        if found is None or found.severity is Severity.NOTE:
            return ""
        return f'<p class="advice">{e(found.advice(self.translate))}</p>'

    def _term(self, number: Number, value: Printed, beside: Number, role: str) -> str:
        printed = print_number(value.value, value.decimals)
        key = self.marks.key_of.get(number)
        link = f'<a href="#n{key}">{e(printed)}</a>' if key else e(printed)
        name = self.marks.name(number, None if number == beside else beside)
        role = f" <em>{e(role)}</em>" if role else ""
        return f"<li><span>{e(name)}{role}</span> {link}</li>"

    def findings(self) -> str:
        """What is wrong, gravest first; differences by rounding are told on demand."""
        told = [one for one in self.marks.judged.findings if one.severity is not Severity.NOTE]
        notes = [one for one in self.marks.judged.findings if one.severity is Severity.NOTE]
        parts = []
        if told:
            parts.append(f'<ul class="findings">{"".join(map(self._finding, told))}</ul>\n')
        else:
            said = self.translate("Nothing is contradicted. What is open was not checked.")
            parts.append(f"<p>{e(said)}</p>\n")
        if notes:
            said = self.translate("{count} {count:difference|differences} by rounding")
            said = fill(said, {"count": len(notes)})
            parts.append(
                f'<details class="notes"><summary>{e(said)}</summary>'
                f'<ul class="findings">{"".join(map(self._finding, notes))}</ul></details>\n'
            )
        return "".join(parts)

    def _where(self, one: Finding) -> str:
        """Where a finding stands; the report of a workspace has no lines to be counted."""
        if self.marks.report.kind != OWN:
            words = place_words(one.place, self.translate)
        else:
            words = "" if one.place.line else str(one.place)
        return words or self.translate("The report")

    def _finding(self, one: Finding) -> str:
        severity = one.severity.value
        advice = one.advice(self.translate)
        where = self._where(one)
        target = self.anchor(one)
        link = f'<a href="#{target}">{e(where)}</a>' if target else e(where)
        return (
            f'<li id="finding-{e(one.id)}"><span class="severity {severity}">{_SHAPES[severity]} '
            f"{e(severity_word(severity, self.translate))}</span> "
            f'<span class="small">{e(rule_name(one.rule, self.translate))} · {link}</span>'
            f"<p>{e(arithmetic(one.message(self.translate)))}</p>"
            + (f"<blockquote><p>{e(one.quote)}</p></blockquote>" if one.quote else "")
            + (f"<p>{e(advice)}</p>" if advice else "")
            + "</li>\n"
        )
