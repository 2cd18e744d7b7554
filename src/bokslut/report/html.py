"""The report as one HTML file: readable without scripts, loads nothing, opens every number.

A number is a link to its explanation at the end of the file. The style sheet shows the
explanation that the address names (`:target`) beside the text, so the reader stays where they
are, and the address can be sent to someone else.
"""

from __future__ import annotations

from bokslut.model.assessment import Assessment
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Chart,
    Document,
    FigureRun,
    KeyFigure,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Run,
    Section,
    TableBlock,
    TextRun,
)
from bokslut.model.finding import Finding, Translate, by_weight

from .charts import NARROW, WIDE, draw
from .grades import ToldGrade, told
from .html_numbers import Numbers, explanation_list
from .html_parts import content_policy, e, resource, style_sheet
from .html_table import table_html
from .layout import (
    Beside,
    arranged,
    chart_of,
    lay_out,
    matrix_heads,
    severity_word,
    short_snapshot,
    table_of,
)

_SHAPES = {"error": "▲", "warning": "■", "note": "●"}


def render_html(document: Document, translate: Translate) -> bytes:
    """The document as one self-contained HTML file in UTF-8."""
    return _Page(document, translate).html().encode()


def _in(language: str) -> str:
    """The attribute of words in another language than the page's."""
    return f' lang="{e(language)}"' if language else ""


def _dressed(run: TextRun) -> str:
    text = e(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    return f"<strong>{text}</strong>" if run.strong else text


class _Page:
    """Puts the page together; `numbers` remembers which number was printed first, and where."""

    def __init__(self, document: Document, translate: Translate) -> None:
        self.document = document
        self.translate = translate
        self.layout = lay_out(document)
        self.numbers = Numbers(document, translate, e)

    def html(self) -> str:
        """The whole file. The text is made before the explanations, which lead back to it."""
        document, translate = self.document, self.translate
        style, script = style_sheet("report.css"), resource("styles/report.js").decode()
        main = "".join(
            [
                self.cover(),
                *(self.section(section) for section in document.sections),
                self.appendix(),
                self.findings(),
                explanation_list(self.numbers),
            ]
        )
        title = f"{document.body} · {document.title}"
        return (
            f'<!DOCTYPE html>\n<html lang="{e(document.language)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{content_policy(script)}">\n'
            f'<meta name="generator" content="{e(document.program)}">\n'
            f"<title>{e(title)}</title>\n<style>\n{style}</style>\n</head>\n"
            f'<body class="{document.style}">\n'
            f'<a class="skip" href="#main">{e(translate("Skip to the text"))}</a>\n'
            f'<div class="page">\n<header class="masthead"><span>{e(title)}</span>{self.draft()}'
            f'</header>\n<div class="columns">\n{self.contents()}\n'
            f'<main id="main" tabindex="-1">{main}</main>\n</div>\n{self.foot()}\n</div>\n'
            f"<script>{script}</script>\n</body>\n</html>\n"
        )

    def draft(self) -> str:
        if not self.document.draft:
            return ""
        return f'<span class="draft">{e(self.translate("Draft"))}</span>'

    def cover(self) -> str:
        """Title and front: the first page of a report, the letterhead of a memo."""
        document, translate = self.document, self.translate
        facts = [*document.front, (translate("Dated"), document.dated.isoformat())]
        rows = "".join(f"<dt>{e(label)}</dt><dd>{e(text)}</dd>" for label, text in facts)
        # A brief names its body here alone.
        parts = [document.body] if document.style == "brief" else []
        below = " · ".join(part for part in (*parts, document.subtitle) if part)
        subtitle = f'<p class="subtitle">{e(below)}</p>' if below else ""
        return f'<div class="cover"><h1>{e(document.title)}</h1>\n{subtitle}<dl>{rows}</dl></div>\n'

    def contents(self) -> str:
        """The contents beside the text; what is a few pages long needs none."""
        if self.document.style != "report":
            return ""
        translate = self.translate
        items = [
            (f"s-{section.key}", section.title, section.level, section.language)
            for section in self.document.sections
            if section.level <= 2
        ]
        if self.layout.appendix:
            items.append(("appendix", translate("Tables behind the charts"), 1, ""))
        if self.document.findings:
            items.append(("findings", translate("Findings"), 1, ""))
        if self.document.explanations:
            items.append(("basis", translate("Basis"), 1, ""))
        lines = "".join(
            f'<li class="l{max(level, 1)}"><a href="#{e(key)}"{_in(language)}>{e(title)}</a></li>'
            for key, title, level, language in items
        )
        title = e(translate("Contents"))
        return (
            f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">{title}</h2>'
            f"<ol>{lines}</ol></nav>"
        )

    def section(self, section: Section) -> str:
        tag = f"h{min(max(section.level, 1) + 1, 6)}"
        blocks = "".join(self.placed(one, section) for one in arranged(section))
        return (
            f'<section id="s-{e(section.key)}">'
            f"<{tag}{_in(section.language)}>{e(section.title)}</{tag}>\n{blocks}</section>\n"
        )

    def placed(self, one: Block | Beside, section: Section) -> str:
        """A block, or those that stand beside each other in a wide window."""
        if not isinstance(one, Beside):
            return self.block(one, section)
        sides = (
            "".join(self.block(block, section) for block in side) for side in (one.left, one.right)
        )
        return f'<div class="beside">{"".join(f"<div>{side}</div>" for side in sides)}</div>\n'

    def block(self, block: Block, section: Section) -> str:
        """Any block; a table or chart whose key the document does not hold prints nothing."""
        if isinstance(block, Paragraph):
            kind = ' class="note"' if block.role == "note" else ""
            said = f"<p{kind}{_in(block.language)}>{self.runs(block.runs)}</p>\n"
            return f"<blockquote>{said}</blockquote>\n" if block.role == "quote" else said
        if isinstance(block, ListBlock):
            return self.prose_list(block)
        if isinstance(block, KeyFigures):
            items = "".join(self.key_figure(item) for item in block.items)
            return f'<dl class="key-figures">{items}</dl>\n'
        if isinstance(block, TableBlock):
            table = table_of(self.document, block.key)
            if table is None:
                return ""
            number = self.layout.tables[block.key]
            # The section's heading already says the title where it is the same.
            titled = table.title != section.title
            return table_html(table, number, self.numbers, self.translate, titled=titled)
        if isinstance(block, AssessmentBlock):
            return self.assessment(block.assessment)
        if isinstance(block, MatrixBlock):
            return self.matrix(block)
        chart = chart_of(self.document, block.key)
        return self.chart(chart) if chart else ""

    def grade(self, one: ToldGrade) -> str:
        """Shape and word; the shape is said by the word, so it is not read aloud."""
        shape = f'<span aria-hidden="true">{one.shape}</span>'
        return f'<span class="grade {one.grade.value}">{shape} {e(one.word)}</span>'

    def assessment(self, one: Assessment) -> str:
        said = told(one, self.translate)
        remarks = "".join(f'<p class="small">{e(line)}</p>' for line in said.remarks)
        label = e(self.translate("Assessment"))
        return (
            f'<div class="assessment" id="a-{e(one.key)}"><p><strong>{label}</strong> '
            f"{self.grade(said)}</p>{remarks}</div>\n"
        )

    def matrix(self, block: MatrixBlock) -> str:
        names = matrix_heads(self.document, self.translate)
        rows = []
        for row in block.rows:
            said = told(row.assessment, self.translate)
            how = f'<td class="words small">{e("; ".join(said.remarks))}</td>'
            rows.append(
                f'<tr><th scope="row">{e(row.label)}</th><td class="words">{self.grade(said)}</td>'
                f"{how if len(names) > 2 else ''}</tr>"
            )
        heads = "".join(f'<th scope="col" class="words">{e(head)}</th>' for head in names)
        return (
            f'<div class="table matrix" id="m-{e(block.key)}"><p class="caption"><strong>'
            f'{e(block.title)}</strong></p><div class="scroll" tabindex="0" role="region" '
            f'aria-label="{e(block.title)}"><table><thead><tr>{heads}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></div></div>\n"
        )

    def runs(self, runs: tuple[Run, ...]) -> str:
        parts = []
        for run in runs:
            if isinstance(run, FigureRun):
                parts.append(self.numbers.link(run.ref, run.text))
            else:
                parts.append(_dressed(run))
        return "".join(parts)

    def prose_list(self, block: ListBlock) -> str:
        items = "".join(f"<li>{self.runs(one)}</li>" for one in block.items)
        language = _in(block.language)
        if not block.ordered:
            return f'<ul class="prose"{language}>{items}</ul>\n'
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f'<ol class="prose"{start}{language}>{items}</ol>\n'

    def key_figure(self, item: KeyFigure) -> str:
        number = self.numbers.link(item.figure.ref, item.figure.text)
        note = f'<dd class="remark">{self.runs(item.note)}</dd>' if item.note else ""
        return f'<div><dt>{e(item.label)}</dt><dd class="value">{number}</dd>{note}</div>'

    def chart(self, chart: Chart) -> str:
        """The chart twice, for a wide and for a narrow window; the style sheet shows one."""
        translate = self.translate
        drawn = "".join(
            draw(chart, width, f"-{name}").replace('class="chart"', f'class="chart {name}"', 1)
            for name, width in (("wide", WIDE), ("narrow", NARROW))
        )
        behind = ""
        if chart.table in self.layout.tables:
            number = self.layout.tables[chart.table]
            behind = f' <a href="#t-{e(chart.table)}">{e(translate("Table"))} {number}</a>.'
        mark = f"{translate('Chart')} {self.layout.charts[chart.key]}."
        return (
            f'<figure id="c-{e(chart.key)}"><span class="title">{e(chart.title)}</span>{drawn}'
            f"<figcaption>{e(mark)} {e(chart.caption)}{behind}</figcaption></figure>\n"
        )

    def appendix(self) -> str:
        """Tables that no section shows; the charts drawn from them lead here."""
        if not self.layout.appendix:
            return ""
        tables = "".join(
            table_html(table, self.layout.tables[table.key], self.numbers, self.translate)
            for table in self.layout.appendix
        )
        title = e(self.translate("Tables behind the charts"))
        return f'<section id="appendix"><h2>{title}</h2>{tables}</section>\n'

    def findings(self) -> str:
        """What the checks have to say: for those who make the report, not for a brief's readers."""
        if not self.document.findings or self.document.style == "brief":
            return ""
        items = "".join(self.finding(one) for one in by_weight(self.document.findings))
        title = e(self.translate("Findings"))
        return (
            f'<section id="findings" data-report="beside"><h2>{title}</h2>'
            f'<ul class="findings">{items}</ul></section>\n'
        )

    def finding(self, one: Finding) -> str:
        severity = one.severity.value
        advice = one.advice(self.translate)
        below = " · ".join(part for part in (str(one.place), one.rule) if part)
        return (
            f'<li id="finding-{e(one.id)}"><span class="severity {severity}">{_SHAPES[severity]} '
            f"{e(severity_word(severity, self.translate))}</span>"
            f"<p>{e(one.message(self.translate))}</p>"
            + (f"<p>{e(advice)}</p>" if advice else "")
            + f'<p class="small">{e(below)}</p></li>'
        )

    def foot(self) -> str:
        document, translate = self.document, self.translate
        parts = [
            f'{e(translate("Snapshot"))} <span title="{e(document.snapshot)}">'
            f"{e(short_snapshot(document.snapshot))}</span>",
            f"{e(translate('Dated'))} {document.dated.isoformat()}",
            e(document.program),
        ]
        return "<footer>" + "".join(f"<span>{part}</span>" for part in parts) + "</footer>"
