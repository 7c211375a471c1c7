"""From a document to a reading."""
