"""How Kivy starts: import this before anything of Kivy, which reads its environment only once.

What the environment already says is kept, so that a test or a service can say otherwise.
"""

import atexit
import os
import shutil
import tempfile

_FIXED = {
    # Kivy would take the command line for its own.
    "KIVY_NO_ARGS": "1",
    # If SDL fails, Kivy would try X11, which ends the process and hides the reason.
    "KIVY_WINDOW": "sdl2",
    # Kivy would take standard error for itself, and with it every traceback.
    "KIVY_LOG_MODE": "MIXED",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
}

for name, value in _FIXED.items():
    os.environ.setdefault(name, value)
if "KIVY_HOME" not in os.environ:
    # Nothing of a visit may stay on the disk, and Kivy keeps its settings and icons there.
    os.environ["KIVY_HOME"] = tempfile.mkdtemp(prefix="mingbai-kivy-")
    atexit.register(shutil.rmtree, os.environ["KIVY_HOME"], ignore_errors=True)

from kivy.config import Config  # noqa: E402, after its environment

Config.set("graphics", "multisamples", "0")
Config.set("graphics", "resizable", "0")
# A second reader of the touch panel beside SDL's own would count every tap twice.
for device in Config.options("input"):
    Config.remove_option("input", device)
Config.set("input", "mouse", "mouse,disable_multitouch")


def open_as(width_px: int, height_px: int, *, fullscreen: bool) -> None:
    """The window's size, to be said before the window is made.

    Full screen it must be the panel's very size: with another, X11 draws but swallows every touch.
    """
    Config.set("graphics", "width", str(width_px))
    Config.set("graphics", "height", str(height_px))
    Config.set("graphics", "fullscreen", "auto" if fullscreen else "0")
    Config.set("graphics", "show_cursor", "0" if fullscreen else "1")
