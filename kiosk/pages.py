"""The pages of a visit, as values: where a person stands, and where 返回 leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mine:
    """My subsidies of one year."""

    year: int


@dataclass(frozen=True, slots=True)
class OneProgramme:
    """All payments of one programme in one year."""

    programme: str
    year: int


@dataclass(frozen=True, slots=True)
class OnePayment:
    """One payment."""

    payment_id: int


@dataclass(frozen=True, slots=True)
class NotReceived:
    """我没领到, about one payment."""

    payment_id: int


Subject = Mine | OneProgramme | OnePayment
"""What a receipt or a QR code is about."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The receipt before it is printed."""

    subject: Subject
    double: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """What has become of a print job."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Qr:
    """The QR code for the phone."""

    subject: Subject


Page = Mine | OneProgramme | OnePayment | NotReceived | Preview | Printing | Qr
