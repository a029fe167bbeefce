"""Migrations of what was made of handed-in files."""
