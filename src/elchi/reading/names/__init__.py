"""People with their offices, bodies, places and events, as written."""
