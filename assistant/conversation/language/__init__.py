"""Understands what people type: rules from content, and nothing coded from likeness alone."""
