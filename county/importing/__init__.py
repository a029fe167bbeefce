"""From a clerk's workbook to a batch of checked rows, and from there to what is disclosed.

Here belong reading workbooks with distrust (`workbook`), what the collection tables are and what
must hold of their rows (`tables`, pure), what the county already holds (`held`), and the way of a
batch from draft to published. Never here: what leaves the county, nor a reason, a log line or an
exception that carries a cell of a row: refusals name headings and places only.
"""
