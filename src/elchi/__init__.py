"""Elchi, the institutional memory of diplomacy."""

__version__ = "0.1.0"
