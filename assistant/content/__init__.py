"""Reads dialogs/ and knowledge/ and case files; the only room that knows YAML."""
