"""How a command ends when the world says no."""


class WorldSaidNoError(Exception):
    """Something outside the program is missing or broken; the text is one plain sentence."""
