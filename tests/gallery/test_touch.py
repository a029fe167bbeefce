"""What a finger does: every key asks for its own thing, and nothing is asked for by mistake."""

from __future__ import annotations

import gc
import weakref
from functools import partial

import pytest
from kivy.core.window import Window

from kiosk.intents import Back, Bigger, Continue, End, Home, Poke, PrintIt, ShowQr, ShowReceipt
from screens import attract
from screens.offscreen import NotSeenError, Offscreen
from screens.panel import Panel
from screens.parts.scroller import TURN_SHARE, Scroller
from screens.parts.touch import Touchable
from screens.samples import SAMPLES
from tests.gallery.conftest import LANDSCAPE, PORTRAIT, Gallery

NAMES = [sample.name for sample in SAMPLES]


@pytest.mark.parametrize("panel", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("name", ["attract", "mine-returned", "payment", "not-received", "receipt"])
def test_every_key_asks_for_its_own_thing(gallery: Gallery, name: str, panel: Panel) -> None:
    screen = gallery.hang(name, panel)
    keys = [
        widget
        for widget in screen.widgets()
        if isinstance(widget, Touchable) and widget.live and widget.intent is not None
    ]
    assert keys
    for key in keys:
        gallery.touched.clear()
        screen.tap(key)
        assert gallery.touched == [key.intent]


def test_the_bar_asks_for_what_its_words_say(gallery: Gallery) -> None:
    screen = gallery.hang("mine")
    for word, intent in (
        ("返回", Back()),
        ("首页", Home()),
        ("大字", Bigger()),
        ("打印", ShowReceipt()),
        ("结束", End()),
    ):
        gallery.touched.clear()
        screen.tap(word)
        assert gallery.touched == [intent]


def test_a_faint_key_of_the_bar_does_nothing(gallery: Gallery) -> None:
    screen = gallery.hang("goodbye")
    screen.tap("打印")
    assert gallery.touched == [Poke()]


def test_touching_nothing_is_still_a_sign_of_life(gallery: Gallery) -> None:
    screen = gallery.hang("mine")
    screen.tap_at(540, 1900)
    assert gallery.touched == [Poke()]


def test_a_finger_that_slides_off_a_key_only_shows_that_somebody_is_there(gallery: Gallery) -> None:
    screen = gallery.hang("still-there")
    x, y = screen.key_for(Continue()).center
    screen.drag((x, y), (x, y + 500))
    assert gallery.touched == [Poke()]


def test_a_trembling_finger_opens_only_one_page(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery.screen.app, "deaf_s", 60.0)
    screen = gallery.hang("mine")
    screen.tap("耕地地力保护补贴")
    assert gallery.touched == [Poke()]


def test_the_finger_pushes_a_long_page_and_opens_nothing(gallery: Gallery) -> None:
    screen = gallery.hang("mine-rich")
    scroller = scroller_of(screen)
    assert scroller.more
    screen.drag((540, 700), (540, 1400))
    assert scroller.area.scroll_y < 1
    assert set(gallery.touched) == {Poke()}


def test_those_who_do_not_know_scrolling_turn_the_page(gallery: Gallery) -> None:
    screen = gallery.hang("mine-rich")
    area = scroller_of(screen).area
    pages = 0
    while "往下看" in screen.texts():
        goal = max(0, area.scroll_y - area.height * TURN_SHARE / area.overflow)
        screen.tap("往下看")
        screen.until(partial(lambda to: area.scroll_y <= to + 1e-6, goal), "the page turns")
        pages += 1
    assert pages > 2 and area.scroll_y == pytest.approx(0, abs=1e-3)
    screen.tap("回到上面")
    screen.until(lambda: area.scroll_y == 1, "back at the top")
    assert set(gallery.touched) == {Poke()}


def test_a_page_that_fits_has_no_cue(gallery: Gallery) -> None:
    screen = gallery.hang("mine-stopped")
    assert not scroller_of(screen).more
    with pytest.raises(NotSeenError):
        screen.key_saying("往下看")


def test_the_last_row_of_a_long_page_is_whole_at_the_end(gallery: Gallery) -> None:
    screen = gallery.hang("mine-rich")
    area = scroller_of(screen).area
    area.scroll_y = 0
    screen.settle()
    last = [w for w in screen.widgets() if type(w).__name__ == "Row"][-1]
    assert last.to_window(last.x, last.y)[1] >= area.to_window(area.x, area.y)[1]


def test_the_countdown_keeps_the_key_under_the_finger(gallery: Gallery) -> None:
    screen = gallery.hang("still-there")
    key = screen.key_for(Continue())
    gallery.frame = next(s for s in SAMPLES if s.name == "still-there-last")
    gallery.frame = type(gallery.frame)("still-there", gallery.frame.view, gallery.frame.bar, False)
    screen.settle()
    assert "4" in screen.texts()
    assert screen.key_for(Continue()) is key


def test_a_page_that_changes_keeps_its_place(gallery: Gallery) -> None:
    screen = gallery.hang("mine-rich")
    scroller_of(screen).area.scroll_y = 0.5
    gallery.frame = type(gallery.frame)(
        "mine-rich", gallery.frame.view, next(s for s in SAMPLES if s.name == "goodbye").bar, False
    )
    screen.settle()
    assert scroller_of(screen).area.scroll_y == 0.5


def test_without_paper_printing_is_not_offered(gallery: Gallery) -> None:
    screen = gallery.hang("receipt-no-paper")
    assert PrintIt() not in screen.intents()
    assert ShowQr() in screen.intents()


def test_notices_take_turns(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attract, "NOTICE_S", 0.05)
    gallery.hang("mine", drawn=False)
    screen = gallery.hang("attract")
    for title in ("城乡居民医保开始缴费", "11月28日停电检修", "龙池村村民代表会议"):
        screen.until(partial(says, screen, title), title)


def test_nothing_of_a_visit_is_left_in_the_widgets(gallery: Gallery) -> None:
    screen = gallery.hang("mine-rare")
    page = weakref.ref(screen.app.page)
    gallery.hang("attract")

    def is_gone() -> bool:
        gc.collect()
        return page() is None

    screen.until(is_gone, "Kivy lets go of the page")
    assert not any("𠮷" in text for text in screen.texts())
    assert [child for child in Window.children if child is not screen.app.root] == []


def says(screen: Offscreen, text: str) -> bool:
    return any(text in written for written in screen.texts())


def scroller_of(screen: Offscreen) -> Scroller:
    return next(widget for widget in screen.widgets() if isinstance(widget, Scroller))
