"""The one figure of a page, with what it is above it and in which words below it."""

from kivy.properties import StringProperty

from screens.parts import written  # noqa: F401, named by the rules beside this file
from screens.parts.base import Part
from screens.rules import load_rules

load_rules(__file__)


class Total(Part):
    """A sum of money, as large as the page allows."""

    label = StringProperty("")
    amount = StringProperty("")
    words = StringProperty("")
    """The sum in words, for large text."""
    summary = StringProperty("")
