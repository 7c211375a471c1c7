"""Who held which office when."""
