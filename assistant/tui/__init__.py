"""The terminal face in Textual; draws turns and hands back lines and choices, nothing else."""
