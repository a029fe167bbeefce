"""Workbooks in and out: reading a clerk's file with distrust, templates, files of bad rows.

Here belongs all that knows about zip, XML and cells' places. Never here: what a table means.
"""
