"""Migrations of uploads and batches."""
