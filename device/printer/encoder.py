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
    parts: list[bytes] = []
    for ch in text:
        if ch.isascii():
            if not ch.isprintable():
                return None
            parts.append(ch.encode("ascii"))
            continue
        try:
            pair = ch.encode("gbk")
        except UnicodeEncodeError:
            return None
        if len(pair) != 2:
            return None
        parts.append(pair)
    return b"".join(parts)
