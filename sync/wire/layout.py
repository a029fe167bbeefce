"""Where each published file lies, relative to the county's base address and to a stick's folder.

Shards are shared by the whole county. They and a township's targets are named after their content,
its signed files after their version: all may be cached for ever but `timestamp.json`, the one file
that changes, which is so small that a terminal with nothing new to fetch reads nothing else.
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


def _is_region(text: str) -> bool:
    return len(text) == 12 and text.isascii() and text.isdigit()
