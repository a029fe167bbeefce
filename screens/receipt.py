"""The receipt as it will come out, on a quiet ground, and what can be done with it."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.views.model import ReceiptView
from screens.parts.base import look
from screens.parts.keys import keys_of
from screens.parts.page import Page
from screens.parts.written import Words
from screens.rules import load_rules

load_rules(__file__)


class ReceiptScreen(Page):
    """Shows a `kiosk.views.model.ReceiptView`."""

    def fill(self) -> None:
        view: ReceiptView = self.view
        now = look()
        self.ids.note.hold(
            [Words(text=view.note, em=now.body, color=now.palette.trouble)] if view.note else []
        )
        self.ids.choices.hold(keys_of(view.choices))


class Paper(Widget):
    """The paper, as wide as it has room, its height following."""

    view = ObjectProperty(None, rebind=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._texture: Texture | None = None
        self.fbind("view", self._take)
        for name in ("pos", "width"):
            self.fbind(name, self._draw)

    def _take(self, *_: object) -> None:
        view: ReceiptView = self.view
        texture = Texture.create(size=(view.width_dots, view.height_dots), colorfmt="luminance")
        texture.wrap = "clamp_to_edge"
        texture.blit_buffer(view.dots, colorfmt="luminance", bufferfmt="ubyte")
        texture.flip_vertical()
        self._texture = texture
        self._draw()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if self._texture is None or self.width <= 1:
            return
        margin = round(self.width * 0.06)
        inner = self.width - 2 * margin
        height = round(inner * self.view.height_dots / self.view.width_dots)
        self.height = height + 2 * margin
        with self.canvas:
            # The paper is white in every theme, because it is a picture of paper.
            Color(1, 1, 1, 1)
            Rectangle(pos=self.pos, size=self.size)
            Rectangle(
                texture=self._texture, pos=(self.x + margin, self.y + margin), size=(inner, height)
            )
