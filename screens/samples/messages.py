"""Every sad way, the end, the countdown, and how printing went."""

from kiosk.intents import Back, Continue, End, PrintIt, ShowQr
from kiosk.views.model import Choice, Frame, Icon, MessageView, Tone
from screens.samples.base import HEADER, frame


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
