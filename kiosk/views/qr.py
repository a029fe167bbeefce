"""The QR code that takes a page to the phone."""

import qrcode

from kiosk.links import link_of
from kiosk.pages import Subject
from kiosk.profile import Profile
from kiosk.state import State, Visit
from kiosk.views.header import header_of
from kiosk.views.model import QrView
from kiosk.words import say, say_lines


def qr_view(state: State, profile: Profile, visit: Visit, subject: Subject) -> QrView:
    """The link as black and white modules, and what to do with it."""
    link = link_of(visit.holdings, subject, profile.base_url)
    return QrView(
        header=header_of(state, profile),
        crumbs=say("qr.crumbs"),
        title=say("qr.title"),
        modules=_modules(link),
        link=link,
        body=say_lines("qr.body"),
    )


def _modules(link: str) -> tuple[tuple[bool, ...], ...]:
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(link)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.modules)
