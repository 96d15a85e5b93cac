"""The optional extra of understanding: how like two sentences are, by weights that are installed apart."""
