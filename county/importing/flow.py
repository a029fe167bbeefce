"""The way of a batch: which action leads from which states to which."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class BatchState(StrEnum):
    """Where a batch stands; only what is published is disclosed."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


SHOWN: Mapping[BatchState, str] = {
    BatchState.DRAFT: "草稿",
    BatchState.PUBLISHED: "已公开",
    BatchState.WITHDRAWN: "已撤回",
}
"""The states as a clerk reads them."""


@unique
class Action(StrEnum):
    """What a person can do with a batch."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Step:
    """From any of these states to that one."""

    before: frozenset[BatchState]
    after: BatchState


FLOW: Mapping[Action, Step] = {
    Action.PUBLISH: Step(frozenset({BatchState.DRAFT}), BatchState.PUBLISHED),
    Action.WITHDRAW: Step(
        frozenset({BatchState.DRAFT, BatchState.PUBLISHED}), BatchState.WITHDRAWN
    ),
}
