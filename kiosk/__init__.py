"""The terminal's logic, free of Kivy: visit, look-up, notices, receipts, settings, command line.

Here belong decisions as pure functions of values, and the few threads that bring events to them
(`kiosk.terminal`). Never here: anything that draws, or speaks to hardware or the network itself.
"""
