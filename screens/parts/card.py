"""The card that sinks to the reading area: the only thing that moves, because it explains."""

from kivy.clock import Clock
from kivy.graphics import (
    Color,
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    Scale,
    SmoothRoundedRectangle,
    Translate,
)
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from screens.parts.base import look
from screens.theme import Rgba

REST_S = 1.6
SINK_S = 1.4
"""The card rests above, sinks, and rests below, before it begins again."""
MOTION_HZ = 25
AREA_MM = (82.0, 48.0)
CARD_MM = (66.0, 41.6)
HIGH_MM = 21.0
"""How far above its place on the area the card begins."""
WHOLE_MM = (AREA_MM[0], HIGH_MM + (AREA_MM[1] + CARD_MM[1]) / 2)
LARGEST = 1.5
_LINES_MM = ((6.0, 31.0, 29.0), (6.0, 24.0, 22.0), (6.0, 17.0, 31.0), (6.0, 6.5, 48.0))


class CardPicture(Widget):
    """Drawn in millimetres and scaled to the room there is. Rests while `moving` is false."""

    moving = BooleanProperty(True)
    sunk = NumericProperty(0.0)
    """0 above the reading area, 1 lying on it: where it begins, and where it rests."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._passed_s = 0.0
        self._lift = Translate(0, HIGH_MM)
        self._clock = Clock.create_trigger(self._move, 1 / MOTION_HZ, interval=True)
        for name in ("pos", "size"):
            self.fbind(name, self._draw)
        self.fbind("parent", self._start_or_stop)
        self.fbind("moving", self._start_or_stop)
        self.fbind("sunk", self._rest)

    def _start_or_stop(self, *_: object) -> None:
        if self.parent is not None and self.moving:
            self._clock()
        else:
            self._clock.cancel()
            self._rest()

    def _rest(self, *_: object) -> None:
        self._passed_s = 0.0
        self._lift.y = HIGH_MM * (1 - self.sunk)

    def _move(self, dt: float) -> None:
        self._passed_s = (self._passed_s + min(dt, 0.1)) % (2 * REST_S + SINK_S)
        part = min(1.0, max(0.0, (self._passed_s - REST_S) / SINK_S))
        sunk = part * part * (3 - 2 * part)
        height = HIGH_MM * (1 - sunk)
        if height != self._lift.y:
            self._lift.y = height

    def _draw(self, *_: object) -> None:
        now = look()
        self.canvas.clear()
        px = min(self.width / WHOLE_MM[0], self.height / WHOLE_MM[1], LARGEST * now.px(1))
        if px <= 0:
            return
        self.canvas.add(PushMatrix())
        self.canvas.add(
            Translate(
                round(self.x + (self.width - AREA_MM[0] * px) / 2),
                round(self.y + (self.height - WHOLE_MM[1] * px) / 2),
            )
        )
        palette = now.palette
        self.canvas.add(_framed((0, 0), AREA_MM, px, 6, palette.hairline, palette.panel))
        inset = ((AREA_MM[0] - CARD_MM[0]) / 2, (AREA_MM[1] - CARD_MM[1]) / 2)
        self.canvas.add(PushMatrix())
        self.canvas.add(Scale(px, px, 1))
        self.canvas.add(self._lift)
        self.canvas.add(Scale(1 / px, 1 / px, 1))
        self.canvas.add(_framed(inset, CARD_MM, px, 4, palette.action, palette.sheet))
        self.canvas.add(Color(*palette.asleep_icon))
        for x, y, width in _LINES_MM:
            self.canvas.add(_shape((inset[0] + x, inset[1] + y), (width, 2.2), px, 1.1))
        self.canvas.add(Color(*palette.pressed))
        self.canvas.add(_shape((inset[0] + 43, inset[1] + 13.5), (17, 21.7), px, 1.5))
        self.canvas.add(PopMatrix())
        self.canvas.add(PopMatrix())


def _shape(
    at: tuple[float, float], size: tuple[float, float], px: float, radius: float
) -> SmoothRoundedRectangle:
    return SmoothRoundedRectangle(
        pos=(round(at[0] * px), round(at[1] * px)),
        size=(round(size[0] * px), round(size[1] * px)),
        radius=[radius * px],
    )


def _framed(
    at: tuple[float, float],
    size: tuple[float, float],
    px: float,
    radius: float,
    edge: Rgba,
    ground: Rgba,
) -> InstructionGroup:
    group, rim = InstructionGroup(), 0.8
    group.add(Color(*edge))
    group.add(_shape(at, size, px, radius))
    group.add(Color(*ground))
    inner = (size[0] - 2 * rim, size[1] - 2 * rim)
    group.add(_shape((at[0] + rim, at[1] + rim), inner, px, radius - rim))
    return group
