"""The `kiosk` command line: arguments in, exit codes out.

Here belong parsers and one-sentence messages in English. Never here: work that another module of
`kiosk`, `sync` or `device` should do; and nothing that a villager reads.
"""
