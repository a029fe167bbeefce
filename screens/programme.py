"""All payments of one programme in one year."""

from kiosk.views.model import ProgrammeView
from screens.parts import total  # noqa: F401, named by the rules beside this file
from screens.parts.page import Page
from screens.parts.row import row_of
from screens.rules import load_rules

load_rules(__file__)


class ProgrammeScreen(Page):
    """Shows a `kiosk.views.model.ProgrammeView`."""

    def fill(self) -> None:
        view: ProgrammeView = self.view
        self.ids.rows.hold(row_of(row) for row in view.rows)
