"""Of which state an office or an organ is."""
