"""The hardware, a folder for each device: idcard/, printer/, …

What belongs here: for each device the protocol (bytes to values and back, pure), a driver thread
with one closed set of statuses, a simulator that speaks the real bytes over a real pty or socket,
and a command to poke it by hand.

What never does: anything that knows a visit, a screen, a payment or a database; anything that
keeps what a card or a receipt said longer than the device itself needs it.
"""
