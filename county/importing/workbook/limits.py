"""How large a workbook may be, and what the process that reads it may use."""

FILE_BYTES = 64 << 20
UNPACKED_BYTES = 400 << 20
PARTS = 2_000
SHEETS = 20
ROWS = 200_000
COLUMNS = 200
MEMORY_BYTES = 3 << 30
CPU_S = 60
WALL_S = 120
