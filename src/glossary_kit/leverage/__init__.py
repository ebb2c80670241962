"""What a memory is worth for a draft: its segments by band, and the targets it can give."""
