"""The baseline: a Kivy window of the same size that shows one label in the same font."""

from kivy.app import App
from kivy.uix.label import Label

from assets.fonts import Face, font_path
from tests.bench.in_window import Watch, resident_mb, say


class EmptyApp(App):
    """One label."""

    def build(self) -> Label:
        return Label(text="明白屏", font_name=str(font_path(Face.HEI)), font_size=40)


if __name__ == "__main__":
    Watch(lambda: True, lambda _line: say(resident_mb=resident_mb()))
    EmptyApp().run()
