"""Documents as publishers of statistics answer with them, in the form that they document."""

from __future__ import annotations

import json
from typing import Any


def kolada_value(gender: str, value: float | None, **more: Any) -> dict[str, Any]:
    """A value of a record of Kolada, as https://api.kolada.se/v3/docs describes it."""
    told = {"gender": gender, "count": 1, "status": "", "value": value, "isdeleted": False}
    return told | ({"status": "Missing"} if value is None else {}) | more


def kolada_record(
    year: int, *values: dict[str, Any], kpi: str = "N00945", area: str = "0181"
) -> dict[str, Any]:
    """A record of Kolada: a key figure of an area in a year."""
    return {"kpi": kpi, "municipality": area, "period": year, "values": list(values)}


def kolada(*records: dict[str, Any], next_url: str | None = None) -> str:
    """An answer of Kolada."""
    return json.dumps(
        {
            "values": list(records),
            "count": len(records),
            "next_url": next_url,
            "previous_url": None,
        }
    )


def dimension(label: str, names: dict[str, str]) -> dict[str, Any]:
    """A dimension of JSON-stat 2 as PxWeb writes it."""
    index = {code: at for at, code in enumerate(names)}
    return {"label": label, "category": {"index": index, "label": names}}


def dataset(**changed: Any) -> dict[str, Any]:
    """A dataset of JSON-stat 2 as PxWeb answers with it: population by region, sex and year."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängd efter region, tabellinnehåll, kön och år",
        "source": "SCB",
        "updated": "2015-02-18T07:30:00Z",
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "id": ["Region", "Kon", "ContentsCode", "Tid"],
        "size": [1, 2, 1, 2],
        "dimension": {
            "Region": dimension("region", {"0181": "Södertälje"}),
            "Kon": dimension("kön", {"1": "män", "2": "kvinnor"}),
            "ContentsCode": dimension("tabellinnehåll", {"BE0101N1": "Folkmängd"}),
            "Tid": dimension("år", {"2013": "2013", "2014": "2014"}),
        },
        "value": [45911, 46464, 45513, None],
        "status": {"3": ".."},
        "extension": {"px": {"tableid": "TAB638", "matrix": "BefolkningNy"}},
        **changed,
    }
