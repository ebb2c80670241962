"""Checks of a draft that somebody works on: read, checked, mended step by step, given back."""
