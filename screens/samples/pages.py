"""A programme, payments in every state, and what to do when one has not come."""

from dataclasses import replace

from kiosk.intents import ShowNotReceived, ShowPayment, ShowQr, ShowReceipt
from kiosk.views.model import (
    Advice,
    Choice,
    EquationView,
    Icon,
    NotReceivedView,
    PaymentView,
    ProgrammeView,
    RowView,
    StepView,
    Tone,
)
from screens.samples.base import HEADER
from screens.samples.mine import RETURNED

PROGRAMME = ProgrammeView(
    header=HEADER,
    crumbs="我的补贴 › 2026年",
    title="城乡居民养老金",
    plain="年满 60 周岁、参加城乡居民养老保险的人，每月发一次。",
    total_label="2026年已经到账",
    total="1,120.00",
    rows=tuple(
        RowView(f"{month}月15日", "农商行尾号 4417", "112.00", None, Tone.PLAIN, ShowPayment(month))
        for month in range(10, 0, -1)
    ),
)
PROGRAMME_MIXED = replace(
    PROGRAMME,
    title="大中型水库农村移民后期扶持人口直接补助资金（第二个二十年）",
    total="1,180,000.00",
    rows=(
        RowView(
            "11月15日", "已交给银行，还没有到账", "98,333.33", "在路上", Tone.PLAIN, ShowPayment(1)
        ),
        RowView("10月15日", "卡已注销", "98,333.33", "银行退回", Tone.TROUBLE, ShowPayment(2)),
        RowView("9月15日", "农商行尾号 4417", "98,333.34", None, Tone.PLAIN, ShowPayment(3)),
    ),
)

WAY = (
    StepView(
        "省里下达到县", "湘财农指〔2026〕12号 · 全县 1,458.20 万元", "1月22日", True, Tone.PLAIN
    ),
    StepView("县里拨到合口镇", "县农业农村局、县财政局", "2月26日", True, Tone.PLAIN),
    StepView("村里公示 7 天", "龙池村公开栏", "3月3日", True, Tone.PLAIN),
    StepView(
        "钱交给银行",
        "2026年耕地地力保护补贴第一批 · 全村 286 人，98,417.20 元",
        "3月16日",
        True,
        Tone.PLAIN,
    ),
    StepView("打到您的卡上", "农商行，尾号 4417", "3月18日", True, Tone.PLAIN),
)
PAYMENT = PaymentView(
    header=HEADER,
    crumbs="我的补贴 › 2026年",
    title="耕地地力保护补贴",
    plain="种着自家承包地的农户，按承包面积每亩补一次，每年一次。",
    equation=EquationView("2.60", "亩（承包面积）", "131.42", "元一亩（县里定）", "341.69", "元"),
    trouble=None,
    way_title="这笔钱怎么到您手上",
    way=WAY,
    tie="全村这一批 286 人合计 98,417.20 元，对得上。",
    tie_tone=Tone.QUIET,
    basis="依据：湘财农〔2026〕3号《关于做好耕地地力保护补贴工作的通知》，县农业农村局定",
    ask="问谁：县农业农村局",
    ask_phone="0736-0000327",
    choices=(
        Choice("我没领到", ShowNotReceived(7)),
        Choice("带到手机上", ShowQr(), icon=Icon.PHONE_QR),
    ),
)
PAYMENT_RETURNED = replace(
    PAYMENT,
    title="城乡居民最低生活保障金",
    plain="家里人均收入低于低保线的，按月补差。",
    equation=EquationView("1", "人（保障人数）", "180.00", "元一人（补差）", "180.00", "元"),
    trouble=replace(RETURNED, title="这一笔被银行退回了", intent=None),
    way=(
        *WAY[:4],
        StepView("银行退回来了", "卡已注销", "3月19日", True, Tone.TROUBLE),
    ),
    tie="全村名单合计 12,540.00 元，上报 12,660.00 元，相差 120.00 元，还没对上。",
    tie_tone=Tone.TROUBLE,
)
PAYMENT_ON_ITS_WAY = replace(
    PAYMENT,
    title="大中型水库农村移民后期扶持人口直接补助资金（第二个二十年）",
    equation=EquationView(
        "12,345.60",
        "平方米（验收的温室大棚面积）",
        "1,000.50",
        "元一平方米（省里定）",
        "12,351,772.80",
        "元",
    ),
    way=(*WAY[:4], StepView("等银行打到您的卡上", "一般 3 个工作日内到账", "", False, Tone.QUIET)),
)

NOT_RECEIVED = NotReceivedView(
    header=HEADER,
    crumbs="我的补贴 › 耕地地力保护补贴",
    title="没领到，这样办",
    about="3月18日，341.69 元，记的是已经到账",
    advice=(
        Advice(
            "先看卡上的流水", "带身份证和农商行尾号 4417 的卡到银行，查 3月18日前后的进账", None
        ),
        Advice("再问经办的单位", "县农业农村局，报上这个编号：LL26-0318-0077", "0736-0000327"),
        Advice("怀疑钱被人领走、扣下了", "打纪委监委的电话，可以不说名字", "12388"),
    ),
    reference="编号 LL26-0318-0077",
    choices=(
        Choice("打印这一页的小票", ShowReceipt(), main=True, icon=Icon.PRINTER),
        Choice("带到手机上", ShowQr(), icon=Icon.PHONE_QR),
    ),
)
