"""The demo's pepper. Everybody can work it out: it protects nobody, because nobody is real."""

import hashlib


def pepper_hex(seed: int) -> str:
    """32 bytes as hex digits, from the seed."""
    return hashlib.sha256(f"mingbai demo pepper {seed}".encode()).hexdigest()
