"""The append-only record: one writer, one reader, proofs."""
