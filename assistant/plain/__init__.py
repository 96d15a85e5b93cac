"""The plain face: one line in, a few lines out; no cursor movement, no colour, for pipes and screen readers."""
