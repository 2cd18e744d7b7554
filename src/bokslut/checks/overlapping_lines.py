"""Rule `overlapping-lines`: no account belongs to two statement lines with equal right.

Proves that it is decided where each amount stands. Where two patterns in `lines.toml` cover an
account the longer one wins, so that an exception can be written beside its class; where they are
equally long, the order of the file would decide. Looks at accounts with postings or balances.
"""

from __future__ import annotations

from bokslut.measures.world import Line, matches
from bokslut.model.finding import Finding, Place, Severity, finding

from .context import CheckContext
from .tell import capped, listed


def check(context: CheckContext) -> list[Finding]:
    """One finding for each two lines, naming the accounts that both cover."""
    ledger = context.ledger
    used = {one.account for one in ledger.sums} | {one.account for one in ledger.stated}
    lines = tuple(context.world.lines)
    shared: dict[tuple[str, ...], list[str]] = {}
    for account in sorted(used):
        keys = _equals(account, lines)
        if len(keys) > 1:
            shared.setdefault(keys, []).append(account)
    return capped(sorted(shared), lambda keys: _finding(keys, shared[keys]))


def _equals(account: str, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The lines that cover the account with the longest pattern."""
    lengths = {
        line.key: max(len(one.partition("-")[0]) for one in line.accounts if matches(account, one))
        for line in lines
        if any(matches(account, one) for one in line.accounts)
    }
    longest = max(lengths.values(), default=0)
    return tuple(key for key, length in lengths.items() if length == longest)


def _finding(keys: tuple[str, ...], accounts: list[str]) -> Finding:
    return finding(
        "overlapping-lines",
        Severity.ERROR,
        "The lines {lines} cover the same accounts with equally long patterns: {accounts}. They "
        "are counted on {first}.",
        place=Place(file="lines.toml", row=keys[0]),
        quote=f"{' '.join(keys)}: {listed(accounts)}",
        claimed=keys[0],
        remedy="Take the accounts out of all lines but one in lines.toml, or write a longer "
        "pattern where they belong.",
        lines=", ".join(keys),
        first=keys[0],
        accounts=listed(accounts),
    )
