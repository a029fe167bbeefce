"""My subsidies in one year: the one figure, what needs the person, the months, the programmes."""

from collections.abc import Sequence

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from assets.fonts import Face
from kiosk.views.model import MineView, YearChoice
from screens.ink import width_of
from screens.parts import total  # noqa: F401, named by the rules beside this file
from screens.parts.abreast import Abreast
from screens.parts.base import look
from screens.parts.chart import MonthChart
from screens.parts.page import Page
from screens.parts.section import Section
from screens.parts.touch import Touchable
from screens.parts.trouble import TroublePanel
from screens.rules import load_rules

load_rules(__file__)


class MineScreen(Page):
    """Shows a `kiosk.views.model.MineView`."""

    def fill(self) -> None:
        view: MineView = self.view
        self.ids.troubles.hold(TroublePanel(view=trouble) for trouble in view.troubles)
        paid = any(month.share > 0 for month in view.months)
        self.ids.months.hold([MonthChart(months=view.months)] if paid else [])
        self.ids.years.hold([_year_keys(view.years)] if len(view.years) > 1 else [])
        self.ids.sections.hold(Section(view=section) for section in view.sections)


def _year_keys(years: Sequence[YearChoice]) -> Abreast:
    """All years side by side, where their sums have room."""
    now = look()
    row = Abreast([width_of(year.amount, Face.HEI, now.body) + now.px(6) for year in years])
    for year in years:
        row.add_widget(YearKey(view=year))
    return row


class YearKey(Touchable, BoxLayout):
    """Shows a `kiosk.views.model.YearChoice`; the year that is open lies on a soft ground."""

    view = ObjectProperty(None, rebind=True)

    def on_kv_post(self, _rules_of: object) -> None:
        self.intent = None if self.view.current else self.view.intent
