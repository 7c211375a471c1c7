"""Words become units, and lines of units are matched by patterns."""
