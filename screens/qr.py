"""The QR code that takes the page to the phone, large enough for an old phone at arm's length."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.views.model import QrView
from screens.parts import written  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.parts.page import Page
from screens.rules import load_rules

load_rules(__file__)

QUIET_MODULES = 4
"""The white rim that the standard asks for."""
SIDE_MM = 150
"""With its rim. Far more than a phone needs at 40 cm, because cameras are old."""


class QrScreen(Page):
    """Shows a `kiosk.views.model.QrView`."""


class QrCode(Widget):
    """The code on white, every module the same whole number of pixels."""

    view = ObjectProperty(None, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._texture: Texture | None = None
        self.fbind("view", self._take)
        for name in ("pos", "size"):
            self.fbind(name, self._draw)

    def _take(self, *_: object) -> None:
        view: QrView = self.view
        side = len(view.modules)
        self._texture = Texture.create(size=(side, side), colorfmt="luminance")
        self._texture.mag_filter = self._texture.min_filter = "nearest"
        black_or_white = bytes(0 if dark else 255 for row in reversed(view.modules) for dark in row)
        self._texture.blit_buffer(black_or_white, colorfmt="luminance", bufferfmt="ubyte")
        module = max(1, look().px(SIDE_MM) // (side + 2 * QUIET_MODULES))
        self.size = (module * (side + 2 * QUIET_MODULES),) * 2

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if self._texture is None:
            return
        modules = len(self.view.modules)
        module = self.width / (modules + 2 * QUIET_MODULES)
        left, bottom = round(self.x), round(self.y)
        rim = round(module * QUIET_MODULES)
        with self.canvas:
            # Black on white in every theme: a scanner knows nothing else.
            Color(1, 1, 1, 1)
            Rectangle(pos=(left, bottom), size=self.size)
            Rectangle(
                texture=self._texture,
                pos=(left + rim, bottom + rim),
                size=(round(module * modules), round(module * modules)),
            )
