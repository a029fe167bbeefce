"""The receipt printer, from the lines of a receipt to the paper and back, over real lines."""
