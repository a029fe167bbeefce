"""Attaches files to a row: all pages of all files, or nothing."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from county.attaching.converting import pictures_of
from county.attaching.models import TakenPage
from county.attaching.refusal import Refused, Why
from county.attaching.store import PictureStore
from county.attaching.subjects import Subject, region_of
from county.disclosure.models import Attachment, Voucher
from county.keys.files import make_folder
from sync.wire.schema import AttachmentRole, MediaKind

_Page = tuple[str, int]
"""A picture's digest and its size in bytes."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a paper; `public_until` is its last day on a kiosk."""

    caption: str
    role: AttachmentRole
    essential: bool
    public_until: date | None


@dataclass(frozen=True, slots=True)
class Attached:
    """One paper as it is attached now; `made` counts the pictures that this call had to make."""

    file: str
    document: int
    pages: int
    size_bytes: int
    made: int


class NotAttachedError(Exception):
    """Nothing was attached; the text is one plain sentence."""


def attach(
    files: Sequence[Path],
    subject: Subject,
    described: Described,
    store: PictureStore,
    today: date,
    vouchers: Mapping[int, int] | None = None,
) -> list[Attached]:
    """Attach the files to a row, each as one paper; one that is attached already is described anew.

    `vouchers` gives the page of the (only) file on which a voucher, by its id, is to be seen.
    Raises `NotAttachedError`; `OSError` where pictures cannot be kept.
    """
    region = region_of(subject)
    if region is None:
        raise NotAttachedError(f"There is no {subject.kind} {subject.id}.")
    taken = [_taken(file, store) for file in files]
    with transaction.atomic():
        return [
            _tied(file, pages, made, subject, region, described, today, vouchers or {})
            for file, (pages, made) in zip(files, taken, strict=True)
        ]


def _taken(file: Path, store: PictureStore) -> tuple[list[_Page], int]:
    """The file's pictures, and how many of them had to be made."""
    try:
        with file.open("rb") as opened:
            source = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        raise _not_taken(file, Refused(Why.MISSING)) from None
    known = TakenPage.objects.filter(source_sha256=source).order_by("page")
    pages = list(known.values_list("sha256", "size_bytes"))
    if pages and all(store.has(sha256) for sha256, _ in pages):
        return pages, 0
    pages = _made(file, store)
    with transaction.atomic():
        known.delete()
        TakenPage.objects.bulk_create(
            TakenPage(source_sha256=source, page=page, sha256=sha256, size_bytes=size)
            for page, (sha256, size) in enumerate(pages, 1)
        )
    return pages, len(pages)


def _made(file: Path, store: PictureStore) -> list[_Page]:
    make_folder(store.folder)
    # Beside the pictures: a scan never lies where other users of this machine may look.
    with tempfile.TemporaryDirectory(dir=store.folder, prefix=".new-") as folder:
        pictures = pictures_of(file, Path(folder))
        if isinstance(pictures, Refused):
            raise _not_taken(file, pictures)
        contents = (picture.read_bytes() for picture in pictures)
        return [(store.put(content), len(content)) for content in contents]


def _not_taken(file: Path, refused: Refused) -> NotAttachedError:
    return NotAttachedError(f"{file.name} is not taken: {refused.clause}.")


def _tied(
    file: Path,
    pages: list[_Page],
    made: int,
    subject: Subject,
    region: str,
    described: Described,
    today: date,
    vouchers: Mapping[int, int],
) -> Attached:
    """The rows of one paper, page by page; vouchers are led to their pages."""
    before = Attachment.objects.filter(subject=subject.kind, subject_id=subject.id)
    papers: dict[int, list[str]] = {}
    for document, sha256 in before.order_by("document", "page").values_list("document", "sha256"):
        papers.setdefault(document, []).append(sha256)
    digests = [sha256 for sha256, _ in pages]
    same = [each for each, held in papers.items() if held == digests]
    document = same[0] if same else max(papers, default=0) + 1
    said = {
        "caption": described.caption,
        "role": described.role,
        "essential": described.essential,
        "public_until": described.public_until,
    }
    if not same:
        Attachment.objects.bulk_create(
            Attachment(
                region_id=region,
                subject=subject.kind,
                subject_id=subject.id,
                document=document,
                page=page,
                pages=len(pages),
                added_on=today,
                sha256=sha256,
                size_bytes=size,
                kind=MediaKind.WEBP,
                **said,
            )
            for page, (sha256, size) in enumerate(pages, 1)
        )
    else:
        before.filter(document=document).update(**said)
    ids = dict(before.filter(document=document).values_list("page", "pk"))
    for voucher, page in vouchers.items():
        _lead(voucher, page, ids, region)
    return Attached(file.name, document, len(pages), sum(size for _, size in pages), made)


def _lead(voucher: int, page: int, ids: Mapping[int, int], region: str) -> None:
    if page not in ids:
        raise NotAttachedError(f"The file has no page {page} for voucher {voucher}.")
    found = Voucher.objects.filter(pk=voucher, region_id=region)
    if not found.update(attachment_id=ids[page]):
        raise NotAttachedError(f"There is no voucher {voucher} in region {region}.")
