"""The declarations of the published datasets, one topic a module; `sync.wire.schema` has them all.

Here belong columns, their closed lists and their privacy, and the few words they are declared in.
Never here: how rows are written down, stored, checked or shown.
"""
