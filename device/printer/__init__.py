"""The receipt printer: what a receipt is, how it is laid out, drawn, sent and answered for.

Here belong the lines of a receipt, its layout on paper, the ESC/POS bytes both ways, the links
to a printer, the driver thread, and a simulator that speaks the same bytes. What a receipt *says*
never belongs here: whoever prints makes the lines and words them.

From values to paper: `receipt` → `layout` → `raster` (a bitmap) or `escpos` (bytes) → `driver`.
"""
