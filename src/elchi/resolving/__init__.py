"""From a reading to claims about known people, places and times."""
