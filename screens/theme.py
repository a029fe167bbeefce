"""The colours: a palette is one value, so that another theme is one assignment.

Every pair that text is drawn with stands in `text_pairs`, where a test measures its contrast.
"""

from dataclasses import dataclass

Rgba = tuple[float, float, float, float]


def rgb(code: str) -> Rgba:
    """`#F7F3EA` as Kivy wants it."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. A name says what a colour is for, never what it looks like."""

    paper: Rgba
    """The ground of every page."""
    ink: Rgba
    quiet: Rgba
    """Text that is read second."""
    hairline: Rgba
    panel: Rgba
    """A soft ground: whom to ask, a receipt's table."""
    sheet: Rgba
    """The ground of the one sum that matters, and of the bar."""
    action: Rgba
    """What can be done."""
    on_action: Rgba
    on_action_quiet: Rgba
    pressed: Rgba
    """The ground of an outlined key under the finger."""
    trouble: Rgba
    on_trouble: Rgba
    trouble_ground: Rgba
    asleep: Rgba
    """The word on a key that does nothing here."""
    asleep_icon: Rgba

    def text_pairs(self) -> dict[str, tuple[Rgba, Rgba]]:
        """Every (text, ground) that is drawn, by name."""
        return {
            "ink on paper": (self.ink, self.paper),
            "ink on panel": (self.ink, self.panel),
            "ink on sheet": (self.ink, self.sheet),
            "ink on trouble": (self.ink, self.trouble_ground),
            "quiet on paper": (self.quiet, self.paper),
            "quiet on panel": (self.quiet, self.panel),
            "quiet on sheet": (self.quiet, self.sheet),
            "action on paper": (self.action, self.paper),
            "action on sheet": (self.action, self.sheet),
            "action on pressed": (self.action, self.pressed),
            "text on action": (self.on_action, self.action),
            "quiet on action": (self.on_action_quiet, self.action),
            "trouble on paper": (self.trouble, self.paper),
            "trouble on its ground": (self.trouble, self.trouble_ground),
            "text on trouble": (self.on_trouble, self.trouble),
            "asleep on sheet": (self.asleep, self.sheet),
        }


DAY = Palette(
    paper=rgb("#F7F3EA"),
    ink=rgb("#1D2321"),
    quiet=rgb("#5C655F"),
    hairline=rgb("#E4DDCB"),
    panel=rgb("#EFE9DA"),
    sheet=rgb("#FFFFFF"),
    action=rgb("#0E4B3B"),
    on_action=rgb("#FFFFFF"),
    on_action_quiet=rgb("#BCD3CA"),
    pressed=rgb("#DDE8E2"),
    trouble=rgb("#A9321F"),
    on_trouble=rgb("#FFFFFF"),
    trouble_ground=rgb("#FBE9E2"),
    asleep=rgb("#6F7671"),
    asleep_icon=rgb("#BFC5C1"),
)

CONTRAST = Palette(
    paper=rgb("#000000"),
    ink=rgb("#FFF9EC"),
    quiet=rgb("#E0D9C8"),
    hairline=rgb("#6B665A"),
    panel=rgb("#1E1C17"),
    sheet=rgb("#141310"),
    action=rgb("#FFD633"),
    on_action=rgb("#000000"),
    on_action_quiet=rgb("#2B2508"),
    pressed=rgb("#3A340F"),
    trouble=rgb("#FFA08C"),
    on_trouble=rgb("#000000"),
    trouble_ground=rgb("#2E120C"),
    asleep=rgb("#B5AE9E"),
    asleep_icon=rgb("#6B665A"),
)


def contrast(first: Rgba, second: Rgba) -> float:
    """WCAG 2.2's contrast ratio of two opaque colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgba) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
