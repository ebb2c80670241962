"""Our own files: the term base (a concept is a page) and the memory (a unit is a row)."""
