"""Whatever happens on the counter, in whatever order: what the events promise holds."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from device.idcard.module import Family, StrangeCard
from device.idcard.protocol import FIND, NEWEST_ADDRESS, READ, SELECT, STATUS, Answer, Request
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.types import (
    Card,
    CardFailed,
    CardFound,
    CardRead,
    CardRemoved,
    ReaderEvent,
    StatusChanged,
)
from tests.protocol.idcard.hall import GARBLED, SILENT, Hall

DELAYS = st.floats(0, 2, width=16)
CARDS = st.sampled_from([*SAMPLE_CARDS.values(), StrangeCard.TRANSIT_CARD])
REPLIES = st.one_of(
    st.sampled_from([SILENT, GARBLED]),
    st.integers(0, 255).map(lambda sw3: Answer(0x6A, 0x82, sw3)),
)
REQUESTS = st.sampled_from([FIND, SELECT, READ, NEWEST_ADDRESS, STATUS])

AFTER: dict[type[ReaderEvent], tuple[type[ReaderEvent], ...]] = {
    CardRemoved: (CardFound,),
    CardFound: (CardFailed, CardRead),
    CardFailed: (CardFailed, CardRead, CardRemoved),
    CardRead: (CardRemoved,),
}


class Counter(RuleBasedStateMachine):
    """A reader, cards, and people who are in no mood to follow an order."""

    @initialize(family=st.sampled_from(Family))
    def a_reader(self, family: Family) -> None:
        self.hall = Hall(family)
        self.on_reader: Card | StrangeCard | None = None
        self.disturbed = False
        self.reads_before = 0

    def _then(self, delay_s: float, do: Callable[[], None]) -> None:
        self.hall.later(delay_s, do)
        self.hall.wait(delay_s + 0.01)

    @rule(delay_s=DELAYS, card=CARDS)
    def somebody_lays_a_card_down(self, delay_s: float, card: Card | StrangeCard) -> None:
        def lay() -> None:
            self.reads_before = self._reads()
            self.hall.module.place(card)

        self.on_reader = card
        self._then(delay_s, lay)
        self.disturbed = self.hall.instead != {} or not self.hall.plugged

    @rule(delay_s=DELAYS)
    def somebody_takes_the_card(self, delay_s: float) -> None:
        self.on_reader = None
        self._then(delay_s, self.hall.module.remove)

    @rule(seconds=st.floats(0, 10, width=16))
    def time_passes(self, seconds: float) -> None:
        self.hall.wait(seconds)

    @rule(request=REQUESTS, replies=st.lists(REPLIES, min_size=1, max_size=3))
    def the_line_is_disturbed(self, request: Request, replies: list[Answer | str]) -> None:
        self.disturbed = True
        self.hall.instead.setdefault(request, []).extend(replies)

    @rule(delay_s=DELAYS)
    def a_cleaner_pulls_the_cable(self, delay_s: float) -> None:
        self.disturbed = True
        if self.hall.plugged:
            self._then(delay_s, self.hall.unplug)

    @rule(delay_s=DELAYS)
    def somebody_plugs_it_in(self, delay_s: float) -> None:
        if not self.hall.plugged:
            self._then(delay_s, self.hall.plug)

    @rule()
    def all_is_well_for_a_while(self) -> None:
        self.hall.instead.clear()
        self.hall.wait(15)
        cards = self._card_events()
        match self.on_reader:
            case Card() as card if self.hall.plugged:
                last = cards[-1]
                assert isinstance(last, CardRead)
                assert last.card == card
            case StrangeCard() if self.hall.plugged:
                assert isinstance(cards[-1], CardFailed)
            case _:
                assert not cards or cards[-1] == CardRemoved()

    @invariant()
    def events_come_in_their_order(self) -> None:
        before: type[ReaderEvent] = CardRemoved
        for event in self._card_events():
            assert type(event) in AFTER[before]
            before = type(event)

    @invariant()
    def a_status_is_told_on_change_only(self) -> None:
        told = [event.status for event in self.hall.events if isinstance(event, StatusChanged)]
        assert all(a is not b for a, b in pairwise(told))

    @invariant()
    def an_undisturbed_card_is_read_once(self) -> None:
        if not self.disturbed:
            assert self._reads() - self.reads_before <= 1

    def _card_events(self) -> list[ReaderEvent]:
        return [event for event in self.hall.events if not isinstance(event, StatusChanged)]

    def _reads(self) -> int:
        return sum(isinstance(event, CardRead) for event in self.hall.events)


TestCounter = Counter.TestCase
TestCounter.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
