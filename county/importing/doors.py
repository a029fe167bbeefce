"""All doors by their table's name."""

from typing import Any

from county.importing.door import Door
from county.importing.held.money import ALLOTMENT_DOOR, DISBURSEMENT_DOOR, SOURCE_DOOR
from county.importing.held.payments import PAYMENT_DOOR
from county.importing.held.projects import EXPENDITURE_DOOR, FUND_DOOR, PROJECT_DOOR
from county.importing.held.regions import MAIN_DOOR, REGION_DOOR
from county.importing.held.village import BANK_DOOR, LEDGER_DOOR

DOORS: dict[str, Door[Any, Any]] = {
    each.table.name: each
    for each in (
        REGION_DOOR,
        MAIN_DOOR,
        SOURCE_DOOR,
        ALLOTMENT_DOOR,
        DISBURSEMENT_DOOR,
        PAYMENT_DOOR,
        PROJECT_DOOR,
        FUND_DOOR,
        EXPENDITURE_DOOR,
        LEDGER_DOOR,
        BANK_DOOR,
    )
}
