"""Notices of the township and its villages: some are over, some are to come, most are current."""

from collections.abc import Mapping
from datetime import date, timedelta

from county.demo.facts import Notice
from county.demo.places import TOWNSHIP

_WEEKDAYS = "一二三四五六日"


def notices_of(today: date, village_code: Mapping[str, str]) -> tuple[Notice, ...]:
    """The notices of that day; `village_code` gives a village's code by its name."""

    def day(offset: int) -> date:
        return today + timedelta(days=offset)

    longjiaxi, sanhe = village_code["龙家溪村"], village_code["三合村"]
    drafts = (
        (longjiaxi, "会议通知", "龙家溪村村民代表会议\n商量新修的路怎么管护",
         f"{_said(day(3))}上午 9 点\n村部二楼会议室", "龙家溪村村民委员会", -2, 3),
        (TOWNSHIP, "公告", "城乡居民医保开始缴费\n年底前缴清，明年才能报销",
         "带身份证到村部或镇便民服务大厅\n也可以请家里人用手机缴", "合口镇人民政府", -12, 25),
        (TOWNSHIP, "提醒", "领养老金的老人\n每年要认证一次",
         "带身份证到镇人社服务站，当场就办好\n走不动的打电话 0736-0000104，上门办",
         "合口镇人社服务站", -30, 40),
        (sanhe, "会议通知", "三合村屋场会\n听大家说低保评得公不公",
         f"{_said(day(5))}晚上 7 点\n6 组晒谷坪", "三合村村民委员会", -1, 5),
        (TOWNSHIP, "公告", "免费体检来了\n65 岁以上老人都可以做",
         f"{_said(day(1))}起，上午 8 点到 11 点\n合口镇卫生院一楼，空腹来",
         "合口镇卫生健康办公室", -4, 10),
        (longjiaxi, "公告", "龙家溪村停水一天\n检修 3 组主水管",
         f"{_said(day(-6))}上午 8 点到下午 5 点\n请先存好水", "龙家溪村村民委员会", -9, -6),
        (TOWNSHIP, "会议通知", "合口镇惠民补贴政策\n赶集日当面讲",
         f"{_said(day(-16))}上午 9 点\n镇农贸市场门口", "合口镇财政所", -25, -16),
        (TOWNSHIP, "公告", "耕地地力保护补贴\n面积要重新核对",
         f"{_said(day(20))}起，7 天\n名单贴在各村公开栏，有错就说",
         "合口镇农业综合服务中心", 14, 27),
        (sanhe, "会议通知", "三合村党员大会\n公布今年的村账",
         f"{_said(day(24))}下午 2 点半\n村部一楼会议室", "三合村村民委员会", 17, 24),
    )  # fmt: skip
    return tuple(
        Notice(place, region, kind, title, body, issuer, day(first), day(last))
        for place, (region, kind, title, body, issuer, first, last) in enumerate(drafts, start=1)
    )


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"
