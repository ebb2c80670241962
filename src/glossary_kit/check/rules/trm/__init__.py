"""Terminology: what the term base asks of a draft."""
