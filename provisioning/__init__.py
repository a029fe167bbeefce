"""The technician's side: how a bare computer becomes a terminal, and stays one.

Here belong enrolment, the self-test, the systemd units, udev rules, lock-down, updates and the
image. Never here: anything that a villager sees, any rule about what the terminal shows or decides
(that is `kiosk`), and any device protocol (that is `device`). It may import `kiosk` and what
`kiosk` imports; nobody imports it.
"""
