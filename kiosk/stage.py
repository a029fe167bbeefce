"""The one thing that a screen talks to: frames come out, intents go in."""

from typing import Protocol

from kiosk.intents import Intent
from kiosk.views.model import Frame


class Stage(Protocol):
    """Behind it stands the terminal (`kiosk.terminal`), or a list of frames for the gallery."""

    def pump(self) -> Frame:
        """Take in what happened since the last call; the frame to show now. Never blocks."""
        ...

    def touch(self, intent: Intent) -> None:
        """A person touched something."""
        ...
