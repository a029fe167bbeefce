"""The figures of the design, each measured beside a named baseline in the same run: `./run bench`.

Here belong what is measured, what it is measured against, and how it is told. Never here: an
assertion about time. Machines differ, and a figure that misses its goal is news, not a failure.
"""
