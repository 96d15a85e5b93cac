"""The use cases of an interview: what a face may ask for, and what it gets back."""
