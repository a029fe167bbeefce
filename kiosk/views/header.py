"""The quiet line on top of every page."""

from kiosk import phrases
from kiosk.profile import Profile
from kiosk.state import State
from kiosk.views.model import Header
from kiosk.words import say


def is_stale(state: State, profile: Profile) -> bool:
    """Whether the data are older than the county promises."""
    if state.data is None:
        return False
    return (state.wall.date() - state.data.as_of).days > profile.stale_after_days


def header_of(state: State, profile: Profile) -> Header:
    """Whose screen it is, how old the data are, and whether they are real."""
    demo = say("header.demo") if profile.demo else None
    if state.data is None:
        return Header(say("header.place_unknown"), say("header.no_data"), demo, stale=True)
    stale = is_stale(state, profile)
    as_of = phrases.day_seen_from(state.data.as_of, state.wall.date())
    return Header(
        place=say("header.place", township=state.data.township),
        aside=say("header.as_of_stale" if stale else "header.as_of", day=as_of),
        demo=demo,
        stale=stale,
    )
