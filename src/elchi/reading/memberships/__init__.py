"""Who belongs to which body, and what bodies are called."""
