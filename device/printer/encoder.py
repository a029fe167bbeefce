"""Text as a Chinese printer in Chinese mode takes it: ASCII as ASCII, all else two bytes of GBK.

Printers that say GB18030 know its two-byte part only; a four-byte character would print rubbish,
and a code page would print "?" (python-escpos' own text path does both). What does not fit is not
sent as text at all: the caller draws that row.
"""

from __future__ import annotations


def gbk(text: str) -> bytes | None:
    """`text` as bytes for Chinese mode, or None if a character of it is beyond two-byte GBK.

    Control characters do not fit either: they would be commands.
    """
    if any(ch.isascii() and not ch.isprintable() for ch in text):
        return None
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        return None
