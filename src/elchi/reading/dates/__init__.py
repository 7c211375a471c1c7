"""Date expressions, as written."""
