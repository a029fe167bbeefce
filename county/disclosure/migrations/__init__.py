"""The tables' history, written by Django's makemigrations. Never here: data of one county."""
