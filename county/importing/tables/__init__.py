"""The collection tables: headings, how each cell is read, what must hold of a row and of a file.

Here belong pure values and functions: the county's holdings are passed in. Never here: Django,
files, clocks.
"""
