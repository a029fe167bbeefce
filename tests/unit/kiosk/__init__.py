"""The pure core of the terminal, as tables and stories."""
