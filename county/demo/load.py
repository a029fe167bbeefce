"""Puts an invented county into the database in place of all that is there, all or nothing."""

from collections.abc import Sequence
from operator import attrgetter

from django.db import models, transaction

from county.demo.facts import DemoCounty
from county.disclosure.models import (
    Allotment,
    CatalogueItem,
    Disbursement,
    Edition,
    Entitlement,
    Notice,
    Payment,
    Person,
    Programme,
    Region,
    Source,
)

_PARENTS_FIRST: tuple[type[models.Model], ...] = (
    Edition,
    Region,
    Programme,
    Source,
    Allotment,
    Disbursement,
    Person,
    Payment,
    Entitlement,
    CatalogueItem,
    Notice,
)


def load(county: DemoCounty) -> None:
    """Replace the database's content by this county. The tables must exist."""
    with transaction.atomic():
        for model in reversed(_PARENTS_FIRST):
            model._default_manager.all()._raw_delete(using="default")
        Edition.objects.create(id=1, as_of=county.today, demo=True)
        _insert(Region, county.regions)
        _insert(Programme, county.programmes)
        _insert(Source, county.sources)
        _insert(Allotment, county.allotments)
        _insert(Disbursement, county.disbursements)
        _insert(Person, county.people)
        _insert(Payment, county.payments)
        _insert(Entitlement, county.entitlements)
        _insert(CatalogueItem, county.catalogue)
        _insert(Notice, county.notices)


def _insert(model: type[models.Model], rows: Sequence[object]) -> None:
    """Insert the rows' attributes that are fields of the model; a reference is given as its id."""
    fields = [each for each in model._meta.concrete_fields if hasattr(rows[0], each.name)]
    names = [each.attname for each in fields]
    values_of = attrgetter(*(each.name for each in fields))
    model._default_manager.bulk_create(
        model(**dict(zip(names, values_of(row), strict=True))) for row in rows
    )
