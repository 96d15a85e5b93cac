"""Practice: an invented family to interview, and what an interviewer can learn from it; pure, and apart from the clinic."""
