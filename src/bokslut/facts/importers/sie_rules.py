"""Every rule that a SIE file is held against: how grave it is, what is said, what can be done.

An error refuses the file: what would be taken in is not what the sender's ledger says, or cannot
be known to be. A warning leaves the numbers as the file states them, but a controller should
look. A note only tells. The messages are ids of the catalogue, with fields in braces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bokslut.model.finding import Finding, FindingLimit, Place, Severity, finding


def N_(message: str) -> str:  # noqa: N802
    """Marks a message id for the catalogue; it is translated where it is shown."""
    return message


class Rule(NamedTuple):
    """A rule's severity, its message and its advice."""

    severity: Severity
    message: str
    remedy: str = ""


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_AGAIN = N_("Export the file again from the accounting program and import the new file.")
_ASK = N_("Correct it in the accounting program and export the file again.")

RULES: dict[str, Rule] = {
    "sie-empty": Rule(_ERROR, N_("The file is empty."), _AGAIN),
    "sie-wrong-kind": Rule(
        _ERROR,
        N_("This is no SIE file."),
        N_("Fetch the file again; a SIE file is text whose lines begin with labels like #FLAGGA."),
    ),
    "sie-line-too-long": Rule(
        _ERROR,
        N_("The line is longer than {limit} bytes and was not read."),
        _AGAIN,
    ),
    "sie-truncated": Rule(
        _ERROR,
        N_("The file ends in the middle of voucher {voucher}, which begins in this line."),
        _AGAIN,
    ),
    "sie-checksum-missing": Rule(
        _ERROR,
        N_("The file announces a checksum (#KSUMMA) but ends without it: it is not whole."),
        _AGAIN,
    ),
    "sie-checksum": Rule(
        _ERROR,
        N_("The checksum is {claimed}, but the contents give {expected}: the file was changed."),
        _AGAIN,
    ),
    "sie-two-files": Rule(
        _ERROR,
        N_("{label} stands here a second time: the file is two files in one."),
        N_("Import the files one by one, as they were exported."),
    ),
    "sie-voucher-unbalanced": Rule(
        _ERROR,
        N_("Voucher {voucher} does not balance: its rows sum to {difference} and not to zero."),
        _ASK,
    ),
    "sie-row-outside-voucher": Rule(
        _ERROR,
        N_("A row of a voucher stands outside any voucher, so it was not read."),
        _AGAIN,
    ),
    "sie-record-incomplete": Rule(
        _ERROR,
        N_("{label} lacks what it has to say, so the line was not read."),
        _ASK,
    ),
    "sie-amount": Rule(
        _ERROR,
        N_("{label}: {value} is no amount in kronor with at most two decimals."),
        _ASK,
    ),
    "sie-amount-unclear": Rule(
        _ERROR,
        N_(
            "{label} has more fields than it may have ({value}), so that it is not known which is"
            " its amount; the line was not read."
        ),
        N_(
            "Objects stand in braces, and an amount has no blanks between its thousands. Correct it"
            " in the accounting program and export the file again."
        ),
    ),
    "sie-budget-unclear": Rule(
        _ERROR,
        N_(
            "Account {account}: the budget of {month} is split by several sets of dimensions, which"
            " sum to different amounts ({sums}), and no row without objects says what it is."
        ),
        N_(
            "Export the file again with the budget of the whole account (a row without objects), or"
            " with one set of dimensions."
        ),
    ),
    "sie-date": Rule(
        _ERROR,
        N_("{label}: {value} is no date; a date is written 20140131."),
        _ASK,
    ),
    "sie-date-missing": Rule(_ERROR, N_("Voucher {voucher} has no date."), _ASK),
    "sie-year": Rule(
        _ERROR,
        N_("{label}: the fiscal year {value} is not known, so the line was not read."),
        N_("The file should declare the year with #RAR; export it again."),
    ),
    "sie-period": Rule(
        _ERROR,
        N_("{label}: {value} is no month; a month is written 201401."),
        _ASK,
    ),
    "sie-row-date-missing": Rule(
        _ERROR,
        N_("Neither the row nor its voucher nor the file gives a date, so the row was not read."),
        _ASK,
    ),
    "sie-fiscal-year": Rule(
        _WARNING,
        N_("The fiscal year is not fully stated (#RAR); {first} to {last} was taken."),
        N_("Check that this is the fiscal year of the file."),
    ),
    "sie-fiscal-year-unknown": Rule(
        _WARNING,
        N_("The fiscal year is not stated in a way that can be read: {value}."),
        N_("The file should hold a line like #RAR 0 20140101 20141231."),
    ),
    "sie-fiscal-year-reversed": Rule(
        _WARNING,
        N_("The fiscal year {value} ends before it begins; {first} to {last} was taken."),
        N_("Check that this is the fiscal year of the file."),
    ),
    "sie-fiscal-year-twice": Rule(
        _WARNING,
        N_("The fiscal year is stated again, as {value}; {first} to {last} was kept."),
        N_("Check that this is the fiscal year of the file."),
    ),
    "sie-declaration-incomplete": Rule(
        _WARNING,
        N_("{label} does not say what it declares, so the line was not read."),
    ),
    "sie-balance-twice": Rule(
        _WARNING,
        N_(
            "{label}: account {account} was stated in line {before} already, with another amount"
            " than {amount}; the sum {sum} was used."
        ),
        N_("Check the balance in the accounting program, and that the file is not two in one."),
    ),
    "sie-amount-form": Rule(
        _WARNING,
        N_("{label}: the amount {value} is not written as SIE says; it was read as {read}."),
        N_("SIE writes amounts like -1234.50."),
    ),
    "sie-amount-split": Rule(
        _WARNING,
        N_(
            "{label}: {amount} was read as the amount and {quantity} behind it as a quantity; it"
            " may be one amount with a blank between its thousands."
        ),
        N_("If it is, the amount is wrong here: export the file again without such blanks."),
    ),
    "sie-date-form": Rule(
        _WARNING,
        N_("{label}: the date {value} is not written as SIE says; it was read as {read}."),
        N_("SIE writes dates like 20140131."),
    ),
    "sie-date-unread": Rule(
        _WARNING,
        N_("{label}: {value} is no date; it was left out, as no amount hangs on it."),
        N_("SIE writes dates like 20140131."),
    ),
    "sie-text-torn": Rule(
        _WARNING,
        N_(
            "{count} {count:line is the rest of a text|lines are the rest of texts} with a line"
            " feed in it; the text was read to the end of the line before, and so were the fields."
        ),
        N_("Write such texts in one line in the accounting program, and export the file again."),
    ),
    "sie-text-unquoted": Rule(
        _WARNING,
        N_("{label}: the text {value} has several words and no quotes; it was read whole."),
        N_("If the last of them is a quantity or a signature, it is a part of the text here."),
    ),
    "sie-quantity": Rule(
        _WARNING,
        N_("{label}: {value} is no quantity with at most four decimals; it was left out."),
    ),
    "sie-closing-balance": Rule(
        _WARNING,
        N_(
            "Account {account}: the closing balance is {closing}, but opening balance {opening}"
            " and movements {movements} give {expected}."
        ),
        N_("Check that the file holds all vouchers of the year and that none was changed."),
    ),
    "sie-result-balance": Rule(
        _WARNING,
        N_("Account {account}: the result is {result}, but its movements give {expected}."),
        N_("Check that the file holds all vouchers of the year and that none was changed."),
    ),
    "sie-opening-balance": Rule(
        _WARNING,
        N_(
            "Account {account}: the year opens with {opening}, but the year before closed with"
            " {closing}."
        ),
        N_("Check that the year before is closed and its balances are carried over."),
    ),
    "sie-opening-sum": Rule(
        _WARNING,
        N_("The opening balances of the year sum to {sum} and not to zero."),
        N_("Often the result of the year before is not carried over yet; check that it is so."),
    ),
    "sie-closing-sum": Rule(
        _WARNING,
        N_("The closing balances and results of the year sum to {sum} and not to zero."),
        N_("Check that the file holds the balances of all accounts."),
    ),
    "sie-account-undeclared": Rule(
        _WARNING,
        N_("Account {account} is used in {count} {count:row|rows} but declared nowhere (#KONTO)."),
        N_("Check that the account is in the chart of accounts."),
    ),
    "sie-account-twice": Rule(
        _WARNING,
        N_("Account {account} is declared twice; the name {name} was kept, {other} was not."),
    ),
    "sie-account-kind": Rule(
        _WARNING,
        N_("Account {account}: {value} is no kind of account; SIE knows T, S, K and I."),
    ),
    "sie-object-undeclared": Rule(
        _WARNING,
        N_(
            "Object {object} of dimension {dimension} is used in {count} {count:row|rows} but "
            "declared nowhere (#OBJEKT)."
        ),
        N_("Check that the object is no typing error."),
    ),
    "sie-object-list": Rule(
        _WARNING,
        N_("The list of objects is not whole; what could be read was read."),
    ),
    "sie-date-outside-year": Rule(
        _WARNING,
        N_(
            "{count} {count:row is|rows are} dated {date}, outside the fiscal year {first} to "
            "{last}."
        ),
        N_("Check the dates in the accounting program."),
    ),
    "sie-date-other-year": Rule(
        _WARNING,
        N_(
            "{count} {count:row is|rows are} dated in the fiscal year {first} to {last}, not in "
            "the file's own."
        ),
        N_("Check the dates in the accounting program."),
    ),
    "sie-no-vouchers": Rule(
        _WARNING,
        N_("The file says that it holds vouchers (#SIETYP {kind}) but holds none."),
        N_("Check that the file is whole and of the period that was meant."),
    ),
    "sie-no-balances": Rule(
        _WARNING,
        N_(
            "The file holds vouchers but no balances (#IB, #UB, #RES), so it was taken for vouchers"
            " to be added to a ledger (type 4I): it replaces no ledger, and adds to what is there."
        ),
        N_(
            "If it is the ledger itself, export it as type 4E, with balances. If the ledger holds"
            " these vouchers already, leave the file out."
        ),
    ),
    "sie-no-facts": Rule(
        _WARNING,
        N_("The file holds neither vouchers nor balances nor budgets."),
        N_("Check that the file is whole and of the period that was meant."),
    ),
    "sie-flag": Rule(
        _WARNING,
        N_("The file is marked as already imported by a program (#FLAGGA 1)."),
        N_("Check that it has not been taken in before."),
    ),
    "sie-currency": Rule(
        _WARNING,
        N_("The file states its amounts in {currency}; they are read as kronor."),
    ),
    "sie-unclosed-quote": Rule(
        _WARNING,
        N_("A quote is opened and never closed; the text was taken to the end of the line."),
    ),
    "sie-inner-quote": Rule(
        _WARNING,
        N_("A quote stands inside a text without a backslash; the text was read with it."),
    ),
    "sie-mojibake": Rule(
        _WARNING,
        N_(
            "{count} {count:place holds|places hold} letters that were damaged before the file "
            "was written."
        ),
        N_(
            "The numbers are not touched. Export the file again, and import it as it is, without"
            " having opened and saved it in another program."
        ),
    ),
    "sie-control-characters": Rule(
        _WARNING,
        N_(
            "{count} {count:control character stands|control characters stand} in the file, "
            "replaced in texts."
        ),
    ),
    "sie-braces": Rule(
        _WARNING,
        N_("The braces around the rows of a voucher do not match here."),
        N_("Check that the voucher was read with all its rows."),
    ),
    "sie-budget-twice": Rule(
        _WARNING,
        N_(
            "Account {account}: the budget is split by several sets of dimensions; the split by"
            " {kept} was read, {left} was not."
        ),
        N_("Check that each split is the whole budget of the account."),
    ),
    "sie-encoding": Rule(
        _NOTE,
        N_("The file says that it is written in {declared}, but it is {actual}; it was read so."),
    ),
    "sie-encoding-mixed": Rule(
        _NOTE,
        N_(
            "{count} {count:byte does|bytes do} not fit the encoding of the file ({actual}); "
            "some letters may be wrong."
        ),
    ),
    "sie-utf16": Rule(_NOTE, N_("The file is written in UTF-16; it was read so.")),
    "sie-record-missing": Rule(_NOTE, N_("The file has no {label}, which SIE demands.")),
    "sie-record-unknown": Rule(
        _NOTE,
        N_(
            "{label} is no record of SIE; {count} {count:line was kept as a note|lines "
            "were kept as notes}."
        ),
    ),
    "sie-stray-text": Rule(
        _NOTE,
        N_(
            "{count} {count:line begins with no label and was kept as a note|lines begin "
            "with no label and were kept as notes}."
        ),
    ),
    "sie-extra-fields": Rule(
        _NOTE,
        N_(
            "{count} {count:line has more fields than SIE knows; the rest was kept as a "
            "note|lines have more fields than SIE knows; the rest was kept as notes}."
        ),
    ),
    "sie-balance-repeated": Rule(
        _NOTE,
        N_(
            "{label}: account {account} was stated in line {before} already with the same amount;"
            " it was counted once."
        ),
    ),
    "sie-date-none": Rule(_NOTE, N_("{label}: the date {value} was read as no date.")),
    "sie-name-unquoted": Rule(
        _NOTE,
        N_(
            "{count} {count:name of several words stands|names of several words stand} without "
            "quotes and {count:was|were} read whole."
        ),
    ),
    "sie-voucher-empty": Rule(_NOTE, N_("{count} {count:voucher has|vouchers have} no rows.")),
    "sie-checksum-unchecked": Rule(
        _NOTE, N_("The checksum (#KSUMMA) was not checked, as the file is in UTF-16.")
    ),
    "sie5-xml": Rule(_ERROR, N_("The XML of the file cannot be read: {problem}."), _AGAIN),
    "sie5-part-unread": Rule(
        _NOTE, N_("{count} {count:element|elements} {element} of SIE 5 {count:was|were} not read.")
    ),
}


# What a file is instead, told whole, so that it can be told in any language.
FOREIGN: dict[str, str] = {
    "html": N_("This is no SIE file: it is an HTML page."),
    "xml": N_("This is no SIE file: it is an XML document."),
    "zip": N_("This is no SIE file: it is a ZIP archive or a spreadsheet."),
    "gzip": N_("This is no SIE file: it is a gzip archive."),
    "pdf": N_("This is no SIE file: it is a PDF document."),
    "office": N_("This is no SIE file: it is an old Office document."),
    "rtf": N_("This is no SIE file: it is an RTF document."),
    "binary": N_("This is no SIE file: it is binary data."),
    "text": N_("This is no SIE file: it is text without a label of SIE."),
}

# What a record lacks.
LACKS: dict[str, str] = {
    "account": N_("{label} lacks an account, so the line was not read."),
    "amount": N_("{label} lacks an amount, so the line was not read."),
    "year": N_("{label} lacks a fiscal year, so the line was not read."),
    "month": N_("{label} lacks a month, so the line was not read."),
    "dimension": N_("{label} lacks a dimension, so the line was not read."),
    "object": N_("{label} lacks an object, so the line was not read."),
}

GLUED_BRACE = N_(
    "A brace around the rows of a voucher stands in the same line as something else; it was read as"
    " if it stood alone."
)
NO_TYPE = N_("The file has no #SIETYP, which SIE demands; by its contents it is of type {kind}.")

NO_DATE_FIELD = N_(
    '{label}: {value} stands where the date should. Before a text there has to be a date, or "" for'
    " none."
)
NOT_ANNOUNCED = N_(
    "The file states a checksum (#KSUMMA {claimed}) that no #KSUMMA at its head announces: its"
    " beginning is missing, or the sum cannot be checked."
)
ROWS_IN_HEAD = N_(
    "The rows of a voucher stand in the same line as its head, so they were not read: head, braces"
    " and rows each have a line of their own."
)
TWO_BODIES = N_("{label} states {value} here and {before} before: the file is two files in one.")

# Told once where a file declares nothing of the kind.
NO_ACCOUNTS = N_("The file uses {count} {count:account|accounts} and declares none (#KONTO).")
NO_OBJECTS = N_("The file uses {count} {count:object|objects} and declares none (#OBJEKT).")


@dataclass
class Report:
    """Collects findings of one file, in the order in which they are made, with a limit a rule."""

    file: str
    limit: FindingLimit = field(default_factory=FindingLimit)
    waiting: list[Finding] = field(default_factory=list)

    def say(
        self,
        rule: str,
        line: int | None = None,
        *,
        quote: str = "",
        claimed: str = "",
        expected: str = "",
        message: str = "",
        **values: object,
    ) -> None:
        """Adds a finding of that rule; its message fields are given by keyword. A `message` is
        told instead of the rule's own."""
        severity, told, remedy = RULES[rule]
        if message:
            told = message
        one = finding(
            rule,
            severity,
            told,
            place=Place(file=self.file, line=line),
            remedy=remedy,
            quote=quote,
            claimed=claimed,
            expected=expected,
            **values,
        )
        # What was claimed and expected may be told in the message, too.
        values_told = (*one.values, ("claimed", claimed), ("expected", expected))
        one = replace(one, values=values_told)
        if self.limit.admit(one):
            self.waiting.append(one)

    def drain(self) -> Iterator[Finding]:
        """The findings made since the last call."""
        waiting, self.waiting = self.waiting, []
        yield from waiting

    def overflow(self) -> list[Finding]:
        """What the limit kept back, counted."""
        return self.limit.overflow(Place(file=self.file))
