"""Typography: punctuation, spacing and spelling as the house wants them."""
