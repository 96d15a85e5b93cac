"""From a result to documents; renders, never writes a file."""
