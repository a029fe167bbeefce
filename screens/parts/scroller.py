"""A page longer than the screen: it follows the finger, and a key below says that there is more.

Many visitors do not know that a screen can be pushed. While anything lies below, a wide calm key
says so and turns the page; at the end the same key goes back to the top.
"""

from kivy.animation import Animation
from kivy.app import App
from kivy.clock import Clock
from kivy.effects.scroll import ScrollEffect
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.intents import Poke
from kiosk.words import say
from screens.parts import glyph, written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Column, look
from screens.parts.touch import DRAGGED, ON_KEY, Touchable
from screens.rules import load_rules

load_rules(__file__)

TURN_S = 0.22
"""How long a turn of the page takes: long enough to be seen where the text went."""
TURN_SHARE = 0.82
"""How much of the visible part a turn moves, so that the last line read is still there."""
DRAG_MM = 4
"""An unsteady finger moves this far in a tap."""


class ScrollArea(ScrollView):
    """Follows the finger at once, with no inertia; a tap reaches what lies in it without delay."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            **{"effect_cls": ScrollEffect, "do_scroll_x": False, "bar_width": 0, **kwargs}
        )

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.push()
        touch.apply_transform_2d(self.to_local)
        for child in self.children:
            if child.dispatch("on_touch_down", touch):
                break
        touch.pop()
        if self.overflow > 0:
            touch.ud[self.uid] = (touch.y, self.scroll_y)
            touch.grab(self)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        if touch.grab_current is not self:
            return False
        start_y, start_scroll = touch.ud[self.uid]
        moved = touch.y - start_y
        if not touch.ud.get(DRAGGED) and abs(moved) > look().px(DRAG_MM):
            touch.ud[DRAGGED] = True
            if touch.ud.get(ON_KEY):
                App.get_running_app().touch(Poke())
        if touch.ud.get(DRAGGED):
            self.scroll_y = min(1.0, max(0.0, start_scroll - moved / self.overflow))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if touch.grab_current is self:
            touch.ungrab(self)
            return True
        return False

    @property
    def overflow(self) -> float:
        """How many pixels of the content do not fit."""
        return max(0.0, self.children[0].height - self.height) if self.children else 0.0


class Cue(Touchable, BoxLayout):
    """The wide key below the text."""

    text = StringProperty("")
    icon = StringProperty("")

    @property
    def live(self) -> bool:
        return True

    def tapped(self) -> None:
        App.get_running_app().touch(Poke())
        self.parent.turn()


class Scroller(BoxLayout):
    """Holds one column in a scroll area; shows the cue where the column is higher."""

    more = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self.area = ScrollArea()
        self.cue = Cue()
        super().__init__(**{"orientation": "vertical", **kwargs})
        super().add_widget(self.area)
        self._check = Clock.create_trigger(self._look_again, -1)
        self.fbind("height", self._check)
        self.area.fbind("scroll_y", self._say)

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """In the rules, the column stands below the scroller."""
        if isinstance(widget, Column):
            self.hold(widget)
        else:
            super().add_widget(widget, *args, **kwargs)

    def hold(self, column: Column) -> None:
        """Make `column` the content."""
        self.area.add_widget(column)
        column.fbind("height", self._check)
        self._check()

    def turn(self) -> None:
        """One page down, or from the end back to the top."""
        Animation.cancel_all(self.area, "scroll_y")
        room = self.area.overflow
        goal = 1.0
        if not self._at_end():
            goal = max(0.0, self.area.scroll_y - self.area.height * TURN_SHARE / room)
        Animation(scroll_y=goal, d=TURN_S, t="out_quad").start(self.area)

    def _look_again(self, *_: object) -> None:
        if not self.area.children:
            return
        content: Widget = self.area.children[0]
        more = content.height > self.height + 1
        if more and self.cue.parent is None:
            super().add_widget(self.cue)
        elif not more and self.cue.parent is not None:
            self.remove_widget(self.cue)
            self.area.scroll_y = 1.0
        self.more = more
        self._say()

    def _at_end(self) -> bool:
        return bool(self.area.scroll_y * self.area.overflow < look().px(2))

    def _say(self, *_: object) -> None:
        end = self._at_end()
        self.cue.text = say("scroll.up" if end else "scroll.down")
        self.cue.icon = "up" if end else "down"
