"""Text on the page: paragraphs with our own line breaking, and amounts with their small unit."""

from __future__ import annotations

from kivy.graphics import Color, PopMatrix, PushMatrix, Rectangle, Translate
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from assets.fonts import Face
from screens.ink import line_of, width_of
from screens.text import break_lines

LEADING = 1.3
_ABOVE = 0.88
"""The em box of a Chinese character above its baseline."""


class Written(Widget):
    """Draws lines of text; keeps what it measures, so that a test can see that nothing is cut."""

    text = StringProperty("")
    em = NumericProperty(0)
    color = ColorProperty((0, 0, 0, 1))
    ink_width = NumericProperty(0)
    """The widest line in pixels."""
    drawn_em = NumericProperty(0)
    """The em it is drawn with, which is smaller than `em` where the text must fit one line."""

    def __init__(self, **kwargs: object) -> None:
        self._shift: Translate | None = None
        self._tint: Color | None = None
        # Nothing is measured before the layout has given a width.
        super().__init__(**{"size_hint_y": None, "size": (0, 0), **kwargs})
        self.fbind("pos", self._move)
        self.fbind("color", self._dye)
        for name in ("text", "em", "width"):
            self.fbind(name, self._set)
        self._set()

    def _set(self, *_: object) -> None:
        raise NotImplementedError

    def _draw(self, pieces: list[tuple[float, float, str, Face, int]]) -> None:
        """Pieces are (x, baseline y, text, face, em) from the widget's lower left corner."""
        self.canvas.clear()
        with self.canvas:
            PushMatrix()
            self._shift = Translate(round(self.x), round(self.y))
            self._tint = Color(*self.color)
            for x, baseline, text, face, em in pieces:
                for run in line_of(text, face, em):
                    Rectangle(
                        texture=run.texture,
                        pos=(round(x) + run.x, round(baseline) - run.drop),
                        size=run.texture.size,
                    )
            PopMatrix()

    def _move(self, *_: object) -> None:
        if self._shift is not None:
            self._shift.xy = (round(self.x), round(self.y))

    def _dye(self, *_: object) -> None:
        if self._tint is not None:
            self._tint.rgba = self.color


class Words(Written):
    """A paragraph; as high as its lines. With `hug` it is as wide as its longest line."""

    face = OptionProperty("hei", options=["hei", "song"])
    align = OptionProperty("left", options=["left", "center", "right"])
    leading = NumericProperty(LEADING)
    hug = BooleanProperty(False)
    even = BooleanProperty(False)
    """Lines about equally long, for titles."""

    def __init__(self, **kwargs: object) -> None:
        self.lines: list[str] = []
        super().__init__(**kwargs)
        for name in ("face", "align", "leading", "even"):
            self.fbind(name, self._set)

    def _set(self, *_: object) -> None:
        em, face = int(self.em), Face(self.face)
        if not self.text or em <= 0:
            self.lines, self.ink_width, self.height = [], 0, 0
            if self.hug:
                self.width = 0
            self.canvas.clear()
            return
        if self.width <= 1 and not self.hug:
            return

        def measure(text: str) -> float:
            return width_of(text, face, em)

        if self.hug:
            self.lines = self.text.split("\n")
        else:
            self.lines = break_lines(self.text, self.width, measure, even=self.even)
        widths = [width_of(line, face, em) for line in self.lines]
        self.ink_width, self.drawn_em = max(widths), em
        if self.hug:
            self.size_hint_x = None
            self.width = self.ink_width
        step = round(em * self.leading)
        self.height = step * len(self.lines)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        first = self.height - (step - em) / 2 - _ABOVE * em
        self._draw(
            [
                ((self.width - width) * share, first - index * step, line, face, em)
                for index, (line, width) in enumerate(zip(self.lines, widths, strict=True))
            ]
        )


class Amount(Written):
    """A sum on one line, its unit small beside it on the same baseline, smaller where it must be.

    With `hug` it is as wide as it is written, else it fits the width it has.
    """

    unit = StringProperty("")
    align = OptionProperty("left", options=["left", "center", "right"])
    hug = BooleanProperty(False)
    leading = NumericProperty(LEADING)
    unit_share = NumericProperty(0.4)
    least_unit_em = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("unit", "align", "unit_share", "least_unit_em"):
            self.fbind(name, self._set)

    def _set(self, *_: object) -> None:
        em = int(self.em)
        if not self.text or em <= 0:
            self.ink_width = self.height = 0
            if self.hug:
                self.width = 0
            self.canvas.clear()
            return
        if self.width <= 1 and not self.hug:
            return
        if not self.hug:
            while em > 8 and self._width(em) > self.width:
                em -= 1
        self.ink_width, self.drawn_em = self._width(em), em
        if self.hug:
            self.size_hint_x = None
            self.width = self.ink_width
        self.height = round(self.em * self.leading)
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        left = (self.width - self.ink_width) * share
        baseline = (self.height - em) / 2 + (1 - _ABOVE) * em
        pieces = [(left, baseline, self.text, Face.HEI, em)]
        if self.unit:
            unit_em = self._unit_em(em)
            x = left + self.ink_width - width_of(self.unit, Face.HEI, unit_em)
            pieces.append((x, baseline, self.unit, Face.HEI, unit_em))
        self._draw(pieces)

    def _unit_em(self, em: int) -> int:
        return int(max(em * self.unit_share, self.least_unit_em))

    def _width(self, em: int) -> int:
        width = width_of(self.text, Face.HEI, em)
        if self.unit:
            unit_em = self._unit_em(em)
            width += round(unit_em * 0.3) + width_of(self.unit, Face.HEI, unit_em)
        return width
