"""A judged report as one HTML page: every number marked by what is known of it, with its proof.

The page loads nothing. Without its script a number leads to the equation that tells most of it;
with it all equations of the number open in place. Filters are plain radio buttons.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged
from bokslut.model.finding import Finding, Translate
from bokslut.model.message import fill
from bokslut.model.numbers import print_number
from bokslut.report.html_parts import content_policy, e, resource, style_sheet
from bokslut.report.printed import OWN

from .marked import Checked, Marks
from .page_blocks import Blocks
from .page_proofs import Proofs
from .words import MARKS, ORDER, WARNED, about, rule_name, state_means, state_word

_FILTERS = ("all", "contradicted", "open")


def judged_page(judged: Judged, checked: Checked, translate: Translate) -> bytes:
    """The page in UTF-8. It says nothing of the day: the same report gives the same bytes."""
    return _Page(Marks(judged), checked, translate).html().encode()


class _Page:
    def __init__(self, marks: Marks, checked: Checked, translate: Translate) -> None:
        self.marks = marks
        self.checked = checked
        self.translate = translate
        self.blocks = Blocks(marks, translate)
        self.proofs = Proofs(marks, translate, self._anchor)

    def html(self) -> str:
        translate = self.translate
        script = resource("styles/judged.js").decode()
        style = style_sheet("report.css", "judged.css") + self._signs()
        body = self._report()
        main = "".join([self._summary(), self._findings(), body, self._equations()])
        name = self.marks.report.name
        title = f"{name} · {translate('Checked numbers')}"
        return (
            f'<!DOCTYPE html>\n<html lang="{e(self.checked.language)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{content_policy(script)}">\n'
            f'<meta name="generator" content="{e(self.checked.program)}">\n'
            f"<title>{e(title)}</title>\n<style>\n{style}</style>\n</head>\n"
            '<body class="report judged">\n'
            f'<a class="skip" href="#main">{e(translate("Skip to the text"))}</a>\n'
            f'<div class="page">\n<header class="masthead" data-report="beside">'
            f"<span>{e(title)}</span></header>\n"
            f'<div class="columns">\n{self._contents()}\n'
            f'<main id="main" tabindex="-1">{main}</main>\n</div>\n'
            f'<footer data-report="beside"><span>SHA-256 <span class="hash">'
            f"{e(self.checked.sha256)}</span></span>"
            f"<span>{e(self.checked.program)}</span></footer>\n</div>\n{self._panel()}"
            f"<script>{script}</script>\n</body>\n</html>\n"
        )

    def _signs(self) -> str:
        """The sign behind each number, with the word that is read aloud for it; browsers that do
        not know such words take the sign alone."""
        rules = []
        for state in ORDER:
            for warned in (False, True):
                word = state_word(state, self.translate)
                word = f"{word}, {self.translate('warning')}" if warned else word
                sign = MARKS[state] + (WARNED if warned else "")
                rules.append(
                    f".judged a.n.{state.value}{'.warned' if warned else ''}::after "
                    f'{{ content: "{sign}"; content: "{sign}" / " {word}"; }}\n'
                )
        return "".join(rules)

    def _anchor(self, one: Finding) -> str:
        """Where a finding leads: to its number, else to the block that it stands in."""
        number = self.marks.about(one)
        key = self.marks.key_of.get(number) if number else None
        return f"n{key}" if key else self.blocks.anchor(one.place)

    def _contents(self) -> str:
        translate = self.translate
        items = [
            ("summary", translate("Summary"), 1, ""),
            ("findings", translate("Findings"), 1, ""),
            ("text", translate("The report"), 1, ""),
            *(
                (key, text, level + 1, self.marks.report.language)
                for key, text, level in self.blocks.contents()
            ),
            ("equations", translate("Calculations"), 1, ""),
        ]
        lines = "".join(
            f'<li class="l{level}"><a href="#{key}"{self._in(language)}>{e(text)}</a></li>'
            for key, text, level, language in items
        )
        return (
            f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">'
            f"{e(translate('Contents'))}</h2><ol>{lines}</ol></nav>"
        )

    def _in(self, language: str) -> str:
        return f' lang="{e(language)}"' if language and language != self.checked.language else ""

    def _summary(self) -> str:
        translate, report = self.translate, self.marks.report
        below = about(self.marks, translate)
        parts = [f'<div class="cover"><h1>{e(report.name)}</h1><p class="subtitle">{e(below)}</p>']
        parts += [self._facts(), "</div>", self._states(), self._unread(), self._rules()]
        return f'<section id="summary" data-report="beside">{"".join(parts)}</section>\n'

    def _facts(self) -> str:
        translate, judged = self.translate, self.marks.judged
        kind = self.marks.report.kind
        facts = [
            (translate("Kind of file"), "" if kind == OWN else kind.upper()),
            (translate("Pages"), str(self.marks.report.pages or "")),
            (translate("Tables with numbers"), str(len(judged.understood.grids))),
            (translate("Numbers"), str(len(judged.numbers))),
        ]
        rows = "".join(f"<dt>{e(name)}</dt><dd>{e(said)}</dd>" for name, said in facts if said)
        return f"<dl>{rows}</dl>"

    def _states(self) -> str:
        """How many numbers are in each state and what that means: the legend, too."""
        translate, counts = self.translate, self.marks.judged.counts()
        total = sum(counts.values())
        if not total:
            said = translate("No numbers were found: nothing was checked.")
            return f'<p id="state-open"><strong>{e(said)}</strong></p>'
        items, bar = [], []
        for state in ORDER:
            count = counts[state.value]
            printed = print_number(Decimal(count), 0)
            word = state_word(state, translate)
            share = f"{share_of(count, total)} %"
            bar.append(f'<span class="{state.value}" style="flex-grow:{count}"></span>')
            items.append(
                f'<div id="state-{state.value}" class="{state.value}"><dt><span class="sign" '
                f'aria-hidden="true">{MARKS[state]}</span> {e(word)}</dt>'
                f'<dd class="value">{printed}</dd><dd class="remark">{e(share)}. '
                f"{e(state_means(state, translate))}</dd></div>"
            )
        said = translate(
            "{sign} behind the sign: a warning tells of the number, which does not settle it. "
            "Years, dates, numbers of pages and cases, and numbers in words are not counted and "
            "not marked."
        )
        lost = self._lost()
        return (
            f'<div class="shares" aria-hidden="true">{"".join(bar)}</div>'
            f'<dl class="key-figures states">{"".join(items)}</dl>'
            f'<p class="small">{e(fill(said, {"sign": WARNED}))}</p>{lost}'
        )

    def _lost(self) -> str:
        if not self.marks.lost:
            return ""
        said = self.translate(
            "{count} {count:number is|numbers are} counted here, but cannot be shown in "
            "{count:its place|their places}."
        )
        return f'<p class="small">{e(fill(said, {"count": len(self.marks.lost)}))}</p>'

    def _unread(self) -> str:
        pages = self.marks.report.unreadable
        if not pages:
            return ""
        said = self.translate(
            "Not read, since {count:it holds|they hold} no text: {count:page|pages} {pages}. "
            "Nothing there was checked."
        )
        told = fill(said, {"count": len(pages), "pages": spans(pages)})
        return f'<p class="unread">{e(told)}</p>'

    def _rules(self) -> str:
        translate = self.translate
        proved = self.marks.judged.proved_by()
        if not proved:
            return ""
        rows = "".join(
            f'<tr><th scope="row">{e(rule_name(rule, translate))}</th><td>{count}</td></tr>'
            for rule, count in sorted(proved.items(), key=lambda one: -one[1])
        )
        title = e(translate("What proved the numbers"))
        note = e(translate("A number may be proved by several rules, within rounding too."))
        return (
            f'<div class="table rules"><p class="caption"><strong>{title}</strong></p><table '
            f'aria-label="{title}"><thead><tr><th scope="col">{e(translate("Rule"))}</th>'
            f'<th scope="col">{e(translate("Numbers"))}</th></tr></thead><tbody>{rows}</tbody>'
            f'</table><p class="note">{note}</p></div>'
        )

    def _findings(self) -> str:
        title = e(self.translate("Findings"))
        return (
            f'<section id="findings" data-report="beside"><h2>{title}</h2>'
            f"{self.proofs.findings()}</section>\n"
        )

    def _report(self) -> str:
        translate = self.translate
        names = {
            "all": translate("All"),
            "contradicted": translate("Contradicted and warned"),
            "open": translate("Open"),
        }
        radios = "".join(
            f'<label><input type="radio" name="show" id="show-{key}"'
            f"{' checked' if key == 'all' else ''}> {e(names[key])}</label>"
            for key in _FILTERS
        )
        language = self.marks.report.language
        inside = self.blocks.html()
        return (
            f'<section id="text"><h2 data-report="beside">{e(translate("The report"))}</h2>'
            f'<fieldset class="filters" data-report="beside"><legend>{e(translate("Show"))}'
            f"</legend>{radios}</fieldset>"
            f'<div class="blocks{self._kinds()}"{self._in(language)}>{inside}</div>'
            f'<p class="none" data-report="beside">{e(translate("There are no such numbers."))}</p>'
            "</section>\n"
        )

    def _kinds(self) -> str:
        """Which filters find something at all."""
        numbers = self.marks.numbers
        some = any(one.state is State.CONTRADICTED or one.warned for one in numbers)
        is_open = any(one.state is State.OPEN for one in numbers)
        return (" c" if some else "") + (" o" if is_open or self.marks.report.unreadable else "")

    def _equations(self) -> str:
        told = self.proofs.equations()
        none = self.translate("No number follows from others.")
        title = e(self.translate("Calculations"))
        return (
            f'<section id="equations" data-report="beside"><h2>{title}</h2>'
            f"{told or f'<p>{e(none)}</p>'}</section>\n"
        )

    def _panel(self) -> str:
        """Where the script shows what is known of one number."""
        translate = self.translate
        warned = translate("A warning tells of it, which does not settle it.")
        return (
            '<div id="proof" role="dialog" aria-labelledby="proof-number" tabindex="-1" '
            f'data-report="beside" data-warned="{e(warned)}" hidden>'
            f'<button type="button" class="close">{e(translate("Close"))}</button>'
            '<p id="proof-number"></p><p id="proof-where"></p>'
            '<div class="state"></div><ol class="equations"></ol></div>\n'
        )


def share_of(count: int, total: int) -> str:
    """A share in whole percent; what is not nothing is never told as nothing, nor as all."""
    share = round(100 * count / total)
    if count and not share:
        return "< 1"
    return "> 99" if count < total and share == 100 else str(share)


def spans(pages: tuple[int, ...]) -> str:
    """`3, 7–9`: page numbers, with those that follow each other put together."""
    told: list[list[int]] = []
    for page in sorted(pages):
        if told and page == told[-1][1] + 1:
            told[-1][1] = page
        else:
            told.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in told)
