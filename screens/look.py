"""How large everything is now: the panel, the palette and the text size as one value.

Rules read it as `app.look`; changing it is one assignment, after which the page is drawn anew.
All sizes are in pixels, from millimetres of the panel.
"""

from dataclasses import dataclass

from screens.panel import Panel
from screens.theme import Palette


@dataclass(frozen=True, slots=True)
class Look:
    """A panel, a palette, and whether the text is large."""

    panel: Panel
    palette: Palette
    large: bool = False

    def px(self, mm: float) -> int:
        """A drawn millimetre count in whole pixels, at least one."""
        return max(1, round(mm * self.panel.px_per_unit))

    def _em(self, normal_mm: float, large_mm: float) -> int:
        return self.px(large_mm if self.large else normal_mm)

    def share(self, mm: float) -> int:
        """A millimetre count of the composition, which shrinks with a small panel."""
        return self.px(mm * self.panel.composed)

    def _display(self, normal_mm: float, large_mm: float) -> int:
        return max(self.share(large_mm if self.large else normal_mm), self.row)

    @property
    def portrait(self) -> bool:
        return self.panel.portrait

    @property
    def stacked(self) -> bool:
        """Whether a page is one column: large text has no room for two, even in landscape."""
        return self.portrait or self.large

    @property
    def cramped(self) -> bool:
        """Whether what is only nice to have must give way to what matters."""
        return self.panel.composed < 0.85 and (self.large or not self.portrait)

    # ---- the type scale: em sizes, normal and large ----

    @property
    def small(self) -> int:
        """What is read second: details, labels. Nothing on a page is smaller."""
        return self._em(8.6, 12.9)

    @property
    def body(self) -> int:
        """Sentences."""
        return self._em(9.4, 14)

    @property
    def row(self) -> int:
        """A row's name, and what stands on a key."""
        return self._em(10.6, 15.9)

    @property
    def figure(self) -> int:
        """A row's amount."""
        return self._em(12.4, 17.4)

    @property
    def speech(self) -> int:
        """Sentences of a page that says one thing only."""
        return self._em(12, 16)

    @property
    def heading(self) -> int:
        """A part of a page, in Song."""
        return self._em(10.6, 15.9)

    @property
    def title(self) -> int:
        """A page's name, in Song."""
        return self._display(15, 20)

    @property
    def poster(self) -> int:
        """The one sentence of a page that has nothing else, in Song."""
        return self._display(20, 22.5)

    @property
    def sum(self) -> int:
        """The figures of the little equation."""
        return self._display(18.5, 23)

    @property
    def sign(self) -> int:
        """× and = between them."""
        return self._display(14, 18)

    @property
    def total(self) -> int:
        """The one figure of a page."""
        return self._display(37, 43)

    @property
    def bar(self) -> int:
        """The bar's and the header's text, which may not push them off the screen."""
        return self._em(8.6, 9.8)

    # ---- spaces ----

    @property
    def margin(self) -> int:
        return self.share(16)

    @property
    def gap(self) -> int:
        """Between things that belong together."""
        return self.px(3.4)

    @property
    def space(self) -> int:
        """Between things that do not."""
        return self.share(8 if self.portrait else 6.4)

    @property
    def touch(self) -> int:
        """The least height of what can be touched."""
        return self.px(20.4)

    @property
    def key(self) -> int:
        """The height of a key."""
        return self.px(26 if self.large else 24)

    @property
    def radius(self) -> int:
        return self.px(4)

    @property
    def line(self) -> int:
        return self.px(0.3)
