"""Invented frames of every screen in every state: what the gallery shows and the tests check."""

from __future__ import annotations

from dataclasses import replace

import qrcode
import qrcode.constants
from PIL import Image, ImageDraw, ImageFont

from assets.fonts import Face, font_path
from kiosk.intents import (
    Back,
    Continue,
    DoubleSize,
    End,
    PrintIt,
    ShowNotReceived,
    ShowPayment,
    ShowProgramme,
    ShowQr,
    ShowReceipt,
    ShowYear,
)
from kiosk.views.model import (
    Advice,
    AttractView,
    BarView,
    Choice,
    EquationView,
    Frame,
    Header,
    Icon,
    MessageView,
    MineView,
    MonthBar,
    NoticeView,
    NotReceivedView,
    Offer,
    PaymentView,
    ProgrammeView,
    QrView,
    ReadingView,
    ReceiptView,
    RowView,
    SectionView,
    StepView,
    Tone,
    TroubleView,
    View,
    YearChoice,
)

HEADER = Header("合口镇 · 民生监督查询", "数据截至 11月21日", "演示数据")
BAR = BarView(back=True, home=True, print_=True, bigger="大字")


def frame(
    name: str, view: View, *, back: bool = True, home: bool = True, print_: bool = True
) -> Frame:
    return Frame(name, view, BarView(back, home, print_, "大字"), large=False)


def large(one: Frame) -> Frame:
    """The same frame with large text."""
    bar = replace(one.bar, bigger="小字") if one.bar else None
    view = replace(one.view, bigger="字还原") if isinstance(one.view, AttractView) else one.view
    return replace(one, view=view, bar=bar, large=True)


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


def message(
    name: str,
    icon: Icon,
    title: str,
    body: tuple[str, ...],
    *choices: Choice,
    phone: str | None = None,
    trouble: bool = False,
    seconds_left: int | None = None,
) -> Frame:
    tone = Tone.TROUBLE if trouble else Tone.PLAIN
    view = MessageView(HEADER, icon, title, body, choices, phone, tone, seconds_left)
    return frame(name, view, back=False, home=False, print_=False)


CLOSE = Choice("知道了", Continue(), main=True)
MESSAGES = (
    message(
        "card-early",
        Icon.CARD,
        "身份证拿得早了一点",
        ("请再放上去，听到提示、看到结果再拿走。",),
        CLOSE,
    ),
    message(
        "card-not-read",
        Icon.CARD,
        "没有读出来",
        ("请把身份证拿起来，平放，再等两秒。", "还是不行，请工作人员看看这张卡。"),
        CLOSE,
    ),
    message(
        "card-unknown",
        Icon.CARD,
        "这张卡认不出来",
        (
            "这里只认身份证、港澳台居民居住证和外国人永久居留身份证。",
            "请换一张，或者请工作人员帮忙。",
        ),
        CLOSE,
    ),
    message(
        "nobody-found",
        Icon.PERSON,
        "这台机器里没有找到您",
        (
            "这不等于没有给您发过钱。",
            "可能您的户口不在合口镇，也可能您的信息还没有报上来。",
            "请到户口所在的镇财政所问一问。",
        ),
        CLOSE,
        phone="0736-0000316",
    ),
    message(
        "no-data",
        Icon.DATA,
        "这会儿查不了",
        ("这台机器还没有收到县里的数据。", "请告诉工作人员，改天再来。"),
        CLOSE,
        trouble=True,
    ),
    message(
        "card-forgotten", Icon.CARD, "您的身份证还在这里", ("请拿好身份证再走。",), trouble=True
    ),
    message("goodbye", Icon.DONE, "查完了，谢谢您", ("屏幕上没有留下您的信息。",)),
    message(
        "still-there",
        Icon.WAIT,
        "您还在看吗？",
        ("没有人点，20 秒后就收起来。",),
        Choice("继续看", Continue(), main=True),
        seconds_left=20,
    ),
    message(
        "still-there-last",
        Icon.WAIT,
        "您还在看吗？",
        ("没有人点，4 秒后就收起来。",),
        Choice("继续看", Continue(), main=True),
        seconds_left=4,
    ),
    message("printing", Icon.PRINTER, "正在打印", ("小票从下面出来，请稍等。",)),
    message(
        "printed",
        Icon.DONE,
        "打好了，请拿好小票",
        ("小票上有您的钱数，别落在这里。",),
        Choice("接着看", Back(), main=True),
        Choice("带到手机上", ShowQr(), icon=Icon.PHONE_QR),
        Choice("结束", End()),
    ),
    message(
        "print-failed",
        Icon.PRINTER,
        "没有打成",
        ("打印机没有纸了，请告诉工作人员加纸。", "您可以扫码带到手机上。"),
        Choice("再试一次", PrintIt(), main=True),
        Choice("带到手机上", ShowQr(), icon=Icon.PHONE_QR),
        Choice("接着看", Back()),
        trouble=True,
    ),
)


def paper(width_dots: int, scale: int) -> tuple[int, int, bytes]:
    """A receipt drawn for the gallery only; the real one comes from the printer's layout."""
    lines = (
        "惠民补贴查询小票", "演示数据", "", "姓名：张建国", "临澧县合口镇龙池村", "",
        "2026年已经到账", "3,245.60 元", "", "耕地地力保护补贴", "341.69", "城乡居民养老金 10 次", "1,120.00",
        "计划生育奖励扶助", "960.00", "残疾人护理补贴", "480.00", "实际种粮农民一次性补贴", "343.91", "",
        "没领到或金额不对，打 12388", "数据截至 11月21日", "打印时间 11月22日 09:44",
    )  # fmt: skip
    em = 24 * scale
    step = round(em * 1.4)
    image = Image.new("L", (width_dots, step * len(lines) + em), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(font_path(Face.HEI)), em)
    for index, line in enumerate(lines):
        figure = line[:1].isdigit() and line.endswith(tuple("0123456789元"))
        width = draw.textlength(line, font=font)
        x = width_dots - width if figure else (width_dots - width) / 2 if index < 2 else 0
        draw.text((x, index * step + em // 2), line, font=font, fill=0)
    dots = image.point(lambda level: 255 if level > 128 else 0)
    return dots.width, dots.height, dots.tobytes()


def receipt(width_dots: int = 384, scale: int = 1, note: str | None = None) -> ReceiptView:
    choices = (
        Choice("打印", PrintIt(), main=True, icon=Icon.PRINTER),
        Choice("换成大字小票" if scale == 1 else "换成普通小票", DoubleSize()),
        Choice("不打，带到手机上", ShowQr(), icon=Icon.PHONE_QR),
    )
    missing = note is not None and "没有" in note
    return ReceiptView(
        HEADER,
        "打印小票",
        "打出来是这个样子",
        *paper(width_dots, scale),
        note,
        choices[1:] if missing else choices,
    )


LINK = "https://mingbai.example/s/430724101/gengdi/2026/k7Qm2Zx9"


def qr(link: str = LINK) -> QrView:
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(link)
    modules = tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())
    return QrView(
        HEADER,
        "带到手机上",
        "用微信扫一扫",
        modules,
        link,
        ("扫出来的是政策、标准和问谁，", "没有您的名字和钱数，可以放心给人看。"),
    )


SAMPLES: tuple[Frame, ...] = (
    Frame("attract", ATTRACT, None, large=False),
    Frame("attract-no-notice", replace(ATTRACT, notices=()), None, large=False),
    Frame(
        "attract-no-reader",
        replace(ATTRACT, trouble="读身份证的地方没有连上，\n请告诉工作人员"),
        None,
        large=False,
    ),
    frame("mine", PAID),
    frame("mine-returned", MINE_RETURNED),
    frame("mine-stopped", MINE_STOPPED),
    frame("mine-rich", MINE_RICH),
    frame("mine-rare", MINE_RARE),
    frame("mine-stale", replace(PAID, header=replace(HEADER, aside="数据停在 9月3日", stale=True))),
    frame("programme", PROGRAMME),
    frame("programme-mixed", PROGRAMME_MIXED),
    frame("payment", PAYMENT),
    frame("payment-returned", PAYMENT_RETURNED),
    frame("payment-on-its-way", PAYMENT_ON_ITS_WAY),
    frame("not-received", NOT_RECEIVED),
    frame("receipt", receipt()),
    frame("receipt-double", receipt(576, 2)),
    frame(
        "receipt-no-paper", receipt(note="打印机没有纸了，请告诉工作人员。您可以扫码带到手机上。")
    ),
    frame("qr", qr(), print_=False),
    frame(
        "reading",
        ReadingView(HEADER, "正在读卡", "请不要拿开身份证"),
        back=False,
        home=False,
        print_=False,
    ),
    *MESSAGES,
)
