"""Who asks whom for a view or an assessment, and what is answered."""
