"""Protocols and devices: real bytes over real ports, damaged in every way a line can do it."""
