"""What every test stands on: Kivy without a display, and how hypothesis searches."""

import atexit
import os
import shutil
import tempfile

import hypothesis

# Kivy reads its environment when it is imported, so this must come before any test module.
# `offscreen` draws real pixels without a display; without KIVY_WINDOW a failure of SDL would end
# the whole process, because Kivy then tries X11.
_kivy_home = tempfile.mkdtemp(prefix="mingbai-kivy-")
atexit.register(shutil.rmtree, _kivy_home, ignore_errors=True)
os.environ.update(
    KIVY_HOME=_kivy_home,
    KIVY_NO_ARGS="1",
    KIVY_NO_CONSOLELOG="1",
    KIVY_NO_FILELOG="1",
    KIVY_WINDOW="sdl2",
    SDL_AUDIODRIVER="dummy",
    SDL_VIDEODRIVER="offscreen",
)

# Other work on the machine must not turn a slow example into a failure. CI repeats the same
# examples, so that a red run can be run again; at a desk the search goes on from day to day.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")
