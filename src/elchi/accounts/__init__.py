"""Who may come in: accounts with a role and a clearance, what opens for them, and an audit of who did what."""
