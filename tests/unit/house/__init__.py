"""The house itself: its tasks, locks, layers and pages."""
