"""Word documents: read as units, mended by tracked changes, written on by comments."""
