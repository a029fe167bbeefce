"""Papers and photos as clerks hand them in, drawn for tests."""

import io
import random
from functools import cache
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
import qrcode
from PIL import Image, ImageDraw, ImageFont

A4_AT_300_DPI = (2_480, 3_508)
SMALL_PRINT_PX = 44
"""10.5 points, the smallest that official papers use."""

_WORDS = "村民委员会关于公开财务收支的通知补贴发放金额元年月日农业生产资料道路维修工程验收合格"


@cache
def _font(size_px: int) -> ImageFont.FreeTypeFont:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return ImageFont.truetype(str(folder / "NotoSerifSC-Regular.otf"), size_px)


def dense_page(seed: int = 1) -> Image.Image:
    """A scanned page of some 2,000 characters of the smallest print, with 演示数据 across it."""
    chance = random.Random(seed)
    page = Image.new("RGB", A4_AT_300_DPI, "white")
    draw = ImageDraw.Draw(page)
    for y in range(200, 3_300, 70):
        line = "".join(chance.choice(_WORDS) for _ in range(46))
        draw.text((200, y), line, font=_font(SMALL_PRINT_PX), fill=(20, 20, 20))
    draw.text((500, 1_500), "演示数据", font=_font(360), fill=(220, 180, 180))
    return page


def in_sixteen_bits(image: Image.Image) -> Image.Image:
    """The image in greys from 0 to 65,535, as some scanners deliver."""
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 257)


def page_with_code(text: str, module_px: int) -> Image.Image:
    """A dense page with a QR code whose modules are as thin as that."""
    page = dense_page()
    code = qrcode.QRCode(border=4, box_size=module_px)
    code.add_data(text)
    page.paste(code.make_image().get_image().convert("RGB"), (300, 300))
    return page


def photo(size: tuple[int, int] = (4_000, 3_000)) -> Image.Image:
    """A sky above a field: soft gradients, and some hundred straws."""
    width, height = size
    shades = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (shades, shades.point(lambda level: 255 - level), shades))
    chance = random.Random(2)
    draw = ImageDraw.Draw(image)
    for _ in range(400):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.line((x, y, x + 40, y + 90), fill=(90, 120, 40), width=6)
    return image


def marked_photo() -> Image.Image:
    """A wide photo, red on the left and blue on the right."""
    image = Image.new("RGB", (400, 200), "blue")
    image.paste((255, 0, 0), (0, 0, 200, 200))
    return image


def as_pdf(*pages: Image.Image) -> bytes:
    """A PDF of scanned pages at 300 dots an inch."""
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=300)
    return file.getvalue()


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image in that format."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pdf_of_pages(count: int, size_points: tuple[float, float] = (595, 842)) -> bytes:
    """A well-formed PDF of so many empty pages."""
    width, height = size_points
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
    ]
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] >>"
    objects += [page] * count
    body = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(body + trailer.encode())
