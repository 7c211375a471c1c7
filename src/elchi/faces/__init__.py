"""The command line and the other ways in."""
