"""Numbers: figures, dates and their digits."""
