"""A paper of several pages as a village hands one in: a PDF, drawn here, attached as any other."""

import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assets.fonts import Face, font_path
from county.attaching.attach import Described, attach
from county.attaching.store import PictureStore
from county.attaching.subjects import Subject
from county.disclosure.models import Article
from sync.wire.schema import AttachmentRole, AttachmentSubject

_VILLAGE = "龙家溪村"
_DPI = 150
_A4_PX = (1_240, 1_754)
_MARGIN_PX = 150
_TITLE_PX, _TEXT_PX, _ACROSS_PX = 52, 33, 190
_INK, _SEAL, _PALE = (40, 40, 44), (196, 54, 46), (236, 214, 210)
_ACROSS = "演示数据"

_MEETING = (
    "一、时间：晚上 7 点　　地点：村部二楼会议室",
    "二、应到村民代表 35 人，实到 31 人。",
    "三、议题：公布并说明上面的内容。",
    "四、会上有人问：钱是怎么花的，票据在哪里看？",
    "　　答：每一笔都附了凭证，村部的屏上点开就能看。",
    "五、表决：同意 30 人，弃权 1 人，没有人反对。",
)
_SIGNED = (
    "村务监督委员会已逐笔看过票据，同意公开。",
    "公开时间不少于 30 天。",
    "有不同意见，找村务监督委员会，",
    "或打镇纪委电话 0736-0000105。",
)


def attach_minutes(store: PictureStore, today: date) -> None:
    """Attach the minutes of the meeting, three pages, to what one village last spent."""
    told = Article.objects.filter(region__name=_VILLAGE, title__contains="支出")
    article = told.order_by("-published_on", "-pk").first()
    if article is None:
        raise AssertionError(f"{_VILLAGE} has not said what it spent")
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "会议记录.pdf"
        paper.write_bytes(_minutes(article.title, article.body.splitlines()))
        described = Described("村民代表会议记录", AttachmentRole.DOCUMENT, True, None)
        subject = Subject(AttachmentSubject.ARTICLE, article.pk)
        attach([paper], subject, described, store, today)


def _minutes(title: str, body: list[str]) -> bytes:
    pages = (
        _page(title, [line.replace("\t", "　　") for line in body]),
        _page("村民代表会议记录", list(_MEETING)),
        _page("村务监督委员会意见", list(_SIGNED), sealed=True),
    )
    file = BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return file.getvalue()


def _page(title: str, lines: list[str], *, sealed: bool = False) -> Image.Image:
    page = Image.new("RGB", _A4_PX, "white")
    draw = ImageDraw.Draw(page)
    width, height = page.size
    draw.text((width / 2, height / 2), _ACROSS, _PALE, _font(_ACROSS_PX), anchor="mm")
    draw.text((width / 2, _MARGIN_PX), title, _INK, _font(_TITLE_PX), anchor="mm")
    for place, line in enumerate(lines):
        top = 2 * _MARGIN_PX + place * 2 * _TEXT_PX
        draw.text((_MARGIN_PX, top), line, _INK, _font(_TEXT_PX))
    if sealed:
        middle, radius = (width - 340, height - 480), 130
        draw.circle(middle, radius, outline=_SEAL, width=6)
        draw.text(middle, "演示\n用章", _SEAL, _font(_TITLE_PX), anchor="mm", align="center")
    return page


def _font(size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_path(Face.SONG)), size_px)
