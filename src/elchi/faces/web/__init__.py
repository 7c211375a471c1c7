"""The web face: pages and an API that give the same answers; nothing is loaded from other hosts."""
