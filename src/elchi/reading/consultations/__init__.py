"""Who asks whom for a view, and what is answered."""
