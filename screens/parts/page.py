"""The frame of a page: the header, and below it two columns that know portrait and landscape."""

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.views import model
from kiosk.views.model import View
from screens.parts import header, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Column, look
from screens.parts.scroller import Scroller
from screens.rules import load_rules

load_rules(__file__)


class Page(BoxLayout):
    """Base of every screen: made with its view, and given a new one while it stands."""

    view = ObjectProperty(None, rebind=True)
    name_of_frame = StringProperty("")

    def header_of(self, view: View) -> model.Header:
        """The header of `view` as this page shows it."""
        return view.header

    def on_kv_post(self, _rules_of: Widget) -> None:
        self.fill()
        self.fbind("view", lambda *_: self.fill())

    def fill(self) -> None:
        """Make the parts whose number depends on the view."""


class Spread(BoxLayout):
    """Columns below each other in one scroller, or side by side, each in its own."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._one: Column | None = None

    @staticmethod
    def stacked() -> bool:
        """Whether the columns stand below each other now."""
        return look().stacked

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        if not isinstance(widget, Column):
            super().add_widget(widget, *args, **kwargs)
        elif self.stacked():
            if self._one is None:
                self._one = PageColumn()
                self._hold(self._one)
            self._one.add_widget(widget)
        else:
            column = PageColumn()
            column.add_widget(widget)
            self._hold(column)

    def _hold(self, column: Column) -> None:
        scroller = Scroller()
        scroller.hold(column)
        super().add_widget(scroller)


class WideSpread(Spread):
    """A spread whose columns have room side by side in landscape at every text size."""

    @staticmethod
    def stacked() -> bool:
        return look().portrait


class PageColumn(Column):
    """A column with the page's margins."""


class PageTitle(Column):
    """Where one is in words, the page's name in Song, and one plain sentence about it."""

    crumbs = StringProperty("")
    text = StringProperty("")
    plain = StringProperty("")
