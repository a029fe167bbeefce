"""What the county holds that a table's rows are checked against, and how good rows get there.

Here belong the queries before a check and the inserts at publication, one module a kind of table.
Never here: a rule about a row (`tables`).
"""
