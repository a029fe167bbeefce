"""What is on the screen, and why: the ladder as a table."""

import pytest

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
    is_personal,
    screen_name,
)
from kiosk.pages import Mine, NotReceived, OnePayment, OneProgramme, Page, Preview, Printing, Qr
from kiosk.state import (
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
from kiosk.views.frame import frame_of
from tests.unit.kiosk.people import PROFILE, at, visit

LADDER: list[tuple[str, State, Screen]] = [
    ("nobody is here", at(Idle(), card_lies=False), Attract()),
    ("a card lies there that nobody read", at(Idle()), Attract()),
    ("the card is being read", at(Reading(1000)), CardBeingRead()),
    ("the replica is being asked", at(LookingUp(1000, 1, "周满仓")), CardBeingRead()),
    *((f"sad: {sad.value}", at(InTrouble(sad, 1000)), SadMessage(sad)) for sad in Sad),
    ("a visit", at(InVisit(visit())), OpenPage(Mine(2026))),
    ("nearly too long untouched", at(InVisit(visit()), idle_s=29.9), OpenPage(Mine(2026))),
    ("untouched for 30 s", at(InVisit(visit()), idle_s=30), StillThere(20)),
    ("in the countdown's middle", at(InVisit(visit()), idle_s=40.5), StillThere(10)),
    ("in its last moment", at(InVisit(visit()), idle_s=49.99), StillThere(1)),
    ("ended, card still there", at(Ended(Ending.SAID_SO, 1000)), CardForgotten()),
    *(
        (f"ended: {how.value}", at(Ended(how, 1000), card_lies=False), Goodbye(how))
        for how in Ending
    ),
]


@pytest.mark.parametrize(("why", "state", "screen"), LADDER, ids=[row[0] for row in LADDER])
def test_each_state_shows_its_screen(why: str, state: State, screen: Screen) -> None:
    assert decide_screen(state) == screen, why


def test_the_countdown_and_every_message_are_free_of_the_person() -> None:
    shown = [(decide_screen(state), frame_of(state, PROFILE)) for _, state, _ in LADDER]
    for screen, frame in shown:
        assert ("周满仓" in str(frame.view)) == is_personal(screen), frame.name


def test_every_page_has_its_own_name() -> None:
    pages: list[Page] = [
        Mine(2026),
        OneProgramme("NY01", 2026),
        OnePayment(1),
        NotReceived(1),
        Preview(Mine(2026)),
        Preview(Mine(2026), double=True),
        Printing("1-1"),
        Qr(Mine(2026)),
    ]
    names = {screen_name(OpenPage(page)) for page in pages}
    names |= {screen_name(screen) for _, _, screen in LADDER}
    screens = {screen for _, _, screen in LADDER if not isinstance(screen, StillThere | OpenPage)}
    assert len(names) == len(pages) + len(screens) + 1
