"""Files with single targets put right, every other byte as it was."""
