"""Papers and photos that people hand in, good and hostile."""
