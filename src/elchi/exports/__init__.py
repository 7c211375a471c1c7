"""The record in other formats, one file each."""
