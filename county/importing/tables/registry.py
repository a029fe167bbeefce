"""All collection tables by the name that the command knows."""

from typing import Any

from county.importing.table import Table
from county.importing.tables.money import ALLOTMENTS, DISBURSEMENTS, SOURCES
from county.importing.tables.payments import PAYMENTS
from county.importing.tables.programmes import MAIN
from county.importing.tables.projects import EXPENDITURES, FUNDS, PROJECTS
from county.importing.tables.regions import REGIONS
from county.importing.tables.village import BANK, LEDGER

TABLES: dict[str, Table[Any]] = {
    each.name: each
    for each in (
        REGIONS,
        MAIN,
        SOURCES,
        ALLOTMENTS,
        DISBURSEMENTS,
        PAYMENTS,
        PROJECTS,
        FUNDS,
        EXPENDITURES,
        LEDGER,
        BANK,
    )
}
"""In the order in which each can refer to those before it."""
