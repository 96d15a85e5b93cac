"""From typed text to meaning and from answers to the path; pure."""
