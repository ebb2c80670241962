"""Consistency: what is said once should be said the same way again."""
