"""How large a handed-in file may be, and what the process that opens it may use."""

FILE_BYTES = 256 << 20
PAGES = 600
"""The thickest bundle of vouchers known to the county has some 400."""

PIXELS = 120_000_000
"""Of one photo or one scanned page; 120 megapixels are 350 MB once opened."""

MEMORY_BYTES = 3 << 30
PAGE_CPU_S = 20
FILE_CPU_S = 1_500
FILE_WALL_S = 3_000
