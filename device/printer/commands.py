"""The ESC/POS commands we send, by the names of the command sets, as bytes.

Sources: Epson ESC/POS, the Chinese mode (FS) commands of 58 and 80 mm printers sold in China.
"""

from __future__ import annotations

INIT = b"\x1b@"
LF = b"\n"
CHINESE_ON = b"\x1c&"
CHINESE_OFF = b"\x1c."
LINE_PITCH = b"\x1b3"
LINE_PITCH_DEFAULT = b"\x1b2"
FEED_LINES = b"\x1bd"
FEED_DOTS = b"\x1bJ"
ALIGN = b"\x1ba"
BOLD = b"\x1bE"
SIZE = b"\x1d!"
"""GS ! n: low nibble height − 1, high nibble width − 1. Some firmware minds it for ASCII only."""
CHINESE_SIZE = b"\x1c!"
"""FS ! n: bit 2 double width, bit 3 double height, of hanzi."""
INVERT = b"\x1dB"
RASTER = b"\x1dv0"
CUT = b"\x1dV"
STATUS = b"\x10\x04"
"""DLE EOT n, n = 1 to 4: answered at once, also off-line."""
QUEUED_STATUS = b"\x1dr\x01"
"""GS r 1: answered when everything before it has been printed."""
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: what was received and not yet printed is forgotten, at once, also off-line."""

SIZE_BYTE = {1: b"\x00", 2: b"\x11"}
CHINESE_SIZE_BYTE = {1: b"\x00", 2: b"\x0c"}
ON, OFF = b"\x01", b"\x00"
