"""A receipt printer that is not there: it speaks the real bytes over a real socket or pty.

Here belongs what a printer does with bytes: interpret, draw on paper, answer, break down. It knows
only what `device.printer.commands` names, so that a byte it does not know is a fault of ours, and
nothing of the driver, which must not be able to tell it from hardware.
"""
