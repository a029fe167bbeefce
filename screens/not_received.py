"""我没领到: what to look at first, whom to call, 12388 last."""

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.views.model import NotReceivedView
from screens.parts import phone  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.parts.keys import keys_of
from screens.parts.page import Page
from screens.rules import load_rules

load_rules(__file__)


class NotReceivedScreen(Page):
    """Shows a `kiosk.views.model.NotReceivedView`."""

    def fill(self) -> None:
        view: NotReceivedView = self.view
        self.ids.advice.hold(
            AdviceStep(view=advice, number=number) for number, advice in enumerate(view.advice, 1)
        )
        choices = self.ids.choices_below if look().stacked else self.ids.choices_beside
        choices.hold(keys_of(view.choices))


class AdviceStep(BoxLayout):
    """Shows a `kiosk.views.model.Advice` with its place in the order."""

    view = ObjectProperty(None, rebind=True)
    number = NumericProperty(0)
