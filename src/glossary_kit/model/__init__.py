"""The nouns: concepts, translation units and spans. Frozen, and knowing nothing of files."""
