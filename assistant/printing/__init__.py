"""Prints documents: PDF through typst, DOCX through python-docx; both are known to this room alone."""
