"""A page that shows a technician everything the printer must be able to do."""

from __future__ import annotations

from device.printer.receipt import (
    Align,
    Gap,
    Line,
    Mark,
    Pair,
    Qr,
    Receipt,
    Rule,
    Sum,
    Text,
    Title,
)

DEMO_LINK = "https://demo.invalid/s/430724101000-2026-4f1c2a7be09d5836"


def specimen(double: bool = False) -> Receipt:
    """Every kind of line, the characters that printers get wrong, and invented amounts."""
    lines: list[Line] = [
        Mark("演示数据"),
        Gap(20),
        Title("惠民惠农补贴明白单"),
        Gap(4),
        Text("明白屏打印测试", Align.CENTER),
        Gap(12),
        Pair("合口镇龙凤村", "2026-03-18 09:05"),
        Pair("持卡人", "张*明"),
        Rule(),
        Pair("耕地地力保护补贴", "1,036.80元"),
        Text("8.64亩×120元"),
        Gap(8),
        Pair("农村部分计划生育家庭奖励扶助（2026年第一批）", "960.00元"),
        Text("1人×960元"),
        Gap(8),
        Pair("农机购置补贴", "-12.50元"),
        Rule(heavy=True),
        Sum("今年合计", "1,984.30元"),
        Rule(heavy=True),
        Gap(8),
        Text("容易印错的字", bold=True),
        Text("标点：（全角）￥88.00 〇 · 《通知》“引号”——……"),
        Text("姓名：李𠮷 周䶮 㛃 鿃 阿卜杜拉·买买提"),
        Text("ASCII: ABC xyz 0123456789 @#&% Wm"),
        Text("大字", bold=True),
        Text("一、这一条写得长一些，换行以后与第一行的文字对齐，标点不落在行首。", indent=4),
        Text("二、有疑问请打农业农村局电话：0736-0000327。", indent=4),
        Gap(12),
        Qr(DEMO_LINK, "用手机扫一扫，回家也能看"),
        Gap(8),
        Text("数据截至2026年3月17日", Align.CENTER),
        Text("补打样张", Align.RIGHT),
    ]
    return Receipt(tuple(lines), double)
