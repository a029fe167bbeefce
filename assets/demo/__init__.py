"""What the invented county is made from: real regions (`regions.csv`), lists of common names."""
