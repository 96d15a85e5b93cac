"""The pictures: a model each, told in words and drawn as SVG; own design, read without colour."""
