"""The county end: holds the disclosed data, publishes them, answers a phone.

Here belong the Django project and its small apps: `disclosure` (what is held), `importing` (tables
that clerks hand in), `attaching` (pictures of papers and photos), `demo` (an invented county),
`keys` (what is signed and sealed with), `publishing` (what leaves as static files), `portal` (what
a phone or a kiosk may fetch) and `cli` (the `county` command). Of the rest of the house only
`sync.wire` is known here. Never here: anything that runs on a terminal.
"""
