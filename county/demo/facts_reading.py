"""What the demo makes to be read and asked: plain values with the ids they will have."""

from datetime import date
from typing import NamedTuple

from sync.wire.schema import (
    AttachmentRole,
    AttachmentSubject,
    DisclosureState,
    EchoState,
    MediaKind,
    OutboxKind,
    ReceiptState,
)


class DueItem(NamedTuple):
    id: int
    region: str
    board: str
    title: str
    label: str
    department: str
    due_on: date
    state: DisclosureState
    published_on: date | None = None
    article: int | None = None
    note: str | None = None


class Article(NamedTuple):
    id: int
    region: str
    board: str
    title: str
    body: str
    issuer: str
    published_on: date
    label: str | None = None
    public_until: date | None = None


class Attachment(NamedTuple):
    id: int
    region: str
    subject: AttachmentSubject
    subject_id: int
    role: AttachmentRole
    document: int
    page: int
    pages: int
    caption: str
    essential: bool
    added_on: date
    sha256: str
    size_bytes: int
    kind: MediaKind
    public_until: date | None = None


class Policy(NamedTuple):
    id: int
    title: str
    doc_no: str
    issuer: str
    issued_on: date
    valid_from: date
    category: str
    plain: str
    body: str
    ask_department: str
    ask_phone: str
    valid_to: date | None = None
    programme: str | None = None


class Procedure(NamedTuple):
    id: int
    region: str
    title: str
    eligible: str
    bring: str
    office: str
    hours: str
    phone: str
    fee: str
    work_days: int
    basis: str | None = None
    programme: str | None = None


class ProcedureStep(NamedTuple):
    procedure: int
    step: int
    title: str
    what: str
    who: str
    work_days: int | None = None


class Official(NamedTuple):
    id: int
    region: str
    place: int
    body: str
    post: str
    name: str
    duties: str
    term_from: date
    phone: str | None = None
    term_to: date | None = None


class Roster(NamedTuple):
    id: int
    region: str
    kind: str
    title: str
    basis: str
    department: str
    phone: str
    decided_on: date
    public_from: date
    public_until: date | None = None


class RosterLine(NamedTuple):
    id: int
    roster: int
    name: str
    protected: bool
    group: str | None = None
    since: date | None = None


class Echo(NamedTuple):
    id: int
    region: str
    topic: str
    asked_on: date
    question: str
    state: EchoState
    due_on: date
    answered_by: str
    answered_on: date | None = None
    answer: str | None = None
    programme: str | None = None
    project: int | None = None
    entry: int | None = None
    public_until: date | None = None


class Amendment(NamedTuple):
    id: int
    region: str
    dataset: str
    row_key: str
    field: str
    about: str
    was: str
    is_now: str
    who: str
    why: str
    amended_on: date


class Receipt(NamedTuple):
    item: str
    region: str
    kind: OutboxKind
    received_on: date
    state: ReceiptState
    body_sha256: str


class LetterReceipt(NamedTuple):
    item: str
    received_on: date
    state: ReceiptState
    body_sha256: str
