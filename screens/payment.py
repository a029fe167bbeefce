"""One payment: the sum anyone can check, the way of the money, whom to ask."""

from kiosk.views.model import PaymentView, Tone
from screens.parts.base import look
from screens.parts.equation import WhitePanel
from screens.parts.keys import keys_of
from screens.parts.page import Page
from screens.parts.phone import PhonePanel
from screens.parts.trouble import TroublePanel
from screens.parts.way import Way
from screens.parts.written import Words
from screens.rules import load_rules

load_rules(__file__)


class PaymentScreen(Page):
    """Shows a `kiosk.views.model.PaymentView`."""

    def fill(self) -> None:
        view: PaymentView = self.view
        now = look()
        palette = now.palette
        tie_colour = palette.trouble if view.tie_tone is Tone.TROUBLE else palette.quiet
        self.ids.equation.hold([WhitePanel(view=view.equation)])
        self.ids.trouble.hold([TroublePanel(view=view.trouble)] if view.trouble else [])
        self.ids.way.hold([Way(steps=view.way)])
        self.ids.small.hold(
            Words(text=text, em=now.small, color=colour)
            for text, colour in ((view.tie, tie_colour), (view.basis, palette.quiet))
            if text
        )
        ask = self.ids.ask_below if now.stacked else self.ids.ask_beside
        ask.hold([PhonePanel(who=view.ask, number=view.ask_phone)] if view.ask else [])
        self.ids.choices.hold(keys_of(view.choices))
