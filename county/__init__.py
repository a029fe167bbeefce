"""The county end: holds the disclosed data, publishes them, answers a phone.

Here belong the Django project and its small apps: `disclosure` (what is held), `demo` (an invented
county), `publishing` (what leaves as static files), `portal` (what a phone or a kiosk may fetch)
and `cli` (the `county` command). Of the rest of the house only `sync.wire` is known here. Never
here: anything that runs on a terminal.
"""
