"""What every county starts with, as tables of text: the chart of accounts, the screen's boards.

Here belong such tables and what reads them. Never here: anything of one county, or invented.
"""
