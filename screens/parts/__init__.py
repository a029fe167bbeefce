"""The parts that every page is made of, each a widget with its rules beside it.

A part draws what it is given and knows its own size for a given width. It never knows which page
it stands on, and never decides: what a touch means is the intent that came with its text.
"""
