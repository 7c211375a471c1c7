"""The nouns of the house: documents, periods, claims, entities. Standard library only."""
