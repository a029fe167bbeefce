"""What a picture can belong to: the rows of other tables, and the region each is published in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from county.disclosure.models import (
    Article,
    Contract,
    Echo,
    Expenditure,
    LedgerEntry,
    Policy,
    Procedure,
    Project,
    ProjectStage,
    Region,
)
from sync.wire.schema import AttachmentSubject

_TABLES: Mapping[AttachmentSubject, tuple[type[Model], str | None]] = {
    AttachmentSubject.ARTICLE: (Article, "region_id"),
    AttachmentSubject.PROJECT: (Project, "region_id"),
    AttachmentSubject.PROJECT_STAGE: (ProjectStage, "project__region_id"),
    AttachmentSubject.LEDGER_ENTRY: (LedgerEntry, "region_id"),
    AttachmentSubject.EXPENDITURE: (Expenditure, "project__region_id"),
    AttachmentSubject.CONTRACT: (Contract, "region_id"),
    AttachmentSubject.POLICY: (Policy, None),
    AttachmentSubject.PROCEDURE: (Procedure, None),
    AttachmentSubject.ECHO: (Echo, "region_id"),
}
"""Each one's model and the path to its region's code; none where the whole county sees it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One row that pictures belong to."""

    kind: AttachmentSubject
    id: int


def region_of(subject: Subject) -> str | None:
    """The code of the region whose kiosks see that row; none where there is no such row."""
    model, region = _TABLES[subject.kind]
    found = model._default_manager.filter(pk=subject.id)
    if region is not None:
        code: str | None = found.values_list(region, flat=True).first()
        return code
    return Region.objects.get(level="county").code if found.exists() else None
