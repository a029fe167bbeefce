"""The published files over HTTP: conditional requests, one range, no listings.

Whitenoise finds its files once, when it starts; these appear while the server runs. So this is a
view on Django's own conditional handling and file response. A county of any size puts nginx or an
object store in its place.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    StreamingHttpResponse,
)
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from county.portal.ranges import Part, Whole, part_of

_CHUNK_BYTES = 1 << 16
_BINARY = "application/octet-stream"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_CHANGING = "timestamp.json"


@require_safe
def package(request: HttpRequest, name: str) -> HttpResponseBase:
    """One published file, or the part of it that is asked for."""
    file = _file(name)
    if file is None:
        return HttpResponseNotFound("not found\n", content_type="text/plain")
    status = file.stat()
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = _content(request, file, status, etag) if unchanged is None else unchanged
    response.headers["ETag"] = etag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = _ASK_AGAIN if file.name == _CHANGING else _FOR_EVER
    return response


def _file(name: str) -> Path | None:
    """The published file; none for anything hidden, outside, or a folder."""
    if any(part.startswith(".") for part in name.split("/")):
        return None
    try:
        file = Path(safe_join(settings.PUBLISHED_FOLDER, name))
    except (SuspiciousFileOperation, ValueError):
        return None
    return file if file.is_file() else None


def _content(
    request: HttpRequest, file: Path, status: os.stat_result, etag: str
) -> HttpResponseBase:
    content_type = "application/json" if file.suffix == ".json" else _BINARY
    # A range of an older version must not be glued to this one.
    fresh = request.headers.get("If-Range", etag) == etag
    wanted = part_of(request.headers.get("Range") if fresh else None, status.st_size)
    match wanted:
        case Whole.ALL:
            return FileResponse(file.open("rb"), content_type=content_type)
        case Whole.BEYOND:
            response = HttpResponse(status=416)
            response.headers["Content-Range"] = f"bytes */{status.st_size}"
            return response
        case Part(first, last):
            return StreamingHttpResponse(
                _read(file, wanted),
                status=206,
                content_type=content_type,
                headers={
                    "Content-Range": f"bytes {first}-{last}/{status.st_size}",
                    "Content-Length": str(wanted.length),
                },
            )
        case _:
            assert_never(wanted)


def _read(file: Path, part: Part) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(part.first)
        left = part.length
        while left and (chunk := opened.read(min(left, _CHUNK_BYTES))):
            left -= len(chunk)
            yield chunk
