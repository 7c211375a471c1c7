"""Words and registers as data."""
