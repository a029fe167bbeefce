"""Where each published file lies, relative to the county's base address and to a stick's folder.

Shards are shared by the whole county; they and all indexes are named after their content and may
be cached for ever. The one file of a township that changes is its `head.json`, which is so small
that a terminal with nothing new to fetch reads nothing else.
"""

import re
from urllib.parse import urljoin

_NAME = re.compile(r"[0-9a-f]{64}")


def is_name(text: str) -> bool:
    """Whether this is a sha-256 in small hex, the only name a content-addressed file has."""
    return _NAME.fullmatch(text) is not None


def shard_path(name: str) -> str:
    """`shards/ab/<sha256>`; `ValueError` for a name that is none."""
    return f"shards/{name[:2]}/{_checked(name)}"


def head_path(township: str) -> str:
    """`repo/<township>/head.json`: which index a township has now."""
    return f"{_repository(township)}/head.json"


def township_index_path(township: str, name: str) -> str:
    """`repo/<township>/index.<sha256>.json`: the index that the head names."""
    return f"{_repository(township)}/index.{_checked(name)}.json"


def region_index_path(township: str, region: str, name: str) -> str:
    """`repo/<township>/regions/<region>.<sha256>.json`: one of those the township's names."""
    if not _is_region(region):
        raise ValueError("a region's code has 12 digits")
    return f"{_repository(township)}/regions/{region}.{_checked(name)}.json"


def metadata_folder(township: str) -> str:
    """`repo/<township>/metadata/`: where the township's signed files lie."""
    if not _is_region(township):
        raise ValueError("a township's code has 12 digits")
    return f"repo/{township}/metadata/"


def metadata_path(township: str, role: str, version: int | None = None) -> str:
    """`<folder>/<version>.<role>.json`; without a version only for `timestamp`, which changes."""
    name = f"{role}.json" if version is None else f"{version}.{role}.json"
    return metadata_folder(township) + name


def target_path(township: str, target: str, sha256: str) -> str:
    """`repo/<township>/targets/<folder>/<sha256>.<name>` for the target `<folder>/<name>`."""
    if not _is_region(township):
        raise ValueError("a township's code has 12 digits")
    folder, slash, name = target.rpartition("/")
    return f"repo/{township}/targets/{folder}{slash}{_checked(sha256)}.{name}"


def url_of(base_url: str, path: str) -> str:
    """The address of a published path under the county's base address."""
    return urljoin(f"{base_url.rstrip('/')}/", path)


def _checked(name: str) -> str:
    if not is_name(name):
        raise ValueError("a published file is named by its sha-256 in hex")
    return name


def _repository(township: str) -> str:
    if not _is_region(township):
        raise ValueError("a township's code has 12 digits")
    return f"repo/{township}"


def _is_region(text: str) -> bool:
    return len(text) == 12 and text.isascii() and text.isdigit()
