"""Taking in files: every page of a paper and every photo becomes one picture that kiosks can show.

Here belong the reading of files that people hand in (which may be hostile, and are opened in a
process of their own), the pictures made of them under `HOME/files`, and the rows that tie pictures
to what they belong to. Never here: how pictures are sealed and published.
"""
