"""What breaks in the field, broken on purpose: killed, unplugged, full, torn."""
