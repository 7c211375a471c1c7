"""Bytes, paths and addresses to documents."""
