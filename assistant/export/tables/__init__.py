"""Tables for programs: events, interviews and the codebook as CSV; no cell can act, every word comes back."""
