"""What is on the screen, and why: one ordered ladder over the state.

The first rung that fits is what is shown. Everything that ends a visit stands above what shows it.
"""

from dataclasses import dataclass
from typing import assert_never

from kiosk.pages import (
    Mine,
    NotReceived,
    OnePayment,
    OneProgramme,
    Page,
    Preview,
    Printing,
    Qr,
)
from kiosk.state import (
    COUNTDOWN_S,
    PERSONAL_IDLE_S,
    Ended,
    Ending,
    Idle,
    InTrouble,
    InVisit,
    LookingUp,
    Reading,
    Sad,
    State,
)


@dataclass(frozen=True, slots=True)
class Attract:
    """The first screen."""


@dataclass(frozen=True, slots=True)
class CardBeingRead:
    """Keep the card where it is."""


@dataclass(frozen=True, slots=True)
class SadMessage:
    """Something went wrong with this card, and what to do."""

    sad: Sad


@dataclass(frozen=True, slots=True)
class StillThere:
    """The countdown with one big 继续, and nothing personal."""

    seconds_left: int


@dataclass(frozen=True, slots=True)
class CardForgotten:
    """The visit is over and the card still lies there."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The visit is over and wiped."""

    how: Ending


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page of the visit."""

    page: Page


Screen = Attract | CardBeingRead | SadMessage | StillThere | CardForgotten | Goodbye | OpenPage


def decide_screen(state: State) -> Screen:
    """The one screen that this state calls for."""
    match state.phase:
        case Ended() if state.card_lies:
            return CardForgotten()
        case Ended(how=how):
            return Goodbye(how)
        case InTrouble(sad=sad):
            return SadMessage(sad)
        case Reading() | LookingUp():
            return CardBeingRead()
        case InVisit() if state.idle_s >= PERSONAL_IDLE_S:
            left_s = PERSONAL_IDLE_S + COUNTDOWN_S - state.idle_s
            return StillThere(max(1, int(-(-left_s // 1))))
        case InVisit(visit=visit):
            return OpenPage(visit.page)
        case Idle():
            return Attract()
        case _:
            assert_never(state.phase)


def is_personal(screen: Screen) -> bool:
    """Whether the screen shows anything of a person."""
    return isinstance(screen, OpenPage)


def screen_name(screen: Screen) -> str:
    """The screen's name in logs and pictures; never anything of a person."""
    match screen:
        case Attract():
            return "attract"
        case CardBeingRead():
            return "reading"
        case SadMessage(sad=sad):
            return sad.value
        case StillThere():
            return "still-there"
        case CardForgotten():
            return "card-forgotten"
        case Goodbye(how=how):
            return f"goodbye-{how.value}"
        case OpenPage(page=page):
            return _page_name(page)
        case _:
            assert_never(screen)


def _page_name(page: Page) -> str:
    match page:
        case Mine():
            return "mine"
        case OneProgramme():
            return "programme"
        case OnePayment():
            return "payment"
        case NotReceived():
            return "not-received"
        case Preview(double=double):
            return "preview-double" if double else "preview"
        case Printing():
            return "printing"
        case Qr():
            return "qr"
        case _:
            assert_never(page)
