"""Who is who within one document."""
