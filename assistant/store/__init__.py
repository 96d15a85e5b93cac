"""Keeps cases, interviews and events in one SQLite file; the only room that knows the driver."""
