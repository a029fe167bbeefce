"""From the state to everything the screen shows: the ladder's choice, put into words."""

from typing import assert_never

from kiosk.decide import (
    Attract,
    CardBeingRead,
    CardForgotten,
    Goodbye,
    OpenPage,
    SadMessage,
    Screen,
    StillThere,
    decide_screen,
    screen_name,
)
from kiosk.pages import Mine, NotReceived, OnePayment, OneProgramme, Page, Preview, Printing, Qr
from kiosk.profile import Profile
from kiosk.state import InVisit, State, Visit
from kiosk.views.attract import attract_view
from kiosk.views.header import header_of
from kiosk.views.messages import (
    card_forgotten_view,
    goodbye_view,
    sad_view,
    still_there_view,
)
from kiosk.views.mine import mine_view
from kiosk.views.model import BarView, Frame, ReadingView, View
from kiosk.views.not_received import not_received_view
from kiosk.views.payment import payment_view
from kiosk.views.programme import programme_view
from kiosk.views.qr import qr_view
from kiosk.views.receipt import printing_view, receipt_view
from kiosk.words import say


def frame_of(state: State, profile: Profile) -> Frame:
    """The one frame that this state calls for."""
    screen = decide_screen(state)
    return Frame(
        name=screen_name(screen),
        view=_view(state, profile, screen),
        bar=_bar(state, screen),
        large=state.large,
    )


def _view(state: State, profile: Profile, screen: Screen) -> View:
    match screen:
        case Attract():
            return attract_view(state, profile)
        case CardBeingRead():
            return ReadingView(
                header_of(state, profile), say("reading.title"), say("reading.detail")
            )
        case SadMessage(sad=sad):
            return sad_view(state, profile, sad)
        case StillThere(seconds_left=seconds_left):
            return still_there_view(state, profile, seconds_left)
        case CardForgotten():
            return card_forgotten_view(state, profile)
        case Goodbye(how=how):
            return goodbye_view(state, profile, how)
        case OpenPage(page=page):
            if not isinstance(state.phase, InVisit):
                raise TypeError("a page is open only in a visit")
            return _page_view(state, profile, state.phase.visit, page)
        case _:
            assert_never(screen)


def _page_view(state: State, profile: Profile, visit: Visit, page: Page) -> View:
    match page:
        case Mine(year=year):
            return mine_view(state, profile, visit, year)
        case OneProgramme(programme=code, year=year):
            return programme_view(state, profile, visit, code, year)
        case OnePayment(payment_id=payment_id):
            return payment_view(state, profile, visit, payment_id)
        case NotReceived(payment_id=payment_id):
            return not_received_view(state, profile, visit, payment_id)
        case Preview():
            return receipt_view(state, profile, visit, page)
        case Printing(job_id=job_id):
            return printing_view(state, profile, visit.tickets[job_id].state)
        case Qr(subject=subject):
            return qr_view(state, profile, visit, subject)
        case _:
            assert_never(page)


def _bar(state: State, screen: Screen) -> BarView | None:
    bigger = say("bar.smaller" if state.large else "bar.bigger")
    match screen:
        case Attract():
            return None
        case OpenPage(page=page):
            deeper = isinstance(state.phase, InVisit) and len(state.phase.visit.pages) > 1
            can_print = not isinstance(page, Preview | Printing)
            return BarView(back=deeper, home=deeper, print_=can_print, bigger=bigger)
        case _:
            return BarView(back=False, home=False, print_=False, bigger=bigger)
