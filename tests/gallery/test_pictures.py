"""What really comes out in pixels: codes a phone can read, names no font has, the paper."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from assets.fonts import Face
from kiosk.views.model import QrView
from screens.ink import line_of
from screens.panel import Panel
from screens.qr import QUIET_MODULES, QrCode
from screens.receipt import Paper
from screens.theme import DAY
from tests.gallery.conftest import LANDSCAPE, PORTRAIT, Gallery

OLD_PHONE_PX_PER_MM = 2.0
"""At 40 cm a camera of 60° sees 460 mm; an old phone's preview has some 1,000 px for them."""


@pytest.mark.parametrize("panel", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("big", [False, True], ids=["normal", "large"])
def test_a_phone_reads_the_code_at_forty_centimetres(
    gallery: Gallery, panel: Panel, big: bool
) -> None:
    screen = gallery.hang("qr", panel, big=big)
    view = gallery.frame.view
    assert isinstance(view, QrView)
    picture = screen.picture().convert("L")
    share = OLD_PHONE_PX_PER_MM / panel.px_per_mm
    seen = picture.resize(
        (round(picture.width * share), round(picture.height * share)), Image.Resampling.BILINEAR
    )
    for image in (picture, seen):
        (code,) = zxingcpp.read_barcodes(np.array(image))
        assert code.text == view.link


@pytest.mark.parametrize("panel", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_code_is_large_and_has_its_quiet_rim(gallery: Gallery, panel: Panel) -> None:
    screen = gallery.hang("qr", panel)
    code = next(widget for widget in screen.widgets() if isinstance(widget, QrCode))
    modules = len(code.view.modules)
    module_px = code.width / (modules + 2 * QUIET_MODULES)
    assert module_px == int(module_px)
    assert module_px / panel.px_per_mm >= 0.8
    assert modules * module_px / panel.px_per_mm >= 60


def inked(char: str, face: Face) -> bytes:
    (run,) = line_of(char, face, 60)
    return bytes(run.texture.pixels)


@pytest.mark.parametrize("char", "𠮷𡋾𪚥𣘚䶮㛃")
def test_a_rare_character_of_a_name_is_drawn_and_not_a_box(gallery: Gallery, char: str) -> None:
    gallery.hang("mine-rare")
    nobody_has = "\U000effff"
    for face in (Face.HEI, Face.SONG):
        assert inked(char, face) != inked(nobody_has, face)


def test_rare_and_common_characters_stand_on_one_baseline(gallery: Gallery) -> None:
    gallery.hang("mine-rare")
    runs = line_of("张𠮷龙", Face.SONG, 60)
    assert [run.x for run in runs] == sorted({run.x for run in runs})
    bottoms = []
    for run in runs:
        alpha = np.frombuffer(run.texture.pixels, np.uint8).reshape(*reversed(run.texture.size), 4)
        rows = np.flatnonzero(alpha[:, :, 3].max(axis=1) > 100)
        bottoms.append(run.texture.height - rows[-1] - run.drop)
    assert max(bottoms) - min(bottoms) <= 60 * 0.08


def test_the_paper_is_seen_as_it_will_come_out(gallery: Gallery) -> None:
    screen = gallery.hang("receipt")
    paper = next(widget for widget in screen.widgets() if isinstance(widget, Paper))
    picture = np.array(screen.picture().convert("L"))
    left, _ = paper.to_window(paper.x, paper.y)
    top = int(picture.shape[0] - paper.to_window(paper.x, paper.top)[1])
    visible = picture[top + 4 : top + 400, int(left) + 4 : int(left + paper.width) - 4]
    assert visible.max() == 255
    assert 0.01 < (visible < 90).mean() < 0.4


def test_the_ground_is_paper_to_the_edges(gallery: Gallery) -> None:
    picture = gallery.hang("mine").picture()
    ground = tuple(round(part * 255) for part in DAY.paper[:3])
    assert picture.getpixel((2, 2)) == ground
    assert picture.getpixel((picture.width - 3, 700)) == ground
