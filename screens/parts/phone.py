"""A phone number with the sign of a phone, large enough to be copied or dialled from the screen."""

from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.parts import base, glyph, written  # noqa: F401, named by the rules beside this file
from screens.rules import load_rules

load_rules(__file__)


class PhoneLine(BoxLayout):
    """Icon and number; nothing at all where there is no number."""

    text = StringProperty("")
    em = NumericProperty(0)
    color = ColorProperty((0, 0, 0, 1))


class PhonePanel(BoxLayout):
    """Whom to ask, and the number, on a soft ground."""

    who = StringProperty("")
    number = StringProperty("")
