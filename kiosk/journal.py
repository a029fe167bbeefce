"""What the log may say of an event: one line, on change only, and nothing of a person."""

from typing import assert_never

from device.idcard.types import CardFailed, CardFound, CardRead, CardRemoved, StatusChanged
from device.printer.jobs import Failed, JobChanged, PrinterChanged
from kiosk.events import Answered, DataChanged, Event, Tick, Touched
from kiosk.holdings import Holdings, NobodyFound, NoReplica


def line_for(event: Event) -> str | None:
    """The line, or none where the event says nothing to a technician."""
    match event:
        case Tick() | Touched() | StatusChanged():
            # The reader's driver tells its status itself.
            return None
        case CardFound():
            return "card found"
        case CardRead(card=card, timing=timing):
            return (
                f"card read: kind={card.kind.value} find={timing.find_ms:.0f}ms "
                f"select={timing.select_ms:.0f}ms read={timing.read_ms:.0f}ms"
            )
        case CardFailed(trouble=trouble):
            return f"card failed: {trouble.value}"
        case CardRemoved():
            return "card removed"
        case Answered(visit_number=number, answer=answer):
            match answer:
                case Holdings():
                    said = "found"
                case NobodyFound():
                    said = "nobody"
                case NoReplica():
                    said = "no replica"
            return f"visit {number}: {said}"
        case DataChanged(data=data):
            return f"data as of {data.as_of}" if data else "no data"
        case PrinterChanged(status=printer):
            return f"printer: {printer.value}"
        case JobChanged(job_id=job_id, state=state):
            why = f" ({state.why.value})" if isinstance(state, Failed) else ""
            return f"print job {job_id}: {type(state).__name__.lower()}{why}"
        case _:
            assert_never(event)
