"""People with their offices, and bodies, as written."""
