"""What the terminal shows and plays, and where it lies: fonts, icons, sounds, demo data.

Here belong files and the few lines that find them and say what they hold. Logic that decides
anything never does: everybody may import this package, so it imports nobody.
"""
