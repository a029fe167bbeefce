"""Where each published file lies, relative to the county's base address and to a stick's folder.

Shards are shared by the whole county and named after their content, and so are region indexes:
both may be cached for ever. The one file of a township that changes is its `index.json`.
"""

import re
from urllib.parse import urljoin

_NAME = re.compile(r"[0-9a-f]{64}")


def is_name(text: str) -> bool:
    """Whether this is a sha-256 in small hex, the only name a content-addressed file has."""
    return _NAME.fullmatch(text) is not None


def shard_path(name: str) -> str:
    """`shards/ab/<sha256>`; `ValueError` for a name that is none."""
    if not is_name(name):
        raise ValueError("a shard is named by a sha-256 in hex")
    return f"shards/{name[:2]}/{name}"


def township_index_path(township: str) -> str:
    """`repo/<township>/index.json`: the head of a township's small repository."""
    return f"{_repository(township)}/index.json"


def region_index_path(township: str, region: str, name: str) -> str:
    """`repo/<township>/regions/<region>.<sha256>.json`: one of the indexes the head names."""
    if not _is_region(region) or not is_name(name):
        raise ValueError("a region index is named by its region and its sha-256")
    return f"{_repository(township)}/regions/{region}.{name}.json"


def url_of(base_url: str, path: str) -> str:
    """The address of a published path under the county's base address."""
    return urljoin(f"{base_url.rstrip('/')}/", path)


def _repository(township: str) -> str:
    if not _is_region(township):
        raise ValueError("a township's code has 12 digits")
    return f"repo/{township}"


def _is_region(text: str) -> bool:
    return len(text) == 12 and text.isascii() and text.isdigit()
