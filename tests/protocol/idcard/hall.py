"""A reader, its cards and a clock without threads: the session against the simulated module."""

from collections.abc import Callable
from dataclasses import dataclass, field

from device.idcard.module import Family, Module, ModuleTiming
from device.idcard.protocol import Answer, Request
from device.idcard.session import advance, link_lost, link_up, plan, tick
from device.idcard.session_states import Answered, Garbled, Outcome, Session, Silent, Step
from device.idcard.types import (
    CardFailed,
    CardFound,
    CardRead,
    CardRemoved,
    ReaderEvent,
    ReaderStatus,
    StatusChanged,
)

GARBLED = "garbled"
SILENT = "silent"

Reply = Answer | str


@dataclass
class Hall:
    """Time passes only in `wait`; what people do meanwhile is planned with `later`."""

    family: Family = Family.SILENT
    now: float = 100.0
    events: list[ReaderEvent] = field(default_factory=list)
    asked: list[tuple[float, Request]] = field(default_factory=list)
    instead: dict[Request, list[Reply]] = field(default_factory=dict)
    """What the reader answers to a request, once each, in place of the truth."""

    def __post_init__(self) -> None:
        self.module = Module(self.family)
        self.plans: list[tuple[float, Callable[[], None]]] = []
        self.session = Session()
        self.plugged = False
        self.plug()

    def later(self, delay_s: float, do: Callable[[], None]) -> None:
        self.plans.append((self.now + delay_s, do))
        self.plans.sort(key=lambda plan: plan[0])

    def plug(self) -> None:
        self.plugged = True
        self._take(link_up(self.session, self.now))

    def unplug(self) -> None:
        self.plugged = False
        self.module.lose_power()
        self._take(link_lost(self.session, ReaderStatus.NO_PORT, self.now))

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now < until:
            ask = plan(self.session)
            if ask is None:
                self._pass(min(until, self.now + 0.5))
                if not self.plugged:
                    self._take(tick(Step(self.session), self.now))
                continue
            if ask.not_before >= until:
                self._pass(until)
                continue
            self._pass(max(self.now, ask.not_before))
            if plan(self.session) != ask:
                continue
            asked_at = self.now
            self.asked.append((asked_at, ask.request))
            outcome = self._outcome(ask.request, ask.timeout_s, asked_at)
            if self.plugged and plan(self.session) == ask:
                self._take(advance(self.session, outcome))

    def told(self) -> list[str]:
        """The events so far, in short."""
        return [short(event) for event in self.events]

    def _outcome(self, request: Request, timeout_s: float, asked_at: float) -> Outcome:
        queue = self.instead.get(request, [])
        reply: Reply | None = queue.pop(0) if queue else None
        if reply == SILENT:
            self._pass(asked_at + timeout_s)
            return Silent(self.now)
        self._pass(asked_at + ModuleTiming().thinking_s(request))
        if reply == GARBLED:
            return Garbled(self.now)
        answer = reply if isinstance(reply, Answer) else self.module.answer(request)
        return Answered(answer, asked_at, self.now)

    def _pass(self, until: float) -> None:
        while self.plans and self.plans[0][0] <= until:
            self.now, do = self.plans.pop(0)
            do()
        self.now = max(self.now, until)

    def _take(self, step: Step) -> None:
        self.session = step.session
        self.events += step.events


def short(event: ReaderEvent) -> str:
    match event:
        case StatusChanged(status=status):
            return status.value
        case CardFound():
            return "found"
        case CardRead(card=card):
            return f"read {card.kind.value}"
        case CardFailed(trouble=trouble):
            return trouble.value
        case CardRemoved():
            return "removed"
