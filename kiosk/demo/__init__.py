"""The whole of Mingbai on one machine: county, sync, simulated devices and the terminal.

Here belong the child processes, the link that can be cut, and the settings that join them. Never
here: anything that the real terminal needs, or that only a demo's screen could know.
"""
