"""Completeness: what is missing, untranslated or left over."""
