"""The little sum that anyone can check: quantity × standard = amount, on white."""

from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from assets.fonts import Face
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
        self._shown: type[SumAcross] | type[SumBelow] | None = None
        super().__init__(**kwargs)
        self.fbind("width", self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        now, view = look(), self.view
        em = now.sum
        inner = self.width - self.padding[0] - self.padding[2]
        figures = sum(
            max(width_of(figure, Face.HEI, em), width_of(label, Face.HEI, now.small))
            for figure, label in (
                (view.quantity, view.quantity_label),
                (view.standard, view.standard_label),
                (view.amount, view.amount_label),
            )
        )
        fits = figures + 2 * (em + 2 * now.gap) <= inner
        kind = SumAcross if fits else SumBelow
        if self._shown is not kind:
            self._shown = kind
            self.clear_widgets()
            self.add_widget(kind(view=view))
