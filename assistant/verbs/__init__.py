"""What the verbs of the command do, one module for each that is more than a few lines."""
