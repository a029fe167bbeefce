"""What a village spends its money on, month in, month out."""

from dataclasses import dataclass

EVERY_MONTH = tuple(range(1, 13))
PERSON = "person"
"""As party: somebody of the village."""


@dataclass(frozen=True, slots=True)
class Habit:
    """An expense of certain months (1 to 12), of `least_fen` to `most_fen`.

    With `rate_fen` the amount is a number of `unit`, then from `least_fen` to `most_fen`, times the
    rate, and `reckoning` says so. `account` is a code of the chart since 2024.
    """

    summary: str
    account: str
    months: tuple[int, ...]
    least_fen: int
    most_fen: int
    party: str | None
    voucher: str = "发票"
    rate_fen: int | None = None
    unit: str = ""


OFFICE = "513"
WELFARE = "514"
TRADE = "511"
OTHER_INCOME = "504"
GRANT = "503"
RENT = "501"
WORKS = "153"

HABITS: tuple[Habit, ...] = (
    Habit("村部电费", OFFICE, EVERY_MONTH, 18_000, 52_000, "国网临澧县供电公司"),
    Habit("路灯电费", WELFARE, EVERY_MONTH, 24_000, 61_000, "国网临澧县供电公司"),
    Habit("村部宽带和电话费", OFFICE, EVERY_MONTH, 12_600, 12_600, "合口电信营业厅"),
    Habit(
        "村庄保洁员工钱", WELFARE, EVERY_MONTH, 3, 5, "保洁员", "领款表", 60_000, "人"
    ),
    Habit("垃圾清运费", WELFARE, EVERY_MONTH, 80_000, 150_000, "合口镇环卫站"),
    Habit("办公用品、打印资料", OFFICE, EVERY_MONTH, 9_800, 38_000, "合口镇文印店"),
    Habit("公示栏维修", OFFICE, (2, 6, 10), 12_000, 64_000, "合口镇文印店"),
    Habit(
        "村民代表会议误工补助", OFFICE, (1, 4, 7, 10), 18, 26, "参会代表", "领款表", 6_000, "人"
    ),
    Habit("水渠清淤人工", WELFARE, (3, 5, 8, 10), 6, 16, PERSON, "领款表", 15_000, "个工"),
    Habit("抗旱抽水电费", TRADE, (6, 7, 8), 50_000, 220_000, "国网临澧县供电公司"),
    Habit("水泵维修", TRADE, (5, 7, 9), 30_000, 160_000, PERSON, "收据"),
    Habit("慰问困难老人、老党员", WELFARE, (1, 7), 8, 20, "慰问对象", "领款表", 20_000, "户"),
    Habit("送老人体检租车", WELFARE, (11,), 60_000, 90_000, "合口镇客运队"),
    Habit("报刊征订", OFFICE, (12,), 186_000, 186_000, "合口邮政支局"),
    Habit("重阳节活动", WELFARE, (10,), 90_000, 180_000, "合口镇便民超市"),
)  # fmt: skip
