"""What the assistant knows, as data: one kind of thing a file, each with its sources; no code lives here."""
