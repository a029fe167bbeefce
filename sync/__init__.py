"""The local copy of the disclosed data: how it is fetched, checked, stored and opened.

Here belong the fetcher, the one transaction that replaces rows, and the replica's tables.
Never here: anything that draws, touches hardware, decides what a person sees, or imports
`kiosk`, `screens`, `device` or `county`.
"""
