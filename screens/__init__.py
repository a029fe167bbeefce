"""What one sees: the Kivy app, a `.py` and a `.kv` a screen, shared parts, theme.

Here belong widgets and nothing else: they get view-models (`kiosk.views`) and give intents
(`kiosk.intents`). Never here: a decision, a query, a device, a file of data.
"""
