"""The bench itself: what it promises to measure, and how it tells what it found."""
