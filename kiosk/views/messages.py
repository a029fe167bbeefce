"""Everything said in one breath: the sad ways with their remedies, the ends, the countdown."""

from typing import assert_never

from kiosk.intents import Continue
from kiosk.profile import Profile
from kiosk.state import Ending, Sad, State
from kiosk.views.header import header_of
from kiosk.views.model import Choice, Icon, MessageView, Tone
from kiosk.words import say, say_lines


def sad_view(state: State, profile: Profile, sad: Sad) -> MessageView:
    """Why there is nothing to see, kindly, with the remedy and the phone in the same breath."""
    header = header_of(state, profile)
    close = (Choice(say("sad.close"), Continue(), main=True),)
    match sad:
        case Sad.TAKEN_TOO_EARLY:
            return MessageView(
                header, Icon.CARD, say("sad.early_title"), say_lines("sad.early_body")
            )
        case Sad.NOT_READ:
            return MessageView(
                header, Icon.CARD, say("sad.not_read_title"), say_lines("sad.not_read_body")
            )
        case Sad.UNKNOWN_CARD:
            return MessageView(
                header, Icon.CARD, say("sad.unknown_title"), say_lines("sad.unknown_body"), close
            )
        case Sad.NOBODY_FOUND:
            township = state.data.township if state.data else ""
            body = (
                say_lines("sad.nobody_body", township=township)
                if township
                else say_lines("sad.nobody_body_unplaced")
            )
            return MessageView(
                header,
                Icon.PERSON,
                say("sad.nobody_title"),
                body,
                close,
                phone=profile.help_phone,
            )
        case Sad.NO_DATA:
            return MessageView(
                header,
                Icon.DATA,
                say("sad.no_data_title"),
                say_lines("sad.no_data_body"),
                close,
                phone=profile.help_phone,
                tone=Tone.TROUBLE,
            )
        case _:
            assert_never(sad)


def goodbye_view(state: State, profile: Profile, how: Ending) -> MessageView:
    """The visit is over and wiped."""
    key = how.value.replace("-", "_")
    return MessageView(
        header_of(state, profile),
        Icon.DONE,
        say(f"end.{key}_title"),
        say_lines(f"end.{key}_body"),
    )


def card_forgotten_view(state: State, profile: Profile) -> MessageView:
    """The card still lies there after the end."""
    return MessageView(
        header_of(state, profile),
        Icon.CARD,
        say("end.forgotten_title"),
        say_lines("end.forgotten_body"),
        tone=Tone.TROUBLE,
    )


def still_there_view(state: State, profile: Profile, seconds_left: int) -> MessageView:
    """One big 继续 before the page is wiped."""
    return MessageView(
        header_of(state, profile),
        Icon.WAIT,
        say("end.still_title"),
        say_lines("end.still_body", seconds=seconds_left),
        (Choice(say("end.continue"), Continue(), main=True),),
        seconds_left=seconds_left,
    )
