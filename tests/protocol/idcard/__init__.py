"""The ID-card reader, from single bytes up to the command a technician types."""
