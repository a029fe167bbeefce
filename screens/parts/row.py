"""A row that opens something: its name, a quiet line, and its amount on the decimal point."""

from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.views.model import RowView, Tone
from screens.parts import base, glyph, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import look
from screens.parts.touch import Touchable
from screens.rules import load_rules

load_rules(__file__)


class Tag(BoxLayout):
    """A state in a word, on its own soft ground."""

    text = StringProperty("")
    ground = ColorProperty((0, 0, 0, 0))
    front = ColorProperty((0, 0, 0, 1))


class Row(Touchable, BoxLayout):
    """Shows a `kiosk.views.model.RowView`."""

    view = ObjectProperty(None, rebind=True)

    def on_kv_post(self, _rules_of: object) -> None:
        view: RowView = self.view
        self.intent = view.intent
        if view.tag:
            self.place_tag(tag_of(view.tag, view.tone))

    def place_tag(self, tag: Tag) -> None:
        """Below the amount."""
        self.ids.marks.add_widget(tag)


class LargeRow(Row):
    """The same with the amount below the name, because side by side large text has no room."""

    def place_tag(self, tag: Tag) -> None:
        """Before the amount and the arrow, after the quiet line."""
        self.ids.marks.add_widget(tag, index=2)


def tag_of(text: str, tone: Tone) -> Tag:
    """A tag in the colours of its tone."""
    palette, trouble = look().palette, tone is Tone.TROUBLE
    return Tag(
        text=text,
        ground=palette.trouble_ground if trouble else palette.panel,
        front=palette.trouble if trouble else palette.quiet,
    )


def row_of(view: RowView) -> Row:
    """The row for the text size of the moment."""
    return LargeRow(view=view) if look().large and look().portrait else Row(view=view)
