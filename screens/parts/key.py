"""A key: a word, sometimes with its icon. Filled where it is the one thing to do, else outlined."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.views.model import Choice
from screens.parts import glyph, written  # noqa: F401, the rules beside this file name their widgets
from screens.parts.touch import Touchable
from screens.rules import load_rules

load_rules(__file__)


class Key(Touchable, BoxLayout):
    """One key; `main` fills it."""

    text = StringProperty("")
    icon = StringProperty("")
    main = BooleanProperty(False)
    em = NumericProperty(0)
    ground = ColorProperty((0, 0, 0, 0))
    front = ColorProperty((0, 0, 0, 1))

    @classmethod
    def of(cls, choice: Choice) -> Key:
        return cls(
            text=choice.text,
            icon=choice.icon.value if choice.icon else "",
            main=choice.main,
            intent=choice.intent,
        )
