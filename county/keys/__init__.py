"""What the county signs and seals with, and which kiosks it gives keys to.

Here belong the key files under `HOME/keys`, their making and renewal, and the list of kiosks. They
are files of their owner alone and no rows: an old copy of the database, brought back after a
failure, must not bring back an old key or version, and a copy handed to somebody must hold none.
Never here: Django, what is published, or how a key is used on the wire (`sync.wire`).
"""
