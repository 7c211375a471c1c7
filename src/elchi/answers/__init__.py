"""Questions to a View of the record."""
