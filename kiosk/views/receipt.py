"""The paper before it is printed, and what became of it."""

from datetime import datetime
from typing import assert_never

from device.printer.jobs import Discarded, Done, Failed, JobState, Printing, Queued, Unknown
from device.printer.layout import lay_out
from device.printer.paper import Paper
from device.printer.raster import draw
from device.printer.status import PrinterStatus
from kiosk.intents import DoubleSize, End, Home, PrintIt, ShowQr, ShowReceipt
from kiosk.navigate import prints_again
from kiosk.pages import Preview
from kiosk.profile import Profile
from kiosk.receipts import Circumstances, receipt_of
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.model import Choice, Icon, MessageView, ReceiptView, Tone
from kiosk.words import say, say_lines


def circumstances_of(visit: Visit, wall: datetime, *, double: bool, reprint: bool) -> Circumstances:
    """What the receipt says besides the money; the minute is the finest time on it."""
    return Circumstances(
        wall.replace(second=0, microsecond=0),
        visit.data.as_of,
        visit.data.township,
        double,
        reprint,
    )


def receipt_view(state: State, profile: Profile, visit: Visit, page: Preview) -> ReceiptView:
    """Dot by dot what the printer would put on paper."""
    again = prints_again(visit, page.subject)
    receipt = receipt_of(
        visit,
        page.subject,
        profile,
        circumstances_of(visit, state.wall, double=page.double, reprint=again),
    )
    paper = draw(lay_out(receipt, Paper(profile.width_dots)))
    return ReceiptView(
        header=header_of(state, profile),
        crumbs=say("receipt.crumbs"),
        title=say("receipt.title"),
        width_dots=paper.width,
        height_dots=paper.height,
        dots=paper.convert("L").tobytes(),
        note=_note(state.printer),
        choices=tuple(_choices(state.printer, page, again=again)),
    )


def _choices(printer: PrinterStatus, page: Preview, *, again: bool) -> list[Choice]:
    size = Choice(say("receipt.normal" if page.double else "receipt.double"), DoubleSize())
    phone = Choice(say("receipt.to_phone"), ShowQr(), icon=Icon.PHONE_QR)
    if printer.hinders:
        return [size, phone]
    label = say("receipt.print_again" if again else "receipt.print")
    return [size, phone, Choice(label, PrintIt(), main=True, icon=Icon.PRINTER)]


def _note(printer: PrinterStatus) -> str | None:
    match printer:
        case PrinterStatus.READY | PrinterStatus.UNKNOWN:
            return None
        case PrinterStatus.PAPER_LOW:
            return say("receipt.paper_low")
        case PrinterStatus.PAPER_OUT:
            return say("receipt.paper_out")
        case PrinterStatus.COVER_OPEN:
            return say("receipt.cover_open")
        case PrinterStatus.UNREACHABLE:
            return say("receipt.no_printer")
        case PrinterStatus.OFFLINE | PrinterStatus.ERROR:
            return say("receipt.printer_fault")
        case _:
            assert_never(printer)


def printing_view(state: State, profile: Profile, job: JobState) -> MessageView:
    """The truth about the job, as far as it is known, and what the person can do."""
    header = header_of(state, profile)
    phone = Choice(say("print.to_phone"), ShowQr(), icon=Icon.PHONE_QR)
    back = Choice(say("print.back"), Home())
    match job:
        case Queued() | Printing():
            return MessageView(
                header, Icon.PRINTER, say("print.going_title"), say_lines("print.going_body")
            )
        case Done():
            return MessageView(
                header,
                Icon.DONE,
                say("print.done_title"),
                say_lines("print.done_body"),
                (back, phone, Choice(say("print.end"), End(), main=True)),
            )
        case Unknown():
            return MessageView(
                header,
                Icon.PRINTER,
                say("print.unknown_title"),
                say_lines("print.unknown_body"),
                (Choice(say("print.again"), ShowReceipt()), phone, back),
            )
        case Failed(why=why):
            return MessageView(
                header,
                Icon.TROUBLE,
                say("print.failed_title"),
                (_failure(why), say("print.failed_hint")),
                (phone, Choice(say("print.retry"), ShowReceipt(), main=True)),
                tone=Tone.TROUBLE,
            )
        case Discarded():
            return MessageView(
                header,
                Icon.TROUBLE,
                say("print.failed_title"),
                (say("print.failed_hint"),),
                (Choice(say("print.retry"), ShowReceipt()), phone),
                tone=Tone.TROUBLE,
            )
        case _:
            assert_never(job)


def _failure(why: PrinterStatus) -> str:
    match why:
        case PrinterStatus.PAPER_OUT | PrinterStatus.PAPER_LOW:
            return say("print.failed_body_paper")
        case PrinterStatus.COVER_OPEN:
            return say("print.failed_body_cover")
        case PrinterStatus.UNREACHABLE | PrinterStatus.UNKNOWN:
            return say("print.failed_body_away")
        case PrinterStatus.OFFLINE | PrinterStatus.ERROR | PrinterStatus.READY:
            return say("print.failed_body_fault")
        case _:
            assert_never(why)
