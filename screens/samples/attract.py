"""The first screen, with and without what it is for."""

from dataclasses import replace

from kiosk.views.model import AttractView, Icon, NoticeView, Offer
from screens.samples.base import HEADER

OFFERS = (
    Offer(Icon.SUM, "查自己的补贴"),
    Offer(Icon.PRINTER, "打一张小票"),
    Offer(Icon.PHONE_QR, "扫码带到手机"),
)
ATTRACT = AttractView(
    header=replace(HEADER, aside="11月22日 星期日 09:41"),
    notices=(
        NoticeView(
            "会议通知",
            ("龙池村村民代表会议", "商量修 3 组到 5 组的路"),
            ("11月25日（星期三）上午 9 点", "村部二楼会议室"),
            "龙池村村民委员会",
        ),
        NoticeView(
            "缴费通知", ("城乡居民医保开始缴费",), ("12月31日以前，每人 400 元",), "合口镇人民政府"
        ),
        NoticeView("停电通知", ("11月28日停电检修",), ("早上 8 点到下午 5 点",), "合口镇人民政府"),
    ),
    invitation=("把身份证放在下面，", "看看您的每一笔补贴"),
    offers=OFFERS,
    bigger="字放大",
    footer="不收费 · 不留您的信息 · 数据截至 11月21日",
    trouble=None,
)
