"""View-models: everything a screen shows, already in the words and figures a person reads.

Here belong frozen values and the pure functions that make them from the state and from what the
replica holds. Never here: Kivy, SQL, clocks, or a text that is not in the catalogue of words.
"""
