"""Places, events and what happens there, as written."""
