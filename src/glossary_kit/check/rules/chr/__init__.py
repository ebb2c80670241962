"""Characters: the encoding of Khmer text."""
