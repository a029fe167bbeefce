"""Decisions, tables and layouts, one unit at a time."""
