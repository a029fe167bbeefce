"""Trouble, said first and kindly: what, why, what to do, and the phone in the same breath."""

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from screens.parts import base, glyph, phone, written  # noqa: F401, named by the rules beside this file
from screens.parts.touch import Touchable
from screens.rules import load_rules

load_rules(__file__)


class TroublePanel(Touchable, BoxLayout):
    """Shows a `kiosk.views.model.TroubleView`."""

    view = ObjectProperty(None, rebind=True)

    def on_kv_post(self, _rules_of: object) -> None:
        self.intent = self.view.intent
