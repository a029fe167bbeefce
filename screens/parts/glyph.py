"""An icon of assets/icons, tinted."""

from functools import cache
from pathlib import Path

from kivy.core.image import Image as CoreImage
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

import assets

_FOLDER = Path(assets.__file__).parent / "icons"


SIDES_PX = (64, 128, 256)
"""How large the pictures of every icon are."""


@cache
def icon_texture(name: str, side_px: int) -> Texture:
    """The smallest picture of that name, white, that is not blurred at `side_px`."""
    drawn = next((side for side in SIDES_PX if side >= side_px), SIDES_PX[-1])
    return CoreImage(str(_FOLDER / str(drawn) / f"{name}.png")).texture


class Glyph(Widget):
    """The icon `name`, `side` pixels large, in the middle of the widget."""

    name = StringProperty("")
    side = NumericProperty(0)
    color = ColorProperty((0, 0, 0, 1))

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("name", "side", "color", "pos", "size"):
            self.fbind(name, self._set)
        self._set()

    def _set(self, *_: object) -> None:
        self.canvas.clear()
        if not self.name:
            return
        # Not center_x: Kivy's cached centre is still the old one while `pos` is told.
        side = round(self.side)
        left, bottom = self.x + (self.width - side) / 2, self.y + (self.height - side) / 2
        with self.canvas:
            Color(*self.color)
            Rectangle(
                texture=icon_texture(self.name, side),
                pos=(round(left), round(bottom)),
                size=(side, side),
            )
