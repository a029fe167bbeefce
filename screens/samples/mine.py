"""People: everything paid, returned, stopped, very rich, very long, very rare."""

from dataclasses import replace

from kiosk.intents import ShowPayment, ShowProgramme, ShowYear
from kiosk.views.model import (
    MineView,
    MonthBar,
    RowView,
    SectionView,
    Tone,
    TroubleView,
    YearChoice,
)
from screens.samples.base import HEADER

MONTHS = tuple(
    MonthBar(str(month), share, amount)
    for month, share, amount in zip(
        range(1, 13),
        (0.09, 0.09, 0.36, 0.09, 0.09, 1.0, 0.09, 0.86, 0.09, 0.09, 0.43, 0.0),
        (
            "112.00",
            "112.00",
            "453.69",
            "112.00",
            "112.00",
            "1,247.91",
            "112.00",
            "1,072.00",
            "112.00",
            "112.00",
            "532.00",
            "0.00",
        ),
        strict=True,
    )
)


def row(
    title: str,
    detail: str,
    amount: str | None,
    tag: str | None = None,
    tone: Tone = Tone.PLAIN,
    opens: bool = True,
) -> RowView:
    return RowView(title, detail, amount, tag, tone, ShowProgramme("p", 2026) if opens else None)


def years(
    current: int, amounts: tuple[str, ...] = ("3,245.60", "3,110.20", "2,986.00")
) -> tuple[YearChoice, ...]:
    return tuple(
        YearChoice(f"{year}年", amount, ShowYear(year), year == current)
        for year, amount in zip((2026, 2025, 2024), amounts, strict=True)
    )


ROWS = (
    row("耕地地力保护补贴", "3月18日 · 2.60亩", "341.69"),
    row("城乡居民养老金", "10 次，最近 10月15日", "1,120.00"),
    row("计划生育奖励扶助", "8月6日 · 全年", "960.00"),
    row("残疾人护理补贴", "11月15日 · 第3季度", "480.00"),
    row("实际种粮农民一次性补贴", "6月30日 · 18.71亩", "343.91"),
)
RETURNED = TroubleView(
    "有 1 笔被银行退回：180.00 元",
    "原因：卡已注销。",
    "请带身份证和新卡到镇财政所登记，下一批补发。",
    "0736-0000316",
    ShowPayment(7),
)
STOPPED = TroubleView(
    "高龄津贴停发了",
    "原因：系统里登记为已去世。",
    "请本人带身份证和户口本到镇民政办登记，核实后补发停发的月份。",
    "0736-0000321",
    None,
)
PAID = MineView(
    header=HEADER,
    greeting="张建国，您好",
    year_label="2026年已经到账",
    total="3,245.60",
    total_words="一共三千二百四十五元六角",
    summary="14 笔，发到农商行尾号 4417 的卡",
    months=MONTHS,
    troubles=(),
    sections=(SectionView(None, ROWS),),
    years=years(2026),
)
MINE_RETURNED = replace(
    PAID,
    troubles=(RETURNED,),
    sections=(
        SectionView(None, ROWS[:4]),
        SectionView(
            "已经发出，还在路上",
            (row("稻谷目标价格补贴", "11月19日已交给银行，还没有到账", "262.50", "在路上"),),
        ),
        SectionView(
            "县里还没有收上来的",
            (
                row(
                    "农机购置补贴",
                    "县农机事务中心还没有交来，不等于没有发",
                    None,
                    None,
                    Tone.QUIET,
                    opens=False,
                ),
            ),
        ),
    ),
)
NO_MONTHS = tuple(replace(bar, share=0.0, amount="0.00") for bar in MONTHS)
MINE_STOPPED = replace(
    PAID,
    greeting="李桂英，您好",
    total="0.00",
    total_words="一共零元",
    summary="今年还没有钱到账",
    months=NO_MONTHS,
    troubles=(STOPPED,),
    sections=(SectionView(None, (row("高龄津贴", "1月起停发", None, "停发", Tone.TROUBLE),)),),
    years=years(2026, ("0.00", "1,200.00", "1,200.00")),
)
MINE_RICH = replace(
    PAID,
    greeting="阿卜杜热合曼·买买提依明江，您好",
    total="1,234,567.89",
    total_words="一共一百二十三万四千五百六十七元八角九分",
    summary="318 笔，发到 3 张卡上",
    troubles=(RETURNED, STOPPED),
    sections=(
        SectionView(
            None,
            (
                row(
                    "大中型水库农村移民后期扶持人口直接补助资金（第二个二十年）",
                    "12 次，最近 11月15日",
                    "1,180,000.00",
                ),
                row("最低生活保障金", "10 次", "0.05"),
                *(
                    row(
                        f"退耕还林补助（第 {n} 小班）", f"5月{n}日 · {n}.50亩", f"{n * 137}.{n:02d}"
                    )
                    for n in range(1, 25)
                ),
            ),
        ),
    ),
    years=years(2026, ("1,234,567.89", "1,198,000.00", "0.00")),
)
MINE_RARE = replace(
    PAID,
    greeting="张𠮷龙、王𡋾䶮，您好",
    troubles=(),
    sections=(SectionView(None, ROWS[:2]),),
)
MINE_NOTHING = replace(
    MINE_STOPPED, greeting="您好", troubles=(), sections=(), years=MINE_STOPPED.years[:1]
)
