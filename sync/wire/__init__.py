"""What both ends speak: dataset schema, shards and their seals, indexes, keys, take-away links.

Here belong formats and rules that county and kiosk must agree on to the byte, as pure
functions of values. Never here: files, sockets, databases, clocks, settings, or a rule that only
one end needs.
"""
