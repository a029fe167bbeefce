"""What may be fetched from the county: the published files, and the page for a villager's phone.

Here belong views, their templates and their headers. Never here: anything about a single person.
"""
