"""The first screen: the notices in turn, the invitation, what one can do here."""

from dataclasses import replace
from datetime import date

from device.idcard.types import ReaderStatus
from kiosk import phrases
from kiosk.profile import Profile
from kiosk.state import Notice, State
from kiosk.views.header import header_of
from kiosk.views.model import AttractView, Icon, NoticeView, Offer
from kiosk.words import say, say_lines


def current_notices(notices: tuple[Notice, ...], today: date) -> tuple[Notice, ...]:
    """Those whose days have come and are not over, the soonest to end first."""
    return tuple(
        sorted(
            (each for each in notices if each.public_from <= today <= each.public_until),
            key=lambda notice: (notice.public_until, notice.id),
        )
    )


def attract_view(state: State, profile: Profile) -> AttractView:
    """What passers-by see."""
    header = header_of(state, profile)
    footer = (
        say("attract.footer_stale", day=phrases.full_day(state.data.as_of))
        if state.data and header.stale
        else phrases.listed((say("attract.footer"), header.aside))
    )
    notices = current_notices(state.data.notices, state.wall.date()) if state.data else ()
    return AttractView(
        header=replace(header, aside=phrases.moment(state.wall)),
        notices=tuple(_notice_view(each) for each in notices) or (_house_notice(),),
        invitation=say_lines("attract.invitation"),
        offers=(
            Offer(Icon.SUM, say("attract.offer_sum")),
            Offer(Icon.PRINTER, say("attract.offer_print")),
            Offer(Icon.PHONE_QR, say("attract.offer_phone")),
        ),
        bigger=say("attract.smaller" if state.large else "attract.bigger"),
        footer=footer,
        trouble=_trouble(state),
    )


def _trouble(state: State) -> str | None:
    """Why laying a card down would lead nowhere, if it would."""
    if state.data is None:
        return say("attract.no_data")
    match state.reader:
        case ReaderStatus.READY:
            return None
        case ReaderStatus.NO_PORT | ReaderStatus.PORT_BUSY | ReaderStatus.SILENT:
            return say("attract.reader_missing")
        case ReaderStatus.SELF_TEST_FAILED | ReaderStatus.NOT_AUTHORISED:
            return say("attract.reader_fault")


def _notice_view(notice: Notice) -> NoticeView:
    return NoticeView(
        kind=notice.kind,
        title=tuple(notice.title.splitlines()),
        body=tuple(notice.body.splitlines()),
        issuer=notice.issuer,
    )


def _house_notice() -> NoticeView:
    return NoticeView(
        kind=say("attract.quiet_kind"),
        title=say_lines("attract.quiet_title"),
        body=say_lines("attract.quiet_body"),
        issuer="",
    )
