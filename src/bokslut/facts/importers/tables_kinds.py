"""The one register of the tables that can be imported.

`docs/reference/tables.md` tells the same to people; a test compares the two.
"""

from __future__ import annotations

from .tables import TableKind
from .tables_amounts import APPROPRIATIONS, ASSETS, BUDGET, FORECASTS, INVESTMENTS, VOLUMES
from .tables_dimensions import ACCOUNTS, ACTIVITIES, COUNTERPARTS, PROJECTS, UNITS
from .tables_indicators import INDICATORS
from .tables_savings import SAVINGS

TABLE_KINDS: tuple[TableKind, ...] = (
    UNITS,
    ACCOUNTS,
    ACTIVITIES,
    PROJECTS,
    COUNTERPARTS,
    APPROPRIATIONS,
    BUDGET,
    FORECASTS,
    INVESTMENTS,
    ASSETS,
    VOLUMES,
    INDICATORS,
    SAVINGS,
)


def kind_named(name: str) -> TableKind | None:
    """The table of a key or Swedish name, or None."""
    return next((kind for kind in TABLE_KINDS if name in kind.names()), None)
