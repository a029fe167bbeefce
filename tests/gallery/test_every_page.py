"""Every sample, both text sizes, every panel: nothing cut, nothing overlapping, all in reach."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.views.model import View
from screens.app import SCREENS, screen_for
from screens.attract import NoticeBand
from screens.offscreen import Offscreen
from screens.panel import Panel
from screens.parts.bar import Bar
from screens.parts.card import CardPicture
from screens.parts.scroller import ScrollArea
from screens.parts.touch import Touchable
from screens.parts.written import Written
from screens.samples import SAMPLES
from tests.gallery.conftest import LANDSCAPE, PORTRAIT, Gallery

PANELS = {
    "portrait": PORTRAIT,
    "landscape": LANDSCAPE,
    "small": Panel(1366, 768, 15.6),
    "small portrait": Panel(1080, 1920, 15.6),
    "wide": Panel(1920, 1080, 32),
}
BODY_MM = 8.5
KEY_MM = 20.0
GAP_MM = 3.0
CARD_MM = 24.0

Box = tuple[float, float, float, float]


def box_of(widget: Widget) -> Box:
    left, bottom = widget.to_window(widget.x, widget.y)
    return left, bottom, left + widget.width, bottom + widget.height


def seen_box(widget: Widget, box: Box | None = None) -> Box | None:
    """The part of a widget's box that is not scrolled out of sight."""
    left, bottom, right, top = box or box_of(widget)
    parent = widget.parent
    while parent is not None and parent is not Window:
        if isinstance(parent, ScrollArea):
            view_left, view_bottom, view_right, view_top = box_of(parent)
            left, right = max(left, view_left), min(right, view_right)
            bottom, top = max(bottom, view_bottom), min(top, view_top)
        parent = parent.parent
    return (left, bottom, right, top) if right - left > 1 and top - bottom > 1 else None


def overlap(first: Box, second: Box) -> bool:
    slack = 1.5
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > slack
        and min(first[3], second[3]) - max(first[1], second[1]) > slack
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0]
        and inner[1] >= outer[1] - 1
        and inner[2] <= outer[2]
        and inner[3] <= outer[3] + 1
    )


def touch_boxes(screen: Offscreen) -> list[tuple[Touchable, Box]]:
    found = []
    for widget in screen.widgets():
        if isinstance(widget, Touchable) and widget.live:
            left, bottom, right, top = widget.touch_box()
            x, y = widget.to_window(left, bottom)
            found.append((widget, (x, y, x + right - left, y + top - bottom)))
    return found


def said(widget: Widget) -> str:
    return next(
        (part.text for part in widget.walk(restrict=True) if isinstance(part, Written)), "?"
    )


def check_texts(screen: Offscreen, panel: Panel) -> None:
    written = [w for w in screen.widgets() if isinstance(w, Written) and w.text]
    assert written
    for widget in written:
        left, bottom, right, top = box_of(widget)
        assert widget.ink_width <= widget.width + 1, f"cut: {widget.text}"
        assert left >= 0 and right <= panel.width_px + 1, f"outside: {widget.text}"
        assert widget.drawn_em / panel.px_per_mm >= BODY_MM, f"small: {widget.text}"
        assert top - bottom >= widget.drawn_em, f"flat: {widget.text}"
    seen = [(w.text, box) for w in written if (box := seen_box(w)) is not None]
    for (first, a), (second, b) in combinations(seen, 2):
        assert not overlap(a, b), f"{first} lies on {second}"
    for widget in screen.widgets():
        if isinstance(widget, CardPicture):
            assert widget.height / panel.px_per_mm >= CARD_MM, "the card is hardly seen"
        if isinstance(widget, NoticeBand):
            held = [part for part in widget.walk(restrict=True) if isinstance(part, Written)]
            assert all(inside(box_of(part), box_of(widget)) for part in held), "out of its band"
            inviting = [w for w in written if w not in held]
            assert not any(overlap(box_of(w), box_of(widget)) for w in inviting), "on the band"
    for text, (_, bottom, _, top) in seen:
        assert bottom >= -1 and top <= panel.height_px + 1, f"outside: {text}"


def check_touch(screen: Offscreen, panel: Panel) -> None:
    boxes = touch_boxes(screen)
    for widget, (left, bottom, right, top) in boxes:
        what = f"{type(widget).__name__} {said(widget)}"
        assert (right - left) / panel.px_per_mm >= KEY_MM, f"narrow: {what}"
        assert (top - bottom) / panel.px_per_mm >= KEY_MM, f"flat: {what}"
    gap = GAP_MM * panel.px_per_mm - 1
    seen = [(w, box) for w, full in boxes if (box := seen_box(w, full)) is not None]
    for (first, a), (second, b) in combinations(seen, 2):
        beside = max(a[0], b[0]) - min(a[2], b[2])
        above = max(a[1], b[1]) - min(a[3], b[3])
        assert max(beside, above) >= gap, f"too near: {said(first)}, {said(second)}"


@pytest.mark.parametrize("big", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_nothing_is_cut_small_or_out_of_reach(opened: Gallery, panel: Panel, big: bool) -> None:
    bars = set()
    for sample in SAMPLES:
        screen = opened.hang(sample.name, panel, big=big, drawn=False)
        try:
            check_texts(screen, panel)
            check_touch(screen, panel)
        except AssertionError as wrong:
            raise AssertionError(f"{sample.name}: {wrong}") from wrong
        for widget in screen.widgets():
            if isinstance(widget, Bar):
                bars.add(tuple(box_of(key) for key in reversed(widget.children)))
    assert len(bars) == 1, "the bar never moves"
    (keys,) = bars
    assert all(
        left >= 0 and bottom >= 0 and right <= panel.width_px and top <= panel.height_px
        for left, bottom, right, top in keys
    )


def test_every_view_has_its_screen() -> None:
    assert set(SCREENS) == set(get_args(View))
    assert len({screen_for(view) for view in SCREENS}) == len(SCREENS)


def test_every_view_has_a_sample() -> None:
    assert {type(sample.view) for sample in SAMPLES} == set(get_args(View))
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)
