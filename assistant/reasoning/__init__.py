"""Answers to findings: evidence, readings, alternatives, plan, explanation; nothing is read or kept."""
