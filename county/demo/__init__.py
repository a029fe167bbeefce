"""An invented county: everything in it follows from a seed and a day, and nobody in it is real.

Here belong the pure generators (people, programmes, payments, the cast, notices) and the one
module that loads what they made into the database. Never here: anything that a real county
would need.
"""
