"""The `county` command: arguments, exit codes, sentences for whoever typed it.

Here belong argument parsing and the wording of what went wrong. Never here: what the commands do.
Exit codes: 0 done, 1 the world said no (one sentence on stderr), 2 wrong use.
"""
