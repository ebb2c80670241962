"""Everybody else's files: one codec a format, foreign bytes in and out of the model."""
