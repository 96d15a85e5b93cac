"""Undersong: a guided developmental-history interview and what its answers may mean."""

__version__ = "0.1.0"
