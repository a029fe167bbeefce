"""The card is being read: one sentence, and the card lying where it should lie."""

from screens.parts import card  # noqa: F401, named by the rules beside this file
from screens.parts.page import Page
from screens.rules import load_rules

load_rules(__file__)


class ReadingScreen(Page):
    """Shows a `kiosk.views.model.ReadingView`."""
