"""Markup: what must go through a translation unchanged."""
