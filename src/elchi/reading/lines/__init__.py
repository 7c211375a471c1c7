"""Text becomes segments, tokens and units, and lines of units are matched by patterns."""
