"""The receipt as a picture, and the QR code."""

import qrcode
import qrcode.constants
from PIL import Image, ImageDraw, ImageFont

from assets.fonts import Face, font_path
from kiosk.intents import DoubleSize, PrintIt, ShowQr
from kiosk.views.model import Choice, Icon, QrView, ReceiptView
from screens.samples.base import HEADER

PAPER_LINES = [
    "惠民补贴查询小票",
    "演示数据",
    "",
    "姓名：张建国",
    "临澧县合口镇龙池村",
    "",
    "2026年已经到账",
    "3,245.60 元",
    "",
    "耕地地力保护补贴",
    "341.69",
    "城乡居民养老金 10 次",
    "1,120.00",
    "计划生育奖励扶助",
    "960.00",
    "残疾人护理补贴",
    "480.00",
    "实际种粮农民一次性补贴",
    "343.91",
    "",
    "没领到或金额不对，打 12388",
    "数据截至 11月21日",
    "打印时间 11月22日 09:44",
]


def paper(width_dots: int, scale: int) -> tuple[int, int, bytes]:
    """A receipt drawn for the gallery only; the real one comes from the printer's layout."""
    em = 24 * scale
    step = round(em * 1.4)
    image = Image.new("L", (width_dots, step * len(PAPER_LINES) + em), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(font_path(Face.HEI)), em)
    for index, line in enumerate(PAPER_LINES):
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
