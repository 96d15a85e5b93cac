"""The dialogue as data: sections, questions and options in YAML; no code lives here."""
