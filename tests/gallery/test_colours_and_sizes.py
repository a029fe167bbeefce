"""The palette can be read, and a millimetre on the page is one on the panel."""

from __future__ import annotations

from itertools import product

import pytest

from screens.look import Look
from screens.panel import Panel
from screens.theme import CONTRAST, DAY, contrast, rgb

PANELS = [
    Panel(width, height, inches)
    for (width, height), inches in product(
        [(1080, 1920), (1920, 1080), (1366, 768)], [15.6, 21.5, 32, 43]
    )
]


@pytest.mark.parametrize("pair", DAY.text_pairs())
def test_every_text_is_legible_by_day(pair: str) -> None:
    assert contrast(*DAY.text_pairs()[pair]) >= 4.5


@pytest.mark.parametrize("pair", CONTRAST.text_pairs())
def test_every_text_is_strong_in_high_contrast(pair: str) -> None:
    assert contrast(*CONTRAST.text_pairs()[pair]) >= 7


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_a_millimetre_is_one_on_a_well_known_panel() -> None:
    panel = Panel(1080, 1920, 21.5)
    assert panel.portrait
    assert panel.px_per_mm == pytest.approx(1080 / 267.7, rel=0.001)


@pytest.mark.parametrize("panel", PANELS, ids=str)
@pytest.mark.parametrize("large", [False, True])
def test_text_and_keys_keep_their_millimetres(panel: Panel, large: bool) -> None:
    look = Look(panel, DAY, large)
    least = 8.5 * panel.px_per_mm
    factor = 1.5 if large else 1
    assert min(look.small, look.body, look.row) >= least * factor - 1
    assert least <= look.bar
    assert min(look.touch, look.key) >= 20 * panel.px_per_mm
    assert look.gap >= 3 * panel.px_per_mm


def test_the_bars_text_stays_below_ten_millimetres() -> None:
    panel = Panel(1080, 1920, 21.5)
    assert Look(panel, DAY, large=True).bar <= 10 * panel.px_per_mm


def test_a_panel_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="above zero"):
        Panel(1080, 1920, 0)
