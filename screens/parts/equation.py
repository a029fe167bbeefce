"""The little sum that anyone can check: quantity × standard = amount, on white."""

from dataclasses import replace

from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from assets.fonts import Face
from kiosk.views.model import EquationView
from screens.ink import width_of
from screens.parts import base, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Hug, look
from screens.rules import load_rules

load_rules(__file__)


class Term(Hug):
    """A figure and what it is."""

    figure = StringProperty("")
    label = StringProperty("")
    front = ColorProperty((0, 0, 0, 1))


class SumAcross(BoxLayout):
    """The sum on one line."""

    view = ObjectProperty(None, rebind=True)


class SumBelow(BoxLayout):
    """The sum as it is written on paper: factors below each other, the result under a line."""

    view = ObjectProperty(None, rebind=True)


class WhitePanel(BoxLayout):
    """Shows a `kiosk.views.model.EquationView`, on one line where that fits."""

    view = ObjectProperty(None, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        self._shown: tuple[type[BoxLayout], EquationView] | None = None
        super().__init__(**kwargs)
        self.fbind("width", self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        inner = self.width - self.padding[0] - self.padding[2]
        split = _split_labels(self.view)
        shown = (
            (SumAcross, self.view)
            if _width_across(self.view) <= inner
            else (SumAcross, split)
            if _width_across(split) <= inner
            else (SumBelow, self.view)
        )
        if self._shown != shown:
            self._shown = shown
            self.clear_widgets()
            self.add_widget(shown[0](view=shown[1]))


def _split_labels(view: EquationView) -> EquationView:
    """What stands in brackets on a line of its own."""

    def split(label: str) -> str:
        return label.replace("（", "\n（", 1).strip("\n")

    return replace(
        view,
        quantity_label=split(view.quantity_label),
        standard_label=split(view.standard_label),
        amount_label=split(view.amount_label),
    )


def _width_across(view: EquationView) -> float:
    now = look()
    terms = sum(
        max(
            width_of(figure, Face.HEI, now.sum),
            *(width_of(line, Face.HEI, now.small) for line in label.split("\n")),
        )
        for figure, label in (
            (view.quantity, view.quantity_label),
            (view.standard, view.standard_label),
            (view.amount, view.amount_label),
        )
    )
    signs = width_of("×", Face.HEI, now.sign) + width_of("=", Face.HEI, now.sign)
    return terms + signs + 4 * now.gap
