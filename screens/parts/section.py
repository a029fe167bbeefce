"""Rows under a heading."""

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from screens.parts import written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Column
from screens.parts.row import row_of
from screens.rules import load_rules

load_rules(__file__)


class Section(Column):
    """Shows a `kiosk.views.model.SectionView`."""

    view = ObjectProperty(None, rebind=True)

    def on_kv_post(self, _rules_of: Widget) -> None:
        for row in self.view.rows:
            self.add_widget(row_of(row))
