"""What a print job's state means to the person waiting for the paper."""

from typing import assert_never

from device.printer.jobs import Discarded, Done, Failed, JobState, Printing, Queued, Unknown


def is_over(state: JobState) -> bool:
    """Whether nothing more will be heard of the job."""
    match state:
        case Queued() | Printing():
            return False
        case Done() | Failed() | Unknown() | Discarded():
            return True
        case _:
            assert_never(state)


def may_have_printed(state: JobState) -> bool:
    """Whether paper may have come out, so that the next copy must say 补打."""
    match state:
        case Printing() | Done() | Unknown():
            return True
        case Queued() | Failed() | Discarded():
            return False
        case _:
            assert_never(state)
