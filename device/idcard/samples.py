"""A card of each kind, of people who do not exist, to lay on the simulated reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from device.idcard.types import LONG_TERM, Card, CardKind, Sex

SAMPLE_CARDS: Final[Mapping[str, Card]] = {
    "resident": Card(
        kind=CardKind.RESIDENT,
        name="例示农",
        sex=Sex.FEMALE,
        ethnicity="土家",
        birth=date(1958, 3, 7),
        address="湖南省临澧县合口镇示例村样本组1号",
        number="430724195803071024",
        issuer="临澧县公安局",
        valid_from=date(2016, 5, 1),
        valid_to=LONG_TERM,
    ),
    "hmt_permit": Card(
        kind=CardKind.HMT_PERMIT,
        name="例示港",
        sex=Sex.MALE,
        birth=date(1988, 5, 12),
        address="湖南省临澧县合口镇示例街样本号",
        number="810000198805120032",
        issuer="临澧县公安局",
        valid_from=date(2021, 2, 3),
        valid_to=date(2026, 2, 3),
        extra={"travel_permit": "H00000000", "issue_count": "01"},
    ),
    "foreigner_2017": Card(
        kind=CardKind.FOREIGNER_2017,
        name="例示旧",
        name_en="SAMPLE, OLD CARD",
        sex=Sex.FEMALE,
        birth=date(1975, 7, 3),
        number="CAN430175070312",
        valid_from=date(2018, 6, 15),
        valid_to=date(2028, 6, 14),
        extra={"nationality": "CAN", "version": "01", "accepting_office": "4300"},
    ),
    "foreigner_2023": Card(
        kind=CardKind.FOREIGNER_2023,
        name="例示新",
        name_en="SAMPLE, HOLDER OF THE NEW CARD WITH LONG NAME",
        sex=Sex.MALE,
        birth=date(1992, 8, 22),
        number="943484199208220057",
        valid_from=date(2024, 1, 9),
        valid_to=date(2034, 1, 8),
        extra={"renewals": "01", "nationality": "MEX", "old_number_link": "001"},
    ),
}
