"""Telling a simulator what to do: one line over its Unix socket, one line back."""

import socket
from pathlib import Path

ANSWER_LIMIT_S = 5.0


def tell(control: Path, command: str) -> str:
    """The simulator's answer: `ok`, or `error: …`. `OSError` where it is gone."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(ANSWER_LIMIT_S)
        connection.connect(str(control))
        connection.sendall(f"{command}\n".encode())
        with connection.makefile(encoding="utf-8") as answers:
            return answers.readline().strip()
