"""Keys side by side where their words have room, below each other where not."""

from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout

from screens.parts.base import look


class Abreast(BoxLayout):
    """Equal shares side by side while each is at least as wide as its entry in `needs` (pixels)."""

    def __init__(self, needs: Sequence[float], **kwargs: object) -> None:
        super().__init__(**{"size_hint_y": None, "spacing": look().gap, **kwargs})
        self._needs = needs
        self.bind(minimum_height=self.setter("height"), width=self._arrange)

    def _arrange(self, *_: object) -> None:
        gaps = self.spacing * (len(self._needs) - 1)
        share = (self.width - gaps) / max(1, len(self._needs))
        fits = all(need <= share for need in self._needs)
        self.orientation = "horizontal" if fits else "vertical"
