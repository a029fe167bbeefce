"""The page a villager takes home on the phone: the policy, the village's figures, whom to ask.

It knows nobody: the link names a programme, a region, a year and a reference for the county's
office, and the answer is the same for everybody who has it.
"""

import re
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from county.disclosure.models import Edition, Programme, Region
from county.portal.page import all_programmes_page, programme_page
from sync.wire.takeaway import ALL_PROGRAMMES, take_of

_REFERENCE = re.compile(r"[0-9A-Z]{4,16}")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page of a take-away link; a kind one with status 404 where it leads nowhere."""
    take = take_of(request.get_full_path())
    edition = Edition.objects.first()
    if take is None or edition is None or not _REFERENCE.fullmatch(take.reference):
        return unknown(request)
    region = (
        Region.objects.filter(code=take.region, level__in=("village", "township"))
        .select_related("parent")
        .first()
    )
    if region is None:
        return unknown(request)
    if take.programme == ALL_PROGRAMMES:
        if not Programme.objects.filter(year=take.year).exists():
            return unknown(request)
        shown = all_programmes_page(edition, region, take)
    else:
        programme = Programme.objects.filter(code=take.programme, year=take.year).first()
        if programme is None:
            return unknown(request)
        shown = programme_page(edition, region, programme, take)
    return render(request, "portal/page.html", {"page": shown})


@require_safe
@cache_control(public=True, max_age=86400)
def stylesheet(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view takes its request
    """How the page looks."""
    css = files("county.portal").joinpath("page.css").read_bytes()
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def unknown(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """A kind page for a link that leads nowhere."""
    return render(request, "portal/unknown.html", status=404)
